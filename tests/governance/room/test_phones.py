"""A phone signs by the list, by its own link, for a member whom it stands for; and undoes it."""

import datetime
import logging

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.choices import AttendanceState, SignInState
from governance.convening.invitations import issue_link
from governance.models import Room, SignIn
from governance.record.services import hold_meeting
from governance.room import guesses
from governance.room import signing as services
from governance.room.opening import close_room, forget_rooms, open_room
from governance.room.secrets import ALPHABET, CODE_LENGTH, secrets_of
from tests.factories.governance import InvitationFactory, MeetingFactory
from tests.governance.room.phones import (
    address,
    lines,
    press,
    said,
    screen_address,
    shown,
    sign,
    typed_address,
)

pytestmark = pytest.mark.django_db


def own_page(meeting, line):
    invitation = InvitationFactory(meeting=meeting, mandate=line.mandate, sent=True)
    return reverse("governance:answer_sign", args=[issue_link(invitation)])


def test_a_name_of_the_list_waits_for_the_secretary(meeting, room):
    line = lines(meeting)[0]
    phone = sign(room, line.pk)
    assert "le secrétariat va confirmer" in shown(phone, room)
    line.refresh_from_db()
    assert line.state == AttendanceState.NOT_CALLED
    assert SignIn.objects.get().state == SignInState.WAITING


def test_one_s_own_link_counts_at_once_and_can_be_taken_back(meeting, room):
    line, phone = lines(meeting)[0], Client()
    page = own_page(meeting, line)
    assert phone.post(page, {"do": "sign"}).status_code == 302
    assert "la présence est comptée" in said(phone.get(page))
    line.refresh_from_db()
    assert line.state == AttendanceState.PRESENT
    version = meeting.version
    meeting.refresh_from_db()
    assert meeting.version == version + 1
    key = SignIn.objects.get().public_id
    phone.post(page, {"do": "withdraw", "which": key})
    line.refresh_from_db()
    assert line.state == AttendanceState.NOT_CALLED
    assert SignIn.objects.get().state == SignInState.WITHDRAWN
    # By mistake: the same phone signs again.
    phone.post(page, {"do": "sign"})
    line.refresh_from_db()
    assert line.state == AttendanceState.PRESENT


def test_an_own_link_does_not_overrule_the_secretary(meeting, room):
    line = lines(meeting)[0]
    line.state = AttendanceState.EXCUSED
    line.save()
    phone, page = Client(), own_page(meeting, line)
    phone.post(page, {"do": "sign"})
    assert "le secrétariat va confirmer" in said(phone.get(page))
    line.refresh_from_db()
    assert line.state == AttendanceState.EXCUSED


def test_the_answer_page_leads_there_while_the_room_is_open(meeting, room):
    invitation = InvitationFactory(meeting=meeting, mandate=lines(meeting)[0].mandate, sent=True)
    page = reverse("governance:answer", args=[issue_link(invitation)])
    assert "Signer ma présence" in said(Client().get(page))
    close_room(room=room)
    assert "Signer ma présence" not in said(Client().get(page))
    assert Client().get(f"{page}signer/").status_code == 410


def test_who_stands_for_a_member_is_named(meeting, room, secretary):
    line = lines(meeting)[0]
    refused = Client().post(address(room), {"line": line.pk, "is_deputy": "on"})
    assert refused.status_code == 422
    assert "Indiquez votre nom." in said(refused)
    phone = sign(room, line.pk, is_deputy="on", first_name="Anne", last_name="Riou")
    assert "Représenté par Anne Riou." in shown(phone, room)
    press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    line.refresh_from_db()
    assert (line.state, line.deputy_name) == (AttendanceState.REPRESENTED, "Anne Riou")


