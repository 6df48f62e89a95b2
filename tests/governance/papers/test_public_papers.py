"""The papers of a meeting as they are served: public facts in public, kept by no cache."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from governance import papers
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
)
from tests.factories.partners import PersonFactory, ProvisionFactory
from tests.governance.papers.meetings import full_meeting
from tests.governance.papers.reading import in_order, odt_text, pdf_text

pytestmark = pytest.mark.django_db


MARK = "zzsecret"  # of what is not public


def planted():
    """A public meeting with one public decision, and secrets everywhere else."""
    person = PersonFactory(first_name="Nom", last_name=MARK)
    meeting = MeetingFactory(
        held=True,
        public=True,
        title="Réunion publique",
        chair=person,
        secretary=person,
        note=MARK,
    )
    shown = AgendaItemFactory(meeting=meeting, title="Point public", public=True, note=MARK)
    hidden = AgendaItemFactory(meeting=meeting, title=f"Point {MARK}", presenter=person)
    old = DecisionFactory(item=shown, text=f"Ancienne {MARK}", adopted=True)
    DecisionFactory(
        item=shown,
        text="Le texte public.",
        public=True,
        adopted=True,
        corrects=old,
        provisions=[
            ProvisionFactory(title="Mission publique"),
            ProvisionFactory(title=f"Mission {MARK}", unverified=True),
        ],
    )
    DecisionFactory(item=hidden, text="Une autre, publique.", public=True, adopted=True)
    DecisionFactory(item=shown, text=f"Projet {MARK}", public=True)
    MinutesFactory(meeting=meeting, text=MARK)
    return meeting


@pytest.mark.parametrize("form", ["pdf", "odt"])
def test_public_decisions_hold_public_facts_alone(client, form):
    meeting = planted()
    address = reverse("governance:meeting_decisions", args=[meeting.slug, form])
    response = client.get(address)
    text = pdf_text(response.content) if form == "pdf" else odt_text(response.content)
    assert in_order(text, "Point public", "Le texte public.", "Mission publique", "Autres points")
    assert "Uneautre,publique." in text
    assert MARK not in text.lower()
    assert "Corrige" not in text
    assert address in client.get(meeting.get_absolute_url()).content.decode()
    meeting.note = "autre"
    meeting.save()  # what is not public moves no byte of it
    assert client.get(address).content == response.content


def test_public_minutes_hold_the_public_text_alone():
    meeting = planted()
    text = pdf_text(papers.public_minutes_pdf("Le texte **publié**.", meeting))
    assert in_order(text, "Réunion publique", "Mardi 3 mars 2026", "Le texte publié.")
    assert MARK not in text.lower()
    assert "Pointpublic" not in text


def test_without_a_published_decision_there_is_no_public_list(client):
    meeting = MeetingFactory(held=True, public=True)
    DecisionFactory(item__meeting=meeting, adopted=True)
    assert client.get(f"{meeting.get_absolute_url()}releve-de-decisions.pdf").status_code == 404
    assert "releve-de-decisions" not in client.get(meeting.get_absolute_url()).content.decode()
    assert papers.public_decision_list(meeting, "pdf") is None


def test_papers_are_kept_by_no_cache_and_bear_their_name(client):
    meeting = full_meeting()
    client.force_login(UserFactory(staff=True))
    page = client.get(reverse("espace:meeting_record", args=[meeting.slug]))
    links = BeautifulSoup(page.content, "lxml").select("#papiers + ul a")
    assert len(links) == len(papers.KINDS) * len(papers.FORMS)
    for link in links:
        response = client.get(link["href"])
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        form = link["href"].rpartition(".")[2]
        disposition = response.get("Content-Disposition", "")
        expected = {"html": "", "pdf": "inline; ", "odt": "attachment; "}[form]
        assert disposition.startswith(expected)
        assert bool(disposition) == (form != "html")
        if form != "html":
            assert f'filename="{link["href"].rpartition("/")[2].split(".")[0]}-' in disposition
