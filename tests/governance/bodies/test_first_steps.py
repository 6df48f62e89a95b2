"""Three first steps are asked of a body's keepers, until each is done or passed over."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction

from governance.bodies.first_steps import resume_step, skip_step
from governance.models import SkippedStep
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyFactory,
    CollegeFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.bodies.pages import url
from tests.tabs import Tab, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_body(body):
    body.expected_per_year = None
    body.save()
    return body


def steps(response):
    section = BeautifulSoup(response.content, "lxml").select_one(".crpv-steps")
    if section is None:
        return None
    return [" ".join(each.text.split()) for each in section.select(".crpv-task__text")]


def test_each_is_ticked_once_done(client, officer, new_body):
    assert steps(client.get("/espace/")) == [
        "Qui siège",
        "Son rythme et son quorum",
        "Les adresses de fonction",
    ]
    holder = PersonFactory(function_email="")
    seat = SeatFactory(college=CollegeFactory(body=new_body))
    MandateFactory(seat=seat, holder=holder)
    page = client.get(url(new_body))
    assert steps(page)[0].endswith(": fait")
    assert f"{url(new_body)}composition/tableau/" in str(
        BeautifulSoup(page.content, "lxml").select_one(".crpv-steps")
    )
    new_body.expected_per_year = 4
    new_body.save()
    page = client.get(url(new_body))
    assert not steps(page)[1].endswith(": fait")
    assert "Reste à dire : le quorum." in words(page)
    new_body.quorum_basis, new_body.quorum_numerator, new_body.quorum_denominator = "seats", 1, 2
    new_body.save()
    assert steps(client.get(url(new_body)))[1].endswith(": fait")
    holder.function_email = "direction@exemple.test"
    holder.save()
    assert steps(client.get(url(new_body))) is None
    assert steps(client.get("/espace/")) is None


def test_the_staff_is_asked_the_steps_of_the_bodies_whose_records_it_keeps(client, new_body):
    agent = UserFactory(staff=True, second_factor=True)
    client.force_login(agent)
    assert steps(client.get("/espace/")) is None
    SecretaryshipFactory(body=new_body, user=agent)
    assert len(steps(client.get("/espace/"))) == 3


def test_the_mailbox_of_a_seat_is_an_address(client, officer, new_body):
    seat = SeatFactory(college=CollegeFactory(body=new_body))
    mandate = MandateFactory(seat=seat, holder=PersonFactory(function_email=""))
    assert not steps(client.get(url(new_body)))[2].endswith(": fait")
    mandate.function_email = "secretariat@exemple.test"
    mandate.save()
    assert steps(client.get(url(new_body)))[2].endswith(": fait")


def test_step_is_passed_and_taken_again(client, officer, new_body):
    page = client.get("/espace/")
    form = Tab.of(client, "/espace/", page, holding="step", button="skip")
    assert form.send().headers["Location"] == "/espace/"
    assert SkippedStep.objects.get().step == "members"
    said = steps(client.get(url(new_body)))
    assert said[0].endswith("étape passée")
    Tab.of(client, url(new_body), client.get(url(new_body)), holding="step", button="resume").send()
    assert not SkippedStep.objects.exists()
    for step in ("members", "rules", "addresses"):
        skip_step(body=new_body, step=step)
        skip_step(body=new_body, step=step)
    assert steps(client.get(url(new_body))) is None
    resume_step(body=new_body, step="rules")
    assert len(steps(client.get("/espace/"))) == 3


def test_unknown_composition_is_said(client, officer, new_body):
    assert "La composition de 1 instance n’est pas connue" in " ".join(
        BeautifulSoup(client.get("/espace/").content, "lxml").main.text.split()
    ).replace("\xa0", " ")


def test_last_meeting_is_offered_as_composition(client, officer, new_body):
    meeting = MeetingFactory(body=new_body, held=True)
    meeting.attendances.create(person=PersonFactory(), state="present")
    assert f"/espace/reunions/{meeting.slug}/composition/" in client.get("/espace/").text


def test_nobody_else_passes_it(client, officer, new_body):
    other = BodyFactory(of_region=True)
    page = f"/espace/instances/{other.slug}/etapes/"
    assert client.post(page, {"step": "rules"}).status_code in (403, 404)
    client.force_login(UserFactory())
    page = f"/espace/instances/{new_body.slug}/etapes/"
    assert client.post(page, {"step": "rules"}).status_code in (403, 404)
    assert not SkippedStep.objects.exists()


def test_database_keeps_each_once(new_body):
    SkippedStep.objects.create(body=new_body, step="rules")
    for step in ("rules", "autre"):
        with pytest.raises(IntegrityError), transaction.atomic():
            SkippedStep.objects.create(body=new_body, step=step)
