"""Centres and what is known of them; a centre comes with the row of the name it bears."""

import datetime
from decimal import Decimal

import factory
from django.utils import timezone

from centres.choices import (
    AgreementKind,
    CentreStatus,
    ContactKind,
    Function,
    Indicator,
    MilestoneKind,
    SiteKind,
    Unit,
)
from centres.models import (
    ActivityCampaign,
    ActivityReport,
    Agreement,
    Assessment,
    Centre,
    CentreAssessment,
    CentreLegalBody,
    CentreMembership,
    CentreName,
    Consultation,
    ConsultationComment,
    ConsultedParty,
    Contact,
    Contribution,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    NetworkFigure,
    Position,
    Site,
)
from crpv_portal.common.dates import today
from crpv_portal.common.text import french_slug
from tests.factories.accounts import UserFactory
from tests.factories.facts import (
    DEFAULT_START,
    FactFactory,
    PartialDateParam,
    PeriodFactory,
    SourcedFactory,
)
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory

PUBLISHED_AT = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=datetime.UTC)


class CentreFactory(SourcedFactory):
    """A draft with its name row (`name_row__since="2009"` dates it).

    `published=True` makes it public and, unless `coverage=False`, gives it a made-up département;
    `departments=[…]` gives it those instead, draft or not, since 2015.
    `closed=True` was published, and closed in 2024.
    """

    class Meta:
        model = Centre
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(status=CentreStatus.PUBLISHED, published_at=PUBLISHED_AT)
        closed = factory.Trait(
            status=CentreStatus.CLOSED,
            published_at=PUBLISHED_AT,
            closed_on=datetime.date(2024, 1, 1),
            closed_on_precision="year",
        )
        seen = ""

    name = factory.Sequence(lambda n: f"Centre {n}")
    slug = factory.LazyAttribute(lambda centre: french_slug(centre.name))
    last_seen_on = PartialDateParam("seen").date
    last_seen_on_precision = PartialDateParam("seen").precision

    @factory.post_generation
    def name_row(self, create, extracted, **dates):
        if create:
            CentreNameFactory(
                centre=self,
                name=self.name,
                acronym=self.acronym,
                slug=self.slug,
                **{"since": DEFAULT_START, "until": "", **dates},
            )

    @factory.post_generation
    def departments(self, create, extracted):
        if create:
            for department in extracted or ():
                CoverageFactory(centre=self, department=department)

    @factory.post_generation
    def coverage(self, create, extracted):
        is_wanted = self.status == CentreStatus.PUBLISHED if extracted is None else extracted
        if create and is_wanted and not self.coverages.exists():
            CoverageFactory(centre=self)


class CentreNameFactory(FactFactory):
    """Made alone, a former name: a centre has one name at a time."""

    class Meta:
        model = CentreName
        skip_postgeneration_save = True

    class Params:
        since = "2000"
        until = "2015"

    centre = factory.SubFactory(CentreFactory)
    name = factory.Sequence(lambda n: f"Ancien centre {n}")
    slug = factory.LazyAttribute(lambda row: french_slug(row.name))


class CentreLegalBodyFactory(FactFactory):
    class Meta:
        model = CentreLegalBody
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class CentreMembershipFactory(PeriodFactory):
    class Meta:
        model = CentreMembership

    centre = factory.SubFactory(CentreFactory)
    user = factory.SubFactory(UserFactory)


class MilestoneFactory(SourcedFactory):
    class Meta:
        model = Milestone
        skip_postgeneration_save = True

    class Params:
        happened = "2007"

    centre = factory.SubFactory(CentreFactory)
    kind = MilestoneKind.FOUNDING
    happened_on = PartialDateParam("happened").date
    happened_on_precision = PartialDateParam("happened").precision


class CoverageFactory(FactFactory):
    class Meta:
        model = Coverage
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    department = factory.SubFactory(DepartmentFactory)


class LabelFactory(FactFactory):
    class Meta:
        model = Label
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    authority = factory.SubFactory(OrganisationFactory)
    edition = factory.SubFactory(EditionFactory)


class SiteFactory(FactFactory):
    class Meta:
        model = Site
        skip_postgeneration_save = True

    class Params:
        checked = factory.Trait(
            address_checked_on=datetime.date(2026, 11, 1), address_checked_on_precision="day"
        )

    centre = factory.SubFactory(CentreFactory)
    kind = SiteKind.SEAT
    address = "1 rue de l’Essai"
    postcode = "99990"
    city = "Villenouvelle"


class ContactFactory(SourcedFactory):
    """An unchecked site; `public=True` is checked and shown."""

    class Meta:
        model = Contact
        skip_postgeneration_save = True

    class Params:
        public = factory.Trait(
            is_public=True, checked_on=datetime.date(2026, 11, 1), checked_on_precision="day"
        )
        phone = factory.Trait(kind=ContactKind.PHONE, value="01 23 45 67 89")
        email = factory.Trait(kind=ContactKind.EMAIL, value="accueil@exemple.test")
        seen = ""

    centre = factory.SubFactory(CentreFactory)
    kind = ContactKind.WEBSITE
    value = factory.Sequence(lambda n: f"https://centre-{n}.exemple.test")
    seen_on = PartialDateParam("seen").date
    seen_on_precision = PartialDateParam("seen").precision


