"""Database rules of organisations and texts: refused by SQL as by forms."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partners.choices import LEVEL_OF_KIND, OrganisationKind
from partners.models import Edition, Organisation
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    CommitmentFactory,
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    ProvisionFactory,
    SignatureFactory,
)
from tests.factories.territories import DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
D = datetime.date
SIREN = "130025877"  # a key that is right


def refused_by_sql(row, **columns):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**columns)
    return refusal.value.__cause__.diag.constraint_name


def refused_by_form(row, **columns):
    for name, value in columns.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    return " ".join(refusal.value.messages)


REFUSED = [
    (OrganisationFactory, {"kind": "club"}, "organisation_kind_known", "choix valide"),
    (
        OrganisationFactory,
        {"siren": "130025878", "siren_absence": ""},
        "organisation_siren_key",
        "SIREN n’est pas valable",
    ),
    (
        OrganisationFactory,
        {"siren": SIREN},
        "organisation_siren_or_reason",
        "ou bien la raison",
    ),
    (
        OrganisationFactory,
        {"siren_absence": ""},
        "organisation_siren_or_reason",
        "ou bien la raison",
    ),
    (
        OrganisationFactory,
        {"website": "javascript:alert(1)"},
        "organisation_website_is_web",
        "URL valide",
    ),
    (
        OrganisationFactory,
        {"succeeded_on": D(2020, 1, 1), "succeeded_on_precision": "year"},
        "organisation_succession_named",
        "demande un successeur",
    ),
    (OrganisationNameFactory, {"name": ""}, "organisationname_not_empty", "ne peut"),
    (PersonFactory, {"last_name": ""}, "person_has_name", "ne peut"),
    (
        EditionFactory,
        {"end_on": None, "end_on_precision": ""},
        "edition_effect_follows_status",
        "une édition remplacée a un début et une fin",
    ),
    (
        EditionFactory,
        {"end_on": D(2009, 1, 1), "end_on_precision": "year"},
        "edition_end_after_start",
        "doit suivre",
    ),
    (
        EditionFactory,
        {"official_document": "ftp://exemple.test"},
        "edition_official_document_is_web",
        "https://",
    ),
    (ProvisionFactory, {"audience": "nobody"}, "provision_audience_known", "choix valide"),
    (SignatureFactory, {"name_at_signature": ""}, "signature_name_kept", "ne peut"),
    (CommitmentFactory, {"text": ""}, "commitment_says_something", "écrivez l’engagement"),
]


@pytest.mark.parametrize(
    ("factory", "columns", "constraint", "sentence"), REFUSED, ids=[row[2] for row in REFUSED]
)
def test_refused_by_sql_and_by_forms(factory, columns, constraint, sentence):
    row = factory()
    assert refused_by_sql(row, **columns) == constraint
    assert sentence in refused_by_form(row, **columns)


def test_organisation_belongs_to_one_territory():
    row = OrganisationFactory(region=RegionFactory())
    assert refused_by_sql(row, department=DepartmentFactory()) == "organisation_one_territory"
    assert refused_by_sql(row, is_national=True) == "organisation_one_territory"
    assert "un seul territoire" in refused_by_form(row, is_national=True)
    row.refresh_from_db()
    assert row.territory == row.region


def test_siren_is_kept_once():
    OrganisationFactory(siren=SIREN)
    with pytest.raises(IntegrityError, match="organisation_siren_unique"), transaction.atomic():
        OrganisationFactory(siren=SIREN)


def test_one_name_at_a_time():
    first = OrganisationNameFactory(since="2001", until="2005")
    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        OrganisationNameFactory(organisation=first.organisation, since="2004", until="2006")
    OrganisationNameFactory(organisation=first.organisation, since="2005", until="2006")


def test_one_edition_of_a_text_is_in_force():
    first = EditionFactory(in_force=True)
    with pytest.raises(IntegrityError, match="edition_one_in_force"), transaction.atomic():
        EditionFactory(in_force=True, text=first.text)
    EditionFactory(charter=True, in_force=True)


def test_edition_in_force_on_a_day():
    old = EditionFactory(since="2011", until="2017-03-16")
    new = EditionFactory(in_force=True, since="2017-03-16", text=old.text)
    EditionFactory(draft=True, text=old.text)
    found = {
        day: list(Edition.objects.in_force(day))
        for day in (D(2010, 1, 1), D(2017, 3, 15), D(2017, 3, 16), D(2026, 1, 1))
    }
    assert found == {
        D(2010, 1, 1): [],
        D(2017, 3, 15): [old],
        D(2017, 3, 16): [new],
        D(2026, 1, 1): [new],
    }


def test_codes_and_ranks_are_unique_in_their_edition():
    first = ProvisionFactory(code="mission-1", position=1)
    with pytest.raises(IntegrityError, match="provision_code_unique"), transaction.atomic():
        ProvisionFactory(edition=first.edition, code="mission-1")
    with pytest.raises(IntegrityError, match="provision_position_unique"), transaction.atomic():
        ProvisionFactory(edition=first.edition, position=1)
    ProvisionFactory(edition=first.edition, position=1, parent=first)
    ProvisionFactory(code="mission-1")
    assert refused_by_sql(first, parent=first) == "provision_not_own_parent"


def test_signature_is_given_once():
    first = SignatureFactory()
    with pytest.raises(IntegrityError, match="signature_once"), transaction.atomic():
        SignatureFactory(edition=first.edition, organisation=first.organisation)


def test_unverified_organisations_are_the_staff_s():
    from django.contrib.auth.models import AnonymousUser

    sure, doubtful = OrganisationFactory(), OrganisationFactory(unverified=True)
    assert list(Organisation.objects.visible_to(AnonymousUser())) == [sure]
    assert list(Organisation.objects.visible_to(UserFactory())) == [sure]
    assert set(Organisation.objects.visible_to(UserFactory(staff=True))) == {sure, doubtful}


def test_search_in_names_of_all_times():
    organisation = OrganisationFactory(name="Régions de France", name_row__since="2016")
    OrganisationNameFactory(
        organisation=organisation,
        name="Association des régions de France",
        acronym="ARF",
        since="2000",
        until="2016",
    )
    OrganisationFactory(name="Départements de France")
    assert list(Organisation.objects.search("arf")) == [organisation]
    assert list(Organisation.objects.search("association regions")) == [organisation]
    assert Organisation.objects.search("france").count() == 2


def test_site_is_public_once_checked():
    organisation = OrganisationFactory(website="https://exemple.test")
    assert organisation.public_website == ""
    organisation.website_checked_on = D(2026, 11, 1)
    assert organisation.public_website == "https://exemple.test"


def test_every_kind_has_its_level():
    assert set(LEVEL_OF_KIND) == set(OrganisationKind)
