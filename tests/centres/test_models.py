"""Database rules of centres: refused by SQL as by forms, with a French sentence."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from centres.models import Centre, Contact, Label, MissionOffered, NetworkFigure, Site
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    PUBLISHED_AT,
    AgreementFactory,
    CentreFactory,
    CentreLegalBodyFactory,
    CentreMembershipFactory,
    CentreNameFactory,
    ContactFactory,
    ContributionFactory,
    CoverageFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    NetworkFigureFactory,
    PositionFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db
D = datetime.date


def refused_by_sql(row, **columns):
    """The name of the constraint that refuses to give these columns to the row."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**columns)
    return refusal.value.__cause__.diag.constraint_name


def refused_by_form(row, **columns):
    """Return the refusal that a person reads."""
    for name, value in columns.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    return " ".join(refusal.value.messages)


REFUSED = [
    (
        CentreFactory,
        {"status": "unknown", "published_at": PUBLISHED_AT},
        "centre_status_known",
        "pas un choix valide",
    ),
    (
        CentreFactory,
        {"status": "published"},
        "centre_published_has_date",
        "porte une date de publication",
    ),
    (
        CentreFactory,
        {"closed_on": D(2024, 1, 1), "closed_on_precision": "day"},
        "centre_closed_has_date",
        "Un centre fermé porte la date",
    ),
    (
        CentreFactory,
        {"last_seen_on": D(2024, 3, 2), "last_seen_on_precision": "year"},
        "centre_last_seen_on_precision",
        "ne s’accordent pas",
    ),
    (CentreFactory, {"confidence": "maybe"}, "centre_confidence_known", "pas un choix valide"),
    (CentreNameFactory, {"name": ""}, "centrename_not_empty", "ne peut"),
    (
        LabelFactory,
        {"end_on": D(2014, 1, 1), "end_on_precision": "day"},
        "label_end_after_start",
        "La fin doit suivre le début",
    ),
    (SiteFactory, {"siret": "35600000000049"}, "site_siret_key", "SIRET n’est pas valable"),
    (SiteFactory, {"siret": "123"}, "site_siret_key", "14 chiffres"),
    (SiteFactory, {"postcode": "7500"}, "site_postcode_format", "cinq chiffres"),
    (SiteFactory, {"latitude": 48}, "site_coordinates_together", "latitude et la longitude"),
    (
        SiteFactory,
        {"latitude": 148, "longitude": 2},
        "site_coordinates_together",
        "latitude et la longitude",
    ),
    (
        SiteFactory,
        {
            "address": "",
            "address_checked_on": D(2026, 1, 1),
            "address_checked_on_precision": "day",
        },
        "site_checked_address_exists",
        "pas d’adresse à déclarer vérifiée",
    ),
    (ContactFactory, {"is_public": True}, "contact_public_once_checked", "qu’une fois vérifiée"),
    (ContactFactory, {"value": "javascript:alert(1)"}, "contact_value_format", "en https://"),
    (ContactFactory, {"value": "data:text/html,x"}, "contact_value_format", "en https://"),
    (ContactFactory, {"kind": "email"}, "contact_value_format", "adresse électronique entière"),
    (
        ContactFactory,
        {"kind": "phone", "value": "12 34"},
        "contact_value_format",
        "01 23 45 67 89",
    ),
    (
        MissionOfferedFactory,
        {"provision": None, "title": ""},
        "missionoffered_named",
        "Choisissez une mission",
    ),
    (NetworkFigureFactory, {"value": -1}, "networkfigure_not_negative", "n’est pas négatif"),
    (ContributionFactory, {"granted": None}, "contribution_some_amount", "au moins un montant"),
    (ContributionFactory, {"granted": -1}, "contribution_not_negative", "n’est pas négatif"),
    (
        ContributionFactory,
        {"paid": 12_501},
        "contribution_paid_within_granted",
        "dépasse le montant accordé",
    ),
    (
        ContributionFactory,
        {"paid_from": "2025-06-01", "paid_until": "2025-05-31"},
        "contribution_paid_dates",
        "suit le premier",
    ),
    (
        ContributionFactory,
        {"is_public": True},
        "contribution_public_once_cleared",
        "On ne publie qu’un montant",
    ),
    (ContributionFactory, {"year": 1988}, "contribution_year_plausible", "Donnez une année de"),
    (
        ContributionFactory,
        {"funder_siret": "12345678901234"},
        "contribution_funder_siret_key",
        "Ce SIRET n’est pas valable",
    ),
    (AgreementFactory, {"renewal": "maybe"}, "agreement_renewal_known", "pas un choix valide"),
    (
        AgreementFactory,
        {"amount": 30_000},
        "agreement_amount_with_basis",
        "par an ou au total",
    ),
    (
        AgreementFactory,
        {"amount": -1, "amount_basis": "yearly"},
        "agreement_amount_with_basis",
        "n’est pas négatif",
    ),
    (AgreementFactory, {"notice_months": 0}, "agreement_notice_plausible", "de 1 à 36 mois"),
    (AgreementFactory, {"web_page": "javascript:x"}, "agreement_web_page_is_web", "URL valide"),
    (
        AgreementFactory,
        {"amount": 30_000, "amount_basis": "yearly", "is_public": True},
        "agreement_public_amount_cleared",
        "On ne publie le montant",
    ),
    (MilestoneFactory, {"kind": "party"}, "milestone_kind_known", "pas un choix valide"),
]


