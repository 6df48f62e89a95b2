"""The letterhead of a body: written on its page, printed inside, never on what is public."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from governance import papers
from governance.bodies.letterheads import set_letterhead
from governance.models import Letterhead
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory
from tests.governance.papers.reading import odt_text, squeezed
from tests.tabs import Reader, words

pytestmark = pytest.mark.django_db

TYPED = {
    "service": "Pôle politique de la ville",
    "address": "3 rue des Fleurs\n69000 Lyon",
    "reference": "PV/2027-12",
    "followed_by": "Camille Durand",
    "function": "chargée de mission",
    "phone": "04 00 00 00 00",
    "email": "politique.ville@exemple.test",
}
PRINTED = ("Pôle politique de la ville", "69000 Lyon", "PV/2027-12", "Camille Durand")


@pytest.fixture
def client():
    client = Reader()
    client.force_login(UserFactory(staff=True, second_factor=True))
    return client


def text_of(paper):
    if paper.name.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(paper.content)).pages
        return " ".join("".join(page.extract_text() for page in pages).split())
    if paper.name.endswith(".odt"):
        return odt_text(paper.content)
    return paper.content.decode()


def test_it_is_written_on_its_page_and_may_be_emptied(client):
    body = BodyFactory()
    page = reverse("espace:letterhead", args=[body.slug])
    assert client.post(page, TYPED).status_code == 302
    stored = Letterhead.objects.get(body=body)
    assert stored.followed_by == "Camille Durand"
    client.post(page, dict.fromkeys(TYPED, ""))
    stored.refresh_from_db()
    assert {getattr(stored, name) for name in TYPED} == {""}


def test_a_bad_address_is_refused_at_its_box_and_nothing_is_written(client):
    body = BodyFactory()
    refused = client.post(
        reverse("espace:letterhead", args=[body.slug]), TYPED | {"email": "service"}
    )
    assert refused.status_code == 422
    assert "Écrivez l’adresse ainsi" in words(refused)
    assert not Letterhead.objects.exists()


@pytest.mark.parametrize("form", ["html", "pdf", "odt"])
@pytest.mark.parametrize("kind", ["convocation", "agenda", "minutes"])
def test_papers_bear_it(kind, form):
    meeting = MeetingFactory()
    set_letterhead(body=meeting.body, **TYPED)
    said = squeezed(text_of(papers.make(kind, meeting, form)))
    for each in (*PRINTED, "Affaire suivie par"):
        assert squeezed(each) in said


def test_without_one_nothing_of_it_is_printed():
    said = text_of(papers.make("convocation", MeetingFactory(), "html"))
    assert "Affaire suivie par" not in said
    assert "Réf." not in said


def test_public_papers_never_bear_it():
    meeting = MeetingFactory(held=True, visibility="public")
    set_letterhead(body=meeting.body, **TYPED)
    DecisionFactory(item__meeting=meeting, adopted=True, visibility="public")
    content = papers.public_minutes_pdf("Texte.", meeting)
    pages = PdfReader(io.BytesIO(content)).pages
    said = "".join(page.extract_text() for page in pages).replace("\xa0", " ")
    for each in PRINTED:
        assert each not in said


def test_who_follows_the_matter_is_in_no_history():
    set_letterhead(body=BodyFactory(), **TYPED)
    columns = {field.name for field in Letterhead.pgh_event_model._meta.get_fields()}
    assert "service" in columns
    assert not columns & {"followed_by", "function", "phone", "email"}
