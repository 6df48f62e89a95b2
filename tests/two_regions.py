"""Two régions alike in everything, so that whatever names a row of one can be aimed at the other.

The rows of the first have numbers from 100 000 and the word `alpha`, those of the second from
500 000 and `zzbeta`: the nth row of a table here has its like there, 400 000 further.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import connection, models

from governance.choices import AttendanceState, BodyKind
from governance.models import Mandate, Meeting
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    DocumentFactory,
    HeadCountFactory,
    InvitationFactory,
    ItemCallFactory,
    ItemProposalFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
    SeatFactory,
    SecretaryshipFactory,
    StoredFileFactory,
    VoteFactory,
)
from tests.factories.partners import PersonFactory
from tests.factories.territories import DepartmentFactory, RegionFactory
from tests.routes.resolved import is_of_the_admin, walk

HERE, THERE = "alpha", "zzbeta"
HIDDEN = "zzcache"  # in every text of the other région that is not public
MARKS = {HERE: "visible", THERE: HIDDEN}
FIRST, OTHER, LATER = 100_000, 500_000, 800_000
STEP = 1_000
NUMBER = re.compile(r"(?<!\d)\d{6}(?!\d)")
FOLDERS = ("crpv_portal", "partners", "centres", "governance")


# --- Tables ----------------------------------------------------------------------------------


def our_tables() -> list[type[models.Model]]:
    """Every table of ours with a numbered key, link tables included; not the history."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith(FOLDERS)
        and not model._meta.proxy
        and not model._meta.model_name.endswith("event")
        and isinstance(model._meta.pk, models.AutoField)
        and model._meta.app_label not in {"network", "samples", "territories"}
    ]


def number_from(start: int) -> None:
    """Give the next rows of each table numbers from `start`, in a thousand of its own."""
    with connection.cursor() as cursor:
        for rank, model in enumerate(our_tables()):
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)",
                [model._meta.db_table, start + rank * STEP],
            )


