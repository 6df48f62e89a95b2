"""Sixty past meetings of a messy spreadsheet, forty files: taken over, once, and taken back."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from crpv_portal.common.history import event_models
from governance.models import (
    Body,
    Decision,
    Document,
    Meeting,
    Takeover,
)
from governance.takeover.services import (
    ask_taking_back,
    choose,
    decide,
    match_columns,
    open_takeover,
)
from governance.takeover.work import work_next
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, CollegeFactory, MandateFactory, SeatFactory
from tests.factories.partners import PersonFactory
from tests.factories.territories import RegionFactory

from . import messy

pytestmark = pytest.mark.django_db
LEFT_BEHIND = {
    "governance_takeover",
    "governance_takenmeeting",
    "governance_takenfile",
    "governance_takeoverheading",
    "common_storedfile",
    "common_erasure",
}


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def officer(region):
    return UserFactory(regions=[region])


@pytest.fixture
def bodies(region):
    """Two bodies of the région; Marie Dupont sits in the first."""
    funders = BodyFactory(region=region, name=messy.FUNDERS)
    pilot = BodyFactory(region=region, name=messy.PILOT)
    seat = SeatFactory(college=CollegeFactory(body=funders), title="CAF")
    MandateFactory(seat=seat, holder=PersonFactory(first_name="Marie", last_name="Dupont"))
    return funders, pilot


def register() -> dict[str, list[tuple]]:
    """All rows of the business tables, but those of takeovers and of what triggers write."""
    events = {model._meta.db_table for model in event_models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
            "AND table_name ~ '^(governance|partners|centres|common)_'"
        )
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            if (
                name not in events | LEFT_BEHIND
                and "event" not in name
                and name != "common_erasure"
            ):
                cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 # of the catalogue
                found[name] = cursor.fetchall()
    return found


def work() -> None:
    while work_next():
        pass


def taken(officer, *, table=None, files=(), body=None) -> Takeover:
    """Read, with the columns as they are guessed."""
    takeover, refusals = open_takeover(author=officer, body=body, table=table, files=files)
    assert refusals == []
    if takeover.headings:
        match_columns(takeover=takeover, fields=takeover.fields)
    work()
    takeover.refresh_from_db()
    return takeover


def answer_names(takeover: Takeover, funders: Body) -> None:
    asked = {each["key"]: str(funders.pk) for each in takeover.questions["bodies"]}
    choose(takeover=takeover, said={"bodies": asked})
    work()
    takeover.refresh_from_db()


def write(takeover: Takeover) -> None:
    decide(takeover=takeover)
    work()
    takeover.refresh_from_db()
    assert (takeover.state, takeover.refusal) == ("done", "")


def test_sixty_meetings_and_forty_files_are_taken_over_once(officer, bodies):
    funders, _ = bodies
    before = register()
    folder = messy.folder()
    takeover = taken(officer, table=messy.table(), files=folder.files)

    asked = takeover.questions["bodies"]
    assert [(each["said"], each["near"]) for each in asked] == [
        ("Comité des financeur", funders.pk)
    ]
    answer_names(takeover, funders)
    assert takeover.meetings.to_write().count() == 60
    assert not takeover.meetings.filter(verdict="refused").exists()
    assert takeover.files.filter(target="").count() == 0
    write(takeover)

    expected = {(messy.FUNDERS, day) for day in messy.days()}
    expected |= {(messy.PILOT, day + datetime.timedelta(days=7)) for day in messy.days()}
    held = Meeting.objects.select_related("body")
    assert {(each.body.name, each.starts_on) for each in held} == expected
    assert {each.status for each in held} == {"held"}
    assert {each.visibility for each in held} == {"restricted"}
    attached = {
        each.file.original_name: (each.meeting.body.name, each.meeting.starts_on)
        for each in Document.objects.select_related("meeting__body", "file")
    }
    assert attached == folder.expected
    assert Decision.objects.count() == 31
    assert not Decision.objects.adopted().exists()
    # Nobody is there twice: the member is the one of the register.
    assert Person.objects.filter(last_name__iexact="dupont").count() == 1
    assert Person.objects.count() == 4
    seventh = Meeting.objects.get(body=funders, starts_on=messy.days()[7])
    assert list(
        Decision.objects.filter(item__meeting=seventh).order_by("pk").values_list("kind", "opinion")
    ) == [("decision", ""), ("opinion", "favourable")]
    assert f"{seventh.starts_at.astimezone(datetime.UTC):%H:%M}" in {"13:00", "12:00"}

    # The same files again write nothing.
    again = taken(officer, table=messy.table(), files=messy.folder().files)
    answer_names(again, funders)
    assert not again.meetings.to_write().exists()
    assert not again.files.to_attach().exists()
    with pytest.raises(ValidationError, match="Rien n’est à écrire"):
        decide(takeover=again)

    ask_taking_back(takeover=takeover)
    work()
    takeover.refresh_from_db()
    assert (takeover.state, takeover.refusal) == ("undone", "")
    assert register() == before
