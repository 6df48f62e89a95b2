"""The page behind a personal link: shown by GET, acted on by POST, closed when it must be."""

import datetime
import logging

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.choices import Answer, AttendanceState, MeetingStatus
from governance.convening.appointments import change_appointment
from governance.convening.invitations import (
    GivenAnswer,
    forget_deputy,
    give_answer,
    issue_link,
    revoke_links,
)
from governance.convening.item_calls import accept_proposal, decline_proposal, propose_item
from governance.convening.planning import cancel_meeting, open_roll
from governance.models import AnswerLink, Attendance, Invitation, ItemProposal
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyFactory,
    InvitationFactory,
    ItemCallFactory,
    MandateFactory,
    MeetingFactory,
)
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date.today() + datetime.timedelta(days=20)  # noqa: DTZ011 - days apart, no hour


@pytest.fixture
def meeting():
    return MeetingFactory(
        body=BodyFactory(members=4, name="Conseil du test"),
        status=MeetingStatus.CONVENED,
        starts_on=DAY,
        title="Conseil de l’essai",
        items=["Budget 2027"],
    )


@pytest.fixture
def invitation(meeting):
    mandate = meeting.body.colleges.first().seats.first().mandates.get()
    return InvitationFactory(meeting=meeting, mandate=mandate, person=mandate.holder, sent=True)


@pytest.fixture
def url(invitation):
    return reverse("governance:answer", args=[issue_link(invitation)])


def others(invitation):
    return [
        seat.mandates.get()
        for college in invitation.meeting.body.colleges.order_by("position")
        for seat in college.seats.order_by("position")
        if seat.mandates.get() != invitation.mandate
    ]


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
    client = Client(enforce_csrf_checks=True)
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
    response = Client().post(url, sent)
    assert response.status_code == 422
    assert said in " ".join(response.context["form"].errors[field])
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_at) == ("", None)


def test_proxy_is_a_voting_member_of_this_body(url, invitation):
    stranger = MandateFactory()
    own = invitation.mandate
    for mandate in (stranger, own):
        assert Client().post(url, {"answer": "sends", "proxy": mandate.pk}).status_code == 422
        with pytest.raises(ValidationError):
            give_answer(invitation=invitation, given=GivenAnswer(Answer.SENDS, proxy=mandate))


def refused(url):
    """Return what the three addresses of a link answer, whatever the method."""
    client = Client()
    found = {
        client.get(url).status_code,
        client.post(url, {"answer": "coming"}).status_code,
        client.get(f"{url}reunion.ics").status_code,
        client.post(f"{url}proposer/", {"title": "x", "reason": "y"}).status_code,
    }
    page = client.get(url).content.decode()
    assert "Répondez au courriel de convocation" in page
    return found


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
    assert Client().post(url, {"answer": "coming"}).status_code == 422


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


def test_haste_is_slowed_down(url, monkeypatch):
    monkeypatch.setattr("governance.links.POSTS_AN_HOUR", 2)
    client = Client()
    statuses = [client.post(url, {"answer": "coming"}).status_code for _ in range(3)]
    assert statuses == [302, 302, 429]


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
    Client().post(url, {"answer": "coming"})
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


# --- Points that members propose ---------------------------------------------------


def test_point_is_proposed_by_link_then_accepted(url, invitation, meeting):
    assert Client().get(f"{url}proposer/").status_code == 302, "nobody asks for points"
    ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=5))
    client = Client(enforce_csrf_checks=True)
    assert client.get(f"{url}proposer/").status_code == 200
    refusal = client.post(f"{url}proposer/", {"title": "", "reason": ""})
    assert refusal.status_code == 422
    sent = client.post(
        f"{url}proposer/",
        {"title": "Cités éducatives", "reason": "Le bilan est prêt.", "minutes_wanted": "15"},
    )
    assert (sent.status_code, sent["Location"]) == (302, "../")
    proposal = ItemProposal.objects.get()
    assert proposal.mandate == invitation.mandate
    item = accept_proposal(proposal=proposal, by=UserFactory(staff=True))
    assert (item.title, item.minutes_planned) == ("Cités éducatives", 15)
    assert item.position == 2
    assert "acceptée" in client.get(url).content.decode()
    with pytest.raises(ValidationError, match="déjà acceptée"):
        accept_proposal(proposal=proposal, by=UserFactory(staff=True))


def test_point_is_declined_with_a_word(invitation, meeting):
    ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=5))
    proposal = propose_item(
        meeting=meeting, title="Divers", reason="Pour parler.", minutes_wanted=None,
        mandate=invitation.mandate,
    )  # fmt: skip
    with pytest.raises(ValidationError):
        decline_proposal(proposal=proposal, by=UserFactory(), reply=" ")
    decline_proposal(proposal=proposal, by=UserFactory(), reply="À la prochaine réunion.")
    assert meeting.items.count() == 1


def test_proposals_do_not_pile_up_nor_come_late(invitation, meeting):
    words = {"title": "Un sixième point", "reason": "Utile.", "minutes_wanted": None}
    call = ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=5))
    for rank in range(5):
        point = words | {"title": f"Point {rank}"}
        propose_item(meeting=meeting, mandate=invitation.mandate, **point)
    with pytest.raises(ValidationError, match="attendent une réponse"):
        propose_item(meeting=meeting, mandate=invitation.mandate, **words)
    call.until_on = datetime.date(2026, 1, 1)
    call.save()
    meeting.refresh_from_db()
    with pytest.raises(ValidationError, match="clos"):
        propose_item(meeting=meeting, mandate=others(invitation)[0], **words)


