"""Services by which a body is declared from the working space, and confirmed or turned down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, wait_turn
from crpv_portal.common.names import name_slug
from crpv_portal.common.site_address import full_address
from crpv_portal.common.text import french_sort_key
from crpv_portal.outbox.services import queue_mail

from ..choices import CALLED_OFF, BodyKind, BodyLevel
from ..models import Body, BodyName, Meeting
from ..wording import dated_title, owner_of
from .existence import Existence, existence_on
from .services import create_body

if TYPE_CHECKING:
    from centres.models import Centre
    from crpv_portal.accounts.models import User
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Region

    from ..querysets import BodyQuerySet

LONGEST_CODE = 12
# Words of a name that give no letter to its code.
SMALL_WORDS = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "par",
        "pour",
        "sur",
    ]
)
# Of these, an owner usually has one: another name for the same kind is near enough to be asked.
ONE_OF_A_KIND = frozenset(
    {
        BodyKind.GENERAL_ASSEMBLY,
        BodyKind.BOARD,
        BodyKind.EXECUTIVE_BOARD,
        BodyKind.FUNDERS_COMMITTEE,
        BodyKind.SCIENTIFIC_COUNCIL,
    }
)
MOST_NEAR = 8
KIND = "déclaration d’instance"
CODE_IS_GIVEN = "Une décision adoptée porte déjà ce sigle : il ne change plus."


@dataclass(frozen=True)
class NearBody:
    """Body that the declared one may be: its owner, what became of it, whether it may be logged."""

    body: Body
    owner: str
    state: str
    is_kept: bool

    @property
    def may_be_logged(self) -> bool:
        return self.is_kept and not self.state.startswith(("n’existe plus", "déclaration écartée"))


def near_bodies(
    user: AnyUser,
    *,
    name: str,
    kind: str,
    region: Region | None = None,
    centre: Centre | None = None,
) -> list[NearBody]:
    """List the bodies of this owner, and national ones, whose name or kind is near: the best first.

    Only those that the account may know of: public ones, and those that it keeps.
    """
    kept = Body.objects.manageable_by(user)
    shown = Body.objects.visible_to(user) | kept
    own = shown.filter(region=region) if region else shown.filter(centre=centre)
    among = (own | shown.filter(level=BodyLevel.NATIONAL)).select_related("centre", "region")
    found = {body.pk: body for body in Body.objects.filter(pk__in=among.values("pk")).alike(name)}
    if kind in ONE_OF_A_KIND:
        alike = own.filter(kind=kind).order_by("order_key", "pk")
        found |= {body.pk: body for body in alike if body.pk not in found}
    rows = list(found.values())[:MOST_NEAR]
    whole = Body.objects.select_related("centre", "region").in_bulk([row.pk for row in rows])
    keeps = set(kept.filter(pk__in=whole).values_list("pk", flat=True))
    return [
        NearBody(whole[row.pk], owner_of(whole[row.pk]), _state(whole[row.pk]), row.pk in keeps)
        for row in rows
    ]


def _state(body: Body) -> str:
    """Return what became of it, in words; empty for one that exists and is known to all."""
    if body.is_declined:
        return "déclaration écartée par l’ANCT"
    if existence_on(body, today()) is Existence.OVER:
        return "n’existe plus"
    return "déclarée, à confirmer par l’ANCT" if body.awaits_confirmation else ""


def proposed_code(name: str, owner: str) -> str:
    """Return a free code made of the first letters of the name, then of its owner's words."""
    words = [*_words(name), *(word[:3] for word in _words(owner)[:1])]
    letters = "".join(word[0] for word in words[:-1]) + words[-1] if words else ""
    start = re.sub(r"[^A-Z0-9]", "", letters.upper())[: LONGEST_CODE - 2]
    start = start if len(start) > 1 else f"INS{start}"
    return _free_code(start, Body.objects.all())


def capitals_code(body: Body) -> str:
    """Return the code that the capitals of the body's name make, or else its first letters.

    That of the body itself when it is the same; else a free one.
    """
    name = re.sub(r"[’']", " ", str(body.name))
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    start = re.sub(r"[^A-Z0-9]", "", french_sort_key(capitals).upper())[: LONGEST_CODE - 2]
    if len(start) < 2:
        letters = "".join(word[0] for word in _words(name)).upper()
        start = re.sub(r"[^A-Z0-9]", "", letters)[: LONGEST_CODE - 2]
    if len(start) < 2:
        return body.code
    return _free_code(start, Body.objects.exclude(pk=body.pk)) or body.code


def _free_code(start: str, bodies: BodyQuerySet) -> str:
    """Return the code, or the first that a number makes of it and none of the bodies has."""
    used = set(bodies.filter(code__startswith=start).values_list("code", flat=True))
    numbered = (f"{start}{number}" for number in range(2, 100))
    return next((code for code in (start, *numbered) if code not in used), "")


