"""Lines on bodies and meetings: rhythm, records and minutes that lack, points proposed."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from crpv_portal.common.french import counted
from governance.admin.declarations import declaration_in_words
from governance.admin.pending import BODY_PENDING, MEETING_PENDING
from governance.bodies.rhythm_table import BodyYear, rhythm_of
from governance.choices import ProposalState
from governance.models import Body, ItemProposal, Meeting, Minutes
from governance.wording import day_in_words, meeting_title, owner_of

from .lines import DashboardLine, RowAct, Said, Urgency, each, pending_lines

A_YEAR = datetime.timedelta(days=366)


def _of_meeting(meeting: Meeting, page: str) -> Said:
    return Said(
        f"{meeting_title(meeting)} ({owner_of(meeting.body)})",
        f"{capfirst(day_in_words(meeting))}.",
        reverse(page, args=[meeting.slug]),
    )


def _without_minutes(on: datetime.date) -> QuerySet[Any]:
    lacking = Meeting.objects.without_minutes().filter(starts_on__gte=on - A_YEAR)
    return lacking.for_list().order_by("-starts_on", "pk")


def _to_approve(on: datetime.date) -> QuerySet[Any]:
    waiting = Minutes.objects.to_approve()
    return waiting.select_related("meeting__body__centre", "meeting__body__region").order_by(
        "-meeting__starts_on", "pk"
    )


def _say_minutes(minutes: Minutes) -> Said:
    said = _of_meeting(minutes.meeting, "espace:minutes_page")
    state = capfirst(minutes.get_state_display())
    return Said(said.title, f"{said.detail} {state}.", said.url, minutes.meeting)


def _proposed(on: datetime.date) -> QuerySet[Any]:
    return (
        ItemProposal.objects.filter(state=ProposalState.PENDING)
        .select_related("meeting__body__centre", "meeting__body__region")
        .order_by("meeting__starts_on", "pk")
    )


def _say_proposal(row: ItemProposal) -> Said:
    said = _of_meeting(row.meeting, "espace:item_call")
    return Said(row.title, f"{said.title}, {day_in_words(row.meeting)}.", said.url)


def _behind(on: datetime.date) -> list[BodyYear]:
    bodies = (
        Body.objects.in_force(on)
        .filter(expected_per_year__gt=0)
        .select_related("centre", "region")
        .national_first()
    )
    late = [row for row in rhythm_of(bodies, [on.year], on).values() if row.is_behind]
    return sorted(late, key=lambda row: -row.late)


def _say_rhythm(row: BodyYear) -> Said:
    body = row.body
    return Said(
        f"{body.name} ({owner_of(body)})",
        f"{counted(row.held, 'réunion(s) tenue(s)', none='Aucune réunion tenue')} sur "
        f"{row.expected} en {row.year}, {counted(row.planned, 'prévue(s)', none='aucune prévue')}.",
        f"{reverse('espace:meeting_plan')}?instance={body.slug}",
        body,
    )


def _declared(on: datetime.date) -> QuerySet[Any]:
    waiting = Body.objects.awaiting_confirmation().select_related("centre", "region", "declared_by")
    return waiting.order_by("declared_at", "pk")


def _say_declared(body: Body) -> Said:
    admin = "admin:governance_body"
    return Said(
        f"{body.name} ({owner_of(body)})",
        f"{capfirst(body.get_kind_display())}, sigle {body.code}. {declaration_in_words(body)}",
        acts=(
            RowAct("Confirmer", reverse("dashboard:confirm_body", args=[body.pk]), True),
            RowAct(
                "Confirmer, sigle compris",
                reverse(f"{admin}_confirmer_la_declaration", args=[body.pk]),
            ),
            RowAct("Corriger", reverse(f"{admin}_change", args=[body.pk])),
            RowAct("C’est déjà…", reverse(f"{admin}_c_est_deja", args=[body.pk])),
            RowAct("Écarter", reverse(f"{admin}_ecarter_la_declaration", args=[body.pk])),
        ),
    )


DECLARED = DashboardLine(
    "instances-declarees",
    "Instances déclarées, à confirmer",
    "instance(s) déclarée(s) attend(ent) une confirmation : le public n’en lit rien",
    "Confirmer",
    Urgency.FIRST,
    _declared,
    each(_say_declared),
    help="Qui l’a déclarée la tient déjà. « Confirmer » la rend publique et le lui dit ; ses "
    "réunions restent restreintes tant que personne ne les publie.",
    sample="is_sample",
    changelist="admin:governance_body_changelist",
    state="declarees",
)
MEETINGS = (
    DECLARED,
    *pending_lines(
        Meeting,
        MEETING_PENDING,
        urgent=["non-consignees"],
        say=lambda row: _of_meeting(row, "espace:meeting_record"),
        related=("body__centre", "body__region"),
        sample="is_sample",
    ),
    DashboardLine(
        "points-proposes",
        "Points proposés par des membres",
        "point(s) proposé(s) par des membres attend(ent) une réponse",
        "Répondre",
        Urgency.FIRST,
        _proposed,
        each(_say_proposal),
        sample="meeting__is_sample",
    ),
    DashboardLine(
        "sans-compte-rendu",
        "Réunions sans compte rendu",
        "réunion(s) tenue(s) depuis un an n’(a|ont) pas de compte rendu",
        "Écrire",
        Urgency.FIRST,
        _without_minutes,
        each(lambda row: _of_meeting(row, "espace:minutes_page")),
        sample="is_sample",
    ),
    DashboardLine(
        "a-approuver",
        "Comptes rendus à approuver",
        "compte(s) rendu(s) écrit(s) (n’est|ne sont) pas approuvé(s)",
        "Faire avancer",
        Urgency.FIRST,
        _to_approve,
        each(_say_minutes),
        sample="meeting__is_sample",
    ),
    DashboardLine(
        "rythme",
        "Instances en retard sur leur rythme",
        "instance(s) (est|sont) en retard sur (son|leur) rythme de l’année",
        "Prévoir",
        Urgency.FIRST,
        _behind,
        each(_say_rhythm),
        help="Comptées au prorata de l’année écoulée ; les réunions déjà prévues qui rattrapent le "
        "retard l’effacent.",
        sample="is_sample",
    ),
)
BODIES = (
    *pending_lines(
        Body,
        BODY_PENDING,
        without=["declarees"],
        say=lambda row: Said(f"{row.name} ({owner_of(row)})"),
        related=("centre", "region"),
        sample="is_sample",
    ),
)
