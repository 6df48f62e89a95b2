"""Screens of the staff on the reports of a year: what they cost, and what they let change."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    ActivityCampaignFactory,
    ActivityReportFactory,
    CentreMembershipFactory,
)
from tests.tabs import words

pytestmark = pytest.mark.django_db
REPORTS = reverse("admin:centres_activityreport_changelist")
YEARS = reverse("admin:centres_activitycampaign_changelist")


@pytest.fixture
def agent():
    client = Client()
    client.force_login(UserFactory(staff=True, second_factor=True))
    return client


def test_lists_cost_the_same_with_one_row_and_twenty(agent, count_queries):
    campaign = ActivityCampaignFactory(year=2025)
    ActivityReportFactory(sent=True)
    CentreMembershipFactory(centre=ActivityReportFactory().centre)
    page = reverse("admin:centres_activitycampaign_change", args=[campaign.pk])
    pages = (f"{REPORTS}?annee=2025", YEARS, page)
    for each in pages:
        agent.get(each)
    before = [count_queries(lambda p=each: agent.get(p)) for each in pages]
    for year in range(2005, 2024):
        ActivityCampaignFactory(year=year)
    for _ in range(19):
        CentreMembershipFactory(centre=ActivityReportFactory().centre)
    after = [count_queries(lambda p=each: agent.get(p)) for each in pages]
    assert after == before


def test_a_year_says_who_sent_and_who_misses(agent):
    campaign = ActivityCampaignFactory(year=2025)
    ActivityReportFactory(sent=True)
    ActivityReportFactory(accepted=True)
    silent = ActivityReportFactory().centre
    page = reverse("admin:centres_activitycampaign_change", args=[campaign.pk])
    said = words(agent.get(page)).replace("\xa0", " ")
    assert "1 bilan validé, 1 à lire, 0 renvoyé, 1 attendu" in said
    assert f"N’ont rien envoyé : {silent.name}" in said
    assert f"Dont sans membre à qui écrire : {silent.name}" in said
    assert "Relancer" not in said  # nobody to write to
    CentreMembershipFactory(centre=silent)
    assert "Relancer" in words(agent.get(page))


def test_the_centre_and_the_year_of_a_report_do_not_change(agent):
    report = ActivityReportFactory(sent=True)
    page = agent.get(reverse("admin:centres_activityreport_change", args=[report.pk])).text
    assert 'name="half_days"' in page
    for box in ('name="centre"', 'name="year"', 'name="status"'):
        assert box not in page
