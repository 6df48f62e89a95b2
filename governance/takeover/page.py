"""Contents of the page of a takeover: its meetings in sentences, and what is left to be said."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Value, When

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import agreed, capitalised, counted, listing
from crpv_portal.common.french import number as in_figures

from ..choices import AttendanceState, TakenVerdict
from ..forms import BodyChoiceField
from ..models import Body, Meeting, TakenFile, TakenMeeting, Takeover
from .judging import target_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

PER_PAGE = 40
MOST_OFFERED = 100
NEAR = datetime.timedelta(days=15)
VERDICTS = {
    TakenVerdict.REFUSED: ("à corriger", "error"),
    TakenVerdict.NEW: ("à inscrire", "new"),
    TakenVerdict.JOINED: ("à compléter", "info"),
    TakenVerdict.KNOWN: ("déjà inscrite", "success"),
}
FIRST = Case(
    When(verdict=TakenVerdict.REFUSED, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class MeetingRow:
    """Meeting of the file as the page says it."""

    key: str
    title: str
    sentences: list[str]
    state: str
    kind: str
    is_kept: bool
    is_joined: bool
    may_join: bool
    adds_roll: bool
    is_refused: bool
    is_known: bool
    people: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def about(takeover: Takeover) -> str:
    """Return `suivi.xlsx (classeur XLSX, feuille « 2021 »), Comité X, 1er mars 2026 à 14 h 32`."""
    read_as = f" ({takeover.read_as})" if takeover.read_as else ""
    named = f"{takeover.name}{read_as}" if takeover.name else "Anciens comptes rendus"
    body = str(takeover.body) if takeover.body else ""
    return ", ".join(filter(None, [named, body, takeover.when]))


def counts_of(takeover: Takeover) -> list[tuple[TakenVerdict, str, int]]:
    """Return how many meetings there are of each verdict that some have."""
    found = takeover.meetings.order_by().values("verdict").annotate(count=Count("pk"))
    counts = {each["verdict"]: each["count"] for each in found}
    labels = {
        TakenVerdict.REFUSED: "réunion(s) à corriger",
        TakenVerdict.NEW: "réunion(s) à inscrire",
        TakenVerdict.JOINED: "réunion(s) à compléter",
        TakenVerdict.KNOWN: "réunion(s) déjà inscrite(s)",
    }
    return [
        (verdict, counted(counts[verdict], label), counts[verdict])
        for verdict, label in labels.items()
        if verdict in counts
    ]


def meetings_page(takeover: Takeover, verdict: str, number: Any) -> tuple[Page, list[MeetingRow]]:
    """Return a page of the meetings, those to be corrected first, and its rows in words."""
    rows = takeover.meetings.alias(first=FIRST).order_by("first", "rank")
    if verdict in TakenVerdict.values:
        rows = rows.filter(verdict=verdict)
    page = Paginator(rows, PER_PAGE).get_page(number)
    names = {
        body.pk: body
        for body in Body.objects.filter(pk__in=[row.body_key for row in page]).select_related(
            "centre", "region"
        )
    }
    files: dict[str, list[str]] = {}
    for each in takeover.files.to_attach().select_related("file"):
        files.setdefault(each.target, []).append(each.file.original_name)
    return page, [_row(row, names, files.get(target_of(row), [])) for row in page]


def _row(row: TakenMeeting, names: dict[int, Body], files: list[str]) -> MeetingRow:
    said = row.said
    body = names.get(row.body_key or 0)
    title = ", ".join(
        filter(
            None,
            [
                str(body) if body else said["body_text"],
                in_words(row.day, weekday=True) if row.day else "",
                _hours(said),
                said["place"],
            ],
        )
    )
    state, kind = VERDICTS[TakenVerdict(row.verdict)]
    if not row.is_kept and row.verdict in (TakenVerdict.NEW, TakenVerdict.REFUSED):
        state, kind = "laissée de côté", "info"
    return MeetingRow(
        key=row.key,
        title=title or f"Ligne {said['lines'][0]}",
        sentences=[text for text in (_where(said), _who(row), _what(said, files)) if text],
        state=state,
        kind=kind,
        is_kept=row.is_kept,
        is_joined=row.verdict == TakenVerdict.JOINED,
        may_join=bool(said.get("may_join")),
        adds_roll=bool(said.get("adds_roll")),
        is_refused=row.verdict == TakenVerdict.REFUSED,
        is_known=row.known is not None,
        people=[_someone(each) for each in said["there"]],
        decisions=[_decision(each) for each in said["decisions"]],
        doubts=[*said["doubts"], *said["not_read"]],
        problems=[_problem(each) for each in row.problems],
    )


def _hours(said: dict[str, Any]) -> str:
    starts, ends = (_hour(said[name]) for name in ("starts", "ends"))
    if starts and ends:
        return f"de {starts} à {ends}"
    return f"à {starts}" if starts else ""


def _hour(text: str) -> str:
    if not text:
        return ""
    hour, _, minute = text.partition(":")
    return f"{int(hour)} h" + (f" {minute}" if minute != "00" else "")


def _where(said: dict[str, Any]) -> str:
    lines = [str(n) for n in said["lines"][:6]]
    more = "…" if len(said["lines"]) > 6 else ""
    return f"{agreed(len(said['lines']), 'Ligne(s)')} {listing(lines)}{more} du tableau."


def _who(row: TakenMeeting) -> str:
    there = row.said["there"]
    told = row.verdict in (TakenVerdict.NEW, TakenVerdict.REFUSED) or row.said.get("adds_roll")
    if not there or not told:
        return "" if there or row.verdict != TakenVerdict.NEW else "Aucune présence n’est dite."
    members, seats = row.said["members"], row.said["seats"]
    present = sum(each["state"] == AttendanceState.PRESENT for each in there)
    here = counted(present, "présent(s)", none="aucun présent")
    parts = [f"{counted(len(there), 'nom(s)')}, dont {here}"]
    if seats:
        parts.append(
            f"{counted(members, 'membre(s) reconnu(s)', none='aucun membre reconnu')} sur "
            f"{in_figures(seats)} en exercice ce jour-là"
        )
    return f"{capitalised(' ; '.join(parts))}."


def _what(said: dict[str, Any], files: list[str]) -> str:
    named = [f"« {name} »" for name in files]
    lists = (
        (said["agenda"], "point(s)"),
        (said["decisions"], "décision(s) ou avis, en projet"),
        (said["remarks"], "remarque(s)"),
    )
    kept = [counted(len(texts), words) for texts, words in lists if texts]
    if files:
        kept.append(f"{agreed(len(files), 'fichier(s)')} : {listing(named)}")
    return f"{capitalised(' ; '.join(kept))}." if kept else ""


def _someone(each: dict[str, Any]) -> str:
    name = f"{each['first_name']} {each['last_name']}".strip()
    home = f"{name} ({each['organisation']})" if name and each["organisation"] else ""
    said = home or name or each["organisation"]
    state = AttendanceState(each["state"]).label
    parts = [said, each["function"], state]
    if each["deputy"]:
        parts.append(f"par {each['deputy']}")
    return ", ".join(part for part in parts if part)


def _decision(each: dict[str, Any]) -> str:
    votes = each["votes"]
    if not votes:
        return str(each["text"])
    return (
        f"{each['text']} [{votes[0]} pour, {votes[1]} contre, {counted(votes[2], 'abstention(s)')}]"
    )


def _problem(each: list[Any]) -> str:
    column, line, sentence = each
    where = f"Ligne {line}, colonne « {column} »" if column else f"Ligne {line}"
    return f"{where} : {sentence}"


# --- Choices --------------------------------------------------------------------------------------


def body_choices(bodies: QuerySet[Body]) -> list[tuple[str, str]]:
    label = BodyChoiceField(bodies).label_from_instance
    return [(str(body.pk), label(body)) for body in bodies]


def files_with_targets(takeover: Takeover) -> list[tuple[TakenFile, list[tuple[str, str]]]]:
    """Return each file with the meetings to which it may go: of its days, else those near."""
    files = list(takeover.files.filter(document__isnull=True).select_related("file").order_by("pk"))
    rows = list(takeover.meetings.exclude(verdict=TakenVerdict.REFUSED).order_by("day", "rank"))
    places = {target_of(row): (row.day, row.body_key) for row in rows if row.day}
    named = {each.target for each in files} | {each for file in files for each in file.targets}
    keys = [each.partition(":")[2] for each in named if each.startswith("known:")]
    for meeting in Meeting.objects.filter(pk__in=keys):
        places.setdefault(f"known:{meeting.pk}", (meeting.starts_on, meeting.body_id))
    bodies = {
        body.pk: str(body) for body in Body.objects.filter(pk__in={b for _, b in places.values()})
    }
    labels = {
        target: f"{in_words(day)}, {bodies.get(body or 0, '')}"
        for target, (day, body) in places.items()
        if day
    }
    return [(file, _offered(file, places, labels)) for file in files]


def _offered(
    file: TakenFile, places: dict[str, tuple[Any, Any]], labels: dict[str, str]
) -> list[tuple[str, str]]:
    wanted: Iterable[str] = [*file.targets, file.target]
    days = [datetime.date.fromisoformat(day) for day in file.days]
    near = [
        target
        for target, (day, _) in places.items()
        if not days or any(abs(day - each) <= NEAR for each in days)
    ]
    kept = dict.fromkeys([*wanted, *near[:MOST_OFFERED]])
    return [(target, labels[target]) for target in kept if target in labels]
