"""Synthesis of a consultation as a file: a line for each comment, and for who said nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from centres.consultations.reading import comments_of, party_state, read_consultation
from centres.models import Consultation, ConsultationComment, ConsultedParty
from crpv_portal.common.dates import day_of
from crpv_portal.common.tables import ExportColumn, ExportTable


@dataclass(frozen=True)
class SynthesisLine:
    """Comment of a party; none for one that said nothing."""

    heading: str
    party: ConsultedParty
    state: str
    comment: ConsultationComment | None


def lines_of(consultation: Consultation) -> Iterator[SynthesisLine]:
    spoke = set()
    for each in read_consultation(consultation):
        for comment in each.comments:
            spoke.add(comment.party_id)
            yield SynthesisLine(each.heading, comment.party, "a répondu", comment)
    for party in consultation.parties.with_names():
        if party.pk not in spoke:
            yield SynthesisLine("", party, party_state(party, 0), None)


COLUMNS = (
    ExportColumn("disposition", "Disposition", lambda line: line.heading),
    ExportColumn("organisation", "Organisation", lambda line: line.party.name),
    ExportColumn("etat", "État", lambda line: line.state),
    ExportColumn("jour", "Jour", lambda line: line.comment and day_of(line.comment.made_at)),
    ExportColumn("commentaire", "Commentaire", lambda line: line.comment and line.comment.text),
    ExportColumn("reponse", "Réponse", lambda line: line.comment and line.comment.answer),
)


def table_of(consultation: Consultation) -> ExportTable:
    remarks = [f"Synthèse : {consultation}. Réservée à l’équipe nationale."]
    return ExportTable("consultation", "Consultation", COLUMNS, lines_of(consultation), remarks)


def counts_of(consultation: Consultation) -> dict[int, int]:
    """Return how many comments each party made."""
    counts: dict[int, int] = {}
    for comment in comments_of(consultation):
        counts[comment.party_id] = counts.get(comment.party_id, 0) + 1
    return counts
