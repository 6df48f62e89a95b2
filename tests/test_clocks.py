"""One clock for what is compared: the rule of tests/clocks.py refuses what it is there for."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from crpv_portal.common.files import sweep_orphans
from tests.clocks import _literal_travellers, travels_to_a_literal_day
from tests.factories.centres import CentreFactory
from tests.factories.governance import DocumentFactory

pytestmark = pytest.mark.django_db


def test_python_and_the_database_tell_the_same_time():
    """Under `make test DAY=…` as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    assert abs(theirs - timezone.now()) < datetime.timedelta(minutes=1)


def test_the_news_are_refused_on_a_literal_day(client, time_machine):
    """The history is dated by the database: such a test passed on that day only."""
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    CentreFactory(published=True)
    with pytest.raises(pytest.fail.Exception, match="the dates of the history"):
        client.get("/")


def test_the_age_of_a_file_is_refused_on_a_literal_day(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    DocumentFactory()
    with pytest.raises(pytest.fail.Exception, match="the date of a file"):
        sweep_orphans()


def test_both_are_read_where_python_and_the_others_agree(client, one_clock):
    CentreFactory(published=True)
    DocumentFactory()
    assert client.get("/").status_code == 200
    sweep_orphans()


@pytest.mark.parametrize(
    ("source", "literal"),
    [
        ('time_machine.move_to("2026-11-22")', True),
        ("with time_machine.travel(datetime.datetime(2026, 11, 22), tick=False): pass", True),
        ("clock.move_to(destination=mail.next_attempt_at)", True),
        ("time_machine.move_to(timezone.now() + timedelta(days=3), tick=False)", False),
        ("time_machine.move_to(noon(today()))", False),
        ("time_machine.move_to(today_at_noon)", False),
        ("time_machine.move_to(noon)", True),
        ("shutil.move(a, b)", False),
    ],
)
def test_what_a_literal_day_is(tmp_path, source, literal):
    module = tmp_path / "test_module.py"
    for text, test in (
        (source, "test_any"),
        (f"def test_it():\n    {source}", "test_it"),
        (f"@pytest.fixture\ndef _day():\n    {source}", "test_any"),
        (f"class Clock:\n    def __init__(self):\n        {source}", "test_any"),
    ):
        module.write_text(text, "utf-8")
        _literal_travellers.cache_clear()
        assert travels_to_a_literal_day(module, test) is literal


def test_a_travel_of_another_test_is_its_own_affair(tmp_path):
    module = tmp_path / "test_module.py"
    module.write_text('def test_other(clock):\n    clock.move_to("2026-11-22")', "utf-8")
    assert not travels_to_a_literal_day(module, "test_it")
    assert travels_to_a_literal_day(module, "test_other")
