"""Who has the event in a calendar: kept, taken back or moved, as those who sit change."""

import datetime

import pytest
from django.urls import reverse

from governance.choices import Answer, MeetingStatus
from governance.convening.appointments import change_appointment
from governance.convening.guests import invite_guest
from governance.convening.invitations import GivenAnswer, give_answer
from governance.convening.item_calls import open_item_call
from governance.convening.planning import cancel_meeting, open_roll
from governance.convening.recipients import plan_of
from governance.convening.services import SendingResult
from governance.models import Mandate
from tests.factories.governance import (
    BodyFactory,
    CollegeFactory,
    MandateFactory,
    MeetingFactory,
)
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


def ask_for_points(meeting, officer):
    until = DAY - datetime.timedelta(days=7)
    return open_item_call(
        meeting=meeting, until_on=until, message="", is_sent=True, by=officer, base=BASE
    )


def renewed(mandate, since):
    """The same person goes on in the same seat, by a new mandate."""
    mandate.end_on, mandate.end_on_precision = since, "day"
    mandate.save()
    return MandateFactory(seat=mandate.seat, holder=mandate.holder, since=since.isoformat())


def invitation_to(meeting, address):
    return meeting.invitations.get(person__function_email=address)


def test_who_sits_by_a_new_mandate_keeps_event_answer_and_powers(meeting, officer, client):
    convene(meeting, officer)
    former = invitation_to(meeting, "membre1@exemple.test")
    link = link_in(mails(meeting)[0])
    giver = invitation_to(meeting, "membre2@exemple.test")
    give_answer(invitation=former, given=GivenAnswer(Answer.COMING))
    give_answer(invitation=giver, given=GivenAnswer(Answer.SENDS, proxy=former.mandate))
    mandate = renewed(former.mandate, DAY - datetime.timedelta(days=3))
    sent = convene(meeting, officer)
    assert (sent.mailed, sent.withdrawn) == (1, 0)
    assert [mail.calendar_method for mail in mails(meeting)] == ["REQUEST"] * 3
    kept = invitation_to(meeting, "membre1@exemple.test")
    assert (kept.mandate, kept.answer) == (mandate, Answer.COMING)
    assert client.get(link).status_code == 200
    giver.refresh_from_db()
    assert giver.proxy == mandate
    assert convene(meeting, officer) == SendingResult()


def test_who_leaves_one_of_two_seats_is_told_nothing(meeting, officer):
    first = Mandate.objects.get(holder__function_email="membre1@exemple.test")
    second = Mandate.objects.of_body(meeting.body).filter(holder__function_email="").first()
    second.holder = first.holder
    second.save()
    convene(meeting, officer)
    first.end_on, first.end_on_precision = DAY - datetime.timedelta(days=3), "day"
    first.save()
    member_of(meeting.body, "nouveau@exemple.test")
    sent = convene(meeting, officer)
    assert (sent.mailed, sent.withdrawn) == (1, 0)
    assert "CANCEL" not in [mail.calendar_method for mail in mails(meeting)]
    assert not first.invitations.get().links.filter(revoked_at__isnull=True).exists()


def test_alternate_replaced_by_the_holder_is_told_before_it(body, officer, meeting):
    """The holder gets an address: it has the convocation, the alternate's event goes away."""
    mandate = Mandate.objects.of_body(body).filter(holder__function_email="").first()
    mandate.alternate = PersonFactory(function_email="suppleance@exemple.test")
    mandate.save()
    convene(meeting, officer)
    mandate.holder.function_email = "titulaire@exemple.test"
    mandate.holder.save()
    plan = plan_of(fresh(meeting))
    assert [(each.address, each.is_replaced) for each in plan.withdrawn] == [
        ("suppleance@exemple.test", True)
    ]
    sent = convene(meeting, officer)
    assert (sent.mailed, sent.withdrawn) == (1, 1)
    back, new = mails(meeting)[-2:]
    assert (back.to, back.calendar_method) == ("suppleance@exemple.test", "CANCEL")
    assert (new.to, new.calendar_method) == ("titulaire@exemple.test", "REQUEST")
    assert "n’y siégez plus" not in back.text
    sequences = [event_in(mail)[1]["SEQUENCE"] for mail in (mails(meeting)[0], back, new)]
    assert sequences == [0, 1, 2]
    assert convene(meeting, officer) == SendingResult()
    cancel_meeting(meeting=fresh(meeting), reason="grève", by=officer)
    assert "suppleance@exemple.test" not in [mail.to for mail in mails(meeting)[-3:]]