@pytest.mark.parametrize(
    ("factory", "columns", "constraint", "sentence"),
    REFUSED,
    ids=lambda value: value if isinstance(value, str) and "_" in value else "",
)
def test_refused_by_sql_and_by_forms(factory, columns, constraint, sentence):
    row = factory()
    assert refused_by_sql(row, **columns) == constraint
    assert sentence in refused_by_form(row, **columns)


def test_centre_does_not_succeed_itself():
    centre = CentreFactory()
    assert refused_by_sql(centre, successor=centre) == "centre_not_own_successor"


OVERLAPS = [
    (CentreNameFactory, "centrename_one_at_a_time", {"slug": "un-autre"}, ("centre",)),
    (CoverageFactory, "coverage_once_at_a_time", {}, ("centre", "department")),
    (LabelFactory, "label_one_at_a_time", {}, ("centre",)),
    (CentreLegalBodyFactory, "centrelegalbody_one_at_a_time", {}, ("centre",)),
    (LocalPartnershipFactory, "localpartnership_once_at_a_time", {}, ("centre", "organisation")),
    (
        MissionOfferedFactory,
        "missionoffered_once_at_a_time",
        {},
        ("centre", "provision", "title"),
    ),
    (PositionFactory, "position_once_at_a_time", {}, ("centre", "person", "function")),
    (CentreMembershipFactory, "centremembership_once_at_a_time", {}, ("centre", "user")),
]


@pytest.mark.parametrize(
    ("factory", "constraint", "others", "alike"), OVERLAPS, ids=[row[1] for row in OVERLAPS]
)
def test_overlap_is_refused_and_following_on_is_not(factory, constraint, others, alike):
    first = factory(since="2001", until="2005")
    same = {name: getattr(first, name) for name in alike} | others
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        factory(since="2004-12-31", until="2006", **same)
    clash = factory.build(since="2004-12-31", until="2006", **same)
    with pytest.raises(ValidationError) as refusal:
        clash.full_clean(exclude=["sources"])
    assert any("période" in message for message in refusal.value.messages)
    factory(since="2005", until="2006", **same)


def test_own_mission_is_not_noted_twice_at_once():
    """Two rows without a provision are alike: NULL must not hide the second."""
    first = MissionOfferedFactory(own=True, title="Observatoire")
    with pytest.raises(IntegrityError, match="missionoffered_once_at_a_time"), transaction.atomic():
        MissionOfferedFactory(own=True, title="Observatoire", centre=first.centre)
    MissionOfferedFactory(own=True, title="Données", centre=first.centre)
    assert MissionOffered.objects.count() == 2


def test_contact_is_kept_once():
    first = ContactFactory()
    with pytest.raises(IntegrityError, match="contact_once"), transaction.atomic():
        ContactFactory(centre=first.centre, value=first.value)
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "01 23 45 67 89"),
        ("phone", "+262 262 12 34 56"),
        ("phone", "0123456789"),
        ("email", "contact@labo-cites.org"),
        ("website", "HTTP://exemple.test"),
        ("website", "https://exemple.test/à-propos"),
    ],
)
def test_contact_accepted(kind, value):
    ContactFactory(kind=kind, value=value).full_clean()


def test_name_in_use_shows_on_the_centre():
    centre = CentreFactory(name="Premier nom", name_row__since="2010", name_row__until="2018")
    CentreNameFactory(centre=centre, name="Nom d’avant", since="2000", until="2010")
    centre.refresh_from_db()
    assert centre.name == "Premier nom"
    second = CentreNameFactory(
        centre=centre, name="Second nom", acronym="SN", slug="second", since="2018", until=""
    )
    centre.refresh_from_db()
    assert (centre.name, centre.acronym, centre.slug) == ("Second nom", "SN", "second")
    assert centre.sort_key == "second nom"
    second.name = "Second nom corrigé"
    second.save()
    centre.refresh_from_db()
    assert centre.name == "Second nom corrigé"
    second.delete()
    centre.refresh_from_db()
    assert centre.name == "Premier nom"


