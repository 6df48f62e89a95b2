"""Pages of refusal: what was written in a form of ours is on them, and of no other site's."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from crpv_portal.common.resending import MOST
from tests.factories.accounts import UserFactory
from tests.factories.governance import MandateFactory, MeetingFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db

TYPED = "Le préfet salue le travail de chacun."
OURS, THEIRS = ({"origin": origin} for origin in ("http://testserver", "http://ailleurs.example"))


@pytest.mark.parametrize(("headers", "is_shown"), [(OURS, True), (THEIRS, False)])
def test_a_page_that_one_may_not_have_or_that_is_gone_gives_the_text_back(
    client, headers, is_shown
):
    mandate = MandateFactory(holder__user=UserFactory())
    meeting = MeetingFactory(body=mandate.seat.college.body, held=True, visibility="public")
    record = reverse("espace:meeting_record", args=[meeting.slug])
    gone = reverse("espace:meeting_record", args=["reunion-disparue"])
    client.force_login(mandate.holder.user)
    for address, status in [(record, 403), (gone, 404), ("/nulle-part/", 404)]:
        response = client.post(address, {"minutes": TYPED}, headers=headers)
        assert response.status_code == status, address
        assert (TYPED in words(response)) is is_shown
        assert ("Rien n’est enregistré" in words(response)) is is_shown
    assert "Rien n’est enregistré" not in words(client.get("/nulle-part/"))


@pytest.mark.parametrize("path", ["inconnu/", "inconnu/nulle-part/", "inconnu/reunion.ics"])
@pytest.mark.parametrize(
    "start", [*("/reponse/", "/relecture/", "/suites/"), *("/consultation/", "/fiche/")]
)
def test_a_page_that_says_no_site_and_has_no_known_link_gives_nothing_back(start, path):
    """Another site can have a browser post with « Origin: null », at any address."""
    for address in (f"{start}{path}", f"{start}{path}commenter/", "/calendrier/mien/inconnu.ics"):
        for is_checked in (True, False):
            client = Client(enforce_csrf_checks=is_checked, headers={"origin": "null"})
            response = client.post(address, {"note": TYPED})
            assert response.status_code in {403, 404, 405}, address
            assert TYPED not in response.text, address


@pytest.mark.parametrize(
    ("site", "is_shown"), [("same-origin", True), ("cross-site", False), ("same-site", False)]
)
def test_a_browser_that_tells_of_another_site_is_believed(client, site, is_shown):
    headers = OURS | {"sec-fetch-site": site}
    response = client.post("/nulle-part/", {"note": TYPED}, headers=headers)
    assert (TYPED in words(response)) is is_shown


def test_a_form_of_thousands_of_boxes_comes_back_in_some(client):
    sent = {f"texte-{n}": f"texte numéro {n}." for n in range(3000)}
    page = BeautifulSoup(client.post("/nulle-part/", sent, headers=OURS).text, "lxml")
    boxes = [box.text.strip() for box in page.select("textarea")]
    assert len(boxes) == MOST
    assert all(text in boxes[-1] for text in [*sent.values()][MOST:])


def test_words_and_addresses_come_back_and_neither_choices_nor_marks(client):
    written = ["Une phrase.", "https://exemple.test/une/page", "camille@exemple.test"]
    others = {"state": "done", "on": "16/03/2026", "n": "12", "seen": "deux mots", "_read": "a b"}
    others |= {"password": "une phrase secrète", "code": "abcd efgh"}
    sent = {f"texte-{n}": text for n, text in enumerate(written)} | others
    page = BeautifulSoup(client.post("/nulle-part/", sent, headers=OURS).text, "lxml")
    assert [box.text.strip() for box in page.select("textarea")] == written
