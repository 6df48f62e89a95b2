"""Public sheets of which anybody may report an error: found by their address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.urls import Resolver404, resolve, reverse

from centres.models import Centre
from governance.models import Body, Decision, Meeting
from partners.models import Edition, Organisation, Provision

NOBODY = AnonymousUser()
LONGEST_PAGE = 500


@dataclass(frozen=True)
class PublicSheet:
    """Sheet as the public sees it: its address, its title, and the row that it shows."""

    page: str
    title: str
    row: Model

    @property
    def admin_url(self) -> str:
        """Return the address where the staff edits the row."""
        meta = self.row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.row.pk])


def _charter() -> Model | None:
    return Edition.objects.visible_to(NOBODY).filter(text__kind="charter").order_by("-pk").first()


FINDERS: dict[str, Callable[..., Model | None]] = {
    "centres:detail": lambda slug: Centre.objects.visible_to(NOBODY).filter(slug=slug).first(),
    "partners:organisation_detail": lambda slug: (
        Organisation.objects.visible_to(NOBODY).filter(slug=slug).first()
    ),
    "partners:charter": _charter,
    "partners:edition_detail": lambda edition: (
        Edition.objects.visible_to(NOBODY).filter(slug=edition).first()
    ),
    "partners:provision_detail": lambda edition, code: (
        Provision.objects.public().filter(edition__slug=edition, code=code).first()
    ),
    "governance:body_detail": lambda slug: (
        Body.objects.visible_to(NOBODY).filter(slug=slug).first()
    ),
    "governance:meeting_detail": lambda slug: (
        Meeting.objects.visible_to(NOBODY).filter(slug=slug).first()
    ),
    "governance:decision_detail": lambda reference: (
        Decision.objects.public().of_reference(reference).first()
    ),
}


def sheet_at(page: str) -> PublicSheet | None:
    """Return the sheet of this path; None when the public sees none there."""
    path = page[:LONGEST_PAGE].partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return None
    finder = FINDERS.get(found.view_name)
    row = finder(**found.kwargs) if finder else None
    if row is None:
        return None
    return PublicSheet(path, str(row), row)
