"""What joins a known meeting; the sheet of a workbook that is read; how far back a body goes."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.models import Meeting, Takeover
from governance.takeover.page import meetings_page
from governance.takeover.services import choose, decide
from tests.factories.accounts import UserFactory
from tests.factories.governance import AttendanceFactory, BodyFactory, MeetingFactory
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


def sheet(*rows: list[object]) -> SimpleUploadedFile:
    return messy.table([HEADS, *rows])


def sentences(takeover: Takeover) -> list[tuple[str, int, str]]:
    return [tuple(each) for row in takeover.meetings.all() for each in row.problems]


def test_presences_join_a_meeting_that_has_none_and_no_other(officer, body):
    bare = MeetingFactory(body=body, held=True, starts_on=datetime.date(2021, 5, 4))
    called = MeetingFactory(body=body, held=True, starts_on=datetime.date(2021, 6, 4))
    AttendanceFactory(meeting=called)
    rows = [["04/05/2021", "Anne Roux", ""], ["04/06/2021", "Anne Roux", ""]]
    takeover = taken(officer, table=sheet(*rows), body=body)
    keys = [row.key for row in takeover.meetings.all()]
    _, shown = meetings_page(takeover, "", 1)
    assert [row.adds_roll for row in shown] == [True, False]
    assert "1 nom, dont 1 présent" in " ".join(shown[0].sentences).replace("\xa0", " ")
    choose(takeover=takeover, said={"shown": keys, "left": [], "joined": keys})
    work()
    takeover.refresh_from_db()
    decide(takeover=takeover)
    late = AttendanceFactory(meeting=bare)  # somebody called the roll meanwhile
    work()
    takeover.refresh_from_db()
    assert (takeover.state, bare.attendances.get()) == ("ready", late)
    assert "le registre a changé" in takeover.refusal
    late.delete()
    choose(takeover=takeover, said={"shown": keys, "left": [], "joined": keys})
    work()
    takeover.refresh_from_db()
    write(takeover)
    assert bare.attendances.get().person.last_name == "Roux"
    assert called.attendances.count() == 1


def test_a_body_known_to_be_older_takes_its_first_years_over(officer, region):
    old = BodyFactory(region=region, since="1984")
    rows = [["04/05/1985", "Anne Roux", ""], ["04/05/1983", "Anne Roux", ""]]
    takeover = taken(officer, table=sheet(*rows), body=old)
    (problem,) = sentences(takeover)
    assert "n’existait pas encore" in problem[2]
    write(takeover)
    assert Meeting.objects.get().starts_on == datetime.date(1985, 5, 4)
    recent = BodyFactory(region=region, attested="2016-03-16")
    takeover = taken(officer, table=sheet(rows[0]), body=recent)
    (problem,) = sentences(takeover)
    assert "le début de" in problem[2]


def several() -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    book.active.title = "2021"
    for name, day in (("2021", "04/05/2021"), ("2022", "05/05/2022")):
        page = book["2021"] if name == "2021" else book.create_sheet(name)
        page.append(HEADS)
        page.append([day, "Anne Roux", ""])
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("suivi.xlsx", out.getvalue())


def test_of_several_sheets_one_is_chosen(client, officer, body):
    client.force_login(officer)
    page = reverse("espace:takeover_list")
    refused = client.post(page, {"table": several(), "body": body.pk, "sheet": "", "minutes": ""})
    assert refused.status_code == 422
    shown = BeautifulSoup(refused.content, "lxml")
    assert "2 feuilles remplies" in shown.select_one("main").get_text().replace("\xa0", " ")
    offered = [each["value"] for each in shown.select("select[name=sheet] option")]
    assert offered == ["", "2021", "2022"]
    wrong = client.post(page, {"table": several(), "body": body.pk, "sheet": "2030"})
    assert wrong.status_code == 422
    assert not Takeover.objects.exists()
    assert (
        client.post(page, {"table": several(), "body": body.pk, "sheet": "2022"}).status_code == 302
    )
    takeover = Takeover.objects.get()
    assert "feuille « 2022 »" in takeover.read_as.replace("\xa0", " ")
    assert [line[1][0] for line in takeover.lines] == ["05/05/2022"]
