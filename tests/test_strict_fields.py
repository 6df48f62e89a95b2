"""The checks of tests/strict_fields.py refuse what they are there for."""

import pytest
from django.utils import timezone

from governance.models import Meeting
from tests.factories.governance import BodyFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_a_save_of_some_columns_needs_the_stamp():
    body = BodyFactory()
    body.name = "Un autre nom"
    with pytest.raises(pytest.fail.Exception, match=r"without \['updated_at'\]"):
        body.save(update_fields=["name"])
    body.save(update_fields=["name", "updated_at"])
    body.save()


def test_a_moment_is_no_date():
    meeting = MeetingFactory()
    with pytest.raises(pytest.fail.Exception, match=r"Meeting\.starts_on is a date"):
        Meeting.objects.filter(starts_on__lt=timezone.now()).exists()
    meeting.starts_on = timezone.now()
    with pytest.raises(pytest.fail.Exception, match=r"Meeting\.starts_on is a date"):
        meeting.save()
