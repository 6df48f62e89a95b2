"""Public lists under the filters of the address; pages and files are made from them."""

from __future__ import annotations

import datetime

from django.http import HttpRequest

from crpv_portal.common.day import AskedDay

from ..models import Body, Decision, Meeting
from .filters import BodyFilter, DecisionFilter, MeetingFilter


def listed_bodies(request: HttpRequest, day: AskedDay) -> BodyFilter:
    """Filter the visible bodies, for the list and its files."""
    visible = Body.objects.visible_to(request.user).national_first()
    return BodyFilter(request.GET, queryset=visible, on=day.on)


def listed_meetings(request: HttpRequest, on: datetime.date) -> MeetingFilter:
    """Filter the public meetings, for the list and its files."""
    public = Meeting.objects.public().next_first(on)
    return MeetingFilter(request.GET, queryset=public, on=on)


def listed_decisions(request: HttpRequest) -> DecisionFilter:
    """Filter the public decisions, for the list and its files."""
    return DecisionFilter(request.GET, queryset=Decision.objects.public().latest_first())
