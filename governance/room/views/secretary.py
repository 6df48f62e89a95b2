"""Page of the secretary: the QR code to show, who signed, the point in hand; and what it polls."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.french import agreed
from crpv_portal.common.once import nothing_final
from crpv_portal.common.resending import is_of_a_script
from crpv_portal.common.site_address import full_address, site_address
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, kept_meeting, meeting_to_write
from ...models import Meeting, Room, SignIn
from ...wording import meeting_title
from ..opening import can_open_room, close_room, open_room, show_decision, show_point
from ..panel import STATES, RoomPanel, mark_of, room_of
from ..qr import drawing_of
from ..secrets import secrets_of
from ..settling import confirm, confirm_all, put_back, set_aside, set_aside_added


@nothing_final
@never_cache
@READ_AND_WRITE
def meeting_room(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the room; its buttons open and close it, settle signatures, move the point in hand."""
    meeting = meeting_to_write(request, slug)
    if request.method == "POST":
        return _act(request, meeting)
    room = room_of(meeting)
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "can_open": can_open_room(meeting),
        "panel": RoomPanel(room) if room else None,
    }
    if room is not None and room.is_open:
        secrets = secrets_of(room.seed)
        context |= {
            "drawing": drawing_of(full_address(f"s/{secrets.token}/")),
            "host": site_address().partition("://")[2],
            "typed": f"s/{secrets.code_in_groups}",
        }
    return render(request, "espace/room/room.html", context)


def _act(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    """Do what the button asks, then show the page again; to the page's script, its new state."""
    try:
        said = _done(request, meeting)
    except ValidationError as refusal:
        said = ""
        refused = " ".join(refusal.messages)
        if not is_of_a_script(request):
            messages.error(request, refused)
    else:
        refused = ""
        if said and not is_of_a_script(request):
            messages.success(request, said)
    if not is_of_a_script(request):
        return redirect("espace:meeting_room", slug=meeting.slug)
    room = room_of(meeting)
    if room is None:
        return JsonResponse({"refused": refused})
    return JsonResponse({**_state(request, room), "done": said, "refused": refused})


def _done(request: AuthenticatedRequest, meeting: Meeting) -> str:
    """Do what was asked; return the sentence that says it."""
    do, _, which = request.POST.get("do", "").partition(":")
    if do == "open":
        room = open_room(meeting=meeting)
        return f"L’émargement est ouvert jusqu’à {RoomPanel(room).until}."
    existing = room_of(meeting)
    if existing is None:
        raise ValidationError("L’émargement n’est pas ouvert.")
    room = existing
    if do == "close":
        close_room(room=room)
        return "L’émargement est fermé : ses adresses n’ouvrent plus rien."
    if do == "confirm-all":
        count = confirm_all(room=room, shown=request.POST.getlist("shown"))
        return f"{agreed(count, 'Signature(s) confirmée(s)')} : {count}."
    if do == "set-aside-added":
        count = set_aside_added(room=room, until=_moment(request.POST.get("until", "")))
        return f"{agreed(count, 'Signature(s) écartée(s)')} : {count}."
    if do == "point":
        show_point(room=room, item=key_in(which))
        return ""
    if do == "decision":
        show_decision(room=room, decision=key_in(which))
        return ""
    sign_in = _sign_in(room, which)
    if do == "confirm":
        confirm(sign_in=sign_in, by=request.user)
    elif do == "set-aside":
        set_aside(sign_in=sign_in)
    elif do == "put-back":
        put_back(sign_in=sign_in)
    return {
        "confirm": "Signature confirmée.",
        "set-aside": "Signature écartée.",
        "put-back": "Signature remise en attente.",
    }.get(do, "")


def _moment(text: str) -> datetime.datetime:
    """Return the moment that the page wrote; raise ValidationError for another text."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValidationError("Cette page n’est plus à jour : rechargez-la.")
    return moment


def _sign_in(room: Room, key: str) -> SignIn:
    rows = room.sign_ins.select_related("room__meeting__body")
    found = [row for row in rows if str(row.public_id) == key]
    if not found:
        raise ValidationError("Cette signature n’est plus là : la liste est à jour.")
    return found[0]


@never_cache
@require_safe
def room_state(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Answer the polling page: 304 while nothing changed, by one query beside the session's."""
    rooms = Room.objects.manageable_by(request.user).filter(meeting__slug=slug)
    found = mark_of(rooms)
    if found is None:
        kept_meeting(request, slug)  # unknown, or not theirs: answered as every page of it
        raise Http404
    room, mark = found
    if request.headers.get("If-None-Match", "").strip('"') == mark:
        return HttpResponseNotModified()
    return JsonResponse(_state(request, room), headers={"ETag": f'"{mark}"'})


def _state(request: HttpRequest, room: Room) -> dict[str, object]:
    panel = RoomPanel(room)
    context = {"panel": panel, "meeting": room.meeting}
    return {
        "panel": render_to_string("espace/room/includes/panel.html", context, request=request),
        "rows": panel.followed(),
        "said": panel.said(),
        "states": dict(STATES),
        "is_open": panel.is_open,
    }
