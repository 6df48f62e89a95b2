"""Minutes approved at a later meeting, whose agenda awaits them: what is refused, what is kept."""

import datetime
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.choices import MinutesState
from governance.convening.planning import postpone_meeting
from governance.meetings.services import approval_title, carry_minutes_to_approve, plan_meeting
from governance.minutes.services import approve_minutes
from governance.models import Body, Minutes
from tests.factories.governance import (
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
)
from tests.governance.minutes.reviews import LATER, once_reviewed, page, reviewed, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


# --- Approval ------------------------------------------------------------------------------------


def test_approval_at_a_later_meeting_keeps_a_copy_and_locks(office, minutes, meeting, later_item):
    minutes = once_reviewed(minutes)
    address = page("minutes_approve", meeting)
    shown = office.get(address)
    assert "Réunion de juin" not in words(shown)
    assert "2 juin 2026" in shown.text
    sent = {
        "version": minutes.version,
        "item": later_item.pk,
        "amended": "on",
        "text": "Le budget est **adopté**.",
    }
    assert office.post(address, sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.approved_at) == (MinutesState.APPROVED, later_item)
    assert minutes.text == "Le budget est **adopté**."
    response = office.get(page("minutes_kept_file", meeting))
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert response["Cache-Control"].startswith("private, no-store")
    content = response.getvalue()
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == minutes.kept_file.sha256
    assert minutes.kept_file.sha256 in words(office.get(page("minutes_page", meeting)))
    Path(minutes.kept_file.file.path).unlink()
    assert office.get(page("minutes_kept_file", meeting)).status_code == 404, "le disque l’a perdu"
    again = office.post(address, sent)
    assert again["Location"] == page("minutes_page", meeting), "approuvé une fois pour toutes"
    assert "est déjà approuvé" in words(office.get(again["Location"]))
    with pytest.raises(ValidationError, match="ne change plus"):
        approve_minutes(minutes=minutes, item=later_item, user=None, version=minutes.version)


def test_what_may_not_be_approved(minutes, meeting, body, later_item):
    def refuse(said, *, item=later_item, **more):
        arguments = {"minutes": minutes, "version": minutes.version, "user": None} | more
        with pytest.raises(ValidationError, match=said):
            approve_minutes(item=item, **arguments)

    minutes = once_reviewed(minutes)
    refuse("a changé depuis", version=1)
    earlier = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 1, 5))
    to_come = MeetingFactory(body=body)
    others = MeetingFactory(held=True, starts_on=LATER)
    for wrong in (earlier, to_come, others, meeting):
        refuse("commencée après la fin", item=AgendaItemFactory(meeting=wrong))
    refuse("vide", text="  ")
    DecisionFactory(item=AgendaItemFactory(meeting=meeting))
    refuse("projets de décision")
    minutes.refresh_from_db()
    assert (minutes.state, minutes.kept_file) == (MinutesState.IN_REVIEW, None)


def test_a_point_of_another_body_is_no_choice_of_the_form(office, minutes, meeting, later_item):
    foreign = AgendaItemFactory(meeting__held=True, meeting__starts_on=LATER)
    sent = {"version": minutes.version, "item": foreign.pk}
    response = office.post(page("minutes_approve", meeting), sent)
    assert response.status_code == 422
    assert "n’est pas d’une réunion tenue de l’instance" in words(response)


def test_a_point_that_is_no_number_is_no_point(office, minutes, meeting, later_item):
    reviewed(minutes)
    for text in ("²", "-1", "9" * 5000):
        assert office.get(page("minutes_approve", meeting), {"point": text}).status_code == 200


def test_without_a_later_meeting_the_page_says_what_to_do(office, minutes, meeting):
    reviewed(minutes)
    assert "Aucune réunion suivante" in words(office.get(page("minutes_approve", meeting)))


# --- The next agenda -----------------------------------------------------------------------------


def test_the_approval_is_a_point_of_the_next_agenda(minutes, meeting, body):
    title = "Approbation du compte rendu du 3 mars 2026"
    assert approval_title(meeting) == title
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    assert list(planned.items.values_list("title", flat=True)) == [title]
    assert carry_minutes_to_approve(meeting=planned) == []
    after = plan_meeting(body=body, on=datetime.date(2027, 3, 8))
    assert not after.items.exists(), "il est déjà attendu à une réunion à venir"


