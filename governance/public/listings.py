"""What the public lists show under the filters of the address; their files hold the same."""

from __future__ import annotations

import datetime

from django.http import HttpRequest

from crpv_portal.common.day import AskedDay

from ..models import Body, Decision, Meeting
from .filters import BodyFilter, DecisionFilter, MeetingFilter


def listed_bodies(request: HttpRequest, day: AskedDay) -> BodyFilter:
    """What the list of bodies shows, and the files made of it."""
    visible = Body.objects.visible_to(request.user).national_first()
    return BodyFilter(request.GET, queryset=visible, on=day.on)


def listed_meetings(request: HttpRequest, on: datetime.date) -> MeetingFilter:
    """What the list of meetings shows, and the files made of it."""
    public = Meeting.objects.public().order_by("-starts_on", "pk")
    return MeetingFilter(request.GET, queryset=public, on=on)


def listed_decisions(request: HttpRequest) -> DecisionFilter:
    """What the list of decisions shows, and the files made of it."""
    return DecisionFilter(request.GET, queryset=Decision.objects.public().latest_first())
