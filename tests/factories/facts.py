"""Columns of every dated and sourced fact, for the factories of the business floors.

Dates are given as a person types them: `since="2017"`, `until="2020-06"`, `attested="2016-03-16"`;
their precision follows. A fact given none of them holds since 2015; one only attested has no start.
"""

import factory
from factory.django import DjangoModelFactory

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.models import Source

DEFAULT_START = "2015"


def _date(name: str):
    def date(resolver):
        text = getattr(resolver, name)
        return PartialDate.parse(text).date if text else None

    return factory.LazyAttribute(date)


def _precision(name: str):
    def precision(resolver):
        text = getattr(resolver, name)
        return PartialDate.parse(text).precision if text else ""

    return factory.LazyAttribute(precision)


class PartialDateParam:
    """The two columns of a partial date, from the text of a parameter."""

    def __init__(self, parameter: str) -> None:
        self.date = _date(parameter)
        self.precision = _precision(parameter)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    title = factory.Sequence(lambda n: f"Page {n}")
    publisher = "Éditeur d’essai"
    address = factory.Sequence(lambda n: f"https://exemple.test/page-{n}")


class PeriodFactory(DjangoModelFactory):
    """A row that holds over a period."""

    class Meta:
        abstract = True

    class Params:
        attested = ""
        since = factory.LazyAttribute(lambda row: "" if row.attested else DEFAULT_START)
        until = ""

    start_on = PartialDateParam("since").date
    start_on_precision = PartialDateParam("since").precision
    end_on = PartialDateParam("until").date
    end_on_precision = PartialDateParam("until").precision
    attested_on = PartialDateParam("attested").date
    attested_on_precision = PartialDateParam("attested").precision


class SourcedFactory(DjangoModelFactory):
    """A row that carries its evidence: `sources=[…]`, or none."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    class Params:
        inferred = factory.Trait(confidence=Confidence.INFERRED)
        unverified = factory.Trait(confidence=Confidence.UNVERIFIED)

    confidence = Confidence.VERIFIED

    @factory.post_generation
    def sources(self, create, extracted):
        if create and extracted:
            self.sources.set(extracted)


class FactFactory(PeriodFactory, SourcedFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True
