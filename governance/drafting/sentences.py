"""Sentences of minutes: opening, quorum, adoption, actions, closing."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crpv_portal.common.dates import PARIS, hour_in_words, in_words
from crpv_portal.common.french import agreed, capitalised, counted, number, of

from ..choices import BodyKind, MeetingCall, MeetingMode, OpinionSense, QuorumBasis
from ..wording import ZONES, day_in_words, due_in_words, owner_name
from .words import after, escaped

if TYPE_CHECKING:
    from ..meetings.quorum import Quorum, Tally
    from ..models import ActionItem, Body, Decision, Meeting

_NOUNS = {
    BodyKind.NATIONAL_COMMITTEE: "le comité",
    BodyKind.WORKING_GROUP: "le groupe de travail",
    BodyKind.GENERAL_ASSEMBLY: "l’assemblée générale",
    BodyKind.BOARD: "le conseil d’administration",
    BodyKind.EXECUTIVE_BOARD: "le bureau",
    BodyKind.FUNDERS_COMMITTEE: "le comité",
    BodyKind.STEERING_COMMITTEE: "le comité",
    BodyKind.SCIENTIFIC_COUNCIL: "le conseil scientifique",
}


def noun_of(body: Body) -> str:
    """Return `le comité`, `l’assemblée générale`; `l’instance` where its kind says no more."""
    return _NOUNS.get(BodyKind(body.kind), "l’instance")


# --- When and where -------------------------------------------------------------------------------


def held_on(meeting: Meeting) -> str:
    """Return `La réunion s’est tenue le mardi 3 mars 2026, à distance.`"""
    starts, words = meeting.starts, day_in_words(meeting)
    if not words.startswith(("du ", "de ", "d’")):
        is_day = starts is not None and starts.is_to_the_day
        words = f"le {words}" if is_day else f"en {words}"
    place = escaped(meeting.place)
    if meeting.mode == MeetingMode.REMOTE:
        words += ", à distance"
    elif meeting.mode == MeetingMode.HYBRID:
        words += f", sur place ({place}) et à distance" if place else ", sur place et à distance"
    elif place:
        words += f" ({place})"
    call = ", sur seconde convocation" if meeting.call == MeetingCall.SECOND else ""
    return f"La réunion s’est tenue {words}{call}."


def _hour(moment: datetime.datetime, meeting: Meeting) -> str:
    """Return `14 h 05`, with the hour in Paris where the clock shows another one there."""
    zone = ZoneInfo(meeting.time_zone)
    there, paris = moment.astimezone(zone), moment.astimezone(PARIS)
    words = hour_in_words(there)
    if there.utcoffset() == paris.utcoffset():
        return words
    of_zone = ZONES.get(meeting.time_zone, f"heure de {meeting.time_zone.rpartition('/')[2]}")
    said = f"{hour_in_words(paris)} à Paris"
    if paris.date() != there.date():
        said += ", la veille" if paris.date() < there.date() else ", le lendemain"
    return f"{words}, {of_zone} ({said})"


def opened(meeting: Meeting) -> str:
    """Return who opened the meeting and when; empty when neither is known."""
    at = f" à {_hour(meeting.starts_at, meeting)}" if meeting.starts_at else ""
    chair, secretary = meeting.chair, meeting.secretary
    under = f"sous la présidence {of(escaped(chair.full_name))}" if chair else ""
    # After « (11 h à Paris) » a comma says that the presidency is of the meeting.
    joined = f"{', ' if at.endswith(')') else ' '}{under}" if under else ""
    said = f"La séance est ouverte{at}{joined}." if at or under else ""
    if secretary is None:
        return said
    kept = f"Le secrétariat de séance est assuré par {escaped(secretary.full_name)}."
    return f"{said} {kept}".strip()


def closed(meeting: Meeting) -> str:
    """Return when the meeting was closed, in its own time; past midnight, the day after."""
    if meeting.ends_at is None or meeting.starts_at is None:
        return "La séance est levée."
    zone = ZoneInfo(meeting.time_zone)
    day = meeting.ends_at.astimezone(zone).date()
    at = _hour(meeting.ends_at, meeting)
    if day == meeting.starts_at.astimezone(zone).date():
        return f"La séance est levée à {at}."
    if meeting.ends_on in (None, meeting.starts_on):
        return f"La séance est levée le lendemain, {in_words(day, weekday=True)}, à {at}."
    return f"La séance est levée le {in_words(day, weekday=True)} à {at}."


# --- Quorum ---------------------------------------------------------------------------------------


def quorum_said(quorum: Quorum, body: Body, *, has_decided: bool) -> str:
    """Return `Le quorum étant atteint (7 membres présents ou représentés sur 11), le comité…`."""
    noun, basis = noun_of(body), body.quorum_basis
    if quorum.is_waived:
        return (
            f"Aucun quorum n’étant exigé sur seconde convocation, {noun} peut valablement "
            "délibérer."
        )
    if len(quorum.tallies) == 1 and not quorum.tallies[0].label:
        tally = quorum.tallies[0]
        if quorum.is_reached:
            said = _tally(tally, basis)
            return f"Le quorum étant atteint ({said}), {noun} peut valablement délibérer."
        lacks = f"{_tally(tally, basis)} ; il en fallait {number(tally.needed)}"
        words = f"Le quorum n’est pas atteint ({lacks})."
    else:
        colleges = " ; ".join(
            f"{escaped(tally.label)} : {_tally(tally, basis)}"
            + ("" if tally.is_reached else f", il en fallait {number(tally.needed)}")
            for tally in quorum.tallies
        )
        if quorum.is_reached:
            return (
                f"Le quorum étant atteint dans chaque collège ({colleges}), {noun} peut "
                "valablement délibérer."
            )
        words = f"Le quorum n’est pas atteint dans chaque collège ({colleges})."
    return words if has_decided else f"{words} {capitalised(noun)} ne peut valablement délibérer."


def _tally(tally: Tally, basis: str) -> str:
    if not tally.in_office:
        return "personne n’est en exercice"
    if basis == QuorumBasis.WEIGHT:
        words = agreed(tally.counted, "voix présente(s) ou représentée(s)")
    else:
        words = agreed(tally.counted, "membre(s) présent(s) ou représenté(s)")
    return f"{counted(tally.counted, words)} sur {number(tally.in_office)}"


# --- Decisions ------------------------------------------------------------------------------------


def decided(decision: Decision, body: Body) -> str:
    """Return how a decision was taken, then its number and its text."""
    if not decision.reference:
        word = "d’avis" if decision.opinion else "de décision"
        votes = votes_said(decision)
        label = f"**Projet {word}, non adopté{f' ({votes})' if votes else ''} :**"
        return _complete(after(label, decision.text), decision)
    noun = noun_of(body)
    if decision.opinion:
        sense = OpinionSense(decision.opinion).label
        taken = f"Après en avoir délibéré, {noun} émet{_by_votes(decision)} un avis {sense}."
        label = f"**Avis {decision.reference} :**"
    else:
        taken = f"Après en avoir délibéré, {noun} adopte{_by_votes(decision)} la décision suivante."
        label = f"**Décision {decision.reference} :**"
    return _complete(f"{taken}\n\n{after(label, decision.text)}", decision)


def votes_said(decision: Decision) -> str:
    """Return `9 voix pour, 1 contre, 2 abstentions`; empty when no vote was recorded."""
    ballot = decision.get_ballot_display() if decision.ballot else ""
    if decision.votes_for is None:
        return ballot
    said = (
        f"{counted(decision.votes_for, 'voix')} pour",
        f"{number(decision.votes_against or 0)} contre",
        counted(decision.abstentions or 0, "abstention(s)", none="aucune abstention"),
        ballot,
    )
    return ", ".join(part for part in said if part)


def _by_votes(decision: Decision) -> str:
    """Return ` à l’unanimité (7 pour)`, `, par 9 voix pour, 1 contre et 2 abstentions,`.

    The ballot, when it is known, comes first: `, au scrutin secret, par 9 voix pour…`.
    """
    if not decision.ballot:
        return _by_counts(decision)
    counts = _by_counts(decision).lstrip(", ").rstrip(",")
    ballot = decision.get_ballot_display()
    return f", {ballot}, {counts}," if counts else f", {ballot},"


def _by_counts(decision: Decision) -> str:
    votes_for = decision.votes_for
    if votes_for is None:
        return ""
    if not votes_for and not decision.votes_against and not decision.abstentions:
        return ", aucune voix n’étant exprimée,"
    if not decision.votes_against and not decision.abstentions:
        return f" à l’unanimité ({counted(votes_for, 'pour')})"
    against = f"{number(decision.votes_against or 0)} contre"
    abstained = counted(decision.abstentions or 0, "abstention(s)", none="aucune abstention")
    return f", par {counted(votes_for, 'voix')} pour, {against} et {abstained},"


def _complete(text: str, decision: Decision) -> str:
    parts = [text]
    if decision.corrects:
        parts.append(f"Elle corrige la décision {decision.corrects.reference}.")
    cited = [escaped(provision.title) for provision in decision.provisions.all()]
    if cited:
        parts.append(f"{agreed(len(cited), 'Disposition(s) citée(s)')} : {' ; '.join(cited)}.")
    return "\n\n".join(parts)


# --- Actions --------------------------------------------------------------------------------------


def to_follow(action: ActionItem) -> str:
    """Return `**Suite à donner :** diffuser le programme (confiée à Mme X, pour le 15 avril).`"""
    text = escaped(action.text).rstrip(" .;")
    due = f", {due_in_words(action)}" if action.due_on else ""
    return f"**Suite à donner :** {text} ({_entrusted(action)}{due})."


def _entrusted(action: ActionItem) -> str:
    """Return `confiée à Marie Martin`, or `chargé de la suite : Le secrétariat`.

    Only a person's name follows « à » as it is: « à Le secrétariat » is no French.
    """
    owner, person = escaped(owner_name(action)), action.owner_person
    if person is not None and not person.erased_at and action.owner_organisation_id is None:
        return f"confiée à {owner}"
    return f"chargé de la suite : {owner}"


def followed(action: ActionItem) -> str:
    """Return an earlier action that the meeting closed, with what became of it."""
    text = escaped(action.text).rstrip(" .;")
    outcome = f" : {escaped(action.outcome).rstrip(' .;')}" if action.outcome else ""
    return f"**Suite {action.get_state_display()} :** {text} ({_entrusted(action)}){outcome}."
