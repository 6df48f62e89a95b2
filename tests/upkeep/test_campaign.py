"""Freshness campaign: letters to the centres, their answers by a personal link, the reminders."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from centres.models import Centre, CentreMembership, SheetConfirmation
from crpv_portal.back_office.journal.undoing import judge
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.history import event_models
from crpv_portal.common.traces import Trace
from crpv_portal.upkeep.campaigns import remind_once
from crpv_portal.upkeep.models import FreshnessCampaign, SheetLetter, SheetLink, SheetProposal
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    ContactFactory,
    LocalPartnershipFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.partners import EditionFactory, OrganisationFactory, ProvisionFactory
from tests.tabs import sent_by

pytestmark = pytest.mark.django_db
PAGE = "/admin/campagne/"
LINK = re.compile(r"https?://[^/]+(/fiche/(\S+?)/)")


def agent():
    client = Client()
    client.force_login(UserFactory(staff=True, second_factor=True))
    return client


@pytest.fixture
def staff():
    return agent()


@pytest.fixture
def centres():
    """One centre reached at its published address, one by its member, one by nobody; a draft."""
    by_address, by_member, by_nobody = (
        CentreFactory(published=True, name=name, summary="Avant")
        for name in ("Un", "Deux", "Trois")
    )
    ContactFactory(centre=by_address, email=True, public=True, value="accueil@un.test")
    SiteFactory(centre=by_address, address="1 rue zznonvue")
    ContactFactory(centre=by_nobody, email=True, value="non-verifiee@trois.test")
    UserFactory(centres=[by_member, by_address], email="direction@deux.test")
    CentreFactory(name="Brouillon")
    return by_address, by_member, by_nobody


def pressed(client, choice):
    page = BeautifulSoup(client.get(PAGE).content, "html.parser")
    form = next(form for form in page.select("main form, #content form") if form.find(value=choice))
    return client.post(PAGE, sent_by(form, choice), follow=True)


@pytest.fixture
def links(staff, centres, deliver):
    """Open the campaign; return the path of each link by the address that it went to."""
    shown = staff.get(PAGE).content.decode()
    assert "Trois" in shown
    pressed(staff, "ouvrir")
    return {mail.to[0]: LINK.search(mail.body)[1] for mail in deliver()}


def test_campaign_writes_once_to_each_and_names_who_has_no_address(links, staff, centres):
    assert set(links) == {"accueil@un.test", "direction@deux.test"}
    assert FreshnessCampaign.objects.count() == 1
    assert not any("token_hash" in {f.name for f in e._meta.fields} for e in event_models())
    row = BeautifulSoup(staff.get(PAGE).content, "html.parser").find("a", string="Trois")
    assert "aucune adresse" in row.find_parent("tr").text
    assert judge(Acts([Trace(SheetLink)])[0]).obstacles  # mails left: nothing takes them back


def test_all_is_exact_in_one_post_dates_the_public_sheet_and_get_changes_nothing(links, centres):
    centre, path = centres[0], links["accueil@un.test"]
    visitor = Client(enforce_csrf_checks=True)
    page = visitor.get(path)
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert "Avant" in page.content.decode()
    assert "rue zznonvue" not in page.content.decode()
    secret = path.strip("/").split("/")[-1]
    assert secret not in page.content.decode()
    assert not SheetLetter.objects.exclude(answer="").exists()
    for _ in range(2):
        assert visitor.post(f"{path}exacte/").status_code == 302
    confirmation = SheetConfirmation.objects.get()
    assert (confirmation.centre, confirmation.confirmed_on) == (centre, today())
    sheet = BeautifulSoup(visitor.get(centre.get_absolute_url()).content, "html.parser").text
    said = f"Fiche confirmée le {in_words(today())} par l’adresse de fonction du centre"
    assert said in " ".join(sheet.replace("\xa0", " ").split())
    assert SheetLetter.objects.get(centre=centre).answer == "exact"
    assert centre not in Centre.objects.unconfirmed(today())
    assert centres[1] in Centre.objects.unconfirmed(today())


def test_what_was_corrected_is_not_lost_by_a_click_on_all_is_exact(links, centres):
    path, visitor = links["accueil@un.test"], Client()
    boxes = sent_by(BeautifulSoup(visitor.get(path).content, "lxml").select_one("main form"))
    assert visitor.post(f"{path}exacte/", boxes).status_code == 302  # untouched
    (summary,) = [name for name in boxes if name.endswith("summary")]
    typed = {**boxes, summary: "Une présentation neuve, longuement écrite."}
    answer = visitor.post(f"{path}exacte/", typed)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "lxml")
    assert typed[summary] in page.text
    assert "la fiche n’est donc pas confirmée" in page.text
    assert page.select_one("main form")["action"] == "../"
    own = centres[0]
    member = Client()
    member.force_login(UserFactory(centres=[own]))
    exact = reverse("upkeep:own_sheet_exact", args=[own.slug])
    answer = member.post(exact, {"words": "Un département manque."})
    assert answer.status_code == 422
    assert "Un département manque." in answer.text
    assert SheetConfirmation.objects.count() == 1


def test_letter_names_no_organisation_nor_provision_that_the_public_does_not_read(links, centres):
    centre = centres[0]
    for hidden in (False, True):
        name = "Zzcachée" if hidden else "Connue"
        LocalPartnershipFactory(
            centre=centre, organisation=OrganisationFactory(name=name, unverified=hidden)
        )
        provision = ProvisionFactory(title=f"Mission {name}", unverified=hidden)
        MissionOfferedFactory(centre=centre, provision=provision)
    draft = ProvisionFactory(edition=EditionFactory(unverified=True), title="Zzbrouillon")
    MissionOfferedFactory(centre=centre, provision=draft)
    page = Client().get(links["accueil@un.test"]).content.decode()
    assert "Connue" in page
    assert "Mission Connue" in page
    assert "Zz" not in page


def test_changes_by_the_link_are_proposals_of_that_centre_alone(links, centres):
    centre, other = centres[0], centres[1]
    path = links["accueil@un.test"]
    visitor = Client()
    form = BeautifulSoup(visitor.get(path).content, "html.parser").select_one("form[novalidate]")
    typed = {
        f"centre-{centre.pk}-summary": "Après",
        f"centre-{other.pk}-summary": "pris",
        "source": "notre rapport",
        "email": "moi@un.test",
    }
    assert visitor.post(path, {**sent_by(form), **typed}).status_code == 302
    proposal = SheetProposal.objects.get()
    assert (proposal.centre, proposal.before, proposal.after) == (centre, "Avant", "Après")
    assert proposal.letter.answer == "changes"
    assert "Après" not in visitor.get(centre.get_absolute_url()).content.decode()


def test_links_close_with_the_campaign_or_the_centre(links, centres, time_machine):
    visitor = Client()
    assert visitor.post("/fiche/faux/exacte/").status_code == 404
    time_machine.move_to(timezone.now() + datetime.timedelta(days=62))
    path = links["accueil@un.test"]
    assert visitor.get(path).status_code == 410
    assert visitor.post(f"{path}exacte/").status_code == 410
    assert not SheetConfirmation.objects.exists()


def test_link_of_a_member_closes_when_they_leave(links, centres, django_user_model):
    member = django_user_model.objects.get(email="direction@deux.test")
    by_member, by_address = SheetLink.objects.order_by("account")
    assert (by_member.account, by_address.account) == (member, None)
    path = links["direction@deux.test"]
    assert Client().get(path).status_code == 200
    CentreMembership.objects.filter(user=member).update(end_on=today(), end_on_precision="day")
    assert Client().get(path).status_code == 410
    typed = {"words": "Gardez ces mots", "source": "moi"}
    refused = Client().post(path, typed, headers={"origin": "null"})
    assert refused.status_code == 410
    assert "Gardez ces mots" in refused.content.decode()
    assert Client().post(f"{path}exacte/").status_code == 410
    assert not SheetConfirmation.objects.exists()
    assert Client().get(links["accueil@un.test"]).status_code == 200


def test_who_did_not_answer_is_reminded_once_by_itself_and_in_one_click(
    links, deliver, time_machine
):
    now = timezone.now()
    Client().post(f"{links['accueil@un.test']}exacte/")
    assert remind_once() == 0
    time_machine.move_to(now + datetime.timedelta(days=15))
    assert [remind_once(), remind_once()] == [1, 0]
    (mail,) = deliver()
    assert mail.to == ["direction@deux.test"]
    assert Client().get(links["direction@deux.test"]).status_code == 200  # the first still opens
    just_done = agent().get(PAGE).content  # a session lasts a day
    assert b"Deux" in just_done
    assert b"relancer" not in just_done
    time_machine.move_to(now + datetime.timedelta(days=20))
    pressed(agent(), "relancer")
    assert [mail.to for mail in deliver()] == [["direction@deux.test"]]


def test_member_confirms_the_own_sheet_and_no_other(centres):
    own, other, _ = centres
    client = Client()
    client.force_login(UserFactory(centres=[own]))
    assert client.post(reverse("upkeep:own_sheet_exact", args=[other.slug])).status_code == 404
    assert client.post(reverse("upkeep:own_sheet_exact", args=[own.slug])).status_code == 302
    assert SheetConfirmation.objects.get().centre == own
