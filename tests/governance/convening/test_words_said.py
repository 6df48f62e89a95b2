"""What is said to those who prepare a meeting and to those convened: true, and to whom it is so."""

import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from icalendar import Calendar

from crpv_portal.common.dates import in_words
from governance.choices import Answer, QuorumScope
from governance.convening.appointments import change_appointment
from governance.convening.guests import invite_guest
from governance.convening.invitations import GivenAnswer, give_answer
from governance.convening.item_calls import open_item_call
from governance.convening.planning import cancel_meeting, postpone_meeting
from governance.convening.recipients import plan_of
from governance.convening.services import remind_members, reminder_digest
from tests.factories.governance import MeetingFactory
from tests.governance.convening.body import BASE, DAY, convene, fresh, mails

pytestmark = pytest.mark.django_db


# --- « Tout est prêt » -------------------------------------------------------------------------


def test_all_is_ready_only_when_everybody_answered_and_powers_serve(client, meeting, officer):
    meeting.items.create(position=1, title="Budget 2027")
    convene(meeting, officer)
    client.force_login(officer)
    prepare = reverse("espace:meeting_prepare", args=[meeting.slug])

    def step():
        return client.get(prepare).context["page"].next.title

    by_mail = list(meeting.invitations.filter(channel="mail").order_by("pk"))
    on_paper = list(meeting.invitations.filter(channel="paper").order_by("pk"))
    assert step() == "2\xa0personnes jointes par courriel n’ont pas répondu"
    for each in by_mail:
        give_answer(invitation=each, given=GivenAnswer(Answer.COMING))
    assert step() == "2\xa0personnes convoquées sur papier n’ont pas répondu"
    bearer = on_paper[1].mandate
    give_answer(invitation=on_paper[0], given=GivenAnswer(Answer.SENDS, proxy=bearer))
    give_answer(invitation=on_paper[1], given=GivenAnswer(Answer.EXCUSED))
    page = client.get(prepare)
    assert page.context["page"].next.title == "1\xa0pouvoir ne pourra pas servir"
    assert "qui s’excuse" in page.content.decode()
    assert [tally.counted for tally in page.context["page"].quorum.tallies] == [2]
    give_answer(invitation=on_paper[0], given=GivenAnswer(Answer.COMING))
    assert step() == "Tout est prêt"
    for each in (on_paper[0], *by_mail):
        give_answer(invitation=each, given=GivenAnswer(Answer.EXCUSED))
    assert step() == "Le quorum n’est pas annoncé"


def test_quorum_of_each_college_is_said_by_itself(client, body, meeting, officer):
    """« Quorum pas encore annoncé : État : 2 annoncés sur 2, il en faut 1 » was false."""
    body.quorum_scope = QuorumScope.BY_COLLEGE
    body.save()
    convene(meeting, officer)
    for each in meeting.invitations.filter(mandate__seat__college__name="État"):
        give_answer(invitation=each, given=GivenAnswer(Answer.COMING))
    client.force_login(officer)
    page = client.get(reverse("espace:meeting_prepare", args=[meeting.slug]))
    lines = BeautifulSoup(page.text, "lxml").select(".crpv-prepare__quorum strong")
    assert [" ".join(line.get_text().split()) for line in lines] == [
        "Quorum attendu",
        "Quorum pas encore annoncé",
    ]


# --- What each mail says -----------------------------------------------------------------------


def change_to(meeting, hour, place="Préfecture, Saint-Denis", reason="avion"):
    kept = fresh(meeting)
    change_appointment(
        meeting=kept, on=kept.starts_on, starts=datetime.time(hour),
        ends=datetime.time(hour + 2), mode="in_person", place=place, video_link="", reason=reason,
    )  # fmt: skip


def test_change_says_the_old_the_new_and_why(client, meeting, officer):
    convene(meeting, officer)
    change_to(meeting, 15, reason="avion retardé")
    change_to(meeting, 16, place="Saint-Pierre", reason="salle prise")
    client.force_login(officer)
    shown = client.get(reverse("espace:meeting_convene", args=[meeting.slug])).context["message"]
    convene(meeting, officer)
    text = mails(meeting)[-1].text
    for words in (
        "Horaire : de 16 h à 18 h, heure de La Réunion",
        "au lieu de : de 14 h à 16 h, heure de La Réunion",
        "Lieu : Saint-Pierre",
        "au lieu de : Préfecture, Saint-Denis",
        "Motif : avion retardé",
        "Motif : salle prise",
    ):
        assert words in text.replace("\xa0", " ")
        assert words in shown.text.replace("\xa0", " ")
    assert "Jour" not in text
    assert "à confirmer" not in text, "they had not answered"