def test_two_names_never_share_an_address():
    first = CentreNameFactory(slug="meme-adresse")
    with pytest.raises(IntegrityError, match="slug"), transaction.atomic():
        CentreNameFactory(slug=first.slug)


def test_draft_is_seen_by_its_members_of_the_day_and_the_staff():
    draft, published = CentreFactory(), CentreFactory(published=True)
    closed = CentreFactory(closed=True)
    member = UserFactory(centres=[draft])
    former = UserFactory()
    CentreMembershipFactory(user=former, centre=draft, since="2010", until="2020")
    staff = UserFactory(staff=True)
    gone = UserFactory(staff=True, is_active=False)
    from django.contrib.auth.models import AnonymousUser

    seen = {
        "anonymous": set(Centre.objects.visible_to(AnonymousUser())),
        "former": set(Centre.objects.visible_to(former)),
        "gone": set(Centre.objects.visible_to(gone)),
        "member": set(Centre.objects.visible_to(member)),
        "staff": set(Centre.objects.visible_to(staff)),
    }
    public = {published, closed}
    assert seen == {
        "anonymous": public,
        "former": public,
        "gone": public,
        "member": {*public, draft},
        "staff": {*public, draft},
    }


def test_unpublished_rows_are_seen_by_their_centre_and_the_staff():
    centre = CentreFactory(published=True)
    ContactFactory(centre=centre, public=True, phone=True)
    ContactFactory(centre=centre)
    AgreementFactory(centre=centre)
    PositionFactory(centre=centre)
    other = UserFactory(centres=[CentreFactory(published=True)])
    member = UserFactory(centres=[centre])
    counts = {
        name: [
            rows.visible_to(user).count()
            for rows in (centre.contacts, centre.agreements, centre.positions)
        ]
        for name, user in (("other", other), ("member", member), ("staff", UserFactory(staff=True)))
    }
    assert counts == {"other": [1, 0, 0], "member": [2, 1, 1], "staff": [2, 1, 1]}


def test_counts_leave_out_what_is_unverified_or_not_known_that_day():
    on = D(2020, 1, 1)
    sure = CoverageFactory(centre=CentreFactory(published=True, coverage=False))
    CoverageFactory(centre=CentreFactory(published=True, coverage=False), unverified=True)
    CoverageFactory(centre=CentreFactory(published=True, coverage=False), attested="2021")
    CoverageFactory(centre=CentreFactory(published=True, coverage=False), until="2019")
    assert list(Centre.objects.active_on(on)) == [sure.centre]
    there = Q(department=sure.department)
    assert list(Centre.objects.active_on(on, there)) == [sure.centre]


def test_search_takes_every_word_in_any_name_and_no_accent():
    centre = CentreFactory(name="RésO Villes", acronym="RV", name_row__since="2010")
    CentreNameFactory(centre=centre, name="Réseau de l’Ouest", since="2000", until="2010")
    CentreFactory(name="Villes au Carré")
    assert list(Centre.objects.search("reso villes")) == [centre]
    assert list(Centre.objects.search("OUEST réseau")) == [centre]
    assert list(Centre.objects.search("rv")) == [centre]
    assert Centre.objects.search("villes").count() == 2
    assert Centre.objects.search("  ").count() == 2
    assert not Centre.objects.search("ouest carré").exists()


def test_public_address_waits_for_its_check():
    assert SiteFactory().public_address == ""
    assert SiteFactory(checked=True).public_address == "1 rue de l’Essai, 99990"


def test_published_figures_are_kept_once_a_date():
    figure = NetworkFigureFactory(stated="2023-10")
    with pytest.raises(IntegrityError, match="networkfigure_once"), transaction.atomic():
        NetworkFigureFactory(stated="2023-10", value=21)
    assert str(NetworkFigure.objects.get()) == "centres de ressources (octobre 2023)"
    assert figure.stated.words() == "octobre 2023"


def test_rows_of_a_centre_hold_it_back_from_deletion():
    from django.db.models import ProtectedError

    centre = LabelFactory().centre
    with pytest.raises(ProtectedError):
        centre.delete()
    assert Label.objects.exists()
    assert isinstance(centre.public_id, uuid.UUID)
    assert Site.objects.count() == 0
