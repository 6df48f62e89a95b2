"""Minutes from draft to approval: who reads, who remarks, what is refused, what is kept."""

import datetime
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.tokens import fingerprint
from crpv_portal.outbox.models import OutgoingMail
from governance.choices import AttendanceState, MinutesState, RemarkOutcome
from governance.convening.planning import postpone_meeting
from governance.meetings.services import approval_title, carry_minutes_to_approve, plan_meeting
from governance.minutes.review import make_remark
from governance.minutes.services import approve_minutes, return_to_draft, send_to_review, write_text
from governance.models import Body, Minutes, MinutesRemark, ReviewLink
from governance.record.merging import digest
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.record.test_page import fields, opened, send

pytestmark = pytest.mark.django_db

LATER = datetime.date(2026, 6, 2)
UNTIL = datetime.date(2026, 12, 7)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def body():
    return BodyFactory(name="Comité de suivi")


@pytest.fixture
def secretary(body):
    return SecretaryshipFactory(body=body).user


@pytest.fixture
def office(secretary):
    client = Client()
    client.force_login(secretary)
    return client


@pytest.fixture
def meeting(body):
    return MeetingFactory(body=body, held=True, title="Réunion de mars")


@pytest.fixture
def minutes(meeting):
    return MinutesFactory(meeting=meeting, text="Le **budget** est présenté.")


@pytest.fixture
def later_item(body):
    later = MeetingFactory(body=body, held=True, starts_on=LATER, title="Réunion de juin")
    return AgendaItemFactory(meeting=later, position=1, title="Compte rendu de mars")


def attended(meeting, **person):
    person = PersonFactory(**person)
    AttendanceFactory(meeting=meeting, person=person, state=AttendanceState.PRESENT)
    return person


def page(name, meeting):
    return reverse(f"espace:{name}", args=[meeting.slug])


def reviewed(minutes, user=None):
    return send_to_review(minutes=minutes, until=UNTIL, version=minutes.version, user=user)


def words(response):
    main = BeautifulSoup(response.content, "lxml").select_one("main")
    return " ".join(main.get_text(" ").split())


# --- The page, and what is next ------------------------------------------------------------------


def test_the_page_says_where_the_minutes_are_and_what_is_next(office, meeting):
    assert "est à écrire" in words(office.get(page("minutes_page", meeting)))
    minutes = MinutesFactory(meeting=meeting, text="## Budget\n\n<script>alert(1)</script> Dit.")
    response = office.get(page("minutes_page", meeting))
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("[aria-current=step]").get_text(strip=True) == "Brouillon"
    assert soup.select_one(".crpv-readable h3").text == "Budget"
    assert soup.select(".crpv-readable script") == [], "le HTML tapé ne devient pas du HTML"
    assert soup.select_one(".crpv-next .fr-btn")["href"] == page("minutes_send", meeting)
    minutes = reviewed(minutes)
    step = BeautifulSoup(office.get(page("minutes_page", meeting)).content, "lxml")
    assert "jusqu’au 7 décembre 2026" in step.select_one("[aria-current=step]").text


@pytest.mark.history_of_any_day
def test_pages_are_for_those_who_keep_the_body(minutes, meeting):
    names = ("page", "edit", "send", "reopen", "approve", "publish", "withdraw")
    public = MeetingFactory(body=meeting.body, held=True, public=True)
    MinutesFactory(meeting=public, in_review=True)
    stranger = Client()
    stranger.force_login(UserFactory())
    for name in names:
        assert stranger.get(page(f"minutes_{name}", meeting)).status_code == 404, name
        assert stranger.get(page(f"minutes_{name}", public)).status_code == 403, name
        assert stranger.post(page(f"minutes_{name}", public)).status_code == 403, name
    assert stranger.get(page("minutes_review", public)).status_code == 404


def test_approved_minutes_are_neither_edited_nor_sent_again(office, meeting):
    MinutesFactory(meeting=meeting, approved=True)
    assert office.get(page("minutes_edit", meeting)).status_code == 302
    for name in ("send", "reopen", "approve"):
        again = office.post(page(f"minutes_{name}", meeting))
        assert again["Location"] == page("minutes_page", meeting)
    typed = office.post(page("minutes_edit", meeting), {"text": "Une phrase de plus.", "base": ""})
    assert typed.status_code == 409
    assert "Une phrase de plus." in typed.text, "ce qui a été écrit se lit encore"