def _words(text: str) -> list[str]:
    return [word for word in french_sort_key(text).split() if word not in SMALL_WORDS]


def wait_to_declare(*, region: Region | None = None, centre: Centre | None = None) -> None:
    """Have those who declare a body of the same owner at once wait for each other."""
    wait_turn(f"declare {'region' if region else 'centre'} {(region or centre).pk}")  # type: ignore[union-attr] # one of both


@transaction.atomic
def declare_body(
    *,
    by: User,
    name: str,
    kind: str,
    code: str = "",
    region: Region | None = None,
    centre: Centre | None = None,
) -> Body:
    """Create a body that its keepers use at once, and that nobody else reads until ANCT confirms.

    code: of its decisions; a free one is chosen without. Raises ValidationError, at its field, for
    a code that another body bears.
    """
    wait_to_declare(region=region, centre=centre)
    owner = centre.short_name if centre else region.name if region else ""
    with because("instance déclarée", action="declare_body"):
        body = create_body(
            name=name,
            slug=name_slug(BodyName, f"{owner} {name}"),
            code=code or proposed_code(name, owner),
            kind=kind,
            region=region,
            centre=centre,
            attested=PartialDate(today()),
            reason="instance déclarée",
        )
        body.declared_at, body.declared_by = timezone.now(), by
        body.full_clean()
        body.save(update_fields=["declared_at", "declared_by", "updated_at"])
    return body


@transaction.atomic
def confirm_declared_body(*, body: Body, by: User, reason: str = "", code: str = "") -> Body:
    """Confirm a declared body: it becomes public, and its declarer is told.

    code: of its decisions; that of the declaration without. One that was turned down may be
    confirmed after all. Raises ValidationError for one that was never declared, or is confirmed
    already, and for another code once a decision is adopted, whose reference bears it.
    """
    body = locked(body)
    _refuse_unless_open(body)
    if code and code != body.code:
        if body.decisions.adopted().exists():
            raise ValidationError({"code": CODE_IS_GIVEN})
        body.code = code
    body.confirmed_at, body.decided_by = timezone.now(), by
    body.declined_at, body.declined_why, body.same_as = None, "", None
    body.confidence = Confidence.RECORDED
    with because(reason or "déclaration confirmée", action="confirm_declared_body"):
        body.full_clean()
        body.save()
        body.names.filter(confidence=Confidence.UNVERIFIED).update(confidence=Confidence.RECORDED)
    _tell_declarer(body)
    return body


@transaction.atomic
def decline_declared_body(
    *, body: Body, by: User, reason: str, same_as: Body | None = None
) -> Body:
    """Turn a declared body down; its records stay with its keepers, and its declarer is told why.

    same_as: the body that it is, known under another name. Raises ValidationError when it is
    confirmed or turned down already.
    """
    reason = required_reason(reason)
    body = locked(body)
    _refuse_unless_open(body)
    if body.is_declined:
        raise ValidationError("Cette déclaration est déjà écartée.")
    body.declined_at, body.decided_by = timezone.now(), by
    body.declined_why, body.same_as = reason, same_as
    with because(reason, action="decline_declared_body"):
        body.full_clean()
        body.save()
    _tell_declarer(body)
    return body


def meetings_left(body: Body) -> list[Meeting]:
    """List the meetings of a body that were not called off, the first one first."""
    return list(body.meetings.exclude(status__in=CALLED_OFF).order_by("starts_on", "pk"))


def _refuse_unless_open(body: Body) -> None:
    if body.declared_at is None:
        raise ValidationError("Cette instance n’a pas été déclarée : il n’y a rien à confirmer.")
    if body.confirmed_at is not None:
        raise ValidationError("Cette déclaration est déjà confirmée : l’instance est publique.")


def _tell_declarer(body: Body) -> None:
    declarer = body.declared_by
    if declarer is None or not declarer.is_active:
        return
    subjects = {
        True: "Votre déclaration d’instance n’est pas retenue",
        False: "Votre instance est confirmée",
    }
    context = {
        "body": body,
        "owner": owner_of(body),
        "left": [dated_title(each) for each in meetings_left(body)] if body.same_as else [],
        "url": full_address(reverse("espace:body_detail", args=[body.slug])),
        "site_title": settings.CRPV_SITE_TITLE,
        "why": "Vous recevez ce message parce que vous avez déclaré cette instance.",
    }
    queue_mail(
        kind=KIND,
        to=declarer.email,
        subject=subjects[body.is_declined],
        text=render_to_string("governance/email/declaration.txt", context),
        about=f"body:{body.public_id}",
        reply_to=settings.CRPV_CONTACT_EMAIL,
    )
