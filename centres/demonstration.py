"""Accounts of the demonstration: those of the State, and a member of a centre."""

from crpv_portal.accounts.demonstration import (
    REASON,
    DemonstrationAccount,
    make_account,
)
from crpv_portal.accounts.demonstration import make_accounts as make_state_accounts
from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.history import because

from .models import Centre, CentreMembership


def director_s_centre() -> Centre | None:
    """Return the centre of the demonstration's director: the first one, once there is any."""
    return Centre.objects.public().order_by("slug").first()


def make_accounts() -> list[DemonstrationAccount]:
    """Make the State's accounts and, once there is a centre, the first one's director."""
    accounts = make_state_accounts()
    centre = director_s_centre()
    if centre is not None:
        account = make_account("direction.centre", f"direction du centre {centre.name}"[:100])
        memberships = CentreMembership.objects.filter(user=account.user, centre=centre)
        if not memberships.in_force(today()).exists():
            membership = CentreMembership(
                user=account.user,
                centre=centre,
                is_director=True,
                start_on=today(),
                start_on_precision=DatePrecision.DAY,
            )
            with because(REASON):
                membership.full_clean()
                membership.save()
        accounts.append(account)
    return accounts
