"""A member convened to a meeting, and the address at which they answer."""

import pytest
from django.urls import reverse

from governance.choices import MeetingStatus
from governance.convening.invitations import issue_link
from tests.factories.governance import BodyFactory, InvitationFactory, MeetingFactory
from tests.governance.convening.answers.link import DAY


@pytest.fixture
def meeting():
    return MeetingFactory(
        body=BodyFactory(members=4, name="Conseil du test"),
        status=MeetingStatus.CONVENED,
        starts_on=DAY,
        title="Conseil de l’essai",
        items=["Budget 2027"],
    )


@pytest.fixture
def invitation(meeting):
    mandate = meeting.body.colleges.first().seats.first().mandates.get()
    return InvitationFactory(meeting=meeting, mandate=mandate, person=mandate.holder, sent=True)


@pytest.fixture
def url(invitation):
    return reverse("governance:answer", args=[issue_link(invitation)])
