"""Convening: who is convened, with what, and what happens when that changes."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from crpv_portal.outbox.models import OutgoingMail
from governance.choices import Answer, MeetingStatus
from governance.convening.appointments import change_appointment
from governance.convening.guests import invite_guest
from governance.convening.invitations import MAILS_A_DAY, GivenAnswer, give_answer
from governance.convening.item_calls import call_digest, open_item_call
from governance.convening.planning import COPIED_OF_POINT, cancel_meeting, postpone_meeting
from governance.convening.recipients import plan_of
from governance.convening.services import (
    StalePlan,
    convene_meeting,
    reissue_link,
    remind_members,
    reminder_digest,
)
from governance.meetings.services import plan_meeting
from governance.models import AgendaItem, AnswerLink, Invitation, ItemCall, Mandate
from tests.factories.governance import ActionItemFactory, MeetingFactory, MinutesFactory
from tests.factories.partners import PersonFactory
from tests.governance.convening.body import (
    BASE,
    DAY,
    convene,
    event_in,
    fresh,
    link_in,
    mails,
    member_of,
)

pytestmark = pytest.mark.django_db


def test_each_member_gets_what_the_plan_says(meeting, officer):
    sent = convene(meeting, officer)
    assert (sent.mailed, sent.on_paper) == (2, 2)
    assert fresh(meeting).status == MeetingStatus.CONVENED
    assert [mail.to for mail in mails(meeting)] == ["membre1@exemple.test", "membre2@exemple.test"]
    assert {mail.reply_to for mail in mails(meeting)} == {officer.email}
    channels = list(meeting.invitations.order_by("pk").values_list("channel", "sent_sequence"))
    assert sorted(channels) == [("mail", 0), ("mail", 0), ("paper", 0), ("paper", 0)]


def test_the_agenda_is_read_once_for_all_the_mails(meeting, officer):
    meeting.items.create(position=1, title="Budget 2027", kind="decision", minutes_planned=20)
    seen = plan_of(fresh(meeting)).digest
    with CaptureQueriesContext(connection) as queries:
        convene_meeting(meeting=fresh(meeting), by=officer, base=BASE, seen=seen)
    agenda = [each for each in queries if 'SELECT "governance_agendaitem"' in each["sql"]]
    assert (len(mails(meeting)), len(agenda)) == (2, 1)


def test_mail_is_one_to_sign(meeting, officer):
    meeting.items.create(position=1, title="Budget 2027", kind="decision", minutes_planned=20)
    convene(meeting, officer)
    mail = mails(meeting)[0]
    noon = datetime.datetime.combine(DAY, datetime.time(12), tzinfo=ZoneInfo("Europe/Paris"))
    offset = 4 - noon.utcoffset() // datetime.timedelta(hours=1)
    assert mail.subject.startswith("Convocation : ")
    for words in (
        "J’ai l’honneur de vous convier",
        "14\N{NO-BREAK SPACE}h à 16\N{NO-BREAK SPACE}h, heure de La Réunion",
        f"de {14 - offset}\N{NO-BREAK SPACE}h à {16 - offset}\N{NO-BREAK SPACE}h à Paris",
        "Préfecture, Saint-Denis",
        "1. Budget 2027 (pour décision, 20\N{NO-BREAK SPACE}minutes)",
        "l’expression de ma considération distinguée",
        "Nadia Benali",
        f"{BASE}reponse/",
    ):
        assert words in mail.text
    for sign in (" :", " ;", " ?", " !"):
        assert sign not in mail.text
    assert "exemple.test" not in mail.subject
    assert "{" not in mail.text


def test_invitation_names_one_person_and_no_secret(meeting, officer):
    convene(meeting, officer)
    one, two = mails(meeting)
    calendar, event = event_in(one)
    assert (one.calendar_method, calendar["METHOD"]) == ("REQUEST", "REQUEST")
    assert event["ATTENDEE"] == "mailto:membre1@exemple.test"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE", "nobody reads what it would mail"
    assert event["SEQUENCE"] == 0
    assert event["UID"] == f"{meeting.public_id}@crpv-registre" == event_in(two)[1]["UID"]
    assert event["DTSTART"].params["TZID"] == "Indian/Reunion"
    assert calendar.walk("VTIMEZONE")[0]["TZID"] == "Indian/Reunion"
    raw = bytes(one.calendar).decode().replace("\r\n ", "")
    assert "membre2" not in raw
    assert "/reponse/" not in raw


def test_what_is_missing_is_asked_before(body, officer):
    meeting = MeetingFactory(body=body, starts_on=DAY)
    with pytest.raises(ValidationError, match="l’heure d’ouverture et le lieu"):
        convene(meeting, officer)
    past = MeetingFactory(body=body, starts_on=datetime.date(2026, 1, 5))
    with pytest.raises(ValidationError, match="passée"):
        convene(past, officer)
    assert OutgoingMail.objects.count() == 0


def test_second_click_sends_nothing(meeting, officer):
    seen = plan_of(meeting).digest
    for mailed in (2, 0):
        sent = convene_meeting(meeting=meeting, by=officer, base=BASE, seen=seen)
        assert sent.mailed == mailed
    assert len(mails(meeting)) == 2


def test_what_changed_since_the_preview_is_shown_again(meeting, officer):
    seen = plan_of(meeting).digest
    member_of(meeting.body, "tard@exemple.test")
    with pytest.raises(StalePlan):
        convene_meeting(meeting=meeting, by=officer, base=BASE, seen=seen)
    assert mails(meeting) == []
    assert fresh(meeting).status == MeetingStatus.PLANNED


def test_alternate_is_written_to_where_the_holder_has_no_address(body, officer, meeting):
    mandate = Mandate.objects.of_body(body).filter(holder__function_email="").first()
    mandate.alternate = PersonFactory(function_email="suppleance@exemple.test")
    mandate.save()
    convene(meeting, officer)
    mail = next(mail for mail in mails(meeting) if mail.to == "suppleance@exemple.test")
    assert "en suppléance" in mail.text


def test_who_comes_into_office_later_is_convened_alone(meeting, officer):
    convene(meeting, officer)
    member_of(meeting.body, "nouveau@exemple.test")
    assert [each.person.function_email for each in plan_of(fresh(meeting)).by_mail] == [
        "nouveau@exemple.test"
    ]
    convene(meeting, officer)
    assert [mail.to for mail in mails(meeting)][2:] == ["nouveau@exemple.test"]


def test_who_no_longer_sits_is_told(meeting, officer):
    convene(meeting, officer)
    gone = meeting.invitations.get(person__function_email="membre1@exemple.test").mandate
    gone.end_on, gone.end_on_precision = DAY - datetime.timedelta(days=3), "day"
    gone.save()
    sent = convene(meeting, officer)
    assert (sent.mailed, sent.withdrawn) == (0, 1)
    last = mails(meeting)[-1]
    assert (last.to, last.calendar_method) == ("membre1@exemple.test", "CANCEL")
    assert str(event_in(last)[1]["SUMMARY"]).startswith("Convocation retirée")
    assert not gone.invitations.get().links.filter(revoked_at__isnull=True).exists()


def test_change_of_hour_raises_the_version_and_is_sent_when_decided(meeting, officer):
    convene(meeting, officer)
    is_to_tell = change_appointment(
        meeting=meeting,
        on=DAY,
        starts=datetime.time(15),
        ends=datetime.time(17),
        mode="in_person",
        place="Préfecture, Saint-Denis",
        video_link="",
        reason="avion",
    )
    assert is_to_tell
    assert len(mails(meeting)) == 2, "nothing leaves before it is decided"
    convene(meeting, officer)
    update = mails(meeting)[2]
    assert update.subject.startswith("Modification")
    assert event_in(update)[1]["SEQUENCE"] == 1


def test_same_appointment_is_no_change(meeting, officer):
    convene(meeting, officer)
    kept = fresh(meeting)
    change_appointment(
        meeting=kept,
        on=DAY,
        starts=datetime.time(14),
        ends=datetime.time(16),
        mode=kept.mode,
        place=kept.place,
        video_link="",
        reason="relue",
    )
    assert fresh(meeting).invitation_sequence == 0


@pytest.mark.parametrize("act", [cancel_meeting, postpone_meeting])
def test_calling_off_tells_who_was_convened(act, meeting, officer):
    convene(meeting, officer)
    act(meeting=meeting, reason="La salle est fermée.", by=officer)
    told = mails(meeting)[2:]
    assert {mail.to for mail in told} == {"membre1@exemple.test", "membre2@exemple.test"}
    for mail in told:
        calendar, event = event_in(mail)
        assert (mail.calendar_method, calendar["METHOD"]) == ("CANCEL", "CANCEL")
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
        assert "La salle est fermée." in mail.text
    assert Invitation.objects.standing().count() == 0


def test_who_is_told_is_said_before_calling_off(client, meeting, officer):
    convene(meeting, officer)
    client.force_login(officer)
    for name in ("meeting_cancel", "meeting_postpone"):
        page = client.get(reverse(f"espace:{name}", args=[meeting.slug])).content.decode()
        for row in meeting.invitations.filter(channel="mail").select_related("person"):
            assert row.person.full_name in page
        assert "la retire de votre agenda" in page
    url = reverse("espace:item_call", args=[meeting.slug])
    assert "Vous pouvez proposer un point" in client.get(url).content.decode()
    assert len(mails(meeting)) == 2


def test_nobody_convened_nobody_told(meeting, officer):
    cancel_meeting(meeting=meeting, reason="doublon", by=officer)
    assert mails(meeting) == []


def test_reminder_goes_to_the_silent_once(meeting, officer):
    convene(meeting, officer)
    first = meeting.invitations.get(person__function_email="membre1@exemple.test")
    give_answer(invitation=first, given=GivenAnswer(Answer.COMING))
    seen = reminder_digest(plan_of(fresh(meeting)))
    sent = remind_members(meeting=meeting, by=officer, base=BASE, seen=seen)
    assert sent.mailed == 1
    assert mails(meeting)[-1].to == "membre2@exemple.test"
    with pytest.raises(StalePlan):
        remind_members(meeting=meeting, by=officer, base=BASE, seen=seen)
    assert len(mails(meeting)) == 3


def test_new_link_replaces_the_others(meeting, officer, client):
    convene(meeting, officer)
    row = meeting.invitations.get(person__function_email="membre1@exemple.test")
    old = link_in(mails(meeting)[0])
    reissue_link(invitation=row, by=officer, base=BASE)
    new = link_in(mails(meeting)[-1])
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200


def test_guest_is_convened_without_a_voice(meeting, officer, client):
    words = {
        "by": officer, "first_name": "Inès", "last_name": "Roux", "email": "ines@exemple.test",
    }  # fmt: skip
    invite_guest(meeting=meeting, **words)
    with pytest.raises(ValidationError, match="d’une personne invitée"):
        invite_guest(meeting=meeting, **words)
    convene(meeting, officer)
    mail = next(mail for mail in mails(meeting) if mail.to == "ines@exemple.test")
    page = client.get(link_in(mail)).content.decode()
    assert "Je viens" in page
    assert "pouvoir" not in page


def test_nobody_is_written_to_without_end(meeting, officer):
    until = DAY - datetime.timedelta(days=7)

    def ask(word, is_sent=True):
        call = ItemCall.objects.filter(meeting=meeting).first()
        open_item_call(
            meeting=meeting,
            until_on=until,
            message=word,
            is_sent=is_sent,
            by=officer,
            base=BASE,
            seen=call_digest(call),
        )

    for number in range(MAILS_A_DAY):
        ask(f"Rappel {number}")
    written = len(mails(meeting))
    for again in (lambda: ask("Encore"), lambda: convene(meeting, officer)):
        with pytest.raises(ValidationError, match="Rien n’est parti"):
            again()
    assert len(mails(meeting)) == written == 2 * MAILS_A_DAY
    ask("Sans courriel", is_sent=False)

    AnswerLink.objects.update(issued_at=timezone.now() - datetime.timedelta(hours=24, minutes=1))
    assert convene(meeting, officer).mailed == 2


# The columns of a point that a meeting which replaces another does not have from it.
NOT_COPIED_OF_POINT = {
    "meeting": "la nouvelle",
    "position": "le rang dans le nouvel ordre du jour",
    "note": "ce qui s’est dit à l’autre séance",
    "carried_from": "le point copié",
}


def test_every_column_of_a_point_is_copied_or_has_a_reason_not_to_be():
    typed = {
        field.name
        for field in AgendaItem._meta.concrete_fields
        if field.editable and not field.auto_created
    }
    assert typed == {*COPIED_OF_POINT, *NOT_COPIED_OF_POINT}
    assert not set(COPIED_OF_POINT) & set(NOT_COPIED_OF_POINT)


def test_postponing_keeps_what_was_typed_on_the_points_that_planning_put(body):
    """Those that approve minutes and the one for open actions; in their order among the others."""
    day = DAY - datetime.timedelta(days=30)
    held = MeetingFactory(body=body, held=True, starts_on=day, items=["Budget"])
    MinutesFactory(meeting=held)
    ActionItemFactory(body=body, item=held.items.get())
    old = plan_meeting(body=body, on=DAY)
    old.items.filter(approves=held).update(title="CR de mars", minutes_planned=10, position=8)
    old.items.filter(is_for_open_actions=True).update(
        title="Suivi du plan d’action", kind="decision", minutes_planned=45, position=9
    )
    old.items.create(position=1, title="Accueil", kind="information")
    new = postpone_meeting(meeting=old, reason="grève", to=DAY + datetime.timedelta(days=7))
    points = new.items.order_by("position").values_list(
        "position", "title", "kind", "minutes_planned", "approves"
    )
    kind = old.items.get(approves=held).kind
    assert list(points) == [
        (1, "Accueil", "information", None, None),
        (2, "CR de mars", kind, 10, held.pk),
        (3, "Suivi du plan d’action", "decision", 45, None),
    ]
