"""Address book of one's own bodies: who is in it, what it leads to, and whose it is not."""

import csv
import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from crpv_portal.outbox.choices import ADDRESS_REFUSED
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from tests.factories.governance import BodyFactory, CollegeFactory, MandateFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory
from tests.governance.bodies.pages import page, seat_url, url

pytestmark = pytest.mark.django_db

BOOK = "/espace/carnet/"


def member(body, title, *, last="", address="", mailbox="", **columns):
    college = body.colleges.first() or CollegeFactory(body=body)
    if last:
        columns["holder"] = PersonFactory(last_name=last, first_name="Anne", function_email=address)
    return MandateFactory(
        seat=SeatFactory(college=college, title=title),
        organisation=OrganisationFactory(name=f"Organisation {title}"),
        function_email=mailbox,
        **{"holder": None, **columns},
    )


def entries(response):
    return [
        row.select_one(".crpv-task__text").text.strip()
        for row in page(response).select("li.crpv-task")
    ]


def test_people_and_mailboxes_with_where_they_sit(client, officer, body):
    riou = member(body, "CAF", last="Riou", address="a.riou@exemple.test")
    other = BodyFactory(region=body.region, name="Bureau")
    MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=other), title="Présidence"),
        holder=riou.holder,
    )
    prefecture = member(body, "Préfecture", mailbox="sgar@exemple.test")
    response = client.get(BOOK)
    assert entries(response) == ["Organisation Préfecture", "Anne Riou"]
    links = [link["href"] for link in page(response).select(".crpv-places a")]
    assert seat_url(prefecture.seat) in links
    assert len(links) == 3
    assert entries(client.get(BOOK, {"q": "RIOU caf"})) == ["Anne Riou"]
    assert entries(client.get(BOOK, {"q": "sgar@"})) == ["Organisation Préfecture"]
    assert entries(client.get(BOOK, {"instance": other.slug})) == ["Anne Riou"]
    assert "Personne de ce nom" in client.get(BOOK, {"q": "zzz"}).text


def test_who_sits_no_more_is_not_in_it(client, officer, body):
    member(
        body,
        "CAF",
        last="Riou",
        end_on=datetime.date(2020, 1, 1),
        end_on_precision="day",
    )
    assert entries(client.get(BOOK)) == []


def test_an_address_that_refused_its_last_mail_says_so(client, officer, body):
    member(body, "CAF", last="Riou", address="a.riou@exemple.test")
    told = "a refusé le dernier courriel"
    assert told not in client.get(BOOK).text
    queue_mail(kind="convocation", to="a.riou@exemple.test", subject="Objet", text="Texte")
    failed = {"state": "failed", "ended_at": timezone.now()}
    OutgoingMail.objects.update(**failed, problem="le serveur de courriel ne répond pas")
    assert told not in client.get(BOOK).text
    OutgoingMail.objects.update(problem=f"{ADDRESS_REFUSED} (code 550)")
    assert told in client.get(BOOK).text


def test_two_regions_see_nothing_of_each_other(client, officer, body):
    other = BodyFactory(region=RegionFactory(), name="Ailleurs", slug="ailleurs")
    member(other, "CAF", last="Secret", address="secret@exemple.test")
    assert "Secret" not in client.get(BOOK).text
    assert client.get(BOOK, {"instance": "ailleurs"}).status_code == 404
    for form in ("csv", "ods", "json"):
        book = reverse("espace:address_book_file", args=[form])
        assert b"secret" not in client.get(book).content
        assert client.get(book, {"instance": "ailleurs"}).status_code == 404


def test_the_list_goes_into_a_file_that_nobody_keeps(client, officer, body):
    member(body, "CAF", last="Riou", address="a.riou@exemple.test", mailbox="caf@exemple.test")
    member(body, "MSA", last="Roux")
    address = reverse("espace:address_book_file", args=["csv"])
    assert f"{address}?instance={body.slug}" in client.get(url(body)).text.replace("&amp;", "&")
    response = client.get(address, {"instance": body.slug})
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    text = response.content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    told = [(row["Siège"], row["Rôle"], row["Nom"], row["Courriel"]) for row in rows]
    assert told == [
        ("CAF", "titulaire", "Riou", "a.riou@exemple.test"),
        ("CAF", "adresse du siège", "", "caf@exemple.test"),
        ("MSA", "titulaire", "Roux", ""),
    ]
    only = client.get(address, {"q": "roux"}).content.decode("utf-8-sig")
    assert "Riou" not in only


def test_the_book_asks_as_much_for_one_as_for_twenty(client, officer, body, count_queries):
    member(body, "CAF", last="Riou", address="a@exemple.test")
    one = count_queries(lambda: client.get(BOOK))
    for rank in range(19):
        member(body, f"Siège {rank}", last=f"Nom{rank}", address=f"a{rank}@exemple.test")
    assert count_queries(lambda: client.get(BOOK)) == one
