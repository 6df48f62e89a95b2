"""Acts on a meeting that was held, on its minutes, and on the seats of a body."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.meetings.services import plan_meeting
from governance.minutes.drafting import changes_of, draft_minutes
from governance.models import (
    ActionAnswer,
    Decision,
    Document,
    Meeting,
    Minutes,
    PublicMinutes,
    Seat,
    WithdrawnMinutes,
)
from governance.record.merging import digest
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
)
from tests.factories.partners import PersonFactory

from .planting import WHY, FinalAct, Planted, of_meeting, soon


def held(**fields: Any) -> Meeting:
    return MeetingFactory(held=True, **fields)


def hold() -> Planted:
    meeting = plan_meeting(body=BodyFactory(members=2), on=today())
    done = Meeting.objects.filter(status="held").count
    return Planted(of_meeting("meeting_record", meeting), "base", done, button="hold")


def adopt() -> Planted:
    meeting = held(roll_call=True, body=BodyFactory(members=2))
    DecisionFactory(item=AgendaItemFactory(meeting=meeting))
    adopted = Decision.objects.filter(adopted_on__isnull=False).count
    return Planted(of_meeting("meeting_record", meeting), "base", adopted, button="adopt")


def correct() -> Planted:
    meeting = held(roll_call=True, body=BodyFactory(members=2))
    old = DecisionFactory(item=AgendaItemFactory(meeting=meeting), adopted=True)
    later = held(roll_call=True, body=meeting.body, starts_on=soon(-5))
    page = reverse("espace:decision_correct", args=[old.reference])
    typed = {"place": f"meeting-{later.pk}", "text": "Un autre texte."}
    return Planted(page, "place", old.corrections.count, typed)


def redate() -> Planted:
    meeting = held()
    typed = {"day": (meeting.starts_on - datetime.timedelta(days=7)).isoformat(), "reason": WHY}
    moved = Meeting.objects.filter(starts_on=typed["day"]).count
    page = of_meeting("meeting_redate", meeting)
    return Planted(page, "day", moved, typed, then=("version", "confirm"))


def publish_meeting() -> Planted:
    shown = Meeting.objects.filter(visibility="public").count
    page = of_meeting("meeting_publication", held())
    return Planted(page, "seen", shown, {"show": ["meeting"]}, "publish")


def upload() -> Planted:
    typed = {"uploads": lambda: SimpleUploadedFile("note.txt", b"Le budget.")}
    page = of_meeting("document_list", held())
    return Planted(page, "uploads", Document.objects.count, typed)


def remove_document() -> Planted:
    document = DocumentFactory()
    page = reverse("espace:document_remove", args=[document.meeting.slug, document.public_id])
    removed = Document.objects.filter(removed_at__isnull=False).count
    return Planted(page, "reason", removed, {"reason": WHY})


def close_action() -> Planted:
    action = ActionItemFactory()
    box = f"suite-{action.pk}-outcome"
    closed = type(action).objects.filter(state="done").count
    return Planted(reverse("espace:action_list"), box, closed, {box: "Fait."}, "done")


def put_off_action() -> Planted:
    action = ActionItemFactory(owner_person=PersonFactory(), owner_organisation=None, due_on=soon())
    day = soon(60)
    ActionAnswer.objects.create(
        action=action, person=action.owner_person, kind="later", not_before=day
    )
    moved = type(action).objects.filter(due_on=day).count
    return Planted(reverse("espace:action_list"), "seen", moved, button="apply")


# --- Minutes --------------------------------------------------------------------------------------


def draft_text() -> Planted:
    meeting = held(items=["Budget"])
    return Planted(of_meeting("minutes_draft", meeting), "seen", Minutes.objects.count, {}, "draft")


def take_change() -> Planted:
    meeting = held(items=["Budget"])
    draft_minutes(meeting=meeting, base=digest(""), user=None)
    meeting.items.update(note="Le budget est présenté.")
    (change,) = changes_of(meeting, meeting.minutes).rows
    taken = Minutes.objects.filter(text__contains="Le budget est présenté.").count
    page = of_meeting("minutes_changes", meeting)
    return Planted(page, "seen", taken, button=f"take:{change.key}")


def send_minutes() -> Planted:
    page = of_meeting("minutes_send", MinutesFactory().meeting)
    return Planted(page, "until", Minutes.objects.filter(state="in_review").count)


def reopen_minutes() -> Planted:
    page = of_meeting("minutes_reopen", MinutesFactory(in_review=True).meeting)
    drafts = Minutes.objects.filter(state="draft").count
    return Planted(page, "reason", drafts, {"reason": WHY})


def approve() -> Planted:
    minutes = MinutesFactory(in_review=True, review_until=soon(-9))
    later = held(body=minutes.meeting.body, starts_on=soon(-5), items=["Approbation"])
    typed = {"item": later.items.get().pk}
    approved = Minutes.objects.filter(locked_at__isnull=False).count
    return Planted(of_meeting("minutes_approve", minutes.meeting), "item", approved, typed)


def publish_minutes() -> Planted:
    minutes = MinutesFactory(approved=True, meeting__public=True)
    page = of_meeting("minutes_publish", minutes.meeting)
    published = PublicMinutes.objects.count
    return Planted(page, "text", published, button="preview", then=("previewed", "publish"))


def withdraw() -> Planted:
    page = of_meeting("minutes_withdraw", PublicMinutesFactory().minutes.meeting)
    return Planted(page, "reason", WithdrawnMinutes.objects.count, {"reason": WHY})


# --- A body ---------------------------------------------------------------------------------------


def add_seats() -> Planted:
    page = reverse("espace:composition_add", args=[BodyFactory().slug])
    typed = {"name": "État", "kind": "people", "lines": "Zoé Exemple", "since": str(soon(-9))}
    return Planted(page, "lines", Seat.objects.count, typed, then=("rows", "add"))


def compose() -> Planted:
    meeting = held(body=BodyFactory())
    AttendanceFactory(meeting=meeting, organisation_name="CAF")
    page = of_meeting("composition_from_meeting", meeting)
    return Planted(page, "seen", Seat.objects.count, button="compose")


def end_mandate() -> Planted:
    seat = MandateFactory().seat
    page = reverse("espace:seat_detail", args=[seat.college.body.slug, seat.pk])
    ended = seat.mandates.filter(end_on__isnull=False).count
    return Planted(page, "end-until", ended, {"end-until": soon(-1).isoformat()}, "end")


ACTS = {
    "espace:meeting_record hold": FinalAct(hold, "déclarée tenue"),
    "espace:meeting_record adopt": FinalAct(adopt, "a été adoptée par"),
    "espace:decision_correct": FinalAct(correct, "corrige déjà cette décision"),
    "espace:meeting_redate": FinalAct(redate, "a été enregistrée entre-temps"),
    "espace:meeting_publication": FinalAct(publish_meeting, "a modifié cette réunion"),
    "espace:document_list": FinalAct(upload, "était déjà là"),
    "espace:document_remove": FinalAct(remove_document, "a été retiré le"),
    "espace:action_list": FinalAct(close_action, "faite"),
    "espace:minutes_draft": FinalAct(draft_text, "a déjà un texte"),
    "espace:minutes_changes": FinalAct(take_change, "a changé"),
    "espace:action_answer": FinalAct(put_off_action, "déjà lue"),
    "espace:minutes_send": FinalAct(send_minutes, "est déjà en relecture"),
    "espace:minutes_reopen": FinalAct(reopen_minutes, "est déjà un brouillon"),
    "espace:minutes_approve": FinalAct(approve, "est déjà approuvé"),
    "espace:minutes_publish": FinalAct(publish_minutes, "est public"),
    "espace:minutes_withdraw": FinalAct(withdraw, "n’a pas de version publique"),
    "espace:composition_add": FinalAct(add_seats, "déjà"),
    "espace:composition_from_meeting": FinalAct(compose, "a changé depuis"),
    "espace:seat_detail": FinalAct(end_mandate, "a changé entre-temps"),
}
