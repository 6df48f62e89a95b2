"""Querysets of decisions and of the actions that follow."""

from __future__ import annotations

import datetime
from typing import Self

from django.apps import apps
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from crpv_portal.common.search import words_asked, words_in

from ..choices import ActionState, MeetingStatus, Visibility
from ..validators import REFERENCE
from .parts import BodyPartQuerySet


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
