"""Dashboard: each line counts what it lists, and work taken by one agent shows to the others."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from centres.choices import ConfirmedBy
from centres.models import Centre, SheetConfirmation
from centres.services import confirm_sheet
from crpv_portal.back_office.dashboard.lines import DashboardLine, Urgency
from crpv_portal.back_office.dashboard.models import TakenTask
from crpv_portal.back_office.dashboard.reading import LINES, dashboard
from crpv_portal.back_office.dashboard.services import KEPT, forget_taken
from crpv_portal.back_office.imports.models import ImportRun
from crpv_portal.common.dates import in_words, months_before, today
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.upkeep.campaigns import open_campaign, seen_of
from governance.choices import MeetingStatus, MinutesState
from tests.admin.screens import Screens
from tests.admin.test_lists import queries
from tests.factories import accounts, centres, governance, partners, territories

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
SOON = datetime.timedelta(days=60)


def plant(agent) -> None:
    """Something that waits on nearly each line, beside what does not."""
    soon = (today() + SOON).isoformat()
    region = territories.RegionFactory()
    territories.DepartmentFactory(region=region)
    centre = centres.CentreFactory(published=True)
    centres.CentreFactory()
    centres.CentreFactory(published=True, coverage=False)
    centres.LabelFactory(centre=centre, until=soon)
    centres.AgreementFactory(centre=centre, until=soon)
    centres.MissionOfferedFactory(centre=centre, confidence="unverified")
    centres.CentreMembershipFactory(centre=centre, user=agent, until=soon)
    partners.OrganisationFactory(term_ends_on=today() + SOON, term_ends_on_precision="day")
    accounts.AssignmentFactory(user=agent, region=region, until=soon)
    body = governance.BodyFactory(of_centre=True, expected_per_year=300, members=1)
    governance.SecretaryshipFactory(body=body, user=agent, until=soon)
    governance.MandateFactory(seat__college__body=body, until=soon)
    held = {"body": body, "status": MeetingStatus.HELD}
    governance.MeetingFactory(**held, starts_on=today() - SOON)
    written = governance.MeetingFactory(**held, starts_on=today() - SOON)
    governance.MinutesFactory(meeting=written, state=MinutesState.DRAFT, text="Écrit.")
    governance.MeetingFactory(body=body, starts_on=today() - SOON)
    coming = governance.MeetingFactory(body=body, starts_on=today() + SOON)
    governance.ItemProposalFactory(meeting=coming)
    for state in ("ready", "judging", "dropped"):
        brought = {"kind": "centres", "name": "liste.csv", "sha256": "0" * 64, "author": agent}
        ImportRun.objects.create(state=state, **brought)
    for days in (3, 40):
        centres.ConsultationCommentFactory(
            party__consultation__sent=True,
            party__consultation__until=today() + days * DAY,
            party__consultation__edition=partners.EditionFactory(draft=True),
        )


def test_each_line_counts_exactly_what_it_lists_and_each_row_leads_to_a_page(screens, agent):
    plant(agent)
    shown = {}
    for link in screens.get("/admin/").select(".task-sentence a"):
        rows = screens.get(link["href"]).select(".task-rows > li")
        assert link.text.split("\xa0")[0] == str(len(rows)), link.text
        shown[link["href"].split("/")[-2]] = len(rows)
        for row in rows:
            assert row.select_one(".task-title").text.strip()
            assert screens.client.get(row.select_one(".task-title")["href"]).status_code == 200
    wanted = {line.slug for line in LINES if line.urgency == Urgency.ENDING}
    wanted |= {
        "rythme",
        "sans-compte-rendu",
        "a-approuver",
        "points-proposes",
        "reunions-non-consignees",
    }
    wanted |= {"faits-a-verifier", "non-confirmees", "incompletes", "sans-centre", "imports"}
    assert wanted - set(shown) == set()
    assert shown["labels"] == shown["points-proposes"] == shown["faits-a-verifier"] == 1
    assert shown["imports"] == 1


def test_the_first_page_and_the_lists_cost_the_same_for_many_rows(screens, agent):
    plant(agent)
    addresses = ["/admin/", *(line.url for line in LINES)]
    before = {url: queries(screens.client, url)[0] for url in addresses}
    for _ in range(3):
        plant(accounts.UserFactory())
    after = {url: queries(screens.client, url, is_read_before=True)[0] for url in addresses}
    assert {url: after[url] for url in after if after[url] > before[url]} == {}


def test_consultations_and_letters_of_the_campaign_wait(screens):
    near, far, answered = (
        centres.ConsultationFactory(sent=True, until=today() + days * DAY) for days in (3, 40, 40)
    )
    centres.ConsultationFactory(until=today() + DAY)  # not sent
    centres.ConsultationCommentFactory(party__consultation=far, party__invited=True)
    centres.ConsultationCommentFactory(party__consultation=answered, answer="Lu.")
    reached, unreached = (
        centres.CentreFactory(published=True, name=name) for name in ("Joint", "Injoignable")
    )
    centres.ContactFactory(centre=reached, email=True, public=True)
    open_campaign(seen=seen_of(None))
    OutgoingMail.objects.update(state="failed", ended_at=timezone.now())
    wanted = {
        "consultations-a-clore": near.edition.title,
        "commentaires-de-consultation": far.edition.title,
        "lettres-non-parties": "Joint",
        "centres-sans-lettre": unreached.name,
    }
    for slug, title in wanted.items():
        (row,) = screens.get(f"/admin/a-faire/{slug}/").select(".task-rows > li")
        assert title in row.select_one(".task-title").text
        assert screens.client.get(row.select_one(".task-title")["href"]).status_code == 200
    opened = screens.get("/admin/a-faire/consultations-ouvertes/")
    assert len(opened.select(".task-rows > li")) == 2
    said = opened.select_one(".task-rows").text.replace("\u00a0", " ")
    assert "1 réponse sur 1 organisation" in " ".join(said.split()).lower()
    assert (
        "ni adresse publiée ni membre"
        in screens.get("/admin/a-faire/centres-sans-lettre/").text.lower()
    )


def test_what_is_far_off_over_or_approved_does_not_wait(agent):
    centre = centres.CentreFactory(closed=True)
    centres.LabelFactory(centre=centre, until=(today() + SOON).isoformat())
    open_centre = centres.CentreFactory(published=True)
    centres.LabelFactory(centre=open_centre, until=(today() + 5 * SOON).isoformat())
    centres.AgreementFactory(centre=open_centre, until=(today() - SOON).isoformat())
    waiting = {
        state.line.slug for part in dashboard(today(), agent, admin.site) for state in part.lines
    }
    assert waiting & {"labels", "accords", "mandats", "sans-compte-rendu", "rythme"} == set()


def test_an_agreement_about_to_end_says_by_when_notice_is_given(screens):
    row = centres.AgreementFactory(until=(today() + 2 * SOON).isoformat(), renewal="tacit")
    row.notice_months = 1
    row.save()
    line = next(line for line in LINES if line.slug == "accords")
    said = screens.get(line.url).select_one(".task-rows > li").text
    assert "Tacite reconduction." in said
    assert row.notice_by == months_before(row.end_on, 1) - DAY
    assert f"Préavis à donner le {in_words(row.notice_by)} au plus tard." in said


def test_nothing_waits_in_an_empty_register(screens):
    assert "Rien n’attend" in screens.get("/admin/").select_one("#content").text
    assert "Plus rien n’attend ici" in screens.get(LINES[0].url).text
    assert screens.client.get("/admin/a-faire/inconnue/").status_code == 404


def test_work_taken_shows_to_the_others_and_is_released_by_whoever_sees_it(screens, agent, client):
    centre = centres.CentreFactory(published=True)
    line = next(line for line in LINES if line.slug == "incompletes")
    taking = reverse("dashboard:take", args=[line.slug])
    record = f"centres.centre-{centre.pk}"
    said = screens.client.post(taking, {"record": record}, follow=True).text
    assert "Vous vous en occupez depuis le" in said
    screens.client.post(taking, {"record": ""})
    other = accounts.UserFactory(staff=True, second_factor=True, first_name="Léa")
    client.force_login(other)
    page = Screens(client).get(line.url)
    assert [who.text.split(" s’en")[0] for who in page.select(".taking-who")] == [
        "Jeanne Martin",
        "Jeanne Martin",
    ]
    home = Screens(client).get("/admin/").select_one("#content").text
    assert "Jeanne Martin s’en occupe depuis le" in home
    assert "1\xa0ligne prise par un agent" in home
    assert "Jeanne Martin s’en occupe" in client.post(taking, {"record": record}, follow=True).text
    assert set(TakenTask.objects.values_list("user", flat=True)) == {agent.pk}
    held = TakenTask.objects.get(record=record)
    client.post(taking, {"record": record, "release": held.pk + 1000})
    assert TakenTask.objects.filter(pk=held.pk).exists()
    client.post(taking, {"record": record, "release": held.pk})
    assert [taken.record for taken in TakenTask.objects.all()] == [""]
    for wrong in ("centres.centre-x", "accounts.session-1", "centres.centre", "x" * 90):
        assert client.post(taking, {"record": wrong}).status_code == 404
    assert client.get(taking).status_code == 405


def test_work_that_nobody_released_is_forgotten(agent):
    for line in ("incompletes", "labels"):
        TakenTask.objects.create(line=line, record="", user=agent)
    old = TakenTask.objects.filter(line="labels")
    old.update(taken_at=old.get().taken_at - KEPT - datetime.timedelta(days=1))
    forget_taken()
    assert [taken.line for taken in TakenTask.objects.all()] == ["incompletes"]


def test_each_line_has_a_name_of_its_own():
    assert len({line.slug for line in LINES}) == len(LINES)
    assert all(isinstance(line, DashboardLine) for line in LINES)


def test_the_network_in_pictures_gives_the_numbers_of_its_tables(screens, agent):
    url = reverse("dashboard:pictures")
    assert "le registre est vide" in screens.get(url).select_one("#content").text
    plant(agent)
    before, _ = queries(screens.client, url)
    plant(accounts.UserFactory())
    after, _ = queries(screens.client, url, is_read_before=True)
    assert after <= before
    page = screens.get(url)
    assert [title.text for title in page.select(".pictures h2")] == [
        "Le réseau au fil des années",
        "Les départements couverts, par région",
        "Les fiches publiées, par dernière trace d’activité",
        f"Les réunions de {today().year}, par instance",
    ]
    network, regions, fresh, meetings = page.select(".picture table tbody")
    last = network.select("tr")[-1]
    assert last.select_one("th").text == str(today().year)
    published = sum(int(cell.text) for cell in fresh.select("td"))
    assert published == int(last.select_one("td").text) + 2  # without a perimeter
    assert sum(int(row.select("td")[1].text) for row in regions.select("tr")) >= 2
    assert len(meetings.select("tr")) == 2
    assert len(page.select(".picture svg title")) == 4


def test_a_sheet_that_its_centre_or_an_agent_confirmed_within_the_year_does_not_wait():
    year = datetime.timedelta(days=365)
    never, fresh, late, checked = (centres.CentreFactory(published=True) for _ in range(4))
    confirm_sheet(centre=fresh, by=ConfirmedBy.MEMBER)
    confirm_sheet(centre=late, by=ConfirmedBy.MEMBER)
    SheetConfirmation.objects.filter(centre=late).update(confirmed_on=today() - year - DAY)
    Centre.objects.filter(pk=checked.pk).update(checked_on=today(), checked_on_precision="day")
    Centre.objects.filter(pk=fresh.pk).update(
        checked_on=today() - 2 * year, checked_on_precision="day"
    )
    assert set(Centre.objects.unconfirmed(today())) == {never, late}


def test_a_report_is_expected_of_a_published_centre_and_read_whatever_became_of_it(screens):
    expected = centres.ActivityReportFactory().centre
    closed = centres.CentreFactory(closed=True, name="Centre fermé")
    centres.ActivityReportFactory(centre=closed)
    centres.ActivityReportFactory(centre=closed, year=2024, sent=True)
    for slug, name in (("bilans-attendus", expected.name), ("bilans-a-lire", closed.name)):
        (row,) = screens.get(f"/admin/a-faire/{slug}/").select(".task-rows > li")
        assert name in row.text
