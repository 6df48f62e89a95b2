"""Names that the public would read, in the whole page and the whole file of published minutes."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string

from crpv_portal.common.known_names import Name, as_read, page_as_read, told_in_full

from ..meetings.named import Place, SeenName, seen_in
from ..models import Meeting
from ..papers import public_minutes_paper
from ..public.meeting_record import PublicRecord
from ..public.structured import event_data
from ..publication.things import publishable

IN_THE_TEXT = "dans le texte"


def places_around(meeting: Meeting, record: PublicRecord) -> list[Place]:
    """List what the public page tells of a meeting beside its minutes, each with where it is."""
    body = meeting.body
    centre = body.centre.name if body.centre else ""
    found = [
        Place("dans le nom de l’instance", f"{body.name}\n{centre}"),
        *(each for row in publishable(meeting) if row.is_public for each in row.places),
    ]
    siblings = (record.previous, record.next, record.postponed_to, record.approved_at)
    found += [Place("dans le titre d’une autre réunion", row.title) for row in siblings if row]
    found += [Place("dans le titre d’une source", source.title) for source in record.notes]
    found += [Place("dans le motif d’un retrait", row.reason) for row in record.withdrawn]
    return [dataclasses.replace(each, text=as_read(each.text)) for each in found if each.text]


def places_of_version(text: str, reason: str) -> list[Place]:
    """List what the version to publish says itself."""
    return [Place(IN_THE_TEXT, as_read(text)), Place("dans le motif", reason)]


def names_seen(
    request: HttpRequest, record: PublicRecord, names: list[Name], known: list[Name]
) -> list[SeenName]:
    """List those of these names that the public would read, each with where.

    record: the public parts with the version to publish. Whole names are looked for in all that the
    page and the file hold, in case that no known place tells them.
    """
    meeting, version = record.meeting, record.minutes
    assert version is not None  # noqa: S101 - the version to publish
    places = [
        *places_of_version(version.text, version.masking_reason),
        *places_around(meeting, record),
    ]
    seen = seen_in(places, names, known)
    rest = [name for name in names if name not in {each.name for each in seen}]
    if rest:
        page = page_as_read(_page(request, record))
        paper = "\n".join(_texts(public_minutes_paper(version.text, meeting)))
        for where, text in (("dans la page", page), ("dans le PDF", paper)):
            seen += [SeenName(name, (where,)) for name in told_in_full(text, rest)]
    return seen


def _page(request: HttpRequest, record: PublicRecord) -> str:
    """Return the public page as a visitor would get it."""
    as_visitor: Any = copy.copy(request)
    as_visitor.user = AnonymousUser()
    as_visitor._messages = []  # those of the officer stay theirs
    as_visitor.path = record.meeting.get_absolute_url()
    address = request.build_absolute_uri(as_visitor.path)
    context = {
        "meeting": record.meeting,
        "record": record,
        "json_ld": event_data(record.meeting, address),
    }
    return render_to_string("governance/meeting_detail.html", context, request=as_visitor)


def _texts(content: Any) -> Iterator[str]:
    """Yield every text of a paper, its title and the name of its file included."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple | list):
        for each in content:
            yield from _texts(each)
    elif dataclasses.is_dataclass(content):
        for each in dataclasses.fields(content):
            yield from _texts(getattr(content, each.name))
