"""Actions of the staff on a record beyond its form: each on its page, with its reason."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from centres.choices import CentreStatus
from centres.models import Centre
from centres.services import unpublish_centre
from crpv_portal.common.dates import today
from crpv_portal.common.models import Source
from tests.admin.screens import address, errors, said
from tests.factories.centres import CentreFactory, ContactFactory, LocalPartnershipFactory
from tests.factories.governance import BodyFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db

NEW_YEAR = datetime.date(2026, 1, 1)


def covered(centre, on):
    return {coverage.department.name for coverage in centre.coverages.in_force(on)}


# --- Proof 3 ---------------------------------------------------------------------------------


def test_perimeter_changes_from_a_day_on(screens, agent):
    """Changed, published, read in the history; the day before, the public page is as it was."""
    region = RegionFactory(name="Pays de la Loire")
    sarthe, mayenne, vendee = (
        DepartmentFactory(name=name, region=region) for name in ("Sarthe", "Mayenne", "Vendée")
    )
    centre = CentreFactory(name="Centre de l’Ouest", departments=[sarthe, mayenne])
    source = Source.objects.create(title="Convention 2026")

    perimeter = address(centre, "perimetre")
    assert screens.get(perimeter).select_one(".departments") is None
    form = screens.get(f"{perimeter}?on=01/01/2026")
    ticked = {box["value"] for box in form.select(".departments input[checked]")}
    assert ticked == {str(sarthe.pk), str(mayenne.pk)}
    assert [name.text for name in form.select(".region-name")] == ["Pays de la Loire"]
    page = screens.confirm(
        perimeter,
        {
            "on": "01/01/2026",
            "departments": [mayenne.pk, vendee.pk],
            "sources": [source.pk],
            "confidence": "unverified",
            "reason": "nouvelle convention",
        },
    )
    assert said(page) == ["Le périmètre est modifié."], errors(page)
    assert covered(centre, NEW_YEAR) == {"Mayenne", "Vendée"}
    assert covered(centre, NEW_YEAR - datetime.timedelta(days=1)) == {"Sarthe", "Mayenne"}
    assert list(centre.coverages.get(department=vendee).sources.all()) == [source]

    page = screens.save(address(centre, "publier"), {"reason": "fiche complète"})
    assert said(page) == ["Le centre est publié."], errors(page)

    history = screens.get(address(centre, "history")).select_one("#content-main").text
    for words in (
        "Jeanne Martin",
        "« nouvelle convention »",
        "« fiche complète »",
        "Ajout de « Vendée (depuis le 1er janvier 2026) » (territoire d’intervention)",
        "dernier jour : « 31 décembre 2025 »",
        "état : de « brouillon » à « publié »",
        "sources : ajout de « Convention 2026 »",
    ):
        assert " ".join(words.split()) in " ".join(history.split()), words

    screens.client.logout()
    public = centre.get_absolute_url()
    now = screens.get(public).select_one("[aria-labelledby=territoire]").text
    before = screens.get(f"{public}?au=2025-12-31").select_one("[aria-labelledby=territoire]").text
    assert "Vendée" in now
    assert "Vendée" not in before
    assert "Sarthe" in before


# --- Publishing, closing, renaming -----------------------------------------------------------


def test_publishing_says_what_is_missing(screens):
    centre = CentreFactory(confidence="unverified")
    page = screens.save(address(centre, "publier"), {"reason": "prêt"})
    assert errors(page) == [
        "L’existence de ce centre n’est pas établie : indiquez une source et sa fiabilité.",
        "Indiquez d’abord au moins un territoire d’intervention établi.",
    ]
    centre.refresh_from_db()
    assert centre.status == CentreStatus.DRAFT


def test_actions_offered_follow_the_state(screens):
    def offered(centre):
        return [link.text for link in screens.get(address(centre)).select(".page-actions a")]

    always = ["Modifier le périmètre", "Ajouter un partenaire", "Renommer"]
    assert offered(CentreFactory()) == [*always, "Publier", "Voir comme…"]
    assert offered(CentreFactory(published=True)) == [
        *always,
        "Retirer du site",
        "Fermer le centre",
        "Voir comme…",
    ]
    closed = CentreFactory(closed=True)
    assert offered(closed) == ["Renommer", "Rouvrir", "Voir comme…"]
    page = screens.get(address(CentreFactory(published=True)))
    assert page.select_one("[name=status]") is None
    response = screens.client.get(address(closed, "fermer"), follow=True)
    assert "ne s’applique pas" in response.text


def test_closing_ends_perimeter_and_keeps_the_page(screens):
    centre, heir = CentreFactory(published=True), CentreFactory(published=True)
    page = screens.confirm(
        address(centre, "fermer"),
        {"on": "01/07/2026", "successor": heir.pk, "reason": "fin de convention"},
    )
    assert said(page) == ["Le centre est fermé ; sa page reste en ligne."], errors(page)
    centre.refresh_from_db()
    assert (centre.status, centre.successor) == (CentreStatus.CLOSED, heir)
    assert not centre.coverages.in_force(today()).exists()
    assert page.select_one(".viewsitelink") is not None


def test_closing_is_taken_back(screens):
    centre = CentreFactory(closed=True)
    page = screens.save(address(centre, "rouvrir"), {"reason": "fermé par erreur"})
    assert said(page) == ["Le centre est rouvert : relisez son périmètre et son label."], errors(
        page
    )
    centre.refresh_from_db()
    assert (centre.status, centre.closed_on) == (CentreStatus.PUBLISHED, None)


def test_contact_of_a_private_person_is_forgotten_everywhere(screens):
    contact = ContactFactory(kind="phone", value="06 12 34 56 78")
    assert "06 12 34 56 78" in screens.get(address(contact.centre, "history")).text
    page = screens.save(
        address(contact.centre, "effacer-une-coordonnee"),
        {"contact": contact.pk, "reason": "ligne personnelle"},
    )
    assert said(page) == ["La coordonnée est effacée, ses traces aussi."], errors(page)
    assert page.select_one("#contacts-0") is None
    assert "téléphone" in screens.get(address(contact.centre, "history")).text
    assert "06 12 34 56 78" not in screens.get(address(contact.centre, "history")).text


def test_renaming_keeps_the_former_name(screens):
    centre = CentreFactory(name="Avant")
    screens.save(
        address(centre, "renommer"),
        {
            "name": "Après",
            "on": "2020",
            "confidence": "unverified",
            "reason": "assemblée",
        },
    )
    centre.refresh_from_db()
    assert centre.name == "Après"
    assert [name.in_words for name in centre.names.order_by("start_on")][-1] == "depuis 2020"


@pytest.mark.parametrize("owner", [CentreFactory, OrganisationFactory, BodyFactory])
def test_new_name_bears_its_source_and_reliability_at_once(screens, owner):
    row = owner(name="Avant")
    source = Source.objects.create(title="Statuts de 2020")
    url = address(row, "renommer")
    box = screens.get(url).select_one(".field-sources")
    assert box.select_one("a.add-related[data-popup=yes]")["href"].startswith(
        address(Source, "add")
    )
    data = {"name": "Après", "on": "2020", "confidence": "verified", "reason": "assemblée"}
    assert "au moins une source" in errors(screens.save(url, data))[0]
    screens.save(url, data | {"sources": [source.pk]})
    new = row.names.get(name="Après")
    assert (new.confidence, list(new.sources.all())) == ("verified", [source])
    assert not row.names.get(name="Avant").sources.exists()
    page = screens.save(url, data | {"on": "2021", "sources": [source.pk]})
    assert errors(page) == ["C’est déjà son nom ce jour-là : rien ne changerait."]


def test_errors_of_an_action_are_named_at_its_top(screens):
    centre = CentreFactory(published=True, coverage=True)
    page = screens.save(
        address(centre, "perimetre"), {"on": "01/01/2026", "confidence": "verified"}
    )
    links = page.select(".problems a")
    assert [(link.text, link["href"]) for link in links] == [
        ("Départements couverts à partir de ce jour", "#id_departments"),
        ("Sources", "#id_sources"),
        ("Pourquoi ?", "#id_reason"),
    ]
    for link in links:
        assert page.select_one(link["href"]) is not None, link


def test_action_without_a_reason_is_refused(screens):
    centre = CentreFactory(published=True, coverage=True)
    page = screens.save(address(centre, "renommer"), {"name": "Après", "on": "2020", "reason": " "})
    assert page.select_one(".field-reason .errorlist") is not None
    assert Centre.objects.get(pk=centre.pk).name == centre.name


def test_organisation_is_renamed(screens):
    organisation = OrganisationFactory(name="Avant")
    screens.save(
        address(organisation, "renommer"),
        {"name": "Après", "on": "01/01/2020", "confidence": "unverified", "reason": "loi"},
    )
    organisation.refresh_from_db()
    assert organisation.name == "Après"


def test_an_edition_changes_state_by_its_action_alone(screens):
    current = EditionFactory(in_force=True, since="2017")
    draft = EditionFactory(draft=True, text=current.text)
    ProvisionFactory(edition=draft)
    assert screens.get(address(draft, "change")).select_one("[name=status]") is None
    data = {"on": "03/2026", "until": "", "reason": "adoptée en comité"}
    page = screens.save(address(draft, "mettre-en-vigueur"), data)
    assert said(page) == ["L’édition prend effet à la date indiquée."], errors(page)
    draft.refresh_from_db()
    assert draft.effect_in_words == "en vigueur depuis mars 2026"


# --- Taken off the site ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        lambda: CentreFactory(published=True),
        OrganisationFactory,
        BodyFactory,
        lambda: ProvisionFactory(edition=EditionFactory(in_force=True)).edition,
    ],
    ids=["centre", "organisation", "body", "edition"],
)
def test_what_was_published_by_mistake_is_the_staffs_alone_again(screens, make):
    row, visitor = make(), Client()
    assert visitor.get(row.get_absolute_url()).status_code == 200
    page = screens.confirm(address(row, "retirer-du-site"), {"reason": "publié par erreur"})
    assert "n’est plus publi" in said(page)[0]
    assert visitor.get(row.get_absolute_url()).status_code == 404
    assert screens.client.get(row.get_absolute_url()).status_code == 200
    assert screens.client.get(address(row, "retirer-du-site")).status_code in {302, 409}


def test_only_an_open_centre_is_taken_off(screens):
    centre = CentreFactory(closed=True)
    with pytest.raises(ValidationError, match="publié et ouvert"):
        unpublish_centre(centre=centre, reason="essai")


# --- Duplicates --------------------------------------------------------------------------------


def test_duplicate_is_absorbed_once_what_it_does_was_read(screens):
    kept = OrganisationFactory(kind="commune", role="Finance le centre.")
    gone = OrganisationFactory(kind="university", role="Accueille le centre.")
    LocalPartnershipFactory(organisation=gone, centre__name="Ressources Sarthe")
    data = {"duplicate": gone.pk, "reason": "doublon"}
    page = screens.save(address(kept, "fusionner"), data)
    assert "Ressources Sarthe" in page.text
    assert "Nature : « commune » ici, « université » pour le doublon" in page.text
    assert "rôle dans le réseau : Accueille le centre." in page.text
    assert f"/partenaires/{gone.slug}/" in page.text
    assert "n’en font plus qu’une" in said(screens.confirm(address(kept, "fusionner"), data))[0]
    page = screens.save(address(kept, "fusionner"), data | {"duplicate": kept.pk})
    assert "Choisissez une autre fiche que celle-ci" in page.text