class PositionFactory(FactFactory):
    class Meta:
        model = Position
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    person = factory.SubFactory(PersonFactory)
    function = Function.DIRECTOR


class MissionOfferedFactory(FactFactory):
    """A core mission of the framework; `own=True` is the centre's alone, under its title."""

    class Meta:
        model = MissionOffered
        skip_postgeneration_save = True

    class Params:
        own = factory.Trait(provision=None, title=factory.Sequence(lambda n: f"Mission {n}"))

    centre = factory.SubFactory(CentreFactory)
    provision = factory.SubFactory(ProvisionFactory, core=True)


class LocalPartnershipFactory(FactFactory):
    class Meta:
        model = LocalPartnership
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    is_member = True


class AgreementFactory(FactFactory):
    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    centre = factory.SubFactory(CentreFactory)
    kind = AgreementKind.CONVENTION
    title = factory.Sequence(lambda n: f"Convention {n}")

    @factory.post_generation
    def parties(self, create, extracted):
        if create and extracted:
            self.parties.set(extracted)


class ContributionFactory(SourcedFactory):
    """Money of a funder, granted; `cleared=True` is published."""

    class Meta:
        model = Contribution
        skip_postgeneration_save = True

    class Params:
        cleared = factory.Trait(
            is_public=True, checked_on=datetime.date(2026, 11, 1), checked_on_precision="day"
        )

    centre = factory.SubFactory(CentreFactory)
    funder = factory.SubFactory(OrganisationFactory)
    year = 2025
    granted = Decimal(12_500)


class ActivityCampaignFactory(factory.django.DjangoModelFactory):
    """Year whose figures are asked for a month from today on."""

    class Meta:
        model = ActivityCampaign

    year = factory.Sequence(lambda n: 1990 + n % 30)
    opened_on = factory.LazyFunction(today)
    until = factory.LazyFunction(lambda: today() + datetime.timedelta(days=30))


class ActivityReportFactory(factory.django.DjangoModelFactory):
    """Report that is asked of a centre; `sent=True`, `accepted=True`, `cleared=True` go further."""

    class Meta:
        model = ActivityReport

    class Params:
        sent = factory.Trait(
            status="sent", sent_at=factory.LazyFunction(timezone.now), half_days=100
        )
        accepted = factory.Trait(
            status="accepted", accepted_on=factory.LazyFunction(today), half_days=100
        )
        cleared = factory.Trait(accepted=True, is_public=True)

    centre = factory.SubFactory(CentreFactory, published=True)
    year = 2025


class CentreAssessmentFactory(factory.django.DjangoModelFactory):
    """Assessment that a centre writes; `sent=True` is at ANCT, `shared=True` came back."""

    class Meta:
        model = CentreAssessment

    class Params:
        sent = factory.Trait(state="sent", sent_on=factory.LazyFunction(today))
        shared = factory.Trait(
            state="shared",
            sent_on=factory.LazyFunction(today),
            shared_on=factory.LazyFunction(today),
        )

    centre = factory.SubFactory(CentreFactory)
    year = factory.LazyFunction(lambda: today().year)
    edition = factory.SubFactory(EditionFactory)


class AssessmentFactory(factory.django.DjangoModelFactory):
    """Line of an assessment, on a core mission of its edition."""

    class Meta:
        model = Assessment

    whole = factory.SubFactory(CentreAssessmentFactory)
    provision = factory.SubFactory(
        ProvisionFactory, core=True, edition=factory.SelfAttribute("..whole.edition")
    )
    own_level = "partly"


class NetworkFigureFactory(SourcedFactory):
    class Meta:
        model = NetworkFigure
        skip_postgeneration_save = True

    class Params:
        stated = factory.Sequence(lambda n: str(1950 + n % 70))

    indicator = Indicator.CENTRES
    value = 20
    unit = Unit.CENTRES
    stated_on = PartialDateParam("stated").date
    stated_on_precision = PartialDateParam("stated").precision


class ConsultationFactory(factory.django.DjangoModelFactory):
    """Consultation on a draft; open to comments with `sent=True`."""

    class Meta:
        model = Consultation

    class Params:
        sent = factory.Trait(sent_at=factory.LazyFunction(timezone.now))

    edition = factory.SubFactory(EditionFactory, draft=True, unverified=True)
    until = factory.LazyFunction(lambda: today() + datetime.timedelta(days=30))


class ConsultedPartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsultedParty

    class Params:
        invited = factory.Trait(invited_at=factory.LazyFunction(timezone.now))

    consultation = factory.SubFactory(ConsultationFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence(lambda n: f"consultee-{n}@exemple.test")


class ConsultationCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsultationComment

    party = factory.SubFactory(ConsultedPartyFactory)
    text = factory.Sequence(lambda n: f"Commentaire {n}.")
