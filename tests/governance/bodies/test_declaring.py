"""A body that is in no list is declared from the working space, and confirmed by ANCT."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.bodies.declaring import (
    capitals_code,
    confirm_declared_body,
    declare_body,
    decline_declared_body,
    proposed_code,
)
from governance.choices import BodyKind
from governance.convening.planning import log_meeting
from governance.meetings.services import plan_meeting
from governance.models import Body, Meeting
from governance.publication.services import publish
from governance.publication.things import publishable, state_digest
from governance.record.doubles import merge_declared_body
from governance.wording import dated_title
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory
from tests.factories.territories import RegionFactory
from tests.tabs import Reader, Tab, words

pytestmark = pytest.mark.django_db

PAGE = "/espace/instances/declarer/"
NAME = "Comité régional de suivi"


@pytest.fixture
def client():
    return Reader()


@pytest.fixture
def region():
    return RegionFactory(name="Normandie")


@pytest.fixture
def officer(client, region):
    user = UserFactory(regions=[region])
    client.force_login(user)
    return user


@pytest.fixture
def agent():
    return UserFactory(staff=True, second_factor=True)


@pytest.fixture
def declared(officer, region):
    return declare_body(by=officer, name=NAME, kind=BodyKind.STEERING_COMMITTEE, region=region)


def pressing(reader):
    """The same session, for an address that is only posted to."""
    client = Client()
    client.cookies = reader.cookies
    return client


def typed(region, **other):
    return {"name": NAME, "kind": "steering_committee", "owner": f"region-{region.pk}", **other}


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "lxml").main.text.split())


def test_empty_lists_lead_an_officer_to_the_declaration(client, officer):
    for name in ("home", "body_list", "meeting_list", "meeting_log", "meeting_plan"):
        assert PAGE in client.get(reverse(f"espace:{name}")).text, name


def test_full_lists_lead_to_it_too(client, officer, region):
    BodyFactory(region=region)
    for name in ("home", "body_list", "meeting_log", "meeting_plan"):
        assert PAGE in client.get(reverse(f"espace:{name}")).text, name


def test_whoever_has_neither_region_nor_centre_declares_nothing(client, agent):
    client.force_login(UserFactory())
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get("/espace/").text
    client.force_login(agent)
    assert client.get(PAGE).headers["Location"].endswith("/governance/body/add/")


def test_declared_body_is_used_at_once_by_those_who_keep_it(client, officer, region):
    response = client.post(PAGE, typed(region, day=today().isoformat()))
    body = Body.objects.get(name=NAME)
    assert response.headers["Location"] == f"/espace/reunions/{body.meetings.get().slug}/"
    assert (body.region, body.declared_by, body.code) == (region, officer, "CRSNOR")
    assert client.get(f"/espace/instances/{body.slug}/").status_code == 200
    assert "à confirmer par l’ANCT" in text_of(client.get("/espace/instances/"))
    colleague = UserFactory(regions=[region])
    client.force_login(colleague)
    assert client.get(f"/espace/instances/{body.slug}/").status_code == 200
    client.force_login(UserFactory(regions=[RegionFactory()]))
    assert client.get(f"/espace/instances/{body.slug}/").status_code == 404


def test_its_page_comes_when_no_meeting_was_held(client, officer, region):
    body_page = client.post(PAGE, typed(region), follow=True)
    assert "l’ANCT ne l’a pas encore confirmée" in text_of(body_page)


def test_member_declares_for_the_centre_alone(client, region):
    centre = CentreFactory(published=True)
    user = CentreMembershipFactory(centre=centre).user
    client.force_login(user)
    form = BeautifulSoup(client.get(PAGE).content, "lxml").main.form
    assert form.select_one("[name=owner] option[selected]")["value"] == f"centre-{centre.pk}"
    refused = client.post(PAGE, typed(region))
    assert (refused.status_code, Body.objects.count()) == (422, 0)
    client.post(PAGE, typed(region, owner=f"centre-{centre.pk}"))
    assert Body.objects.get().centre == centre


def test_near_names_are_shown_first_and_nothing_is_written(client, officer, region):
    known = BodyFactory(region=region, name="Comité de suivi régional")
    over = BodyFactory(region=region, name="Comité de suivi", since="2001", until="2015")
    other = BodyFactory(region=RegionFactory(), name=NAME, unverified=True)
    response = client.post(PAGE, typed(region))
    said = text_of(response)
    assert "Est-ce l’une de celles-ci ?" in said
    assert Body.objects.count() == 3
    links = [
        link["href"] for link in BeautifulSoup(response.content, "lxml").main.select("a[href]")
    ]
    assert f"/espace/reunions/consigner/?instance={known.slug}" in links
    assert f"/espace/reunions/consigner/?instance={over.slug}" not in links
    assert "n’existe plus" in said
    assert other.slug not in response.text
    tab = Tab.of(client, PAGE, response, holding="name")
    tab.send()
    assert Body.objects.filter(name=NAME, region=region).count() == 1


def test_another_name_asks_again(client, officer, region):
    BodyFactory(region=region, name="Comité de suivi régional")
    response = client.post(PAGE, typed(region))
    tab = Tab.of(client, PAGE, response, holding="name")
    BodyFactory(region=region, name="Comité régional du suivi")
    assert "Est-ce l’une de celles-ci" in text_of(tab.send())
    assert not Body.objects.filter(name=NAME).exists()


def test_assembly_of_a_centre_is_near_whatever_its_name(client, officer):
    centre = CentreFactory(published=True)
    CentreMembershipFactory(centre=centre, user=officer)
    BodyFactory(centre=centre, name="AG", kind=BodyKind.GENERAL_ASSEMBLY)
    sent = {"name": "Réunion plénière", "kind": "general_assembly", "owner": f"centre-{centre.pk}"}
    assert "Est-ce l’une de celles-ci" in text_of(client.post(PAGE, sent))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"kind": "national_committee"}, "kind"),
        ({"owner": "region-0"}, "owner"),
        ({"code": "é"}, "code"),
        ({"code": "a b c"}, "code"),
        ({"day": "2126-01-01"}, "day"),
    ],
)
def test_bad_value_is_said_at_its_field(client, officer, region, changes, field):
    response = client.post(PAGE, typed(region, **changes))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Body.objects.exists()


def test_code_that_is_taken_is_said(client, officer, region):
    BodyFactory(code="CRSNOR")
    assert client.post(PAGE, typed(region, code="crsnor")).status_code == 422
    client.post(PAGE, typed(region))
    assert Body.objects.get(name=NAME).code == "CRSNOR2"


@pytest.mark.parametrize("name", ["X", "à la", "…", "1er comité", "É" * 250, "Comité " * 30])
def test_code_is_always_one(name):
    code = proposed_code(name, "La Réunion")
    assert 2 <= len(code) <= 12
    assert code.isalnum()
    assert code == code.upper()
    assert code.isascii()


def test_public_reads_nothing_of_it_before_it_is_confirmed(client, declared, agent):
    meeting, _ = log_meeting(body=declared, on=today())
    Meeting.objects.update(visibility="public", status="held")  # whatever the pages refuse
    decision = DecisionFactory(item__meeting=meeting, body=declared, adopted=True, public=True)
    client.logout()
    addresses = [
        declared.get_absolute_url(),
        meeting.get_absolute_url(),
        decision.get_absolute_url(),
        f"/gouvernance/instances/{declared.slug}/calendrier.ics",
    ]
    lists = [
        "/gouvernance/instances/",
        "/gouvernance/reunions/",
        "/gouvernance/reunions.json",
        "/gouvernance/decisions/",
        "/calendrier.ics",
        "/sitemap.xml",
        "/",
    ]
    for address in addresses:
        assert client.get(address).status_code == 404, address
    for address in lists:
        response = client.get(address)
        assert declared.slug not in response.text, address
        assert NAME not in response.text, address
    confirm_declared_body(body=declared, by=agent)
    for address in addresses[:3]:
        assert client.get(address).status_code == 200, address


def test_nothing_is_published_of_it_before(client, declared, agent):
    meeting, _ = log_meeting(body=declared, on=today())
    page = f"/espace/reunions/{meeting.slug}/publication/"
    said = text_of(client.get(page))
    assert "l’ANCT ne l’a pas encore confirmée" in said
    assert "Publier ces choix" not in said
    seen = state_digest(publishable(meeting))
    with pytest.raises(ValidationError, match="ne l’a pas encore confirmée"):
        publish(meeting=meeting, shown={"meeting"}, seen=seen)
    confirm_declared_body(body=declared, by=agent)
    publish(meeting=meeting, shown={"meeting"}, seen=seen)
    assert Meeting.objects.public().get() == meeting


def test_database_keeps_it_hidden(declared):
    for changes in (
        {"confidence": "verified"},
        {"declared_by": None},
        {"confirmed_at": declared.declared_at},
        {"declined_at": declared.declared_at},
        {"declined_why": "Motif"},
        {"same_as": declared.pk},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Body.objects.filter(pk=declared.pk).update(**changes)


def test_agent_confirms_in_one_click_and_the_declarer_is_told(client, declared, agent, deliver):
    client.force_login(agent)
    assert NAME in client.get("/admin/").text
    form = BeautifulSoup(client.get("/admin/a-faire/instances-declarees/").content, "lxml")
    button = next(each for each in form.select("button") if "Confirmer" in each.text)
    response = pressing(client).post(button.find_parent("form")["action"], {}, follow=True)
    assert "est confirmée, et publique" in response.text
    declared.refresh_from_db()
    assert (declared.confidence, declared.decided_by) == ("recorded", agent)
    assert client.get(declared.get_absolute_url()).status_code == 200
    (mail,) = deliver()
    assert mail.to == [declared.declared_by.email]
    assert "confirmé" in mail.body
    again = pressing(client).post(button.find_parent("form")["action"], {}, follow=True)
    assert "déjà confirmée" in again.text


def test_turned_down_with_its_reason(client, declared, agent, deliver):
    meeting, _ = log_meeting(body=declared, on=today())
    decline_declared_body(body=declared, by=agent, reason="pas une instance du réseau")
    (mail,) = deliver()
    assert "pas une instance du réseau" in mail.body
    said = text_of(client.get(f"/espace/instances/{declared.slug}/"))
    assert "pas une instance du réseau" in said
    assert client.get(f"/espace/reunions/{meeting.slug}/").status_code == 200
    offered = BeautifulSoup(client.get("/espace/reunions/consigner/").content, "lxml")
    assert NAME not in offered.main.text
    declared.refresh_from_db()
    with pytest.raises(ValidationError, match="n’a pas retenu"):
        plan_meeting(body=declared, on=today())
    with pytest.raises(ValidationError, match="déjà écartée"):
        decline_declared_body(body=declared, by=agent, reason="encore")
    confirm_declared_body(body=declared, by=agent)
    assert not Body.objects.get(pk=declared.pk).is_declined


def test_declined_one_is_shown_as_near(client, declared, agent, region):
    decline_declared_body(body=declared, by=agent, reason="doublon")
    said = text_of(client.post(PAGE, typed(region)))
    assert "déclaration écartée par l’ANCT" in said
    assert "Consigner une réunion de celle-ci" not in said


def test_meetings_of_a_double_go_to_the_body_known(client, declared, agent, region, deliver):
    known = BodyFactory(region=region, name="Comité de suivi", members=2)
    free, _ = log_meeting(body=declared, on=today())
    kept = MeetingFactory(body=declared, held=True)
    DecisionFactory(item__meeting=kept, body=declared, adopted=True)
    done = merge_declared_body(body=declared, into=known, by=agent, reason="c’est le même")
    assert ([free], [kept]) == (done.moved, done.staying)
    free.refresh_from_db()
    assert free.body == known
    (mail,) = deliver()
    assert "Comité de suivi" in mail.body
    told = " ".join(mail.body.split())
    assert "restées avec l’instance déclarée (à venir" in told
    assert dated_title(kept) in told
    assert dated_title(free) not in told
    client.force_login(declared.declared_by)
    assert dated_title(kept) in words(client.get(f"/espace/instances/{declared.slug}/"))
    with pytest.raises(ValidationError, match="déjà écartée"):
        merge_declared_body(body=declared, into=known, by=agent, reason="encore")


def test_actions_of_the_staff_are_on_its_page(client, declared, agent):
    client.force_login(agent)
    page = client.get(f"/admin/governance/body/{declared.pk}/change/")
    for said in ("Confirmer la déclaration", "C’est déjà…", "Écarter la déclaration", NAME):
        assert said in page.text, said


# --- The code of a declared body -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Comité Régional de Suivi", "CRS"),
        ("Comité d’Études de l’Île", "CEI"),
        ("Comité de suivi des quartiers", "CSQ"),
        ("GIP", "DECL"),  # a single capital or word gives none: that of the declaration stays
    ],
)
def test_the_capitals_of_a_name_make_its_code(name, code):
    body = BodyFactory(name=name, code="DECL", declared=True)
    assert capitals_code(body) == code
    if code != "DECL":
        BodyFactory(code=code)
        assert capitals_code(body) == f"{code}2"


def test_the_confirmation_proposes_a_code_that_is_editable(client, agent, declared):
    client.force_login(agent)
    page = reverse("admin:governance_body_confirmer_la_declaration", args=[declared.pk])
    BodyFactory(code="PRIS")
    shown = BeautifulSoup(client.get(page).content, "lxml")
    assert shown.select_one("[name=code]")["value"] == capitals_code(declared)
    for code, said in (("PRIS", "porte déjà ce sigle"), ("é!", "sans accent")):
        refused = client.post(page, {"code": code, "reason": "Connue"})
        assert said in refused.text
    declared.refresh_from_db()
    assert declared.confirmed_at is None
    assert client.post(page, {"code": "NEUF", "reason": "Connue"}).status_code == 302
    declared.refresh_from_db()
    assert (declared.code, declared.confirmed_at is None) == ("NEUF", False)


def test_a_code_that_a_decision_bears_stays(declared, agent):
    meeting, _ = log_meeting(body=declared, on=today())
    meeting.status = "held"
    meeting.save()
    DecisionFactory(item__meeting=meeting, body=declared, adopted=True)
    with pytest.raises(ValidationError, match="ne change plus"):
        confirm_declared_body(body=declared, by=agent, code="AUTRE")