# --- Writing -------------------------------------------------------------------------------------


def test_the_text_is_written_here_and_the_page_of_the_meeting_sees_it(office, minutes, meeting):
    sent = {"text": "Autre\r\ntexte.", "base": digest(minutes.text), "do": "save"}
    assert office.post(page("minutes_edit", meeting), sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.text, minutes.version) == ("Autre\ntexte.", 2)
    version = meeting.version
    meeting.refresh_from_db()
    assert meeting.version == version + 1, "la page de la réunion, ouverte, devra comparer"


def test_the_second_of_two_texts_is_shown_beside_the_first(office, minutes, meeting, secretary):
    base = digest(minutes.text)
    write_text(meeting=meeting, text="Le texte de Claire.", base=base, user=None)
    mine = {"text": "Le texte de Denis.", "base": base, "do": "save"}
    response = office.post(page("minutes_edit", meeting), mine)
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "lxml").select_one(".crpv-clashes")
    assert "Le texte de Claire." in shown.text
    assert "Le texte de Denis." in shown.text
    asked = mine | {"seen": shown.select_one("[name=seen]")["value"]}
    assert office.post(page("minutes_edit", meeting), asked).status_code == 409, "sans choix"
    minutes.refresh_from_db()
    assert minutes.text == "Le texte de Claire."
    # A third text during the choice is seen too.
    write_text(meeting=meeting, text="Un troisième.", base=digest(minutes.text), user=None)
    again = office.post(page("minutes_edit", meeting), asked | {"choose": "mine"})
    assert again.status_code == 409
    assert "Un troisième." in words(again)
    seen = BeautifulSoup(again.content, "lxml").select_one("[name=seen]")["value"]
    chosen = asked | {"choose": "mine", "seen": seen}
    assert office.post(page("minutes_edit", meeting), chosen).status_code == 302
    minutes.refresh_from_db()
    assert minutes.text == "Le texte de Denis."


def test_what_cannot_be_read_empties_nothing(office, minutes, meeting):
    sent = {"text": "Un texte\x00 coupé.", "base": digest(minutes.text), "do": "save"}
    assert office.post(page("minutes_edit", meeting), sent).status_code == 422
    minutes.refresh_from_db()
    assert minutes.text == "Le **budget** est présenté."


def test_ends_of_line_are_no_change(meeting):
    minutes = MinutesFactory(meeting=meeting, text="Un.\r\nDeux.\r\n")
    base = digest("Un.\nDeux.")
    write_text(meeting=meeting, text="Un.\r\nDeux.", base=base, user=None)
    minutes.refresh_from_db()
    assert minutes.version == 1
    write_text(meeting=meeting, text="Un.\nDeux.\nTrois.", base=base, user=None)
    minutes.refresh_from_db()
    assert minutes.text == "Un.\nDeux.\nTrois."


def test_a_preview_writes_nothing(office, minutes, meeting):
    sent = {"text": "**Gras**", "base": digest(minutes.text), "do": "preview"}
    response = office.post(page("minutes_edit", meeting), sent)
    assert b"<strong>Gras</strong>" in response.content
    minutes.refresh_from_db()
    assert minutes.version == 1


# --- Review --------------------------------------------------------------------------------------


def test_review_writes_to_those_who_were_there(office, minutes, meeting, secretary, deliver):
    with_account = attended(meeting, user=UserFactory(email="compte@exemple.test"))
    by_link = attended(meeting, function_email="lien@exemple.test")
    attended(meeting, first_name="Sans", last_name="Adresse")
    absent = PersonFactory(function_email="absent@exemple.test")
    AttendanceFactory(meeting=meeting, person=absent, state=AttendanceState.EXCUSED)
    shown = words(office.get(page("minutes_send", meeting)))
    for person in (with_account, by_link):
        assert person.full_name in shown
    assert "Sans Adresse" in shown.partition("à prévenir vous-même")[2]
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


# --- The link ------------------------------------------------------------------------------------


@pytest.fixture
def link(minutes, meeting, deliver):
    person = attended(meeting, function_email="lien@exemple.test")
    reviewed(minutes)
    (mail,) = deliver()
    token = mail.body.partition("/relecture/")[2].partition("/")[0]
    return person, token


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
    assert Client().post(remark, {"text": "Trop tard."}).status_code == 410
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
    sent = {"remark": remark.pk, f"{prefix}-outcome": "taken_up", f"{prefix}-answer": ""}
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


