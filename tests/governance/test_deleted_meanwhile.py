"""A page whose row somebody deleted: it says who did, and gives back what was typed."""

import pghistory
import pytest
from django.urls import reverse

from crpv_portal.common.models import Source
from governance.models import Minutes
from tests.admin.screens import address
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
    SeatFactory,
    StoredFileFactory,
)
from tests.tabs import Tab, browsers, words

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

TYPED = "Un texte qui a demandé du temps."


@pytest.fixture
def claire():
    return browsers()[0]


def delete(row):
    denis = UserFactory(staff=True, first_name="Denis", last_name="Durand")
    with pghistory.context(user=denis.pk):
        row.delete()


def record_of_a_meeting():
    meeting = MeetingFactory(held=True)
    return (
        meeting,
        reverse("espace:meeting_record", args=[meeting.slug]),
        "minutes",
        "Cette réunion a été supprimée",
    )


def page_of_a_seat():
    seat = SeatFactory()
    page = reverse("espace:seat_detail", args=[seat.college.body.slug, seat.pk])
    return seat, page, "give-capacity", "Ce siège a été supprimé"


def page_of_actions():
    action = ActionItemFactory()
    return (
        action,
        reverse("espace:action_list"),
        f"suite-{action.pk}-outcome",
        "Cette suite a été supprimée",
    )


def admin_of_a_source():
    source = Source.objects.create(title="Convention")
    said = "Cette fiche (source « Convention ») a été supprimée"
    return source, address(source), "title", said


KINDS = [record_of_a_meeting, page_of_a_seat, page_of_actions, admin_of_a_source]


@pytest.mark.parametrize("kind", KINDS)
def test_who_deleted_it_is_said_and_the_text_given_back(claire, kind):
    row, page, box, said = kind()
    tab = Tab.read(claire, page, holding=box)
    delete(row)
    response = tab.send(**{box: TYPED})
    assert response.status_code == 409
    assert f"{said} par Denis Durand, le " in words(response)
    assert TYPED in words(response)
    assert not type(row).objects.exists()
    # Nothing typed: the next page says it.
    led = claire.get(page, follow=True)
    assert led.status_code == 200
    assert "Denis Durand" in words(led) or kind is page_of_actions


def test_a_stranger_learns_nothing_of_what_was_deleted(client):
    meeting, page, _, _ = record_of_a_meeting()
    delete(meeting)
    client.force_login(UserFactory())
    assert client.get(page).status_code == 404


def test_an_answer_to_a_remark_typed_while_the_minutes_were_approved_is_given_back(claire):
    remark = MinutesRemarkFactory()
    page = reverse("espace:minutes_page", args=[remark.minutes.meeting.slug])
    answer = f"remarque-{remark.pk}-answer"
    tab = Tab.read(claire, page, holding=answer).typed(**{answer: TYPED})
    final = MinutesFactory(approved=True, meeting__body=remark.minutes.meeting.body)
    state = {name: getattr(final, name) for name in ("state", "approved_at", "locked_at")}
    kept = StoredFileFactory(content=b"exemplaire")
    Minutes.objects.filter(pk=remark.minutes.pk).update(**state, kept_file=kept, review_until=None)
    response = tab.send()
    assert response.status_code == 409
    assert TYPED in words(response)