@pytest.mark.parametrize("is_convened_again", [True, False])
def test_corrected_address_takes_the_event_from_the_former_one(meeting, officer, is_convened_again):
    convene(meeting, officer)
    person = invitation_to(meeting, "membre1@exemple.test").person
    person.function_email = "corrigee@exemple.test"
    person.save()
    if is_convened_again:
        sent = convene(meeting, officer)
        assert (sent.mailed, sent.withdrawn) == (1, 1)
        assert [mail.to for mail in mails(meeting)[-2:]] == [
            "membre1@exemple.test",
            "corrigee@exemple.test",
        ]
    else:
        cancel_meeting(meeting=meeting, reason="grève", by=officer)
        cancelled = [mail.to for mail in mails(meeting) if mail.calendar_method == "CANCEL"]
        assert sorted(cancelled) == ["membre1@exemple.test", "membre2@exemple.test"]


def test_former_holder_is_told_though_a_call_for_points_readdressed_the_seat(meeting, officer):
    convene(meeting, officer)
    mandate = invitation_to(meeting, "membre1@exemple.test").mandate
    mandate.holder = PersonFactory(function_email="relais@exemple.test")
    mandate.save()
    ask_for_points(meeting, officer)
    cancel_meeting(meeting=fresh(meeting), reason="grève", by=officer)
    cancelled = [mail.to for mail in mails(meeting) if mail.calendar_method == "CANCEL"]
    assert sorted(cancelled) == ["membre1@exemple.test", "membre2@exemple.test"]


def test_successor_with_the_same_mailbox_keeps_the_event(meeting, officer):
    convene(meeting, officer)
    mandate = invitation_to(meeting, "membre1@exemple.test").mandate
    mandate.holder = PersonFactory(function_email="Membre1@exemple.test")
    mandate.save()
    convene(meeting, officer)
    assert "CANCEL" not in [mail.calendar_method for mail in mails(meeting)]


def test_who_comes_back_gets_an_event_above_the_one_taken_away(meeting, officer):
    convene(meeting, officer)
    gone = invitation_to(meeting, "membre1@exemple.test").mandate
    gone.end_on, gone.end_on_precision = DAY - datetime.timedelta(days=3), "day"
    gone.save()
    convene(meeting, officer)
    gone.end_on, gone.end_on_precision = None, ""
    gone.save()
    convene(meeting, officer)
    own = [mail for mail in mails(meeting) if mail.to == "membre1@exemple.test"]
    assert [mail.calendar_method for mail in own] == ["REQUEST", "CANCEL", "REQUEST"]
    sequences = [event_in(mail)[1]["SEQUENCE"] for mail in own]
    assert sequences == sorted(set(sequences)), "it rises at each message"


def test_what_was_sent_is_counted_as_it_was(meeting, officer, client):
    client.force_login(officer)
    url = reverse("espace:meeting_convene", args=[meeting.slug])

    def send():
        seen = client.get(url).context["seen"]
        answered = client.post(url, {"seen": seen}, follow=True)
        return [message.message for message in answered.context["messages"]]

    two = "2\N{NO-BREAK SPACE}"
    assert send() == [
        f"{two}convocations sont parties, {two}convocations sont à remettre sur papier."
    ]
    change_appointment(
        meeting=fresh(meeting), on=DAY, starts=datetime.time(15), ends=None, mode="in_person",
        place="Préfecture", video_link="", reason="avion",
    )  # fmt: skip
    assert "Envoyer 2" in client.get(url).content.decode()
    assert send() == [
        f"{two}modifications sont parties, {two}convocations sont à remettre sur papier."
    ]
    invite_guest(
        meeting=meeting, by=officer, first_name="Inès", last_name="Roux", email="ines@exemple.test"
    )
    assert send() == ["1 convocation est partie.".replace("1 ", "1\N{NO-BREAK SPACE}")]


