"""The review of minutes: who reads, by an account or a link, who remarks, what is answered."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from crpv_portal.common.history import events_of
from crpv_portal.common.tokens import fingerprint
from crpv_portal.outbox.models import OutgoingMail
from governance.choices import AttendanceState, MinutesState, RemarkOutcome
from governance.minutes.review import make_remark
from governance.minutes.services import return_to_draft, send_to_review
from governance.models import Minutes, MinutesRemark, ReviewLink
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AttendanceFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.minutes.reviews import UNTIL, attended, page, reviewed, words
from tests.governance.record.page import fields, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


# --- Review --------------------------------------------------------------------------------------


def test_review_writes_to_those_who_were_there(office, minutes, meeting, secretary, deliver):
    with_account = attended(meeting, user=UserFactory(email="compte@exemple.test"))
    by_link = attended(meeting, function_email="lien@exemple.test")
    attended(meeting, first_name="Sans", last_name="Adresse")
    AttendanceFactory(
        meeting=meeting, person=None, organisation_name="Préfecture", state=AttendanceState.PRESENT
    )
    AttendanceFactory(
        meeting=meeting,
        organisation_name="Union",
        state=AttendanceState.REPRESENTED,
        deputy_name="Zoé Envoyée",
    )
    absent = PersonFactory(function_email="absent@exemple.test")
    AttendanceFactory(meeting=meeting, person=absent, state=AttendanceState.EXCUSED)
    shown = words(office.get(page("minutes_send", meeting)))
    for person in (with_account, by_link):
        assert person.full_name in shown
    for name in ("Sans Adresse", "Préfecture", "Zoé Envoyée"):
        assert name in shown.partition("à prévenir vous-même")[2]
    assert absent.full_name not in shown

    sent = {"until": "2026-12-07", "version": "1"}
    assert office.post(page("minutes_send", meeting), sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.review_until) == (MinutesState.IN_REVIEW, UNTIL)
    link = ReviewLink.objects.get()
    assert link.person == by_link
    mails = {mail.to[0]: mail.body for mail in deliver()}
    assert set(mails) == {"compte@exemple.test", "lien@exemple.test"}
    assert page("minutes_review", meeting) in mails["compte@exemple.test"]
    token = mails["lien@exemple.test"].partition("/relecture/")[2].partition("/")[0]
    assert link.token_hash == fingerprint(token)
    assert OutgoingMail.objects.about(f"minutes:{meeting.public_id}").count() == 2
    assert "2 courriels de relecture : 2 partis." in words(
        office.get(page("minutes_page", meeting))
    )


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-22", "un jour à venir"),
        ("2026-03-01", "un jour à venir"),
        ("2028-03-01", "un an au plus"),
        ("demain", "Écrivez la date"),
        ("", "Indiquez le jour"),
    ],
)
def test_a_review_day_that_cannot_be_is_refused(office, minutes, meeting, until, said):
    response = office.post(page("minutes_send", meeting), {"until": until, "version": "1"})
    assert response.status_code == 422
    assert said in words(response)
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.DRAFT
    assert not OutgoingMail.objects.exists()


def test_what_may_not_be_sent_to_review(minutes, meeting, body):
    with pytest.raises(ValidationError, match="a changé depuis"):
        send_to_review(minutes=minutes, until=UNTIL, version=9, user=None)
    empty = MinutesFactory(meeting=MeetingFactory(body=body, held=True), text="")
    with pytest.raises(ValidationError, match="vide"):
        reviewed(empty)
    to_come = MinutesFactory(meeting=MeetingFactory(body=body), text="Déjà écrit.")
    with pytest.raises(ValidationError, match="déclarée tenue"):
        reviewed(to_come)
    with pytest.raises(ValidationError, match="Seul un brouillon"):
        reviewed(reviewed(minutes))


@pytest.mark.history_of_any_day
def test_who_was_there_reads_and_remarks_without_keeping_the_body(minutes, meeting):
    person = attended(meeting, user=UserFactory())
    client = Client()
    client.force_login(person.user)
    address = page("minutes_review", meeting)
    assert client.get(address).status_code == 404, "un brouillon ne se lit pas encore"
    reviewed(minutes)
    shown = client.get(address)
    assert "<strong>budget</strong>" in shown.text
    assert client.get(page("minutes_edit", meeting)).status_code in (403, 404)
    assert client.post(address, {"text": "  "}).status_code == 422
    assert client.post(address, {"text": "Au point 2, <b>trois</b> voix."}).status_code == 302
    remark = MinutesRemark.objects.get()
    assert (remark.author, remark.person) == (person.user, None)
    assert "&lt;b&gt;trois" in client.get(address).text
    minutes.refresh_from_db()
    assert minutes.text == "Le **budget** est présenté.", "une remarque ne modifie rien"


def test_who_was_not_there_reads_nothing(minutes, meeting):
    absent = PersonFactory(user=UserFactory())
    AttendanceFactory(meeting=meeting, person=absent, state=AttendanceState.ABSENT)
    reviewed(minutes)
    client = Client()
    client.force_login(absent.user)
    assert client.get(page("minutes_review", meeting)).status_code == 404
    assert client.post(page("minutes_review", meeting), {"text": "Non."}).status_code == 404


def test_a_remark_after_the_day_is_refused_and_said(minutes, meeting, time_machine):
    person = attended(meeting, user=UserFactory())
    reviewed(minutes)
    time_machine.move_to("2026-12-07 22:30:00Z", tick=False)  # the last day in Paris, 23:30
    client = Client()
    client.force_login(person.user)
    address = page("minutes_review", meeting)
    assert client.post(address, {"text": "À temps."}).status_code == 302
    time_machine.move_to("2026-12-07 23:30:00Z", tick=False)
    response = client.post(address, {"text": "Trop tard."})
    assert response.status_code == 422
    assert "La relecture s’est terminée le 7 décembre 2026" in words(response)
    assert MinutesRemark.objects.count() == 1


def test_the_home_of_who_was_there_asks_to_review(minutes, meeting):
    person = attended(meeting, user=UserFactory())
    reviewed(minutes)
    client = Client()
    client.force_login(person.user)
    soup = BeautifulSoup(client.get(reverse("espace:home")).content, "lxml")
    link = soup.select_one("section[aria-labelledby=a-relire] a.fr-btn")
    assert link["href"] == page("minutes_review", meeting)


def test_the_page_of_the_meeting_shows_a_text_in_review_and_leaves_it(office, minutes, meeting):
    reviewed(minutes)
    form = opened(office, meeting)
    assert "minutes" not in form
    assert send(office, meeting, form | {"place": ["Lyon"]}).status_code == 302
    meeting.refresh_from_db()
    minutes.refresh_from_db()
    assert (meeting.place, minutes.text) == ("Lyon", "Le **budget** est présenté.")
    typed = send(office, meeting, form | {"minutes": ["Un texte tapé avant."]})
    assert typed.status_code == 422
    assert fields(typed)["minutes"] == ["Un texte tapé avant."], "rien de tapé n’est perdu"


def test_an_account_and_a_person_cannot_sign_together(minutes):
    minutes = reviewed(minutes)
    with pytest.raises(ValidationError, match="un auteur, et un seul"):
        make_remark(minutes=minutes, text="Deux.", author=UserFactory(), person=PersonFactory())


# --- The link ------------------------------------------------------------------------------------


def test_a_link_shows_and_only_a_post_writes(link, minutes):
    person, token = link
    visitor = Client(enforce_csrf_checks=True)
    address = reverse("governance:review", args=[token])
    response = visitor.get(address)
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text
    assert "noindex" in response.text
    assert not MinutesRemark.objects.exists()
    form = BeautifulSoup(response.content, "lxml").select_one("main form")
    assert token not in response.text, "la page ne récrit pas le secret"
    remark_here = f"{address}{form['action']}"
    # A page without a referrer posts with the origin « null ».
    null = {"origin": "null"}
    sent = visitor.post(remark_here, {"text": "Il manque un nom."}, headers=null, follow=True)
    assert sent.redirect_chain == [("../?enregistree=oui", 302)]
    assert "Votre remarque est enregistrée" in sent.text
    assert not sent.cookies
    remark = MinutesRemark.objects.get()
    assert (remark.author, remark.person, remark.text) == (None, person, "Il manque un nom.")
    refused = visitor.post(remark_here, {"text": ""}, headers=null)
    assert refused.status_code == 422
    assert token not in refused.text
    assert visitor.get(remark_here).status_code == 405
    assert visitor.post(address).status_code == 403, "sans jeton, Django refuse avant nous"


def test_a_remark_sent_again_by_a_link_is_one(link, minutes):
    person, token = link
    address = reverse("governance:review_remark", args=[token])
    for _ in range(2):
        assert Client().post(address, {"text": "Il manque un nom."}).status_code == 302
    assert MinutesRemark.objects.get().person == person
    other = make_remark(minutes=minutes, text="Il manque un nom.", person=PersonFactory())
    assert MinutesRemark.objects.count() == 2, f"{other.person} la fait aussi"


def test_a_link_that_is_forged_over_or_revoked_leads_nowhere(link, minutes, time_machine):
    _, token = link
    address = reverse("governance:review", args=[token])
    remark = reverse("governance:review_remark", args=[token])
    assert Client().get(reverse("governance:review", args=["faux"])).status_code == 404
    assert Client().post(reverse("governance:review_remark", args=["faux"])).status_code == 404
    time_machine.move_to("2026-12-08 09:00:00Z", tick=False)
    closed = Client().get(address)
    assert closed.status_code == 410
    assert "La relecture est terminée" in words(closed)
    assert "Réunion de mars" not in words(closed)
    null = {"origin": "null"}
    late = Client().post(remark, {"text": "Trop tard."}, headers=null)
    assert late.status_code == 410
    assert "Trop tard." in late.text, "ce qui est écrit est rendu à qui a le lien"
    forged = reverse("governance:review_remark", args=["faux"])
    assert "Trop" not in Client().post(forged, {"text": "Trop tard."}, headers=null).text
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    minutes.refresh_from_db()
    draft = return_to_draft(minutes=minutes, reason="à revoir", version=2, user=None)
    assert Client().get(address).status_code == 410
    assert Client().post(remark, {"text": "Encore."}).status_code == 410
    reviewed(draft)
    assert Client().get(address).status_code == 410, "une autre relecture, un autre lien"
    assert not MinutesRemark.objects.exists()


def test_the_secret_of_a_link_is_not_logged(link, caplog):
    _, token = link
    Client().post(reverse("governance:review_remark", args=[token]), {"text": ""})
    assert "/relecture/lien/" in caplog.text
    assert token not in caplog.text


# --- Remarks answered, back to draft -------------------------------------------------------------


def test_each_remark_is_answered_in_a_sentence(office, meeting):
    minutes = MinutesFactory(meeting=meeting, in_review=True)
    remark = MinutesRemarkFactory(minutes=minutes, text="Trois voix, pas deux.")
    address = page("minutes_page", meeting)
    assert "1 remarque attend une réponse" in words(office.get(address))
    prefix = f"remarque-{remark.pk}"
    shown = BeautifulSoup(office.get(address).content, "lxml")
    read = shown.select_one(f"[name={prefix}-read]")["value"]
    sent = {"remark": remark.pk, f"{prefix}-outcome": "taken_up", f"{prefix}-answer": ""}
    sent |= {f"{prefix}-read": read}
    assert office.post(address, sent).status_code == 422
    sent[f"{prefix}-answer"] = "Corrigé au point 2."
    assert office.post(address, sent).status_code == 302
    remark.refresh_from_db()
    assert (remark.outcome, remark.answer) == (RemarkOutcome.TAKEN_UP, "Corrigé au point 2.")
    assert "Prise en compte. Corrigé au point 2." in words(office.get(address))
    elsewhere = MinutesRemarkFactory()
    foreign = {"remark": elsewhere.pk, f"remarque-{elsewhere.pk}-outcome": "taken_up"}
    assert office.post(address, foreign).status_code == 404


def test_the_page_costs_the_same_with_one_remark_and_twenty(office, meeting, count_queries):
    minutes = MinutesFactory(meeting=meeting, in_review=True)
    address = page("minutes_page", meeting)
    MinutesRemarkFactory(minutes=minutes)
    one = count_queries(lambda: office.get(address))
    for _ in range(19):
        MinutesRemarkFactory(minutes=minutes)
    assert count_queries(lambda: office.get(address)) == one


def test_back_to_draft_asks_why_and_keeps_it(office, minutes, meeting):
    minutes = reviewed(minutes)
    address = page("minutes_reopen", meeting)
    assert office.post(address, {"version": "2", "reason": ""}).status_code == 422
    assert office.post(address, {"version": "2", "reason": "Un point manque"}).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.review_until) == (MinutesState.DRAFT, None)
    event = events_of(Minutes).order_by("-pgh_id").first()
    assert event.pgh_context["reason"] == "Un point manque"
