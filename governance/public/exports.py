"""Public lists as files: the columns of bodies, meetings and decisions.

They read the same columns as the lists, and no other: no note, no author, no person's name.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from crpv_portal.common.dates import PartialDate, in_words
from crpv_portal.common.tables import Cell, ExportColumn, ExportTable
from partners.models import Provision

from ..bodies.cards import BodyCard, body_cards
from ..choices import Visibility
from ..meetings.cards import MeetingCard, decision_card, meeting_cards
from ..models import Body, Decision, Meeting
from ..querysets import BodyQuerySet, DecisionQuerySet, MeetingQuerySet
from ..wording import SAMPLE, meeting_title, owner_of, quorum_in_words

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.common.models import Sourced

Address = Callable[[str], str]  # a path made absolute


def partial_cell(date: PartialDate | None) -> Cell:
    """Return a date when the day is known, else the text `2017-03` or `2017`."""
    if date is None:
        return None
    return date.date if date.is_to_the_day else date.iso()


def _sources(row: Sourced) -> str:
    return " ".join(source.address or source.title for source in row.sources.all())


# --- Bodies --------------------------------------------------------------------------------------


def body_table(bodies: BodyQuerySet, on: datetime.date, absolute: Address) -> ExportTable:
    """Return the table of the listed bodies, as they stand on a day."""

    def of(read: Callable[[Body], Cell]) -> Callable[[BodyCard], Cell]:
        return lambda card: read(card.body)

    columns = [
        ExportColumn("nom", "Nom", lambda card: card.name),
        ExportColumn("sigle", "Sigle", of(lambda body: body.acronym)),
        ExportColumn("code", "Sigle des décisions", of(lambda body: body.code)),
        ExportColumn("nature", "Nature", of(lambda body: body.get_kind_display())),
        ExportColumn("niveau", "Niveau", of(lambda body: body.get_level_display())),
        ExportColumn("centre", "Centre", of(_centre_name)),
        ExportColumn("region", "Région", of(lambda body: body.region.name if body.region else "")),
        ExportColumn("debut", "Début", of(lambda body: partial_cell(body.start))),
        ExportColumn("fin", "N’existe plus à partir de", of(lambda body: partial_cell(body.end))),
        ExportColumn(
            "situation", f"Situation le {in_words(on)}", lambda card: card.existence.label
        ),
        ExportColumn(
            "reunions_par_an", "Réunions attendues par an", of(lambda b: b.expected_per_year)
        ),
        ExportColumn("tenues", f"Réunions publiques tenues en {on.year}", _held_this_year),
        ExportColumn("derniere", "Dernière réunion connue", _day_of("last")),
        ExportColumn("prochaine", "Prochaine réunion", _day_of("next")),
        ExportColumn("quorum", "Quorum", of(quorum_in_words)),
        ExportColumn("exemple", SAMPLE, of(lambda body: body.is_sample)),
        *_evidence(lambda card: card.body),
        ExportColumn("adresse", "Adresse", lambda card: absolute(card.body.get_absolute_url())),
    ]
    rows = body_cards(bodies.for_list().prefetch_related("sources"), on)
    return ExportTable("instances", "Instances", columns, rows)


def _centre_name(body: Body) -> str:
    return body.named_centre.name if body.named_centre else ""


def _held_this_year(card: BodyCard) -> Cell:
    return card.rhythm.this_year.held


def _day_of(which: str) -> Callable[[BodyCard], Cell]:
    def read(card: BodyCard) -> Cell:
        found: MeetingCard | None = getattr(card, which)
        return partial_cell(found.meeting.starts) if found else None

    return read


def _reliability(fact: Any) -> str:
    """Return how sure a row is; a sample of the demonstration is « exemple », whatever it says."""
    return "exemple" if fact.is_sample else str(fact.get_confidence_display())


def _evidence(fact: Callable[[Any], Any]) -> list[ExportColumn]:
    return [
        ExportColumn("fiabilite", "Fiabilité", lambda row: _reliability(fact(row))),
        ExportColumn("verifie_le", "Vérifié le", lambda row: partial_cell(fact(row).checked)),
        ExportColumn("sources", "Sources", lambda row: _sources(fact(row))),
    ]


# --- Meetings ------------------------------------------------------------------------------------


def meeting_table(meetings: MeetingQuerySet, on: datetime.date, absolute: Address) -> ExportTable:
    def of(read: Callable[[Meeting], Cell]) -> Callable[[MeetingCard], Cell]:
        return lambda card: read(card.meeting)

    columns = [
        ExportColumn("titre", "Titre", of(meeting_title)),
        ExportColumn("instance", "Instance", lambda card: card.body),
        ExportColumn("porteur", "Centre, région ou niveau", lambda card: card.owner),
        ExportColumn("jour", "Jour", of(lambda meeting: partial_cell(meeting.starts))),
        ExportColumn(
            "dernier_jour", "Dernier jour", of(lambda meeting: partial_cell(meeting.ends))
        ),
        ExportColumn("heures", "Heures", lambda card: card.hours),
        ExportColumn("fuseau", "Fuseau horaire", of(lambda meeting: meeting.time_zone)),
        ExportColumn("lieu", "Lieu", lambda card: card.place),
        ExportColumn("etat", "État", lambda card: card.state.label),
        ExportColumn("exemple", SAMPLE, of(lambda meeting: meeting.is_sample)),
        *_evidence(lambda card: card.meeting),
        ExportColumn("adresse", "Adresse", lambda card: absolute(card.url)),
    ]
    rows = meeting_cards(meetings.for_list().prefetch_related("sources"), on)
    return ExportTable("reunions", "Réunions", columns, rows)


# --- Decisions -----------------------------------------------------------------------------------


def decision_table(decisions: DecisionQuerySet, user: AnyUser, absolute: Address) -> ExportTable:
    """Return the table of the listed decisions, with the provisions this reader may see."""
    cited = Provision.objects.visible_to(user).select_related("edition").order_by("position", "pk")
    columns = [
        ExportColumn(
            "reference", "Référence", lambda decision: decision_card(decision).tagged_reference
        ),
        ExportColumn("nature", "Nature", lambda decision: decision_card(decision).kind),
        ExportColumn("adoptee_le", "Adoptée le", lambda decision: decision.adopted_on),
        ExportColumn("instance", "Instance", lambda decision: decision.body.name),
        ExportColumn(
            "porteur", "Centre, région ou niveau", lambda decision: owner_of(decision.body)
        ),
        ExportColumn("texte", "Texte", lambda decision: decision.text),
        ExportColumn("scrutin", "Mode de scrutin", lambda row: row.get_ballot_display()),
        ExportColumn("pour", "Pour", lambda decision: decision.votes_for),
        ExportColumn("contre", "Contre", lambda decision: decision.votes_against),
        ExportColumn("abstentions", "Abstentions", lambda decision: decision.abstentions),
        ExportColumn("dispositions", "Dispositions citées", _provisions),
        ExportColumn("corrige", "Corrige", _corrected),
        ExportColumn("exemple", SAMPLE, lambda decision: decision.item.meeting.is_sample),
        ExportColumn("adresse", "Adresse", lambda decision: absolute(decision.get_absolute_url())),
    ]
    rows: Iterable[Decision] = (
        decisions.for_list()
        .select_related("corrects__body")
        .prefetch_related(Prefetch("provisions", cited, "shown_provisions"))
    )
    return ExportTable("decisions", "Décisions", columns, rows)


def _provisions(decision: Any) -> str:
    """Return `cadre-2021.missions ; …`, in the words of the addresses of their pages."""
    separator = "\x20; "  # of data: an ordinary space
    return separator.join(f"{each.edition.slug}.{each.code}" for each in decision.shown_provisions)


def _corrected(decision: Decision) -> str:
    """Return the reference of the decision that this one corrects, when that one is public."""
    former = decision.corrects
    if former is None or former.visibility != Visibility.PUBLIC:
        return ""
    return former.reference
