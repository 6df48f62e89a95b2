"""The review shows the whole, and a remark is tied to the passage that it is about."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from governance.minutes.services import write_text
from governance.models import MinutesRemark
from governance.papers.blocks import Listing, Paragraph, bold, plain
from governance.papers.passages import groups_of
from governance.record.merging import digest
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    DecisionFactory,
)
from tests.governance.minutes.reviews import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def meeting(meeting):
    item = AgendaItemFactory(meeting=meeting, title="Budget", note="Note du point.")
    DecisionFactory(item=item, text="Le budget est adopté.", adopted=True, votes=True)
    ActionItemFactory(item=item, text="Notifier le budget")
    return meeting


def anchor(response, text):
    """Return the link by which one remarks on the passage that holds this text."""
    soup = BeautifulSoup(response.content, "lxml")
    (passage,) = [each for each in soup.select("[id^=passage-]") if text in each.text]
    return passage.select_one("a.crpv-passage__act")["href"]


def test_the_link_shows_presences_votes_decisions_and_actions(link):
    _, token = link
    shown = words(Client().get(reverse("governance:review", args=[token])))
    for said in ("Présents", "Note du point.", "3 pour", "Le budget est adopté.", "Notifier"):
        assert said in shown, said


@pytest.mark.parametrize(
    "text", ["Le budget est adopté.", "Notifier le budget", "est présenté", "Mardi 3 mars"]
)
def test_a_remark_is_made_of_a_passage_through_a_link(link, office, meeting, minutes, text):
    person, token = link
    client, address = Client(), reverse("governance:review", args=[token])
    chosen = client.get(address + anchor(client.get(address), text).partition("#")[0])
    soup = BeautifulSoup(chosen.content, "lxml")
    form = soup.select_one("#faire-une-remarque")
    key = form.select_one("[name=passage]")["value"]
    assert key
    sent = {"text": "À revoir.", "passage": key}
    assert client.post(f"{address}remarque/", sent).status_code == 302
    remark = MinutesRemark.objects.get()
    assert (remark.person, remark.passage) == (person, key)
    assert text in remark.excerpt
    # The keeper reads it beside its passage, and answers there.
    kept = BeautifulSoup(office.get(page("minutes_page", meeting)).content, "lxml")
    beside = kept.select_one(f"#passage-{key}")
    assert "À revoir." in beside.text
    assert beside.select_one("form [name=remark]")["value"] == str(remark.pk)
    assert kept.select_one(f"#remarques a[href='#passage-{key}']")


def test_a_remark_whose_passage_changed_still_says_what_it_was_about(
    link, office, meeting, minutes
):
    _, token = link
    client, address = Client(), reverse("governance:review", args=[token])
    href = anchor(client.get(address), "est présenté")
    key = href.partition("=")[2].partition("#")[0]
    client.post(f"{address}remarque/", {"text": "Non.", "passage": key})
    minutes.refresh_from_db()
    write_text(meeting=meeting, text="Tout autre.", base=digest(minutes.text), user=None)
    kept = words(office.get(page("minutes_page", meeting)))
    assert "Sur « Le budget est présenté. », passage qui a changé depuis" in kept
    # One who chose it before it changed keeps what was typed.
    refused = client.post(f"{address}remarque/", {"text": "Encore.", "passage": key})
    assert refused.status_code == 422
    assert "vient de changer" in words(refused)
    soup = BeautifulSoup(refused.content, "lxml")
    assert soup.select_one("#faire-une-remarque [name=passage]").get("value", "") == ""
    assert "Encore." in soup.select_one("textarea").text
    assert client.post(f"{address}remarque/", {"text": "Encore."}).status_code == 302


def test_a_forged_passage_is_none(link):
    _, token = link
    address = reverse("governance:review", args=[token])
    shown = Client().get(f"{address}?passage=<b>")
    assert "Sur l’ensemble" in words(shown)
    assert (
        Client().post(f"{address}remarque/", {"text": "X", "passage": "é" * 99}).status_code == 422
    )


def test_what_only_names_or_announces_is_not_remarked_on(link):
    _, token = link
    soup = BeautifulSoup(Client().get(reverse("governance:review", args=[token])).content, "lxml")
    held = [each.text for each in soup.select("[id^=passage-]")]
    assert held
    assert not any("n’est pas encore approuvé" in text for text in held)
    quoted = [each.text for each in soup.select("a.crpv-passage__act .fr-sr-only")]
    assert not any(" ," in text for text in quoted)


def test_a_college_over_its_members_is_not_remarked_on_but_a_point_over_its_own_is():
    def list_under(head):
        return Listing(((head, Listing(((Paragraph(plain("Anne Roux")),),))),))

    college, point = (
        [group.kind for group in groups_of((list_under(Paragraph(words)),))]
        for words in (bold("État"), plain("Un point"))
    )
    assert college == ["heading", "bullets"]
    assert point == ["text", "bullets"]
