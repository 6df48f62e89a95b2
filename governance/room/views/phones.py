"""Pages of the phones of a room: GET shows, POST signs or takes back.

`csrf_exempt` is sound here. The page sends no referrer, hence posts « Origin: null ». The secret of
the address is the right to sign; the cookie, which only names the phone, is kept from whatever
another site has a browser send (SameSite=Strict).
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.text import key_in
from crpv_portal.common.tokens import fingerprint, make_token

from ...access import READ_AND_WRITE, posted, status_of
from ...convening.answer_page import closed_link
from ...convening.invitations import answer_link_of
from ...models import AnswerLink, Room, SignIn
from ..guesses import count_wrong, is_spent
from ..opening import AT_MOST, open_room_of
from ..phone_forms import ListForm, SignerForm
from ..phone_page import PhonePage, own_line
from ..secrets import code_fingerprint, is_code
from ..signing import sign_as_added, sign_by_link, sign_on_list, withdraw

HERE = "?signe"  # relative: no answer of ours writes the secret down
SALT = "governance.room.phone"
AGE = int(AT_MOST.total_seconds())


def _room_of(token: str) -> Room | None:
    rooms = Room.objects.select_related("meeting__body")
    if is_code(token):
        return rooms.filter(code_hash=code_fingerprint(token)).first()
    return rooms.filter(token_hash=fingerprint(token)).first()


def _closed(request: HttpRequest, room: Room | None) -> HttpResponse | None:
    if room is not None and room.is_open:
        return None
    status = 404 if room is None else 410
    return render(request, "governance/room/closed.html", {"is_known": room}, status=status)


@csrf_exempt
@login_not_required
@READ_AND_WRITE
def room(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the list to a phone, sign for a name of it, or take a signature back."""
    is_guess = is_code(token)
    if is_guess and is_spent(request):
        return render(request, "governance/room/spent.html", status=429)
    response = _phone(request, token)
    if is_guess and not request.is_link_known:  # type: ignore[attr-defined] # set by the decorator
        count_wrong(request)
    return response


@behind_a_link(_room_of, _closed, is_shared=True)
def _phone(request: HttpRequest, room: Room) -> HttpResponse:
    phone = phone_of(request)
    page = PhonePage(room, fingerprint(phone) if phone else "")
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        return _withdraw(request, room, phone)
    form = ListForm(posted(request), names=page.names)
    if form.is_valid():
        phone = phone or make_token()
        with refusals_on(form):
            if form.is_added:
                sign_as_added(room=room, phone=phone, signer=form.signer)
            else:
                line = key_in(form.cleaned_data["line"]) or 0
                sign_on_list(room=room, phone=phone, line=line, signer=form.signer)
            return _signed(phone)
    context = {
        "page": page,
        "form": form,
        "is_forgotten": "signe" in request.GET and not phone,
    }
    return render(request, "governance/room/phone.html", context, status=status_of(form))


def _own_closed(request: HttpRequest, link: AnswerLink | None) -> HttpResponse | None:
    closed = closed_link(link)
    if link is None or closed is not None:
        status = 404 if link is None else 410
        template = "governance/convening/answer_closed.html"
        return render(request, template, {"closed": closed, "texts": ()}, status=status)
    if open_room_of(link.invitation.meeting) is None:
        return render(request, "governance/room/closed.html", {"is_known": True}, status=410)
    return None


@csrf_exempt
@login_not_required
@READ_AND_WRITE
@behind_a_link(answer_link_of, _own_closed)
def answer_sign(request: HttpRequest, link: AnswerLink) -> HttpResponse:
    """Sign by one's own answer link, for oneself or as the one who was sent."""
    invitation = link.invitation
    room = open_room_of(invitation.meeting)
    if room is None:  # closed since the decorator asked
        return render(request, "governance/room/closed.html", {"is_known": True}, status=410)
    phone = phone_of(request)
    page = PhonePage(room, fingerprint(phone) if phone else "")
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        return _withdraw(request, room, phone)
    sent = invitation.deputy_name
    form = SignerForm(posted(request), initial={"is_deputy": bool(sent), "last_name": sent})
    if form.is_valid():
        phone = phone or make_token()
        with refusals_on(form):
            sign_by_link(room=room, phone=phone, invitation=invitation, signer=form.signer)
            return _signed(phone)
    line = own_line(invitation, page.rows)
    context = {
        "page": page,
        "form": form,
        "line": line,
        "is_forgotten": "signe" in request.GET and not phone,
    }
    return render(request, "governance/room/own.html", context, status=status_of(form))


def phone_of(request: HttpRequest) -> str:
    """Return what names this phone, empty for one that has not signed."""
    return str(
        request.get_signed_cookie(settings.PHONE_COOKIE_NAME, default="", salt=SALT, max_age=AGE)
        or ""
    )


def _signed(phone: str) -> HttpResponse:
    """Show the page again, by GET, and have the phone remember that it signed."""
    response = HttpResponseRedirect(HERE)
    response.set_signed_cookie(
        settings.PHONE_COOKIE_NAME,
        phone,
        salt=SALT,
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _withdraw(request: HttpRequest, room: Room, phone: str) -> HttpResponse:
    """Take back a signature of this phone; of another, or of none, nothing is done."""
    given = SignIn.objects.filter(room=room, phone_hash=fingerprint(phone)) if phone else None
    key = request.POST.get("which", "")
    mine = [each for each in given or () if str(each.public_id) == key]
    for sign_in in mine:
        try:
            withdraw(sign_in=sign_in, phone=phone)
        except ValidationError as refusal:
            context = {"problems": refusal.messages}
            return render(request, "governance/room/closed.html", context, status=409)
    return HttpResponseRedirect("?")
