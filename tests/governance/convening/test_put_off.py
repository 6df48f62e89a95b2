"""A meeting put off without a day keeps its agenda, its papers and what members proposed."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from governance.convening.planning import (
    awaits_a_day,
    cancel_meeting,
    fix_new_day,
    postpone_meeting,
)
from governance.models import ItemCall, Meeting
from tests.factories.governance import AgendaItemFactory, DocumentFactory, ItemProposalFactory
from tests.governance.convening.body import DAY, convene, mails
from tests.tabs import browsers, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(meeting):
    """Three points, one a member's; two documents, one of a point; a proposal that waits."""
    budget = AgendaItemFactory(meeting=meeting, title="Budget 2027", position=1)
    asked = AgendaItemFactory(meeting=meeting, title="Ateliers", position=2)
    AgendaItemFactory(meeting=meeting, title="Questions diverses", position=3)
    decided = {"decided_at": timezone.now(), "reply": "Noté."}
    ItemProposalFactory(meeting=meeting, title="Ateliers", item=asked, state="accepted", **decided)
    ItemProposalFactory(meeting=meeting, title="Formation")
    ItemProposalFactory(meeting=meeting, title="Repas", state="declined", **decided)
    DocumentFactory(meeting=meeting, item=budget, title="Tableau")
    DocumentFactory(meeting=meeting, item=None, title="Note")
    ItemCall.objects.create(meeting=meeting, until_on=DAY - datetime.timedelta(days=5))
    return meeting


def whole(meeting):
    """All that the meeting to come holds, in words."""
    points = meeting.items.order_by("position").values_list("title", flat=True)
    proposals = meeting.proposals.order_by("title").values_list("title", "state", "item__title")
    documents = meeting.documents.order_by("title").values_list("title", "item__title")
    call = getattr(meeting, "item_call", None)
    hours = [
        moment and moment.astimezone(datetime.UTC).time()
        for moment in (meeting.starts_at, meeting.ends_at)
    ]
    place = (meeting.place, meeting.mode, meeting.time_zone)
    until = call and call.until_on
    return list(points), list(proposals), list(documents), until, hours, place


def test_put_off_twice_all_of_it_is_there_and_the_day_alone_is_asked(full, officer):
    before = whole(full)
    refused = [row for row in before[1] if row[1] == "declined"]
    kept = (before[0], [row for row in before[1] if row not in refused], *before[2:])
    here = full
    for days in (10, 20):
        waiting = postpone_meeting(meeting=here, reason="Neige", by=officer)
        assert awaits_a_day(waiting)
        here = fix_new_day(
            meeting=waiting, to=DAY + datetime.timedelta(days=days), reason="nouveau jour"
        )
        here = Meeting.objects.get(pk=here.pk)
        assert whole(here) == kept
    assert list(full.proposals.values_list("title", flat=True)) == ["Repas"]
    assert Meeting.objects.filter(status="planned").get() == here


def test_a_paper_of_the_whole_meeting_goes_to_no_point(meeting, officer):
    """Also when planning puts a point of its own on the new agenda."""
    DocumentFactory(meeting=meeting, item=None)
    waiting = postpone_meeting(meeting=meeting, reason="Neige", by=officer)
    AgendaItemFactory(meeting=waiting)
    new = fix_new_day(meeting=waiting, to=DAY + datetime.timedelta(days=9), reason="nouveau jour")
    assert new.documents.get().item is None


def test_the_mail_tells_the_new_day_when_it_is_known(meeting, officer):
    convene(meeting, officer)
    new_day = DAY + datetime.timedelta(days=10)
    postpone_meeting(meeting=meeting, reason="Neige", to=new_day, by=officer)
    told = [mail.text for mail in mails(meeting) if mail.calendar_method == "CANCEL"]
    assert told
    assert all(str(new_day.day) in text and "Neige" in text for text in told)


def test_one_that_waits_is_said_on_the_lists_and_may_be_given_up(full, officer):
    convene(full, officer)
    claire, _ = browsers()
    postpone_meeting(meeting=full, reason="Neige", by=officer)
    sent = len(mails(full))
    assert "jour à refixer" in words(claire.get(reverse("espace:meeting_list")))
    assert "son nouveau jour reste à fixer" in words(claire.get(reverse("espace:home")))
    page = reverse("espace:meeting_cancel", args=[full.slug])
    shown = claire.get(page)
    assert "personne n’est prévenu de nouveau" in words(shown)
    token = str(shown.context["csrf_token"])
    claire.post(
        page,
        {"csrfmiddlewaretoken": token, "seen": shown.context["seen"], "reason": "Plus d’objet"},
    )
    full.refresh_from_db()
    assert full.status == "cancelled"
    assert len(mails(full)) == sent


def test_one_put_off_to_a_day_is_not_cancelled(meeting, officer):
    postpone_meeting(
        meeting=meeting, reason="Neige", to=DAY + datetime.timedelta(days=9), by=officer
    )
    with pytest.raises(ValidationError, match="déjà reportée"):
        cancel_meeting(meeting=meeting, reason="Plus d’objet")
