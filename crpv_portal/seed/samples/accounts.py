"""Accounts of the demonstration, with a person each, and the secretary of a sample committee."""

from __future__ import annotations

from centres.demonstration import make_accounts as make_centre_accounts
from crpv_portal.accounts.demonstration import (
    DOMAIN,
    REASON,
    DemonstrationAccount,
    make_account,
)
from crpv_portal.accounts.models import User
from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from governance.models import Body, Secretaryship
from partners.models import Person

SECRETARY = "secretariat.comite"
KEPT_BODY = "EXCAN"


def make_accounts() -> list[DemonstrationAccount]:
    """Make the accounts of the State, of a centre, and of the sample committee's secretary."""
    accounts = make_centre_accounts()
    accounts.append(make_account(SECRETARY, "secrétariat d’un comité d’exemple"))
    attach_accounts()
    return accounts


def attach_accounts() -> None:
    """Give each demonstration account its person, and the secretary the body to keep.

    Running it again adds nothing; without the samples, the secretary waits for them.
    """
    with because(REASON):
        for account in User.objects.filter(email__endswith=f"@{DOMAIN}", person__isnull=True):
            Person.objects.create(
                first_name=account.first_name,
                last_name=account.last_name,
                function_email=account.email,
                user=account,
            )
        user = User.objects.filter(email=f"{SECRETARY}@{DOMAIN}").first()
        body = Body.objects.filter(code=KEPT_BODY, is_sample=True).first()
        if user is None or body is None:
            return
        if Secretaryship.objects.filter(user=user, body=body).in_force(today()).exists():
            return
        secretaryship = Secretaryship(
            user=user, body=body, start_on=today(), start_on_precision=DatePrecision.DAY
        )
        secretaryship.full_clean()
        secretaryship.save()
