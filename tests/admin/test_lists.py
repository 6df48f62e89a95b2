"""Lists and forms ask the same number of questions of the database for 1 row and for 20."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.models import (
    ActivityCampaign,
    ActivityReport,
    Centre,
    CentreName,
    Consultation,
    Contribution,
    NetworkFigure,
)
from crpv_portal.accounts.models import User
from crpv_portal.common.models import Erasure, Source, StoredFile
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from crpv_portal.territories.models import Commune, Region
from governance.models import Body, Decision, Document, Meeting, Minutes, Seat
from partners.models import (
    Commitment,
    Edition,
    Organisation,
    Person,
    Provision,
    ReferenceText,
    Signature,
)
from tests.admin.screens import address
from tests.factories import accounts, centres, governance, partners, territories

pytestmark = pytest.mark.django_db


def test_people_are_in_the_order_of_a_dictionary(screens):
    for name in ("Zèbre", "de La Tour", "Ébauche", "Eden"):
        partners.PersonFactory(last_name=name, first_name="Élie")
    wanted = ["de La Tour", "Ébauche", "Eden", "Zèbre"]
    for order, expected in (("", wanted), ("?o=1", wanted), ("?o=-1", wanted[::-1])):
        page = screens.client.get(address(Person, "changelist") + order)
        assert [row.last_name for row in page.context["cl"].result_list] == expected
    assert [person.last_name for person in Person.objects.all()] == wanted


def test_staff_and_visitors_are_told_of_the_same_centres_not_seen_at_work(screens, settings):
    year = settings.CRPV_SEEN_SINCE
    seen, former, never = (
        centres.CentreFactory(published=True, seen=day) for day in (str(year), str(year - 1), "")
    )
    page = screens.client.get(address(Centre, "changelist") + "?a_faire=pas-vus")
    assert {*page.context["cl"].result_list} == {former, never}
    assert {*Centre.objects.seen_since(year)} == {seen}


def stored_file(number):
    return StoredFile.objects.create(
        file=f"files/{number}.pdf",
        original_name=f"{number}.pdf",
        media_type="application/pdf",
        size=number,
        sha256=f"{number:064x}",
    )


MAKERS = {
    Centre: lambda n: centres.CentreFactory(published=True),
    Consultation: lambda n: centres.ConsultationFactory(),
    Contribution: lambda n: centres.ContributionFactory(),
    ActivityCampaign: lambda n: centres.ActivityCampaignFactory(year=2000 + n),
    ActivityReport: lambda n: centres.ActivityReportFactory(sent=True),
    NetworkFigure: lambda n: centres.NetworkFigureFactory(),
    Organisation: lambda n: partners.OrganisationFactory(
        department=territories.DepartmentFactory()
    ),
    Person: lambda n: partners.PersonFactory(user=accounts.UserFactory()),
    Edition: lambda n: partners.EditionFactory(),
    Provision: lambda n: partners.ProvisionFactory(),
    Signature: lambda n: partners.SignatureFactory(),
    Commitment: lambda n: partners.CommitmentFactory(),
    ReferenceText: None,  # two rows, one of each kind, ever
    Source: lambda n: Source.objects.create(title=f"Source {n}"),
    StoredFile: stored_file,
    Erasure: lambda n: Erasure.objects.create(kind="personne", row=n, reason="demande"),
    OutgoingMail: lambda n: queue_mail(
        kind="essai", to=f"a{n}@exemple.test", subject=f"Objet a {n}", text="Texte"
    ),
    Body: lambda n: governance.BodyFactory(of_centre=True, members=2),
    Seat: lambda n: governance.MandateFactory(),
    Meeting: lambda n: governance.MeetingFactory(),
    Decision: lambda n: governance.DecisionFactory(adopted=True),
    Minutes: lambda n: governance.PublicMinutesFactory(),
    Document: lambda n: governance.DocumentFactory(),
    User: lambda n: accounts.UserFactory(regions=[territories.RegionFactory()]),
}
TERRITORIES = {
    "Region": territories.RegionFactory,
    "Department": territories.DepartmentFactory,
    "Commune": territories.CommuneFactory,
    "Intercommunality": territories.IntercommunalityFactory,
    "PriorityNeighbourhood": territories.PriorityNeighbourhoodFactory,
}


def maker(model):
    if model in MAKERS:
        return MAKERS[model]
    return lambda n: TERRITORIES[model.__name__]()


def queries(client, url, *, is_read_before=False):
    if not is_read_before:
        client.get(url)  # content types and the like are read once a process
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured), response


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model.__name__)
@pytest.mark.parametrize("search", ["", "?q=a"])
def test_changelist_is_flat(screens, model, search):
    make = maker(model)
    if make is None:
        return
    make(1)
    url = address(model, "changelist") + search
    one, _ = queries(screens.client, url)
    for number in range(2, 21):
        make(number)
    twenty, response = queries(screens.client, url, is_read_before=True)
    assert twenty <= one
    assert one < 15
    if not search:
        assert len(response.context["cl"].result_list) >= 20


def fill(centre):
    """A row of each part of a centre's page, with its source."""
    source = Source.objects.create(title=f"Source de {centre} {Source.objects.count()}")
    for row in (
        centres.CoverageFactory(centre=centre),
        centres.SiteFactory(centre=centre, commune=territories.CommuneFactory()),
        centres.ContactFactory(centre=centre),
        centres.MissionOfferedFactory(centre=centre),
        centres.LocalPartnershipFactory(centre=centre),
        centres.PositionFactory(centre=centre),
        centres.AgreementFactory(centre=centre),
    ):
        row.sources.add(source)


