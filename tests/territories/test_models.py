"""The codes of each kind, refused by the database itself, and names in a sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crpv_portal.territories.models import Commune, Department, Intercommunality, Region
from tests.factories.territories import (
    CommuneAliasFactory,
    CommuneFactory,
    DepartmentFactory,
    IntercommunalityFactory,
    PostcodeFactory,
    PriorityNeighbourhoodFactory,
    RegionFactory,
    real_commune,
    real_department,
    real_intercommunality,
    real_region,
)

pytestmark = pytest.mark.django_db


def test_codes_of_different_kinds_collide_without_harm():
    guadeloupe, ain = real_region("01"), real_department("01")
    assert (guadeloupe.name, ain.name) == ("Guadeloupe", "Ain")


@pytest.mark.parametrize(
    ("factory", "code", "message"),
    [
        (RegionFactory, "1", "Un code de région compte deux chiffres, trois outre-mer."),
        (RegionFactory, "2A", "Un code de région compte deux chiffres, trois outre-mer."),
        (DepartmentFactory, "2C", "Un code de département compte deux caractères"),
        (DepartmentFactory, "1A", "Un code de département compte deux caractères"),
        (CommuneFactory, "1004", "Un code Insee de commune compte cinq caractères."),
        (CommuneFactory, "2a004", "Un code Insee de commune compte cinq caractères."),
        (CommuneAliasFactory, "A1004", "Un code Insee de commune compte cinq caractères."),
        (PostcodeFactory, "2A000", "Un code postal compte cinq chiffres."),
        (IntercommunalityFactory, "12345678", "Un numéro SIREN compte neuf chiffres."),
        (IntercommunalityFactory, "243100519", "clé de contrôle"),
        (PriorityNeighbourhoodFactory, "QN03101", "Un code de quartier s’écrit QP"),
        (PriorityNeighbourhoodFactory, "QP031001", "ne correspond pas à la génération"),
    ],
)
def test_false_code_is_refused_by_form_and_by_sql(factory, code, message):
    row = factory.build() if factory is RegionFactory else factory()
    row.code = code
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert message in " ".join(refusal.value.messages)
    with (
        pytest.raises(Exception, match=r"violates check constraint|too long"),
        transaction.atomic(),
    ):
        row.save()


@pytest.mark.parametrize("factory", [RegionFactory, DepartmentFactory, CommuneFactory])
def test_a_code_names_one_territory_of_its_kind(factory):
    row = factory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(code=row.code)


def test_only_a_former_code_goes_without_a_name():
    CommuneAliasFactory(kind="OLD", name="")
    for kind, name in (("OLD", "Nom"), ("COMD", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommuneAliasFactory(code="01999", kind=kind, name=name)


@pytest.mark.parametrize(
    ("code", "of_name", "in_name"),
    [
        ("72", "de la Sarthe", "dans la Sarthe"),
        ("59", "du Nord", "dans le Nord"),
        ("01", "de l’Ain", "dans l’Ain"),
        ("07", "de l’Ardèche", "en Ardèche"),
        ("78", "des Yvelines", "dans les Yvelines"),
        ("28", "d’Eure-et-Loir", "en Eure-et-Loir"),
        ("93", "de la Seine-Saint-Denis", "en Seine-Saint-Denis"),
        ("2A", "de la Corse-du-Sud", "en Corse-du-Sud"),
        ("75", "de Paris", "à Paris"),
        ("974", "de La Réunion", "à La Réunion"),
        ("976", "de Mayotte", "à Mayotte"),
        ("989", "de l’Île de Clipperton", "sur l’Île de Clipperton"),
    ],
)
def test_department_in_a_sentence(code, of_name, in_name):
    department = real_department(code)
    assert (department.of_name, department.in_name) == (of_name, in_name)


@pytest.mark.parametrize(
    ("code", "of_name", "in_name"),
    [
        ("11", "d’Île-de-France", "en Île-de-France"),
        ("24", "du Centre-Val de Loire", "en Centre-Val de Loire"),
        ("32", "des Hauts-de-France", "dans les Hauts-de-France"),
        ("44", "du Grand Est", "dans le Grand Est"),
        ("94", "de Corse", "en Corse"),
        ("04", "de La Réunion", "à La Réunion"),
    ],
)
def test_region_in_a_sentence(code, of_name, in_name):
    region = real_region(code)
    assert (region.of_name, region.in_name) == (of_name, in_name)


@pytest.mark.parametrize(
    ("code", "of_name", "in_name"),
    [
        ("59350", "de Lille", "à Lille"),
        ("49007", "d’Angers", "à Angers"),
        ("76351", "du Havre", "au Havre"),
        ("78440", "des Mureaux", "aux Mureaux"),
        ("17300", "de La Rochelle", "à La Rochelle"),
        ("93039", "de L’Île-Saint-Denis", "à L’Île-Saint-Denis"),
    ],
)
def test_commune_in_a_sentence(code, of_name, in_name):
    commune = real_commune(code)
    assert (commune.of_name, commune.in_name) == (of_name, in_name)


def test_names_sort_as_in_a_french_dictionary():
    for name in ("Zuydcoote", "Évry", "Eu", "étampes", "L’Étrat", "Œuilly"):
        CommuneFactory(name=name)
    assert [c.name for c in Commune.objects.all()] == [
        *("étampes", "Eu", "Évry", "L’Étrat", "Œuilly", "Zuydcoote")
    ]


def test_commune_of_the_grand_paris_is_in_two_groups_the_widest_first():
    saint_denis = real_commune("93066")
    real_intercommunality("200057867", saint_denis)
    real_intercommunality("200054781", saint_denis)
    Intercommunality.objects.filter(code="200054781").update(population=7_000_000)
    commune = Commune.objects.get(pk=saint_denis.pk)
    groups = commune.intercommunalities.order_by("-population")
    assert [group.name for group in groups] == [
        "Métropole du Grand Paris",
        "Plaine Commune",
    ]


def test_collectivities_are_no_regions_nor_departements():
    real_department("987")
    guadeloupe = real_department("971")
    assert list(Department.objects.departments()) == [guadeloupe]
    assert list(Region.objects.filter(kind="region")) == [guadeloupe.region]
    assert Department.objects.overseas().count() == 2