def test_who_is_not_on_the_list_is_added_once_confirmed_and_leaves_when_undone(
    meeting, room, secretary
):
    names = {"first_name": "Zoé", "last_name": "Invitée", "organisation": "Ville de Nîmes"}
    phone = sign(room, "autre", **names)
    assert meeting.attendances.count() == 12
    key = SignIn.objects.get().public_id
    press(secretary, meeting, f"confirm:{key}")
    row = meeting.attendances.get(mandate=None)
    assert (row.person.full_name, row.organisation_name) == ("Zoé Invitée", "Ville de Nîmes")
    assert row.state == AttendanceState.PRESENT
    press(secretary, meeting, f"put-back:{key}")
    assert meeting.attendances.count() == 12
    press(secretary, meeting, f"confirm:{key}")
    phone.post(address(room), {"do": "withdraw", "which": key})
    assert meeting.attendances.count() == 12
    assert not type(row.person).objects.filter(last_name="Invitée").exists()


def test_the_second_phone_for_a_name_is_told_and_the_secretary_picks(meeting, room, secretary):
    line = lines(meeting)[0]
    first, second = sign(room, line.pk), sign(room, line.pk)
    assert "Un autre téléphone a signé pour ce nom" in shown(second, room)
    a, b = SignIn.objects.order_by("pk")
    assert "deux téléphones pour ce nom" in press(secretary, meeting, f"confirm:{b.public_id}") or (
        SignIn.objects.get(pk=b.pk).state == SignInState.COUNTED
    )
    a.refresh_from_db()
    assert a.state == SignInState.SET_ASIDE
    assert "n’a pas retenu cette signature" in shown(first, room)
    assert "la présence est comptée" in shown(second, room)


def test_one_phone_for_two_names_waits_even_by_own_links(meeting, room, secretary):
    one, two = lines(meeting)[:2]
    phone = Client()
    phone.post(own_page(meeting, one), {"do": "sign"})
    phone.post(own_page(meeting, two), {"do": "sign"})
    two.refresh_from_db()
    assert two.state == AttendanceState.NOT_CALLED
    page = secretary.get(reverse("espace:meeting_room", args=[meeting.slug]))
    assert "ce téléphone a signé pour une autre personne" in said(page)
    press(
        secretary, meeting, "confirm-all", shown=[each.public_id for each in SignIn.objects.all()]
    )
    two.refresh_from_db()
    assert two.state == AttendanceState.NOT_CALLED, "une à une, et en le voyant"


def test_a_double_click_signs_once_and_a_phone_signs_for_few(meeting, room, monkeypatch):
    line = lines(meeting)[0]
    phone = sign(room, line.pk)
    sign(room, line.pk, phone)
    assert SignIn.objects.count() == 1
    monkeypatch.setattr(services, "OF_A_PHONE", 2)
    sign(room, lines(meeting)[1].pk, phone)
    answer = phone.post(address(room), {"line": lines(meeting)[2].pk})
    assert answer.status_code == 422
    assert "Trop de signatures" in said(answer)
    monkeypatch.setattr(services, "OF_A_ROOM", 2)
    assert Client().post(address(room), {"line": line.pk}).status_code == 422
    assert SignIn.objects.count() == 2


def test_nobody_takes_back_what_another_phone_signed(meeting, room, settings):
    sign(room, lines(meeting)[0].pk)
    key = SignIn.objects.get().public_id
    for other in (Client(), sign(room, lines(meeting)[1].pk)):
        other.post(address(room), {"do": "withdraw", "which": key})
    assert SignIn.objects.get(public_id=key).state == SignInState.WAITING
    forged = Client()
    forged.cookies[settings.PHONE_COOKIE_NAME] = signing.Signer(key="autre").sign("x")
    forged.post(address(room), {"do": "withdraw", "which": key})
    assert SignIn.objects.get(public_id=key).state == SignInState.WAITING


def test_nothing_chosen_or_a_line_that_went_is_said(meeting, room):
    nothing = Client().post(address(room), {})
    assert nothing.status_code == 422
    assert "Choisissez un nom" in said(nothing)
    assert Client().post(address(room), {"line": 10**15}).status_code == 422
    assert not SignIn.objects.exists()


# --- Secrets ------------------------------------------------------------------------------------


def test_the_short_address_opens_however_it_is_typed(meeting, room):
    code = secrets_of(room.seed).code
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(ALPHABET)
    for path in (typed_address(room), f"/s/{code.upper()}/", f"/s/{code}"):
        assert "Choisissez votre nom" in said(Client().get(path))
    phone = Client()
    answer = phone.post(typed_address(room), {"line": lines(meeting)[0].pk})
    assert answer["Location"] == "?signe"
    assert SignIn.objects.count() == 1


