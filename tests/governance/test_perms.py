"""Permissions on committees: who keeps records, and who only reads what is published."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from governance import perms
from governance.models import Body, Decision, Document, Meeting
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory, CoverageFactory
from tests.factories.governance import (
    ActionItemFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    MeetingFactory,
    MinutesFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import PersonFactory
from tests.factories.territories import DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db

ANONYMOUS = AnonymousUser()


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def test_national_staff_keeps_every_body():
    agent = UserFactory(staff=True)
    assert perms.can_manage_body(agent, BodyFactory())
    assert perms.can_manage_body(agent, BodyFactory(of_centre=True))
    assert not perms.can_manage_body(UserFactory(staff=True, is_active=False), BodyFactory())


def test_officer_keeps_the_bodies_of_the_region_and_of_centres_covering_it():
    region, other = RegionFactory.create_batch(2)
    officer = UserFactory(regions=[region])
    covering = CentreFactory(published=True, departments=[DepartmentFactory(region=region)])
    elsewhere = CentreFactory(published=True, departments=[DepartmentFactory(region=other)])
    assert perms.can_manage_body(officer, BodyFactory(region=region))
    assert perms.can_manage_body(officer, BodyFactory(centre=covering))
    assert not perms.can_manage_body(officer, BodyFactory(region=other))
    assert not perms.can_manage_body(officer, BodyFactory(centre=elsewhere))
    assert not perms.can_manage_body(officer, BodyFactory())


def test_officer_loses_a_centre_that_no_longer_covers_the_region():
    region = RegionFactory()
    centre = CentreFactory(published=True)
    CoverageFactory(centre=centre, department=DepartmentFactory(region=region), until="2026-11-22")
    assert not perms.can_manage_body(UserFactory(regions=[region]), BodyFactory(centre=centre))


@pytest.mark.parametrize(
    ("centre", "coverage"),
    [({"published": True}, {"unverified": True}), ({"published": False}, {})],
    ids=["to be checked", "draft"],
)
def test_a_fact_that_is_not_established_gives_no_right(centre, coverage):
    region = RegionFactory()
    body = BodyFactory(centre=CentreFactory(**centre))
    CoverageFactory(centre=body.centre, department=DepartmentFactory(region=region), **coverage)
    officer = UserFactory(regions=[region])
    assert not perms.can_manage_body(officer, body)
    assert MeetingFactory(body=body) not in Meeting.objects.manageable_by(officer)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2015", "", True),
        ("2026-11-22", "", True),
        ("2026-11-23", "", False),
        ("2015", "2026-11-22", False),
        ("2015", "2026-11-23", True),
    ],
)
def test_a_role_counts_only_while_it_lasts(since, until, expected):
    region, centre, body = RegionFactory(), CentreFactory(published=True), BodyFactory()
    officer, member, secretary = UserFactory.create_batch(3)
    AssignmentFactory(user=officer, region=region, since=since, until=until)
    CentreMembershipFactory(user=member, centre=centre, since=since, until=until)
    SecretaryshipFactory(user=secretary, body=body, since=since, until=until)
    assert perms.can_manage_body(officer, BodyFactory(region=region)) is expected
    assert perms.can_manage_body(member, BodyFactory(centre=centre)) is expected
    assert perms.can_manage_body(secretary, body) is expected
    assert not perms.can_manage_body(secretary, BodyFactory())


def test_a_closed_account_keeps_nothing():
    body = BodyFactory(of_region=True)
    officer = UserFactory(regions=[body.region])
    assert perms.can_enter_workspace(officer)
    officer.is_active = False
    officer.save()
    assert not perms.can_manage_body(officer, body)
    assert not perms.can_enter_workspace(officer)
    assert not perms.can_enter_workspace(ANONYMOUS)


def test_restricted_records_are_for_those_who_keep_the_body():
    meeting = MeetingFactory(held=True, body__of_region=True)
    DecisionFactory(item__meeting=meeting, adopted=True)
    document = DocumentFactory(meeting=meeting)
    officer, stranger = UserFactory(regions=[meeting.body.region]), UserFactory()
    for user, expected in ((officer, True), (stranger, False), (ANONYMOUS, False)):
        assert perms.can_view_meeting(user, meeting) is expected
        assert perms.can_view_document(user, document) is expected
        assert Meeting.objects.visible_to(user).exists() is expected
        assert Decision.objects.visible_to(user).exists() is expected
        assert Document.objects.visible_to(user).exists() is expected


def test_published_records_are_everybodys():
    meeting = MeetingFactory(held=True, public=True)
    decision = DecisionFactory(item__meeting=meeting, public=True, adopted=True)
    document = DocumentFactory(meeting=meeting, public=True)
    assert perms.can_view_meeting(ANONYMOUS, meeting)
    assert perms.can_view_document(ANONYMOUS, document)
    assert list(Decision.objects.visible_to(ANONYMOUS)) == [decision]


def test_what_is_public_too_early_or_too_late_is_not_shown():
    meeting = MeetingFactory(held=True, public=True)
    DecisionFactory(item__meeting=meeting, public=True)  # a draft
    removed = DocumentFactory(meeting=meeting, public=True, removed=True)
    of_restricted = DocumentFactory(public=True)
    assert not perms.can_view_document(ANONYMOUS, removed)
    assert not perms.can_view_document(ANONYMOUS, of_restricted)
    assert not Decision.objects.public().exists()
    assert not Document.objects.public().exists()


def test_bodies_of_unpublished_centres_are_not_shown():
    meeting = MeetingFactory(public=True, body__centre=CentreFactory())
    assert not Body.objects.visible_to(ANONYMOUS).exists()
    assert not perms.can_view_meeting(ANONYMOUS, meeting)
    assert perms.can_view_meeting(UserFactory(centres=[meeting.body.centre]), meeting)


def test_adopted_and_locked_are_no_longer_edited():
    agent = UserFactory(staff=True)
    draft, adopted = DecisionFactory(), DecisionFactory(adopted=True)
    assert perms.can_correct_decision(agent, adopted)
    assert not perms.can_correct_decision(agent, draft)
    open_minutes, locked = MinutesFactory(), MinutesFactory(approved=True)
    assert perms.can_edit_minutes(agent, open_minutes)
    assert perms.can_edit_meeting(agent, open_minutes.meeting)
    assert not perms.can_edit_minutes(agent, locked)
    assert not perms.can_edit_meeting(agent, locked.meeting)
    assert perms.can_publish_minutes(agent, locked)


def test_only_meetings_to_come_are_convened():
    agent = UserFactory(staff=True)
    to_come, held = MeetingFactory(), MeetingFactory(held=True)
    assert perms.can_convene_meeting(agent, to_come)
    assert not perms.can_convene_meeting(agent, held)
    assert not perms.can_convene_meeting(UserFactory(), to_come)


def test_those_who_attended_remark_on_minutes_in_review():
    minutes = MinutesFactory(in_review=True)
    guest, absent = UserFactory.create_batch(2)
    AttendanceFactory(meeting=minutes.meeting, person=PersonFactory(user=guest))
    AttendanceFactory(meeting=minutes.meeting, person=PersonFactory(user=absent), state="absent")
    assert perms.can_remark_minutes(guest, minutes)
    assert perms.can_view_minutes(guest, minutes)
    assert not perms.can_edit_minutes(guest, minutes)
    assert not perms.can_remark_minutes(absent, minutes)
    draft = MinutesFactory(meeting__body=minutes.meeting.body)
    AttendanceFactory(meeting=draft.meeting, person=PersonFactory(user=UserFactory()))
    assert not perms.can_view_minutes(draft.meeting.attendances.get().person.user, draft)


def test_who_is_to_act_does_not_keep_the_action_by_that():
    owner = UserFactory()
    action = ActionItemFactory(
        owner_person=PersonFactory(user=owner), due_on=datetime.date(2026, 12, 1)
    )
    assert not perms.can_edit_action(owner, action)


def test_secretaries_are_appointed_and_bodies_made_by_the_national_staff_alone():
    body = BodyFactory(of_region=True)
    officer, agent = UserFactory(regions=[body.region]), UserFactory(staff=True)
    assert perms.can_edit_body(officer, body)
    assert perms.can_edit_composition(officer, body)
    assert not perms.can_appoint_secretary(officer, body)
    assert not perms.can_create_body(officer)
    assert perms.can_appoint_secretary(agent, body)
    assert perms.can_create_body(agent)
