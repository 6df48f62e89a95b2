"""Querysets of decisions and of the actions that follow."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from crpv_portal.common.search import words_asked, words_in

from ..choices import ActionState, MeetingStatus, Visibility
from ..validators import REFERENCE
from .parts import BodyPartQuerySet

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class DecisionQuerySet(BodyPartQuerySet):
    # A draft marked public in advance is not shown before it is adopted.
    published = Q(visibility=Visibility.PUBLIC, adopted_on__isnull=False)

    def for_list(self) -> Self:
        """Read the relations that lists show."""
        return self.select_related("body__centre", "body__region", "item__meeting")

    def real(self) -> Self:
        """Leave out the demonstration's, which are counted and cited nowhere among the real."""
        return self.filter(item__meeting__is_sample=False)

    def latest_first(self) -> Self:
        return self.order_by("-adopted_on", "-number", "pk")

    def of_reference(self, text: str) -> Self:
        """Keep the decision that a reference names (`can-2026-7`); none for what is none."""
        found = REFERENCE.fullmatch(text)
        if found is None:
            return self.none()
        code, year, number = found["code"].upper(), int(found["year"]), int(found["number"])
        return self.filter(body__code=code, year=year, number=number)

    def search(self, text: str) -> Self:
        """Match the first words, by French stems, in the text of the decision; or its number."""
        if not text.strip():
            return self
        if REFERENCE.fullmatch(text.strip()):
            return self.of_reference(text.strip())
        return self.annotate(words=words_in("text")).filter(words=words_asked(text))

    def adopted_by(self, on: datetime.date) -> Self:
        return self.filter(adopted_on__lte=on)

    def adopted(self) -> Self:
        return self.filter(adopted_on__isnull=False)


class ActionItemQuerySet(BodyPartQuerySet):
    def open(self) -> Self:
        return self.filter(state=ActionState.OPEN)

    def late(self, on: datetime.date) -> Self:
        return self.open().filter(due_on__lt=on)

    def to_remind(self, until: datetime.date) -> Self:
        """Keep what its owner is reminded of: open, due by that day, of who wants reminders."""
        refusals = apps.get_model("governance", "DigestRefusal").objects.values("person")
        return (
            self.open()
            .filter(due_on__lte=until, owner_person__isnull=False)
            .exclude(owner_person__in=refusals)
        )

    def with_age(self, on: datetime.date) -> Self:
        """Annotate `age`: the meetings held after the one of origin, up to that day."""
        later = (
            apps.get_model("governance", "Meeting")
            .objects.filter(
                body=OuterRef("body"),
                status=MeetingStatus.HELD,
                starts_on__gt=OuterRef("item__meeting__starts_on"),
                starts_on__lte=on,
            )
            .order_by()
            .values("body")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(age=Coalesce(Subquery(later), 0))


class ActionAnswerQuerySet(QuerySet):
    def manageable_by(self, user: AnyUser) -> Self:
        """Keep the answers about actions of the bodies that this account keeps."""
        actions = apps.get_model("governance", "ActionItem").objects.manageable_by(user)
        return self.filter(action__in=actions)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)
