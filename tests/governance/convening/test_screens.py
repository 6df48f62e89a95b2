"""The invitation read by a real client; the screens that say who gets what, before it leaves."""

import datetime
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crpv_portal.common.dates import today
from crpv_portal.common.site_address import full_address
from governance.choices import Answer
from governance.convening.appointments import change_appointment
from governance.convening.emails import LINK_SHOWN
from governance.convening.guests import invite_guest
from governance.convening.planning import cancel_meeting
from governance.convening.services import check_convenable
from governance.meetings.services import plan_meeting
from governance.models import ItemCall, Mandate
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, ItemCallFactory, MeetingFactory
from tests.governance.convening.body import (
    DAY,
    convene,
    fresh,
    link_in,
    mails,
    member_of,
)
from tests.tabs import words

pytestmark = pytest.mark.django_db


# --- A real client ---------------------------------------------------------------------------


@pytest.fixture
def khal(tmp_path):
    """khal with a calendar of its own: imports a file, tells what a day holds."""
    (tmp_path / "agenda").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[essai]]\npath = {tmp_path / 'agenda'}\n"
        "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n[default]\ndefault_calendar = essai\n"
    )
    command = [Path(sys.executable).parent / "khal", "-c", config]

    def run(*arguments):
        done = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, check=False, timeout=180,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def take(mail):
        file = tmp_path / "invitation.ics"
        file.write_bytes(bytes(mail.calendar))
        run("import", "--batch", file)
        return run("list", "-df", "", "-f", "{start-time}|{title}|{status}", DAY.isoformat())

    return take


def test_khal_takes_the_invitation_its_update_and_its_cancellation(meeting, officer, khal):
    """One event throughout: moved by the update; kept, told cancelled, by the cancellation.

    khal does not delete what is cancelled: it shows « CANCELLED », and our title says it too.
    """
    convene(meeting, officer)
    paris = fresh(meeting).starts_at.astimezone(ZoneInfo("Europe/Paris"))
    assert khal(mails(meeting)[0]).split("|")[0] == paris.strftime("%H:%M")
    change_appointment(
        meeting=meeting,
        on=DAY,
        starts=datetime.time(16),
        ends=datetime.time(18),
        mode="in_person",
        place="Saint-Pierre",
        video_link="",
        reason="avion",
    )
    convene(meeting, officer)
    later = paris + datetime.timedelta(hours=2)
    updated = khal(mails(meeting)[2])
    assert updated.count("\n") == 0, updated
    assert updated.split("|")[0] == later.strftime("%H:%M")
    assert "CONFIRMED" in updated
    cancel_meeting(meeting=meeting, reason="grève", by=officer)
    cancelled = khal(mails(meeting)[-1])
    assert cancelled.count("\n") == 0, cancelled
    assert "Annulée" in cancelled
    assert "CANCELLED" in cancelled


# --- Screens ---------------------------------------------------------------------------------


def messages_of(response):
    return [message.message for message in response.context["messages"]]


def test_one_member_and_one_guest_are_counted_each_as_what_they_are(client, officer):
    body = BodyFactory(members=1)
    meeting = plan_meeting(body=body, on=DAY)
    member_of(body, "membre@exemple.test")
    client.force_login(officer)
    prepare = reverse("espace:meeting_prepare", args=[meeting.slug])

    def title():
        return client.get(prepare).context["page"].next.title

    assert title() == "Fixez l’heure d’ouverture et le lieu"
    change_appointment(
        meeting=meeting,
        on=DAY,
        starts=datetime.time(14),
        ends=None,
        mode="in_person",
        place="Lille",
        video_link="",
        reason="salle réservée",
    )
    meeting.items.create(position=1, title="Budget 2027")
    assert title() == "Convoquez l’unique membre"
    invite_guest(
        meeting=meeting, by=officer, first_name="Inès", last_name="Roux", email="ines@exemple.test"
    )
    assert title() == "Convoquez l’unique membre et l’invité"
    until = DAY - datetime.timedelta(days=7)
    called = client.post(
        reverse("espace:item_call", args=[meeting.slug]),
        {"until_on": until.isoformat(), "message": "", "is_sent": "on"},
        follow=True,
    )
    assert messages_of(called) == ["L’appel à points est ouvert. 1\xa0personne en est avertie."]


