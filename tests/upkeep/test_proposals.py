"""Changes that a centre's member proposes of its sheet, and what the staff makes of them."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from centres.models import CentreMembership, CentreName, Contact
from centres.perimeters import change_perimeter
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.changes import Acts
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from crpv_portal.common.traces import Trace
from crpv_portal.territories.models import Department
from crpv_portal.upkeep import services
from crpv_portal.upkeep.choices import Outcome
from crpv_portal.upkeep.models import SheetProposal
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    ContactFactory,
    LabelFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.territories import DepartmentFactory
from tests.factories.upkeep import about
from tests.tabs import sent_by, words

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
    page = BeautifulSoup(client.get(url).content, "lxml")
    return url, sent_by(page.select_one("#propositions"))


def decided(client, proposal, choice="accepter", **typed):
    url = reverse("upkeep:proposal", args=[proposal.public_id])
    page = BeautifulSoup(client.get(url).content, "lxml")
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


def test_who_left_the_centre_while_the_page_is_sent_proposes_nothing(centre, member, monkeypatch):
    url, sent = opened(member, centre)
    lock = services.locked

    def left_before(row, *related):
        CentreMembership.objects.update(end_on=today(), end_on_precision="day")
        return lock(row, *related)

    monkeypatch.setattr(services, "locked", left_before)
    answer = member.post(url, {**sent, "words": "Gardez ces mots.", "source": SOURCE})
    assert answer.status_code == 422
    assert "Gardez ces mots." in answer.text
    assert not SheetProposal.objects.exists()


def test_box_changed_since_it_was_read_is_said_and_what_was_typed_stays(centre, member):
    url, sent = opened(member, centre)
    centre.summary = "Écrite par l’équipe."
    centre.save()
    typed = {f"centre-{centre.pk}-summary": "Ma version", "source": SOURCE}
    answer = member.post(url, {**sent, **typed})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "lxml")
    assert "Écrite par l’équipe." in page.text
    assert page.find("textarea", {"name": f"centre-{centre.pk}-summary"}).text.strip() == (
        "Ma version"
    )
    assert member.post(url, sent_by(page.select_one("#propositions"))).status_code == 302
    assert SheetProposal.objects.get().before == "Écrite par l’équipe."


def test_what_a_box_cannot_take_is_said_in_whole_words(centre, member, staff):
    name = f"centre-{centre.pk}-summary"
    url, sent = opened(member, centre)
    answer = member.post(url, {**sent, name: "x" * 5001, "source": SOURCE})
    assert "5000 signes au plus" in words(answer)
    proposal = about("centre", centre, "summary", "Proposée")
    decision = reverse("upkeep:proposal", args=[proposal.public_id])
    form = BeautifulSoup(staff.get(decision).content, "lxml").select_one(".proposal form")
    assert "Présentation, présentation" not in words(staff.get(decision))
    centre.summary = ""
    centre.save()
    answer = member.post(url, {**sent, name: "Ma version", "source": SOURCE})
    assert "cette case a changé : elle est vide" in words(answer)
    answer = staff.post(decision, sent_by(form, "accepter"))
    assert "il est maintenant vide" in words(answer)


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
    page = BeautifulSoup(staff.get(url).content, "lxml")
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


def test_new_name_and_perimeter_are_written_in_one_click_from_the_day_given(centre, member, staff):
    held = centre.coverages.get().department
    loire = DepartmentFactory(name="Loire")
    name, yesterday = centre.name, today() - datetime.timedelta(days=1)
    url, sent = opened(member, centre)
    assert sent[f"perimeter-{centre.pk}-departments"] == [f"{held.name} ({held.code})"]
    assert sent[f"name-{centre.pk}-name"] == [name]
    typed = {
        f"perimeter-{centre.pk}-departments": f"{held.code}, Loire",
        f"name-{centre.pk}-name": "Nouveau nom (NN)",
        "source": SOURCE,
    }
    before = public_page(centre)
    assert member.post(url, {**sent, **typed}).status_code == 302
    assert public_page(centre) == before
    by_part = {each.part: each for each in SheetProposal.objects.all()}
    assert by_part["perimeter"].before == f"{held.name} ({held.code})"
    assert by_part["name"].before == name
    card = BeautifulSoup(
        staff.get(reverse("upkeep:proposal", args=[by_part["name"].public_id])).content, "lxml"
    )
    assert card.find("a", string="la page de cet acte")["href"].endswith("/renommer/")
    day = {"on": yesterday.strftime("%d/%m/%Y")}
    assert decided(staff, by_part["perimeter"], **day).status_code == 302
    assert set(centre.coverages.in_force(today()).values_list("department", flat=True)) == {
        held.pk,
        loire.pk,
    }
    added = centre.coverages.get(department=loire)
    assert (added.start_on, added.confidence) == (yesterday, Confidence.VERIFIED)
    assert [source.address for source in added.sources.all()] == [SOURCE]
    assert decided(staff, by_part["name"]).status_code == 302
    centre.refresh_from_db()
    assert (centre.name, centre.acronym) == ("Nouveau nom", "NN")
    act = Acts([Trace(CentreName), Trace(SheetProposal)], of=CentreName)[0]
    undo(act=act, digest=judge(act).digest, reason="essai")
    centre.refresh_from_db()
    assert centre.name == name


def test_unknown_department_is_said_to_who_types_it(centre, member):
    url, sent = opened(member, centre)
    typed = {f"perimeter-{centre.pk}-departments": "Ain, Nulle part", "source": SOURCE}
    answer = member.post(url, {**sent, **typed})
    assert answer.status_code == 422
    assert "ce n’est ni le nom ni le numéro" in answer.text
    assert "Ain, Nulle part" in answer.text
    for nothing in ("", " , ; ()"):
        typed = {f"perimeter-{centre.pk}-departments": nothing, "source": SOURCE}
        assert member.post(url, {**sent, **typed}).status_code == 422
    typed = {f"name-{centre.pk}-name": "", "source": SOURCE}
    assert member.post(url, {**sent, **typed}).status_code == 422
    assert not SheetProposal.objects.exists()


def test_unknown_department_and_a_source_that_cannot_be_cited_are_said(staff):
    centre = CentreFactory(published=True, coverage=False)
    ain = DepartmentFactory(name="Ain")
    for typed, said in (
        ("Ain, Nulle part", "ce n’est ni le nom ni le numéro"),
        ("Ain", "n’est pas une adresse qu’on puisse citer"),
    ):
        proposal = about("perimeter", centre, "departments", typed, source="notre rapport")
        answer = decided(staff, proposal)
        assert answer.status_code == 422
        assert said in answer.text.replace("\u00a0", " ")
    assert not centre.coverages.exists()
    # Done on its page, the same text is then accepted.
    change_perimeter(
        centre=centre, departments=Department.objects.all(), on=today(), reason="Sur sa page"
    )
    assert decided(staff, proposal, after=f"Ain ({ain.code})").status_code == 302
    proposal.refresh_from_db()
    assert proposal.outcome == Outcome.AMENDED


def test_a_perimeter_of_no_department_takes_nothing_away(centre, staff):
    answer = decided(staff, about("perimeter", centre, "departments", "Ain"), after=" , ; ")
    assert answer.status_code == 422
    assert "au moins un département" in answer.text
    assert centre.coverages.get().end_on is None


def test_opening_hours_and_the_dates_of_a_label_have_their_boxes(centre, member, staff):
    site = SiteFactory(centre=centre, checked=True, address="1 rue du Port")
    label = LabelFactory(centre=centre, since="2020")
    url, sent = opened(member, centre)
    typed = {
        f"site-{site.pk}-opening_hours": "du lundi au vendredi, de 9 h à 17 h",
        f"label-{label.pk}-end_on": str(today().year),
        "source": SOURCE,
    }
    assert member.post(url, {**sent, **typed}).status_code == 302
    assert "du lundi au vendredi" not in public_page(centre)
    for proposal in SheetProposal.objects.all():
        assert decided(staff, proposal).status_code == 302
    assert "du lundi au vendredi" in public_page(centre).replace("\u00a0", " ")
    label.refresh_from_db()
    assert label.end_on is not None


def test_list_costs_the_same_for_one_and_for_twenty(centre, staff, count_queries):
    contact = ContactFactory(centre=centre, email=True)
    about("centre", centre, "summary", "Une")
    about("contact", contact, "label", "accueil")
    about("perimeter", centre, "departments", "Ain")
    about("name", centre, "name", "Nouveau")
    staff.get("/admin/propositions/")
    few = count_queries(lambda: staff.get("/admin/propositions/"))
    for number in range(7):
        about("contact", contact, "label", f"accueil {number}")
        about("perimeter", CentreFactory(published=True), "departments", f"Ain, {number}")
    assert count_queries(lambda: staff.get("/admin/propositions/")) == few
