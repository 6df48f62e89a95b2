"""Merging of a duplicate: what named it names the record kept, and its addresses lead there."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.history import events_of
from governance.models import DigestRefusal, Mandate, MaskedName, ReviewLink, WeeklyDigest
from partners.merging import merge_organisation, merge_person, plan
from partners.models import Organisation, Person
from partners.services import create_organisation, erase_person, rename_organisation
from tests.factories.accounts import UserFactory
from tests.factories.centres import AgreementFactory, LocalPartnershipFactory
from tests.factories.facts import SourceFactory
from tests.factories.governance import (
    ActionItemFactory,
    MandateFactory,
    MinutesFactory,
    MinutesRemarkFactory,
)
from tests.factories.partners import (
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db

SINCE = PartialDate(datetime.date(2016, 1, 1), "year")
NEW = {"kind": "other", "siren_absence": "not_found", "since": SINCE, "reason": "créée"}
LATER = PartialDate(datetime.date(2020, 1, 1), "year")


@pytest.fixture
def kept():
    return OrganisationFactory(name="Caisse des dépôts")


@pytest.fixture
def gone():
    return OrganisationFactory(name="La Caisse des Dépôts")


def merge(kept, gone):
    merge_organisation(organisation=kept, duplicate=gone, reason="doublon")


def test_what_named_the_duplicate_names_the_record_kept(kept, gone):
    partnership = LocalPartnershipFactory(organisation=gone)
    signature = SignatureFactory(organisation=gone)
    agreement = AgreementFactory()
    agreement.parties.add(kept, gone)
    heir = OrganisationFactory(successor=gone)
    merge(kept, gone)
    for row in (partnership, signature):
        row.refresh_from_db()
        assert row.organisation == kept
    heir.refresh_from_db()
    assert heir.successor == kept
    assert list(agreement.parties.all()) == [kept]
    assert not Organisation.objects.filter(pk=gone.pk).exists()


def test_every_address_of_the_duplicate_leads_to_the_record_kept(client, kept, gone):
    former = OrganisationNameFactory(organisation=gone, since="1990", until="1999")
    addresses = [f"/partenaires/{slug}/" for slug in (gone.slug, former.slug)]
    merge(kept, gone)
    later = OrganisationFactory(name="Caisse unique")
    merge(later, kept)
    for each in addresses:
        answer = client.get(f"{each}?au=2020-01-01")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{later.get_absolute_url()}?au=2020-01-01"


def test_record_kept_is_found_by_every_name_of_its_duplicates(kept):
    old = create_organisation(name="Fonds des dépôts", **NEW)
    rename_organisation(
        organisation=old, name="Groupe Dépôts", acronym="GRD", on=LATER, reason="renommé"
    )
    merge(kept, old)
    other = OrganisationFactory(name="Autre caisse")
    merge(other, kept)
    for text in ("fonds", "groupe depots", "GRD", "caisse des dépôts"):
        assert list(Organisation.objects.search(text)) == [other], text


def test_address_of_a_duplicate_is_given_to_nobody_else(kept, gone):
    merge(kept, gone)
    with pytest.raises(ValidationError, match="Cette adresse mène à Caisse des dépôts"):
        create_organisation(name=gone.name, slug=gone.slug, **NEW)
    other = create_organisation(name="Autre caisse", **NEW)
    rename_organisation(organisation=other, name=gone.name, on=LATER, reason="renommée")
    other.refresh_from_db()
    assert other.slug == f"{gone.slug}-2"


def test_record_kept_takes_what_it_did_not_say(kept, gone):
    source = SourceFactory()
    gone.sources.add(source)
    Organisation.objects.filter(pk=gone.pk).update(
        siren="180020026", siren_absence="", website="https://exemple.test", role="Finance."
    )
    Organisation.objects.filter(pk=kept.pk).update(role="Prête.", siren="", siren_absence="unknown")
    merge(kept, gone)
    kept.refresh_from_db()
    assert (kept.siren, kept.siren_absence) == ("180020026", "")
    assert (kept.website, kept.role) == ("https://exemple.test", "Prête.")
    assert source in kept.sources.all()


def test_row_that_both_have_goes_with_the_duplicate(kept, gone):
    signature = SignatureFactory(organisation=kept)
    doubled = SignatureFactory(organisation=gone, edition=signature.edition)
    assert plan(kept, gone).doubled == [(doubled, "organisation")]
    merge(kept, gone)
    assert list(kept.signatures.all()) == [signature]


def test_row_of_other_years_is_not_lost_with_the_duplicate(kept, gone):
    of_kept = LocalPartnershipFactory(organisation=kept, since="2014", until="2018")
    longer = LocalPartnershipFactory(
        organisation=gone, centre=of_kept.centre, since="2010", until="2016"
    )
    with pytest.raises(ValidationError, match="Corrigez d’abord cette ligne"):
        merge(kept, gone)
    for name in ("start_on", "start_on_precision", "end_on", "end_on_precision"):
        setattr(longer, name, getattr(of_kept, name))
    longer.save()
    merge(kept, gone)
    assert list(kept.local_partnerships.all()) == [of_kept]


@pytest.mark.parametrize("turned", [False, True])
def test_successor_is_no_duplicate(kept, gone, turned):
    gone.successor = kept
    gone.save()
    pair = (gone, kept) if turned else (kept, gone)
    with pytest.raises(ValidationError, match="mène à l’autre"):
        merge(*pair)
    assert Organisation.objects.filter(pk__in=[kept.pk, gone.pk]).count() == 2


def test_merger_makes_no_circle_of_successors(kept, gone):
    between = OrganisationFactory(name="Caisse d’entre-deux", successor=gone)
    kept.successor = between
    kept.save()
    with pytest.raises(ValidationError, match="a déjà pour successeur"):
        merge(kept, gone)


def test_people_are_merged_with_their_mandates_and_their_account():
    user = UserFactory()
    kept, gone = PersonFactory(function_email=""), PersonFactory(function_email="z@exemple.test")
    gone.user = user
    gone.save()
    mandate = MandateFactory(holder=gone)
    action = ActionItemFactory(owner_person=gone, owner_words="")
    merge_person(person=kept, duplicate=gone, reason="doublon")
    kept.refresh_from_db()
    assert (kept.user, kept.function_email) == (user, "z@exemple.test")
    assert Mandate.objects.get(pk=mandate.pk).holder == kept
    action.refresh_from_db()
    assert action.owner_person == kept


def test_two_accounts_are_not_one_person():
    kept, gone = (PersonFactory(user=UserFactory()) for _ in range(2))
    with pytest.raises(ValidationError, match="Les deux ont un compte"):
        merge_person(person=kept, duplicate=gone, reason="doublon")


def test_who_sits_with_the_duplicate_is_not_unseated():
    kept, gone = PersonFactory(), PersonFactory()
    mandate = MandateFactory(holder=kept, alternate=gone)
    with pytest.raises(ValidationError, match="Le suppléant n’est pas le titulaire"):
        merge_person(person=kept, duplicate=gone, reason="doublon")
    assert Mandate.objects.filter(pk=mandate.pk, holder=kept, alternate=gone).exists()


@pytest.mark.parametrize("has_both_refused", [False, True])
def test_who_wants_no_reminder_gets_none_after_a_merger(has_both_refused):
    kept, gone = PersonFactory(), PersonFactory()
    for person in (kept, gone) if has_both_refused else (gone,):
        DigestRefusal.objects.create(person=person)
    digest = WeeklyDigest.objects.create(person=gone, year=2026, week=10, token_hash="a" * 64)
    merge_person(person=kept, duplicate=gone, reason="doublon")
    assert [row.person for row in DigestRefusal.objects.all()] == [kept]
    digest.refresh_from_db()
    assert digest.person == kept, "the link of a mail that left still stops the next ones"


def test_what_was_said_and_masked_of_the_duplicate_follows():
    kept, gone = PersonFactory(), PersonFactory()
    minutes = MinutesFactory(in_review=True)
    rows = [
        MinutesRemarkFactory(minutes=minutes, author=None, person=gone),
        MaskedName.objects.create(minutes=minutes, person=gone, masked_at=timezone.now()),
        ReviewLink.objects.create(
            minutes=minutes, person=gone, token_hash="b" * 64, until=datetime.date(2026, 12, 1)
        ),
    ]
    merge_person(person=kept, duplicate=gone, reason="doublon")
    for row in rows:
        row.refresh_from_db()
        assert row.person == kept


def test_erasure_reaches_the_history_of_every_duplicate():
    kept, gone, first = (PersonFactory(last_name=name) for name in ("Benali", "Bénali", "Benalli"))
    other = PersonFactory(last_name="Benaly")
    merge_person(person=gone, duplicate=first, reason="doublon")
    merge_person(person=kept, duplicate=gone, reason="doublon")
    erase_person(person=kept, reason="demande du 3 mars")
    names = events_of(Person).filter(last_name__istartswith="b").values_list("pgh_obj_id")
    assert {key for (key,) in names} == {other.pk}
