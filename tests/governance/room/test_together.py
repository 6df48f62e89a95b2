"""Twelve phones at once, on connections of their own; the secretary's page meanwhile."""

import pytest
from django.test import Client
from django.urls import reverse

from governance.choices import AttendanceState, SignInState, SignInWay
from governance.convening.invitations import issue_link
from governance.models import SignIn
from tests.factories.governance import InvitationFactory
from tests.governance.room.phones import address, lines, press, shown, sign
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_twelve_phones_sign_at_once_two_for_one_name(meeting, room, secretary):
    rows = lines(meeting)
    own = [
        reverse(
            "governance:answer_sign",
            args=[issue_link(InvitationFactory(meeting=meeting, mandate=row.mandate, sent=True))],
        )
        for row in rows[:4]
    ]
    chosen = [*rows[4:10], rows[9]]  # two phones for the last name

    def by_link(page):
        return lambda: Client().post(page, {"do": "sign"}).status_code

    def by_list(row):
        return lambda: sign(room, row.pk)

    def added():
        return sign(room, "autre", first_name="Zoé", last_name="Invitée")

    acts = [*map(by_link, own), *map(by_list, chosen), added]
    assert len(acts) == 12
    done = at_once(acts)
    assert done[:4] == [302] * 4

    counted = SignIn.objects.filter(state=SignInState.COUNTED)
    assert {each.attendance_id for each in counted} == {row.pk for row in rows[:4]}
    assert set(counted.values_list("way", flat=True)) == {SignInWay.OWN_LINK}
    waiting = SignIn.objects.filter(state=SignInState.WAITING)
    assert waiting.count() == 8
    meeting.refresh_from_db()
    assert meeting.attendances.filter(state=AttendanceState.PRESENT).count() == 4

    # Five plain names are confirmed together; the doubled one and the added one are looked at.
    shown_keys = [each.public_id for each in waiting]
    assert "Signatures confirmées : 5." in press(
        secretary, meeting, "confirm-all", shown=shown_keys
    )
    assert meeting.attendances.filter(state=AttendanceState.PRESENT).count() == 9
    rivals = SignIn.objects.filter(attendance=rows[9]).order_by("signed_at", "pk")
    told = [shown(phone, room) for phone in done[9:11]]
    assert sum("Un autre téléphone a signé pour ce nom" in text for text in told) >= 1
    press(secretary, meeting, f"confirm:{rivals[1].public_id}")
    assert {each.state for each in rivals.all()} == {SignInState.COUNTED, SignInState.SET_ASIDE}
    press(secretary, meeting, f"confirm:{SignIn.objects.get(way=SignInWay.ADDED).public_id}")
    assert meeting.attendances.filter(state=AttendanceState.PRESENT).count() == 11
    meeting.refresh_from_db()


def test_two_secretaries_confirm_the_same_at_once(meeting, room, secretary):
    sign(room, lines(meeting)[0].pk)
    key = SignIn.objects.get().public_id
    page = reverse("espace:meeting_room", args=[meeting.slug])
    session = secretary.cookies
    clients = [Client(), Client()]
    for client in clients:
        client.cookies = session
    answers = at_once(
        [lambda c=c: c.post(page, {"do": f"confirm:{key}"}).status_code for c in clients]
    )
    assert answers == [302, 302]
    version = meeting.version
    meeting.refresh_from_db()
    assert meeting.version == version + 1


def test_a_phone_that_comes_while_the_room_closes_is_told(meeting, room, secretary):
    line = lines(meeting)[0]
    phone = Client()
    answers = at_once(
        [
            lambda: press(secretary, meeting, "close"),
            lambda: phone.post(address(room), {"line": line.pk}).status_code,
        ]
    )
    assert answers[1] in (302, 410)
    assert phone.get(address(room)).status_code == 410