def test_centre_page_and_history_are_flat(screens):
    centre = centres.CentreFactory()
    fill(centre)
    counts = {page: queries(screens.client, address(centre, page))[0] for page in PAGES}
    for _ in range(19):
        fill(centre)
    for page in PAGES:
        count, response = queries(screens.client, address(centre, page), is_read_before=True)
        assert count <= counts[page], page
    assert counts["change"] < 45
    assert response.status_code == 200


PAGES = ["change", "history", "perimetre"]


def test_home_is_flat(screens):
    fill(centres.CentreFactory(published=True))
    one, _ = queries(screens.client, "/admin/")
    for _ in range(19):
        fill(centres.CentreFactory(published=True))
    twenty, _ = queries(screens.client, "/admin/", is_read_before=True)
    assert twenty <= one


def test_search_finds_former_names_without_accents(screens):
    centre = centres.CentreFactory(name="Cité Ressources", acronym="")
    centres.CentreNameFactory(centre=centre, name="Ressources d’Été")
    centres.CentreFactory(name="Ailleurs")
    page = screens.get(address(Centre, "changelist") + "?q=ete")
    shown = [cell.text for cell in page.select(".field-shown_name")]
    assert shown == ["Cité Ressources"]
    assert CentreName.objects.count() == 3


def test_search_finds_by_place_and_by_number(screens):
    rhone = territories.DepartmentFactory(name="Rhône", code="69")
    centre = centres.CentreFactory(name="Labo", departments=[rhone])
    centres.SiteFactory(centre=centre, city="Évry")
    centres.CentreFactory(name="Ailleurs", departments=[territories.DepartmentFactory()])
    lyon = territories.CommuneFactory(name="Lyon", department=rhone)
    territories.PostcodeFactory(code="69009", commune=lyon)
    territories.CommuneFactory(name="Bron", department=rhone)
    partners.OrganisationFactory(name="Agence", siren="130026032", siren_absence="")
    partners.OrganisationFactory(name="Autre")
    region = territories.RegionFactory(name="Île-de-France")
    accounts.UserFactory(first_name="", last_name="Ada", regions=[region])
    for model, texts, name in (
        (Centre, ("evry", "69", "rhone"), "Labo"),
        (Commune, ("69009",), "Lyon"),
        (Organisation, ("130 026 032", "13002603200016"), "Agence"),
        (User, ("ile-de-france",), "Ada"),
    ):
        for text in texts:
            page = screens.get(f"{address(model, 'changelist')}?q={text}")
            rows = page.select("#result_list tbody tr")
            assert [name in row.text for row in rows] == [True], (model, text)