def test_what_a_convocation_lacks_is_listed(body):
    undated = MeetingFactory(
        body=body,
        starts_on=datetime.date(2030, 3, 1),
        starts_on_precision="month",
        place="",
        title="Journée",
    )
    with pytest.raises(ValidationError, match="fixez le jour, l’heure d’ouverture et le lieu"):
        check_convenable(undated)


def test_screens_say_who_gets_what_then_do_it(client, meeting, officer):
    client.force_login(officer)
    meeting.items.create(position=1, title="Budget 2027")
    prepare = reverse("espace:meeting_prepare", args=[meeting.slug])
    url = reverse("espace:meeting_convene", args=[meeting.slug])
    assert "Convoquez les 4 membres" in client.get(prepare).content.decode()
    page = client.get(url)
    words = page.content.decode()
    for said in ("membre1@exemple.test", "sur papier", "J’ai l’honneur", "Envoyer 2"):
        assert said in words
    assert mails(meeting) == [], "a page looked at sends nothing"
    client.post(url, {"seen": page.context["seen"]})
    assert len(mails(meeting)) == 2
    sent = mails(meeting)[0]
    shown = page.context["message"].text.replace(LINK_SHOWN, full_address(link_in(sent)))
    assert sent.text == shown, "the mail is the one that was shown"
    words = client.get(prepare).content.decode()
    assert "2 personnes jointes par courriel n’ont pas répondu" in words
    assert "Courriel du" in words
    assert "2\N{NO-BREAK SPACE}courriels" in words
    stale = client.post(reverse("espace:meeting_remind", args=[meeting.slug]), {"seen": "faux"})
    assert stale.status_code == 409
    page = client.get(reverse("espace:meeting_remind", args=[meeting.slug]))
    client.post(page.request["PATH_INFO"], {"seen": page.context["seen"]})
    assert len(mails(meeting)) == 4


def test_answer_by_telephone_is_written_down(client, meeting, officer):
    convene(meeting, officer)
    client.force_login(officer)
    row = meeting.invitations.filter(channel="paper").first()
    url = reverse("espace:invitation", args=[meeting.slug, row.public_id])
    assert client.get(url).status_code == 200
    assert client.post(url, {"answer": "sends"}).status_code == 422
    client.post(url, {"answer": "excused"})
    row.refresh_from_db()
    assert row.answer == Answer.EXCUSED