def fingerprint(*, only_there: bool = False) -> dict[str, str]:
    """A digest of each table, or of the other région's rows alone."""
    where = f"WHERE id >= {OTHER} AND id < {LATER}" if only_there else ""
    tables = [model._meta.db_table for model in our_tables()]
    question = " UNION ALL ".join(
        f"SELECT '{table}', md5(coalesce(string_agg(t::text, '|' ORDER BY id), '')) "  # noqa: S608
        f'FROM "{table}" t {where}'
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return dict(cursor.fetchall())


def links_across() -> list[str]:
    """Columns by which a row of ours points at a row of the other région."""
    ours = set(our_tables())
    questions = [
        f"SELECT '{model._meta.db_table}.{field.column}', count(*) "  # noqa: S608
        f'FROM "{model._meta.db_table}" WHERE NOT (id >= {OTHER} AND id < {LATER}) '
        f'AND "{field.column}" >= {OTHER} AND "{field.column}" < {LATER}'
        for model in ours
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model in ours
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return [column for column, found in cursor.fetchall() if found]


# --- The world -------------------------------------------------------------------------------


def plant_two() -> SimpleNamespace:
    """The two régions, and somebody of each role that must see nothing of the second."""
    number_from(FIRST)
    here = _plant_region(HERE)
    number_from(OTHER)
    there = _plant_region(THERE)
    number_from(LATER)
    _uuids.cache_clear()
    yesterday = datetime.date(2026, 11, 21)
    ended = UserFactory()
    AssignmentFactory(user=ended, region=there.region, until=yesterday.isoformat())
    AssignmentFactory(user=ended, region=here.region, since="2016")
    secretary = UserFactory()
    SecretaryshipFactory(body=here.body, user=secretary)
    people = {
        "agent de la région A": UserFactory(regions=[here.region]),
        "membre du centre A": UserFactory(centres=[here.centre]),
        "secrétariat de l’instance A": secretary,
        "agent dont l’affectation en B a pris fin hier": ended,
        "anonyme": None,
    }
    return SimpleNamespace(here=here, there=there, people=people)


def _plant_region(word: str) -> SimpleNamespace:
    region = RegionFactory()
    centre = CentreFactory(
        name=f"Centre {word}", published=True, departments=[DepartmentFactory(region=region)]
    )
    body = BodyFactory(
        name=f"Comité {word}",
        slug=f"comite-{word}",
        code=f"COM{word.upper()}",
        region=region,
        kind=BodyKind.STEERING_COMMITTEE,
        majority=True,
    )
    council = BodyFactory(name=f"Conseil {word}", slug=f"conseil-{word}", centre=centre)
    college = CollegeFactory(body=body, name=f"Collège {word}")
    CollegeFactory(body=body, name=f"Assemblée {word}", by_head=30)
    for rank in range(1, 4):
        seat = SeatFactory(college=college, title=f"Siège {word} {rank}", position=rank)
        MandateFactory(
            seat=seat,
            holder=_person(word, rank),
            alternate=_person(word, rank + 3),
        )
    meetings = _plant_meetings(word, body)
    in_council = MeetingFactory(
        body=council,
        slug=f"conseil-{word}-prevu",
        title=f"Conseil {word} {MARKS[word]}",
        items=[f"Point {word} {MARKS[word]}"],
    )
    return SimpleNamespace(
        region=region, centre=centre, body=body, meetings=[*meetings, in_council]
    )


def _plant_meetings(word: str, body: Any) -> list[Meeting]:
    earlier = MeetingFactory(
        body=body,
        slug=f"{word}-ancienne",
        title=f"Ancienne {word} {MARKS[word]}",
        held=True,
        starts_on=datetime.date(2026, 2, 3),
        roll_call=True,
        items=[f"Point {word} {MARKS[word]}"],
    )
    ActionItemFactory(
        item=earlier.items.get(),
        text=f"Suite {word} {MARKS[word]}",
        owner_organisation=None,
        owner_person=_person(word, 8),
        due_on=datetime.date(2026, 6, 1),
    )
    MinutesRemarkFactory(
        minutes__meeting=earlier,
        minutes__text=f"Texte {word} {MARKS[word]}",
        text=f"{word} {MARKS[word]}",
    )
    held = MeetingFactory(
        body=body,
        slug=f"{word}-tenue",
        title=f"Tenue {word} {MARKS[word]}",
        held=True,
        roll_call=True,
    )
    held.attendances.filter(pk=held.attendances.order_by("pk")[0].pk).update(
        state=AttendanceState.EXCUSED
    )
    item = AgendaItemFactory(
        meeting=held,
        title=f"Point {word} {MARKS[word]}",
        carried_from=earlier.items.get(),
        position=1,
    )
    DecisionFactory(item=item, text=f"Décision {word} {MARKS[word]}", adopted=True)
    draft = DecisionFactory(item=item, text=f"Projet {word} {MARKS[word]}", ballot="roll_call")
    voter = held.attendances.filter(state=AttendanceState.PRESENT).order_by("pk")[0]
    VoteFactory(decision=draft, attendance=voter)
    ActionItemFactory(
        item=item,
        text=f"Autre suite {word} {MARKS[word]}",
        owner_organisation=None,
        owner_person=_person(word, 9),
    )
    HeadCountFactory(
        meeting=held, college=body.colleges.get(is_counted_by_head=True), in_office=30, present=9,
        represented=2,
    )  # fmt: skip
    MinutesFactory(meeting=held, text=f"Compte rendu {word} {MARKS[word]}")
    DocumentFactory(
        meeting=held,
        item=item,
        title=f"Document {word} {MARKS[word]}",
        file=StoredFileFactory(content=MARKS[word].encode(), original_name=f"{word}.txt"),
    )
    planned = MeetingFactory(
        body=body,
        slug=f"{word}-prevue",
        title=f"Prévue {word} {MARKS[word]}",
        items=[f"Point {word} {MARKS[word]}"],
    )
    mandates = Mandate.objects.of_body(body).order_by("pk")
    InvitationFactory(meeting=planned, mandate=mandates[0], sent=True)
    ItemCallFactory(meeting=planned, message=f"Appel {word} {MARKS[word]}")
    ItemProposalFactory(
        meeting=planned, mandate=mandates[1], title=f"Proposition {word} {MARKS[word]}"
    )
    return [earlier, held, planned]


def _person(word: str, rank: int) -> Any:
    return PersonFactory(
        first_name=word,
        last_name=f"{word} {MARKS[word]} {rank}",
        function_email=f"{word}{rank}@exemple.test",
    )


# --- Addresses -------------------------------------------------------------------------------


def aimed(text: str) -> str:
    """The same words with the other région's row in the place of each of ours."""
    text = NUMBER.sub(_moved, text)
    for uuid, other in _uuids().items():
        text = text.replace(uuid, other)
    return text.replace(HERE.upper(), THERE.upper()).replace(HERE, THERE)


def _moved(found: re.Match[str]) -> str:
    number = int(found[0])
    return str(number + OTHER - FIRST) if FIRST <= number < OTHER else found[0]


@cache
def _uuids() -> dict[str, str]:
    """Of each row of the first région with its like; forgotten when other régions are planted."""
    pairs = {}
    for model in our_tables():
        for field in model._meta.local_fields:
            if isinstance(field, models.UUIDField):
                known = dict(model.objects.values_list("pk", field.name))
                pairs |= {
                    str(value): str(known[pk + OTHER - FIRST])
                    for pk, value in known.items()
                    if pk < OTHER and pk + OTHER - FIRST in known
                }
    return pairs


def identifiers(world: SimpleNamespace, of: SimpleNamespace) -> dict[str, list[str]]:
    """By the converter of an address: what names a row of that région, one of each kind."""
    low, high = (FIRST, OTHER) if of is world.here else (OTHER, LATER)
    uuids, slugs, numbers = [], [], []
    for model in our_tables():
        if model._meta.app_label != "governance":
            continue
        rows = model.objects.filter(pk__gte=low, pk__lt=high).order_by("pk")
        numbers += [str(pk) for pk in rows.values_list("pk", flat=True)[:1]]
        for field in model._meta.local_fields:
            if isinstance(field, models.UUIDField):
                uuids += [str(value) for value in rows.values_list(field.name, flat=True)[:1]]
    slugs = [meeting.slug for meeting in of.meetings] + [of.body.slug]
    reference = f"{of.body.code}-2026-01"
    return {
        "slug": slugs,
        "reference": [reference],
        "str": [*slugs[:2], reference],
        "uuid": uuids,
        "int": numbers,
    }


def addresses(
    world: SimpleNamespace,
    of: SimpleNamespace,
    *,
    mixed: bool = False,
    floors: str = "",
    few: bool = False,
) -> Iterator[tuple[str, str]]:
    """Each address of the site with every kind of identifier of that région.

    But the admin's, which is the national staff's alone, and those of one's own account. mixed:
    also those whose first parameter is the officer's own and whose next is the other's. floors: a
    pattern of the names wanted. few: one identifier of each converter, for a second look.
    Comes from the URL resolver: a new address is tried as soon as it exists.
    """
    values = identifiers(world, of)
    if few:
        values = values | {"slug": values["slug"][1:3], "int": values["int"][:2]}
    for name, pattern, path in _resolved():
        if is_of_the_admin(name) or name.startswith(("account", "mfa_")):
            continue
        if floors and not re.match(floors, name):
            continue
        wanted = re.findall(r"<(\w+):(\w+)>", path)
        lists = [
            values.get(parameter) or values.get(kind) or _forms(pattern, parameter)
            for kind, parameter in wanted
        ]
        if len([kind for kind, _ in wanted if kind in values]) > 1:
            owners = [of, world.here] if mixed else [of]
            lists[0] = [slug for each in owners for slug in (each.meetings[1].slug, each.body.slug)]
        combinations = list(product(*lists))
        for combination in combinations:
            url = path
            for (kind, parameter), value in zip(wanted, combination, strict=True):
                url = url.replace(f"<{kind}:{parameter}>", value)
            yield name, "/" + url


def _resolved() -> Iterator[tuple[str, Any, str]]:
    from django.urls import get_resolver

    return walk(get_resolver(), "", "")


def _forms(pattern: Any, parameter: str) -> list[str]:
    """Return a word that our own converter accepts, such as `csv|ods|json`."""
    converter = pattern.pattern.converters.get(parameter)
    words = getattr(converter, "regex", "").strip("()?:").split("|")
    return [word for word in words if re.fullmatch(r"\w+", word)][:1] or ["inconnu"]
