"""Acts on planned changes, undone: written, changed, dropped; before their day and after it."""

import datetime

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError

from crpv_portal.back_office.journal.undoing import judge
from crpv_portal.common.admin.planned_actions import carry_out_due
from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.models import PlannedChange
from tests.admin.screens import address
from tests.back_office.journal.acts import act_of_event, undo_now
from tests.back_office.planned.pages import (
    drop,
    half_past_midnight,
    lines,
    plain,
    refused,
    rename,
    said,
    typed,
)
from tests.factories.centres import CentreFactory

pytestmark = pytest.mark.django_db

NAME, NEW = "Ressources Anciennes", "Ressources Nouvelles"
A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def centre():
    return CentreFactory(published=True, name=NAME)


@pytest.fixture
def day():
    return today() + 40 * A_DAY


def last_act():
    return act_of_event(events_of(PlannedChange).latest("pgh_id"))


def change(screens, centre, planned, **values):
    edit = f"{address(centre, 'renommer')}?prevu={planned.pk}"
    page = screens.save(edit, screens.filled(edit) | values)
    assert "Prévu pour le" in said(page)[0], refused(page)


def name_after(centre, day_after_today, time_machine):
    time_machine.move_to(half_past_midnight(day_after_today))
    carry_out_due(admin.site)
    centre.refresh_from_db()
    return centre.name


def test_what_was_written_is_planned_no_more(screens, centre, day, time_machine):
    planned = rename(screens, centre, day)
    undo_now(last_act())
    assert lines(screens, "À venir") == []
    edit = f"{address(centre, 'renommer')}?prevu={planned.pk}"
    told = screens.client.get(edit, follow=True)
    assert "a pris effet, ou a été abandonné" in plain(told.text)
    assert name_after(centre, day, time_machine) == NAME


def test_what_was_changed_is_planned_as_before(screens, centre, day, time_machine):
    planned = rename(screens, centre, day)
    change(screens, centre, planned, name="Autre nom", on=typed(day + A_DAY), is_announced="on")
    assert "Autre nom" in screens.client.get(centre.get_absolute_url()).text
    undo_now(last_act())
    assert "Autre nom" not in screens.client.get(centre.get_absolute_url()).text
    (line,) = lines(screens, "À venir")
    assert NEW in line
    assert "Connu de l’équipe nationale seule" in line
    assert name_after(centre, day, time_machine) == NEW


def test_what_was_dropped_is_planned_again(screens, centre, day, time_machine):
    planned = rename(screens, centre, day)
    drop(screens, planned)
    undo_now(last_act())
    (line,) = lines(screens, "À venir")
    assert NEW in line
    assert name_after(centre, day, time_machine) == NEW


def test_what_comes_back_after_its_day_waits_for_somebody(screens, centre, day, time_machine):
    planned = rename(screens, centre, day)
    change(screens, centre, planned, on=typed(day + 9 * A_DAY))
    assert name_after(centre, day + A_DAY, time_machine) == NAME
    undo_now(last_act())  # planned for a day that is past
    assert name_after(centre, day + 2 * A_DAY, time_machine) == NAME
    planned.refresh_from_db()
    assert (planned.takes_effect_on, planned.is_stuck) == (day, True)
    assert "Son jour est passé" in planned.refusal


def test_an_effect_taken_back_then_dropped_by_mistake_is_not_done_again(
    screens, agent, centre, day, time_machine
):
    planned = rename(screens, centre, day)
    assert name_after(centre, day, time_machine) == NEW
    undo_now(last_act())
    screens.client.force_login(agent)
    drop(screens, planned)
    undo_now(last_act())
    assert name_after(centre, day + A_DAY, time_machine) == NAME


def test_once_it_took_effect_its_writing_is_not_undone_apart(screens, centre, day, time_machine):
    rename(screens, centre, day)
    written = last_act()
    assert name_after(centre, day, time_machine) == NEW
    (obstacle,) = judge(written).obstacles
    assert obstacle.sentence.endswith("a été modifié depuis.")
    assert obstacle.act == last_act().code
    undo_now(last_act())
    undo_now(written)
    assert not PlannedChange.objects.exists()


def test_nothing_comes_back_where_another_is_planned_that_day(screens, centre, day):
    drop(screens, rename(screens, centre, day))
    dropped = last_act()
    rename(screens, centre, day, name="Un autre nom")
    with pytest.raises(ValidationError, match="déjà prévu ce jour-là"):
        undo_now(dropped)
    assert PlannedChange.objects.count() == 1
