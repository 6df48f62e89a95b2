"""Publishing, closing, renaming, changing a perimeter: what changes, is refused, is kept."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from centres.choices import CentreStatus
from centres.closing import close_centre
from centres.models import Centre
from centres.perimeters import change_perimeter
from centres.services import (
    create_centre,
    publish_centre,
    rename_centre,
)
from crpv_portal.common.dates import PartialDate, today
from tests.factories.centres import (
    CentreFactory,
    CentreNameFactory,
    CoverageFactory,
    LabelFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db
D = datetime.date
WHY = "décision du 3 mars"


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def last_event(centre: Centre) -> object:
    events = Centre.events.rel.related_model.objects.filter(pgh_obj_id=centre.pk)
    return events.order_by("-pgh_id").first()


def test_creation_makes_a_draft_with_its_dated_name():
    source = SourceFactory()
    centre = create_centre(
        name="Réseau d’essai", acronym="RE", attested=on("2016"), sources=[source], reason=WHY
    )
    centre.refresh_from_db()
    assert (centre.status, centre.slug, centre.acronym) == (CentreStatus.DRAFT, "re", "RE")
    name = centre.names.get()
    assert (name.in_words, list(name.sources.all())) == ("en 2016 au plus tard", [source])
    assert list(centre.sources.all()) == [source]


def test_creation_needs_a_date_and_leaves_nothing_behind():
    with pytest.raises(ValidationError, match="début n’est pas connu"):
        create_centre(name="Sans date", reason=WHY)


def test_publishing():
    centre = CentreFactory(departments=[DepartmentFactory()])
    publish_centre(centre=centre, reason=WHY)
    centre.refresh_from_db()
    assert (centre.status, centre.published_at is not None) == (CentreStatus.PUBLISHED, True)
    event = last_event(centre)
    assert event.pgh_context == {"reason": WHY, "action": "publish_centre"}
    first = centre.published_at
    publish_centre(centre=centre, reason=WHY)
    centre.refresh_from_db()
    assert centre.published_at == first
    assert last_event(centre).pgh_id == event.pgh_id, "a second time changes nothing"


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        ({}, "au moins un territoire"),
        ({"unverified": True}, "n’est pas établie"),
        ({"closed": True}, "Ce centre est fermé"),
    ],
)
def test_publishing_refused(options, refusal):
    centre = CentreFactory(**options)
    before = centre.status
    with pytest.raises(ValidationError, match=refusal):
        publish_centre(centre=centre, reason=WHY)
    centre.refresh_from_db()
    assert centre.status == before


def test_unverified_perimeter_is_none():
    coverage = CoverageFactory(unverified=True)
    with pytest.raises(ValidationError, match="au moins un territoire"):
        publish_centre(centre=coverage.centre, reason=WHY)


def test_closing_ends_perimeter_and_label_and_keeps_the_page():
    centre = CentreFactory(published=True)
    label = LabelFactory(centre=centre, since="2016")
    past = CoverageFactory(centre=centre, since="2001", until="2010")
    heir = CentreFactory(published=True)
    close_centre(centre=centre, on=on("2025-07"), reason=WHY, successor=heir)
    centre.refresh_from_db()
    assert (centre.status, centre.closed.words(), centre.successor) == (
        CentreStatus.CLOSED,
        "juillet 2025",
        heir,
    )
    assert centre.is_public
    label.refresh_from_db()
    assert label.end == on("2025-07")
    assert not centre.coverages.in_force(D(2025, 7, 1)).exists()
    assert centre.coverages.in_force(D(2025, 6, 30)).exists()
    past.refresh_from_db()
    assert past.end == on("2010"), "what was over stays as it was"


def test_closing_leaves_alone_what_was_over_without_a_known_day():
    centre = CentreFactory(published=True)
    row = CoverageFactory(centre=centre, since="2015", attested="2020-03-01", end_is_unknown=True)
    close_centre(centre=centre, on=on("2025"), reason=WHY)
    row.refresh_from_db()
    assert (row.end, row.end_is_unknown) == (None, True)


def test_closing_refused():
    draft, published = CentreFactory(), CentreFactory(published=True)
    with pytest.raises(ValidationError, match="jamais été publié"):
        close_centre(centre=draft, on=on("2025"), reason=WHY)
    to_come = PartialDate(today() + datetime.timedelta(days=1))
    with pytest.raises(ValidationError, match="à venir"):
        close_centre(centre=published, on=to_come, reason=WHY)
    with pytest.raises(ValidationError, match="Donnez le mois ou le jour"):
        close_centre(centre=published, on=on("2015"), reason=WHY)
    published.refresh_from_db()
    assert published.status == CentreStatus.PUBLISHED


def test_renaming_keeps_the_former_name_and_its_address():
    centre = CentreFactory(name="Ancien", published=True, name_row__since="2009")
    new = rename_centre(
        centre=centre, name="Nouveau nom", acronym="NN", on=on("2018-04-01"), reason=WHY
    )
    centre.refresh_from_db()
    assert (centre.name, centre.acronym, centre.slug) == ("Nouveau nom", "NN", "nn")
    assert [(n.name, n.slug, n.in_words) for n in centre.names.chronological()] == [
        ("Ancien", "ancien", "de 2009 au 31 mars 2018"),
        ("Nouveau nom", "nn", "depuis le 1er avril 2018"),
    ]
    assert new.is_unverified


def test_former_name_taken_back_has_an_address_of_its_own():
    centre = CentreFactory(name="Premier", published=True, name_row__since="2000")
    rename_centre(centre=centre, name="Second", on=on("2010"), reason=WHY)
    rename_centre(centre=centre, name="Premier", on=on("2020"), reason=WHY)
    assert [name.slug for name in centre.names.chronological()] == [
        "premier",
        "second",
        "premier-2",
    ]


def test_renaming_on_the_day_another_name_begins_names_it():
    centre = CentreFactory(name="Premier", published=True, name_row__since="2000")
    rename_centre(centre=centre, name="Secnod", on=on("2010"), reason=WHY)
    with pytest.raises(ValidationError) as refused:
        rename_centre(centre=centre, name="Second", on=on("2010"), reason=WHY)
    (said,) = refused.value.messages
    assert "Secnod" in said
    assert "2010" in said
    assert [name.name for name in centre.names.chronological()] == ["Premier", "Secnod"]


def test_renaming_in_the_month_when_the_name_was_seen_names_it():
    centre = CentreFactory(name="Premier", published=True, name_row__attested="2025-11")
    with pytest.raises(ValidationError, match="est attesté en novembre 2025"):
        rename_centre(centre=centre, name="Second", on=on("2025-11"), reason=WHY)
    rename_centre(centre=centre, name="Second", on=on("2025-11-12"), reason=WHY)


def test_renaming_refused():
    centre = CentreFactory(name="Nom", name_row__since="2009")
    CentreNameFactory(centre=centre, since="2000", until="2009")
    tomorrow = PartialDate(today() + datetime.timedelta(days=1))
    for day, refusal in ((tomorrow, "à venir"), (on("2004"), "Un autre nom est déjà porté")):
        with pytest.raises(ValidationError, match=refusal):
            rename_centre(centre=centre, name="Autre", on=day, reason=WHY)
    centre.refresh_from_db()
    assert centre.name == "Nom"
    assert centre.names.count() == 2


def test_perimeter_becomes_what_is_asked_from_that_day_on():
    kept, left, joined = DepartmentFactory.create_batch(3)
    centre = CentreFactory(departments=[kept, left])
    source = SourceFactory()
    opened, ended = change_perimeter(
        centre=centre,
        departments=[kept, joined],
        on=D(2026, 1, 1),
        reason=WHY,
        sources=[source],
    )
    assert [row.department for row in opened] == [joined]
    assert [row.department for row in ended] == [left]
    assert list(opened[0].sources.all()) == [source]
    held = {
        day: set(centre.coverages.in_force(day).values_list("department", flat=True))
        for day in (D(2025, 12, 31), D(2026, 1, 1))
    }
    assert held == {D(2025, 12, 31): {kept.pk, left.pk}, D(2026, 1, 1): {kept.pk, joined.pk}}


def test_perimeter_asked_again_changes_nothing():
    department = DepartmentFactory()
    centre = CentreFactory(departments=[department])
    with pytest.raises(ValidationError, match="Rien n’est enregistré"):
        change_perimeter(centre=centre, departments=[department], on=D(2026, 1, 1), reason=WHY)
    assert centre.coverages.count() == 1


def test_perimeter_leaves_alone_what_comes_later():
    department = DepartmentFactory()
    centre = CentreFactory()
    CoverageFactory(centre=centre, department=department, since="2020")
    with pytest.raises(ValidationError, match="2020 devient 1er janvier 2018"):
        change_perimeter(centre=centre, departments=[department], on=D(2018, 1, 1), reason=WHY)
    assert centre.coverages.count() == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_every_act_asks_why(reason):
    centre = CentreFactory(published=True)
    acts = (
        lambda: create_centre(name="Nom", since=on("2020"), reason=reason),
        lambda: publish_centre(centre=centre, reason=reason),
        lambda: close_centre(centre=centre, on=on("2025"), reason=reason),
        lambda: rename_centre(centre=centre, name="Autre", on=on("2025"), reason=reason),
        lambda: change_perimeter(centre=centre, departments=[], on=D(2025, 1, 1), reason=reason),
    )
    for act in acts:
        with pytest.raises(ValidationError, match="Dites pourquoi"):
            act()