def test_search_answers_what_an_agent_knows_of_a_row(screens):
    """A place by its number or its postcode, an acronym, a reference, the centre of somebody."""
    rhone = territories.DepartmentFactory(name="Rhône", code="69")
    bron = territories.CommuneFactory(name="Bron", department=rhone)
    territories.PostcodeFactory(code="69500", commune=bron)
    centre = centres.CentreFactory(name="Labo", acronym="LBO")
    centres.SiteFactory(centre=centre, city="Bron", postcode="69500")
    position = centres.PositionFactory(centre=centre)
    member = centres.CentreMembershipFactory(centre=centre).user
    town = partners.OrganisationFactory(name="Ville", commune=bron)
    group = territories.IntercommunalityFactory(name="Métropole")
    group.communes.add(bron)
    quarter = territories.PriorityNeighbourhoodFactory()
    quarter.communes.set([bron])
    body = governance.BodyFactory(name="Comité", acronym="CNX", code="CNX")
    meeting = governance.MeetingFactory(body=body)
    decision = governance.DecisionFactory(adopted=True)
    signature = partners.SignatureFactory(signatory_name="Ada Test")
    for row, texts in (
        (centre, ("69500",)),
        (town, ("69500", "69", "rhone", "bron")),
        (group, ("69500", "69", "bron")),
        (quarter, ("69500", "rhône")),
        (bron, ("69", "69500")),
        (member, ("labo", "lbo")),
        (position.person, ("labo", "LBO")),
        (meeting, ("cnx",)),
        (decision, (decision.reference,)),
        (signature, ("ada test",)),
    ):
        for text in texts:
            page = screens.client.get(address(type(row), "changelist"), {"q": text})
            assert row in page.context["cl"].result_list, (row, text)
        page = screens.client.get(address(type(row), "changelist"), {"q": "69999"})
        assert row not in page.context["cl"].result_list, row


def test_filters_of_place_and_of_use(screens):
    region = territories.RegionFactory()
    department = territories.DepartmentFactory(region=region)
    commune = territories.CommuneFactory(department=department)
    group = territories.IntercommunalityFactory()
    group.communes.add(commune)
    inside = {
        partners.OrganisationFactory(**{name: place})
        for name, place in (
            ("region", region),
            ("department", department),
            ("commune", commune),
            ("intercommunality", group),
        )
    }
    partners.OrganisationFactory(commune=territories.CommuneFactory())
    quarter = territories.PriorityNeighbourhoodFactory()
    quarter.communes.set([commune])
    territories.PriorityNeighbourhoodFactory()
    meeting = governance.MeetingFactory(body__region=region, body__level="regional")
    governance.MeetingFactory()
    cited, uncited = (Source.objects.create(title=title) for title in ("a", "b"))
    centres.SiteFactory().sources.add(cited)
    known = partners.PersonFactory(user=accounts.UserFactory())
    unknown = partners.PersonFactory()
    for model, query, expected in (
        (Organisation, f"region={region.code}", inside),
        (type(quarter), f"region={region.code}", {quarter}),
        (Meeting, f"region={region.code}", {meeting}),
        (Source, "citee=oui", {cited}),
        (Source, "citee=non", {uncited}),
        (Source, "citee=non-lue", {cited, uncited}),
        (Person, "compte=avec", {known}),
        (Person, "compte=sans", {unknown}),
    ):
        page = screens.client.get(f"{address(model, 'changelist')}?{query}")
        assert {*page.context["cl"].result_list} == expected, (model, query)


