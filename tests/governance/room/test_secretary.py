"""The secretary opens, follows live, settles, undoes; the roll that is typed loses nothing."""

import datetime
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crpv_portal.common.dates import today
from governance import papers
from governance.choices import AttendanceState, SignInState
from governance.models import Meeting, Room, SignIn
from governance.record.merging import digest
from governance.record.services import hold_meeting
from governance.room import opening
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory
from tests.governance.record.page import opened, send
from tests.governance.room.phones import lines, press, said, shown, sign, state

pytestmark = pytest.mark.django_db


def page_of(meeting):
    return reverse("espace:meeting_room", args=[meeting.slug])


def test_opening_draws_a_code_and_calls_the_roll(meeting, secretary):
    assert not meeting.attendances.exists()
    assert "Émargement en salle" in said(
        secretary.get(reverse("espace:meeting_record", args=[meeting.slug]))
    )
    press(secretary, meeting, "open")
    assert meeting.attendances.count() == 12
    answer = secretary.get(page_of(meeting))
    soup = BeautifulSoup(answer.content, "lxml")
    drawing = soup.select_one("svg.crpv-qr")
    assert drawing.rect["fill"] == "#ffffff"
    assert drawing.path["fill"] == "#000000"
    assert not drawing.select("[style]")
    assert re.search(r"/s/\w{4}-\w{4}$", soup.select_one(".crpv-room__address").text.strip())
    again = secretary.get(page_of(meeting))
    assert BeautifulSoup(again.content, "lxml").select_one("svg path")["d"] == drawing.path["d"]


def test_it_opens_on_its_day_alone(secretary):
    to_come = MeetingFactory()
    assert "s’ouvre le jour de la réunion" in press(secretary, to_come, "open")
    held = MeetingFactory(held=True)
    press(secretary, held, "open")
    assert not Room.objects.exists()
    page = secretary.get(reverse("espace:meeting_record", args=[held.slug]))
    assert "Émargement en salle" not in said(page)


def test_the_panel_is_followed_by_one_query_while_nothing_changes(meeting, room, secretary):
    first = state(secretary, meeting)
    mark = first["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert state(secretary, meeting, mark).status_code == 304
    assert len(queries) <= 3, "la session, le compte, la salle"
    sign(room, lines(meeting)[0].pk)
    changed = state(secretary, meeting, mark)
    assert changed.status_code == 200
    assert "À confirmer (1)" in changed.json()["panel"]


def test_it_is_followed_by_who_keeps_the_body_alone(meeting, room):
    assert state(Client(), meeting).status_code == 302
    stranger = Client()
    stranger.force_login(UserFactory())
    assert state(stranger, meeting).status_code == 404
    assert stranger.post(page_of(meeting), {"do": "close"}).status_code == 404
    assert Room.objects.get().is_open


def test_many_signatures_cost_no_more_queries(meeting, room, secretary):
    rows = lines(meeting)
    sign(room, rows[0].pk)
    counts = []
    for row in (None, *rows[1:]):
        if row is not None:
            sign(room, row.pk)
        if row in (None, rows[-1]):
            with CaptureQueriesContext(connection) as queries:
                state(secretary, meeting)
            counts.append(len(queries))
    assert counts[0] == counts[1]


def test_wrong_clicks_are_undone(meeting, room, secretary):
    line = lines(meeting)[0]
    line.deputy_name = "Paul Envoyé"
    line.save()
    phone = sign(room, line.pk)
    key = SignIn.objects.get().public_id
    press(secretary, meeting, f"confirm:{key}")
    line.refresh_from_db()
    assert (line.state, line.deputy_name) == (AttendanceState.PRESENT, "")
    press(secretary, meeting, f"put-back:{key}")
    line.refresh_from_db()
    assert (line.state, line.deputy_name) == (AttendanceState.NOT_CALLED, "Paul Envoyé")
    press(secretary, meeting, f"set-aside:{key}")
    assert "n’a pas retenu" in shown(phone, room)
    assert "déjà été traitée" in press(secretary, meeting, f"confirm:{key}")
    press(secretary, meeting, f"put-back:{key}")
    press(secretary, meeting, f"confirm:{key}")
    assert SignIn.objects.get().state == SignInState.COUNTED
    assert "n’est plus là" in press(secretary, meeting, "confirm:autre")
    press(secretary, meeting, "rien:autre")


def test_undoing_leaves_what_the_secretary_wrote_since(meeting, room, secretary):
    line = lines(meeting)[0]
    sign(room, line.pk)
    key = SignIn.objects.get().public_id
    press(secretary, meeting, f"confirm:{key}")
    type(line).objects.filter(pk=line.pk).update(state=AttendanceState.EXCUSED)
    press(secretary, meeting, f"put-back:{key}")
    line.refresh_from_db()
    assert line.state == AttendanceState.EXCUSED


def test_what_the_secretary_types_meanwhile_is_joined(meeting, room, secretary):
    one, two = lines(meeting)[:2]
    typed = opened(secretary, meeting)
    sign(room, one.pk)
    press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    kept = typed | {f"roll-{two.pk}-state": ["absent"], "minutes": ["Des mots en cours."]}
    assert send(secretary, meeting, kept).status_code == 302
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, two.state) == (AttendanceState.PRESENT, AttendanceState.ABSENT)
    assert Meeting.objects.get(pk=meeting.pk).minutes.text == "Des mots en cours."


