"""Publishing thing by thing: previewed as the public sees it, in one act, and taken back."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crpv_portal.common.contacts import contacts_in
from crpv_portal.common.history import events_of
from governance.models import Decision, Meeting
from governance.publication.things import free_texts
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    DocumentFactory,
    MeetingFactory,
)
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def meeting():
    return MeetingFactory(held=True, title="Réunion de mars")


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, position=1, title="Budget", note="note secrète")


def address(meeting):
    return reverse("espace:meeting_publication", args=[meeting.slug])


def soup_of(response):
    return BeautifulSoup(response.content, "lxml")


def send(client, meeting, shown, do="publish", **more):
    seen = soup_of(client.get(address(meeting))).select_one("[name=seen]")["value"]
    return client.post(address(meeting), {"seen": seen, "show": shown, "do": do, **more})


def keys(*rows):
    kinds = {"agendaitem": "item"}
    return [f"{kinds.get(row._meta.model_name, row._meta.model_name)}-{row.pk}" for row in rows]


def main_of(response):
    main = soup_of(response).select_one("main")
    for band in main.select(".crpv-preview-band"):
        band.decompose()
    return main.get_text(" ", strip=True)


def test_everything_is_listed_with_its_visibility_and_restricted_by_default(
    client, officer, meeting, item
):
    DecisionFactory(item=item, adopted=True, text="Le budget est voté.")
    DecisionFactory(item=item, text="Un projet.")
    DocumentFactory(meeting=meeting, title="Note")
    DocumentFactory(meeting=meeting, title="Retirée", removed=True)
    page = soup_of(client.get(address(meeting)))

    boxes = page.select("input[name=show]")
    assert [page.select_one(f"label[for={box['id']}]").text for box in boxes] == [
        "La réunion",
        "Point 1, Budget",
        f"Décision {Decision.objects.adopted().get().reference}",
        "Projet : décision",
        "Document, Note",
    ]
    assert [box.has_attr("checked") for box in boxes] == [False] * 5
    assert [box.has_attr("disabled") for box in boxes] == [False, False, False, True, False]
    assert "note secrète" not in page.text


def test_the_preview_is_the_public_page_and_saves_nothing(client, officer, meeting, item):
    decision = DecisionFactory(item=item, adopted=True, text="Le budget est voté.")
    hidden = AgendaItemFactory(meeting=meeting, position=2, title="Point tu")
    shown = ["meeting", *keys(item, decision)]
    events = events_of(Meeting).count()
    preview = send(client, meeting, shown, do="preview")

    assert "Aperçu, rien n’est encore publié." in preview.text
    assert "Le budget est voté." in preview.text
    assert "Point tu" not in preview.text
    assert "Mon espace" not in preview.text  # the header of a visitor
    meeting.refresh_from_db()
    assert meeting.visibility == "restricted"
    assert events_of(Meeting).count() == events
    assert Client().get(meeting.get_absolute_url()).status_code == 404

    # The buttons of the preview publish just what it showed.
    form = soup_of(preview).select_one(".crpv-preview-band form")
    sent = {"do": "publish"}
    for field in form.select("input"):
        sent.setdefault(field["name"], []).append(field["value"])
    assert client.post(form["action"], sent).status_code == 302
    assert main_of(Client().get(meeting.get_absolute_url())) == main_of(preview)
    hidden.refresh_from_db()
    assert hidden.visibility == "restricted"


def test_a_meeting_left_restricted_is_previewed_as_unseen(client, officer, meeting, item):
    response = send(client, meeting, keys(item), do="preview")
    assert "le public ne verrait pas cette réunion" in response.text
    assert soup_of(response).select_one(f"input[value=item-{item.pk}]").has_attr("checked")


def test_coming_back_from_the_preview_keeps_the_choices(client, officer, meeting, item):
    response = send(client, meeting, ["meeting"], do="choose")
    assert soup_of(response).select_one("input[value=meeting]").has_attr("checked")
    meeting.refresh_from_db()
    assert meeting.visibility == "restricted"


def test_publishing_is_traced_with_its_reason_and_the_page_of_the_meeting_knows(
    client, officer, meeting, item
):
    document = DocumentFactory(meeting=meeting, item=item)
    version = meeting.version
    response = send(client, meeting, ["meeting", *keys(item, document)], reason="Vote du 3 mars")
    assert response.status_code == 302
    for row in (meeting, item, document):
        row.refresh_from_db()
        assert row.visibility == "public"
        event = events_of(type(row)).filter(pgh_obj_id=row.pk).order_by("pgh_id").last()
        assert event.pgh_context["reason"] == "Vote du 3 mars"
        assert event.pgh_context["user"] == officer.pk
    assert meeting.version == version + 1


def test_taking_back_asks_why_and_is_at_once(client, officer):
    meeting = MeetingFactory(held=True, public=True)
    decision = DecisionFactory(item__meeting=meeting, public=True, adopted=True)
    refused = send(client, meeting, keys(decision))
    assert refused.status_code == 422
    said = soup_of(refused).select_one("#id_reason_error").get_text(strip=True)
    assert said == "Dites pourquoi vous retirez au public ce qu’il pouvait lire."
    assert Client().get(meeting.get_absolute_url()).status_code == 200

    send(client, meeting, keys(decision), reason="Erreur")
    assert Client().get(meeting.get_absolute_url()).status_code == 404
    assert Client().get(decision.get_absolute_url()).status_code == 200
    send(client, meeting, [], reason="Erreur")
    assert Client().get(decision.get_absolute_url()).status_code == 404


def test_markup_in_a_published_text_stays_harmless(client, officer, meeting, item):
    text = (
        "**Voté** <img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3))"
    )
    decision = DecisionFactory(item=item, adopted=True, text=text)
    item.title = "<b onclick=alert(4)>Budget</b>"
    item.save()
    send(client, meeting, ["meeting", *keys(item, decision)])
    for url in (meeting.get_absolute_url(), decision.get_absolute_url()):
        main = soup_of(Client().get(url)).select_one("main")
        assert main.select("img, script, [onerror], [onclick], a[href^=javascript]") == []
        assert "Voté" in main.text


def test_a_draft_is_never_published_even_by_hand(client, officer, meeting, item):
    draft = DecisionFactory(item=item)
    response = send(client, meeting, ["meeting", *keys(draft)])
    assert response.status_code == 422
    assert "Un projet ne se publie pas" in response.text
    meeting.refresh_from_db()
    assert meeting.visibility == "restricted"


def test_a_thing_of_another_meeting_is_refused_whole(client, officer, meeting):
    other = AgendaItemFactory()
    assert send(client, meeting, ["meeting", *keys(other)]).status_code == 422
    assert send(client, meeting, keys(other), do="preview").status_code == 422
    other.refresh_from_db()
    meeting.refresh_from_db()
    assert (other.visibility, meeting.visibility) == ("restricted", "restricted")


def test_what_changed_meanwhile_is_shown_before_anything_is_published(client, officer, meeting):
    seen = soup_of(client.get(address(meeting))).select_one("[name=seen]")["value"]
    AgendaItemFactory(meeting=meeting, title="Arrivé depuis")
    response = client.post(address(meeting), {"seen": seen, "show": ["meeting"], "do": "publish"})
    assert response.status_code == 422
    assert "entre-temps" in response.text
    assert "Arrivé depuis" in response.text
    meeting.refresh_from_db()
    assert meeting.visibility == "restricted"


def test_addresses_and_numbers_are_pointed_out_before_publishing(client, officer, meeting):
    AgendaItemFactory(meeting=meeting, title="Écrire à jeanne.petit@exemple.test")
    page = client.get(address(meeting)).text
    assert "Contient jeanne.petit@exemple.test" in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Appelez le 01 23 45 67 89.", ["01 23 45 67 89"]),
        ("+33 (0)1.23.45.67.89 ou 0262123456", ["+33 (0)1.23.45.67.89", "0262123456"]),
        ("a.b-c@ville.exemple.fr; rien", ["a.b-c@ville.exemple.fr"]),
        ("Décret n° 2014-1750 du 30 décembre 2014, 1 000 000 000 euros, le 03/03/2026", []),
        ("CAN-2026-07, article 12, SIREN 130 025 265", []),
        pytest.param("a" * 500_000, [], id="one long word"),
        pytest.param(f"a@{'b' * 500_000}", [], id="one long host"),
    ],
)
def test_what_looks_like_an_address_or_a_number(text, found):
    assert contacts_in(text) == found


def test_the_page_asks_as_much_for_many_as_for_one(client, officer, meeting, item):
    DecisionFactory(item=item, adopted=True)
    DocumentFactory(meeting=meeting)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(meeting)).status_code == 200
        return len(queries)

    few = count()
    for position in range(2, 12):
        more = AgendaItemFactory(meeting=meeting, position=position)
        DecisionFactory(item=more, adopted=True)
        DocumentFactory(meeting=meeting, item=more)
    assert count() == few


def test_every_text_that_a_meeting_shows_is_looked_through_for_contacts():
    shown = Meeting(title="Titre", place="Lieu", summary="En bref")
    hidden = Meeting(note="Note", video_link="https://visio.exemple.test/", slug="comite")
    assert sorted(place.text for place in free_texts(shown) if place.text) == [
        "En bref",
        "Lieu",
        "Titre",
    ]
    assert not any(place.text for place in free_texts(hidden))


def test_each_thing_says_whom_of_the_record_it_names(client, officer, meeting, item):
    person = PersonFactory(first_name="Jeanne", last_name="Martin-Durand")
    AttendanceFactory(meeting=meeting, person=person)
    item.title = "Candidature de Mme Martin\u2011Durand"  # as Word types the hyphen
    item.save()
    page = soup_of(client.get(address(meeting)))
    warned = page.select(".crpv-shown__warning")
    assert [row.parent["id"] for row in warned] == [f"dit-item-{item.pk}"]
    assert "Nomme Jeanne Martin-Durand" in warned[0].text
