"""Renaming an organisation, forgetting a person."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.erasure import pseudonymise_events
from crpv_portal.common.models import Erasure
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from partners.choices import EditionStatus
from partners.models import Person
from partners.services import (
    create_organisation,
    erase_person,
    put_edition_in_force,
    rename_organisation,
)
from tests.factories.accounts import UserFactory
from tests.factories.centres import PositionFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)

pytestmark = pytest.mark.django_db
WHY = "décision du congrès"


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def test_renaming_keeps_the_former_name():
    organisation = OrganisationFactory(name="Association des régions", name_row__since="1998")
    rename_organisation(
        organisation=organisation, name="Régions de France", on=on("2016-09-29"), reason=WHY
    )
    organisation.refresh_from_db()
    assert (organisation.name, organisation.slug) == ("Régions de France", "regions-de-france")
    assert [(name.name, name.in_words) for name in organisation.names.chronological()] == [
        ("Association des régions", "de 1998 au 28 septembre 2016"),
        ("Régions de France", "depuis le 29 septembre 2016"),
    ]


def test_renaming_refused():
    organisation = OrganisationFactory(name="Nom")
    tomorrow = PartialDate(today() + datetime.timedelta(days=1))
    for day, reason, refusal in (
        (tomorrow, WHY, "à venir"),
        (on("2020"), " ", "Dites pourquoi"),
        (on("2010"), WHY, "Un autre nom est déjà porté"),
    ):
        with pytest.raises(ValidationError, match=refusal):
            rename_organisation(organisation=organisation, name="Autre", on=day, reason=reason)
    organisation.refresh_from_db()
    assert organisation.name == "Nom"


def test_creation_gives_the_first_name():
    organisation = create_organisation(
        name="Région d’essai",
        kind="region",
        siren_absence="not_found",
        since=on("2016"),
        reason=WHY,
    )
    name = organisation.names.get()
    assert (name.name, name.slug, name.in_words) == (
        "Région d’essai",
        "region-d-essai",
        "depuis 2016",
    )


def test_creation_asks_why_and_when():
    for options, refusal in (
        ({"reason": ""}, "Dites pourquoi"),
        ({"reason": WHY}, "début n’est pas connu"),
    ):
        with pytest.raises(ValidationError, match=refusal):
            create_organisation(name="Nom", kind="other", siren_absence="not_found", **options)


def events_of(person: Person):
    return Person.events.rel.related_model.objects.filter(pgh_obj_id=person.pk)


def test_erasure_forgets_the_person_and_keeps_what_was_done():
    account = UserFactory()
    person = PersonFactory(
        first_name="Nadia",
        last_name="Benali",
        function_email="nadia.benali@exemple.test",
        user=account,
    )
    position = PositionFactory(person=person)
    person.last_name = "Benali-Roux"
    person.save()
    record = erase_person(person=person, reason="demande de l’intéressée")
    person.refresh_from_db()
    assert (person.full_name, person.function_email, person.user) == ("personne effacée", "", None)
    assert person.erased_at
    rows = list(events_of(person).values())
    assert len(rows) == record.pseudonymised_events == 3
    assert "benali" not in str(rows).lower()
    assert "nadia" not in str(rows).lower()
    assert {row["user_id"] for row in rows} == {None}, "the account would lead back to the name"
    position.refresh_from_db()
    assert position.person == person
    [kept] = Erasure.objects.all()
    assert (kept.kind, kept.row, kept.reason) == ("personne", person.pk, "demande de l’intéressée")


def test_erasure_forgets_the_mails_and_sends_no_more(deliver):
    person = PersonFactory(function_email="nadia@exemple.test")
    mail = {"kind": "essai", "subject": "Objet", "text": "Bonjour Nadia."}
    queue_mail(to="Nadia@exemple.test", **mail)
    deliver()
    queue_mail(to="nadia@exemple.test", **mail)
    queue_mail(to="autre@exemple.test", reply_to="nadia@exemple.test", **mail)
    erase_person(person=person, reason="demande")
    assert [message.to for message in deliver()] == [["autre@exemple.test"]]
    rows = list(OutgoingMail.objects.order_by("pk").values())
    assert [row["state"] for row in rows] == ["sent", "dropped", "sent"]
    assert "nadia" not in str(rows).lower()


def test_erasure_touches_nobody_else():
    other = PersonFactory(first_name="Inès", last_name="Roy")
    erase_person(person=PersonFactory(), reason="demande")
    assert list(events_of(other).values_list("first_name", "last_name")) == [("Inès", "Roy")]


def test_erasure_is_itself_in_the_history_and_asks_why():
    person = PersonFactory()
    with pytest.raises(ValidationError, match="Dites pourquoi"):
        erase_person(person=person, reason="")
    erase_person(person=person, reason="demande")
    last = events_of(person).order_by("pgh_id").last()
    assert (last.pgh_label, last.pgh_context["action"]) == ("update", "erase_person")
    trace = Erasure.events.rel.related_model.objects.get()
    assert (trace.pgh_label, trace.row) == ("insert", person.pk)


def test_an_edition_in_force_gives_way_to_the_next():
    former = EditionFactory(in_force=True, since="2017")
    draft = EditionFactory(draft=True, text=former.text)
    ProvisionFactory(edition=draft)
    put_edition_in_force(edition=draft, on=on("03/2026"), reason=WHY)
    former.refresh_from_db()
    draft.refresh_from_db()
    assert (former.status, former.effect_in_words) == (
        EditionStatus.SUPERSEDED,
        "en vigueur de 2017 à mars 2026",
    )
    assert (draft.status, draft.start) == (EditionStatus.IN_FORCE, on("03/2026"))
    trace = type(draft).pgh_event_model.objects.filter(pgh_obj=draft).latest("pgh_id")
    assert trace.pgh_context["action"] == "put_edition_in_force"
    with pytest.raises(ValidationError, match="plus en préparation"):
        put_edition_in_force(edition=draft, on=on("03/2026"), reason=WHY)


def test_an_edition_of_the_past_leaves_the_one_in_force():
    current = EditionFactory(in_force=True, since="2017")
    draft = EditionFactory(draft=True, text=current.text)
    put_edition_in_force(edition=draft, on=on("2006"), until=on("2011"), reason=WHY)
    current.refresh_from_db()
    draft.refresh_from_db()
    assert current.status == EditionStatus.IN_FORCE
    assert (draft.status, draft.end) == (EditionStatus.SUPERSEDED, on("2011"))


@pytest.mark.parametrize("day", ["2099", "2016"])
def test_an_edition_is_in_force_neither_later_nor_before_the_one_it_replaces(day):
    current = EditionFactory(in_force=True, since="2017")
    draft = EditionFactory(draft=True, text=current.text)
    with pytest.raises(ValidationError), transaction.atomic():
        put_edition_in_force(edition=draft, on=on(day), reason=WHY)
    current.refresh_from_db()
    draft.refresh_from_db()
    assert current.status == EditionStatus.IN_FORCE
    assert draft.is_draft


def test_traces_are_guarded_again_after_an_erasure():
    person = PersonFactory()
    erase_person(person=person, reason="demande")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE partners_personevent SET last_name = 'autre'")


@pytest.mark.django_db(transaction=True)
def test_erasure_of_traces_asks_for_a_transaction():
    person = PersonFactory()
    with pytest.raises(RuntimeError, match="inside a transaction"):
        pseudonymise_events(Person, person.pk, reason="demande")
