"""A page written while others adopt, approve or take away: nothing is final twice, or lost."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from governance.choices import MeetingStatus, QuorumBasis
from governance.convening.planning import log_meeting
from governance.models import Decision
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    HeadCountFactory,
    MinutesFactory,
)
from tests.governance.record.page import DAY, all_present, errors, fields, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(
        code="CAN",
        members=4,
        quorum_basis=QuorumBasis.SEATS,
        quorum_numerator=1,
        quorum_denominator=2,
    )


@pytest.fixture
def meeting(body):
    meeting = log_meeting(body=body, on=DAY)[0]
    meeting.status = MeetingStatus.HELD
    meeting.save()
    meeting.attendances.update(state="present")
    return meeting


@pytest.fixture
def draft(meeting):
    return DecisionFactory(item=AgendaItemFactory(meeting=meeting), text="Texte 1.")


@pytest.fixture
def two():
    clients = Client(), Client()
    for client, name in zip(clients, ("Claire", "Denis"), strict=True):
        client.force_login(UserFactory(staff=True, first_name=name, last_name="Petit"))
    return clients


def said(client, response):
    page = client.get(response["Location"])
    return BeautifulSoup(page.content, "lxml").select_one(".crpv-messages").get_text(" ")


@pytest.mark.parametrize("do", ["save", "adopt"])
def test_a_text_changed_after_the_adoption_is_asked_about(two, meeting, draft, do):
    old_tab = opened(two[1], meeting)
    send(two[0], meeting, opened(two[0], meeting), do="adopt")
    changed = {**old_tab, f"decision-{draft.pk}-text": ["Texte 2."]}
    response = send(two[1], meeting, changed, do=do)
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "lxml").select_one(".crpv-clashes").text
    assert "CAN-2026-01" in shown
    assert "Texte 1." in shown
    assert "Texte 2." in shown
    assert Decision.objects.get().text == "Texte 1."

    # Both answers, and none of them touches what is final.
    choice = f"choose-decision-{draft.pk}-text"
    page = fields(response)
    send(two[1], meeting, page | {choice: ["theirs"]})
    assert list(Decision.objects.values_list("text", flat=True)) == ["Texte 1."]
    send(two[1], meeting, page | {choice: ["mine"]})
    new = Decision.objects.get(text="Texte 2.")
    assert new.adopted_on is None


@pytest.mark.parametrize("do", ["save", "adopt"])
def test_an_unchanged_draft_adopted_meanwhile_is_said(two, meeting, draft, do):
    old_tab = opened(two[1], meeting)
    send(two[0], meeting, opened(two[0], meeting), do="adopt")
    response = send(two[1], meeting, {**old_tab, "place": ["Salle Jaurès"]}, do=do)
    assert response.status_code == 302
    assert Decision.objects.count() == 1
    assert "la décision CAN-2026-01 a été adoptée par Claire Petit" in said(two[1], response)
    meeting.refresh_from_db()
    assert meeting.place == "Salle Jaurès"


def test_a_row_taken_away_meanwhile_comes_back_and_it_is_said(two, meeting, draft):
    """Even where the change stands in a draft under the point."""
    old_tab = opened(two[1], meeting)
    without = {**opened(two[0], meeting), "items": [""]}
    assert send(two[0], meeting, without).status_code == 302
    assert not meeting.items.exists()
    response = send(two[1], meeting, {**old_tab, f"decision-{draft.pk}-text": ["Texte 2."]})
    assert Decision.objects.get().text == "Texte 2."
    assert "avait été retiré par Claire Petit" in said(two[1], response)


def test_minutes_approved_meanwhile_show_what_was_typed(two, meeting):
    old_tab = opened(two[1], meeting)
    MinutesFactory(meeting=meeting, approved=True)
    response = send(two[1], meeting, {**old_tab, "place": ["Salle d’à côté"]})
    assert response.status_code == 409
    page = BeautifulSoup(response.content, "lxml").select_one("main").get_text(" ")
    assert "Rien n’est enregistré" in page
    assert "Salle d’à côté" in page
    assert "Lieu" in page


def test_a_meeting_called_off_meanwhile_shows_what_was_typed(two, body):
    meeting = log_meeting(body=body, on=DAY)[0]
    old_tab = opened(two[1], meeting)
    meeting.status = MeetingStatus.CANCELLED
    meeting.save()
    response = send(two[1], meeting, {**old_tab, "place": ["Salle d’à côté"]})
    assert response.status_code == 409
    assert "Salle d’à côté" in response.text


# --- Doubts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roll", "votes", "doubt"),
    [
        ("absent", (None, None, None), "Le quorum n’est pas atteint (0 sur 4, il en faut 2)"),
        ("present", (1, 3, 0), "plus de voix contre que pour"),
        ("present", (2, 2, 0), "autant de voix pour que contre"),
        ("present", (0, 0, 0), "aucune voix n’est notée"),
    ],
)
def test_an_adoption_in_doubt_asks_in_words(client, meeting, draft, roll, votes, doubt):
    client.force_login(UserFactory(staff=True))
    meeting.attendances.update(state=roll)
    Decision.objects.update(votes_for=votes[0], votes_against=votes[1], abstentions=votes[2])
    response = send(client, meeting, opened(client, meeting), do="adopt")
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "lxml")
    assert doubt in soup.select_one("[data-problems]").text
    assert not Decision.objects.adopted().exists()

    again = fields(response)
    assert send(client, meeting, again, do="adopt").status_code == 422, "le même bouton redemande"
    button = soup.select_one("[data-problems] button")
    assert send(client, meeting, again, do=button["value"]).status_code == 302
    assert Decision.objects.adopted().count() == 1


def test_another_doubt_is_asked_again(client, meeting, draft):
    client.force_login(UserFactory(staff=True))
    meeting.attendances.update(state="absent")
    response = send(client, meeting, opened(client, meeting), do="adopt")
    sure = BeautifulSoup(response.content, "lxml").select_one("[data-problems] button")["value"]
    page = fields(response) | {
        f"decision-{draft.pk}-votes_{name}": ["0"] for name in ("for", "against")
    }
    response = send(client, meeting, page, do=sure)
    assert response.status_code == 422
    assert "aucune voix" in response.text


def test_without_doubt_nothing_is_asked(client, meeting, draft):
    client.force_login(UserFactory(staff=True))
    page = opened(client, meeting) | all_present(meeting)
    response = send(client, meeting, page, do="adopt")
    assert response.status_code == 302, errors(response)


# --- A roll under adopted decisions --------------------------------------------------------------


def test_a_roll_that_denies_adopted_votes_is_refused(client, meeting, draft):
    client.force_login(UserFactory(staff=True))
    Decision.objects.update(votes_for=4, votes_against=0, abstentions=0)
    assert send(client, meeting, opened(client, meeting), do="adopt").status_code == 302
    one = meeting.attendances.order_by("pk").first()
    page = opened(client, meeting) | {f"roll-{one.pk}-state": ["excused"]}
    response = send(client, meeting, page)
    assert response.status_code == 422
    assert "CAN-2026-01 est adoptée avec 4 voix" in response.text.replace("\xa0", " ")
    one.refresh_from_db()
    assert one.state == "present"
    # What does not deny it is saved.
    assert send(client, meeting, opened(client, meeting) | {"place": ["Lyon"]}).status_code == 302


def test_a_roll_that_takes_the_quorum_from_what_is_adopted_asks_first(client, meeting, draft):
    client.force_login(UserFactory(staff=True))
    assert send(client, meeting, opened(client, meeting), do="adopt").status_code == 302
    names = [f"roll-{row.pk}-state" for row in meeting.attendances.order_by("pk")]
    page = opened(client, meeting) | {name: ["excused"] for name in names[:3]}
    response = send(client, meeting, page)
    assert response.status_code == 422
    asked = BeautifulSoup(response.content, "lxml").select_one("[data-problems]")
    said = asked.text.replace("\xa0", " ")
    assert "Le quorum n’est pas atteint (1 sur 4, il en faut 2)." in said
    assert "déjà adoptée : CAN-2026-01" in said
    assert not meeting.attendances.filter(state="excused").exists()
    again = fields(response)
    assert send(client, meeting, again).status_code == 422, "le même bouton redemande"
    assert send(client, meeting, again, do=asked.button["value"]).status_code == 302
    assert meeting.attendances.filter(state="excused").count() == 3
    # Lost already, it is not asked about at each save.
    assert send(client, meeting, opened(client, meeting) | {"place": ["Lyon"]}).status_code == 302


def test_head_counts_that_deny_adopted_votes_are_refused(client, meeting, draft):
    client.force_login(UserFactory(staff=True))
    college = CollegeFactory(body=meeting.body, by_head=40)
    HeadCountFactory(meeting=meeting, college=college, in_office=40, present=20, represented=0)
    Decision.objects.update(votes_for=22, votes_against=0, abstentions=0)
    assert send(client, meeting, opened(client, meeting), do="adopt").status_code == 302
    page = opened(client, meeting) | {f"heads-{college.pk}-present": ["10"]}
    response = send(client, meeting, page)
    assert response.status_code == 422
    assert "l’appel ne peut pas en compter 14" in response.text.replace("\xa0", " ")
