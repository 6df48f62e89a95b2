"""Changes that a centre's member proposes of its sheet, and what the staff makes of them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from centres.models import Contact
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from crpv_portal.common.traces import Trace
from crpv_portal.upkeep.choices import Outcome
from crpv_portal.upkeep.models import SheetProposal
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    ContactFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.upkeep import about
from tests.tabs import sent_by

pytestmark = pytest.mark.django_db
SOURCE = "https://centre.exemple.test/equipe"


@pytest.fixture
def centre():
    return CentreFactory(published=True, summary="Présentation d’avant.")


@pytest.fixture
def member(centre):
    client = Client()
    client.force_login(UserFactory(centres=[centre]))
    return client


@pytest.fixture
def staff():
    client = Client()
    client.force_login(UserFactory(staff=True, second_factor=True))
    return client


def opened(client, centre):
    url = reverse("upkeep:own_sheet", args=[centre.slug])
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return url, sent_by(page.select_one("#propositions"))


def decided(client, proposal, choice="accepter", **typed):
    url = reverse("upkeep:proposal", args=[proposal.public_id])
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return client.post(url, {**sent_by(page.select_one(".proposal form"), choice), **typed})


def public_page(centre):
    return Client().get(centre.get_absolute_url()).content.decode()


def test_changed_boxes_become_proposals_and_nothing_else_changes(centre, member):
    contact = ContactFactory(centre=centre, email=True)
    SiteFactory(centre=centre)
    MissionOfferedFactory(centre=centre)
    before = public_page(centre)
    url, sent = opened(member, centre)
    typed = {f"centre-{centre.pk}-summary": "zznouvelle", "words": "zzautre chose"}
    assert member.post(url, {**sent, **typed}).status_code == 422  # a source is owed
    assert not SheetProposal.objects.exists()
    for _ in range(2):  # the same, sent again, is one
        assert member.post(url, {**sent, **typed, "source": SOURCE}).status_code == 302
    first, second = SheetProposal.objects.order_by("column")
    assert (second.before, second.after) == ("Présentation d’avant.", "zznouvelle")
    assert (first.column, first.after) == ("", "zzautre chose")
    assert public_page(centre) == before
    assert member.post(url, sent).status_code == 422  # nothing was changed
    assert Contact.objects.get(pk=contact.pk).value == contact.value


def test_member_of_another_centre_is_refused_by_raw_http(centre):
    other = CentreFactory(published=True)
    client = Client()
    client.force_login(UserFactory(centres=[other]))
    sent = {f"centre-{centre.pk}-summary": "pris", "source": SOURCE, "read": "{}"}
    assert client.post(reverse("upkeep:own_sheet", args=[centre.slug]), sent).status_code == 404
    # The boxes of A's sheet are none of B's form.
    url, own = opened(client, other)
    assert client.post(url, {**own, **sent}).status_code == 422
    assert not SheetProposal.objects.exists()


def test_box_changed_since_it_was_read_is_said_and_what_was_typed_stays(centre, member):
    url, sent = opened(member, centre)
    centre.summary = "Écrite par l’équipe."
    centre.save()
    typed = {f"centre-{centre.pk}-summary": "Ma version", "source": SOURCE}
    answer = member.post(url, {**sent, **typed})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Écrite par l’équipe." in page.text
    assert page.find("textarea", {"name": f"centre-{centre.pk}-summary"}).text.strip() == (
        "Ma version"
    )
    assert member.post(url, sent_by(page.select_one("#propositions"))).status_code == 302
    assert SheetProposal.objects.get().before == "Écrite par l’équipe."


def test_accepted_change_is_an_act_with_its_source_that_is_taken_back(centre, staff):
    contact = ContactFactory(centre=centre, email=True, value="ancien@exemple.test")
    proposal = about("contact", contact, "value", "nouveau@exemple.test")
    before = public_page(centre)
    assert decided(staff, proposal).status_code == 302
    contact.refresh_from_db()
    assert contact.value == "nouveau@exemple.test"
    assert contact.checked_on in (None, today())
    assert list(contact.sources.values_list("address", flat=True))[-1:] == [SOURCE]
    assert Source.objects.get(address=SOURCE).title == "centre.exemple.test"
    act = Acts([Trace(Contact), Trace(SheetProposal)])[0]
    assert SOURCE in act.why
    undo(act=act, digest=judge(act).digest, reason="essai")
    contact.refresh_from_db()
    proposal.refresh_from_db()
    assert contact.value == "ancien@exemple.test"
    assert proposal.outcome == Outcome.WAITING
    assert public_page(centre) == before


def test_staff_amends_declines_and_meets_the_rules_of_the_form(centre, staff):
    contact = ContactFactory(centre=centre, email=True)
    proposal = about("contact", contact, "value", "pas une adresse")
    answer = decided(staff, proposal)
    assert answer.status_code == 422
    assert "adresse électronique entière" in answer.content.decode()
    assert decided(staff, proposal, "decliner").status_code == 422
    assert decided(staff, proposal, after="bonne@exemple.test").status_code == 302
    proposal.refresh_from_db()
    contact.refresh_from_db()
    assert (proposal.outcome, contact.value) == (Outcome.AMENDED, "bonne@exemple.test")
    other = about("centre", centre, "summary", "Non")
    assert decided(staff, other, "decliner", reply="Déjà dit.").status_code == 302
    centre.refresh_from_db()
    assert centre.summary == "Présentation d’avant."


def test_before_that_no_longer_stands_is_told_and_nothing_is_written(centre, staff):
    proposal = about("centre", centre, "summary", "Proposée")
    url = reverse("upkeep:proposal", args=[proposal.public_id])
    page = BeautifulSoup(staff.get(url).content, "html.parser")
    sent = sent_by(page.select_one(".proposal form"), "accepter")
    centre.summary = "Écrite entre-temps."
    centre.save()
    answer = staff.post(url, sent)
    assert answer.status_code == 422
    assert "Ce champ a changé depuis la proposition" in answer.content.decode()
    centre.refresh_from_db()
    assert centre.summary == "Écrite entre-temps."
    assert decided(staff, proposal).status_code == 302  # having read it
    centre.refresh_from_db()
    assert centre.summary == "Proposée"


def test_list_costs_the_same_for_one_and_for_twenty(centre, staff, count_queries):
    contact = ContactFactory(centre=centre, email=True)
    about("centre", centre, "summary", "Une")
    about("contact", contact, "label", "accueil")
    staff.get("/admin/propositions/")
    few = count_queries(lambda: staff.get("/admin/propositions/"))
    for number in range(12):
        about("contact", contact, "label", f"accueil {number}")
    assert count_queries(lambda: staff.get("/admin/propositions/")) == few
