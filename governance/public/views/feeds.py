"""Public calendars and Atom feeds: of all, a body, a région or a meeting; personal calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.db.models import Max, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import conditional_page, require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.site_address import full_address
from crpv_portal.territories.models import Region

from ...meetings.calendars import CONTENT_TYPE, calendar_of, has_day
from ...meetings.own import meetings_of
from ...models import Body, Decision, Meeting
from ...wording import meeting_title
from ..feeds import DecisionFeed, MeetingFeed
from ..own_calendar import owner_of_token

SITE = "Centres de ressources politique de la ville"


def _calendar(meetings: Iterable[Meeting], *, name: str, filename: str) -> HttpResponse:
    def address(meeting: Meeting) -> str:
        return full_address(meeting.get_absolute_url())

    content = calendar_of(meetings, name=name, address=address)
    return HttpResponse(
        content,
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f'inline; filename="{filename}"'},
    )


def _dated(response: HttpResponse, rows: QuerySet) -> HttpResponse:
    """Say when one of these rows last changed for the public, withdrawn ones included."""
    last = rows.aggregate(last=Max("public_changed_at"))["last"]
    if last is not None:
        response["Last-Modified"] = http_date(last.timestamp())
    return response


@require_safe
@login_not_required
@conditional_page
def all_calendar(request: HttpRequest) -> HttpResponse:
    meetings = Meeting.objects.public().for_calendar(today())
    response = _calendar(meetings, name=SITE, filename="calendrier.ics")
    return _dated(response, Meeting.objects.all())


@require_safe
@login_not_required
@conditional_page
def region_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the calendar of a région: its bodies, and the centres that cover it."""
    region = get_object_or_404(Region.objects.current(), slug=slug)
    public = Meeting.objects.public().of_region(region, today())
    meetings = public.for_calendar(today())
    response = _calendar(meetings, name=f"{SITE}, {region.name}", filename=f"{slug}.ics")
    return _dated(response, Meeting.objects.all())


@require_safe
@login_not_required
@conditional_page
def body_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send every public meeting of a body, old ones included."""
    body = get_object_or_404(Body.objects.visible_to(request.user), slug=slug)
    meetings = Meeting.objects.public().filter(body=body).for_list().order_by("starts_on", "pk")
    response = _calendar(meetings, name=body.name, filename=f"{slug}.ics")
    return _dated(response, body.meetings.all())


@require_safe
@login_not_required
@conditional_page
def meeting_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Send one public meeting; 404 as long as its day is not known."""
    meeting = get_object_or_404(Meeting.objects.public().for_list(), slug=slug)
    if not has_day(meeting):
        raise Http404
    response = _calendar([meeting], name=meeting_title(meeting), filename=f"{slug}.ics")
    return _dated(response, Meeting.objects.filter(pk=meeting.pk))


@never_cache
@require_safe
@login_not_required
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Send the meetings of the secret's owner, restricted ones too; never in a shared cache."""
    user = owner_of_token(token)
    if user is None:
        raise Http404
    meetings = meetings_of(user).for_calendar(today())
    response = _calendar(meetings, name="Mes réunions", filename="mes-reunions.ics")
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _feed(feed: type[Feed], model: type[Model]) -> Callable[[HttpRequest], HttpResponse]:
    made = feed()

    @require_safe
    @login_not_required
    @conditional_page
    def view(request: HttpRequest) -> HttpResponse:
        return _dated(made(request), model._default_manager.all())

    return view


meeting_feed = _feed(MeetingFeed, Meeting)
decision_feed = _feed(DecisionFeed, Decision)
