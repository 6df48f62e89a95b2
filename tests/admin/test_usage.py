"""« Utilisé dans »: what names an organisation, a person, a source, and where."""

import pytest
from django.contrib import admin

from crpv_portal.common.models import Source
from crpv_portal.common.usage import namings_in_use, namings_of
from partners.models import Organisation, Person
from tests.admin.screens import address
from tests.admin.test_lists import queries
from tests.factories import centres, governance, partners

pytestmark = pytest.mark.django_db


def usages(page):
    return {
        title.text: [item.text.strip() for item in title.find_next("ul").select("li")]
        for title in page.select(".usage h3")
    }


def test_page_says_where_the_record_is_used(screens):
    centre = centres.CentreFactory(name="Labo")
    organisation = partners.OrganisationFactory(name="Caisse")
    page = screens.get(address(organisation))
    assert usages(page) == {}
    assert "ne nomme cette fiche" in page.select_one(".usage").text
    partnership = centres.LocalPartnershipFactory(centre=centre, organisation=organisation)
    source = Source.objects.create(title="Annuaire")
    partnership.sources.add(source)
    person = partners.PersonFactory(first_name="Ada", last_name="Test")
    mandate = governance.MandateFactory(organisation=organisation, holder=person)
    page = screens.get(address(organisation))
    assert set(usages(page)) == {"Partenariats locaux", "Mandats"}
    assert usages(page)["Mandats"][0].startswith(mandate.seat.college.body.name)
    assert usages(page)["Partenariats locaux"][0].startswith("Labo\xa0:")
    links = {link["href"] for link in page.select(".usage a")}
    assert links == {address(centre), address(mandate.seat)}
    assert set(usages(screens.get(address(person)))) == {"Mandats (titulaire)"}
    assert set(usages(screens.get(address(source)))) == {"Partenariats locaux"}


def test_the_list_is_bounded_and_flat_and_the_rest_has_its_page(screens):
    source = Source.objects.create(title="Annuaire")
    centres.SiteFactory().sources.add(source)
    one, _ = queries(screens.client, address(source))
    for _ in range(60):
        centres.SiteFactory().sources.add(source)
    page = screens.get(address(source))
    twenty, _ = queries(screens.client, address(source), is_read_before=True)
    assert twenty <= one
    [(title, rows)] = usages(page).items()
    assert (title, len(rows), rows[-1]) == ("Implantations", 6, "Tout voir\xa0: Implantations")
    more = page.select(".usage a")[-1]["href"]
    listed = screens.get(more)
    assert len(listed.select("#content-main ul li a")) == 50
    assert "61\xa0lignes" in listed.text
    assert len(screens.get(f"{more}&page=2").select("#content-main > ul li")) == 11
    for refused in (more.split("?")[0], f"{more}x", more.replace("site", "nope")):
        assert screens.client.get(refused).status_code == 404


@pytest.mark.parametrize("model", [Organisation, Person, Source])
def test_neither_parts_nor_traces_nor_links_are_a_use(model):
    found = {naming.model for naming in namings_of(model)}
    assert found
    for each in found:
        assert not hasattr(each, "pgh_tracked_model")
        assert not each._meta.auto_created
    assert "organisationname" not in {each._meta.model_name for each in found} or model is Source
    assert admin.site._registry[model].shows_usage


def test_every_place_is_asked_in_one_query(django_assert_num_queries):
    organisation = partners.OrganisationFactory()
    partners.SignatureFactory(organisation=organisation)
    with django_assert_num_queries(1):
        [naming] = namings_in_use(organisation)
    assert naming.key == "partners.signature.organisation"
