"""An answer, the fate of a remark or of an action, said by two people: one says it whole."""

import pytest
from django.test import Client
from django.urls import reverse

from governance.convening.invitations import issue_link
from tests.factories.governance import (
    ActionItemFactory,
    InvitationFactory,
    MeetingFactory,
    MinutesRemarkFactory,
)
from tests.tabs import Tab, browsers, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return browsers()


@pytest.fixture
def invitation():
    return InvitationFactory(meeting=MeetingFactory(title="Comité"), sent=True)


def test_an_answer_noted_while_the_member_gives_another(two, invitation):
    """By telephone the member comes; meanwhile, by the link, they send somebody."""
    noting = reverse("espace:invitation", args=[invitation.meeting.slug, invitation.public_id])
    link = reverse("governance:answer", args=[issue_link(invitation)])
    noted = Tab.read(two[0], noting, holding="answer").typed(answer="coming")
    own = Tab.read(Client(), link, holding="answer")
    assert own.send(answer="sends", deputy_name="Zoé Exemple").status_code == 302

    response = noted.send()
    assert response.status_code == 422
    assert "Ce membre, par son lien, le " in words(response)
    assert "a écrit ici : « Zoé Exemple »" in words(response)
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.deputy_name) == ("sends", "Zoé Exemple")
    # The page that came back is the choice.
    again = Tab.of(two[0], noting, response, holding="answer")
    assert again.sent["answer"] == ["coming"]
    assert again.send().status_code == 302
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.deputy_name) == ("coming", "")


def test_an_answer_given_after_the_secretary_noted_one(two, invitation):
    link = reverse("governance:answer", args=[issue_link(invitation)])
    own = Tab.read(Client(), link, holding="answer").typed(answer="excused")
    noting = reverse("espace:invitation", args=[invitation.meeting.slug, invitation.public_id])
    assert Tab.read(two[0], noting, holding="answer").send(answer="coming").status_code == 302
    response = own.send()
    assert response.status_code == 422
    assert "Claire Petit, le " in words(response)
    invitation.refresh_from_db()
    assert invitation.answer == "coming"
    assert Tab.of(own.client, link, response, holding="answer").send().status_code == 302
    invitation.refresh_from_db()
    assert invitation.answer == "excused"


def test_a_remark_answered_by_two(two):
    remark = MinutesRemarkFactory()
    page = reverse("espace:minutes_page", args=[remark.minutes.meeting.slug])
    outcome, answer = f"remarque-{remark.pk}-outcome", f"remarque-{remark.pk}-answer"
    first, second = (Tab.read(client, page, holding=answer) for client in two)
    assert first.send(**{outcome: "taken_up", answer: "Corrigé."}).status_code == 302
    response = second.send(**{outcome: "not_taken_up", answer: "Hors sujet."})
    assert response.status_code == 422
    for said in ("Claire Petit, le ", "« prise en compte »", "« Corrigé. »", "« Hors sujet. »"):
        assert said in words(response)
    remark.refresh_from_db()
    assert (remark.outcome, remark.answer) == ("taken_up", "Corrigé.")
    assert Tab.of(two[1], page, response, holding=answer).send().status_code == 302
    remark.refresh_from_db()
    assert (remark.outcome, remark.answer) == ("not_taken_up", "Hors sujet.")


def test_an_action_done_by_one_and_dropped_by_the_other(two):
    action = ActionItemFactory(text="Relancer la région")
    page, outcome = reverse("espace:action_list"), f"suite-{action.pk}-outcome"
    first = Tab.read(two[0], page, holding=outcome, button="dropped")
    second = Tab.read(two[1], page, holding=outcome, button="done")
    assert first.send(**{outcome: "Sans objet"}).status_code == 302
    response = second.send(**{outcome: "Subvention versée"})
    assert response.status_code == 422
    for said in ("Claire Petit, le ", "« abandonnée »", "« Sans objet »", "« Subvention versée »"):
        assert said in words(response)
    action.refresh_from_db()
    assert (action.state, action.outcome) == ("dropped", "Sans objet")
    again = Tab.of(two[1], page, response, holding=outcome, button="done")
    assert again.send().status_code == 302
    action.refresh_from_db()
    assert (action.state, action.outcome) == ("done", "Subvention versée")
    # Opened again, it keeps what was said of it.
    reopening = Tab.read(two[0], page, holding=f"suite-{action.pk}-state", button="open")
    assert reopening.send().status_code == 302
    action.refresh_from_db()
    assert (action.state, action.outcome) == ("open", "Subvention versée")
