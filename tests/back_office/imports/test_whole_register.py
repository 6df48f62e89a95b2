"""What the whole register gives as a file changes nothing when it is brought in again."""

from __future__ import annotations

import pytest

from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.declared import KINDS
from crpv_portal.back_office.imports.model_files import model_table
from tests.factories.accounts import UserFactory
from tests.factories.centres import ActivityReportFactory, AgreementFactory, ContributionFactory
from tests.factories.governance import MandateFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import PriorityNeighbourhoodFactory

from .runs import bring
from .test_round_trip import WRITERS


@pytest.mark.django_db
@pytest.mark.parametrize("slug", KINDS)
@pytest.mark.usefixtures("network")
def test_the_real_register_taken_out_and_brought_in_is_unchanged(slug):
    kind = KINDS[slug]
    agent = UserFactory(staff=True)
    for each in (AgreementFactory, ContributionFactory, MandateFactory, PersonFactory):
        each()
    ActivityReportFactory()
    ActivityReportFactory(cleared=True, half_days=1_240, half_days_events=0, fte="4.5")
    PriorityNeighbourhoodFactory()
    # Two of one name, of which neither has a SIREN: only their number tells them apart.
    for slug_of_it in ("conseil-citoyen", "conseil-citoyen-2"):
        OrganisationFactory(name="Conseil citoyen", slug=slug_of_it)
    form = list(WRITERS)[sorted(KINDS).index(slug) % len(WRITERS)]
    content = WRITERS[form](model_table(kind, agent, is_filled=True))
    run = bring(slug, content, name=f"liste.{form}", user=agent)
    assert run.state == RunState.READY, (run.refusal, run.headings, run.fields)
    counts = run.rows.counts()
    assert counts
    assert counts.get("unchanged") == kind.model._default_manager.count(), [
        (row.label, row.changes, row.problems) for row in run.rows.exclude(verdict="unchanged")[:10]
    ]
    assert set(counts) == {"unchanged"}
