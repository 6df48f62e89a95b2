"""Database rules: whatever the forms refuse, the database refuses too."""

import pytest
from django.db import IntegrityError, connection, transaction

from centres.models import Site
from tests.factories.centres import CoverageFactory, LabelFactory, SiteFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def refusal(sql, *parameters):
    """The name of the constraint that refuses this statement."""
    with (
        pytest.raises(IntegrityError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, parameters)
    return refused.value.__cause__.diag.constraint_name


def test_overlapping_perimeter():
    first = CoverageFactory(since="2010", until="2015")
    second = CoverageFactory(centre=first.centre, department=first.department, since="2015")
    sql = "UPDATE centres_coverage SET start_on = '2014-01-01' WHERE id = %s"
    assert refusal(sql, second.pk) == "coverage_once_at_a_time"


def test_label_that_ends_before_it_begins():
    label = LabelFactory(since="2015")
    sql = "UPDATE centres_label SET end_on = '2012-01-01', end_on_precision = 'year' WHERE id = %s"
    assert refusal(sql, label.pk) == "label_end_after_start"


def test_siret_with_a_wrong_key():
    site = SiteFactory()
    sql = "UPDATE centres_site SET siret = '12345678901234' WHERE id = %s"
    assert refusal(sql, site.pk) == "site_siret_key"
    assert Site.objects.get().siret == site.siret


@pytest.mark.parametrize(
    ("day", "precision"), [("2017-03-16", "year"), ("2017-03-16", "month"), ("2017-03-16", "")]
)
def test_date_that_contradicts_its_precision(day, precision):
    site = SiteFactory()
    sql = "UPDATE centres_site SET start_on = %s, start_on_precision = %s WHERE id = %s"
    assert refusal(sql, day, precision, site.pk) == "site_start_on_precision"


def test_address_that_is_a_script():
    organisation = OrganisationFactory()
    sql = "UPDATE partners_organisation SET website = 'javascript:alert(1)' WHERE id = %s"
    assert refusal(sql, organisation.pk) == "organisation_website_is_web"