def test_only_fingerprints_are_kept_and_nothing_says_the_secret(meeting, room, caplog):
    secrets = secrets_of(room.seed)
    kept = str(Room.objects.values().get())
    for secret in (secrets.token, secrets.code, secrets.screen):
        assert secret not in kept
    with caplog.at_level(logging.DEBUG):
        answer = Client().get(address(room))
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert secrets.token not in answer.text + caplog.text
    assert not answer.cookies


def test_guesses_are_few_and_cost_nothing_to_who_scans(meeting, room, monkeypatch):
    cache.clear()
    monkeypatch.setitem(guesses.LIMITS, "wrong_code", "3/10m/ip,100/h/key")
    for guess in ("cccc-2222", "cccc-3333", "x"):
        assert Client().get(f"/s/{guess}").status_code == 404
    # Even the right one, now: a guess is told nothing.
    assert Client().get(typed_address(room)).status_code == 429
    assert Client().post(typed_address(room), {"line": 1}).status_code == 429
    assert Client().get(address(room)).status_code == 200
    cache.clear()
    assert Client().get(typed_address(room)).status_code == 200
    for _ in range(5):  # who opens the room is not counted
        assert Client().get(typed_address(room)).status_code == 200


@pytest.mark.parametrize("end", ["closed", "held", "cancelled", "late"])
def test_all_is_dead_after_the_meeting(meeting, room, end):
    phone = sign(room, lines(meeting)[0].pk)
    if end == "closed":
        close_room(room=room)
    elif end == "held":
        hold_meeting(meeting=meeting)
    elif end == "cancelled":
        type(meeting).objects.filter(pk=meeting.pk).update(status="cancelled")
    else:
        Room.objects.update(closes_at=timezone.now())
    for path in (
        *(address(room), typed_address(room), screen_address(room)),
        f"{screen_address(room)}etat.json",
    ):
        assert phone.get(path).status_code == 410
    answer = phone.post(address(room), {"line": lines(meeting)[1].pk})
    assert answer.status_code == 410
    key = SignIn.objects.get().public_id
    phone.post(address(room), {"do": "withdraw", "which": key})
    assert SignIn.objects.get().state == SignInState.WAITING


def test_a_room_opened_again_has_other_secrets(meeting, room):
    before = secrets_of(room.seed)
    assert open_room(meeting=meeting).seed == room.seed, "ouverte, elle reste"
    close_room(room=room)
    again = open_room(meeting=meeting)
    assert secrets_of(again.seed).code != before.code
    assert Client().get(reverse("governance:room", args=[before.token])).status_code == 404


def test_what_phones_typed_is_forgotten_the_day_after(meeting, room, secretary):
    kept, waiting = lines(meeting)[:2]
    sign(room, kept.pk, is_deputy="on", last_name="Riou")
    press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    sign(room, waiting.pk)
    assert forget_rooms() == 0
    Room.objects.update(closes_at=timezone.now() - datetime.timedelta(days=2))
    assert forget_rooms() == 2
    row = SignIn.objects.get()
    assert row.attendance == kept
    assert (row.phone_hash, row.last_name, row.before) == ("", "", {})
    assert forget_rooms() == 0


def test_a_phone_reads_names_and_organisations_alone(meeting, room):
    line = lines(meeting)[0]
    person = line.mandate.holder
    person.function_email = "secret@exemple.test"
    person.save()
    line.remark = "remarque zzsecret"
    line.save()
    meeting.items.update(note="note zzsecret", title="Point zzsecret")
    meeting.video_link = "https://visio.exemple/zzsecret"
    for page in (address(room), own_page(meeting, line)):
        for text in (Client().get(page).text, Client().post(page, {}).text):
            assert "exemple.test" not in text
            assert "zzsecret" not in text
    other = MeetingFactory(title="Autre réunion zzsecret", body=meeting.body)
    assert other.title not in Client().get(address(room)).text
