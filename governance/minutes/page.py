"""Page of minutes in the working space: where they stand and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.urls import reverse

from crpv_portal.common.dates import day_of, in_words, today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import counted

from ..choices import MinutesState, Visibility
from ..meetings.approvals import approving_meetings
from ..models import (
    MaskedName,
    Meeting,
    Minutes,
    MinutesRemark,
    PublicMinutes,
    WithdrawnMinutes,
)
from ..papers.passages import PassageGroup
from ..record.merging import digest
from ..wording import day_in_words, meeting_title
from .drafting import why_not_drafted
from .review import author_name

STEPS = ("Brouillon", "En relecture", "Approuvé", "Publié")


@dataclass(frozen=True)
class MinutesStep:
    """Step of the life of minutes: past, present or to come."""

    label: str
    state: str  # done, current, next
    detail: str = ""


@dataclass(frozen=True)
class Move:
    """Possible action, with its button; one that acts at once is sent, with what it was read at."""

    label: str
    url: str
    seen: str = ""


@dataclass(frozen=True)
class NextMoves:
    """Next step in one sentence, with its moves; the first one is the most prominent."""

    title: str
    text: str
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class RemarkRow:
    remark: MinutesRemark
    author: str
    form: object = None
    is_in_place: bool = False  # shown beside its passage, which is still as it was
    has_changed: bool = False  # its passage is no longer as it was

    @property
    def is_answered(self) -> bool:
        return bool(self.remark.outcome)


def beside_passages(
    groups: list[PassageGroup], rows: list[RemarkRow]
) -> tuple[list[PassageGroup], list[RemarkRow]]:
    """Tie each remark to its passage; return the passages, and the rows in their first order."""
    by_key: dict[str, list[RemarkRow]] = {}
    there = {passage.key for group in groups for passage in group.passages}
    found = [
        replace(
            row,
            is_in_place=row.remark.passage in there,
            has_changed=bool(row.remark.passage) and row.remark.passage not in there,
        )
        for row in rows
    ]
    for row in found:
        by_key.setdefault(row.remark.passage, []).append(row)
    tied = [
        replace(
            group,
            passages=tuple(replace(each, rows=by_key.get(each.key, [])) for each in group.passages),
        )
        for group in groups
    ]
    return tied, found


def remark_rows(remarks: list[MinutesRemark]) -> list[RemarkRow]:
    return [RemarkRow(remark, author_name(remark)) for remark in remarks]


def steps_of(minutes: Minutes | None, public: PublicMinutes | None) -> list[MinutesStep]:
    """Return the four steps, with where the minutes are."""
    rank = 0
    details = ["", "", "", ""]
    if minutes and minutes.review_until and minutes.state == MinutesState.IN_REVIEW:
        rank = 1
        details[1] = f"jusqu’au {in_words(minutes.review_until)}"
    if minutes and minutes.approved_at:
        rank = 3 if public else 2
        details[2] = f"le {minutes.approved_at.meeting.starts}"
    if public:
        details[3] = f"le {in_words(day_of(public.published_at))}"
    return [
        MinutesStep(
            label,
            "done" if position < rank else "current" if position == rank else "next",
            details[position],
        )
        for position, label in enumerate(STEPS)
    ]


def next_of(
    meeting: Meeting, minutes: Minutes | None, public: PublicMinutes | None, waiting: int
) -> NextMoves:
    """Return the next step in words; `waiting` is the number of unanswered remarks."""

    def to(name: str) -> str:
        return reverse(f"espace:{name}", args=[meeting.slug])

    if minutes is None or not minutes.text.strip():
        by_hand = Move("Écrire le compte rendu", to("minutes_edit"))
        if why_not_drafted(meeting, minutes):
            return NextMoves(
                "Le compte rendu est à écrire",
                "Ce qui s’est dit et décidé, en quelques paragraphes.",
                (by_hand,),
            )
        return NextMoves(
            "Le compte rendu est à écrire",
            "Le portail le rédige de ce qui est consigné : présences, notes, votes, décisions et "
            "suites, dans l’ordre du jour. Vous le relisez et le corrigez ensuite.",
            (Move("Rédiger depuis la réunion", to("minutes_draft"), seen=digest("")), by_hand),
        )
    if not meeting.is_held:
        return NextMoves(
            "La réunion n’est pas déclarée tenue",
            "Dites d’abord qu’elle a eu lieu, son compte rendu pourra alors être relu.",
            (
                Move("Ouvrir la réunion", to("meeting_record")),
                Move("Modifier le texte", to("minutes_edit")),
            ),
        )
    if minutes.state == MinutesState.DRAFT:
        moves: tuple[Move, ...] = (
            Move("Envoyer en relecture", to("minutes_send")),
            Move("Modifier le texte", to("minutes_edit")),
            Move("Rédiger depuis la réunion", to("minutes_draft")),
        )
        if approving_meetings(meeting).exists():
            moves += (Move("Dire où il a été approuvé", to("minutes_approve")),)
        return NextMoves(
            "Faites relire ce brouillon",
            "Celles et ceux qui étaient là liront ce texte et feront des remarques, sans le "
            "modifier.",
            moves,
        )
    if minutes.state == MinutesState.IN_REVIEW:
        return _during_review(meeting, minutes, waiting, to)
    if public:
        return NextMoves(
            "Le compte rendu est public",
            "Ce que tout le monde lit ne change plus. Une erreur s’y corrige en le retirant, puis "
            "en publiant une autre version.",
            (
                Move("Voir la page publique", meeting.get_absolute_url()),
                Move("Retirer la version publique", to("minutes_withdraw")),
            ),
        )
    if meeting.visibility != Visibility.PUBLIC:
        return NextMoves(
            "Approuvé, conservé, restreint",
            "La réunion n’est pas publique, son compte rendu non plus : pour le publier, publiez "
            "d’abord la réunion.",
            (Move("Publier la réunion", to("meeting_publication")),),
        )
    return NextMoves(
        "Approuvé : publiez-le si l’instance le veut",
        "Vous choisirez ce qui est masqué, et verrez la page telle que le public la verra avant de "
        "la publier.",
        (Move("Préparer la publication", to("minutes_publish")),),
    )


def _during_review(
    meeting: Meeting, minutes: Minutes, waiting: int, to: Callable[[str], str]
) -> NextMoves:
    assert minutes.review_until is not None  # noqa: S101 - set with the state
    day = in_words(minutes.review_until, weekday=True)
    is_open = minutes.review_until >= today()
    said = f"La relecture est ouverte jusqu’au {day}." if is_open else f"Elle s’est close le {day}."
    later = approving_meetings(meeting, since=minutes.review_until).first()
    others = (
        Move("Modifier le texte", to("minutes_edit")),
        Move("Revenir au brouillon", to("minutes_reopen")),
    )
    if waiting:
        moves: tuple[Move, ...] = (Move("Répondre aux remarques", "#remarques"),)
        if later:
            moves += (Move("Approuver", to("minutes_approve")),)
        return NextMoves(
            counted(waiting, "remarque(s) attend(ent) une réponse"),
            said,
            moves + others,
        )
    if later:
        return NextMoves(
            f"À approuver à la réunion du {day_in_words(later)}",
            f"{said} Approuvé, le compte rendu est verrouillé et son exemplaire conservé.",
            (Move("Dire où il a été approuvé", to("minutes_approve")), *others),
        )
    planned = Meeting.objects.filter(body=meeting.body).upcoming(today()).first()
    if planned:
        when = f"Il sera approuvé à la prochaine réunion, {day_in_words(planned)}."
        return NextMoves("En relecture", f"{said} {when}", others)
    plan = Move(
        "Prévoir une réunion", f"{reverse('espace:meeting_plan')}?instance={meeting.body.slug}"
    )
    return NextMoves(
        "En relecture",
        f"{said} Il sera approuvé à une réunion suivante ; aucune n’est prévue.",
        (plan, *others),
    )


def seal(text: str, reason: str) -> str:
    """Return a digest of the previewed text and reason: publishing takes these very ones."""
    return short_digest(f"{reason}\n{text}")


@dataclass(frozen=True)
class Masking:
    """Names that somebody masked in a public version: which, when, by whom."""

    names: list[str]
    on: str
    by: str


def maskings_of(minutes: Minutes) -> list[Masking]:
    """List what was masked in each public version of the minutes, the latest first."""
    rows = minutes.masked_names.select_related("person", "masked_by").order_by("-masked_at", "pk")
    return [
        Masking(
            list(dict.fromkeys(_masked_in_words(row) for row in group)),
            in_words(day_of(at)),
            by.get_full_name() if by else "",
        )
        for (at, by), group in groupby(rows, key=lambda row: (row.masked_at, row.masked_by))
    ]


def _masked_in_words(row: MaskedName) -> str:
    if row.person is None:
        return row.name
    return "une personne effacée depuis" if row.person.erased_at else row.person.full_name


def latest_withdrawn(minutes: Minutes) -> WithdrawnMinutes | None:
    return minutes.withdrawn_versions.order_by("-withdrawn_at", "-pk").first()


def minutes_of(meeting: Meeting) -> Minutes | None:
    return getattr(meeting, "minutes", None)


def public_version_of(minutes: Minutes | None) -> PublicMinutes | None:
    return PublicMinutes.objects.filter(minutes=minutes).first() if minutes else None


def page_words(meeting: Meeting) -> dict[str, Any]:
    """Return the values shown at the head of each page of minutes."""
    return {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "minutes": minutes_of(meeting),
    }
