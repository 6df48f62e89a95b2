"""Rooms open today, and what phones signed in them."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from crpv_portal.common.dates import today
from governance.models import Room, SignIn
from governance.room.secrets import fingerprints, secrets_of

from .meetings import AttendanceFactory, MeetingFactory


class RoomFactory(DjangoModelFactory):
    """The room of a meeting of today, open for four hours."""

    class Meta:
        model = Room

    class Params:
        drawn = factory.LazyAttribute(lambda room: fingerprints(secrets_of(room.seed)))

    meeting = factory.SubFactory(MeetingFactory, starts_on=factory.LazyFunction(today))
    seed = factory.Sequence(lambda n: f"graine-{n}")
    token_hash = factory.LazyAttribute(lambda room: room.drawn["token_hash"])
    code_hash = factory.LazyAttribute(lambda room: room.drawn["code_hash"])
    screen_hash = factory.LazyAttribute(lambda room: room.drawn["screen_hash"])
    closes_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(hours=4))


class SignInFactory(DjangoModelFactory):
    """A name chosen in the list, which waits."""

    class Meta:
        model = SignIn

    room = factory.SubFactory(RoomFactory)
    attendance = factory.LazyAttribute(
        lambda row: AttendanceFactory(meeting=row.room.meeting, state="not_called")
    )
    way = "chosen"
