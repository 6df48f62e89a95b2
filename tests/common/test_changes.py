"""The history told: who, when, which field, before, after, why."""

import datetime

import pytest
from django.core.paginator import Paginator

from centres.closing import close_centre
from centres.models import Centre, Coverage
from centres.perimeters import change_perimeter
from centres.services import rename_centre
from crpv_portal.common.acts import ChangeKind
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.history import because, events_of
from crpv_portal.common.models import Source
from crpv_portal.common.traces import Trace, traces_of
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CoverageFactory, LabelFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import DepartmentFactory

# Each act is a transaction of its own, as in life: the events carry the time of theirs.
pytestmark = pytest.mark.django_db(transaction=True)

PARTS = ("names", "coverages", "labels")


def told(centre, **options):
    return list(Acts(traces_of(centre, PARTS), **options))


def test_act_says_who_when_field_before_after_and_why():
    centre = CentreFactory(summary="Ancienne")
    staff = UserFactory(staff=True, first_name="Jeanne", last_name="Martin")
    centre.summary = "Nouvelle"
    with because("faute de frappe", user=staff.pk):
        centre.save()
    act = told(centre)[0]
    assert (act.who, act.why) == ("Jeanne Martin", "faute de frappe")
    assert str(today().year) in act.when
    (change,) = act.changes
    assert change.kind is ChangeKind.CHANGED
    (field,) = change.fields
    assert (field.label, field.before, field.after) == ("présentation", "Ancienne", "Nouvelle")
    assert field.sentence == "présentation : de « Ancienne » à « Nouvelle »"


def test_what_follows_a_reason_within_another_bears_its_own_again():
    centre = CentreFactory()
    with because("reprise", action="outer"):
        with because("faute de frappe", action="inner"):
            Centre.objects.filter(pk=centre.pk).update(summary="Une")
        Centre.objects.filter(pk=centre.pk).update(summary="Deux")
    told_why = [event.pgh_context for event in events_of(Centre).order_by("pgh_id")][-2:]
    assert [(each["reason"], each["action"]) for each in told_why] == [
        ("faute de frappe", "inner"),
        ("reprise", "outer"),
    ]


def test_inlines_rows_and_their_links_belong_to_the_act():
    centre, sarthe = CentreFactory(), DepartmentFactory(name="Sarthe")
    source = Source.objects.create(title="Rapport 2017")
    change_perimeter(
        centre=centre,
        departments=[sarthe],
        on=datetime.date(2017, 1, 1),
        reason="convention signée",
        sources=[source],
    )
    act = told(centre)[0]
    assert act.why == "convention signée"
    (change,) = act.changes
    assert change.sentence == (
        "Ajout de « Sarthe (depuis le 1er janvier 2017) » (territoire d’intervention)"
    )
    fields = {field.name: field.after for field in change.fields}
    assert fields["department"] == "Sarthe"
    assert fields["start_on"] == "1er janvier 2017"
    assert fields["sources"] == "« Rapport 2017 »"
    assert "centre" not in fields


def test_end_is_told_as_the_last_day():
    centre = CentreFactory()
    coverage = CoverageFactory(centre=centre, since="2015")
    coverage.end_on, coverage.end_on_precision = datetime.date(2021, 1, 1), "day"
    coverage.save()
    (change,) = told(centre)[0].changes
    (field,) = change.fields
    assert (field.label, field.before, field.after) == ("dernier jour", "", "31 décembre 2020")
    coverage.end_on = datetime.date(2016, 1, 1)  # of 2015, and no more is known
    coverage.save()
    (change,) = told(centre)[0].changes
    assert change.fields[0].after == "2015"


def test_partial_date_and_its_precision_are_one_field():
    centre = CentreFactory()
    coverage = CoverageFactory(centre=centre, since="2015")
    coverage.start_on_precision = "day"
    coverage.save()
    (field,) = told(centre)[0].changes[0].fields
    assert (field.before, field.after) == ("2015", "1er janvier 2015")


def test_deleted_row_stays_in_the_history():
    centre, mayenne = CentreFactory(), DepartmentFactory(name="Mayenne")
    coverage = CoverageFactory(centre=centre, department=mayenne, since="2015")
    coverage.sources.add(Source.objects.create(title="Erreur"))
    coverage.delete()
    act = told(centre)[0]
    (change,) = act.changes
    assert change.kind is ChangeKind.REMOVED
    assert change.sentence.startswith("Suppression de « Mayenne (depuis 2015) »")
    assert {"department": "Mayenne"}.items() <= {f.name: f.before for f in change.fields}.items()


def test_a_row_that_points_at_a_deleted_one_still_names_it():
    centre = CentreFactory()
    label = LabelFactory(centre=centre, authority=OrganisationFactory(name="Préfecture d’essai"))
    authority = label.authority
    label.delete()
    authority.names.all().delete()
    authority.delete()
    acts = Acts(traces_of(centre, ("labels",)))
    change = next(c for c in acts[0].changes if c.kind is ChangeKind.REMOVED)
    field = next(each for each in change.fields if each.name == "authority")
    assert field.before == "Préfecture d’essai"


def test_service_that_writes_many_rows_is_one_act():
    centre = CentreFactory(published=True)
    close_centre(
        centre=centre, on=PartialDate(datetime.date(2026, 7, 1)), reason="fin de convention"
    )
    act = told(centre)[0]
    assert {change.model._meta.model_name for change in act.changes} == {"centre", "coverage"}
    assert act.action == "close_centre"


def test_rename_shows_both_names():
    centre = CentreFactory(name="Avant")
    rename_centre(
        centre=centre, name="Après", on=PartialDate(datetime.date(2020, 1, 1)), reason="AG"
    )
    act = told(centre)[0]
    shown = next(c for c in act.changes if c.model._meta.model_name == "centre")
    name = next(field for field in shown.fields if field.name == "name")
    assert (name.before, name.after) == ("Avant", "Après")


def test_public_reading_gives_no_note_author_or_reason():
    centre = CentreFactory()
    with because("secret", user=UserFactory(staff=True).pk):
        CoverageFactory(centre=centre, note="à rappeler", confidence="verified")
    (public,) = Acts([Trace(Coverage)], public=True)
    assert (public.who, public.why, public.user) == ("", "", None)
    assert "note" not in {field.name for change in public.changes for field in change.fields}
    (private,) = Acts([Trace(Coverage)])
    assert "note" in {field.name for change in private.changes for field in change.fields}


def test_touching_without_changing_is_no_act():
    centre = CentreFactory()
    before = len(told(centre))
    centre.save()  # moves updated_at alone
    assert len(told(centre)) == before


@pytest.mark.parametrize("rows", [1, 20])
def test_queries_do_not_grow_with_the_rows(rows, django_assert_num_queries):
    centre = CentreFactory()
    source = Source.objects.create(title="Rapport")
    for _ in range(rows):
        with because("suite", user=UserFactory(staff=True).pk):
            coverage = CoverageFactory(centre=centre)
            coverage.sources.add(source)
            coverage.note = "vu"
            coverage.save()
    with django_assert_num_queries(QUERIES):
        page = Paginator(Acts(traces_of(centre, PARTS)), 100).page(1)
        assert len(page.object_list) > rows


# Count, moments, keys, events with those before them, owners of links, and what they point at:
# centre, départements, sources, accounts.
QUERIES = 9
