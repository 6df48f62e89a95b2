"""The pages that show the mails of a demonstration, and their absence elsewhere."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from crpv_portal.outbox import written_mails
from crpv_portal.outbox.services import queue_mail
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

INVITATION = "\r\n".join(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//essai//FR", "METHOD:REQUEST", "BEGIN:VEVENT",
        "UID:abc@exemple.test", "DTSTAMP:20260301T090000Z", "DTSTART:20260608T120000Z",
        "DTEND:20260608T143000Z", "SUMMARY:Réunion du comité", "LOCATION:Saint-Denis", "SEQUENCE:2",
        "END:VEVENT", "END:VCALENDAR", "",
    ]
)  # fmt: skip


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = "crpv_portal.outbox.file_backend.FileBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mails"
    return settings


@pytest.fixture
def somebody(client):
    client.force_login(UserFactory())
    return client


def queue(**change: object) -> None:
    fixed = {"kind": "essai", "to": "nadia@exemple.test", "subject": "Objet", "text": "Bonjour."}
    queue_mail(**fixed | change)


def test_mails_are_written_then_shown_the_latest_first(demonstration, somebody, deliver):
    empty = somebody.get(reverse("outbox:mail_list")).text
    assert "Aucun courriel pour l’instant" in empty
    queue(subject="Le premier")
    deliver()
    queue(
        subject="Réunion du comité",
        text="Répondez : https://exemple.test/reponse/abc/\n\nÀ bientôt <chef>.",
        reply_to="chef@exemple.test",
        html="<p>Répondez</p>",
        calendar=INVITATION.encode(),
        calendar_method="REQUEST",
    )
    deliver()
    page = BeautifulSoup(somebody.get(reverse("outbox:mail_list")).text, "lxml")
    links = page.select(".crpv-row__title a")
    assert [link.text for link in links] == ["Réunion du comité", "Le premier"]
    assert [len(row.select(".fr-badge")) for row in page.select(".crpv-row")] == [1, 0]

    mail = BeautifulSoup(somebody.get(links[0]["href"]).text, "lxml")
    facts = [" ".join(row.text.split()) for row in mail.select(".crpv-facts > div")]
    assert facts[0] == "À nadia@exemple.test"
    assert facts[-4:] == [
        "Événement Réunion du comité",
        "Quand 8 juin 2026 à 14 h – 16 h 30 (heure de Paris)",
        "Lieu Saint-Denis",
        "Version 2",
    ]
    [letter, calendar] = mail.select(".crpv-letter")
    assert letter.select_one("a")["href"] == "https://exemple.test/reponse/abc/"
    assert "À bientôt <chef>." in letter.text
    assert calendar.text.splitlines() == INVITATION.splitlines()
    files = {
        link["href"].rsplit("/", 1)[1]: link["href"] for link in mail.select(".fr-btns-group a")
    }
    answer = somebody.get(files["invite.ics"])
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.decode().splitlines() == INVITATION.splitlines()
    answer = somebody.get(files["message.eml"])
    assert (answer["Content-Type"], b"Message-ID: <" in answer.content) == ("message/rfc822", True)

    plain = somebody.get(links[1]["href"])
    assert "invite.ics" not in plain.text
    assert somebody.get(links[1]["href"] + "invite.ics").status_code == 404


def test_every_mail_of_the_portal_is_there_with_the_right_parts(demonstration, deliver):
    queue(calendar=INVITATION.encode(), calendar_method="REQUEST")
    deliver()
    [name] = written_mails.names()
    mail = written_mails.read(name)
    assert (mail.to, mail.subject, mail.calendar_method) == (
        "nadia@exemple.test",
        "Objet",
        "REQUEST",
    )
    assert mail.text.strip() == "Bonjour."


def test_an_invitation_that_cannot_be_read_is_shown_as_it_is(demonstration, somebody, deliver):
    queue(calendar=b"BEGIN:VCALENDAR\r\nn'importe quoi", calendar_method="CANCEL")
    deliver()
    [name] = written_mails.names()
    page = somebody.get(reverse("outbox:mail_detail", args=[name]))
    assert "importe quoi" in page.text
    assert "annulation" in page.text
    assert "Événement" not in page.text


def test_pages_of_a_long_list(demonstration, somebody, deliver):
    for number in range(21):
        queue(subject=f"Objet {number}")
    deliver()
    first = BeautifulSoup(somebody.get(reverse("outbox:mail_list")).text, "lxml")
    assert len(first.select(".crpv-row")) == 20
    second = somebody.get(reverse("outbox:mail_list"), {"page": "2"}).text
    assert len(BeautifulSoup(second, "lxml").select(".crpv-row")) == 1


@pytest.mark.parametrize("name", ["20260101-a", "a" * 300])
@pytest.mark.parametrize("page", ["mail_detail", "mail_file", "mail_calendar"])
def test_what_is_not_there_is_not_found(demonstration, somebody, page, name):
    assert somebody.get(reverse(f"outbox:{page}", args=[name])).status_code == 404


def test_nothing_is_shown_to_visitors_nor_outside_a_demonstration(demonstration, client, deliver):
    queue()
    deliver()
    [name] = written_mails.names()
    addresses = [reverse("outbox:mail_list")]
    addresses += [
        reverse(f"outbox:{page}", args=[name])
        for page in ("mail_detail", "mail_file", "mail_calendar")
    ]
    assert {client.get(url).status_code for url in addresses} == {302}
    demonstration.DEMONSTRATION = False
    client.force_login(UserFactory(staff=True))
    assert {client.get(url).status_code for url in addresses} == {404}


def test_the_band_of_a_demonstration_leads_there(demonstration, client):
    assert reverse("outbox:mail_list") in client.get(reverse("home")).text
    demonstration.DEMONSTRATION = False
    assert reverse("outbox:mail_list") not in client.get(reverse("home")).text
