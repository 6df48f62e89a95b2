"""A centre on one page: what is typed is kept, what is false is refused in French, at its place."""

import datetime

import pytest

from centres.models import Centre, Coverage, Label
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from tests.admin.screens import address, errors, is_saved
from tests.factories.centres import (
    CentreFactory,
    CentreNameFactory,
    ContactFactory,
    CoverageFactory,
    LocalPartnershipFactory,
    SiteFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.partners import EditionFactory, OrganisationFactory
from tests.factories.territories import DepartmentFactory, real_commune

pytestmark = pytest.mark.django_db


def test_untouched_page_saves_and_changes_nothing_else(screens):
    centre = CentreFactory(published=True)
    CoverageFactory(centre=centre, since="03/2017", until="2020")
    SiteFactory(centre=centre)
    before = {model: list(model.objects.order_by("pk").values()) for model in (Coverage, Label)}
    events = Coverage.events.rel.related_model.objects.count()
    page = screens.save(address(centre), screens.filled(address(centre)))
    assert is_saved(page), errors(page)
    assert before == {model: list(model.objects.order_by("pk").values()) for model in before}
    assert Coverage.events.rel.related_model.objects.count() == events


def test_rows_are_added_with_partial_dates_sources_and_a_reason(screens, agent):
    centre, sarthe = CentreFactory(), DepartmentFactory(name="Sarthe")
    source = Source.objects.create(title="Convention")
    data = screens.filled(address(centre))
    screens.add_row(
        data,
        "coverages",
        department=sarthe.pk,
        start_on="03/2017",
        end_on="31/12/2020",
        sources=[source.pk],
        note="à relire",
    )
    data["why"] = "convention retrouvée"
    page = screens.save(address(centre), data)
    assert is_saved(page), errors(page)
    coverage = centre.coverages.get()
    assert (coverage.start.iso(), coverage.end.iso()) == ("2017-03", "2021-01-01")
    assert list(coverage.sources.all()) == [source]
    event = Coverage.events.rel.related_model.objects.get()
    assert (event.pgh_context["user"], event.pgh_context["reason"]) == (
        agent.pk,
        "convention retrouvée",
    )


# --- Proof 4: what is false is refused, in French, and nothing is half-written -----------------


def refused(screens, centre, data):
    page = screens.save(address(centre), data)
    assert not is_saved(page)
    return page


def test_two_new_rows_that_overlap_are_refused_at_the_row(screens):
    centre, sarthe = CentreFactory(), DepartmentFactory(name="Sarthe")
    data = screens.filled(address(centre))
    screens.add_row(data, "coverages", department=sarthe.pk, start_on="2010", end_on="2016")
    screens.add_row(data, "coverages", department=sarthe.pk, start_on="2015")
    data["summary"] = "ne doit pas rester"
    page = refused(screens, centre, data)
    (row,) = page.select("#coverages-1 .errorlist:has(+ .fieldBox.field-start_on)")
    assert "Le centre couvre déjà ce département sur cette période." in row.text
    assert not centre.coverages.exists()
    assert Centre.objects.get().summary != "ne doit pas rester"


def test_rows_by_the_thousand_are_refused_without_being_drawn(screens):
    centre = CentreFactory()
    data = screens.filled(address(centre))
    data["coverages-TOTAL_FORMS"] = "9999"
    page = refused(screens, centre, data)
    assert any("On ajoute 50 lignes au plus en une fois" in error for error in errors(page))
    assert len(page.select("#coverages-group [name$=-department]")) == 51  # and the empty one


def test_new_row_that_overlaps_an_old_one_is_refused(screens):
    coverage = CoverageFactory(since="2015")
    data = screens.filled(address(coverage.centre))
    screens.add_row(data, "coverages", department=coverage.department_id, start_on="2020")
    page = refused(screens, coverage.centre, data)
    assert any("couvre déjà ce département" in error for error in errors(page))


def test_row_may_take_the_place_that_another_one_leaves(screens):
    """The database would refuse the new row before the old one is shortened."""
    old = CoverageFactory(since="2015", sources=[SourceFactory()])
    data = screens.filled(address(old.centre))
    data["coverages-0-end_on"] = "31/12/2019"
    screens.add_row(data, "coverages", department=old.department_id, start_on="01/01/2020")
    page = screens.save(address(old.centre), data)
    assert is_saved(page), errors(page)
    assert old.centre.coverages.count() == 2


def test_rows_may_move_in_an_order_that_only_works_backwards(screens):
    cited = [SourceFactory()]
    first = CoverageFactory(since="2010", until="2014", sources=cited)
    CoverageFactory(centre=first.centre, department=first.department, since="2014", sources=cited)
    data = screens.filled(address(first.centre))
    data["coverages-0-end_on"] = "31/12/2016"
    data["coverages-1-start_on"] = "01/01/2017"
    page = screens.save(address(first.centre), data)
    assert is_saved(page), errors(page)


@pytest.mark.parametrize("confidence", ["verified", "inferred"])
def test_what_is_said_to_be_established_names_its_source(screens, confidence):
    centre, sarthe = CentreFactory(), DepartmentFactory()
    data = screens.filled(address(centre))
    screens.add_row(data, "coverages", department=sarthe.pk, start_on="2015", confidence=confidence)
    page = refused(screens, centre, data)
    said = page.select_one("#coverages-0 .field-sources .errorlist").text
    assert "demandent au moins une source" in said
    data["coverages-0-sources"] = [SourceFactory().pk]
    page = screens.save(address(centre), data)
    assert is_saved(page), errors(page)


TO_COME = f"{today().year + 1}"


@pytest.mark.parametrize(
    ("prefix", "values", "field"),
    [
        ("coverages", {"attested_on": TO_COME}, "attested_on"),
        ("coverages", {"start_on": "2015", "checked_on": f"01/01/{TO_COME}"}, "checked_on"),
        ("sites", {"city": "Tours", "start_on": "2015", "address": "1 rue",
                   "address_checked_on": f"01/{TO_COME}"}, "address_checked_on"),
        ("contacts", {"kind": "phone", "value": "01 23 45 67 89",
                      "checked_on": f"01/01/{TO_COME}"}, "checked_on"),
        ("", {"last_seen_on": TO_COME}, "last_seen_on"),
    ],
)  # fmt: skip
def test_nothing_is_seen_nor_checked_on_a_day_to_come(screens, prefix, values, field):
    centre = CentreFactory()
    data = screens.filled(address(centre))
    if prefix == "coverages":
        values = {"department": DepartmentFactory().pk, **values}
    if prefix == "sites":
        values = {"kind": "seat", **values}
    if prefix:
        screens.add_row(data, prefix, **values)
    else:
        data |= values
    page = refused(screens, centre, data)
    assert any("Cette date est à venir" in error for error in errors(page))


def test_label_that_ends_before_it_begins(screens):
    centre = CentreFactory()
    data = screens.filled(address(centre))
    screens.add_row(
        data,
        "labels",
        authority=OrganisationFactory().pk,
        edition=EditionFactory().pk,
        start_on="2015",
        end_on="2012",
    )
    page = refused(screens, centre, data)
    assert page.select_one("#labels-0 .field-end_on .errorlist").text.strip() == (
        "La fin doit suivre le début."
    )


@pytest.mark.parametrize(
    ("prefix", "values", "field", "message"),
    [
        (
            "sites",
            {"kind": "seat", "city": "Tours", "start_on": "2015", "siret": "12345678901234"},
            "siret",
            "clé de contrôle comprise",
        ),
        (
            "sites",
            {"kind": "seat", "city": "Tours", "start_on": "31/02/2015"},
            "start_on",
            "n’est pas une date",
        ),
        (
            "contacts",
            {"kind": "website", "value": "javascript:alert(1)"},
            "value",
            "Écrivez un site en https://",
        ),
        (
            "milestones",
            {"kind": "founding", "happened_on": "2015-13"},
            "happened_on",
            "n’est pas une date",
        ),
    ],
)
def test_false_value_is_refused_at_its_field(screens, prefix, values, field, message):
    centre = CentreFactory()
    data = screens.filled(address(centre))
    number = screens.add_row(data, prefix, **values)
    page = refused(screens, centre, data)
    assert message in page.select_one(f"#{prefix}-{number} .field-{field} .errorlist").text


def test_website_of_an_organisation_is_of_the_web(screens):
    organisation = OrganisationFactory()
    data = screens.filled(address(organisation)) | {"website": "javascript:alert(1)"}
    page = screens.save(address(organisation), data)
    assert not is_saved(page)
    assert page.select_one(".field-website .errorlist") is not None


def test_what_the_database_alone_can_refuse_comes_back_as_an_error(screens):
    """Somebody else adds the same row between the page and the save."""
    centre, sarthe = CentreFactory(), DepartmentFactory()
    data = screens.filled(address(centre))
    screens.add_row(data, "coverages", department=sarthe.pk, start_on="2015")
    CoverageFactory(centre=centre, department=sarthe, since="2010")
    data["summary"] = "gardé à l’écran"
    page = refused(screens, centre, data)
    assert "Le centre couvre déjà ce département sur cette période." in errors(page)
    assert page.select_one("#id_summary").text.strip() == "gardé à l’écran"
    assert centre.coverages.count() == 1


def test_contact_is_public_only_once_checked(screens):
    contact = ContactFactory(is_public=False, checked_on=None)
    data = screens.filled(address(contact.centre)) | {"contacts-0-is_public": "on"}
    page = refused(screens, contact.centre, data)
    assert "n’est publiée qu’une fois vérifiée" in " ".join(errors(page))
    dated = data | {"contacts-0-checked_on": "11/2026", "contacts-0-confidence": "unverified"}
    page = refused(screens, contact.centre, dated)
    assert "d’après quelle source" in " ".join(errors(page))


def test_french_number_is_kept_as_it_is_dialled_and_only_once(screens):
    centre = CentreFactory()
    data = screens.filled(address(centre))
    screens.add_row(data, "contacts", kind="phone", value="+33 (0)1.48.09.26.36")
    page = screens.save(address(centre), data)
    assert centre.contacts.get().value == "01 48 09 26 36", errors(page)
    data = screens.filled(address(centre))
    screens.add_row(data, "contacts", kind="phone", value="0148092636")
    page = refused(screens, centre, data)
    assert "déjà enregistrée" in " ".join(errors(page))


def test_postcode_of_another_departement_than_the_commune_is_refused(screens):
    centre = CentreFactory()
    commune = real_commune("93001")
    data = screens.filled(address(centre))
    row = screens.add_row(
        data, "sites", kind="seat", city="Aubervilliers", commune=commune.pk, start_on="2020"
    )
    page = refused(screens, centre, data | {f"sites-{row}-postcode": "69001"})
    assert "n’est pas celui d’Aubervilliers" in " ".join(errors(page))
    page = screens.save(address(centre), data | {f"sites-{row}-postcode": "93308"})  # a CEDEX
    assert is_saved(page), errors(page)


def test_line_of_a_contact_says_whether_it_is_published(screens):
    centre = CentreFactory()
    ContactFactory(centre=centre, public=True)
    ContactFactory(centre=centre, checked_on=None)
    ContactFactory(centre=centre, checked_on=datetime.date(2026, 11, 1), checked_on_precision="day")
    badges = screens.get(address(centre)).select("#contacts-group .badge")
    assert [badge.text for badge in badges] == ["publiée", "à vérifier", "non publiée"]


# --- Deleting --------------------------------------------------------------------------------


def test_row_is_deleted_with_a_reason_only(screens):
    coverage = CoverageFactory()
    data = screens.filled(address(coverage.centre)) | {"coverages-0-DELETE": "on"}
    page = refused(screens, coverage.centre, data)
    assert "Dites pourquoi cette ligne est supprimée" in " ".join(errors(page))
    page = screens.save(address(coverage.centre), data | {"why": "saisie deux fois"})
    assert is_saved(page), errors(page)
    assert not Coverage.objects.exists()
    history = screens.get(address(coverage.centre, "history")).text
    assert "Suppression de" in history
    assert "saisie deux fois" in history


def test_source_that_nothing_cites_may_go(screens):
    source = Source.objects.create(title="Par erreur")
    url = address(source, "delete")
    sent = {"post": "yes", "why": "doublon"} | screens.read_at(url, {})
    response = screens.client.post(url, sent)
    assert response.status_code == 302
    assert not Source.objects.exists()
    cited = Source.objects.create(title="Citée")
    CentreFactory().sources.add(cited)
    assert screens.client.get(address(cited, "delete")).status_code == 403


# --- What the page shows ---------------------------------------------------------------------


def test_state_is_read_only_and_closed_rows_read_as_sentences(screens):
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(
        centre=centre, department=DepartmentFactory(name="Sarthe"), since="2015", until="2020"
    )
    page = screens.get(address(centre))
    assert page.select_one("[name=status]") is None
    assert page.select_one("[name=published_at]") is None
    assert page.select_one("#coverages-0 .row-toggle").text.strip() == "Sarthe (de 2015 à 2020)"
    assert page.select_one(".viewsitelink")["href"] == centre.get_absolute_url()


def folded(page, row):
    return {box["name"].split("-")[-1] for box in page.select(f"#{row} details [name]")}


def test_boxes_that_few_rows_need_are_folded_until_they_hold_or_explain_something(screens):
    centre = CentreFactory()
    proof = {"sources", "confidence", "checked_on", "note"}
    rare = {"terms", "end_is_unknown", "attested_on", "attested_by_reading"} | proof
    LocalPartnershipFactory(centre=centre, since="2015")
    data = screens.filled(address(centre))
    page = screens.get(address(centre))
    assert folded(page, "local_partnerships-0") == folded(page, "local_partnerships-empty") == rare
    LocalPartnershipFactory(centre=centre, attested="2016")
    page = screens.get(address(centre))
    assert folded(page, "local_partnerships-1") == proof
    summary = page.select_one("#local_partnerships-1 .evidence summary").get_text(strip=True)
    assert summary.startswith("Preuve")
    assert "aucune source" in summary
    page = refused(screens, centre, data | {"local_partnerships-0-start_on": ""})
    assert folded(page, "local_partnerships-0") == set()


def test_facts_of_the_past_are_folded_behind_the_others(screens):
    centre = CentreFactory(coverage=False)
    old = CoverageFactory(centre=centre, since="2001", until="2010")
    held = CoverageFactory(centre=centre, since="2015")
    rows = screens.get(address(centre)).select_one("#coverages-group")
    past = rows.select_one(".past-rows")
    assert "ligne du passé" in past.summary.get_text()
    assert [box["value"] for box in past.select("[name$='-id']")] == [str(old.pk)]
    ids = [box["value"] for box in rows.select("[name$='-id']:not([name*=__prefix__])")]
    assert ids == [str(held.pk), str(old.pk)]


def test_draft_has_no_link_to_the_site(screens):
    assert screens.get(address(CentreFactory())).select_one(".viewsitelink") is None


def test_internal_note_says_that_it_is_internal(screens):
    label = screens.get(address(CentreFactory())).select_one(".field-note label").text
    assert "interne" in label


def test_page_takes_more_boxes_than_djangos_own_limit(screens):
    """A thousand boxes are some sixty rows: a centre with many partners has more."""
    centre = CentreFactory(name_row__since="2010")
    for year in range(1920, 2010):
        CentreNameFactory(centre=centre, since=str(year), until=str(year + 1))
    data = screens.filled(address(centre))
    assert len(data) > 1000
    page = screens.save(address(centre), data)
    assert is_saved(page), errors(page)
