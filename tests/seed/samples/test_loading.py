"""Loading of samples, and refusals to load them."""

import datetime

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from crpv_portal.seed.samples.checks import refusal
from crpv_portal.seed.samples.load import is_needed, load_samples
from governance.choices import MeetingStatus
from governance.models import Body, Meeting
from tests.factories.governance import BodyFactory
from tests.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db


def test_refused_on_a_real_portal(settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="qu’en démonstration"):
        call_command("load_samples")

    assert not is_needed()
    assert not Body.objects.exists()


def test_wait_for_their_place(settings):
    settings.DEMONSTRATION = True

    assert is_needed()
    load_samples()

    assert not is_needed()
    assert set(Body.objects.values_list("code", flat=True)) == {"EXCAN", "EXGT"}
    RegionFactory(code="04")
    assert is_needed()


def test_days_move_by_whole_weeks_later_on(settings, time_machine):
    settings.DEMONSTRATION = True
    time_machine.move_to(datetime.datetime(2028, 5, 3, 12, tzinfo=datetime.UTC))
    load_samples()

    convened = Meeting.objects.filter(status=MeetingStatus.CONVENED)
    assert all(meeting.starts_on > datetime.date(2028, 5, 3) for meeting in convened)
    assert {meeting.starts_on.weekday() for meeting in convened} <= {1, 3}


def test_a_real_portal_without_them_is_not_troubled(settings):
    settings.DEMONSTRATION = False
    BodyFactory()

    assert refusal() == ""
    assert "samples.E001" not in [each.id for each in run_checks(include_deployment_checks=True)]
