"""Minutes, documents and their files."""

import datetime
import hashlib
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from crpv_portal.common.models import StoredFile
from governance.choices import MinutesState
from governance.models import Document, Meeting, Minutes, MinutesRemark, PublicMinutes
from tests.factories.accounts import UserFactory

from .days import day_to_come, shown_if_public
from .meetings import AgendaItemFactory, MeetingFactory


class StoredFileFactory(DjangoModelFactory):
    """A file of its own content: `content=b"…"`."""

    class Meta:
        model = StoredFile

    class Params:
        content = factory.Sequence(lambda n: f"Contenu {n}".encode())

    file = factory.LazyAttribute(lambda row: ContentFile(row.content, name="essai.txt"))
    original_name = "essai.txt"
    media_type = "text/plain"
    size = factory.LazyAttribute(lambda row: len(row.content))
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.content).hexdigest())


def _day_of_approval(approving: Any) -> datetime.date:
    """Return a day after the meeting that the minutes tell: 2 June 2026, or the next day."""
    told = approving.factory_parent.factory_parent.meeting
    last = Meeting._meta.get_field("starts_on").to_python(told.ends_on or told.starts_on)
    return max(datetime.date(2026, 6, 2), last + datetime.timedelta(days=1))


class MinutesFactory(DjangoModelFactory):
    """A draft; `approved=True` was approved at a later meeting of the same body, then locked."""

    class Meta:
        model = Minutes

    class Params:
        in_review = factory.Trait(state=MinutesState.IN_REVIEW, review_until=day_to_come(12, 1))
        approved = factory.Trait(
            state=MinutesState.APPROVED,
            approved_at=factory.SubFactory(
                AgendaItemFactory,
                meeting=factory.SubFactory(
                    MeetingFactory,
                    held=True,
                    starts_on=factory.LazyAttribute(_day_of_approval),
                    body=factory.SelfAttribute("...meeting.body"),
                ),
            ),
            locked_at=datetime.datetime(2026, 6, 2, 16, 0, tzinfo=datetime.UTC),
            kept_file=factory.SubFactory(StoredFileFactory),
        )

    meeting = factory.SubFactory(MeetingFactory, held=True)
    text = "Le texte du **compte rendu**."


class MinutesRemarkFactory(DjangoModelFactory):
    class Meta:
        model = MinutesRemark

    minutes = factory.SubFactory(MinutesFactory, in_review=True)
    author = factory.SubFactory(UserFactory)
    text = "Une remarque."


class PublicMinutesFactory(DjangoModelFactory):
    class Meta:
        model = PublicMinutes

    minutes = factory.SubFactory(MinutesFactory, approved=True, meeting__public=True)
    text = "Le texte **public** du compte rendu."
    file = factory.SubFactory(StoredFileFactory)


class DocumentFactory(DjangoModelFactory):
    """A restricted document of a meeting; `public=True` shows it, `removed=True` took it away."""

    class Meta:
        model = Document

    class Params:
        public = False
        removed = factory.Trait(
            removed_at=datetime.datetime(2026, 5, 4, 9, 0, tzinfo=datetime.UTC),
            removal_reason="Déposé par erreur.",
        )

    meeting = factory.SubFactory(MeetingFactory, held=True)
    title = factory.Sequence(lambda n: f"Document {n}")
    file = factory.SubFactory(StoredFileFactory)
    visibility = shown_if_public()