@pytest.mark.parametrize("is_counted_by_head", [True, False])
def test_body_without_a_list_of_members_is_convened_on_paper(officer, client, is_counted_by_head):
    body = BodyFactory()
    if is_counted_by_head:
        CollegeFactory(body=body, is_counted_by_head=True, head_count_seats=412)
    meeting = MeetingFactory(
        body=body, starts_on=DAY, place="Toulouse", items=["Budget"],
        starts_at=datetime.datetime.combine(DAY, datetime.time(14), tzinfo=datetime.UTC),
    )  # fmt: skip
    client.force_login(officer)
    prepare = reverse("espace:meeting_prepare", args=[meeting.slug])
    url = reverse("espace:meeting_convene", args=[meeting.slug])
    assert client.get(prepare).context["page"].next.title == "Convoquez les membres sur papier"
    page = client.get(url)
    assert "rien à envoyer" not in page.content.decode()
    assert page.context["button"] == "Noter les convocations sur papier"
    client.post(url, {"seen": page.context["seen"]})
    assert fresh(meeting).status == MeetingStatus.CONVENED
    assert "rien à envoyer" in client.get(url).content.decode()
    change_appointment(
        meeting=fresh(meeting), on=DAY, starts=datetime.time(16), ends=None, mode="in_person",
        place="Albi", video_link="", reason="salle",
    )  # fmt: skip
    assert "Noter les convocations" in client.get(url).content.decode(), "the new version too"


# --- Put off or cancelled -------------------------------------------------------------------------


def test_who_was_asked_for_points_alone_is_told_too(meeting, officer, client):
    ask_for_points(meeting, officer)
    link = link_in(mails(meeting)[0])
    client.force_login(officer)
    page = client.get(reverse("espace:meeting_cancel", args=[meeting.slug])).context
    assert len(page["asked"]) == 2
    assert "des points vous étaient demandés est annulée" in page["message"].text
    page = client.get(reverse("espace:meeting_postpone", args=[meeting.slug])).context
    assert "Une convocation vous parviendra" in page["message"].text
    cancel_meeting(meeting=fresh(meeting), reason="grève", by=officer)
    told = mails(meeting)[2:]
    assert [(mail.to, mail.kind, mail.calendar_method) for mail in told] == [
        (f"membre{number}@exemple.test", "annulation", "") for number in (1, 2)
    ]
    for mail in told:
        assert "Motif : grève" in mail.text.replace("\xa0", " ")
        assert "agenda" not in mail.text
        assert "convocation" not in mail.text
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("page", ["meeting_cancel", "meeting_postpone"])
def test_who_is_told_on_paper_is_named_again_once_it_is_done(meeting, officer, client, page):
    convene(meeting, officer)
    client.force_login(officer)
    address = reverse(f"espace:{page}", args=[meeting.slug])
    shown = client.get(address).context
    done = client.post(address, {"reason": "grève", "seen": shown["seen"]}, follow=True)
    said = " ".join(str(each) for each in done.context["messages"])
    assert shown["on_paper"]
    assert all(name in said for name in shown["on_paper"])


def test_who_was_asked_then_convened_is_told_once(meeting, officer):
    ask_for_points(meeting, officer)
    convene(meeting, officer)
    cancel_meeting(meeting=fresh(meeting), reason="grève", by=officer)
    last = mails(meeting)[-2:]
    assert [mail.calendar_method for mail in mails(meeting)].count("CANCEL") == 2
    assert {mail.to for mail in last} == {"membre1@exemple.test", "membre2@exemple.test"}


def test_a_day_that_is_over_is_noted_off_without_a_mail_and_not_once_somebody_was_there(
    meeting, officer, client
):
    convene(meeting, officer)
    written = len(mails(meeting))
    past = DAY - datetime.timedelta(days=400)
    type(meeting).objects.update(starts_on=past, starts_at=None, ends_at=None)
    client.force_login(officer)
    record = reverse("espace:meeting_record", args=[meeting.slug])
    page = client.get(record).text
    assert "Reporter la réunion" not in page
    assert "Noter l’annulation" in page
    open_roll(meeting=fresh(meeting))
    fresh(meeting).attendances.update(state="present")
    assert "Noter l’annulation" not in client.get(record).text
    off = reverse("espace:meeting_cancel", args=[meeting.slug])
    refused = client.post(off, {"reason": "grève"})
    assert refused.status_code == 422
    assert f"Erreur – Noter l’annulation – {meeting}" in refused.text
    assert "cette réunion s’est tenue" in refused.text
    fresh(meeting).attendances.update(state="not_called")
    assert "personne n’est prévenu" in client.get(off).text
    assert client.post(off, {"reason": "grève"}).status_code == 302
    assert fresh(meeting).status == MeetingStatus.CANCELLED
    assert len(mails(meeting)) == written
