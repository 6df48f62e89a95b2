"""The samples of the demonstration: marked everywhere, invented throughout, never elsewhere."""

import datetime

import pytest
from django.contrib import admin
from django.core.checks import run_checks
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from pypdf import PdfReader

from centres.models import SheetConfirmation
from crpv_portal.common.admin.planned_actions import carry_out_due
from crpv_portal.common.dates import today
from crpv_portal.common.models import PlannedChange
from crpv_portal.launcher import prepare
from crpv_portal.launcher.terminal import Refusal
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.seed.samples.accounts import make_accounts
from crpv_portal.seed.samples.bodies import BODIES
from crpv_portal.seed.samples.checks import refusal
from crpv_portal.seed.samples.load import is_needed, load_samples
from crpv_portal.seed.samples.points import PEOPLE
from crpv_portal.upkeep.choices import Origin
from crpv_portal.upkeep.models import FreshnessCampaign, SheetProposal
from governance.choices import MeetingStatus, MinutesState
from governance.meetings.services import plan_meeting
from governance.meetings.votes import check_proxies
from governance.minutes.masking import MASKED_PASSAGE
from governance.models import (
    ActionItem,
    Body,
    Decision,
    DecisionCounter,
    Document,
    Invitation,
    ItemProposal,
    Mandate,
    Meeting,
    Minutes,
    MinutesRemark,
    PublicMinutes,
    Secretaryship,
)
from governance.perms import can_manage_body
from partners.models import Person
from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory
from tests.factories.territories import RegionFactory
from tests.sitemaps import sitemap_dates

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker, tmp_path_factory):
    """The samples, loaded once for this module; where their files lie."""
    folder = tmp_path_factory.mktemp("exemples")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(DEMONSTRATION=True, MEDIA_ROOT=folder),
    ):
        for code in ("76", "04", "02"):
            RegionFactory(code=code)
        CentreFactory(slug="a-cite", published=True)
        CentreFactory(slug="cr-csur", published=True)
        for number in range(3):
            CentreFactory(slug=f"zz-{number}", published=True)
        make_accounts()
        load_samples()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_a_demonstration(samples, settings):
    settings.DEMONSTRATION = True
    settings.MEDIA_ROOT = samples


def test_second_load_changes_nothing():
    counted = [model.objects.count() for model in (Body, Meeting, Decision, Person, Mandate)]

    assert not is_needed()
    assert load_samples() == 0
    assert counted == [
        model.objects.count() for model in (Body, Meeting, Decision, Person, Mandate)
    ]


def test_span_three_years_and_what_is_to_come():
    days = set(Meeting.objects.values_list("starts_on", flat=True))
    zones = set(Meeting.objects.values_list("time_zone", flat=True))

    assert Body.objects.count() == len(BODIES)
    assert min(days) < today() - datetime.timedelta(days=2 * 365)
    assert max(days) > today() + datetime.timedelta(days=90)
    assert max(days) - min(days) > datetime.timedelta(days=3 * 365)
    assert zones == {"Europe/Paris", "Indian/Reunion", "America/Martinique"}
    assert set(Meeting.objects.values_list("status", flat=True)) == set(MeetingStatus.values)
    assert set(Minutes.objects.values_list("state", flat=True)) == set(MinutesState.values)
    assert PublicMinutes.objects.count() > 5
    assert Document.objects.public().exists()
    assert Invitation.objects.exclude(answer="").exists()
    assert ItemProposal.objects.filter(state="pending").exists()
    assert MinutesRemark.objects.exists()


def test_a_name_that_is_planned_takes_effect_on_its_day(time_machine):
    change = PlannedChange.objects.get()
    time_machine.move_to(today() + datetime.timedelta(days=91))
    carry_out_due(admin.site)
    change.refresh_from_db()
    assert (change.is_done, change.refusal) == (True, "")
    assert Decision.objects.filter(corrects__isnull=False).count() == 3
    assert ActionItem.objects.late(today()).exists()
    assert ActionItem.objects.open().exists()


def test_are_as_the_services_would_have_made_them():
    for meeting in Meeting.objects.held():
        check_proxies(meeting)
    for body in Body.objects.all():
        for counter in DecisionCounter.objects.filter(body=body):
            numbers = body.decisions.filter(year=counter.year).values_list("number", flat=True)
            assert sorted(numbers) == list(range(1, counter.last_number + 1))


# --- Marked ----------------------------------------------------------------------------------


def test_nobody_in_them_exists():
    make_accounts()
    addresses = Person.objects.values_list("function_email", flat=True)

    assert addresses
    assert {address.rpartition("@")[2] for address in addresses} == {
        "exemple.invalid",
        "demonstration.example",
    }
    acting = Person.objects.filter(function_email__endswith="@exemple.invalid")
    assert not acting.filter(user__isnull=False).exists()


