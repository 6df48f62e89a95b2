"""What the staff decides of a body that one of its keepers declared."""

from __future__ import annotations

from django.urls import reverse

from governance.models import Body
from tests.factories.governance import BodyFactory

from .planting import FinalAct, Planted, mails, of_record


def confirm_at_once() -> Planted:
    BodyFactory(declared=True)
    page = reverse("dashboard:list", args=["instances-declarees"])
    confirmed = Body.objects.filter(confirmed_at__isnull=False).count
    return Planted(page, "act", confirmed, button="at-once")


def confirm() -> Planted:
    return of_record(BodyFactory(declared=True), "confirmer-la-declaration", mails)


def same_as() -> Planted:
    known = BodyFactory()
    return of_record(BodyFactory(declared=True), "c-est-deja", mails, into=known.pk)


def turn_down() -> Planted:
    return of_record(BodyFactory(declared=True), "ecarter-la-declaration", mails)


ACTS = {
    "dashboard:confirm_body": FinalAct(confirm_at_once, "est déjà confirmée"),
    "governance.body confirmer-la-declaration": FinalAct(confirm, "ne s’applique pas, ou plus"),
    "governance.body c-est-deja": FinalAct(same_as, "ne s’applique pas, ou plus"),
    "governance.body ecarter-la-declaration": FinalAct(turn_down, "ne s’applique pas, ou plus"),
}
