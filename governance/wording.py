"""French wording of meetings, rules and votes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crpv_portal.common.dates import PARIS, hour_in_words, in_words, there, today
from crpv_portal.common.french import counted, number_in_words, of
from crpv_portal.common.periods import span_in_words
from crpv_portal.outbox.choices import MailState

from .choices import (
    TO_COME,
    MeetingMode,
    MeetingStatus,
    OpinionSense,
    QuorumBasis,
    QuorumScope,
)

if TYPE_CHECKING:
    from .models import ActionItem, Body, Decision, Meeting

SAMPLE = "Exemple"

ZONES = {
    "Europe/Paris": "heure de Paris",
    "America/Guadeloupe": "heure de la Guadeloupe",
    "America/Martinique": "heure de la Martinique",
    "America/Cayenne": "heure de la Guyane",
    "Indian/Reunion": "heure de La Réunion",
    "Indian/Mayotte": "heure de Mayotte",
    "America/Miquelon": "heure de Saint-Pierre-et-Miquelon",
    "America/Marigot": "heure de Saint-Martin",
    "America/St_Barthelemy": "heure de Saint-Barthélemy",
    "Pacific/Noumea": "heure de la Nouvelle-Calédonie",
    "Pacific/Tahiti": "heure de Tahiti",
    "Pacific/Wallis": "heure de Wallis",
}


@dataclass(frozen=True)
class State:
    """State of a meeting: its word, and the kind of its badge."""

    label: str
    kind: str


STATES = {
    MeetingStatus.PLANNED: State("Prévue", "info"),
    MeetingStatus.CONVENED: State("Convoquée", "info"),
    MeetingStatus.HELD: State("Tenue", "success"),
    MeetingStatus.POSTPONED: State("Reportée", "warning"),
    MeetingStatus.CANCELLED: State("Annulée", "error"),
}
NOT_VERIFIED = State("Tenue non vérifiée", "warning")
DAY_TO_FIX = State("Reportée, jour à refixer", "warning")


def public_state(meeting: Meeting, on: datetime.date) -> State:
    """Return the state; a meeting still planned after its day is said « not seen held ».

    Its day is that of its place: in Martinique, an evening is not past when Paris sleeps. Seen
    from a day to come, what is planned today is still planned.
    """
    if meeting.status in TO_COME and last_day(meeting) < _day_judged(meeting, on):
        return NOT_VERIFIED
    return STATES[MeetingStatus(meeting.status)]


def working_state(meeting: Meeting, on: datetime.date) -> State:
    """Return the public state, or for a keeper what waits: a day to fix, a record to write."""
    if meeting.status == MeetingStatus.POSTPONED and meeting.postponed_to_id is None:
        return DAY_TO_FIX
    if meeting.status in TO_COME and meeting.starts_on <= there(on, meeting.time_zone):
        return State("À consigner", "warning")
    return public_state(meeting, on)


def last_day(meeting: Meeting) -> datetime.date:
    """Return the last day on which the meeting may be."""
    date = meeting.ends or meeting.starts
    assert date is not None  # noqa: S101 - the database requires a first day
    return date.last_possible_day


def is_past(meeting: Meeting, on: datetime.date) -> bool:
    """Tell whether it was held by the day shown, or its day was over."""
    day = _day_judged(meeting, on)
    is_held = meeting.status == MeetingStatus.HELD and meeting.starts_on <= day
    return is_held or last_day(meeting) < day


def _day_judged(meeting: Meeting, on: datetime.date) -> datetime.date:
    return there(min(on, today()), meeting.time_zone)


# --- When --------------------------------------------------------------------------------------


def day_in_words(meeting: Meeting) -> str:
    """Return `mardi 3 mars 2026`, `du 16 au 17 mars 2017`, `de janvier à mai 2015`, `2009`."""
    starts, ends = meeting.starts, meeting.ends
    assert starts is not None  # noqa: S101 - the database requires a first day
    if ends is None or ends == starts:
        return in_words(starts.date, weekday=True) if starts.is_to_the_day else starts.words()
    return span_in_words(starts, ends)


def clock_in_words(moment: datetime.datetime) -> str:
    """Return the hour in Paris of a moment."""
    return hour_in_words(moment.astimezone(PARIS))


def _span(starts: datetime.datetime, ends: datetime.datetime | None, *, is_night: bool) -> str:
    if ends is None:
        return f"à {hour_in_words(starts)}"
    words = f"de {hour_in_words(starts)} à {hour_in_words(ends)}"
    return f"{words} le lendemain" if is_night and ends.date() > starts.date() else words


def hours_in_words(meeting: Meeting) -> str:
    """Return `de 14 h à 16 h, heure de La Réunion (de 11 h à 13 h à Paris)`, empty if unknown.

    Paris time is added only where the clock shows another hour that day.
    """
    if meeting.starts_at is None:
        return ""
    zone = ZoneInfo(meeting.time_zone)
    starts = meeting.starts_at.astimezone(zone)
    ends = meeting.ends_at.astimezone(zone) if meeting.ends_at else None
    is_night = meeting.ends_on in (None, meeting.starts_on)
    words = _span(starts, ends, is_night=is_night)
    if starts.utcoffset() == starts.astimezone(PARIS).utcoffset():
        return words
    there = ZONES.get(meeting.time_zone, f"heure de {meeting.time_zone.rpartition('/')[2]}")
    in_paris = starts.astimezone(PARIS)
    paris = _span(in_paris, ends.astimezone(PARIS) if ends else None, is_night=is_night)
    paris += " à Paris"
    if in_paris.date() < starts.date():
        paris += ", la veille"
    elif in_paris.date() > starts.date():
        paris += ", le lendemain"
    return f"{words}, {there} ({paris})"


# --- Where, and what it is called -----------------------------------------------------------------


def place_in_words(meeting: Meeting) -> str:
    """Return `Lille`, `à distance`, `Lille et à distance`; empty when unknown."""
    if meeting.mode == MeetingMode.REMOTE:
        return "à distance"
    if meeting.mode == MeetingMode.HYBRID:
        return f"{meeting.place} et à distance" if meeting.place else "sur place et à distance"
    return meeting.place


def meeting_title(meeting: Meeting) -> str:
    """Return the title, marked « Exemple » for a sample so that nobody takes it for real."""
    return f"{SAMPLE} – {meeting.title}" if meeting.is_sample else meeting.title


def doubt_about(meeting: Meeting) -> str:
    """Return how sure an inferred or unverified meeting is, in words; empty for the others."""
    if meeting.is_sample:
        return ""
    if meeting.is_inferred:
        return "déduit : aucune source ne l’écrit tel quel"
    return "à vérifier : rien ne l’a encore confirmé" if meeting.is_unverified else ""


def untimed_title(meeting: Meeting) -> str:
    """Return the title without the date at its end, for where the date stands beside it."""
    title, starts = meeting_title(meeting), meeting.starts
    assert starts is not None  # noqa: S101 - the database requires a first day
    return title.removesuffix(f" {starts.from_()}") or title


def dated_title(meeting: Meeting) -> str:
    """Return « Bureau, lundi 4 décembre 2006 »; the title alone when it ends with its date.

    « Assemblée générale 2009 » needs no « , 2009 » after it.
    """
    title, when = untimed_title(meeting), day_in_words(meeting)
    return title if title.endswith(f" {when}") else f"{title}, {when}"


def page_title(meeting: Meeting) -> str:
    """Return the dated title with the name of the body, unless it says it already."""
    title, body = dated_title(meeting), meeting.body.name
    return title if body in title else f"{title} – {body}"


_MARKS = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+|[*_`]{1,3}|\s#+\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r".+?[.!?…](?=\s+[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«]|$)")
LONGEST_HEADLINE = 160


def headline(text: str) -> str:
    """Return the first sentence of a text in Markdown, as a title: no mark, no full stop.

    >>> headline("## Budget\\n\\nLe budget de **2026** est adopté. Il s’élève à 12 000 €.")
    'Budget'
    >>> headline("Le budget de **2026** est adopté. Il s’élève à 12 000 €.")
    'Le budget de 2026 est adopté'
    """
    lines = (_MARKS.sub("", _LINK.sub(r"\1", line)).strip() for line in text.splitlines())
    first = next((line for line in lines if re.search(r"\w", line)), "")
    sentence = match[0] if (match := _SENTENCE.match(first)) else first
    sentence = sentence.strip().removesuffix(".").rstrip(" :;")
    if len(sentence) <= LONGEST_HEADLINE:
        return sentence
    return sentence[:LONGEST_HEADLINE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def owner_of(body: Body) -> str:
    """Return the owner of a body: its centre, its région, or « Instance nationale ».

    A sample borrows the page of a centre in the demonstration, never its name.
    """
    if body.is_sample and body.centre is not None:
        return "Centre d’exemple"
    if body.centre is not None:
        return body.centre.short_name
    return body.region.name if body.region is not None else "Instance nationale"


def body_and_owner(body: Body) -> str:
    """Return `Bureau (Villes au Carré)`; the name alone where it says whose body it is."""
    owner = owner_of(body)
    is_national = body.centre_id is None and body.region_id is None
    return body.name if is_national or owner in body.name else f"{body.name} ({owner})"


# --- Rules ---------------------------------------------------------------------------------------


def quorum_in_words(body: Body) -> str:
    """Return the rule, with what holds on second call; empty when not known."""
    rule = quorum_rule(body)
    waived = rule and body.second_call_without_quorum
    return f"{rule} ; aucun sur seconde convocation" if waived else rule


def quorum_rule(body: Body) -> str:
    """Return `la moitié des membres à voix délibérative, dans chaque collège`; empty if unknown."""
    if body.quorum_basis == QuorumBasis.NONE:
        return ""
    seats = (
        "des membres à voix délibérative"
        if body.quorum_basis == QuorumBasis.SEATS
        else "des voix, chaque siège comptant pour son poids"
    )
    share = _share(body.quorum_numerator or 1, body.quorum_denominator or 1)
    words = f"plus {of(share)} {seats}" if body.quorum_is_strict else f"{share} {seats}"
    if body.quorum_scope == QuorumScope.BY_COLLEGE:
        words += ", dans chaque collège"
    return words


def _share(numerator: int, denominator: int) -> str:
    if numerator == denominator:
        return "la totalité"
    named = {2: "la moitié", 3: "le tiers", 4: "le quart", 5: "le cinquième"}
    if numerator == 1 and denominator in named:
        return named[denominator]
    plural = {3: "tiers", 4: "quarts", 5: "cinquièmes"}
    if denominator in plural:
        return f"les {number_in_words(numerator)} {plural[denominator]}"
    return f"{numerator} sur {denominator}"


def votes_in_words(decision: Decision) -> str:
    """Return `9 pour, 1 contre, aucune abstention, au scrutin secret`; empty when nobody knows."""
    ballot = decision.get_ballot_display() if decision.ballot else ""
    return ", ".join(part for part in (_counts_in_words(decision), ballot) if part)


def _counts_in_words(decision: Decision) -> str:
    if decision.votes_for is None:
        return ""
    if not (decision.votes_for or decision.votes_against or decision.abstentions):
        return "aucune voix exprimée"
    if not decision.votes_against and not decision.abstentions:
        return f"unanimité ({counted(decision.votes_for, 'voix')})"
    words = [
        counted(decision.votes_for, "pour"),
        counted(decision.votes_against or 0, "contre"),
        counted(decision.abstentions or 0, "abstention(s)", none="aucune abstention"),
    ]
    return ", ".join(words)


def decision_kind(decision: Decision) -> str:
    """Return `Décision`, `Avis favorable`."""
    if decision.opinion:
        return f"Avis {OpinionSense(decision.opinion).label}"
    return decision.get_kind_display().capitalize()


def age_in_words(age: int) -> str:
    """Return through how many meetings an action waited; the coming one is not counted."""
    if age == 0:
        return "depuis la dernière réunion"
    return f"depuis {counted(age, 'réunion(s)')}"


# --- What is left to do --------------------------------------------------------------------------


def owner_name(action: ActionItem) -> str:
    """Return `Préfecture de région`, or `Marie Martin, Ville de Lille`: namesakes are not one."""
    if action.owner_organisation:
        return action.owner_organisation.name
    person = action.owner_person
    if person is None or person.erased_at:
        return action.owner_words or (person.full_name if person else "")
    return f"{person.full_name}, {action.owner_words}" if action.owner_words else person.full_name


def due_day(action: ActionItem) -> str:
    return in_words(action.due_on) if action.due_on else "sans échéance"


def due_in_words(action: ActionItem) -> str:
    return f"pour le {due_day(action)}" if action.due_on else due_day(action)


# --- What was sent --------------------------------------------------------------------------------


def mails_in_words(counts: Mapping[str, int], mails: str = "courriel(s)") -> str:
    """Return `9 courriels : 7 partis, 1 en attente, 1 échoué.`; empty when none was written."""
    said = [
        counted(counts[state], state.label if " " in state.label else f"{state.label}(s)")
        for state in MailState
        if counts.get(state)
    ]
    return f"{counted(sum(counts.values()), mails)} : {', '.join(said)}." if said else ""