def test_two_meetings_of_one_day_have_two_points_told_apart(meeting, minutes, body):
    other = MeetingFactory(
        body=body, held=True, starts_on=meeting.starts_on, title="Réunion extraordinaire"
    )
    MinutesFactory(meeting=other, text="Le règlement change.")
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    points = [(item.title.replace("\xa0", " "), item.approves) for item in planned.items.all()]
    assert points == [
        ("Approbation du compte rendu : Réunion de mars", meeting),
        ("Approbation du compte rendu : Réunion extraordinaire", other),
    ]
    after = postpone_meeting(
        meeting=planned, reason="Grève des trains", to=datetime.date(2026, 12, 15)
    )
    assert [item.position for item in after.items.all()] == [1, 2]
    assert [item.approves for item in after.items.all()] == [meeting, other]


def test_same_titles_of_one_day_are_told_apart_by_the_hour(meeting, body):
    at = datetime.datetime.combine(meeting.starts_on, datetime.time(8), tzinfo=datetime.UTC)
    MeetingFactory(body=body, held=True, starts_on=meeting.starts_on, title=meeting.title)
    meeting.starts_at = at
    assert approval_title(meeting).replace("\xa0", " ").endswith("du 3 mars 2026, 9 h")


def test_a_point_renamed_is_still_the_one_that_approves(office, minutes, meeting, body):
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    planned.items.update(title="Procès-verbal de mars")
    assert carry_minutes_to_approve(meeting=planned) == []
    later = MeetingFactory(body=body, held=True, starts_on=LATER)
    AgendaItemFactory(meeting=later, position=1, title="Divers")
    expected = AgendaItemFactory(meeting=later, position=2, title="Le PV", approves=meeting)
    minutes = once_reviewed(minutes)
    page_shown = BeautifulSoup(office.get(page("minutes_approve", meeting)).content, "lxml")
    assert page_shown.select_one("[name=item] [selected], [name=item][checked]")["value"] == str(
        expected.pk
    )


def test_a_meeting_approves_each_minutes_once_and_never_its_own(meeting, later_item):
    AgendaItemFactory(meeting=later_item.meeting, position=2, approves=meeting)
    for on in (meeting, later_item.meeting):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItemFactory(meeting=later_item.meeting, position=3, approves=on)


def test_sending_to_review_puts_it_on_the_agenda_planned_before(minutes, meeting, body):
    planned = MeetingFactory(body=body)
    reviewed(minutes)
    planned.refresh_from_db()
    assert planned.items.get().title == approval_title(meeting)
    assert planned.version == 2, "qui tenait la page ouverte devra comparer"


def test_the_home_lists_them_with_their_action(office, minutes, meeting, later_item):
    reviewed(minutes)
    shown = office.get(reverse("espace:home"))
    soup = BeautifulSoup(shown.content, "lxml")
    link = soup.select_one("section[aria-labelledby=a-approuver] a.fr-btn")
    assert link["href"] == page("minutes_page", meeting)
    assert link.get_text(" ", strip=True).startswith("Approuver")


def test_a_later_meeting_lists_what_it_may_approve(office, minutes, later_item):
    once_reviewed(minutes)
    shown = office.get(page("meeting_record", later_item.meeting))
    assert page("minutes_approve", minutes.meeting) in shown.text


def test_sending_twice_and_approving_without_quorum(office, minutes, meeting, later_item):
    """From an old tab the second sending leads to the first; a missing quorum is said."""
    sent = {"version": minutes.version, "until": (today() + datetime.timedelta(days=9)).isoformat()}
    first, again = (office.post(page("minutes_send", meeting), sent) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert "est déjà en relecture" in words(office.get(again["Location"]))

    Body.objects.filter(pk=meeting.body_id).update(
        quorum_basis="seats", quorum_numerator=1, quorum_denominator=2
    )
    later_item.meeting.attendances.update(state="absent")
    Minutes.objects.filter(pk=minutes.pk).update(review_until=LATER)
    minutes.refresh_from_db()
    approval = {"version": minutes.version, "item": later_item.pk}
    response = office.post(page("minutes_approve", meeting), approval)
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "lxml")
    assert "Le quorum n’est pas atteint" in soup.select_one("[data-problems]").text
    sure = soup.select_one("[data-problems] button")["value"]
    response = office.post(page("minutes_approve", meeting), approval | {"sure": sure})
    assert response.status_code == 302
