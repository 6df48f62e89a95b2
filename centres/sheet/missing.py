"""Unknown facts of a centre, as ends of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crpv_portal.common.french import listing, number_in_words
from partners.choices import LegalForm

from ..choices import ContactKind, MilestoneKind

if TYPE_CHECKING:
    from .reading import Sheet

MANY = 4


def missing(sheet: Sheet) -> list[str]:
    """Return what is unknown; each item completes « Ce que nous ne savons pas encore » alone.

    Nothing lacks on a day when the centre did not exist yet.
    """
    if sheet.founded_later:
        return []
    return [*_activity(sheet), *_perimeter(sheet), *_identity(sheet), *_reach(sheet), *_ties(sheet)]


def _activity(sheet: Sheet) -> Iterator[str]:
    centre = sheet.centre
    if centre.is_closed:
        return
    if not centre.last_seen:
        yield "si le centre est en activité : aucune page datée ne le montre"
    elif not centre.is_seen_lately:
        yield (
            "si le centre est toujours en activité : la dernière trace publique remonte à "
            f"{centre.last_seen.words()}"
        )


def _perimeter(sheet: Sheet) -> Iterator[str]:
    undated = [c.department.the_name for c in sheet.established if not c.start]
    if len(undated) > MANY:
        every = len(undated) == len(sheet.established)
        where = "" if every else f" dans {number_in_words(len(undated))} de ses départements"
        yield f"depuis quand il intervient{where}"
    elif undated:
        yield f"depuis quand il couvre {listing(undated)}"
    doubtful = [coverage.department.the_name for coverage in sheet.unverified]
    if doubtful:
        yield f"s’il couvre bien {listing(doubtful)}"


def _identity(sheet: Sheet) -> Iterator[str]:
    founded = any(m.kind == MilestoneKind.FOUNDING for m in sheet.milestones)
    if not founded and not any(body.start and not body.is_host for body in sheet.legal_bodies):
        yield "l’année de sa création"
    if not sheet.body:
        yield "sa forme juridique et la personne morale qui le porte"
    else:
        organisation = sheet.body.organisation
        if not organisation.siren:
            of_whom = "de la structure porteuse" if sheet.body.is_host else "du centre"
            yield f"le numéro SIREN {of_whom}"
        term = organisation.term_ends
        if organisation.legal_form == LegalForm.GIP and not term:
            yield "le terme de la convention constitutive du groupement"
        elif term and term.last_possible_day < sheet.on:
            yield f"si le groupement a été prorogé après {term.words()}"
    if not sheet.labels:
        yield "la date et l’autorité de sa reconnaissance par l’État"


def _reach(sheet: Sheet) -> Iterator[str]:
    if not sheet.seats:
        yield "où se trouve son siège"
    elif not any(site.public_address for site in sheet.seats):
        yield "l’adresse exacte de son siège"
    labels = {
        ContactKind.EMAIL: "une adresse électronique",
        ContactKind.PHONE: "un téléphone",
        ContactKind.WEBSITE: "un site",
    }
    known = {contact.kind for contact in sheet.contacts}
    lacking = [label for kind, label in labels.items() if kind not in known]
    if lacking:
        yield f"{listing(lacking)} que nous aurions vérifiés nous-mêmes"


def _ties(sheet: Sheet) -> Iterator[str]:
    if not sheet.core_missions and not sheet.other_missions:
        yield "les missions qu’il propose"
    partnerships = [p for group in sheet.partner_groups for p in group.partnerships]
    if not partnerships:
        yield "ses partenaires locaux"
    elif not any(partnership.is_financial for partnership in partnerships):
        yield "qui le finance"
