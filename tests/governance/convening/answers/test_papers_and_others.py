"""What a member reads behind their link: papers, the others' answers; what a guest does not."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.choices import Answer, DocumentVisibility
from governance.convening.invitations import (
    GivenAnswer,
    forget_deputy,
    give_answer,
    issue_link,
)
from governance.convening.recipients import announcements
from governance.documents.services import open_document, remove_document, restrict_document
from governance.models import Invitation
from tests.factories.accounts import UserFactory
from tests.factories.governance import DocumentFactory
from tests.factories.partners import PersonFactory
from tests.governance.convening.answers.link import others
from tests.tabs import Reader

pytestmark = pytest.mark.django_db

CONVENED = DocumentVisibility.CONVENED


@pytest.fixture
def paper(invitation):
    item = invitation.meeting.items.get()
    return DocumentFactory(
        meeting=invitation.meeting, item=item, title="Projet de budget", visibility=CONVENED
    )


def address_of(url, document):
    return f"{url}pieces/{document.public_id}/"


def status_of(url):
    """Return what the address answers, its content read."""
    answer = Client().get(url)
    assert answer.getvalue()
    return answer.status_code


def guest_of(meeting):
    return Invitation.objects.create(
        meeting=meeting, person=PersonFactory(), sent_sequence=0, sent_at=timezone.now()
    )


def test_member_reads_the_papers_opened_to_them_and_no_other(url, invitation, paper):
    meeting = invitation.meeting
    kept = DocumentFactory(meeting=meeting, title="Note interne")
    of_all = DocumentFactory(meeting=meeting, title="Plan d’accès", public=True)
    elsewhere = DocumentFactory(title="Pièce d’ailleurs", visibility=CONVENED)
    client = Client()
    page = client.get(url).content.decode()
    assert "Projet de budget" in page
    assert "Plan d’accès" in page
    assert "Note interne" not in page
    assert "Pièce d’ailleurs" not in page
    for document, status in ((paper, 200), (of_all, 200), (kept, 404), (elsewhere, 404)):
        assert status_of(address_of(url, document)) == status
    sent = client.get(address_of(url, paper))
    assert sent.getvalue()
    assert sent.cookies == {}
    assert sent["Cache-Control"] == "private, no-store"
    assert sent["Referrer-Policy"] == "no-referrer"
    assert client.post(address_of(url, paper)).status_code == 405
    # The address that a page or a log could show holds no secret.
    assert url.split("/")[2] not in page


def test_paper_taken_back_is_read_no_more(url, paper):
    client = Client()
    restrict_document(document=paper)
    answer = client.get(address_of(url, paper))
    assert answer.status_code == 404
    assert "retirée" in answer.content.decode()
    open_document(document=paper)
    assert status_of(address_of(url, paper)) == 200
    remove_document(document=paper, reason="Mauvaise version")
    assert status_of(address_of(url, paper)) == 404
    assert "Projet de budget" not in client.get(url).content.decode()


def test_papers_die_with_the_link(url, invitation, paper):
    invitation.links.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert status_of(address_of(url, paper)) == 410
    invitation.links.update(revoked_at=timezone.now())
    assert status_of(address_of(url, paper)) == 410
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())
    assert status_of(address_of(url, paper)) == 410


def test_guest_reads_neither_papers_nor_who_comes(url, invitation, paper):
    guest = guest_of(invitation.meeting)
    theirs = reverse("governance:answer", args=[issue_link(guest)])
    page = Client().get(theirs).content.decode()
    assert "Budget 2027" in page
    assert "Projet de budget" not in page
    assert "Qui vient" not in page
    assert status_of(address_of(theirs, paper)) == 404
    assert "Qui vient" in Client().get(url).content.decode()


def test_link_of_a_call_for_points_gives_no_paper(url, invitation, paper):
    Invitation.objects.filter(pk=invitation.pk).update(sent_sequence=None, sent_at=None)
    page = Client().get(url).content.decode()
    assert "Projet de budget" not in page
    assert status_of(address_of(url, paper)) == 404


def test_members_are_told_what_each_announced_without_a_name(url, invitation):
    meeting = invitation.meeting
    other = Invitation.objects.create(
        meeting=meeting, mandate=others(invitation)[0], sent_sequence=0, sent_at=timezone.now()
    )
    given = GivenAnswer(Answer.SENDS, "Zoé de La Fiction", word="elle viendra en train")
    give_answer(invitation=other, given=given)
    page = Client().get(url).content.decode()
    assert "se fait représenter" in page
    assert "Fiction" not in page
    assert "en train" not in page


def test_word_goes_with_the_answer_to_whoever_keeps_the_body(url, invitation):
    client = Reader()
    sent = client.post(
        url, {"answer": "coming", "word": "j’arriverai à 15 h"}, headers={"origin": "null"}
    )
    assert sent.status_code == 302
    assert "j’arriverai" in client.get(url).content.decode()
    (said,) = announcements(invitation.meeting).values()
    assert said.startswith("A répondu")
    assert "j’arriverai" in said
    client.force_login(UserFactory(staff=True))
    page = client.get(reverse("espace:meeting_prepare", args=[invitation.meeting.slug]))
    assert "j’arriverai" in page.content.decode()


@pytest.mark.parametrize(
    ("word", "why"),
    [("x" * 201, "201"), ("joignez-moi : a.b@exemple.fr", "adresse")],
)
def test_word_that_cannot_be_kept_is_said_at_its_field(url, invitation, word, why):
    answer = Reader().post(url, {"answer": "coming", "word": word}, headers={"origin": "null"})
    assert answer.status_code == 422
    assert why in " ".join(answer.context["form"].errors["word"])
    invitation.refresh_from_db()
    assert invitation.answer == ""


def test_word_goes_with_the_deputy_who_is_forgotten(invitation):
    given = GivenAnswer(Answer.SENDS, "Zoé de La Fiction", word="Zoé vous appellera")
    give_answer(invitation=invitation, given=given)
    forget_deputy(meeting=invitation.meeting, name="Zoé de La Fiction", reason="demande")
    invitation.refresh_from_db()
    assert invitation.word == ""
    events = Invitation.pgh_event_model.objects.filter(pgh_obj_id=invitation.pk)
    assert not events.filter(word__contains="Zoé").exists()


def test_paper_of_a_meeting_that_is_over_is_not_opened(paper):
    restrict_document(document=paper)
    type(paper.meeting).objects.filter(pk=paper.meeting.pk).update(status="held")
    with pytest.raises(ValidationError, match="éteints"):
        open_document(document=paper)
