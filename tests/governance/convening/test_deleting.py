"""A meeting opened by mistake is deleted; one on which something stands says what."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.convening.deleting import (
    delete_meeting,
    deletion_digest,
    obstacles_to_deletion,
)
from governance.convening.planning import log_meeting, postpone_meeting
from governance.meetings.services import plan_meeting
from governance.models import AgendaItem, Attendance, ItemCall, Meeting, RecordDraft
from tests.back_office.journal.acts import act_of, undo_now
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    HeadCountFactory,
    InvitationFactory,
    ItemProposalFactory,
    MinutesFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.convening.body import DAY, convene, member_of
from tests.tabs import browsers, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def mistake():
    return plan_meeting(body=BodyFactory(members=2), on=DAY)


def delete(meeting):
    delete_meeting(meeting=meeting, seen=deletion_digest(meeting))


def note(meeting):
    AgendaItemFactory(meeting=meeting, note="On a parlé du budget.")


def draft_of_somebody(meeting):
    RecordDraft.objects.create(meeting=meeting, user=UserFactory(), form_data="minutes=Un+texte")


def public(meeting):
    for visibility in ("public", "restricted"):
        meeting.visibility = visibility
        meeting.save()


def public_point(meeting):
    AgendaItemFactory(meeting=meeting, visibility="public")


def chaired(meeting):
    meeting.chair = PersonFactory()
    meeting.save()


def summed_up(meeting):
    meeting.summary = "L’essentiel."
    meeting.save()


def called_for_points(meeting):
    ItemCall.objects.create(meeting=meeting, until_on=DAY)


def put_off(meeting):
    other = plan_meeting(body=meeting.body, on=DAY + datetime.timedelta(days=1))
    other.status, other.postponed_to = "postponed", meeting
    other.save()


def approved_elsewhere(meeting):
    later = plan_meeting(body=meeting.body, on=DAY + datetime.timedelta(days=30))
    AgendaItemFactory(meeting=later, approves=meeting)


STANDING = {
    "1 document déposé": lambda meeting: DocumentFactory(meeting=meeting),
    "1 décision ou projet de décision": lambda meeting: DecisionFactory(
        item=AgendaItemFactory(meeting=meeting)
    ),
    "1 suite à donner": lambda meeting: ActionItemFactory(item=AgendaItemFactory(meeting=meeting)),
    "1 note de séance": note,
    "un compte rendu commencé": lambda meeting: MinutesFactory(meeting=meeting),
    "un appel commencé": lambda meeting: AttendanceFactory(meeting=meeting, state="present"),
    "un appel commencé ": lambda meeting: HeadCountFactory(meeting=meeting),
    " un appel commencé": chaired,
    "des personnes convoquées, invitées ou prévenues": lambda meeting: InvitationFactory(
        meeting=meeting
    ),
    "un appel à points": called_for_points,
    "1 point proposé par des membres": lambda meeting: ItemProposalFactory(meeting=meeting),
    "une page que le public a pu lire": public,
    "une page que le public a pu lire ": public_point,
    "un texte « en bref »": summed_up,
    "une saisie que quelqu’un n’a pas encore enregistrée": draft_of_somebody,
    "une réunion reportée qu’elle remplace": put_off,
    "d’autres pages qui la citent": approved_elsewhere,
}


@pytest.mark.parametrize("said", STANDING)
def test_what_stands_on_it_is_said_and_nothing_is_deleted(mistake, said):
    STANDING[said](mistake)
    mistake = Meeting.objects.get(pk=mistake.pk)
    assert said.strip() in [each.replace("\xa0", " ") for each in obstacles_to_deletion(mistake)]
    with pytest.raises(ValidationError, match="Rien n’est supprimé"):
        delete(mistake)
    assert Meeting.objects.filter(pk=mistake.pk).exists()


def test_a_meeting_convened_once_stays(meeting, officer):
    convene(meeting, officer)
    said = obstacles_to_deletion(meeting)
    assert "des personnes convoquées, invitées ou prévenues" in said
    assert any("courriel" in each for each in said)


def test_a_past_day_logged_by_mistake_goes_with_its_empty_roll_and_its_points():
    body = BodyFactory(members=3)
    past = datetime.date.today() - datetime.timedelta(days=3)  # noqa: DTZ011 - days apart
    meeting, _ = log_meeting(body=body, on=past)
    AgendaItemFactory(meeting=meeting)
    assert meeting.attendances.count() == 3
    delete(Meeting.objects.get())
    assert not Meeting.objects.exists()
    assert not Attendance.objects.exists()
    assert not AgendaItem.objects.exists()


def test_its_page_asks_and_its_address_says_who_deleted_it(mistake):
    claire, denis = browsers()
    page = reverse("espace:meeting_delete", args=[mistake.slug])
    shown = claire.get(page)
    assert "Supprimer la réunion" in shown.text
    token = shown.context["csrf_token"]
    sent = {"csrfmiddlewaretoken": str(token), "seen": shown.context["seen"]}
    gone = claire.post(page, sent, follow=True)
    assert "est supprimée" in words(gone)
    for name in ("meeting_record", "meeting_prepare", "meeting_delete"):
        answer = denis.get(reverse(f"espace:{name}", args=[mistake.slug]), follow=True)
        assert "Cette réunion a été supprimée par Claire Petit" in words(answer)


def test_what_another_wrote_meanwhile_is_not_lost(mistake):
    claire, _ = browsers()
    page = reverse("espace:meeting_delete", args=[mistake.slug])
    shown = claire.get(page)
    AgendaItemFactory(meeting=mistake, title="Budget 2027")
    sent = {"csrfmiddlewaretoken": str(shown.context["csrf_token"]), "seen": shown.context["seen"]}
    refused = claire.post(page, sent)
    assert refused.status_code == 422
    assert "a changé pendant que vous lisiez" in words(refused)
    assert "Budget 2027" in words(refused)
    assert Meeting.objects.filter(pk=mistake.pk).exists()


def test_one_that_is_not_empty_offers_to_cancel_it(mistake):
    note(mistake)
    claire, _ = browsers()
    shown = claire.get(reverse("espace:meeting_delete", args=[mistake.slug]))
    assert "1 note de séance" in words(shown)
    assert reverse("espace:meeting_cancel", args=[mistake.slug]) in shown.text


def test_who_put_it_off_to_another_day_keeps_both(meeting, officer):
    member_of(meeting.body, "autre@exemple.test")
    new = postpone_meeting(
        meeting=meeting, reason="Neige", to=DAY + datetime.timedelta(days=9), by=officer
    )
    assert "une réunion reportée qu’elle remplace" in obstacles_to_deletion(new)
    assert "un report ou une annulation" in obstacles_to_deletion(meeting)


def test_staff_brings_it_back_from_the_journal(mistake):
    AgendaItemFactory(meeting=mistake, title="Budget 2027")
    delete(mistake)
    undo_now(act_of("réunion ouverte par erreur"))
    assert [item.title for item in Meeting.objects.get().items.all()] == ["Budget 2027"]
