"""A year that is opened: which centres are asked, reminded, how often, and until when."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from centres.activity.services import (
    open_year,
    remind_centres,
    remind_of_activity,
    return_report,
    send_report,
)
from centres.models import ActivityCampaign, ActivityReport
from crpv_portal.common.dates import today
from crpv_portal.worker.schedule import SCHEDULE
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    ActivityReportFactory,
    CentreFactory,
    CentreMembershipFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]
WHY = "bilan annuel"


@pytest.fixture
def centres():
    """One centre with two members, one with none, one whose report is accepted; a draft."""
    reached, alone, done = (
        CentreFactory(published=True, name=name) for name in ("Un", "Deux", "Trois")
    )
    CentreMembershipFactory(centre=reached, user__email="direction@un.test", is_director=True)
    CentreMembershipFactory(centre=reached, user__email="equipe@un.test")
    CentreMembershipFactory(centre=reached, user__email="partie@un.test", user__is_active=False)
    CentreMembershipFactory(centre=done, user__email="direction@trois.test")
    ActivityReportFactory(centre=done, accepted=True)
    CentreFactory(name="Brouillon")
    return reached, alone, done


def opened(**options):
    asked = {"year": 2025, "until": today() + datetime.timedelta(days=40), "message": ""}
    return open_year(**asked | options, reason=WHY)


def later(days):
    """Travel: the hours of the worker are those of the morning."""
    day = today() + datetime.timedelta(days=days)
    return time_machine.travel(datetime.datetime.combine(day, datetime.time(4)), tick=False)


def to(messages):
    return sorted(address for message in messages for address in message.to)


def test_opening_asks_each_published_centre_once(centres, deliver):
    reached, alone, done = centres
    campaign = opened(message="Comptez aussi le distanciel.")
    reports = ActivityReport.objects.filter(year=2025)
    assert {report.centre for report in reports} == {reached, alone, done}
    assert {report.status for report in reports if report.centre != done} == {"awaited"}
    messages = deliver()
    assert to(messages) == ["direction@un.test", "equipe@un.test"]
    assert messages[0].subject == "Le bilan d’activité 2025 de Un"
    assert "Nous attendons le bilan 2025 de Un" in messages[0].body
    assert "Comptez aussi le distanciel." in messages[0].body
    assert f"/espace/centres/{reached.slug}/activite/2025/" in messages[0].body
    with pytest.raises(ValidationError, match="déjà demandés"):
        opened()
    assert (list(ActivityCampaign.objects.all()), deliver()) == ([campaign], [])


@pytest.mark.parametrize(
    ("options", "box"),
    [
        ({"year": 2999}, "year"),
        ({"until": datetime.date(2020, 1, 1)}, "until"),
        ({"until": datetime.date(2999, 1, 1)}, "until"),
    ],
)
def test_a_year_or_a_last_day_that_cannot_be_is_refused(options, box):
    with pytest.raises(ValidationError) as refusal:
        opened(**options)
    assert list(refusal.value.message_dict) == [box]


def test_reminders_go_every_two_weeks_until_the_last_day_and_never_twice(centres, deliver):
    reached, _, _ = centres
    opened()
    deliver()
    said = {}
    for days in (0, 1, 13, 14, 14, 15, 27, 28, 40, 41, 42, 60):
        with later(days):
            remind_of_activity()
            said.setdefault(days, []).extend(to(deliver()))
    both = ["direction@un.test", "equipe@un.test"]
    assert {days: found for days, found in said.items() if found} == {14: both, 28: both}
    report = reached.activity_reports.get()
    assert report.reminded_on == today() + datetime.timedelta(days=28)


def test_a_centre_whose_report_came_back_is_not_told_that_it_sent_none(centres, deliver):
    opened()
    report = centres[0].activity_reports.get()
    report.actions = 3
    report.save(update_fields=["actions"])
    report = send_report(report=report, by=UserFactory())
    return_report(report=report, reply="Les publications ?", reason=WHY)
    deliver()
    with later(14):
        remind_of_activity()
        (body,) = {message.body for message in deliver()}
    assert "Nous attendons de nouveau, corrigé, le bilan 2025 de Un" in body


def test_a_centre_that_sent_its_report_is_left_alone(centres, deliver):
    reached, _, _ = centres
    opened()
    deliver()
    report = reached.activity_reports.get()
    report.actions = 3
    report.save(update_fields=["actions"])
    send_report(report=report, by=UserFactory())
    with later(14):
        assert remind_of_activity() == 0
        assert deliver() == []


def test_a_newcomer_and_a_first_member_are_asked_at_the_next_run(centres, deliver):
    _, alone, _ = centres
    opened()
    deliver()
    new = CentreFactory(published=True, name="Quatre")
    for centre in (alone, new):
        CentreMembershipFactory(centre=centre, user__email=f"m@{centre.slug}.test")
    with later(1):
        remind_of_activity()
        messages = deliver()
    assert to(messages) == sorted(f"m@{centre.slug}.test" for centre in (alone, new))
    assert not any(message.subject.startswith("Rappel") for message in messages)


def test_an_agent_reminds_once_a_day_and_not_after_the_last_day(centres, deliver):
    campaign = opened()
    deliver()
    with pytest.raises(ValidationError, match="Personne"):
        remind_centres(campaign=campaign, reason=WHY)
    with later(1):
        assert remind_centres(campaign=campaign, reason=WHY) == 1
        with pytest.raises(ValidationError, match="Personne"):
            remind_centres(campaign=campaign, reason=WHY)
        messages = deliver()
        assert [message.subject[:6] for message in messages] == ["Rappel"] * 2
    with later(41), pytest.raises(ValidationError, match="est passé"):
        remind_centres(campaign=campaign, reason=WHY)


def test_the_worker_does_it():
    assert remind_of_activity in [job.act for job in SCHEDULE]