# --- The roll call ------------------------------------------------------------------


def test_answers_fill_the_roll(invitation, meeting):
    first, second, third = others(invitation)
    for mandate, given in (
        (invitation.mandate, GivenAnswer(Answer.COMING)),
        (first, GivenAnswer(Answer.EXCUSED)),
        (second, GivenAnswer(Answer.SENDS, proxy=invitation.mandate)),
        (third, GivenAnswer(Answer.SENDS, "Anne Riou", "SGAR")),
    ):
        row = Invitation.objects.filter(meeting=meeting, mandate=mandate).first()
        row = row or InvitationFactory(meeting=meeting, mandate=mandate, sent=True)
        give_answer(invitation=row, given=given)
    open_roll(meeting=meeting)
    roll = {row.mandate: row for row in meeting.attendances.select_related("represented_by")}
    not_called = AttendanceState.NOT_CALLED
    assert roll[invitation.mandate].state == not_called, "present is said, not supposed"
    assert roll[first].state == AttendanceState.EXCUSED
    assert (roll[second].state, roll[second].represented_by) == (
        not_called,
        roll[invitation.mandate],
    )
    assert (roll[third].state, roll[third].deputy_name, roll[third].deputy_organisation) == (
        not_called,
        "Anne Riou",
        "SGAR",
    )


def test_proxies_beyond_the_rule_leave_excused(invitation, meeting):
    """One proxy a bearer: the second announced is not carried; nor one to who is away."""
    first, second, third = others(invitation)
    answers = [
        (first, GivenAnswer(Answer.SENDS, proxy=invitation.mandate)),
        (second, GivenAnswer(Answer.SENDS, proxy=invitation.mandate)),
        (third, GivenAnswer(Answer.SENDS, proxy=first)),
    ]
    for mandate, given in answers:
        row = InvitationFactory(meeting=meeting, mandate=mandate, sent=True)
        give_answer(invitation=row, given=given)
    open_roll(meeting=meeting)
    states = {row.mandate: row.state for row in meeting.attendances.all()}
    assert [states[each] for each in (first, second, third)] == [
        AttendanceState.NOT_CALLED,
        AttendanceState.EXCUSED,
        AttendanceState.EXCUSED,
    ]


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
        "/relecture/{}/",
        "/calendrier/mien/{}.ics",
    ],
)
def test_no_secret_of_an_address_is_logged(path, caplog):
    with caplog.at_level(logging.DEBUG):
        assert Client().get(path.format("secretdautrui")).status_code == 404
    assert "lien" in caplog.text
    assert "secretdautrui" not in caplog.text


# --- Powers ------------------------------------------------------------------------------------


def invited(mandate, invitation):
    return InvitationFactory(
        meeting=invitation.meeting, mandate=mandate, person=mandate.holder, sent=True
    )


def proxy_refusal(url, mandate):
    response = Client().post(url, {"answer": "sends", "proxy": mandate.pk})
    assert response.status_code == 422
    return " ".join(response.context["form"].errors["proxy"])


def test_power_goes_to_who_can_bear_it(url, invitation):
    """Said when it is given: to who excuses themselves, or who bears as many as the rule lets."""
    first, second, third = others(invitation)
    bearer = invited(first, invitation)
    give_answer(invitation=bearer, given=GivenAnswer(Answer.EXCUSED))
    assert "s’excuse" in proxy_refusal(url, first)
    give_answer(invitation=bearer, given=GivenAnswer(Answer.COMING))
    other = invited(second, invitation)
    give_answer(invitation=other, given=GivenAnswer(Answer.SENDS, proxy=first))
    assert "porte déjà 1\N{NO-BREAK SPACE}pouvoir" in proxy_refusal(url, first)
    assert "donne pouvoir à son tour" in proxy_refusal(url, second)
    assert Client().post(url, {"answer": "sends", "proxy": third.pk}).status_code == 302


def test_giver_and_bearer_are_told_what_becomes_of_a_power(url, invitation):
    bearer_mandate = others(invitation)[0]
    bearer = invited(bearer_mandate, invitation)
    bearer_url = reverse("governance:answer", args=[issue_link(bearer)])
    Client().post(url, {"answer": "sends", "proxy": bearer_mandate.pk})
    assert "n’a pas encore dit s’il vient" in Client().get(url).content.decode()
    assert "Pouvoir reçu de" in Client().get(bearer_url).content.decode()
    Client().post(bearer_url, {"answer": "coming"})
    assert "n’a pas encore dit" not in Client().get(url).content.decode()
    Client().post(bearer_url, {"answer": "excused"})
    assert "ce membre s’excuse" in Client().get(url).content.decode()
    assert "Vous ne pourrez pas le porter" in Client().get(bearer_url).content.decode()


def test_guest_proposes_no_point(meeting):
    ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=7))
    guest = InvitationFactory(meeting=meeting, mandate=None, person=PersonFactory(), sent=True)
    page = reverse("governance:answer", args=[issue_link(guest)])
    assert "Proposer un point" not in Client().get(page).content.decode()
    answered = Client().post(f"{page}proposer/", {"title": "Mon point", "reason": "Pour voir."})
    assert answered.status_code == 302
    assert not meeting.proposals.exists()
