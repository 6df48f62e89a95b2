"""Page of the projector, behind a secret link of its own, and what it polls. It writes nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from crpv_portal.common.links import behind_a_link
from crpv_portal.common.tokens import fingerprint

from ...models import Room
from ..panel import mark_of
from ..screen import RoomScreen


def _room_of(token: str) -> tuple[Room, str] | None:
    return mark_of(Room.objects.filter(screen_hash=fingerprint(token)))


def _closed(request: HttpRequest, found: tuple[Room, str] | None) -> HttpResponse | None:
    if found is not None and found[0].is_open:
        return None
    status = 404 if found is None else 410
    return render(request, "governance/room/screen_closed.html", status=status)


@login_not_required
@require_safe
@behind_a_link(_room_of, _closed)
def screen(request: HttpRequest, found: tuple[Room, str]) -> HttpResponse:
    """Show the screen of the room as it is now."""
    context = {"screen": RoomScreen(found[0])}
    return render(request, "governance/room/screen.html", context)


@login_not_required
@require_safe
@behind_a_link(_room_of, _closed)
def screen_state(request: HttpRequest, found: tuple[Room, str]) -> HttpResponse:
    """Answer the polling screen: 304 while nothing changed, by one query."""
    room, mark = found
    if request.headers.get("If-None-Match", "").strip('"') == mark:
        return HttpResponseNotModified()
    context = {"screen": RoomScreen(room)}
    content = render_to_string("governance/room/includes/screen.html", context)
    return JsonResponse({"screen": content}, headers={"ETag": f'"{mark}"'})