def test_reminder_after_a_change_says_so_to_who_had_answered(meeting, officer):
    convene(meeting, officer)
    first = meeting.invitations.get(person__function_email="membre1@exemple.test")
    give_answer(invitation=first, given=GivenAnswer(Answer.COMING))
    change_to(meeting, 16)
    convene(meeting, officer)
    assert "elle est à confirmer" in mails(meeting)[2].text
    seen = reminder_digest(plan_of(fresh(meeting)))
    remind_members(meeting=meeting, by=officer, base=BASE, seen=seen)
    one, two = mails(meeting)[-2:]
    assert "ne m’est pas parvenue" not in one.text
    assert "a changé depuis votre réponse" in one.text
    assert "ne m’est pas parvenue" in two.text


def test_guest_is_written_to_as_a_guest(meeting, officer):
    invite_guest(
        meeting=meeting, by=officer, first_name="Inès", last_name="Roux", email="ines@exemple.test"
    )
    open_item_call(
        meeting=meeting, until_on=DAY - datetime.timedelta(days=7), message="", is_sent=True,
        by=officer, base=BASE,
    )  # fmt: skip
    assert "ines@exemple.test" not in [mail.to for mail in mails(meeting)]
    convene(meeting, officer)
    change_to(meeting, 16)
    convene(meeting, officer)
    cancel_meeting(meeting=fresh(meeting), reason="grève", by=officer)
    own = [mail for mail in mails(meeting) if mail.to == "ines@exemple.test"]
    assert [mail.calendar_method for mail in own] == ["REQUEST", "REQUEST", "CANCEL"]
    for mail in own:
        for said in ("vous siégez", "uorum", "représentation", "reçu une convocation, change"):
            assert said not in mail.text
    (event,) = Calendar.from_ical(bytes(own[0].calendar)).walk("VEVENT")
    assert event["ATTENDEE"].params["ROLE"] == "OPT-PARTICIPANT"
    (event,) = Calendar.from_ical(bytes(own[-1].calendar)).walk("VEVENT")
    assert "lien" not in event["DESCRIPTION"]


# Written by the portal and by no officer: nobody signs them.
UNSIGNED = {"daily.txt", "declaration.txt", "digest.txt"}


def test_every_letter_is_signed_alike_and_written_without_the_median_dot(meeting, officer):
    folder = Path(settings.BASE_DIR) / "templates/governance/email"
    letters = [path for path in folder.glob("*.txt") if not path.name.startswith("_")]
    for path in letters:
        text = path.read_text()
        assert "·" not in text
        if path.name not in UNSIGNED:
            assert '{% include "governance/email/_signature.txt" %}' in text
            assert text.count("Madame, Monsieur,") == 1


def test_putting_off_to_a_known_day_says_it(meeting, officer):
    convene(meeting, officer)
    postpone_meeting(
        meeting=meeting, reason="grève", to=DAY + datetime.timedelta(days=7), by=officer
    )
    day = in_words(DAY + datetime.timedelta(days=7), weekday=True)
    assert f"est reportée au {day}." in mails(meeting)[-1].text


def test_who_has_a_new_address_reads_a_convocation_and_no_change(client, meeting, officer):
    convene(meeting, officer)
    person = meeting.invitations.get(person__function_email="membre1@exemple.test").person
    person.function_email = "corrigee@exemple.test"
    person.save()
    client.force_login(officer)
    page = client.get(reverse("espace:meeting_convene", args=[meeting.slug]))
    assert [row.gets for row in page.context["rows"]] == ["La convocation et l’invitation d’agenda"]
    assert page.context["button"] == "Envoyer 2\xa0courriels"
    assert "une autre adresse" in page.content.decode()


def test_roll_to_call_is_not_said_to_be_of_unknown_members(client, officer, body):
    today = datetime.datetime.now(datetime.UTC).date()
    meeting = MeetingFactory(body=body, starts_on=today - datetime.timedelta(days=1))
    client.force_login(officer)
    page = client.get(reverse("espace:meeting_record", args=[meeting.slug])).content.decode()
    assert "Faire l’appel des membres en exercice" in page
    assert "n’est pas connue : collez" not in page.replace("\xa0", " ")


def test_mails_are_counted_by_what_they_are(client, meeting, officer):
    open_item_call(
        meeting=meeting, until_on=DAY - datetime.timedelta(days=7), message="", is_sent=True,
        by=officer, base=BASE,
    )  # fmt: skip
    client.force_login(officer)
    url = reverse("espace:meeting_prepare", args=[meeting.slug])
    said = client.get(url).context["page"].mails.replace("\xa0", " ")
    assert said == "2 courriels d’appel à points : 2 en attente."
    convene(meeting, officer)
    said = client.get(url).context["page"].mails.replace("\xa0", " ")
    assert said.endswith("2 courriels de convocation : 2 en attente.")
