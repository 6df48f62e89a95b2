"""A correction is a new decision that names the old one; numbers are given, never typed."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.meetings.decisions import adopt_decision
from governance.models import AgendaItem, Decision, Meeting
from governance.record.services import adopt_drafts
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
    VoteFactory,
)
from tests.factories.partners import EditionFactory, ProvisionFactory

pytestmark = pytest.mark.django_db

LATER = datetime.date(2026, 9, 1)


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    return BodyFactory(code="CAN", members=3)


@pytest.fixture
def old(body):
    meeting = MeetingFactory(body=body, held=True, public=True)
    item = AgendaItemFactory(meeting=meeting)
    return DecisionFactory(item=item, text="Le budget est de 10.", adopted=True, public=True)


@pytest.fixture
def later(body):
    return MeetingFactory(
        body=body, held=True, starts_on=LATER, items=["Divers"], public=True, roll_call=True
    )


def address(decision):
    return reverse("espace:decision_correct", args=[decision.reference])


def sent(place, **changes):
    read = {"seen": "", "sense": "decision", "text": "Le budget est de 12."}
    return {"place": place, **read, **changes}


def errors(response, field):
    soup = BeautifulSoup(response.content, "lxml")
    return [p.get_text(strip=True) for p in soup.select(f"#id_{field}_error p")]


def test_a_correction_has_its_own_number_and_both_say_so(client, officer, old, later):
    provision = ProvisionFactory(edition=EditionFactory(in_force=True))
    page = client.get(address(old))
    assert "Le budget est de 10." in BeautifulSoup(page.content, "lxml").textarea.text

    item = later.items.get()
    data = sent(
        f"item-{item.pk}", votes_for=2, votes_against=0, abstentions=1, provisions=[provision.pk]
    )
    assert client.post(address(old), data).status_code == 302
    new = Decision.objects.get(corrects=old)
    assert (new.reference, new.adopted_on, new.item, new.visibility) == (
        "CAN-2026-02",
        LATER,
        item,
        "restricted",
    )
    assert list(new.provisions.all()) == [provision]
    old.refresh_from_db()
    assert old.text == "Le budget est de 10."

    # In public, once both are: each leads to the other.
    assert "Corrigée depuis" not in Client().get(old.get_absolute_url()).text
    Decision.objects.filter(pk=new.pk).update(visibility="public")
    assert f'href="{new.get_absolute_url()}"' in Client().get(old.get_absolute_url()).text
    assert f'href="{old.get_absolute_url()}"' in Client().get(new.get_absolute_url()).text
    # In the working space too.
    for meeting, said in ((old.item.meeting, "Corrigée par CAN-2026-02"), (later, "Corrige CAN")):
        shown = client.get(reverse("espace:meeting_record", args=[meeting.slug])).text
        assert said in shown


def test_a_new_point_takes_it_when_none_fits(client, officer, old, later):
    client.post(address(old), sent(f"meeting-{later.pk}"))
    item = Decision.objects.get(corrects=old).item
    assert (item.title, item.position) == ("Correction de CAN-2026-01", 1), "avant « Divers »"


def test_the_same_meeting_may_correct_itself(client, officer, old):
    assert client.post(address(old), sent(f"item-{old.item_id}")).status_code == 302
    assert Decision.objects.get(corrects=old).reference == "CAN-2026-02"


def test_more_votes_than_voices_are_refused_at_the_field_and_nothing_stays(
    client, officer, old, later
):
    response = client.post(
        address(old), sent(f"meeting-{later.pk}", votes_for=3, votes_against=1, abstentions=0)
    )
    assert response.status_code == 422
    assert errors(response, "votes_for") == [
        "4 voix exprimées pour 3 voix présentes ou représentées : corrigez les votes ou l’appel."
    ]
    assert not Decision.objects.filter(corrects=old).exists()
    assert not AgendaItem.objects.filter(title__startswith="Correction").exists()


def test_meetings_that_cannot_adopt_it_are_not_offered(client, officer, old, body):
    before = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 1, 6))
    to_come = MeetingFactory(body=body)
    foreign = MeetingFactory(held=True, starts_on=LATER)
    approved = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 4, 1))
    MinutesFactory(meeting=approved, approved=True)
    for meeting in (before, to_come, foreign, approved):
        response = client.post(address(old), sent(f"meeting-{meeting.pk}"))
        assert errors(response, "place") == ["Cette réunion ne peut pas adopter la correction."]


@pytest.mark.parametrize("typed", [{"number": "1"}, {"year": "2025"}, {"reference": "CAN-2025-1"}])
def test_a_typed_number_or_a_past_year_is_refused(client, officer, old, later, typed):
    response = client.post(address(old), sent(f"meeting-{later.pk}", **typed))
    assert response.status_code == 422
    assert "Un numéro ne se saisit pas" in response.text
    assert not Decision.objects.filter(corrects=old).exists()


@pytest.mark.parametrize("day", ["2025-03-03", "2026-03-02", "2026-03-04", "2027-03-03"])
def test_a_number_of_another_year_is_not_given(body, day):
    draft = DecisionFactory(item__meeting=MeetingFactory(body=body, held=True))
    with pytest.raises(ValidationError, match="numéro d’une autre année"):
        adopt_decision(decision=draft, on=datetime.date.fromisoformat(day))
    draft.refresh_from_db()
    assert (draft.number, draft.year, draft.adopted_on) == (None, None, None)


def test_without_a_meeting_to_adopt_it_the_page_says_what_to_do(client, officer, old):
    minutes = MinutesFactory(meeting=old.item.meeting, approved=True)
    Meeting.objects.filter(pk=minutes.approved_at.meeting_id).update(status="cancelled")
    page = client.get(address(old)).text
    assert "Aucune réunion ne peut l’adopter" in page


def test_provisions_stand_under_their_chapter(client, officer, old, later):
    chapter = ProvisionFactory(edition=EditionFactory(in_force=True), title="Chapitre premier")
    ProvisionFactory(edition=chapter.edition, parent=chapter, title="Article 2")
    groups = BeautifulSoup(client.get(address(old)).content, "lxml").select(
        "#id_provisions optgroup"
    )
    assert [group["label"].rpartition(", ")[2] for group in groups] == ["Chapitre premier"]
    assert [option.text for option in groups[0].select("option")] == [
        "Chapitre premier",
        "Article 2",
    ]


def test_a_correction_that_changes_nothing_is_refused(client, officer, old, later):
    unchanged = sent(f"meeting-{later.pk}", text="Le budget  est de 10.\r\n")
    response = client.post(address(old), unchanged)
    assert response.status_code == 422
    assert errors(response, "text") == [
        "Ce texte est celui de CAN-2026-01 : changez ce qui est faux."
    ]
    # Other votes, another nature or other provisions are a change.
    assert client.post(address(old), unchanged | {"sense": "favourable"}).status_code == 302


@pytest.mark.parametrize("text", ["Le budget est de 12.", "Le budget est de 13."])
def test_a_decision_corrected_meanwhile_says_so(client, officer, old, later, text):
    client.post(address(old), sent(f"meeting-{later.pk}"))
    response = client.post(address(old), sent(f"meeting-{later.pk}", text=text))
    assert response.status_code == 422
    assert "CAN-2026-02 corrige déjà cette décision" in response.text
    assert Decision.objects.filter(corrects=old).count() == 1
    # Who read of it, and still wants to, may.
    seen = BeautifulSoup(response.content, "lxml").select_one("[name=seen]")["value"]
    again = sent(f"meeting-{later.pk}", text="Le budget est de 14.", seen=seen)
    assert client.post(address(old), again).status_code == 302


def test_a_correction_with_more_against_than_for_asks_in_words(client, officer, old, later):
    data = sent(f"meeting-{later.pk}", votes_for=1, votes_against=2, abstentions=0)
    response = client.post(address(old), data)
    assert response.status_code == 422
    button = BeautifulSoup(response.content, "lxml").select_one("[data-problems] button")
    assert not Decision.objects.filter(corrects=old).exists()
    assert client.post(address(old), data | {"sure": button["value"]}).status_code == 302


# --- By call of names ----------------------------------------------------------------------------


@pytest.fixture
def called(body):
    """A decision adopted by call of names: two for, one against."""
    meeting = MeetingFactory(body=body, held=True, public=True, roll_call=True)
    draft = DecisionFactory(
        item=AgendaItemFactory(meeting=meeting),
        text="Le budget est de 10.",
        ballot="roll_call",
        votes_for=2,
        votes_against=1,
        abstentions=0,
    )
    for line, cast in zip(
        meeting.attendances.order_by("pk"), ["for", "for", "against"], strict=True
    ):
        VoteFactory(decision=draft, attendance=line, cast=cast)
    return adopt_decision(decision=draft, on=meeting.starts_on)


def test_a_correction_by_call_of_names_begins_with_the_votes_of_the_day(client, officer, called):
    shown = BeautifulSoup(client.get(address(called)).content, "lxml")
    assert shown.select_one("#id_ballot [selected]")["value"] == "roll_call"
    data = sent(f"item-{called.item_id}", ballot="roll_call", votes_for=9)
    answer = client.post(address(called), data)
    record = reverse("espace:meeting_record", args=[called.item.meeting.slug])
    assert answer["Location"] == f"{record}#point-{called.item_id}"
    draft = Decision.objects.get(corrects=called)
    assert (draft.adopted_on, draft.ballot, draft.votes_for) == (None, "roll_call", 2)
    cast = [list(each.named_votes.order_by("pk").values_list("attendance", "cast"))
            for each in (called, draft)]  # fmt: skip
    assert cast[0] == cast[1], "la décision corrigée garde les siens"
    assert "notez le vote de chacun" in client.get(answer["Location"]).text
    # A second one waits for the first, said before and refused.
    assert "Un projet de correction attend ses votes" in client.get(address(called)).text
    refused = client.post(address(called), sent(f"item-{called.item_id}", text="Autre."))
    assert refused.status_code == 422
    assert "attend déjà ses votes" in refused.text
    adopted = adopt_drafts(meeting=called.item.meeting)
    assert [each.reference for each in adopted] == ["CAN-2026-02"]
    assert "Un projet de correction attend" not in client.get(address(called)).text


def test_at_a_later_meeting_its_own_members_are_called(client, officer, called, later):
    data = sent(f"meeting-{later.pk}", ballot="roll_call")
    assert client.post(address(called), data).status_code == 302
    draft = Decision.objects.get(corrects=called)
    assert (draft.item.meeting, draft.votes_for, draft.named_votes.count()) == (later, None, 0)
    with pytest.raises(ValidationError, match="pas complet"):
        adopt_drafts(meeting=later)


def test_without_a_roll_names_are_not_called(client, officer, called, body):
    bare = MeetingFactory(body=body, held=True, starts_on=LATER, items=["Divers"])
    refused = client.post(address(called), sent(f"meeting-{bare.pk}", ballot="roll_call"))
    assert refused.status_code == 422
    assert "ne nomme personne qui vote" in errors(refused, "ballot")[0]
    assert not Decision.objects.filter(corrects=called).exists()


def test_another_ballot_is_kept(client, officer, called, later):
    data = sent(f"meeting-{later.pk}", ballot="secret", votes_for=2, votes_against=1, abstentions=0)
    assert client.post(address(called), data).status_code == 302
    assert Decision.objects.get(corrects=called).ballot == "secret"