def test_the_secretary_s_word_wins_once_their_page_was_told(meeting, room, secretary):
    """As the script does: the mark of the box follows what is stored, and the typed word stays."""
    line = lines(meeting)[0]
    typed = opened(secretary, meeting)
    name = f"roll-{line.pk}-state"
    sign(room, line.pk)
    press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    rows = state(secretary, meeting).json()["rows"]
    assert rows[name] == ["present", digest("present")]
    mine = typed | {name: ["excused"]}
    assert send(secretary, meeting, mine).status_code == 409, "sans avoir été prévenu, on choisit"
    base = json.loads(typed["base"][0]) | {name: rows[name][1]}
    told = mine | {"base": [json.dumps(base)]}
    assert send(secretary, meeting, told).status_code == 302
    line.refresh_from_db()
    assert line.state == AttendanceState.EXCUSED
    assert str(line.pk) not in state(secretary, meeting).json()["said"]


def test_papers_and_page_say_how_a_presence_was_established(meeting, room, secretary):
    line = lines(meeting)[0]
    sign(room, line.pk)
    press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    words = re.compile(r"igné sur téléphone à \d+ h( \d\d)?, confirmé par le secrétariat")
    for kind in ("attendance_sheet", "minutes"):
        text = papers.make(kind, meeting, "html").content.decode()
        assert len(words.findall(text.replace("\xa0", " "))) == 1, kind
    page = secretary.get(reverse("espace:meeting_record", args=[meeting.slug]))
    assert words.search(said(page))


def test_the_room_is_over_once_the_meeting_is_held(meeting, room, secretary):
    sign(room, lines(meeting)[0].pk)
    hold_meeting(meeting=meeting)
    answer = press(secretary, meeting, f"confirm:{SignIn.objects.get().public_id}")
    assert "corrigez la présence dans l’appel" in answer
    assert SignIn.objects.get().state == SignInState.WAITING


@pytest.mark.parametrize(("ended", "can_open"), [(None, False), (-2, False), (0.5, True)])
def test_it_opens_on_the_meeting_s_day_or_in_the_night_that_ends_it(meeting, ended, can_open):
    meeting.starts_on = today() - datetime.timedelta(days=1)
    if ended is not None:
        meeting.ends_at = opening.timezone.now() + datetime.timedelta(hours=ended)
        meeting.starts_at = meeting.ends_at - datetime.timedelta(hours=3)
    assert opening.can_open_room(meeting) is can_open


def test_it_closes_an_hour_after_the_end_that_is_foreseen(meeting):
    assert meeting.starts_on == today()
    now = opening.timezone.now()
    meeting.starts_at, meeting.ends_at = now, now + opening.datetime.timedelta(hours=2)
    assert opening.closing_of(meeting, now) == meeting.ends_at + opening.AFTER_THE_END
    meeting.ends_at = now + opening.datetime.timedelta(days=3)
    assert opening.closing_of(meeting, now) == now + opening.AT_MOST
    meeting.ends_at = None
    assert opening.closing_of(meeting, now) == now + opening.WITHOUT_AN_END
