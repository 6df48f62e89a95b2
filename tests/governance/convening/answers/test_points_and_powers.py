"""Points that members propose by their link, powers that they give, and the roll that follows."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.choices import Answer, AttendanceState
from governance.convening.invitations import GivenAnswer, give_answer, issue_link
from governance.convening.item_calls import accept_proposal, decline_proposal, propose_item
from governance.convening.planning import open_roll
from governance.models import Invitation, ItemProposal
from tests.factories.accounts import UserFactory
from tests.factories.governance import InvitationFactory, ItemCallFactory
from tests.factories.partners import PersonFactory
from tests.governance.convening.answers.link import DAY, others
from tests.tabs import Reader

pytestmark = pytest.mark.django_db


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


def invited(mandate, invitation):
    return InvitationFactory(
        meeting=invitation.meeting, mandate=mandate, person=mandate.holder, sent=True
    )


def proxy_refusal(url, mandate):
    response = Reader().post(url, {"answer": "sends", "proxy": mandate.pk})
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
    assert Reader().post(url, {"answer": "sends", "proxy": third.pk}).status_code == 302


def test_giver_and_bearer_are_told_what_becomes_of_a_power(url, invitation):
    bearer_mandate = others(invitation)[0]
    bearer = invited(bearer_mandate, invitation)
    bearer_url = reverse("governance:answer", args=[issue_link(bearer)])
    Reader().post(url, {"answer": "sends", "proxy": bearer_mandate.pk})
    assert "n’a pas encore dit s’il vient" in Client().get(url).content.decode()
    assert "Pouvoir reçu de" in Client().get(bearer_url).content.decode()
    Reader().post(bearer_url, {"answer": "coming"})
    assert "n’a pas encore dit" not in Client().get(url).content.decode()
    Reader().post(bearer_url, {"answer": "excused"})
    assert "ce membre s’excuse" in Client().get(url).content.decode()
    assert "Vous ne pourrez pas le porter" in Client().get(bearer_url).content.decode()


def test_guest_proposes_no_point(meeting):
    ItemCallFactory(meeting=meeting, until_on=DAY - datetime.timedelta(days=7))
    guest = InvitationFactory(meeting=meeting, mandate=None, person=PersonFactory(), sent=True)
    page = reverse("governance:answer", args=[issue_link(guest)])
    assert "Proposer un point" not in Client().get(page).content.decode()
    answered = Reader().post(f"{page}proposer/", {"title": "Mon point", "reason": "Pour voir."})
    assert answered.status_code == 302
    assert not meeting.proposals.exists()
