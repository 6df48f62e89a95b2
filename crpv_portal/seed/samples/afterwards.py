"""What only the services can make of the samples: copies kept, versions published, mails sent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from crpv_portal.accounts.demonstration import DOMAIN
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from crpv_portal.common.files import store_file
from governance.choices import Answer, MeetingStatus, Visibility
from governance.convening.invitations import Given, give_answer
from governance.convening.recipients import plan_of
from governance.convening.services import convene_meeting
from governance.meetings.services import approval_title, carry_minutes_to_approve, change_status
from governance.minutes.publishing import publish_minutes
from governance.minutes.review import make_remark
from governance.minutes.services import approve_minutes
from governance.models import Document, Invitation, ItemCall, ItemProposal, Meeting

from .minutes import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .meetings import Sitting

DAYS_TO_PROPOSE = datetime.timedelta(days=21)
ANSWERS = (Answer.COMING, Answer.COMING, Answer.EXCUSED, Answer.SENDS)
PAPER = """Exemple : document inventé pour la démonstration.

Il accompagne une réunion qui n’a pas eu lieu, et ne dit rien de vrai.
"""


def follow_up(sittings: Sequence[Sitting]) -> None:
    """The rest of each meeting's life: its minutes, its papers, its convocation."""
    for sitting in sittings:
        if sitting.occasion.is_approved:
            _approve(sitting, sittings)
        elif sitting.occasion.minutes == "review":
            _remark(sitting)
        if sitting.is_held and sitting.occasion.minutes:
            _attach(sitting)
        if sitting.occasion.state == "convened":
            _convene(sitting.meeting)
    planned = [each.meeting for each in sittings if each.occasion.state == "planned"]
    if planned:
        carry_minutes_to_approve(meeting=planned[0])
        _ask_for_points(planned[0])


def _approve(sitting: Sitting, sittings: Sequence[Sitting]) -> None:
    """At the point of the next meeting held that is there for it, then published."""
    title = approval_title(sitting.meeting)
    minutes = sitting.meeting.minutes
    item = next(item for each in sittings for item, _ in each.points if item.title == title)
    minutes = approve_minutes(minutes=minutes, item=item, user=None, version=minutes.version)
    if sitting.occasion.minutes == "published":
        public = text_of(sitting, is_public=True)
        reason = "" if public == minutes.text else "situation d’une personne"
        publish_minutes(minutes=minutes, text=public, masking_reason=reason)


def _remark(sitting: Sitting) -> None:
    there = [row.person for row in sitting.roll if row.person and row.state == "present"]
    for person in there[:1]:
        make_remark(
            minutes=sitting.meeting.minutes,
            person=person,
            text="Au deuxième point, l’échéance annoncée en séance était la fin du trimestre.",
        )


def _attach(sitting: Sitting) -> None:
    """A paper shown to everybody, and another that is not."""
    item = sitting.points[-1][0]
    for title, visibility in (
        ("Exemple : support présenté en séance", item.visibility),
        ("Exemple : note aux membres", Visibility.RESTRICTED),
    ):
        Document.objects.create(
            meeting=sitting.meeting,
            item=item,
            title=title,
            file=store_file(name="exemple.txt", content=PAPER.encode()),
            visibility=visibility,
        )


def _convene(meeting: Meeting) -> None:
    """By the agent of the national staff, if there is one; some answered."""
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
        give_answer(invitation=invitation, given=Given(answer, deputy_name=deputy))


def _ask_for_points(meeting: Meeting) -> None:
    """A call for points that runs, and what one member asked for."""
    until = meeting.starts_on - DAYS_TO_PROPOSE
    seats = meeting.body.colleges.filter(seats__mandates__isnull=False)
    if until <= today() or not seats.exists():
        return
    ItemCall.objects.create(
        meeting=meeting,
        until_on=until,
        message="Quels points souhaitez-vous voir à l’ordre du jour ?",
    )
    mandates = [row.mandate for row in plan_of(meeting).recipients if row.mandate]
    ItemProposal.objects.create(
        meeting=meeting,
        mandate=mandates[-1],
        person=mandates[-1].holder,
        title="Retour d’expérience sur les conseils citoyens",
        reason="Deux villes ont changé leur manière de les réunir ; leur récit servirait à tous.",
        minutes_wanted=20,
    )
