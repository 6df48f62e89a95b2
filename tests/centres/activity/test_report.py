"""The report of a year: what the database refuses, and what becomes of it from hand to hand."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from centres.activity.reading import MINUS, change_in_words, in_figures
from centres.activity.services import (
    accept_report,
    receive_report,
    return_report,
    send_report,
    write_report,
)
from centres.models import ActivityReport
from centres.models.activity import FIGURES
from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from tests.factories.accounts import UserFactory
from tests.factories.centres import ActivityReportFactory, CentreMembershipFactory

pytestmark = pytest.mark.django_db
WHY = "relu"


def figures(**known):
    return {name: known.get(name) for name in FIGURES}


def filled(report, **known):
    return write_report(report=report, figures=figures(**known), details="")


@pytest.mark.parametrize(
    "columns",
    [
        {"half_days": 20_001},
        {"fte": Decimal("-0.5")},
        {"half_days": 5, "half_days_training": 3, "half_days_events": 3},
        {"half_days": 5, "half_days_remote": 6},
        {"people": 11, "participations": 10},
        {"year": 1900},
        {"status": "sent", "half_days": 1},  # no hour
        {"status": "sent", "sent_at": timezone.now()},  # no figure
        {"status": "sent", "sent_at": timezone.now(), "half_days_training": 3},  # no total
        {"status": "accepted", "half_days": 1},  # no day
        {"accepted_on": datetime.date(2026, 1, 1)},
        {"status": "returned"},  # no word
        {"is_public": True},
        {"status": "nowhere"},
    ],
)
def test_the_database_refuses_what_cannot_be(columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityReportFactory(**columns)


def test_a_centre_has_one_report_a_year():
    row = ActivityReportFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityReportFactory(centre=row.centre)
    ActivityReportFactory(centre=row.centre, year=2024)


def test_a_year_to_come_is_refused():
    with pytest.raises(ValidationError) as refusal:
        ActivityReport(centre=ActivityReportFactory().centre, year=today().year + 1).full_clean()
    assert list(refusal.value.message_dict) == ["year"]


def test_zero_is_a_figure_and_empty_is_none():
    report = filled(ActivityReportFactory(), publications=0)
    report.refresh_from_db()
    assert (report.publications, report.actions) == (0, None)
    assert send_report(report=report, by=UserFactory()).status == "sent"
    with pytest.raises(ValidationError, match="un zéro en est un"):
        send_report(report=ActivityReportFactory(year=2024), by=UserFactory())


def test_the_same_kept_again_is_no_act():
    report = filled(ActivityReportFactory(), actions=3)
    before = events_of(ActivityReport).count()
    filled(report, actions=3)
    assert events_of(ActivityReport).count() == before
    assert events_of(ActivityReport).latest("pgh_id").pgh_context["action"] == "write_report"


def test_from_the_centre_to_the_staff_and_back(deliver):
    report = filled(ActivityReportFactory(), half_days=10)
    author = CentreMembershipFactory(centre=report.centre, user__email="auteur@un.test").user
    CentreMembershipFactory(centre=report.centre, user__email="autre@un.test")
    with pytest.raises(ValidationError, match="n’attend pas"):
        accept_report(report=report, is_public=True, reply="", reason=WHY)
    report = send_report(report=report, by=author)
    assert report.sent_at is not None
    for refused in (
        lambda: filled(report, half_days=11),
        lambda: send_report(report=report, by=author),
        lambda: receive_report(report=report, by=author, reason=WHY),
    ):
        with pytest.raises(ValidationError, match="il ne change plus"):
            refused()
    with pytest.raises(ValidationError, match="à revoir"):
        return_report(report=report, reply=" ", reason=WHY)
    return_report(report=report, reply="Les publications ?", reason=WHY)
    with pytest.raises(ValidationError, match="n’attend pas"):
        return_report(report=report, reply="Encore", reason=WHY)
    report = send_report(report=filled(report, half_days=11), by=author)
    assert report.reply == ""
    report = accept_report(report=report, is_public=True, reply="Merci.", reason=WHY)
    assert (report.status, report.accepted_on, report.is_public) == ("accepted", today(), True)
    returned, accepted = deliver()
    assert returned.to == accepted.to == ["auteur@un.test"]
    assert "Les publications ?" in returned.body
    assert f"/espace/centres/{report.centre.slug}/activite/2025/" in returned.body
    assert f"validé le bilan d’activité 2025 de {report.centre.name}" in accepted.body
    assert "les sommes nationales le comptent" in accepted.body
    assert "Merci." in accepted.body
    report = return_report(report=report, reply="Finalement non.", reason=WHY)
    assert (report.accepted_on, report.is_public, report.is_open) == (None, False, True)


def test_who_left_the_centre_is_not_written_to(deliver):
    report = ActivityReportFactory(sent=True, sent_by=UserFactory())
    CentreMembershipFactory(centre=report.centre, user__email="reste@un.test")
    return_report(report=report, reply="À revoir.", reason=WHY)
    assert [message.to for message in deliver()] == [["reste@un.test"]]


def test_figures_come_by_another_way():
    agent = UserFactory(staff=True)
    report = receive_report(report=ActivityReportFactory(actions=2), by=agent, reason=WHY)
    assert (report.status, report.sent_by) == ("sent", agent)
    with pytest.raises(ValidationError, match="motif"):
        receive_report(report=ActivityReportFactory(actions=2), by=agent, reason=" ")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (None, 3, ""),
        (3, None, ""),
        (3, 3, "inchangé"),
        (100, 110, "+ 10 (+ 10 %)"),
        (4, Decimal("3.5"), f"{MINUS} 0,5 ({MINUS} 12 %)"),
        (0, 1_200, "+ 1 200"),
    ],
)
def test_change_is_said_in_words(before, now, said):
    assert change_in_words(before, now).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "non compté"), (0, "0"), (Decimal("4.50"), "4,5"), (Decimal("81.05"), "81,05")],
)
def test_figure_is_said_in_words(value, said):
    assert in_figures(value) == said
