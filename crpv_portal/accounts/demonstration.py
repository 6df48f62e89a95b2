"""Accounts of the demonstration: made-up people, with addresses that no mail can reach."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from crpv_portal.territories.models import Region

from .models import Assignment, User

DOMAIN = "demonstration.example"  # RFC 2606: nobody's
REASON = "compte de démonstration"
OFFICERS_REGIONS = {"occitanie": "76", "la-reunion": "04"}  # INSEE codes: two centres, one centre

# No letter or digit that could be read as another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class NotADemonstration(Exception):
    """Raised when demonstration accounts are asked for outside a demonstration."""


@dataclass(frozen=True)
class DemonstrationAccount:
    """Account made for the demonstration, with the password that is shown once."""

    user: User
    password: str
    role: str


@transaction.atomic
def make_account(name: str, role: str, *, is_staff: bool = False) -> DemonstrationAccount:
    """Make the account `<name>@DOMAIN`, or give the existing one a new password.

    role: what the account is for, in words, for the person who will use it. Raises
    NotADemonstration on a real portal.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration
    address = f"{name}@{DOMAIN}"
    password = random_password()
    with because(REASON):
        user = User.objects.filter(email=address).first()
        if user is None:
            user = User.objects.create_user(
                address,
                password,
                first_name="Démonstration",
                last_name=role,
                is_staff=is_staff,
            )
        else:
            user.set_password(password)
            user.is_active = True
            user.save(update_fields=["password", "is_active"])
    return DemonstrationAccount(user, password, role)


def make_accounts() -> list[DemonstrationAccount]:
    """Make an account of the national staff, and an officer for each région of OFFICERS_REGIONS."""
    accounts = [make_account("agent.national", "agent national (ANCT)", is_staff=True)]
    for name, code in OFFICERS_REGIONS.items():
        region = Region.objects.filter(code=code).first()
        if region is not None:
            account = make_account(f"agent.{name}", f"agent régional ({region.name})")
            _assign(account.user, region)
            accounts.append(account)
    return accounts


def random_password() -> str:
    """Return four groups of four characters, about 79 bits, easy to copy by hand."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def _assign(user: User, region: Region) -> None:
    if Assignment.objects.filter(user=user, region=region).in_force(today()).exists():
        return
    assignment = Assignment(
        user=user,
        region=region,
        start_on=today(),
        start_on_precision=DatePrecision.DAY,
        service="Démonstration",
    )
    with because(REASON):
        assignment.full_clean()
        assignment.save()