def test_list_says_territory_state_and_last_seen(screens):
    department = territories.DepartmentFactory(region__name="Bretagne")
    centres.CentreFactory(published=True, departments=[department], seen="03/2021")
    row = screens.get(address(Centre, "changelist")).select_one("#result_list tbody tr")
    assert row.select_one(".field-territory").text == "Bretagne"
    assert row.select_one(".field-state").text == "publié"
    assert row.select_one(".field-seen").text == "mars 2021"


def test_each_cell_of_a_list_says_its_column(screens):
    """On a phone, where no head stands above it, and to who listens."""
    centres.CentreFactory(acronym="")
    page = screens.get(address(Centre, "changelist"))
    heads = [head.select_one(".text").text.strip() for head in page.select("#result_list thead th")]
    heads = heads[1:]  # the box to tick has its own name
    cells = page.select("#result_list tbody tr > *")[1:]
    assert [cell["data-label"] for cell in cells] == heads
    assert {cell["role"] for cell in cells} == {"rowheader", "cell"}
    empty = [cell["data-label"] for cell in cells if cell.has_attr("data-empty")]
    assert empty == [cell["data-label"] for cell in cells if cell.text == "–"] != []


def test_pictures_of_yes_and_no_are_told_in_french(screens):
    territories.RegionFactory()
    page = screens.get(address(Region, "changelist"))
    assert page.select_one(".field-is_current img")["alt"] == "oui"


@pytest.mark.parametrize("model", [Centre, Organisation])
def test_each_task_of_the_home_page_lists_what_it_counts(screens, model):
    centres.CentreFactory()
    centres.CentreFactory(published=True)
    partners.OrganisationFactory(confidence="unverified")
    tried = 0
    for link in screens.get("/admin/").select(".task-sentence a"):
        page = screens.get(link["href"])
        rows = page.select(".task-rows > li")
        assert link.text.split("\xa0")[0] == str(len(rows)), link.text
        for same in page.select("p[role=status] a"):
            if f"/{model._meta.model_name}/" in same["href"]:
                listed = screens.client.get(same["href"]).context["cl"].result_count
                assert listed == len(rows), link.text
                tried += 1
    assert tried


def test_autocomplete_names_what_it_offers(screens):
    commune = territories.CommuneFactory(name="Saint-Denis")
    url = "/admin/autocomplete/?app_label=centres&model_name=site&field_name=commune&term=saint"
    assert screens.client.get(url).json()["results"] == [
        {"id": str(commune.pk), "text": f"Saint-Denis ({commune.code})"}
    ]


def test_empty_list_says_why(screens):
    nothing = "Rien n’est encore enregistré ici."
    assert nothing in screens.get(address(Centre, "changelist")).text
    centres.CentreFactory()
    for query in ("?q=introuvable", "?status__exact=closed"):
        page = screens.get(address(Centre, "changelist") + query)
        assert "Rien ne répond à cette recherche" in page.text
        assert page.select_one(".paginator") is None
    page = screens.get(address(Centre, "changelist") + "?q=introuvable&status__exact=closed")
    assert "Nom d’aujourd’hui ou d’autrefois" in page.select_one(".list-empty").text
    links = {link.text: link["href"] for link in page.select(".list-empty a")}
    assert page.select_one(".actions") is None
    assert links["Retirer la recherche"] == "?status__exact=closed"
    assert "status" not in links["Retirer tous les filtres"]


@pytest.mark.parametrize("asked", ["130 026 032", "130026032", "13002603200016"])
def test_centre_is_found_by_the_number_of_its_legal_person(screens, asked):
    organisation = partners.OrganisationFactory(siren="130026032")
    carried = centres.CentreLegalBodyFactory(
        centre__name="Centre porté", organisation=organisation
    ).centre
    other = centres.CentreFactory(name="Un autre centre")
    listed = screens.get(f"{address(Centre, 'changelist')}?q={asked}")
    assert carried.name in listed.select_one("#result_list").get_text()
    assert other.name not in listed.get_text()
