"""Lines on what ends within six months: labels, terms, agreements, mandates, rights."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import capfirst

from centres.choices import CentreStatus
from centres.models import Agreement, CentreMembership, Label
from crpv_portal.accounts.models import Assignment
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.models import Period
from crpv_portal.common.staff_labels import name_for_staff
from governance.models import Mandate, Secretaryship
from governance.wording import owner_of
from partners.models import Organisation

from .lines import DashboardLine, Said, Urgency, each

SIX_MONTHS = datetime.timedelta(days=183)


def _ending(
    model: type[Model], *related: str, **among: Any
) -> Callable[[datetime.date], QuerySet[Any]]:
    """Return what finds the rows that end after a day, and within six months of it."""

    def rows(on: datetime.date) -> QuerySet[Any]:
        ends: dict[str, Any] = {"end_on__gt": on, "end_on__lte": on + SIX_MONTHS, **among}
        found = model._default_manager.filter(**ends).select_related(*related)
        return found.order_by("end_on", "pk")

    return rows


def _terms(on: datetime.date) -> QuerySet[Any]:
    return Organisation.objects.filter(
        term_ends_on__lte=on + SIX_MONTHS, successor__isnull=True
    ).order_by("term_ends_on", "pk")


def _when(row: Period) -> str:
    return f"{capfirst(row.in_words)}."


def _say_term(row: Organisation) -> Said:
    term = row.term_ends
    if term is None:
        return Said(row.name)
    is_over = term.last_possible_day < today()
    said = "Terme échu : {}. Prorogé depuis, ou dissous ?" if is_over else "Terme : {}."
    return Said(row.name, said.format(term.words()))


def _say_agreement(row: Agreement) -> Said:
    said = f"{row.title}, {row.in_words}."
    if row.renewal:
        said += f" {capfirst(row.get_renewal_display())}."
    if row.notice_by and row.notice_by >= today():
        said += f" Préavis à donner le {in_words(row.notice_by)} au plus tard."
    return Said(row.centre.name, said)


def _say_mandate(row: Mandate) -> Said:
    body = row.seat.college.body
    return Said(f"{body.name} ({owner_of(body)})", f"{row.staff_label}, {row.in_words}.")


def _say_secretaryship(row: Secretaryship) -> Said:
    return Said(
        f"{row.body.name} ({owner_of(row.body)})", f"{name_for_staff(row.user)}, {row.in_words}."
    )


def _say_assignment(row: Assignment) -> Said:
    return Said(name_for_staff(row.user), f"{row.region.name}, {row.in_words}.")


def _say_membership(row: CentreMembership) -> Said:
    return Said(row.centre.name, f"{name_for_staff(row.user)}, {row.in_words}.")


OF_BODY = ("body__centre", "body__region")
ENDING = (
    DashboardLine(
        "labels",
        "Labels qui prennent fin",
        "label(s) prend(nent) fin dans les six mois",
        "Renouveler",
        Urgency.ENDING,
        _ending(Label, "centre", centre__status=CentreStatus.PUBLISHED),
        each(lambda row: Said(row.centre.name, _when(row))),
    ),
    DashboardLine(
        "termes",
        "Groupements à leur terme",
        "groupement(s) d’intérêt public (est|sont) à (son|leur) terme, échu ou dans "
        "les six mois, au plus tôt",
        "Vérifier",
        Urgency.ENDING,
        _terms,
        each(_say_term),
        help="Un GIP prorogé a un nouveau terme ; dissous, il a un successeur ou une fin.",
    ),
    DashboardLine(
        "accords",
        "Accords qui prennent fin",
        "accord(s) prend(nent) fin dans les six mois",
        "Renouveler",
        Urgency.ENDING,
        _ending(Agreement, "centre"),
        each(_say_agreement),
    ),
    DashboardLine(
        "mandats",
        "Mandats qui prennent fin",
        "mandat(s) prend(nent) fin dans les six mois",
        "Renouveler",
        Urgency.ENDING,
        _ending(
            Mandate,
            *("seat__college__body__centre", "seat__college__body__region", "organisation"),
        ),
        each(_say_mandate),
        sample="seat__college__body__is_sample",
    ),
    DashboardLine(
        "secretariats",
        "Secrétariats qui prennent fin",
        "secrétariat(s) prend(nent) fin dans les six mois",
        "Renouveler",
        Urgency.ENDING,
        _ending(Secretaryship, *OF_BODY, "user"),
        each(_say_secretaryship),
        sample="body__is_sample",
    ),
    DashboardLine(
        "affectations",
        "Affectations régionales qui prennent fin",
        "affectation(s) régionale(s) prend(nent) fin dans les six mois",
        "Prolonger",
        Urgency.ENDING,
        _ending(Assignment, "user", "region"),
        each(_say_assignment),
    ),
    DashboardLine(
        "membres",
        "Membres de centres dont l’accès prend fin",
        "membre(s) d’un centre perd(ent) (son|leur) accès dans les six mois",
        "Prolonger",
        Urgency.ENDING,
        _ending(CentreMembership, "user", "centre"),
        each(_say_membership),
    ),
)
