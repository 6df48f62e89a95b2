"""Freshness campaign: letters to the centres, their answers by a personal link, the reminders."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from centres.choices import ConfirmedBy
from centres.models import Centre, CentreMembership, SheetConfirmation
from centres.services import confirm_sheet
from crpv_portal.back_office.journal.undoing import judge
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.history import event_models
from crpv_portal.common.traces import Trace
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.upkeep import answers
from crpv_portal.upkeep.campaigns import remind_once, write_to_added_once
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
    page = BeautifulSoup(client.get(PAGE).content, "lxml")
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
    page = BeautifulSoup(staff.get(PAGE).content, "lxml")
    row = page.select_one(".proposal-table").find("a", string="Trois")
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
    assert not SheetLetter.objects.filter(exact_at__isnull=False).exists()
    for _ in range(2):
        assert visitor.post(f"{path}exacte/").status_code == 302
    confirmation = SheetConfirmation.objects.get()
    assert (confirmation.centre, confirmation.confirmed_on) == (centre, today())
    sheet = BeautifulSoup(visitor.get(centre.get_absolute_url()).content, "lxml").text
    said = f"Fiche confirmée le {in_words(today())} par l’adresse de fonction du centre"
    assert said in " ".join(sheet.replace("\xa0", " ").split())
    assert SheetLetter.objects.get(centre=centre).exact_at
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


def test_a_sheet_that_changed_since_it_was_read_is_not_confirmed_unseen(links, centres):
    path, visitor, centre = links["accueil@un.test"], Client(), centres[0]
    member = Client()
    member.force_login(UserFactory(centres=[centre]))
    own = reverse("upkeep:own_sheet", args=[centre.slug])
    exact = reverse("upkeep:own_sheet_exact", args=[centre.slug])
    pages = [(visitor, path, f"{path}exacte/"), (member, own, exact)]
    opened = [
        sent_by(BeautifulSoup(client.get(page).content, "lxml").select_one("main form"))
        for client, page, _ in pages
    ]
    Centre.objects.filter(pk=centre.pk).update(summary="Écrit par l’équipe entre-temps.")
    MissionOfferedFactory(centre=centre)
    for (client, _, address), sent in zip(pages, opened, strict=True):
        answer = client.post(address, sent)
        assert answer.status_code == 422
        page = BeautifulSoup(answer.content, "lxml")
        assert "la fiche a changé" in page.select_one(".fr-alert--error").text
        assert len(page.select(".fr-alert--error li")) == 1
        assert "Écrit par l’équipe entre-temps." in page.select_one("textarea").text
        assert not SheetConfirmation.objects.exists()
        assert client.post(address, sent_by(page.select_one("main form"))).status_code == 302
        assert SheetConfirmation.objects.all().delete()


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
    form = BeautifulSoup(visitor.get(path).content, "lxml").select_one("form[novalidate]")
    typed = {
        f"centre-{centre.pk}-summary": "Après",
        f"centre-{other.pk}-summary": "pris",
        "source": "notre rapport",
        "email": "moi@un.test",
    }
    assert visitor.post(path, {**sent_by(form), **typed}).status_code == 302
    proposal = SheetProposal.objects.get()
    assert (proposal.centre, proposal.before, proposal.after) == (centre, "Avant", "Après")
    assert proposal.letter.changes_at
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


def test_centre_reached_since_the_opening_has_its_letter_by_itself_or_in_one_click(
    links, staff, centres, deliver
):
    by_nobody = centres[2]
    later = CentreFactory(published=True, name="Quatre")
    assert write_to_added_once() == 0
    said = staff.get(PAGE).text.replace("\u00a0", " ")
    assert said.count("ni adresse publiée ni membre") == 2
    assert "Écrire aux centres ajoutés" not in said
    ContactFactory(centre=by_nobody, email=True, public=True, value="accueil@trois.test")
    UserFactory(centres=[later], email="direction@quatre.test")
    said = staff.get(PAGE).text.replace("\u00a0", " ")
    assert "adresse ou membre depuis l’ouverture" in said
    assert "publié depuis l’ouverture" in said
    pressed(staff, "ajoutes")
    (first, second) = sorted(deliver(), key=lambda mail: mail.to)
    assert [first.to, second.to] == [["accueil@trois.test"], ["direction@quatre.test"]]
    assert Client().get(LINK.search(first.body)[1]).status_code == 200
    assert "À qui rien n’est parti" not in staff.get(PAGE).text
    assert write_to_added_once() == 0
    assert not deliver()


def test_night_writes_to_a_centre_added_and_never_to_one_that_closed(
    links, centres, deliver, time_machine
):
    by_address, _, by_nobody = centres
    ContactFactory(centre=by_nobody, email=True, public=True, value="accueil@trois.test")
    assert [write_to_added_once(), write_to_added_once()] == [1, 0]
    (mail,) = deliver()
    said = " ".join(mail.body.replace("\u00a0", " ").split())
    assert "Nous demandons à chaque centre" in said
    assert "Sans réponse du centre, un rappel part dans deux semaines." in said
    Centre.objects.filter(pk=by_address.pk).update(
        status="closed", closed_on=today(), closed_on_precision="day"
    )
    sent_on = in_words(today())
    time_machine.move_to(timezone.now() + datetime.timedelta(days=15))
    assert remind_once() == 2
    first, second = deliver()
    assert {first.to[0], second.to[0]} == {"direction@deux.test", "accueil@trois.test"}
    said = " ".join(first.body.replace("\u00a0", " ").split())
    assert f"Le {sent_on}, nous avons demandé à votre centre" in said
    assert "un rappel part" not in said


def test_page_says_which_letters_could_not_leave(links, staff):
    assert "pas pu partir" not in staff.get(PAGE).text
    mails = OutgoingMail.objects.filter(to="accueil@un.test")
    mails.update(state="failed", text="Refusé.")
    page = BeautifulSoup(staff.get(PAGE).content, "lxml")
    link = page.find("a", string=lambda text: text and "pas pu partir" in text)
    assert link.text.startswith("1")
    assert "accueil@un.test" in staff.get(link["href"]).text


def test_exact_after_proposals_loses_neither(links, staff, centres):
    path, visitor = links["accueil@un.test"], Client()
    typed = {"words": "Un département manque.", "source": "moi"}
    assert visitor.post(path, typed).status_code == 302
    assert visitor.post(f"{path}exacte/").status_code == 302
    letter = SheetLetter.objects.get(centre=centres[0])
    assert [str(answer) for answer, _ in letter.answers] == ["changes", "exact"]
    row = BeautifulSoup(staff.get(PAGE).content, "lxml").find("a", string="Un").find_parent("tr")
    said = " ".join(row.text.replace("\u00a0", " ").split())
    assert "changements proposés" in said
    assert "; puis tout est exact" in said
    assert "sur 1, 1 en attente" in said
    assert "puis tout est exact" in " ".join(visitor.get(path).text.replace("\u00a0", " ").split())
    assert SheetConfirmation.objects.get().centre == centres[0]


@pytest.mark.parametrize("act", ["", "exacte/"])
@pytest.mark.parametrize("closing", ["link", "campaign", "centre"])
def test_link_that_closes_while_its_page_is_sent_gives_the_words_back(
    links, centres, monkeypatch, act, closing
):
    """What closes it is written after the page was judged open, and before anything is locked."""
    path = links["accueil@un.test"]
    changes = {
        "link": (SheetLink.objects.all(), {"revoked_at": timezone.now()}),
        "campaign": (
            FreshnessCampaign.objects.all(),
            {
                "begun_on": today() - datetime.timedelta(days=3),
                "ends_on": today() - datetime.timedelta(days=1),
            },
        ),
        "centre": (Centre.objects.filter(pk=centres[0].pk), {"status": "draft"}),
    }
    rows, change = changes[closing]
    lock = answers.locked

    def closed_before(row, *related):
        rows.update(**change)
        return lock(row, *related)

    monkeypatch.setattr(answers, "locked", closed_before)
    typed = {} if act else {"words": "Gardez ces mots", "source": "moi même"}
    answer = Client().post(f"{path}{act}", typed, headers={"origin": "null"})
    assert answer.status_code == 410
    assert ("Gardez ces mots" in answer.text) is bool(typed)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not SheetConfirmation.objects.exists()
    assert not SheetProposal.objects.exists()
    assert SheetLetter.objects.get(centre=centres[0]).answers == []


def test_member_confirms_the_own_sheet_and_no_other(centres):
    own, other, _ = centres
    client = Client()
    client.force_login(UserFactory(centres=[own]))
    assert client.post(reverse("upkeep:own_sheet_exact", args=[other.slug])).status_code == 404
    assert client.post(reverse("upkeep:own_sheet_exact", args=[own.slug])).status_code == 302
    assert SheetConfirmation.objects.get().centre == own


def test_who_left_the_centre_meanwhile_confirms_nothing(centres):
    own, other, _ = centres
    former = UserFactory(centres=[other])
    with pytest.raises(ValidationError, match="Vous n’êtes plus membre"):
        confirm_sheet(centre=own, by=ConfirmedBy.MEMBER, member=former)
    assert not SheetConfirmation.objects.exists()
