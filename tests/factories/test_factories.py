"""Every factory makes a row that the model accepts, and its promises hold."""

import datetime
import inspect

import pytest

from tests.factories import accounts, centres, facts, governance, partners

FACTORIES = [
    made
    for module in (accounts, centres, facts, governance, partners)
    for _, made in inspect.getmembers(module, inspect.isclass)
    if f"{made.__module__}.".startswith(f"{module.__name__}.")
    and hasattr(made, "_meta")
    and not made._meta.abstract
]


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("made", FACTORIES, ids=lambda made: made.__name__)
def test_row_is_valid(made):
    for row in made.create_batch(2):
        row.full_clean()


@pytest.mark.django_db
def test_centre_traits():
    published = centres.CentreFactory(published=True)
    assert published.coverages.count() == 1
    assert published.names.get().slug == published.slug
    assert centres.CentreFactory(closed=True).coverages.count() == 0
    assert centres.CentreFactory().coverages.count() == 0
    department = centres.DepartmentFactory()
    centre = centres.CentreFactory(departments=[department], published=True)
    assert [coverage.department for coverage in centre.coverages.all()] == [department]


@pytest.mark.django_db
def test_dates_as_typed():
    coverage = centres.CoverageFactory(attested="2016-03", until="2020")
    assert coverage.start_on is None
    assert coverage.attested_on == datetime.date(2016, 3, 1)
    assert coverage.attested_on_precision == "month"
    assert coverage.end_on == datetime.date(2020, 1, 1)


@pytest.mark.django_db
def test_roles():
    centre, region = centres.CentreFactory(), accounts.RegionFactory()
    assert accounts.UserFactory(regions=[region]).assignments.get().region == region
    assert accounts.UserFactory(centres=[centre]).centre_memberships.get().centre == centre
    assert accounts.UserFactory(staff=True).check_password(accounts.PASSWORD)


@pytest.mark.django_db
def test_ten_member_body_and_its_held_meeting():
    body = governance.BodyFactory(members=10, majority=True)
    assert sorted(college.seats.count() for college in body.colleges.all()) == [5, 5]
    meeting = governance.MeetingFactory(body=body, held=True, roll_call=True, items=["Un", "Deux"])
    assert meeting.attendances.filter(state="present", voting_weight=1).count() == 10
    assert [item.title for item in meeting.items.all()] == ["Un", "Deux"]
    first = meeting.items.first()
    decisions = governance.DecisionFactory.create_batch(2, item=first, adopted=True)
    assert [decision.number for decision in decisions] == [1, 2]


@pytest.mark.django_db
def test_approved_minutes_are_of_the_same_body():
    minutes = governance.PublicMinutesFactory().minutes
    assert minutes.approved_at.meeting.body == minutes.meeting.body
    assert minutes.approved_at.meeting.starts_on > minutes.meeting.starts_on
