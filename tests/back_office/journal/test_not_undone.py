"""Acts that no undoing takes back: secrets, what is published, what minutes hold."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from centres.activity.services import open_year
from centres.models import ActivityReport
from centres.services import erase_contact
from crpv_portal.accounts.services import close_account
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from governance.convening.invitations import revoke_links
from governance.models import AnswerLink, Attendance, DigestRefusal, Meeting, PublicMinutes
from governance.public.own_calendar import make_calendar_token, owner_of_token
from tests.back_office.journal.acts import act_of, all_acts
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    ActivityReportFactory,
    CentreFactory,
    CentreMembershipFactory,
    ContactFactory,
)
from tests.factories.governance import (
    AgendaItemFactory,
    AnswerLinkFactory,
    AttendanceFactory,
    DecisionFactory,
    InvitationFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
)
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db


def refusal_of(reason):
    """What the undoing of the act of this reason answers; it has to be refused."""
    act = act_of(reason)
    with pytest.raises(ValidationError) as refused:
        undo(act=act, digest=judge(act).digest, reason="erreur de saisie")
    return " ".join(refused.value.messages)


def test_what_no_undoing_brings_back():
    contact = ContactFactory()
    with because("adresse privée"):
        erase_contact(contact=contact, reason="adresse privée")
    assert "effacement" in judge(act_of("adresse privée")).obstacles[0].sentence
    account, _other = UserFactory(staff=True), UserFactory(staff=True)
    close_account(user=account, by=None, reason="départ")
    assert "un accès" in judge(act_of("départ")).obstacles[0].sentence
    account.refresh_from_db()
    account.first_name = "Lucie"
    with because("prénom"):
        account.save()
    assert judge(act_of("prénom")).obstacles == ()
    with because("envoi"):
        InvitationFactory()
    assert any("convocations" in each.sentence for each in judge(act_of("envoi")).obstacles)
    with because("remise"):
        Meeting.objects.filter(pk=MeetingFactory().pk).update(by_hand_sequence=0)
    assert any("sur papier" in each.sentence for each in judge(act_of("remise")).obstacles)
    with because("relance"):
        ActivityReport.objects.filter(pk=ActivityReportFactory().pk).update(reminded_on=today())
    assert "courriels" in judge(act_of("relance")).obstacles[0].sentence
    with because("désabonnement"):
        DigestRefusal.objects.create(person=PersonFactory())
    assert "décide" in judge(act_of("désabonnement")).obstacles[0].sentence


def test_secret_address_that_was_replaced_opens_nothing_again():
    user = UserFactory()
    old = make_calendar_token(user=user)
    new = make_calendar_token(user=user)
    acts = [
        act
        for act in all_acts()
        if any(change.noun == "adresse d’agenda personnel" for change in act.changes)
    ]
    assert acts
    assert all("adresse secrète" in judge(act).obstacles[0].sentence for act in acts)
    assert (owner_of_token(old), owner_of_token(new)) == (None, user)


def test_answer_link_that_was_revoked_opens_nothing_again():
    link = AnswerLinkFactory()
    revoke_links(invitation=link.invitation, reason="mauvaise adresse")
    assert "adresse secrète" in refusal_of("mauvaise adresse")
    assert AnswerLink.objects.get().revoked_at


def test_public_version_of_minutes_neither_goes_nor_comes_back():
    minutes = MinutesFactory(approved=True)
    with because("publié"):
        PublicMinutesFactory(minutes=minutes)
    assert "version publique" in refusal_of("publié")
    assert PublicMinutes.objects.exists()


def test_roll_and_agenda_do_not_change_under_approved_minutes():
    meeting = MeetingFactory(held=True)
    with because("appel"):
        row = AttendanceFactory(meeting=meeting)
    with because("point"):
        item = AgendaItemFactory(meeting=meeting)
    meeting.place = "Salle des fêtes"
    with because("lieu"):
        meeting.save()
    with because("invité"):
        guest = AttendanceFactory(meeting=meeting)
    with because("retrait"):
        guest.delete()
    assert not any(judge(act_of(each)).obstacles for each in ("appel", "point", "lieu", "retrait"))
    with because("approuvé"):
        MinutesFactory(meeting=meeting, approved=True)
    for reason in ("appel", "point", "lieu", "retrait"):
        assert "approuvé" in refusal_of(reason)
    item.visibility = "restricted" if item.visibility == "public" else "public"
    with because("visibilité"):
        item.save()
    assert not judge(act_of("visibilité")).obstacles
    assert Attendance.objects.get(meeting=meeting) == row


def test_roll_does_not_deny_the_votes_of_an_adopted_decision():
    meeting = MeetingFactory(held=True)
    member = MandateFactory(seat__college__body=meeting.body)
    with because("appel"):
        AttendanceFactory(meeting=meeting, mandate=member)
    with because("ensuite"):
        other = MandateFactory(seat__college__body=meeting.body)
        AttendanceFactory(meeting=meeting, mandate=other)
        votes = {"votes_for": 2, "votes_against": 0, "abstentions": 0}
        DecisionFactory(item=AgendaItemFactory(meeting=meeting), adopted=True, **votes)
    assert "ne change plus" in refusal_of("appel")
    assert Attendance.objects.filter(meeting=meeting).count() == 2


def test_a_year_is_closed_again_until_a_centre_was_written_to():
    reached, until = CentreFactory(published=True), today() + datetime.timedelta(days=30)
    open_year(year=2023, until=until, message="", reason="sans membre")
    assert judge(act_of("sans membre")).obstacles == ()
    CentreMembershipFactory(centre=reached)
    open_year(year=2024, until=until, message="", reason="à un membre")
    assert "courriels" in judge(act_of("à un membre")).obstacles[0].sentence
