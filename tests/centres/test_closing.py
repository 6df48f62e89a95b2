"""A closing is judged against what else is known: nothing closed covers, nobody closed succeeds."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from centres.choices import CentreStatus
from centres.closing import close_centre
from centres.models import Centre
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.locks import RowGone
from tests.factories.centres import (
    CentreFactory,
    CoverageFactory,
    LabelFactory,
    MilestoneFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db
WHY = "fin de convention"


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def refused(centre: Centre, **asked) -> str:
    with pytest.raises(ValidationError) as refusal:
        close_centre(centre=centre, reason=WHY, **asked)
    centre.refresh_from_db()
    assert centre.status == CentreStatus.PUBLISHED
    return " ".join(refusal.value.messages).replace("\xa0", " ")


@pytest.mark.parametrize("day", ["1990", "1990-05", "1990-05-12"])
def test_closing_before_a_known_fact_names_it(day):
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, department__name="Essonne", since="2001")
    said = refused(centre, on=on(day))
    assert "Le registre montre ce centre au travail" in said
    assert "Essonne" in said
    assert "commencé en 2001" in said


def test_each_kind_of_fact_counts():
    centre = CentreFactory(
        published=True,
        coverage=False,
        last_seen_on=datetime.date(2026, 3, 1),
        last_seen_on_precision="month",
    )
    assert "vu actif en mars 2026" in refused(centre, on=on("2025"))
    centre = CentreFactory(published=True, coverage=False)
    MilestoneFactory(centre=centre, kind="founding", happened="2004")
    assert "création" in refused(centre, on=on("2003"))
    for make in (LabelFactory, SiteFactory):
        centre = CentreFactory(published=True, coverage=False)
        make(centre=centre, since="2012")
        assert "commencé en 2012" in refused(centre, on=on("2010"))
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, since="", attested="2016")
    assert "attesté en 2016" in refused(centre, on=on("2010"))


def test_fact_within_the_year_of_the_closing_asks_for_its_day():
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, since="2024-03")
    assert "Donnez le mois ou le jour" in refused(centre, on=on("2024"))
    close_centre(centre=centre, on=on("2024-06"), reason=WHY)
    assert centre.coverages.get().end == on("2024-06")


def test_what_was_planned_is_dropped():
    """A perimeter to come was given, after the closing, as the centre of that town."""
    centre = CentreFactory(published=True, coverage=False)
    kept = CoverageFactory(centre=centre, since="2001")
    year = today().year + 1
    CoverageFactory(centre=centre, since=f"{year}-01-01")
    close_centre(centre=centre, on=on("2025-07-01"), reason=WHY)
    assert list(centre.coverages.all()) == [kept]
    assert not centre.coverages.in_force(datetime.date(year, 6, 1)).exists()


def test_successor_is_open_and_public():
    centre = CentreFactory(published=True)
    closed, draft = CentreFactory(closed=True), CentreFactory()
    assert "a fermé lui-même" in refused(centre, on=on("2025"), successor=closed)
    assert "brouillon" in refused(centre, on=on("2025"), successor=draft)
    assert "à lui-même" in refused(centre, on=on("2025"), successor=centre)
    assert "Choisissez le centre" in refused(centre, on=on("2025"), hand_over=True)


def test_two_centres_do_not_succeed_each_other():
    one, other = CentreFactory(published=True), CentreFactory(published=True)
    close_centre(centre=one, on=on("2024"), reason=WHY, successor=other)
    assert "a fermé lui-même" in refused(other, on=on("2025"), successor=one)


def test_successor_takes_the_territory_over():
    centre = CentreFactory(published=True, coverage=False)
    heir = CentreFactory(published=True)
    CoverageFactory(centre=centre, department__name="Essonne", since="2001")
    shared = heir.coverages.get().department
    CoverageFactory(centre=centre, department=shared, since="2001")
    close_centre(centre=centre, on=on("2025-07-01"), reason=WHY, successor=heir, hand_over=True)
    day = datetime.date(2025, 7, 1)
    assert not centre.coverages.in_force(day).exists()
    taken = heir.coverages.get(department__name="Essonne")
    assert taken.start == on("2025-07-01")
    assert heir.coverages.count() == 2


def test_closed_centre_is_not_closed_again():
    centre = CentreFactory(closed=True)
    with pytest.raises(ValidationError, match="a déjà fermé en 2024"):
        close_centre(centre=centre, on=on("2025"), reason=WHY)


@pytest.mark.parametrize("deleted", ["centre", "successor"])
def test_a_centre_deleted_meanwhile_is_said_to_be_gone(deleted):
    both = {name: CentreFactory(coverage=False) for name in ("centre", "successor")}
    Centre.objects.filter(pk=both[deleted].pk).delete()
    with pytest.raises(RowGone) as refusal:
        close_centre(**both, on=on("2026"), reason=WHY)
    assert refusal.value.row is both[deleted]