# --- Approval ------------------------------------------------------------------------------------


def test_approval_at_a_later_meeting_keeps_a_copy_and_locks(office, minutes, meeting, later_item):
    minutes = reviewed(minutes)
    address = page("minutes_approve", meeting)
    shown = office.get(address)
    assert "Réunion de juin" not in words(shown)
    assert "2 juin 2026" in shown.text
    sent = {
        "version": minutes.version,
        "item": later_item.pk,
        "amended": "on",
        "text": "Le budget est **adopté**.",
    }
    assert office.post(address, sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.state, minutes.approved_at) == (MinutesState.APPROVED, later_item)
    assert minutes.text == "Le budget est **adopté**."
    response = office.get(page("minutes_kept_file", meeting))
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert response["Cache-Control"].startswith("private, no-store")
    content = response.getvalue()
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == minutes.kept_file.sha256
    assert minutes.kept_file.sha256 in words(office.get(page("minutes_page", meeting)))
    Path(minutes.kept_file.file.path).unlink()
    assert office.get(page("minutes_kept_file", meeting)).status_code == 404, "le disque l’a perdu"
    again = office.post(address, sent)
    assert again["Location"] == page("minutes_page", meeting), "approuvé une fois pour toutes"
    assert "est déjà approuvé" in words(office.get(again["Location"]))
    with pytest.raises(ValidationError, match="ne change plus"):
        approve_minutes(minutes=minutes, item=later_item, user=None, version=minutes.version)


def test_what_may_not_be_approved(minutes, meeting, body, later_item):
    def refuse(said, *, item=later_item, **more):
        arguments = {"minutes": minutes, "version": minutes.version, "user": None} | more
        with pytest.raises(ValidationError, match=said):
            approve_minutes(item=item, **arguments)

    refuse("brouillon")
    minutes = reviewed(minutes)
    refuse("a changé depuis", version=1)
    earlier = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 1, 5))
    to_come = MeetingFactory(body=body)
    others = MeetingFactory(held=True, starts_on=LATER)
    for wrong in (earlier, to_come, others, meeting):
        refuse("plus récente", item=AgendaItemFactory(meeting=wrong))
    refuse("vide", text="  ")
    DecisionFactory(item=AgendaItemFactory(meeting=meeting))
    refuse("projets de décision")
    minutes.refresh_from_db()
    assert (minutes.state, minutes.kept_file) == (MinutesState.IN_REVIEW, None)


def test_a_point_of_another_body_is_no_choice_of_the_form(office, minutes, meeting, later_item):
    minutes = reviewed(minutes)
    foreign = AgendaItemFactory(meeting__held=True, meeting__starts_on=LATER)
    sent = {"version": minutes.version, "item": foreign.pk}
    response = office.post(page("minutes_approve", meeting), sent)
    assert response.status_code == 422
    assert "n’est pas d’une réunion tenue plus récente" in words(response)


def test_a_point_that_is_no_number_is_no_point(office, minutes, meeting, later_item):
    reviewed(minutes)
    for text in ("²", "-1", "9" * 5000):
        assert office.get(page("minutes_approve", meeting), {"point": text}).status_code == 200


def test_without_a_later_meeting_the_page_says_what_to_do(office, minutes, meeting):
    reviewed(minutes)
    assert "Aucune réunion suivante" in words(office.get(page("minutes_approve", meeting)))


# --- The next agenda -----------------------------------------------------------------------------


def test_the_approval_is_a_point_of_the_next_agenda(minutes, meeting, body):
    title = "Approbation du compte rendu du 3 mars 2026"
    assert approval_title(meeting) == title
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    assert list(planned.items.values_list("title", flat=True)) == [title]
    assert carry_minutes_to_approve(meeting=planned) == []
    after = plan_meeting(body=body, on=datetime.date(2027, 3, 8))
    assert not after.items.exists(), "il est déjà attendu à une réunion à venir"


def test_two_meetings_of_one_day_have_two_points_told_apart(meeting, minutes, body):
    other = MeetingFactory(
        body=body, held=True, starts_on=meeting.starts_on, title="Réunion extraordinaire"
    )
    MinutesFactory(meeting=other, text="Le règlement change.")
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    points = [(item.title.replace("\xa0", " "), item.approves) for item in planned.items.all()]
    assert points == [
        ("Approbation du compte rendu : Réunion de mars", meeting),
        ("Approbation du compte rendu : Réunion extraordinaire", other),
    ]
    after = postpone_meeting(
        meeting=planned, reason="Grève des trains", to=datetime.date(2026, 12, 15)
    )
    assert [item.position for item in after.items.all()] == [1, 2]
    assert [item.approves for item in after.items.all()] == [meeting, other]


