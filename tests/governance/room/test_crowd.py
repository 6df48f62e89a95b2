"""A script that signs, guesses of others, a meeting moved under its room: nobody is shut out."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from crpv_portal.common.dates import today
from governance.choices import SignInState
from governance.convening.appointments import change_appointment
from governance.convening.invitations import issue_link
from governance.models import AnswerLink, Room, SignIn
from governance.record.redating import redate_meeting
from governance.room import guesses, panel, signing
from governance.room.opening import close_room, open_room
from tests.factories.governance import AttendanceFactory, BodyFactory, InvitationFactory
from tests.factories.partners import PersonFactory
from tests.governance.room.phones import address, lines, press, said, sign, typed_address

pytestmark = pytest.mark.django_db

FALSE = {"line": "autre", "last_name": "Nom"}


def own_pages(meeting, line):
    invitation = InvitationFactory(meeting=meeting, mandate=line.mandate, sent=True)
    page = f"/reponse/{issue_link(invitation)}/"
    return page, f"{page}signer/"


def refused(phone, room, **typed):
    answer = phone.post(address(room), {"do": "sign", **typed})
    assert answer.status_code == 422
    return said(answer)


def test_who_fills_the_room_by_a_script_stops_neither_the_list_nor_its_next_opening(
    meeting, room, monkeypatch
):
    monkeypatch.setattr(signing, "OUT_OF_LIST", 3)
    monkeypatch.setattr(signing, "OF_A_NAME", 2)
    monkeypatch.setattr(signing, "OF_A_ROOM", 6)
    first, second, third, fourth = lines(meeting)[:4]
    for _ in range(3):
        sign(room, "autre", last_name="Nom")
    assert "plus de nom hors de la liste" in refused(Client(), room, **FALSE)
    sign(room, first.pk)
    sign(room, first.pk)
    assert "plus de signature pour ce nom" in refused(Client(), room, line=first.pk)
    sign(room, second.pk)
    assert "La salle ne prend plus de signature" in refused(Client(), room, line=third.pk)
    _, own = own_pages(meeting, fourth)
    assert Client().post(own, {"do": "sign"}).status_code == 302
    assert SignIn.objects.get(attendance=fourth).state == SignInState.COUNTED
    close_room(room=room)
    again = open_room(meeting=meeting)
    sign(again, third.pk)
    sign(again, "autre", last_name="Nom")


def test_false_names_leave_in_one_click_and_the_panel_shows_some(
    meeting, room, secretary, monkeypatch
):
    monkeypatch.setattr(panel, "MOST_SHOWN", 3)
    for rank in range(panel.CROWD - 1):
        sign(room, "autre", last_name=f"Nom{rank}")
    page = f"/espace/reunions/{meeting.slug}/salle/"
    assert "Écarter les" not in said(secretary.get(page))
    sign(room, lines(meeting)[0].pk)
    sign(room, "autre", last_name="Dixième")
    seen = said(secretary.get(page))
    assert f"Écarter les {panel.CROWD} qui ne sont pas dans la liste" in seen
    assert "7 autres signatures attendent" in seen
    assert "Nom2" in seen
    assert "Nom3" not in seen
    until = panel.RoomPanel(room).crowd_until
    sign(room, "autre", last_name="Venue depuis")
    assert "10" in press(secretary, meeting, "set-aside-added", until=until)
    waiting = SignIn.objects.filter(state=SignInState.WAITING)
    assert {each.last_name for each in waiting} == {"", "Venue depuis"}
    for until in ("", "demain", "2026-12-01"):
        assert "plus à jour" in press(secretary, meeting, "set-aside-added", until=until)
    assert waiting.count() == 2


@pytest.mark.parametrize(("typed", "is_near"), [("BENALY", True), ("Dubois", False)])
def test_who_may_be_on_the_list_already_is_told(meeting, room, secretary, typed, is_near):
    person = PersonFactory(first_name="Nadia", last_name="Benali")
    AttendanceFactory(meeting=meeting, person=person, state="not_called")
    sign(room, "autre", first_name="Nadia", last_name=typed)
    seen = said(secretary.get(f"/espace/reunions/{meeting.slug}/salle/"))
    assert ("ressemble à Nadia Benali, qui est dans la liste" in seen) is is_near
    assert ("n’est pas dans la liste" in seen) is not is_near


def test_a_meeting_moved_to_another_day_closes_its_room(meeting, room):
    moved = {
        "starts": None,
        "ends": None,
        "mode": meeting.mode,
        "video_link": "",
        "reason": "salle",
    }
    change_appointment(meeting=meeting, on=today(), place="Salle 2", **moved)
    assert Client().get(address(room)).status_code == 200, "une autre salle, le même jour"
    later = today() + datetime.timedelta(days=9)
    change_appointment(meeting=meeting, on=later, place="Salle 2", **moved)
    assert Client().get(address(room)).status_code == 410
    assert Client().post(address(room), {"line": lines(meeting)[0].pk}).status_code == 410
    assert not SignIn.objects.exists()


def test_a_meeting_given_to_another_body_closes_its_room(meeting, room):
    redate_meeting(
        meeting=meeting,
        version=meeting.version,
        body=BodyFactory(members=2),
        on=meeting.starts_on,
        reason="autre instance",
    )
    assert Client().get(address(room)).status_code == 410


def test_one_s_own_link_serves_as_long_as_the_room(meeting, room):
    page, own = own_pages(meeting, lines(meeting)[0])
    AnswerLink.objects.update(expires_at=timezone.now() - datetime.timedelta(minutes=5))
    assert own.rsplit("/", 2)[-2] in Client().get(page).text
    assert Client().post(own, {"do": "sign"}).status_code == 302
    assert SignIn.objects.get().state == SignInState.COUNTED
    Room.objects.update(closes_at=timezone.now())
    for address_of in (page, own):
        assert Client().get(address_of).status_code == 410


def test_guesses_from_elsewhere_do_not_shut_the_short_address(meeting, room, monkeypatch):
    cache.clear()
    monkeypatch.setitem(guesses.LIMITS, "wrong_code", "30/10m/ip,4/h/key")
    far = Client(REMOTE_ADDR="198.51.100.7")
    for guess in ("cccc-2222", "cccc-3333", "cccc-4444", "cccc-5555"):
        assert far.get(f"/s/{guess}").status_code == 404
    assert far.get("/s/cccc-6666").status_code == 429
    assert far.get(typed_address(room)).status_code == 429
    here = Client(REMOTE_ADDR="203.0.113.9")
    assert here.get(typed_address(room)).status_code == 200
    for guess in ("cccc-7777", "cccc-8888", "dddd-2222"):
        assert here.get(f"/s/{guess}").status_code == 404, "une faute de frappe"
    assert here.get(typed_address(room)).status_code == 429
