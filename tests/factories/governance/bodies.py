"""Bodies with the name they bear, their seats, and who sits in them."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from crpv_portal.common.text import french_slug
from governance.choices import BodyKind, BodyLevel, QuorumBasis
from governance.models import (
    Body,
    BodyName,
    College,
    Mandate,
    Seat,
    Secretaryship,
    UsualPoint,
)
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.facts import DEFAULT_START, FactFactory, PeriodFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory


class BodyFactory(FactFactory):
    """A national committee, with the row of its name.

    `of_centre=True` (or `centre=…`) makes it a centre's board, `of_region=True` (or `region=…`)
    a région's. `majority=True` gives it a quorum of half the voting seats.
    `declared=True` has one of its keepers declare it: ANCT has not confirmed it.
    `members=10` seats as many organisations, in two colleges when there is more than one.
    """

    class Meta:
        model = Body
        skip_postgeneration_save = True

    class Params:
        of_centre = factory.Trait(centre=factory.SubFactory(CentreFactory, published=True))
        of_region = factory.Trait(region=factory.SubFactory(RegionFactory))
        declared = factory.Trait(
            declared_at=factory.LazyFunction(timezone.now),
            declared_by=factory.SubFactory(UserFactory),
            unverified=True,
        )
        majority = factory.Trait(
            quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
        )

    name = factory.Sequence(lambda n: f"Instance {n}")
    slug = factory.LazyAttribute(lambda body: french_slug(body.name))
    code = factory.Sequence(lambda n: f"INS{n}")
    centre = None
    region = None
    expected_per_year = 4

    @factory.lazy_attribute
    def level(self):
        if self.centre:
            return BodyLevel.CENTRE
        return BodyLevel.REGIONAL if self.region else BodyLevel.NATIONAL

    @factory.lazy_attribute
    def kind(self):
        return BodyKind.BOARD if self.centre else BodyKind.NATIONAL_COMMITTEE

    @factory.post_generation
    def name_row(self, create, extracted, **dates):
        if create:
            BodyNameFactory(
                body=self,
                name=self.name,
                acronym=self.acronym,
                slug=self.slug,
                **{"since": DEFAULT_START, "until": "", **dates},
            )

    @factory.post_generation
    def members(self, create, extracted):
        if not create or not extracted:
            return
        first = (extracted + 1) // 2
        for position, (title, size) in enumerate(
            [("État", first), ("Collectivités", extracted - first)], start=1
        ):
            if size:
                college = CollegeFactory(body=self, name=title, position=position)
                for rank in range(1, size + 1):
                    MandateFactory(
                        seat=SeatFactory(
                            college=college, title=f"{title}, siège {rank}", position=rank
                        )
                    )


class BodyNameFactory(FactFactory):
    """Made alone, a former name: a body has one name at a time."""

    class Meta:
        model = BodyName
        skip_postgeneration_save = True

    class Params:
        since = "2000"
        until = "2015"

    body = factory.SubFactory(BodyFactory)
    name = factory.Sequence(lambda n: f"Ancienne instance {n}")
    slug = factory.LazyAttribute(lambda row: french_slug(row.name))


class SecretaryshipFactory(PeriodFactory):
    class Meta:
        model = Secretaryship

    body = factory.SubFactory(BodyFactory)
    user = factory.SubFactory(UserFactory)


class CollegeFactory(DjangoModelFactory):
    """`by_head=300` is a college counted by head."""

    class Meta:
        model = College

    class Params:
        by_head = 0

    body = factory.SubFactory(BodyFactory)
    name = factory.Sequence(lambda n: f"Collège {n}")
    position = factory.Sequence(lambda n: n + 1)
    is_counted_by_head = factory.LazyAttribute(lambda row: bool(row.by_head))
    head_count_seats = factory.LazyAttribute(lambda row: row.by_head or None)


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    college = factory.SubFactory(CollegeFactory)
    title = factory.Sequence(lambda n: f"Siège {n}")
    position = factory.Sequence(lambda n: n + 1)


class MandateFactory(FactFactory):
    """An organisation since 2015, with a holder whose name is not public."""

    class Meta:
        model = Mandate
        skip_postgeneration_save = True

    class Params:
        consultative = factory.Trait(voice="consultative")
        named = factory.Trait(is_name_public=True)

    seat = factory.SubFactory(SeatFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    holder = factory.SubFactory(PersonFactory)


class UsualPointFactory(DjangoModelFactory):
    """For debate, first of its body's usual agenda."""

    class Meta:
        model = UsualPoint

    body = factory.SubFactory(BodyFactory)
    position = 1
    title = factory.Sequence(lambda n: f"Point habituel {n}")
    kind = "debate"
