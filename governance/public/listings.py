"""Public lists under the filters of the address; pages and files are made from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.http import HttpRequest

from crpv_portal.common.day import AskedDay
from crpv_portal.common.french import counted, listing

from ..models import Body, Decision, Meeting
from .filters import BodyFilter, DecisionFilter, MeetingFilter


@dataclass(frozen=True)
class ListCount:
    """Count of a list: what is real and known, and the words for what it lists beside."""

    number: int
    apart: str

    @classmethod
    def of(cls, total: int, *, real: int, known: int | None = None) -> ListCount:
        """Count the known ones among the real; samples and the unknown are told apart."""
        known = real if known is None else known
        kinds = ((real - known, "pas encore connue(s) ce jour-là"), (total - real, "d’exemple"))
        beside = [counted(number, words) for number, words in kinds if number]
        return cls(known, f"et, à part, {listing(beside)}" if beside else "")


def listed_bodies(request: HttpRequest, day: AskedDay) -> BodyFilter:
    """Filter the visible bodies, for the list and its files."""
    visible = Body.objects.visible_to(request.user).national_first().known_first(day.on)
    return BodyFilter(request.GET, queryset=visible, on=day.on)


def listed_meetings(request: HttpRequest, on: datetime.date) -> MeetingFilter:
    """Filter the public meetings, for the list and its files."""
    public = Meeting.objects.public().next_first(on)
    return MeetingFilter(request.GET, queryset=public, on=on)


def listed_decisions(request: HttpRequest, on: datetime.date) -> DecisionFilter:
    """Filter the public decisions taken by that day, for the list and its files."""
    taken = Decision.objects.public().adopted_by(on)
    return DecisionFilter(request.GET, queryset=taken.latest_first())
