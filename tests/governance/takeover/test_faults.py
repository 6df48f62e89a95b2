"""What cannot be taken over is said, and nothing is half-written; nothing of others is reached."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from crpv_portal.common.dates import today
from crpv_portal.common.models import StoredFile
from governance.models import (
    Attendance,
    Decision,
    Document,
    Meeting,
    TakenFile,
    TakenMeeting,
    Takeover,
    TakeoverHeading,
)
from governance.takeover import writing
from governance.takeover.adopting import adopt_taken, drafts_digest
from governance.takeover.services import (
    ask_taking_back,
    choose,
    decide,
    drop_takeover,
    forget_takeovers,
    match_columns,
    open_takeover,
)
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory, MinutesFactory
from tests.factories.partners import PersonFactory
from tests.factories.territories import RegionFactory

from . import messy
from .test_takeover import taken, work, write

pytestmark = pytest.mark.django_db
HEADS = ["Date", "Présents", "Décisions"]


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def officer(region):
    return UserFactory(regions=[region])


@pytest.fixture
def body(region):
    return BodyFactory(region=region, name=messy.FUNDERS)


def sheet(*rows: list[object], heads: list[object] = HEADS) -> SimpleUploadedFile:
    return messy.table([heads, *rows])


def sentences(takeover: Takeover) -> list[tuple[str, int, str]]:
    return [tuple(each) for row in takeover.meetings.all() for each in row.problems]


def test_each_fault_is_said_at_its_line_and_its_column(officer, body):
    rows = [
        ["mars 2021", "Anne Roux", ""],
        ["31/12/2089", "", ""],
        ["12/03/1975", "Anne Roux", "Le budget."],
        ["", "Anne Roux", ""],
        ["04/05/2021", "Anne Roux", ""],
    ]
    rows[3] = ["?", "Anne Roux", ""]
    takeover = taken(officer, table=sheet(*rows), body=body)
    said = sentences(takeover)
    assert [(column, line) for column, line, _ in said] == [
        ("Date", 2),
        ("", 4),
        ("Date", 5),
    ]
    assert "est un mois" in said[0][2]
    assert takeover.questions["titles"] == [[3, "31/12/2089"]]
    write(takeover)
    assert [each.starts_on.isoformat() for each in Meeting.objects.all()] == ["2021-05-04"]


def test_a_body_that_is_over_or_not_begun_is_refused_as_by_hand(officer, region):
    over = BodyFactory(region=region, since="2015", until="2019")
    rows = [["04/05/2020", "Anne Roux", ""], ["04/05/2018", "Anne Roux", ""]]
    takeover = taken(officer, table=sheet(*rows), body=over)
    (problem,) = sentences(takeover)
    assert "n’existe plus" in problem[2]
    assert takeover.meetings.to_write().count() == 1


def test_one_column_a_person_and_the_same_heads_again(officer, body):
    heads = ["Jour", "Anne ROUX", "Paul Martin (CAF)", "Élise Blanc", "Relevé"]
    rows = [["04/05/2021", "x", "E", "A", "Le budget."], ["04/06/2021", "P", "", "r", ""]]
    takeover, _ = open_takeover(author=officer, body=body, table=sheet(*rows, heads=heads))
    assert takeover.fields == ["day", "presence", "presence", "presence", ""]
    takeover.fields[4] = "decisions"
    match_columns(takeover=takeover, fields=takeover.fields)
    work()
    takeover.refresh_from_db()
    write(takeover)
    first, second = Meeting.objects.order_by("starts_on")
    there = Attendance.objects.order_by("pk").values_list("person__last_name", "state")
    assert [(name.upper(), state) for name, state in there.filter(meeting=first)] == [
        ("ROUX", "present"),
        ("MARTIN", "excused"),
        ("BLANC", "absent"),
    ]
    # Represented, without saying by whom: excused, with what the file says.
    row = Attendance.objects.get(meeting=second, person__last_name__iexact="blanc")
    assert (row.state, row.remark) == (
        "excused",
        "noté représenté, sans que le fichier dise par qui",
    )
    # The next file of these heads is matched; no name of a person is kept with them.
    again, _ = open_takeover(author=officer, body=body, table=sheet(*rows, heads=heads))
    assert again.fields == ["day", "presence", "presence", "presence", "decisions"]
    kept = set(TakeoverHeading.objects.values_list("heading", flat=True))
    assert kept == {"jour", "releve"}


def test_a_name_known_to_the_register_is_asked_and_not_doubled(officer, body):
    known = PersonFactory(first_name="Anne", last_name="Roux")
    earlier = MeetingFactory(body=body, held=True, starts_on=datetime.date(2020, 2, 3))
    Attendance.objects.create(
        meeting=earlier, person=known, organisation_name="DREETS", state="present"
    )
    takeover = taken(officer, table=sheet(["04/05/2021", "ROUX Anne (CAF)", ""]), body=body)
    (key,) = takeover.questions["people"]
    with pytest.raises(ValidationError, match="si c’est quelqu’un de connu"):
        decide(takeover=takeover)
    choose(takeover=takeover, said={"people": {key: str(known.pk)}})
    work()
    takeover.refresh_from_db()
    write(takeover)
    assert Attendance.objects.exclude(meeting=earlier).get().person == known


def test_what_is_left_out_is_not_written_and_what_is_known_is_joined_by_choice(officer, body):
    known = MeetingFactory(body=body, held=True, starts_on=datetime.date(2021, 5, 4))
    locked = MeetingFactory(body=body, held=True, starts_on=datetime.date(2021, 7, 4))
    MinutesFactory(meeting=locked, approved=True)
    rows = [
        ["04/05/2021", "Anne Roux", "Le budget est voté."],
        ["04/06/2021", "Anne Roux", ""],
        ["04/07/2021", "Anne Roux", "Le programme."],
    ]
    takeover = taken(officer, table=sheet(*rows), body=body)
    keys = [row.key for row in takeover.meetings.all()]
    said = {"shown": keys, "left": [keys[1]], "joined": [keys[0], keys[2]]}
    choose(takeover=takeover, said=said)
    work()
    takeover.refresh_from_db()
    assert [row.verdict for row in takeover.meetings.all()] == ["joined", "new", "known"]
    before = Meeting.objects.count()
    write(takeover)
    assert Meeting.objects.count() == before
    assert Decision.objects.get(item__meeting=known).text == "Le budget est voté."
    (line,) = known.attendances.select_related("person")
    assert (line.person.last_name, line.state) == ("Roux", "present")
    ask_taking_back(takeover=takeover)
    work()
    assert not Decision.objects.exists()
    assert not known.attendances.exists()
    assert not Person.objects.filter(last_name="Roux").exists(), "la reprise l’avait inscrite"
    assert Meeting.objects.count() == before


def test_a_draft_that_a_colleague_wrote_meanwhile_is_not_adopted_unread(officer, body):
    takeover = taken(officer, table=sheet(["04/05/2021", "", "Le budget est voté."]), body=body)
    write(takeover)
    seen = drafts_digest(takeover)
    item = Decision.objects.get().item
    theirs = DecisionFactory(item=item, body=body, text="Un projet que personne n’a relu.")
    with pytest.raises(ValidationError, match="écrit ou modifié entre-temps"):
        adopt_taken(takeover=takeover, seen=seen)
    assert not Decision.objects.filter(adopted_on__isnull=False).exists()
    theirs.delete()
    assert len(adopt_taken(takeover=takeover, seen=seen).adopted) == 1


def test_what_is_adopted_or_changed_since_stays_and_is_told(officer, body):
    rows = [
        ["04/06/2021", "", "Le programme est validé."],
        ["04/05/2021", "", "Le budget est voté."],
        ["04/07/2021", "Anne Roux", ""],
        ["04/08/2021", "Anne Roux", ""],
    ]
    takeover = taken(officer, table=sheet(*rows), body=body)
    write(takeover)
    done = adopt_taken(takeover=takeover, seen=drafts_digest(takeover))
    assert [(each.number, each.text) for each in done.adopted] == [
        (1, "Le budget est voté."),
        (2, "Le programme est validé."),
    ]
    changed = Meeting.objects.get(starts_on=datetime.date(2021, 7, 4))
    changed.place = "Préfecture"
    changed.save()
    takeover.refresh_from_db()
    ask_taking_back(takeover=takeover)
    work()
    takeover.refresh_from_db()
    left = Meeting.objects.order_by("starts_on").values_list("starts_on__month", flat=True)
    assert list(left) == [5, 6, 7]
    assert takeover.state == "done"
    assert "une décision y est adoptée" in takeover.refusal
    assert "elle a été modifiée depuis" in takeover.refusal


def test_a_writing_that_dies_leaves_nothing_and_is_taken_again(officer, body, monkeypatch):
    rows = [["04/05/2021", "Anne Roux", "Le budget."], ["04/06/2021", "Anne Roux", ""]]
    takeover = taken(officer, table=sheet(*rows), body=body)
    decide(takeover=takeover)
    whole = writing._Writing._add_points

    def dying(self, meeting, row, *, is_new):
        if meeting.starts_on.month == 6:
            raise KeyboardInterrupt
        whole(self, meeting, row, is_new=is_new)

    monkeypatch.setattr(writing._Writing, "_add_points", dying)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert not Meeting.objects.exists()
    monkeypatch.undo()
    work()
    takeover.refresh_from_db()
    assert (takeover.state, Meeting.objects.count()) == ("done", 2)


def test_what_changed_since_it_was_shown_is_shown_again(officer, body):
    takeover = taken(officer, table=sheet(["04/05/2021", "Anne Roux", ""]), body=body)
    decide(takeover=takeover)
    MeetingFactory(body=body, held=True, starts_on=datetime.date(2021, 5, 4))
    work()
    takeover.refresh_from_db()
    assert takeover.state == "ready"
    assert "le registre a changé" in takeover.refusal
    assert Meeting.objects.count() == 1


def test_no_body_and_no_meeting_of_another_region_is_reached(officer, body):
    others = BodyFactory(region=RegionFactory(), name="Comité d’ailleurs")
    theirs = MeetingFactory(body=others, held=True, starts_on=datetime.date(2021, 5, 4))
    rows = [["Comité d’ailleurs", "04/05/2021", "Anne Roux"], [others.code, "05/05/2021", ""]]
    file = SimpleUploadedFile("CR Comité d’ailleurs 2021-05-04.docx", messy.docx_of("x"))
    takeover = taken(
        officer, table=sheet(*rows, heads=["Instance", "Date", "Présents"]), files=[file]
    )
    assert {row.verdict for row in takeover.meetings.all()} == {"refused"}
    assert {each["near"] for each in takeover.questions["bodies"]} <= {None, body.pk}
    said = {
        "bodies": {each["key"]: str(others.pk) for each in takeover.questions["bodies"]},
        "files": {str(takeover.files.get().pk): f"known:{theirs.pk}"},
    }
    choose(takeover=takeover, said=said)
    work()
    takeover.refresh_from_db()
    assert {row.verdict for row in takeover.meetings.all()} == {"refused"}
    assert takeover.files.get().target == ""
    assert not Document.objects.exists()


def test_a_right_lost_meanwhile_writes_nothing(officer, body):
    takeover = taken(officer, table=sheet(["04/05/2021", "Anne Roux", ""]), body=body)
    decide(takeover=takeover)
    officer.assignments.all().delete()
    work()
    takeover.refresh_from_db()
    assert takeover.state == "ready"
    assert not Meeting.objects.exists()


def test_files_of_another_kind_keep_no_other_out(officer, body):
    files = [
        SimpleUploadedFile("CR 2021-05-04.pdf", messy.pdf_of("Réunion du 4 mai 2021")),
        SimpleUploadedFile("CR 2021-05-05.pdf", messy.pdf_of("Réunion du 4 mai 2021")),
        SimpleUploadedFile("note.txt", b"Une note."),
        SimpleUploadedFile("virus.pdf", b"MZ\x90\0" + b"\0" * 99),
    ]
    takeover, refusals = open_takeover(author=officer, body=body, table=None, files=files)
    assert takeover.files.count() == 1  # the second has the same bytes
    assert len(refusals) == 2
    assert "« note.txt » n’est ni PDF, ni ODT, ni DOCX" in " ".join(refusals).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("suivi.csv", b"Date;Lieu\n", "que des titres"),
        ("suivi.csv", b"", "vide"),
        ("suivi.xlsx", b"PK\x03\x04" + b"x" * 50, "abîmé"),
        ("suivi.csv", b"Date;Lieu\n" + b"04/05/2021;a\n" * 2_100, "trop long"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_at_its_box(officer, body, name, content, said):
    with pytest.raises(ValidationError, match=said) as refusal:
        open_takeover(author=officer, body=body, table=SimpleUploadedFile(name, content), files=[])
    assert set(refusal.value.error_dict) == {"table"}
    assert not Takeover.objects.exists()


def test_what_a_file_says_of_people_is_forgotten(officer, body):
    file = SimpleUploadedFile("CR 2021-05-04.docx", messy.docx_of("Réunion"))
    first = taken(officer, table=sheet(["04/05/2021", "Anne Roux", ""]), body=body, files=[file])
    write(first)
    second = taken(officer, table=sheet(["04/06/2021", "Paul Roux", ""]), body=body)
    drop_takeover(takeover=second)
    assert not TakenMeeting.objects.filter(takeover=second).exists()
    day = datetime.timedelta(days=61)
    Takeover.objects.update(ended_at=datetime.datetime.now(datetime.UTC) - day)
    forget_takeovers()
    first.refresh_from_db()
    assert (first.lines, first.choices) == ([], {})
    assert not TakenFile.objects.exists()
    # The document keeps its bytes; the takeover can still be taken back, and its file goes.
    with Document.objects.get().file.file.open() as opened:
        assert opened.read()
    ask_taking_back(takeover=first)
    work()
    assert not Meeting.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_meeting_of_today_may_be_taken_over(officer, body):
    takeover = taken(officer, table=sheet([f"{today():%d/%m/%Y}", "Anne Roux", ""]), body=body)
    assert takeover.meetings.to_write().count() == 1
