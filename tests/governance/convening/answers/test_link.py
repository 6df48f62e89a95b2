"""The page behind a personal link: shown by GET, acted on by POST, closed when it must be."""

import datetime
import logging

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.choices import Answer
from governance.convening.appointments import change_appointment
from governance.convening.invitations import (
    GivenAnswer,
    forget_deputy,
    give_answer,
    issue_link,
    revoke_links,
)
from governance.convening.planning import cancel_meeting, open_roll
from governance.models import AnswerLink, Attendance, Invitation
from tests.factories.accounts import UserFactory
from tests.factories.governance import MandateFactory
from tests.governance.convening.answers.link import DAY, others, refused
from tests.tabs import Reader

pytestmark = pytest.mark.django_db


def test_scanners_change_nothing(url, invitation):
    """They follow links by GET and HEAD, with odd query strings; only a post acts."""
    client = Client(enforce_csrf_checks=True)
    before = Invitation.objects.values().get(pk=invitation.pk)
    for method in (client.get, client.head):
        for path in (url, f"{url}?answer=coming", f"{url}reunion.ics"):
            response = method(path)
            assert response.status_code == 200
            assert response.cookies == {}
    assert client.options(url).status_code == 405
    assert client.put(url, "answer=coming").status_code == 405
    assert Invitation.objects.values().get(pk=invitation.pk) == before


def test_answer_is_given_and_changed_without_cookie_nor_account(url, invitation):
    client = Reader(enforce_csrf_checks=True)
    sent = client.post(url, {"answer": "coming"}, headers={"origin": "null"})
    assert (sent.status_code, sent["Location"]) == (302, "./")
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_sequence) == (Answer.COMING, 0)
    assert "Vous venez." in client.get(url).content.decode()
    proxy = others(invitation)[0]
    client.post(url, {"answer": "sends", "proxy": proxy.pk})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.proxy) == (Answer.SENDS, proxy)
    client.post(url, {"answer": "sends", "deputy_name": "Anne Riou", "deputy_organisation": "SGAR"})
    invitation.refresh_from_db()
    assert (invitation.deputy_name, invitation.proxy) == ("Anne Riou", None)
    client.post(url, {"answer": "excused", "deputy_name": "Anne Riou"})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.deputy_name) == (Answer.EXCUSED, "")


def test_page_gives_nothing_away(url, invitation):
    response = Client().get(url)
    secret = url.split("/")[2]
    page = response.content.decode()
    assert secret not in page
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in page
    assert "canonical" not in page
    assert "Conseil de l’essai" in page
    assert "Budget 2027" in page
    for mandate in [invitation.mandate, *others(invitation)]:
        assert mandate.holder.last_name not in page


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({}, "answer", "Choisissez l’une des trois réponses."),
        ({"answer": "peut-être"}, "answer", "Ce choix n’est pas dans la liste"),
        ({"answer": "sends"}, "deputy_name", "Nommez la personne que vous envoyez"),
        ({"answer": "sends", "proxy": "999999"}, "proxy", "ne vote pas à cette réunion"),
        ({"answer": "sends", "deputy_name": "x" * 201}, "deputy_name", "200"),
        ({"answer": "sends", "deputy_name": "a@x.fr"}, "deputy_name", "retirez-en a@x.fr"),
        (
            {
                "answer": "sends",
                "deputy_name": "Anne Riou",
                "deputy_organisation": "06 12 34 56 78",
            },
            "deputy_organisation",
            "retirez-en 06 12 34 56 78",
        ),
    ],
)
def test_bad_input_is_refused_at_its_field(url, invitation, sent, field, said):
    response = Reader().post(url, sent)
    assert response.status_code == 422
    assert said in " ".join(response.context["form"].errors[field])
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("", None)


def test_proxy_is_a_voting_member_of_this_body(url, invitation):
    stranger = MandateFactory()
    own = invitation.mandate
    for mandate in (stranger, own):
        assert Reader().post(url, {"answer": "sends", "proxy": mandate.pk}).status_code == 422
        with pytest.raises(ValidationError):
            give_answer(invitation=invitation, given=GivenAnswer(Answer.SENDS, proxy=mandate))


def test_forged_link(url, invitation):
    assert refused(url[:-3] + "xx/") == {404}
    assert refused("/reponse/%F0%9F%98%80/") == {404}


def test_expired_link(url, invitation):
    AnswerLink.objects.update(expires_at=timezone.now() - datetime.timedelta(minutes=1))
    assert refused(url) == {410}


def test_revoked_link_and_its_successor(url, invitation):
    assert revoke_links(invitation=invitation) == 1
    assert refused(url) == {410}
    again = reverse("governance:answer", args=[issue_link(invitation)])
    assert Client().get(again).status_code == 200


