"""An error that a visitor reports: from the sheet to the answer, without an account."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.utils import timezone

from crpv_portal.common.history import event_models, events_of
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.upkeep import quotas
from crpv_portal.upkeep.choices import Outcome
from crpv_portal.upkeep.models import TYPED, SheetProposal
from crpv_portal.upkeep.retention import forget_proposals
from crpv_portal.upkeep.sheets import sheet_at
from crpv_portal.upkeep.stamps import new_stamp
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.partners import EditionFactory, ProvisionFactory
from tests.factories.upkeep import SheetProposalFactory
from tests.tabs import sent_by

pytestmark = pytest.mark.django_db
TEXT = "Le téléphone a changé zzreport."


@pytest.fixture(autouse=True)
def without_counts():
    cache.clear()


@pytest.fixture
def page(time_machine):
    """The page of a report as a visitor opens it from the sheet, ten seconds ago."""
    centre = CentreFactory(published=True)
    now = timezone.now()
    time_machine.move_to(now - datetime.timedelta(seconds=10))
    client = Client(enforce_csrf_checks=True)
    sheet = BeautifulSoup(client.get(centre.get_absolute_url()).content, "lxml")
    url = sheet.find("a", string="Signaler une erreur")["href"]
    form = BeautifulSoup(client.get(url).content, "lxml").select_one("form[novalidate]")
    time_machine.move_to(now)
    return client, url, {name: values[0] for name, values in sent_by(form).items()}


def stamps(page, time_machine, number):
    """Stamps of as many forms opened ten seconds ago."""
    now = timezone.now()
    time_machine.move_to(now - datetime.timedelta(seconds=10))
    path = page[1].partition("/signaler/")[2]
    found = [new_stamp(f"/{path}") for _ in range(number)]
    time_machine.move_to(now)
    return found


def test_report_is_written_once_and_shown_to_nobody_else(page):
    client, url, sent = page
    sent |= {"text": TEXT, "source": "leur site", "email": "habitant@exemple.test"}
    for _ in range(2):
        assert client.post(url, sent).status_code == 302
    proposal = SheetProposal.objects.get()
    assert (proposal.after, proposal.email) == (TEXT, "habitant@exemple.test")
    assert TEXT.encode() not in client.get(proposal.page).content
    for events in event_models():
        kept = {field.name for field in events._meta.fields}
        if "outcome" in kept:
            assert not kept & set(TYPED)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"website": "http://robot.test"}, 422),
        ({"stamp": ""}, 422),
        ({"stamp": "forgé"}, 422),
        ({"text": "court"}, 422),
        ({"text": "x" * 3001}, 422),
        ({"email": "pas une adresse"}, 422),
        ({"csrfmiddlewaretoken": "x" * 32}, 403),
    ],
)
def test_refusals_give_back_what_was_typed(page, change, status):
    client, url, sent = page
    answer = client.post(url, {**sent, "text": TEXT, **change})
    assert answer.status_code == status
    assert not SheetProposal.objects.exists()
    if status == 422:
        form = BeautifulSoup(answer.content, "lxml").select_one("form[novalidate]")
        assert form.find("textarea").text.strip() == {"text": TEXT, **change}["text"]
        assert form.find("input", {"name": "stamp"})["value"] not in ("", sent["stamp"])


def test_provision_of_an_edition_kept_back_has_no_form():
    hidden = ProvisionFactory(edition=EditionFactory(unverified=True), title="Zzcachée")
    shown = ProvisionFactory(title="Connue")
    assert sheet_at(hidden.get_absolute_url()) is None
    assert sheet_at(shown.get_absolute_url()).title == "Connue"


def test_form_that_comes_too_soon_or_too_late_is_refused(page, time_machine):
    client, url, sent = page
    now = timezone.now()
    for moment in (now - datetime.timedelta(seconds=9), now + datetime.timedelta(hours=25)):
        time_machine.move_to(moment)
        assert client.post(url, {**sent, "text": TEXT}).status_code == 422
    assert not SheetProposal.objects.exists()


def test_one_address_sends_a_few_an_hour_and_a_form_sent_again_counts_once(page, time_machine):
    client, url, sent = page
    forms = [{**sent, "stamp": stamp} for stamp in stamps(page, time_machine, 9)]
    found = [client.post(url, {**each, "text": TEXT}).status_code for each in forms]
    assert found == [302] * 8 + [429]
    assert client.post(url, {**forms[0], "text": TEXT}).status_code == 302
    assert SheetProposal.objects.count() == 8


def test_staff_and_log_say_when_the_day_is_full(page, time_machine, monkeypatch, caplog):
    client, url, sent = page
    monkeypatch.setitem(quotas.LIMITS, "report_from_all", "2/d/key")
    staff = Client()
    staff.force_login(UserFactory(staff=True, second_factor=True))
    for stamp in stamps(page, time_machine, 2):
        assert "Prévenez qui tient le site" not in staff.get("/admin/propositions/").text
        assert not caplog.messages
        assert client.post(url, {**sent, "stamp": stamp, "text": TEXT}).status_code == 302
    assert "are spent" in caplog.text
    assert "Prévenez qui tient le site" in staff.get("/admin/propositions/").text
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=25))
    assert not quotas.is_day_spent(RequestFactory().get("/"))


def test_accepted_words_leave_nothing_of_their_source_in_the_history():
    proposal = SheetProposalFactory(after=TEXT, source="zzsource : on me l’a dit")
    staff = Client()
    staff.force_login(UserFactory(staff=True, second_factor=True))
    url = f"/admin/propositions/{proposal.public_id}/"
    card = BeautifulSoup(staff.get(url).content, "lxml").select_one(".proposal form")
    assert staff.post(url, sent_by(card, "accepter")).status_code == 302
    told = [str((event.pgh_context, event.__dict__)) for event in events_of(SheetProposal)]
    assert any("proposition retenue" in each for each in told)
    assert not any("zzsource" in each or "zzreport" in each for each in told)


def test_answer_thanks_then_forgets_the_address_and_later_the_words(deliver, time_machine):
    proposal = SheetProposalFactory(after=TEXT, email="habitant@exemple.test")
    staff = Client()
    staff.force_login(UserFactory(staff=True, second_factor=True))
    url = f"/admin/propositions/{proposal.public_id}/"
    card = BeautifulSoup(staff.get(url).content, "lxml").select_one(".proposal form")
    sent = sent_by(card, "decliner")
    assert staff.post(url, sent).status_code == 422  # a word is owed
    assert staff.post(url, {**sent, "reply": "L’ancien numéro répond."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.email) == (Outcome.DECLINED, "")
    (mail,) = deliver()
    assert "L’ancien numéro répond." in mail.body
    assert not OutgoingMail.objects.filter(to="habitant@exemple.test").exists()
    assert forget_proposals() == 0
    time_machine.move_to(timezone.now() + datetime.timedelta(days=366))
    assert forget_proposals() == 1
    proposal.refresh_from_db()
    words = (proposal.before, proposal.after, proposal.source, proposal.reply, proposal.email)
    assert not any(words)
    assert proposal.outcome == Outcome.DECLINED
    kept = [str(event.__dict__) for event in events_of(SheetProposal)]
    assert len(kept) == 3
    assert not any("numéro répond" in each or "zzreport" in each for each in kept)
