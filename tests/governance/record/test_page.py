"""The page of a meeting: one form that writes everything at once, or nothing."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.choices import AttendanceState, BodyLevel, DecisionKind, MeetingStatus, QuorumBasis
from governance.convening.planning import log_meeting
from governance.models import ActionItem, Attendance, Decision, Mandate, Meeting
from governance.record.services import write_record
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    MeetingFactory,
    MinutesFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.record.page import (
    DAY,
    address,
    all_present,
    errors,
    fields,
    opened,
    roll,
    send,
    send_names,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_beyond_a_thousand():
    """Numbers on screen are parted in French; a key in an input must not be."""
    with connection.cursor() as cursor:
        for name in ("attendance", "agendaitem", "decision", "actionitem", "college"):
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), 12000)", [f"governance_{name}"]
            )


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    return BodyFactory(
        members=10, quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
    )


@pytest.fixture
def meeting(body):
    return log_meeting(body=body, on=DAY)[0]


def test_what_is_shown_saved_again_changes_nothing(client, officer, meeting):
    AgendaItemFactory(
        meeting=meeting, position=1, title="Budget", note="Une note\nsur deux lignes."
    )
    before = list(meeting.items.values()), list(meeting.attendances.order_by("pk").values())
    response = send(client, meeting, opened(client, meeting))
    assert response.status_code == 302
    assert (
        list(meeting.items.values()),
        list(meeting.attendances.order_by("pk").values()),
    ) == before


def test_a_whole_meeting_without_script(client, officer, meeting):
    """Each step is a button of the page: point, decision, action, hold, adopt."""
    sent = fields(send(client, meeting, opened(client, meeting), do="all-present"))
    sent = fields(send(client, meeting, sent, do="add-item"))
    sent["item-n1-title"] = ["Budget 2027"]
    sent = fields(send(client, meeting, sent, do="add-decision:n1"))
    sent["decision-n1-text"] = ["Le conseil adopte le budget."]
    sent |= {"decision-n1-votes_for": ["8"], "decision-n1-votes_against": ["1"]}
    sent = fields(send(client, meeting, sent, do="add-action:n1"))
    owner = roll(meeting)[0].organisation
    sent |= {"action-n1-text": ["Envoyer le budget"], "action-n1-owner": [owner.name]}
    sent |= {"action-n1-due": ["2026-12-31"], "guests": ["Mme Ana LOPEZ, Ville de Lille"]}
    sent["minutes"] = ["Séance ouverte à **14 h**."]
    assert not meeting.items.exists(), "les boutons qui changent la page n’écrivent rien"
    assert send_names(client, meeting, sent, do="hold").status_code == 302

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD
    assert meeting.minutes.text == "Séance ouverte à **14 h**."
    item = meeting.items.get()
    decision = item.decisions.get()
    assert (decision.votes_for, decision.votes_against, decision.abstentions) == (8, 1, 0)
    assert item.actions.get().owner_organisation == owner
    guest = meeting.attendances.get(mandate__isnull=True)
    assert (guest.person.full_name, guest.organisation_name) == ("Ana LOPEZ", "Ville de Lille")
    assert meeting.attendances.filter(state=AttendanceState.PRESENT).count() == 11

    assert send(client, meeting, opened(client, meeting), do="adopt").status_code == 302
    decision.refresh_from_db()
    assert decision.reference == f"{meeting.body.code}-2026-01"


def test_opinion_says_its_sense(client, officer, meeting):
    item = AgendaItemFactory(meeting=meeting)
    sent = fields(send(client, meeting, opened(client, meeting), do=f"add-decision:{item.pk}"))
    sent |= {"decision-n1-sense": ["reserved"], "decision-n1-text": ["Avis sur le projet."]}
    assert send(client, meeting, sent).status_code == 302
    decision = Decision.objects.get(item=item)
    assert (decision.kind, decision.opinion) == (DecisionKind.OPINION, "reserved")


@pytest.mark.parametrize("is_called", [True, False], ids=["roll called", "nobody called yet"])
def test_votes_beyond_the_voters_are_refused_and_nothing_is_written(
    client, officer, meeting, is_called
):
    """Adopted before the roll, such votes then refused the true roll for ever."""
    sent = opened(client, meeting) | (all_present(meeting) if is_called else {})
    sent |= {"items": ["n1"], "item-n1-title": ["Budget"], "item-n1-kind": ["decision"]}
    sent |= {"item-n1-decisions": ["n2"], "decision-n2-sense": ["decision"]}
    sent |= {"decision-n2-text": ["Adopté."]}
    response = send(client, meeting, sent | {"decision-n2-votes_for": ["11"]})
    assert response.status_code == 422
    assert "11 voix exprimées pour 10" in " ".join(errors(response))
    assert b"Adopt\xc3\xa9." in response.content
    assert not meeting.items.exists()
    assert not meeting.attendances.filter(state=AttendanceState.PRESENT).exists()
    assert send(client, meeting, sent | {"decision-n2-votes_for": ["10"]}).status_code == 302


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({0: ("represented", ""), 1: ("present", "")}, "Dites à qui ce membre donne pouvoir"),
        ({0: ("represented", 1), 1: ("excused", "")}, "n’est pas présent"),
        (
            {0: ("represented", 2), 1: ("represented", 2), 2: ("present", "")},
            "porte déjà 1 pouvoir",
        ),
        ({0: ("represented", 1), 1: ("represented", 0)}, "n’est pas présent"),
    ],
)
def test_a_proxy_that_cannot_be(client, officer, meeting, given, said):
    rows = roll(meeting)
    sent = opened(client, meeting)
    for rank, (state, bearer) in given.items():
        sent[f"roll-{rows[rank].pk}-state"] = [state]
        sent[f"roll-{rows[rank].pk}-proxy"] = ["" if bearer == "" else str(rows[bearer].pk)]
    response = send(client, meeting, sent)
    assert response.status_code == 422
    assert said in " ".join(errors(response))
    assert not Attendance.objects.exclude(state=AttendanceState.NOT_CALLED).exists()


def test_a_proxy_to_somebody_present_is_kept(client, officer, meeting):
    rows = roll(meeting)
    sent = opened(client, meeting) | all_present(meeting)
    sent |= {f"roll-{rows[0].pk}-state": ["represented"], f"roll-{rows[0].pk}-proxy": [rows[1].pk]}
    assert send(client, meeting, sent).status_code == 302
    rows[0].refresh_from_db()
    assert rows[0].represented_by == rows[1]


def test_who_sits_is_changed_and_never_unsaid(client, officer, meeting):
    row, other = roll(meeting)[:2]
    alternate = PersonFactory(last_name="Suppléante")
    Mandate.objects.filter(pk__in=[row.mandate_id, other.mandate_id]).update(alternate=alternate)
    meeting.attendances.filter(pk=other.pk).update(person=None)
    soup = BeautifulSoup(client.get(address(meeting)).content, "lxml")
    keys = [
        [option["value"] for option in soup.select(f"[name=roll-{each.pk}-person] option")]
        for each in (row, other)
    ]
    holders = [each.mandate.holder_id for each in (row, other)]
    assert keys[0] == [str(holders[0]), str(alternate.pk)]
    assert keys[1] == ["", str(holders[1]), str(alternate.pk)], "personne n’est dit encore"
    sent = opened(client, meeting)
    assert send(client, meeting, sent | {f"roll-{row.pk}-person": [""]}).status_code == 422
    changed = {f"roll-{row.pk}-person": [str(alternate.pk)]}
    assert send(client, meeting, sent | changed).status_code == 302
    assert meeting.attendances.get(pk=row.pk).person == alternate


def test_keys_that_are_no_numbers_name_no_row(client, officer, meeting):
    sent = opened(client, meeting)
    added = {"items": ["²"], "item-²-title": ["Budget"], "item-²-kind": ["debate"]}
    cited = {"item-²-provisions": ["²", "9" * 5000]}
    assert send(client, meeting, sent | added | cited).status_code == 422
    assert send(client, meeting, sent | added, do="preview").status_code == 200
    assert send(client, meeting, sent | added).status_code == 302
    assert meeting.items.get().title == "Budget"


def test_a_null_character_is_dropped_from_what_was_typed(client, officer, meeting):
    typed = {"guests": ["Anne Riou\0, DREETS"], "place": ["Ly\0on"]}
    action = {"items": ["n1"], "item-n1-title": ["Budget"], "item-n1-kind": ["debate"]}
    action |= {"item-n1-actions": ["n1"], "action-n1-text": ["Écrire"], "action-n1-state": ["open"]}
    sent = opened(client, meeting) | typed | action | {"action-n1-owner": ["Anne\0 Riou"]}
    assert send_names(client, meeting, sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.place == "Lyon"
    assert ActionItem.objects.get().owner_person.last_name == "Riou"


def test_a_meeting_that_ends_before_it_begins(client, officer, meeting):
    sent = opened(client, meeting)
    response = send(client, meeting, sent, starts_time=["16:00"], ends_time=["14:00"])
    assert response.status_code == 422
    assert "La clôture doit suivre l’ouverture." in " ".join(errors(response))
    meeting.refresh_from_db()
    assert meeting.starts_at is None


def test_hours_are_those_of_the_place(client, officer, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(time_zone="Indian/Reunion")
    sent = opened(client, meeting)
    send(client, meeting, sent | {"starts_time": ["14:00"], "ends_time": ["16:00"]})
    meeting.refresh_from_db()
    assert meeting.starts_at == datetime.datetime(2026, 11, 17, 10, tzinfo=datetime.UTC)
    assert opened(client, meeting)["starts_time"] == ["14:00"]


def test_points_change_place(client, officer, meeting):
    first, second = (
        AgendaItemFactory(meeting=meeting, position=rank, title=title)
        for rank, title in ((1, "Un"), (2, "Deux"))
    )
    sent = fields(send(client, meeting, opened(client, meeting), do=f"up:{second.pk}"))
    assert sent["items"] == [str(second.pk), str(first.pk)]
    send(client, meeting, sent)
    assert list(meeting.items.order_by("position").values_list("title", flat=True)) == [
        "Deux",
        "Un",
    ]


def test_open_actions_come_back_with_their_age_and_are_closed_here(client, officer, meeting):
    old = MeetingFactory(body=meeting.body, held=True)
    action = ActionItemFactory(item=AgendaItemFactory(meeting=old), text="Relancer la région")
    MeetingFactory(body=meeting.body, held=True, starts_on=datetime.date(2026, 6, 1))
    response = client.get(address(meeting))
    assert "Relancer la région" in response.content.decode()
    assert "depuis 1\xa0réunion" in response.content.decode()
    sent = fields(response) | {f"earlier-{action.pk}-state": ["done"]}
    assert send(client, meeting, sent).status_code == 302
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("done", DAY)
    assert opened(client, meeting)[f"earlier-{action.pk}-state"] == ["done"]


def test_a_college_counted_by_head(client, officer):
    college = CollegeFactory(by_head=300, name="Adhérents")
    meeting, _ = log_meeting(body=college.body, on=DAY)
    sent = opened(client, meeting)
    prefix = f"heads-{college.pk}"
    assert sent[f"{prefix}-in_office"] == ["300"]
    sent |= {f"{prefix}-present": ["250"]}
    response = send(client, meeting, sent | {f"{prefix}-represented": ["60"]})
    assert "310 présents et représentés pour 300" in " ".join(errors(response))
    response = send(client, meeting, sent | {f"{prefix}-in_office": ["2147483648"]})
    assert response.status_code == 422
    assert "de 0 à 999 999" in " ".join(errors(response))
    assert send(client, meeting, sent | {f"{prefix}-represented": ["40"]}).status_code == 302
    count = meeting.head_counts.get()
    assert (count.in_office, count.present, count.represented) == (300, 250, 40)


def test_a_body_without_composition_takes_a_pasted_list(client, officer):
    meeting, _ = log_meeting(body=BodyFactory(), on=DAY)
    names = "Jean DUPONT\tANCT\n\n  Mme Marie Le Goff ; Ville de Brest\nSamia"
    send_names(client, meeting, opened(client, meeting) | {"guests": [names]})
    found = {
        (row.person.first_name, row.person.last_name, row.organisation_name)
        for row in meeting.attendances.select_related("person")
    }
    assert found == {
        ("Jean", "DUPONT", "ANCT"),
        ("Marie", "Le Goff", "Ville de Brest"),
        ("", "Samia", ""),
    }
    guest = meeting.attendances.first()
    send(client, meeting, opened(client, meeting) | {f"roll-{guest.pk}-remove": ["on"]})
    assert meeting.attendances.count() == 2


def test_a_meeting_to_come_is_prepared_and_not_held(client, officer, body):
    old = AgendaItemFactory(meeting=MeetingFactory(body=body, held=True))
    ActionItemFactory(item=old, text="Relancer la région")
    meeting = MeetingFactory(body=body)
    assert "Relancer la région" in client.get(address(meeting)).content.decode()
    sent = opened(client, meeting)
    assert not [name for name in sent if name.startswith("roll-")]
    assert not [name for name in sent if name.startswith("earlier-")], "rien n’est encore fait"
    response = send(client, meeting, sent, do="hold")
    assert "ne peut pas être déclarée tenue avant" in " ".join(errors(response))
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.PLANNED


def test_a_point_with_a_draft_is_saved_for_decision_and_a_debate_stays_one(
    client, officer, meeting
):
    sent = opened(client, meeting)
    for kind in ("information", "debate"):
        sent = fields(send(client, meeting, sent, do="add-item"))
        key = f"n{len(sent['items'])}"
        sent = fields(send(client, meeting, sent, do=f"add-decision:{key}"))
        sent |= {f"item-{key}-title": [kind], f"item-{key}-kind": [kind]}
        sent |= {f"decision-{key}-text": ["Le budget est adopté."]}
    assert send(client, meeting, sent).status_code == 302
    assert list(meeting.items.order_by("position").values_list("title", "kind")) == [
        ("information", "decision"),
        ("debate", "debate"),
    ]


def test_preview_shows_safe_markup_and_writes_nothing(client, officer, meeting):
    sent = opened(client, meeting) | {"minutes": ["**Gras** <script>alert(1)</script>"]}
    response = send(client, meeting, sent, do="preview")
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("#apercu strong").text == "Gras"
    assert not soup.select("#apercu script")
    assert fields(response)["minutes"] == sent["minutes"]
    assert not hasattr(Meeting.objects.get(pk=meeting.pk), "minutes")


def test_the_number_of_queries_does_not_follow_the_rows(client, officer):
    counts = []
    for size in (1, 20):
        meeting, _ = log_meeting(body=BodyFactory(members=size), on=DAY)
        for rank in range(1, size + 1):
            item = AgendaItemFactory(meeting=meeting, position=rank)
            ActionItemFactory(item=item)
            Decision.objects.create(body=meeting.body, item=item, text="Texte")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address(meeting))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_stranger_finds_nothing_and_a_reader_may_not_write(client, meeting):
    client.force_login(UserFactory())
    assert client.get(address(meeting)).status_code == 404
    Meeting.objects.filter(pk=meeting.pk).update(visibility="public")
    assert client.get(address(meeting)).status_code == 403
    assert client.post(address(meeting), {"do": "save"}).status_code == 403
    assert ActionItem.objects.count() == 0
    assert meeting.body.level == BodyLevel.NATIONAL


def test_approved_minutes_close_the_page_even_to_who_had_it_open(client, officer, meeting):
    sent = opened(client, meeting) | {"minutes": ["Un texte"]}
    after = DAY + datetime.timedelta(days=14)
    MinutesFactory(
        meeting=meeting, approved=True, text="Approuvé", approved_at__meeting__starts_on=after
    )
    response = send(client, meeting, sent)
    assert "approuvé" in response.content.decode()
    meeting.refresh_from_db()
    assert meeting.minutes.text == "Approuvé"
    with pytest.raises(ValidationError):
        write_record(meeting=meeting, record=None, by=officer)


def test_every_refusal_is_said_at_once_and_where(client, officer, meeting):
    first, *_ = roll(meeting)
    sent = opened(client, meeting) | {"ends_time": ["14:00"]}
    sent |= {f"roll-{first.pk}-state": ["represented"]}
    sent = fields(send(client, meeting, sent, do="add-item"))
    sent = fields(send(client, meeting, sent, do="add-decision:n1"))
    sent = fields(send(client, meeting, sent, do="add-action:n1"))
    sent |= {"decision-n1-text": ["Oui"], "decision-n1-votes_for": ["11"]}
    sent |= {"action-n1-owner": ["Quelqu’un"], "item-n1-minutes_planned": ["5000"]}
    response = send(client, meeting, sent)
    shown = BeautifulSoup(response.content, "lxml")
    assert shown.select(".fr-error-text")
    assert not shown.select(".crpv-grid--votes .fr-error-text"), "en pleine largeur, sous les votes"
    said = "\n".join(errors(response))
    for where, why in (
        ("Ouverte à", "Indiquez aussi l’heure"),
        ("Durand", "Dites à qui ce membre donne pouvoir"),
        ("Point 1, « Titre du point »", "Donnez un titre"),
        ("Point 1, projet de décision 1, « Pour »", "11 voix exprimées pour 1 "),
        ("Point 1, « Durée prévue, en minutes »", "1440 au plus."),
        ("Point 1, suite 1, « Suite à donner »", "Dites ce qui est à faire"),
    ):
        assert why in said
        assert where in said