def test_queries_do_not_follow_the_members(client, officer):
    client.force_login(officer)
    counts = []
    for size in (1, 20):
        meeting = MeetingFactory(body=BodyFactory(members=size), starts_on=DAY, items=["Un point"])
        for page in ("meeting_prepare", "meeting_convene"):
            url = reverse(f"espace:{page}", args=[meeting.slug])
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_member_with_an_account_proposes_where_they_sit(client, meeting, officer):
    seat = Mandate.objects.of_body(meeting.body).order_by("pk").first()
    seat.holder.user = UserFactory()
    seat.holder.save()
    client.force_login(seat.holder.user)
    url = reverse("espace:item_propose", args=[meeting.slug])
    sent = {"title": "Cités éducatives", "reason": "Le bilan est rendu.", "minutes_wanted": ""}
    assert client.post(url, sent).status_code == 404, "nobody asks for points"
    ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=7))
    assert url in client.get(reverse("espace:home")).content.decode()
    assert client.post(url, {**sent, "title": ""}).status_code == 422
    assert client.post(url, sent).status_code == 302
    proposal = meeting.proposals.get()
    assert (proposal.mandate, proposal.author) == (seat, seat.holder.user)
    ItemCall.objects.update(until_on=today() - datetime.timedelta(days=1))
    late = client.post(url, sent, headers={"origin": "http://testserver"})
    assert late.status_code == 409
    assert "L’appel à points de cette réunion est clos" in words(late)
    assert sent["reason"] in words(late)
    assert meeting.proposals.get() == proposal
    client.force_login(UserFactory())
    assert client.get(url).status_code == 404
    client.force_login(officer)
    decide = reverse("espace:proposal_decide", args=[meeting.slug, proposal.public_id])
    client.post(decide, {"do": "decline", "reply": ""})
    proposal.refresh_from_db()
    assert proposal.state == "pending", "a refusal is said in a word"
    too_long = {"do": "accept", "reply": "Merci de ce point. " * 30}
    refused = client.post(decide, too_long, headers={"origin": "http://testserver"})
    assert (refused.status_code, too_long["reply"].strip() in words(refused)) == (409, True)
    proposal.refresh_from_db()
    assert proposal.state == "pending", "what would be lost of the word is not"
    client.post(decide, {"do": "accept", "reply": "Merci."})
    assert meeting.items.get(title="Cités éducatives")
    for page in ("meeting_prepare", "meeting_record"):
        said = client.get(reverse(f"espace:{page}", args=[meeting.slug])).content.decode()
        assert "roposé par" in said


def test_bad_appointment_is_refused_at_its_field(client, officer, meeting):
    client.force_login(officer)
    url = reverse("espace:meeting_appointment", args=[meeting.slug])
    sent = {
        "day": DAY.isoformat(),
        "starts_time": "16:00",
        "ends_time": "14:00",
        "mode": "remote",
        "place": "",
        "reason": "avion",
    }
    response = client.post(url, sent)
    assert response.status_code == 422
    assert response.context["form"].errors["ends_time"] == ["La clôture doit suivre l’ouverture."]
    response = client.post(url, {**sent, "day": "2026-01-05", "ends_time": ""})
    assert "est passé" in response.context["form"].errors["day"][0]
    assert fresh(meeting).starts_on == DAY


def test_links_in_mails_are_those_of_the_site_whatever_host_is_asked(
    client, meeting, officer, settings
):
    settings.CRPV_PUBLIC_ADDRESS = "https://registre.test"
    settings.ALLOWED_HOSTS = ["ailleurs.test"]
    client.force_login(officer)
    url = reverse("espace:meeting_convene", args=[meeting.slug])
    seen = client.get(url, headers={"host": "ailleurs.test"}).context["seen"]
    client.post(url, {"seen": seen}, headers={"host": "ailleurs.test"})
    assert "https://registre.test/reponse/" in mails(meeting)[0].text
    assert "ailleurs" not in mails(meeting)[0].text
    until = (DAY - datetime.timedelta(days=7)).isoformat()
    client.post(
        reverse("espace:item_call", args=[meeting.slug]),
        {"until_on": until, "message": "", "is_sent": "on"},
        headers={"host": "ailleurs.test"},
    )
    assert "https://registre.test/reponse/" in mails(meeting)[-1].text


def test_reason_of_a_change_is_asked_once_somebody_is_convened(client, meeting, officer):
    client.force_login(officer)
    url = reverse("espace:meeting_appointment", args=[meeting.slug])
    sent = {
        "day": DAY.isoformat(),
        "starts_time": "15:00",
        "ends_time": "16:00",
        "mode": "in_person",
        "place": "Saint-Denis",
        "reason": "",
    }
    assert client.post(url, sent).status_code == 302, "a slip is corrected without a word"
    convene(meeting, officer)
    assert "dans le courriel qui les prévient" in client.get(url).content.decode()
    refused = client.post(url, {**sent, "starts_time": "14:00"})
    assert refused.status_code == 422
    assert "reason" in refused.context["form"].errors
