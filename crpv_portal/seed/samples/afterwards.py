"""Parts of the samples made by services only: kept copies, public versions, mails."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from crpv_portal.accounts.demonstration import DOMAIN
from crpv_portal.accounts.models import User
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today
from crpv_portal.common.files import store_file
from crpv_portal.common.planning import plan_change
from governance.choices import Answer, DocumentVisibility, MeetingStatus, Visibility
from governance.convening.invitations import GivenAnswer, give_answer
from governance.convening.recipients import plan_of
from governance.convening.services import convene_meeting
from governance.meetings.services import carry_minutes_to_approve, change_status
from governance.minutes.publishing import publish_minutes
from governance.minutes.review import make_remark
from governance.minutes.services import approve_minutes
from governance.models import Body, Document, Invitation, ItemCall, ItemProposal, Meeting

from .minutes import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .meetings import MadeMeeting

DAYS_TO_BE_RENAMED = datetime.timedelta(days=90)
DAYS_TO_PROPOSE = datetime.timedelta(days=21)
ANSWERS = (Answer.COMING, Answer.COMING, Answer.EXCUSED, Answer.SENDS)
WORDS = {Answer.EXCUSED: "Je lirai le compte rendu."}
PAPER = """Exemple : document inventé pour la démonstration.

Il accompagne une réunion qui n’a pas eu lieu, et ne dit rien de vrai.
"""


def follow_up(meetings: Sequence[MadeMeeting]) -> None:
    """Make the rest of each meeting's life: its minutes, its papers, its convocation."""
    for made in meetings:
        if made.sample.is_approved:
            _approve(made, meetings)
        elif made.sample.minutes == "review":
            _remark(made)
        if made.is_held and made.sample.minutes:
            _attach(made)
        if made.sample.state == "convened":
            _enclose(made.meeting)
            _convene(made.meeting)
    planned = [each.meeting for each in meetings if each.sample.state == "planned"]
    if planned:
        carry_minutes_to_approve(meeting=planned[0])
        _ask_for_points(planned[0])


def plan_a_name(body: Body, *, reason: str) -> None:
    """Plan and announce another name for a body, as « Renommer » does with a day to come."""
    on, name = today() + DAYS_TO_BE_RENAMED, f"{body.name} et des associations"
    plan_change(
        row=body,
        deed="renommer",
        on=on,
        typed={
            "name": [name],
            "acronym": [""],
            "on": [on.strftime("%d/%m/%Y")],
            "confidence": [Confidence.UNVERIFIED],
            "reason": [reason],
        },
        wording=f"« {body.name} » s’appellera « {name} »",
        is_announced=True,
        reason=reason,
    )


def _approve(made: MadeMeeting, meetings: Sequence[MadeMeeting]) -> None:
    """Approve the minutes at the point of the next held meeting, then publish them."""
    minutes = made.meeting.minutes
    points = (item for each in meetings for item, _ in each.points)
    item = next(item for item in points if item.approves == made.meeting)
    minutes, _ = approve_minutes(minutes=minutes, item=item, user=None, version=minutes.version)
    if made.sample.minutes == "published":
        public = text_of(made, is_public=True)
        reason = "" if public == minutes.text else "situation d’une personne"
        publish_minutes(minutes=minutes, text=public, masking_reason=reason)


def _remark(made: MadeMeeting) -> None:
    there = [row.person for row in made.roll if row.person and row.state == "present"]
    for person in there[:1]:
        make_remark(
            minutes=made.meeting.minutes,
            person=person,
            text="Au deuxième point, l’échéance annoncée en séance était la fin du trimestre.",
        )


def _attach(made: MadeMeeting) -> None:
    """Attach a public document and a restricted one."""
    item = made.points[-1][0]
    for title, visibility in (
        ("Exemple : support présenté en séance", item.visibility),
        ("Exemple : note aux membres", Visibility.RESTRICTED),
    ):
        Document.objects.create(
            meeting=made.meeting,
            item=item,
            title=title,
            file=store_file(name="exemple.txt", content=PAPER.encode()),
            visibility=visibility,
        )


def _convene(meeting: Meeting) -> None:
    """Convene as the agent of the national staff, if there is one; some members answer."""
    by = User.objects.filter(email__endswith=f"@{DOMAIN}", is_staff=True).first()
    if by is None:
        change_status(meeting=meeting, to=MeetingStatus.CONVENED, reason="exemple")
        return
    convene_meeting(
        meeting=meeting,
        by=by,
        base=settings.CRPV_PUBLIC_ADDRESS,
        seen=plan_of(meeting).digest,
    )
    invitations = Invitation.objects.filter(meeting=meeting, mandate__isnull=False)
    for invitation, answer in zip(invitations.order_by("pk"), ANSWERS, strict=False):
        deputy = "Sacha Modèle" if answer == Answer.SENDS else ""
        given = GivenAnswer(answer, deputy_name=deputy, word=WORDS.get(answer, ""))
        give_answer(invitation=invitation, given=given)


def _enclose(meeting: Meeting) -> None:
    """Open a paper to the members who will be convened."""
    Document.objects.create(
        meeting=meeting,
        item=meeting.items.order_by("position").last(),
        title="Exemple : note de présentation",
        file=store_file(name="exemple.txt", content=PAPER.encode()),
        visibility=DocumentVisibility.CONVENED,
    )


def _ask_for_points(meeting: Meeting) -> None:
    """Open a call for points, and propose one for a member."""
    until = meeting.starts_on - DAYS_TO_PROPOSE
    seats = meeting.body.colleges.filter(seats__mandates__isnull=False)
    if until <= today() or not seats.exists():
        return
    ItemCall.objects.create(
        meeting=meeting,
        until_on=until,
        message="Quels points souhaitez-vous voir à l’ordre du jour ?",
    )
    mandates = [row.mandate for row in plan_of(meeting).recipients if row.mandate]
    ItemProposal.objects.create(
        meeting=meeting,
        mandate=mandates[-1],
        person=mandates[-1].holder,
        title="Retour d’expérience sur les conseils citoyens",
        reason="Deux villes ont changé leur manière de les réunir ; leur récit servirait à tous.",
        minutes_wanted=20,
    )
