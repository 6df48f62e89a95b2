"""What the back office says around the records: titles, filters, days and hours, ways back."""

import datetime

import pytest
from django.contrib import admin

from crpv_portal.common.dates import PARIS
from crpv_portal.common.models import Source
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from governance.models import Meeting
from partners.models import Edition, Organisation, Provision, Signature
from tests.admin.screens import address
from tests.factories.centres import ActivityCampaignFactory, CentreFactory, CentreNameFactory
from tests.factories.governance import BodyFactory, MandateFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def said(page):
    return page.get_text(" ", strip=True).replace("\xa0", " ")


@pytest.mark.parametrize("model", [Edition, Organisation, Provision, Signature, Source])
def test_page_that_adds_names_what_it_adds_without_a_wrong_article(screens, model):
    page = screens.get(address(model, "add"))
    assert said(page.h1) == f"Ajouter : {model._meta.verbose_name}"


def test_title_of_a_page_begins_with_a_capital_but_a_name_is_as_it_is_borne(screens):
    assert said(screens.get(address(ActivityCampaignFactory(year=2024))).h1) == (
        "Bilans d’activité 2024"
    )
    assert said(screens.get(address(CentreFactory(name="réCIT"))).h1) == "réCIT"


@pytest.fixture
def mail(db):
    row = queue_mail(kind="relecture", to="a@exemple.test", subject="Objet", text="Texte")
    moment = datetime.datetime(2026, 11, 1, 23, 40, tzinfo=PARIS)
    OutgoingMail.objects.filter(pk=row.pk).update(
        queued_at=moment, about="minutes:1f", kind="relecture"
    )
    return OutgoingMail.objects.get(pk=row.pk)


def test_first_of_the_month_and_hours_are_written_in_french(screens, mail):
    for url in (address(OutgoingMail, "changelist"), address(mail)):
        words = said(screens.get(url))
        assert "01/11/2026 à 23 h 40" in words
        assert "1 novembre" not in words
        assert "23:40" not in words


def test_page_of_a_mail_shows_no_key_of_ours(screens, mail):
    assert "minutes:1f" not in said(screens.get(address(mail)))


def test_read_only_page_leads_back_to_its_list(screens, mail):
    page = screens.get(address(mail))
    assert said(page.select_one(".closelink")) == "Retour à la liste"
    assert page.select_one(".closelink")["href"].startswith(address(OutgoingMail, "changelist"))


def filtered_lists():
    return [
        model
        for model, screen in admin.site._registry.items()
        if model._meta.app_label != "admin" and screen.list_filter
    ]


def test_filters_of_every_list_are_named_by_what_they_filter(screens):
    MeetingFactory()
    seen = 0
    for model in filtered_lists():
        page = screens.get(address(model, "changelist"))
        for filtered in page.select("#changelist-filter details"):
            seen += 1
            assert not said(filtered.summary).startswith("Par ")
            assert said(filtered.summary)[0].isupper()
            assert said(filtered.select_one("li")) == "Sans filtre"
            assert not filtered.has_attr("open")
    assert seen > 10


def test_filter_at_work_is_open(screens):
    MeetingFactory()
    page = screens.get(address(Meeting, "changelist") + "?is_sample__exact=0")
    opened = page.select("#changelist-filter details[open]")
    assert [said(each.summary) for each in opened] == ["Exemple"]


def test_search_leads_back_to_the_whole_list(screens):
    page = screens.get(address(Organisation, "changelist") + "?q=rien")
    toolbar = said(page.select_one("#toolbar"))
    assert "0 résultat" in toolbar
    assert "Revenir à la liste entière" in toolbar
    assert "afficher" not in toolbar
    whole = said(screens.get(address(Organisation, "changelist")).select_one("#toolbar"))
    assert "Revenir" not in whole


def test_organisation_that_names_its_seat_is_said_once(screens):
    mandate = MandateFactory()
    seat = mandate.seat
    seat.title = mandate.organisation_name or mandate.organisation.name
    seat.save()
    page = screens.get(address(seat.college.body))
    assert said(page.select_one(".body-composition")).count(seat.title) == 1


def test_body_that_nobody_keeps_says_so_plainly(screens):
    body = BodyFactory()
    assert "ne l’atteint" not in said(screens.get(address(body)))


def test_facts_that_ended_look_past(screens):
    centre = CentreFactory(name="Aujourd’hui", name_row__since="2010")
    CentreNameFactory(centre=centre, name="Avant", since="2000", until="2010")
    rows = screens.get(address(centre)).select(".row.has_original")
    past = {said(row.button): "row--over" in row["class"] for row in rows}
    assert [is_past for words, is_past in past.items() if "Avant" in words] == [True]
    assert [is_past for words, is_past in past.items() if "Aujourd’hui" in words] == [False]
