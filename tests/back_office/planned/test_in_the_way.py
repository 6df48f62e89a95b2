"""Planned changes whose record, or one that they name, would go: refused, told, or carried back."""

import datetime

import pytest
from django.test import Client

from centres.services import unpublish_centre
from crpv_portal.back_office.journal.undoing import judge
from crpv_portal.common.dates import today
from crpv_portal.common.history import because, events_of
from crpv_portal.common.models import PlannedChange, Source
from crpv_portal.common.planning import plan_change
from crpv_portal.common.withdrawing import withdraw
from partners.models import Organisation
from tests.admin.screens import address
from tests.back_office.journal.acts import act_of, act_of_event, undo_now
from tests.back_office.planned.pages import (
    LIST,
    WHY,
    drop,
    lines,
    plain,
    plan,
    refused,
    rename,
    said,
)
from tests.factories.centres import CentreFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db

IN_40_DAYS = datetime.timedelta(days=40)


@pytest.fixture
def day():
    return today() + IN_40_DAYS


def merge(screens, kept, gone):
    return screens.confirm(address(kept, "fusionner"), {"duplicate": gone.pk, "reason": WHY})


def delete(screens, row):
    url = address(row, "delete")
    form = screens.get(url).select_one("#content form")
    sent = {box["name"]: box["value"] for box in form.select("input[type=hidden]")}
    return screens.save(url, sent | {"why": "saisie par erreur"})


def test_a_duplicate_is_not_absorbed_while_a_change_of_it_waits(screens, day):
    kept, gone = OrganisationFactory(), OrganisationFactory(name="Caisse du Maine")
    change = rename(screens, gone, day)
    page = merge(screens, kept, gone)
    assert "« Caisse du Maine » s’appellera « Ressources Nouvelles »" in refused(page)[0]
    assert "Abandonnez-le d’abord" in refused(page)[0]
    assert Organisation.objects.filter(pk=gone.pk).exists()
    drop(screens, change)
    assert "n’en font plus qu’une" in said(merge(screens, kept, gone))[0]
    assert not Organisation.objects.filter(pk=gone.pk).exists()


def test_nor_while_a_change_of_another_record_names_it(screens, day):
    kept, gone, other = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    plan(screens, other, "succeder", day, successor=gone.pk)
    assert "succédera" in refused(merge(screens, kept, gone))[0]
    # What is planned of the record kept is no obstacle.
    plan(screens, kept, "renommer", day, name="Gardée", confidence="unverified")
    assert "n’en font plus qu’une" in said(merge(screens, kept, OrganisationFactory()))[0]


def test_a_record_is_not_deleted_while_a_change_of_it_waits(screens, day):
    row = OrganisationFactory(confidence="unverified")
    change = rename(screens, row, day)
    page = screens.get(address(row, "delete"))
    assert "ne peut pas être supprimé" in plain(page.text)
    assert "« Ressources Nouvelles »" in plain(page.text)
    assert page.select_one(f"#content a[href='{LIST}']")
    assert page.select_one("#content input[type=submit]") is None
    forced = {"post": "yes", "_read": "2", "why": "saisie par erreur"}
    page = screens.save(address(row, "delete"), forced)
    assert "Vous aviez écrit, pour « Pourquoi ? » : saisie par erreur" in plain(page.text)
    assert Organisation.objects.filter(pk=row.pk).exists()
    drop(screens, change)
    delete(screens, row)
    assert not Organisation.objects.filter(pk=row.pk).exists()


def test_nor_what_another_record_will_need(screens, day):
    source, heir = SourceFactory(), OrganisationFactory(confidence="unverified")
    plan(screens, OrganisationFactory(), "succeder", day, successor=heir.pk)
    other = OrganisationFactory()
    change = rename(screens, other, day, confidence="verified", sources=[source.pk])
    for row in (source, heir):
        assert "ne peut pas être supprimé" in plain(screens.get(address(row, "delete")).text)
    # Once the change no longer names it, it may go.
    edit = f"{address(other, 'renommer')}?prevu={change.pk}"
    data = screens.filled(edit)
    page = screens.save(edit, data | {"confidence": "unverified", "sources": []})
    assert "Prévu pour le" in said(page)[0], refused(page)
    delete(screens, source)
    assert not Source.objects.filter(pk=source.pk).exists()


def test_the_act_that_made_a_record_is_not_undone_while_a_change_of_it_waits(screens, day):
    with because("création"):
        row = OrganisationFactory(confidence="unverified")
    change = rename(screens, row, day)
    (obstacle,) = judge(act_of("création")).obstacles
    assert "« Ressources Nouvelles »" in plain(obstacle.sentence)
    drop(screens, change)
    undo_now(act_of("création"))
    assert not Organisation.objects.filter(pk=row.pk).exists()
    # And what was planned of it comes back without it no more.
    dropped = events_of(PlannedChange).filter(pgh_label="delete").latest("pgh_id")
    (obstacle,) = judge(act_of_event(dropped)).obstacles
    assert "une fiche qu’il concerne n’existe plus" in obstacle.sentence


def test_the_list_says_what_can_no_longer_take_effect_and_what_to_do(screens, day):
    closed, gone, heir = CentreFactory(published=True), OrganisationFactory(), OrganisationFactory()
    plan(screens, closed, "fermer", day)
    unpublish_centre(centre=closed, reason=WHY)
    rename(screens, gone, day)
    plan(screens, OrganisationFactory(name="Caisse du Maine"), "succeder", day, successor=heir.pk)
    assert len(lines(screens, "À venir")) == 2
    for row in (gone, heir):  # as no page does
        row.names.all().delete()
        row.delete()
    assert lines(screens, "À venir") == []
    found = sorted(lines(screens, "Ne pourront pas prendre effet"))
    assert len(found) == 3
    named, whole, offered = (
        next(line for line in found if said in line)
        for said in ("nomme n’existe plus", "La fiche n’existe plus", "ne s’applique plus")
    )
    assert "Modifiez-le pour en choisir une autre" in named
    assert "Modifier Abandonner" in named
    assert "s’il vaut pour une autre fiche" in whole
    assert "Rétablissez d’abord la fiche" in offered
    assert not any("Modifier Abandonner" in line for line in (whole, offered))
    page = screens.get(address(closed)).select_one(".planned-here")
    assert "ne s’applique plus à cette fiche" in plain(page.text)
    assert "Modifier" not in page.text


def test_an_announcement_names_nobody_whom_the_public_reads_no_more(screens, day):
    heir = OrganisationFactory(name="Fondation du Perche")
    row = OrganisationFactory()
    plan(screens, row, "succeder", day, successor=heir.pk, is_announced="on")
    assert heir.name in Client().get(row.get_absolute_url()).text
    withdraw(heir, reason="publiée par erreur")
    assert heir.name not in Client().get(row.get_absolute_url()).text
    assert heir.name in screens.get(address(row)).text


def test_the_list_costs_the_same_with_one_and_twenty(screens, day, count_queries):
    def plan_some(number):
        for n in range(number):
            organisation = OrganisationFactory()
            plan_change(
                row=organisation,
                deed="renommer",
                on=day,
                typed={"name": [f"Nom {n}"]},
                wording=f"« {organisation.name} » s’appellera « Nom {n} »",
                names=[SourceFactory()],
                reason=WHY,
            )

    plan_some(1)
    one = count_queries(lambda: screens.get(LIST))
    plan_some(19)
    assert count_queries(lambda: screens.get(LIST)) == one
