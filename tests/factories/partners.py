"""Organisations with the name they bear, people, texts with their editions, signatures."""

import factory
from factory.django import DjangoModelFactory

from crpv_portal.common.text import french_slug
from partners.choices import EditionStatus, OrganisationKind, ProvisionKind, SirenAbsence, TextKind
from partners.models import (
    Commitment,
    CommitmentState,
    Edition,
    Organisation,
    OrganisationName,
    Person,
    Provision,
    ReferenceText,
    Signature,
)
from tests.factories.facts import DEFAULT_START, FactFactory, PartialDateParam, SourcedFactory

TITLES = {
    TextKind.CHARTER: "Charte partenariale",
    TextKind.FRAMEWORK: "Cadre de référence",
}

EFFECT = {
    EditionStatus.DRAFT: ("", ""),
    EditionStatus.IN_FORCE: ("2017-03-16", ""),
    EditionStatus.SUPERSEDED: ("2010", "2015"),
}


class OrganisationFactory(SourcedFactory):
    """With the row of the name it bears since 2015; `name_row__since="2009"` dates it otherwise."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Organisation {n}")
    slug = factory.LazyAttribute(lambda organisation: french_slug(organisation.name))
    kind = OrganisationKind.OTHER
    siren_absence = factory.LazyAttribute(
        lambda organisation: "" if getattr(organisation, "siren", "") else SirenAbsence.NOT_FOUND
    )

    @factory.post_generation
    def name_row(self, create, extracted, **dates):
        if create:
            OrganisationNameFactory(
                organisation=self,
                name=self.name,
                acronym=self.acronym,
                slug=self.slug,
                **{"since": DEFAULT_START, "until": "", **dates},
            )


class OrganisationNameFactory(FactFactory):
    """Made alone, a former name: the organisation has one name at a time."""

    class Meta:
        model = OrganisationName
        skip_postgeneration_save = True

    class Params:
        since = "2000"
        until = "2015"

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Ancien nom {n}")
    slug = factory.LazyAttribute(lambda row: french_slug(row.name))


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    first_name = "Dominique"
    last_name = factory.Sequence(lambda n: f"Durand {n}")


class ReferenceTextFactory(DjangoModelFactory):
    class Meta:
        model = ReferenceText
        django_get_or_create = ["kind"]

    kind = TextKind.FRAMEWORK
    title = factory.LazyAttribute(lambda text: TITLES[text.kind])


class EditionFactory(SourcedFactory):
    """Superseded (2010 to 2015) unless told; `charter=True`, `in_force=True`, `draft=True`."""

    class Meta:
        model = Edition
        skip_postgeneration_save = True

    class Params:
        charter = False
        in_force = factory.Trait(status=EditionStatus.IN_FORCE)
        draft = factory.Trait(status=EditionStatus.DRAFT)
        adopted = ""
        since = factory.LazyAttribute(lambda edition: EFFECT[edition.status][0])
        until = factory.LazyAttribute(lambda edition: EFFECT[edition.status][1])

    text = factory.SubFactory(
        ReferenceTextFactory,
        kind=factory.LazyAttribute(
            lambda text: TextKind.CHARTER if text.factory_parent.charter else TextKind.FRAMEWORK
        ),
    )
    slug = factory.Sequence(lambda n: f"edition-{n}")
    title = factory.Sequence(lambda n: f"Édition {n}")
    status = EditionStatus.SUPERSEDED
    adopted_on = PartialDateParam("adopted").date
    adopted_on_precision = PartialDateParam("adopted").precision
    start_on = PartialDateParam("since").date
    start_on_precision = PartialDateParam("since").precision
    end_on = PartialDateParam("until").date
    end_on_precision = PartialDateParam("until").precision


class ProvisionFactory(SourcedFactory):
    class Meta:
        model = Provision
        skip_postgeneration_save = True

    class Params:
        core = factory.Trait(kind=ProvisionKind.MISSION_CORE)
        complementary = factory.Trait(kind=ProvisionKind.MISSION_COMPLEMENTARY)

    edition = factory.SubFactory(EditionFactory)
    code = factory.Sequence(lambda n: f"disposition-{n}")
    position = factory.Sequence(lambda n: n + 1)
    kind = ProvisionKind.PRINCIPLE
    title = factory.Sequence(lambda n: f"Disposition {n}")
    body = "Ce que dit la disposition, avec nos mots."


class SignatureFactory(SourcedFactory):
    class Meta:
        model = Signature
        skip_postgeneration_save = True

    class Params:
        signed = ""

    edition = factory.SubFactory(EditionFactory, charter=True)
    organisation = factory.SubFactory(OrganisationFactory)
    name_at_signature = factory.LazyAttribute(lambda signature: signature.organisation.name)
    signatory_title = "présidence de l’association"
    signed_on = PartialDateParam("signed").date
    signed_on_precision = PartialDateParam("signed").precision


class CommitmentFactory(SourcedFactory):
    class Meta:
        model = Commitment
        skip_postgeneration_save = True

    signature = factory.SubFactory(SignatureFactory)
    text = "Inciter les adhérents à recourir aux centres."


class CommitmentStateFactory(SourcedFactory):
    class Meta:
        model = CommitmentState
        skip_postgeneration_save = True

    commitment = factory.SubFactory(CommitmentFactory)
    year = 2022
    keeping = "partly"