def test_every_meeting_of_theirs_is_a_sample_whoever_plans_it():
    body = Body.objects.get(code="EXCAN")
    meeting = plan_meeting(body=body, on=datetime.date(2027, 9, 9))
    real = plan_meeting(body=BodyFactory(), on=datetime.date(2027, 9, 9))

    assert not Meeting.objects.filter(body__is_sample=True, is_sample=False).exists()
    for row, expected in ((meeting, True), (real, False)):
        row.refresh_from_db()
        assert row.is_sample is expected


def test_public_pages_feeds_and_files_say_so():
    client = Client()
    meeting = Meeting.objects.public().filter(body__code="EXRUN", status="held").first()
    decision = Decision.objects.public().filter(body__code="EXOCC").first()
    slug = meeting.body.slug
    faults = []
    for name, arguments in (
        ("body_detail", [slug]),
        ("body_calendar", [slug]),
        ("meeting_detail", [meeting.slug]),
        ("meeting_calendar", [meeting.slug]),
        ("decision_detail", [decision.reference]),
    ):
        response = client.get(reverse(f"governance:{name}", args=arguments))
        text = response.content.decode().replace("\r\n ", "")
        title = text.partition("<title>")[2].partition("</title>")[0] or text
        if "Exemple" not in title:
            faults.append(name)
    assert faults == []
    for name in ("meeting_list", "meeting_feed", "decision_feed", "body_list"):
        assert "Exemple" in client.get(reverse(f"governance:{name}")).content.decode()


def test_a_published_file_says_so():
    published = PublicMinutes.objects.select_related("file", "minutes__kept_file").first()
    for stored in (published.file, published.minutes.kept_file):
        assert "exemple" in stored.original_name
        pages = PdfReader(stored.file.path).pages
        assert "Exemple" in "".join(page.extract_text() for page in pages)


def test_a_restricted_point_is_masked_in_what_is_public():
    shown = PublicMinutes.objects.all()

    assert not shown.filter(text__contains=PEOPLE.title).exists()
    assert shown.filter(text__contains=MASKED_PASSAGE).exclude(masking_reason="").exists()


def test_mails_go_to_nobody():
    addresses = OutgoingMail.objects.values_list("to", flat=True)

    assert len(addresses) > 10
    assert {address.rpartition("@")[2] for address in addresses} == {"exemple.invalid"}


def test_a_campaign_and_proposals_are_there_to_look_at_and_confirm_no_real_sheet():
    campaign = FreshnessCampaign.objects.get()
    assert campaign.is_sample
    assert campaign.ends_on < today()
    answered = [len(letter.answers) for letter in campaign.letters.all()]
    assert {0, 1, 2} == set(answered)
    assert campaign.letters.filter(sent_at__isnull=True).count() == 1
    assert not SheetConfirmation.objects.exists()
    assert {each.after.split()[0] for each in SheetProposal.objects.all()} == {"Exemple"}
    assert {each.origin for each in SheetProposal.objects.waiting()} == set(Origin.values)
    assert SheetProposal.objects.decided().exists()


def test_search_engines_are_not_shown_them():
    addresses = sitemap_dates(Client())
    page = Client().get(Body.objects.get(code="EXCAN").get_absolute_url()).content.decode()

    assert "/partenaires/" in addresses
    assert not [address for address in addresses if "exemple" in address]
    assert 'content="noindex"' in page


# --- Never elsewhere -------------------------------------------------------------------------


def test_a_real_portal_does_not_start_on_them(settings, monkeypatch):
    assert refusal() == ""
    settings.DEMONSTRATION = False
    monkeypatch.setattr(prepare, "_migrate", lambda: None)

    with pytest.raises(Refusal, match="exemples de démonstration"):
        prepare.prepare_to_run()
    found = [each.id for each in run_checks(include_deployment_checks=True)]
    assert "samples.E001" in found


# --- Accounts --------------------------------------------------------------------------------


def test_accounts_have_each_something_to_keep():
    accounts = {account.user.email.partition("@")[0]: account.user for account in make_accounts()}
    bodies = {body.code: body for body in Body.objects.all()}
    kept = {
        name: {code for code, body in bodies.items() if can_manage_body(user, body)}
        for name, user in accounts.items()
    }

    assert kept == {
        "agent.national": set(bodies),
        "agent.occitanie": {"EXOCC"},
        "agent.la-reunion": {"EXRUN"},
        "direction.centre": {"EXCA", "EXAG"},
        "secretariat.comite": {"EXCAN"},
    }
    make_accounts()
    assert Secretaryship.objects.count() == 1
