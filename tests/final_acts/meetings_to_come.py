"""Acts on a meeting to come: planned, moved, convened, its points proposed."""

from __future__ import annotations

from django.urls import reverse

from crpv_portal.common.history import events_of
from governance.choices import QuorumBasis
from governance.meetings.services import plan_meeting
from governance.models import Invitation, Meeting
from tests.factories.governance import BodyFactory, ItemProposalFactory, MeetingFactory

from .planting import WHY, FinalAct, Planted, convened, mails, of_meeting, soon, to_convene


def plan() -> Planted:
    typed = {"body": BodyFactory().pk, "day": soon().isoformat(), "starts_time": "14:00"}
    return Planted(reverse("espace:meeting_plan"), "day", Meeting.objects.count, typed)


def plan_year() -> Planted:
    page = reverse("espace:year_plan", args=[BodyFactory().slug])
    typed = {"dates": soon().strftime("%d/%m/%Y"), "year": soon().year}
    return Planted(
        page, "dates", Meeting.objects.count, typed, button="find", then=("days", "plan")
    )


def log() -> Planted:
    typed = {"body": BodyFactory().pk, "day": soon(-3).isoformat()}
    return Planted(reverse("espace:meeting_log"), "day", Meeting.objects.count, typed)


def postpone() -> Planted:
    typed = {"reason": WHY, "to": soon(40).isoformat()}
    page = of_meeting("meeting_postpone", to_convene())
    return Planted(page, "reason", Meeting.objects.filter(status="planned").count, typed)


def cancel() -> Planted:
    page = of_meeting("meeting_cancel", to_convene())
    done = Meeting.objects.filter(status="cancelled").count
    return Planted(page, "reason", done, {"reason": WHY})


def delete() -> Planted:
    meeting = plan_meeting(body=BodyFactory(), on=soon())
    gone = events_of(Meeting).filter(pgh_obj_id=meeting.pk, pgh_label="delete").count
    return Planted(of_meeting("meeting_delete", meeting), "seen", gone)


def second_call() -> Planted:
    body = BodyFactory(
        members=4, quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
    )
    without = MeetingFactory(body=body, held=True, roll_call=False, starts_on=soon(-9))
    typed = {"day": soon().isoformat(), "starts_time": "14:00"}
    page = of_meeting("meeting_second_call", without)
    return Planted(page, "day", without.second_calls.count, typed)


def item_call() -> Planted:
    typed = {"until_on": soon(9).isoformat(), "message": "Vos points ?", "is_sent": "on"}
    page = of_meeting("item_call", to_convene())
    return Planted(page, "until_on", lambda: mails() // 2, typed)


def convene() -> Planted:
    page = of_meeting("meeting_convene", to_convene())
    return Planted(page, "seen", lambda: mails() // 2)


def remind() -> Planted:
    return Planted(of_meeting("meeting_remind", convened()), "seen", mails)


def invite_guest() -> Planted:
    typed = {"first_name": "Zoé", "last_name": "Exemple", "email": "zoe@exemple.test"}
    page = of_meeting("guest_invite", to_convene())
    return Planted(page, "email", Invitation.objects.count, typed)


def new_link() -> Planted:
    row = convened().invitations.get()
    page = reverse("espace:invitation", args=[row.meeting.slug, row.public_id])
    return Planted(page, "do", mails, button="reissue")


def accept_point() -> Planted:
    meeting = to_convene()
    proposal = ItemProposalFactory(meeting=meeting)
    page = of_meeting("meeting_prepare", meeting)
    points = meeting.items.filter(title=proposal.title)
    return Planted(page, "do", points.count, {"reply": WHY}, button="accept")


ACTS = {
    "espace:meeting_plan": FinalAct(plan, "était déjà prévue"),
    "espace:year_plan": FinalAct(plan_year, "déjà une réunion"),
    "espace:meeting_log": FinalAct(log, "était déjà inscrite"),
    "espace:meeting_postpone": FinalAct(postpone, "était déjà reportée au"),
    "espace:meeting_cancel": FinalAct(cancel, "était déjà annulée"),
    "espace:meeting_delete": FinalAct(delete, "Cette réunion a été supprimée par"),
    "espace:meeting_second_call": FinalAct(second_call, "était déjà prévue"),
    "espace:item_call": FinalAct(item_call, "ouvert ou changé entre-temps"),
    "espace:meeting_convene": FinalAct(convene, "chacun a déjà cette version"),
    "espace:meeting_remind": FinalAct(remind, "ont changé pendant que vous lisiez"),
    "espace:guest_invite": FinalAct(invite_guest, "une personne invitée|si c’est la même personne"),
    "espace:invitation_link": FinalAct(new_link, "ont changé pendant que vous lisiez"),
    "espace:proposal_decide": FinalAct(accept_point, "est déjà acceptée"),
}
