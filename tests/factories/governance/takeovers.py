"""Takeovers of past meetings, as far as their author has come."""

import datetime

import factory
from factory.django import DjangoModelFactory

from governance.choices import TakenVerdict, TakeoverState
from governance.models import TakenFile, TakenMeeting, Takeover, TakeoverHeading
from tests.factories.accounts import UserFactory

from .papers import StoredFileFactory

SAID = {
    "lines": [2],
    "members": 0,
    "seats": 0,
    **dict.fromkeys(("body_text", "starts", "ends", "place"), ""),
    **{name: [] for name in ("agenda", "decisions", "remarks", "doubts", "there", "not_read")},
}


class TakeoverFactory(DjangoModelFactory):
    """One to be checked, of a table of one line."""

    class Meta:
        model = Takeover

    author = factory.SubFactory(UserFactory)
    state = TakeoverState.READY
    name = "suivi.csv"
    headings = factory.LazyFunction(lambda: ["Date"])
    fields = factory.LazyFunction(lambda: ["day"])
    lines = factory.LazyFunction(lambda: [[2, ["12/03/2021"], {}]])


class TakenMeetingFactory(DjangoModelFactory):
    class Meta:
        model = TakenMeeting

    takeover = factory.SubFactory(TakeoverFactory)
    rank = factory.Sequence(lambda n: n)
    key = factory.LazyAttribute(lambda row: f"ligne-{row.rank}")
    verdict = TakenVerdict.NEW
    day = datetime.date(2021, 3, 12)
    said = factory.LazyFunction(lambda: dict(SAID))


class TakenFileFactory(DjangoModelFactory):
    class Meta:
        model = TakenFile

    takeover = factory.SubFactory(TakeoverFactory)
    file = factory.SubFactory(StoredFileFactory)


class TakeoverHeadingFactory(DjangoModelFactory):
    class Meta:
        model = TakeoverHeading

    author = factory.SubFactory(UserFactory)
    heading = factory.Sequence(lambda n: f"titre {n}")
    field = "day"
