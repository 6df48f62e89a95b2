"""An agenda changed after the convocation: said to those who have the former one, once."""

import pytest
from django.db.models import F
from django.urls import reverse

from governance.choices import Answer, DocumentVisibility
from governance.convening.invitations import GivenAnswer, give_answer
from governance.convening.recipients import plan_of
from governance.convening.services import SendingResult
from governance.documents.services import restrict_document
from governance.models import Invitation
from governance.papers.convocation import convocation_paper
from tests.factories.governance import DocumentFactory
from tests.factories.partners import PersonFactory
from tests.governance.convening.body import (
    convene,
    event_in,
    fresh,
    mails,
    member_of,
)

pytestmark = pytest.mark.django_db

CONVENED = DocumentVisibility.CONVENED


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


def test_mail_and_screen_say_what_changed(client, meeting, officer):
    budget = meeting.items.create(position=1, title="Budget 2027")
    label = meeting.items.create(position=2, title="Label")
    meeting.items.create(position=3, title="Divers")
    paper = DocumentFactory(meeting=meeting, title="Projet de budget", visibility=CONVENED)
    convene(meeting, officer)
    assert meeting.items.update(position=F("position") + 10)
    meeting.items.filter(pk=label.pk).delete()
    meeting.items.filter(pk=budget.pk).update(title="Budget rectificatif", position=14)
    meeting.items.create(position=15, title="Cités éducatives")
    restrict_document(document=paper)
    DocumentFactory(meeting=meeting, title="Rapport", visibility=CONVENED)
    said = plan_of(fresh(meeting)).agenda.lines
    assert [line.replace("\xa0", " ") for line in said] == [
        "Point ajouté : Cités éducatives (pour information)",
        "Point retiré : Label",
        "Point renommé : Budget rectificatif (pour information), auparavant « Budget 2027 »",
        "Point déplacé : Divers, désormais n° 1",
        "Pièce ajoutée : Rapport",
        "Pièce retirée : Projet de budget",
    ]
    client.force_login(officer)
    prepare = client.get(reverse("espace:meeting_prepare", args=[meeting.slug]))
    assert said[0] in prepare.content.decode()
    page = client.get(reverse("espace:meeting_convene", args=[meeting.slug]))
    sent = convene(meeting, officer)
    assert (sent.informed, sent.is_of_papers) == (2, False)
    mail = mails(meeting)[-1]
    assert all(line in mail.text for line in said)
    assert all(line in page.context["message"].text for line in said)
    assert plan_of(fresh(meeting)).is_empty


def test_papers_alone_are_said_to_members_and_not_to_guests(meeting, officer):
    meeting.items.create(position=1, title="Budget 2027")
    guest = PersonFactory(function_email="experte@exemple.test")
    Invitation.objects.create(meeting=meeting, person=guest)
    convene(meeting, officer)
    DocumentFactory(meeting=meeting, title="Rapport", visibility=CONVENED)
    sent = convene(meeting, officer)
    assert (sent.informed, sent.is_of_papers) == (2, True)
    last = mails(meeting)[-2:]
    assert {mail.to for mail in last} == {"membre1@exemple.test", "membre2@exemple.test"}
    assert all(mail.subject.startswith("Pièces") for mail in last)
    assert "Rapport" in last[0].text
    meeting.items.create(position=2, title="Cités éducatives")
    assert convene(meeting, officer).informed == 3
    told = [mail.text for mail in mails(meeting) if mail.to == "experte@exemple.test"]
    assert "Cités éducatives" in told[-1]
    assert "Rapport" not in "".join(told)


def test_agenda_that_was_sent_names_nobody(meeting, officer):
    presenter = PersonFactory(last_name="Introuvable")
    meeting.items.create(position=1, title="Budget 2027", presenter=presenter)
    convene(meeting, officer)
    sent = fresh(meeting).sent_agenda
    assert sent["points"][0][1] == "Budget 2027"
    assert "Introuvable" not in str(sent)


def test_message_of_ones_own_leaves_as_it_was_read_and_no_other(client, meeting, officer):
    meeting.items.create(position=1, title="Budget 2027")
    client.force_login(officer)
    url = reverse("espace:meeting_convene", args=[meeting.slug])
    words = "Un déjeuner suivra.\nMerci de vous inscrire."
    first = client.get(url)
    typed = {"message": words, "seen": first.context["seen"]}
    unread = client.post(url, typed | {"message_read": first.context["message_read"]})
    assert "relisez" in unread.content.decode()
    assert words in unread.context["message"].text
    assert not mails(meeting)
    sent = client.post(url, typed | {"message_read": unread.context["message_read"]})
    assert sent.status_code == 302
    assert [words in mail.text for mail in mails(meeting)] == [True, True]
    assert fresh(meeting).convocation_message == words
    assert "Un déjeuner suivra." in repr(convocation_paper(fresh(meeting)))


def test_message_too_long_is_said_and_kept(client, meeting, officer):
    client.force_login(officer)
    url = reverse("espace:meeting_convene", args=[meeting.slug])
    page = client.post(url, {"message": "x" * 2001, "do": "preview"})
    assert page.status_code == 422
    assert "x" * 2001 in page.content.decode()
    assert not mails(meeting)