def test_same_titles_of_one_day_are_told_apart_by_the_hour(meeting, body):
    at = datetime.datetime.combine(meeting.starts_on, datetime.time(8), tzinfo=datetime.UTC)
    MeetingFactory(body=body, held=True, starts_on=meeting.starts_on, title=meeting.title)
    meeting.starts_at = at
    assert approval_title(meeting).replace("\xa0", " ").endswith("du 3 mars 2026, 9 h")


def test_a_point_renamed_is_still_the_one_that_approves(office, minutes, meeting, body):
    planned = plan_meeting(body=body, on=datetime.date(2026, 12, 8))
    planned.items.update(title="Procès-verbal de mars")
    assert carry_minutes_to_approve(meeting=planned) == []
    later = MeetingFactory(body=body, held=True, starts_on=LATER)
    AgendaItemFactory(meeting=later, position=1, title="Divers")
    expected = AgendaItemFactory(meeting=later, position=2, title="Le PV", approves=meeting)
    minutes = reviewed(minutes)
    page_shown = BeautifulSoup(office.get(page("minutes_approve", meeting)).content, "lxml")
    assert page_shown.select_one("[name=item] [selected], [name=item][checked]")["value"] == str(
        expected.pk
    )


def test_a_meeting_approves_each_minutes_once_and_never_its_own(meeting, later_item):
    AgendaItemFactory(meeting=later_item.meeting, position=2, approves=meeting)
    for on in (meeting, later_item.meeting):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItemFactory(meeting=later_item.meeting, position=3, approves=on)


def test_sending_to_review_puts_it_on_the_agenda_planned_before(minutes, meeting, body):
    planned = MeetingFactory(body=body)
    reviewed(minutes)
    planned.refresh_from_db()
    assert planned.items.get().title == approval_title(meeting)
    assert planned.version == 2, "qui tenait la page ouverte devra comparer"


def test_the_home_lists_them_with_their_action(office, minutes, meeting, later_item):
    reviewed(minutes)
    shown = office.get(reverse("espace:home"))
    soup = BeautifulSoup(shown.content, "lxml")
    link = soup.select_one("section[aria-labelledby=a-approuver] a.fr-btn")
    assert link["href"] == page("minutes_page", meeting)
    assert link.get_text(" ", strip=True).startswith("Approuver")


def test_the_home_of_who_was_there_asks_to_review(minutes, meeting):
    person = attended(meeting, user=UserFactory())
    reviewed(minutes)
    client = Client()
    client.force_login(person.user)
    soup = BeautifulSoup(client.get(reverse("espace:home")).content, "lxml")
    link = soup.select_one("section[aria-labelledby=a-relire] a.fr-btn")
    assert link["href"] == page("minutes_review", meeting)


def test_a_later_meeting_lists_what_it_may_approve(office, minutes, later_item):
    reviewed(minutes)
    shown = office.get(page("meeting_record", later_item.meeting))
    assert page("minutes_approve", minutes.meeting) in shown.text


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


def test_sending_twice_and_approving_without_quorum(office, minutes, meeting, later_item):
    """From an old tab the second sending leads to the first; a missing quorum is said."""
    sent = {"version": minutes.version, "until": (today() + datetime.timedelta(days=9)).isoformat()}
    first, again = (office.post(page("minutes_send", meeting), sent) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert "est déjà en relecture" in words(office.get(again["Location"]))

    Body.objects.filter(pk=meeting.body_id).update(
        quorum_basis="seats", quorum_numerator=1, quorum_denominator=2
    )
    later_item.meeting.attendances.update(state="absent")
    minutes.refresh_from_db()
    approval = {"version": minutes.version, "item": later_item.pk}
    response = office.post(page("minutes_approve", meeting), approval)
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "lxml")
    assert "Le quorum n’est pas atteint" in soup.select_one("[data-problems]").text
    sure = soup.select_one("[data-problems] button")["value"]
    response = office.post(page("minutes_approve", meeting), approval | {"sure": sure})
    assert response.status_code == 302
