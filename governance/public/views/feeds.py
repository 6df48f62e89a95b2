"""Public calendars and Atom feeds: of all, a body, a région or a meeting; personal calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.territories.models import Region

from ...meetings.calendars import CONTENT_TYPE, calendar_of, has_day
from ...meetings.own import meetings_of
from ...models import Body, Meeting
from ..feeds import DecisionFeed, MeetingFeed
from ..own_calendar import owner_of_token

SITE = "Centres de ressources politique de la ville"


def _answer(
    request: HttpRequest, meetings: Iterable[Meeting], *, name: str, filename: str
) -> HttpResponse:
    def address(meeting: Meeting) -> str:
        return request.build_absolute_uri(meeting.get_absolute_url())

    content = calendar_of(meetings, name=name, address=address)
    return HttpResponse(
        content,
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f'inline; filename="{filename}"'},
    )


@require_safe
@login_not_required
def all_calendar(request: HttpRequest) -> HttpResponse:
    meetings = Meeting.objects.public().for_calendar(today())
    return _answer(request, meetings, name=SITE, filename="calendrier.ics")


@require_safe
@login_not_required
def region_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the calendar of a région: its bodies, and the centres that cover it."""
    region = get_object_or_404(Region.objects.current(), slug=slug)
    public = Meeting.objects.public().of_region(region, today())
    meetings = public.for_calendar(today())
    return _answer(request, meetings, name=f"{SITE}, {region.name}", filename=f"{slug}.ics")


@require_safe
@login_not_required
def body_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send every public meeting of a body, old ones included."""
    body = get_object_or_404(Body.objects.visible_to(request.user), slug=slug)
    meetings = Meeting.objects.public().filter(body=body).for_list().order_by("starts_on", "pk")
    return _answer(request, meetings, name=body.name, filename=f"{slug}.ics")


@require_safe
@login_not_required
def meeting_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send one public meeting; 404 as long as its day is not known."""
    meeting = get_object_or_404(Meeting.objects.public().for_list(), slug=slug)
    if not has_day(meeting):
        raise Http404
    return _answer(request, [meeting], name=meeting.title, filename=f"{slug}.ics")


@never_cache
@require_safe
@login_not_required
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Send the meetings of the secret's owner, restricted ones too; never in a shared cache."""
    user = owner_of_token(token)
    if user is None:
        raise Http404
    meetings = meetings_of(user).for_calendar(today())
    response = _answer(request, meetings, name="Mes réunions", filename="mes-reunions.ics")
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _feed(feed: type[Feed]) -> Callable[[HttpRequest], HttpResponse]:
    made = feed()

    @require_safe
    @login_not_required
    def view(request: HttpRequest) -> HttpResponse:
        return made(request)

    return view


meeting_feed = _feed(MeetingFeed)
decision_feed = _feed(DecisionFeed)
