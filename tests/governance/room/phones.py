"""Phones of a room in tests: each a client of its own, and what its page says."""

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from governance.room.secrets import secrets_of


def address(room):
    return reverse("governance:room", args=[secrets_of(room.seed).token])


def typed_address(room):
    return f"/s/{secrets_of(room.seed).code_in_groups}"


def screen_address(room):
    return reverse("governance:room_screen", args=[secrets_of(room.seed).screen])


def sign(room, line, phone=None, **typed):
    """Sign for that line with a new phone; return the phone."""
    phone = phone or Client()
    answer = phone.post(address(room), {"line": line, "do": "sign", **typed})
    assert answer.status_code == 302, said(answer)
    return phone


def said(answer):
    return " ".join(BeautifulSoup(answer.content, "lxml").main.text.split())


def shown(phone, room):
    answer = phone.get(address(room))
    assert answer.status_code == 200
    return said(answer)


def lines(meeting):
    return list(meeting.attendances.order_by("pk"))


def press(secretary, meeting, do, **typed):
    """Press a button of the panel; return what it says."""
    page = reverse("espace:meeting_room", args=[meeting.slug])
    answer = secretary.post(page, {"do": do, **typed}, follow=True)
    assert answer.status_code == 200
    return said(answer)


def state(secretary, meeting, mark=""):
    page = reverse("espace:room_state", args=[meeting.slug])
    return secretary.get(page, headers={"If-None-Match": mark} if mark else {})
