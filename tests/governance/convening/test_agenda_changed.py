"""An agenda changed after the convocation: said to those who have the former one, once."""

import pytest
from django.urls import reverse

from governance.choices import Answer
from governance.convening.invitations import GivenAnswer, give_answer
from governance.convening.recipients import plan_of
from governance.convening.services import SendingResult
from tests.governance.convening.body import (
    convene,
    event_in,
    fresh,
    mails,
    member_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def convened(meeting, officer):
    meeting.items.create(position=1, title="Budget 2027")
    convene(meeting, officer)
    return meeting


def test_members_get_the_agenda_as_it_is_now_and_keep_their_answers(client, convened, officer):
    first = convened.invitations.get(person__function_email="membre1@exemple.test")
    give_answer(invitation=first, given=GivenAnswer(Answer.COMING))
    convened.items.create(position=2, title="Cités éducatives")
    client.force_login(officer)
    prepare = reverse("espace:meeting_prepare", args=[convened.slug])
    url = reverse("espace:meeting_convene", args=[convened.slug])
    step = client.get(prepare).context["page"].next
    assert step.title == "L’ordre du jour a changé : prévenez les membres".replace(" :", "\xa0:")
    page = client.get(url)
    assert page.context["button"] == "Envoyer 2\xa0courriels"
    assert "Le nouvel ordre du jour, à lui remettre sur papier" in page.content.decode()
    assert "2. Cités éducatives" in page.context["message"].text
    answered = client.post(url, {"seen": page.context["seen"]}, follow=True)
    said = [message.message for message in answered.context["messages"]]
    assert said == ["2\xa0ordres du jour sont partis."]
    one, two = mails(convened)[-2:]
    assert one.subject.startswith("Nouvel ordre du jour")
    assert "reste valable" in one.text
    assert "reste valable" not in two.text
    event = event_in(one)[1]
    assert (one.calendar_method, event["SEQUENCE"]) == ("REQUEST", 0)
    assert "Cités éducatives" in event["DESCRIPTION"]
    first.refresh_from_db()
    assert first.answered_sequence == fresh(convened).invitation_sequence
    assert convene(convened, officer) == SendingResult()


def test_who_is_convened_with_the_new_agenda_gets_it_once(convened, officer):
    convened.items.create(position=2, title="Cités éducatives")
    member_of(convened.body, "nouveau@exemple.test")
    sent = convene(convened, officer)
    assert (sent.mailed, sent.informed) == (1, 2)
    assert len(mails(convened)) == 5
    assert plan_of(fresh(convened)).is_empty


def test_agenda_of_before_the_convocation_is_no_change(meeting, officer):
    meeting.items.create(position=1, title="Budget 2027")
    convene(meeting, officer)
    assert not plan_of(fresh(meeting)).is_agenda_new
