"""Renaming an organisation, forgetting a person."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from crpv_portal.common.dates import PartialDate
from partners.models import Person
from partners.services import erase_person, rename_organisation
from tests.factories.accounts import UserFactory
from tests.factories.centres import PositionFactory
from tests.factories.partners import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_new_name_takes_over_on_its_day():
    organisation = OrganisationFactory(name="Ancien nom", name_row__since="2000")
    rename_organisation(
        organisation=organisation,
        name="Nouveau nom",
        acronym="NN",
        on=PartialDate.parse("2021-10"),
        reason="congrès d’octobre 2021",
    )
    organisation.refresh_from_db()
    assert (organisation.name, organisation.acronym, organisation.slug) == (
        "Nouveau nom",
        "NN",
        "nouveau-nom",
    )
    periods = {name.name: name.in_words for name in organisation.names.all()}
    assert periods == {"Ancien nom": "de 2000 à octobre 2021", "Nouveau nom": "depuis octobre 2021"}


def test_new_name_cannot_begin_with_the_one_it_ends():
    organisation = OrganisationFactory(name="Ancien nom", name_row__since="2015")
    with pytest.raises(ValidationError, match="La fin doit suivre le début"):
        rename_organisation(
            organisation=organisation,
            name="Nouveau nom",
            on=PartialDate.parse("2015"),
            reason="essai",
        )
    organisation.refresh_from_db()
    assert organisation.name == "Ancien nom"


def test_forgotten_person_leaves_no_name_anywhere_and_keeps_what_it_did():
    person = PersonFactory(
        first_name="Camille",
        last_name="Durand",
        function_email="camille.durand@exemple.test",
        user=UserFactory(),
    )
    position = PositionFactory(person=person)
    person.last_name = "Durand-Martin"
    person.save()
    erasure = erase_person(person=person, reason="demande du 3 mars 2026")
    person.refresh_from_db()
    position.refresh_from_db()
    assert (person.full_name, person.function_email, person.user) == ("personne effacée", "", None)
    assert position.person == person
    traces = Person.events.rel.related_model.objects.filter(pgh_obj_id=person.pk)
    assert traces.count() == 3
    for trace in traces:
        assert "camille" not in str(trace.__dict__).casefold()
        assert "durand" not in str(trace.__dict__).casefold()
    assert erasure.pseudonymised_events == 3


def test_traces_refuse_change_again_after_an_erasure():
    person = PersonFactory()
    erase_person(person=person, reason="demande du 3 mars 2026")
    traces = Person.events.rel.related_model.objects.filter(pgh_obj_id=person.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        traces.update(last_name="Autre")