def test_link_of_a_cancelled_meeting(url, invitation, meeting):
    cancel_meeting(meeting=meeting, reason="salle fermée", by=UserFactory(staff=True))
    assert refused(url) == {410}
    assert "annulée" in Client().get(url).content.decode()
    invitation.refresh_from_db()
    assert invitation.answer == ""


def test_answers_close_when_the_meeting_begins(url, invitation, meeting):
    now = timezone.now()
    type(meeting).objects.filter(pk=meeting.pk).update(
        starts_on=(now - datetime.timedelta(minutes=1)).date(),
        time_zone="UTC",
        starts_at=now - datetime.timedelta(minutes=1),
        ends_at=now + datetime.timedelta(hours=1),
    )
    assert "La réunion a commencé" in Client().get(url).content.decode()
    assert Reader().post(url, {"answer": "coming"}).status_code == 422


def test_secret_is_in_no_log(url, invitation, caplog):
    """Refusals and errors write the path of the request down: the secret has left it by then."""
    secret = url.split("/")[2]
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        client.post(url, {"answer": ""})
        client.put(url)
        revoke_links(invitation=invitation)
        client.get(url)
        client.get(f"{url}ailleurs/")
    said = " ".join(
        [record.getMessage() + str(record.__dict__.get("request", "")) for record in caplog.records]
    )
    assert "/reponse/lien/" in said
    assert secret not in said


def test_error_report_holds_no_secret(url, monkeypatch, mailoutbox, settings):
    settings.ADMINS = [("", "agent@exemple.test")]
    secret = url.split("/")[2]

    def broken(*arguments):
        raise RuntimeError("panne")

    monkeypatch.setattr("governance.convening.views.answers.AnswerPage", broken)
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code == 500
    assert secret not in " ".join(mail.subject + mail.body for mail in mailoutbox)


def test_haste_is_counted_for_a_whole_hour(url, monkeypatch, time_machine):
    monkeypatch.setattr("crpv_portal.common.links.POSTS_AN_HOUR", 2)
    client = Reader()
    now = timezone.now()
    statuses = []
    for minutes in (0, 20, 40, 59, 61):
        time_machine.move_to(now + datetime.timedelta(minutes=minutes))
        statuses.append(client.post(url, {"answer": "coming"}).status_code)
    assert statuses == [302, 302, 429, 429, 302]


def test_haste_is_slowed_down(url, monkeypatch):
    monkeypatch.setattr("crpv_portal.common.links.POSTS_AN_HOUR", 2)
    client = Reader()
    sent = {"answer": "coming", "note": "Je viendrai avec Mme Petit."}
    answers = [client.post(url, sent, headers={"origin": "null"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert sent["note"] in answers[-1].text


def test_link_is_kept_as_a_fingerprint_and_lasts_as_long_as_the_meeting(invitation, meeting):
    token = issue_link(invitation)
    link = invitation.links.get()
    assert token not in str(link.__dict__)
    assert len(token) >= 43
    assert link.expires_at.date() in (DAY, DAY + datetime.timedelta(days=1))
    later = DAY + datetime.timedelta(days=7)
    change_appointment(
        meeting=meeting,
        on=later,
        starts=datetime.time(14),
        ends=datetime.time(16),
        mode="in_person",
        place="Lille",
        video_link="",
        reason="salle prise",
    )
    link.refresh_from_db()
    assert link.expires_at.date() == later


def test_moved_meeting_asks_again(url, invitation, meeting):
    Reader().post(url, {"answer": "coming"})
    change_appointment(
        meeting=meeting,
        on=DAY,
        starts=datetime.time(9),
        ends=None,
        mode="in_person",
        place="Lille",
        video_link="",
        reason="salle prise",
    )
    assert "Votre réponse est à confirmer" in Client().get(url).content.decode()


def test_who_was_sent_can_be_forgotten(invitation):
    give_answer(invitation=invitation, given=GivenAnswer(Answer.SENDS, "Anne Riou", "SGAR"))
    open_roll(meeting=invitation.meeting)
    row = invitation.meeting.attendances.get(deputy_name="Anne Riou")
    forget_deputy(meeting=invitation.meeting, name="Anne Riou", reason="demande")
    kept = [invitation.events.model, Invitation, row.events.model, Attendance]
    for model in kept:
        names = set(model.objects.values_list("deputy_name", flat=True))
        assert "Anne Riou" not in names
        assert "SGAR" not in set(model.objects.values_list("deputy_organisation", flat=True))


@pytest.mark.parametrize(
    "path",
    [
        "/reponse/{}/proposer/",
        "/rappels/{}/",
        "/suites/{}/",
        "/relecture/{}/",
        "/calendrier/mien/{}.ics",
    ],
)
def test_no_secret_of_an_address_is_logged(path, caplog):
    with caplog.at_level(logging.DEBUG):
        assert Client().get(path.format("secretdautrui")).status_code == 404
    assert "lien" in caplog.text
    assert "secretdautrui" not in caplog.text
