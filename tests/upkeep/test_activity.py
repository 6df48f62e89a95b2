"""Pages on which a centre's members write the figures of a year: whose, how, and until when."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from centres.activity.reading import MINUS
from centres.activity.services import return_report
from centres.models import ActivityReport
from tests.factories.accounts import UserFactory
from tests.factories.centres import ActivityReportFactory, CentreMembershipFactory
from tests.tabs import Tab, words

pytestmark = pytest.mark.django_db


def page_of(report):
    return reverse("upkeep:own_activity", args=[report.centre.slug, report.year])


def member_of(centre, **options):
    client = Client(enforce_csrf_checks=True)
    client.force_login(CentreMembershipFactory(centre=centre, **options).user)
    return client


def open_page(client, report, *, button=""):
    return Tab.read(client, page_of(report), holding="publications", button=button)


def plain(answer):
    return words(answer).replace("\u202f", " ").replace("\xa0", " ")


@pytest.fixture
def report():
    return ActivityReportFactory()


@pytest.fixture
def member(report):
    return member_of(report.centre)


def test_a_draft_is_kept_beside_last_years_figures(report, member):
    ActivityReportFactory(
        centre=report.centre, year=2024, accepted=True, half_days=1_240, publications=4, fte="4.5"
    )
    tab = open_page(member, report)
    said = plain(tab.client.get(page_of(report)))
    assert "2024 : 1 240" in said
    assert "2024 : non compté" in said
    answer = tab.typed(half_days="1 300", publications="0", fte="5,25").send()
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.half_days, report.publications, str(report.fte)) == (1_300, 0, "5.25")
    assert (report.status, report.actions) == ("awaited", None)
    said = plain(member.get(page_of(report)))
    assert "rien n’est encore envoyé" in said
    for change in ("+ 60 (+ 5 %)", f"{MINUS} 4 ({MINUS} 100 %)", "+ 0,75 (+ 17 %)"):
        assert change in said


def test_what_is_sent_is_read_only_until_it_is_sent_back(report, member):
    tab = open_page(member, report, button="1")
    assert tab.typed(publications="7", details="Sans les lettres.").send().status_code == 302
    report.refresh_from_db()
    assert (report.status, report.publications, report.sent_by.pk) == (
        "sent",
        7,
        int(member.session["_auth_user_id"]),
    )
    answer = member.get(page_of(report))
    assert BeautifulSoup(answer.text, "lxml").select("form[method=post] [name=publications]") == []
    assert "Sans les lettres." in plain(answer)
    return_report(report=report, reply="Et les lettres ?", reason="à revoir")
    assert "Et les lettres ?" in plain(member.get(page_of(report)))
    assert open_page(member, report, button="1").typed(publications="9").send().status_code == 302
    report.refresh_from_db()
    assert (report.status, report.publications, report.reply) == ("sent", 9, "")


def test_an_old_page_changes_nothing_of_what_was_sent(report, member):
    old = open_page(member, report)
    other = member_of(report.centre)
    open_page(other, report, button="1").typed(publications="7").send()
    answer = old.typed(publications="8", details="Un long texte, tapé pour rien.").send()
    assert answer.status_code == 409
    assert "est envoyé : il ne change plus" in plain(answer)
    assert "Un long texte, tapé pour rien." in plain(answer)
    report.refresh_from_db()
    assert report.publications == 7


def test_two_members_who_differ_send_nothing_before_one_has_read_the_other(report, member):
    mine = open_page(member, report, button="1")
    other = member_of(report.centre, user__first_name="Claire", user__last_name="Petit")
    open_page(other, report).typed(publications="7").send()
    answer = mine.typed(publications="8", actions="2").send()
    assert answer.status_code == 422
    assert "Claire Petit" in plain(answer)
    report.refresh_from_db()
    assert (report.status, report.publications, report.actions) == ("awaited", 7, 2)


@pytest.mark.parametrize(
    ("typed", "said", "box"),
    [
        ({"publications": "beaucoup"}, "Écrivez un nombre", "publications"),
        ({"publications": "1.000"}, "Écrivez un nombre", "publications"),
        ({"publications": "-1"}, "n’est pas négatif", "publications"),
        ({"publications": "99999"}, "10 000 au plus", "publications"),
        ({"half_days": "3", "half_days_events": "4"}, "dépassent leur total", "half_days"),
        ({"half_days": "3", "half_days_remote": "4"}, "dépassent leur total", "half_days_remote"),
        ({"people": "5", "participations": "4"}, "plus de participants différents", "people"),
        ({"half_days_events": "4"}, "Donnez le total", "half_days"),
        ({}, "au moins un chiffre", ""),
    ],
)
def test_what_cannot_be_is_said_at_its_box_and_nothing_is_lost(report, member, typed, said, box):
    tab = open_page(member, report, button="1").typed(**typed, details="À garder.")
    answer = tab.send()
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "lxml")
    on_top = page.select_one(".fr-alert--error li")
    assert said in " ".join(on_top.text.split())
    if box:
        assert said in " ".join(page.select_one(f"#id_{box}_error").text.split())
        assert page.select_one(on_top.a["href"])["name"] == box
    again = Tab.of(member, tab.action, answer, holding="publications", button="1")
    assert {name: again.sent[name] for name in typed} == {k: [v] for k, v in typed.items()}
    report.refresh_from_db()
    assert (report.status, report.details) == ("awaited", "")
    good = again.typed(half_days="9", half_days_events="4", publications="1", people="2")
    assert good.typed(participations="2").send().status_code == 302


def test_members_of_another_centre_neither_read_nor_write(report):
    stranger = member_of(ActivityReportFactory().centre)
    past = CentreMembershipFactory(centre=report.centre, since="2010", until="2015").user
    gone = Client()
    gone.force_login(past)
    for client in (stranger, gone):
        client.handler.enforce_csrf_checks = False
        for read in (client.get, lambda page, c=client: c.post(page, {"publications": "5"})):
            assert read(page_of(report)).status_code == 404
    stored = ActivityReport.objects.get(pk=report.pk)
    assert stored.publications is None


def test_a_year_that_nobody_asked_is_none(report, member):
    assert member.get(page_of(report).replace("2025", "2024")).status_code == 404
    assert member.get(page_of(report).replace("2025", "9" * 30)).status_code == 404


def test_members_find_their_reports(report, member, count_queries):
    ActivityReportFactory()  # of another centre
    page = reverse("upkeep:own_reports")
    links = BeautifulSoup(member.get(page).text, "lxml").select(".crpv-pairs a")
    assert [link["href"] for link in links] == [page_of(report)]
    assert page_of(report) in member.get(reverse("espace:home")).text
    one = count_queries(lambda: member.get(page))
    for year in range(2005, 2024):
        ActivityReportFactory(centre=report.centre, year=year, accepted=True)
    assert count_queries(lambda: member.get(page)) == one
    anybody = Client()
    anybody.force_login(UserFactory())
    assert "ne demande pas de bilan" in plain(anybody.get(page))
