"""Changes planned for a day to come: hidden before it, made on it by themselves, taken back."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.forms.models import model_to_dict
from django.urls import reverse

from centres.choices import CentreStatus
from crpv_portal.common.admin.planned_actions import carry_out_due
from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.models import PlannedChange
from crpv_portal.worker.models import ScheduledJob
from crpv_portal.worker.schedule import run_due_jobs
from partners.choices import EditionStatus
from tests.admin.screens import address, errors
from tests.back_office.planned.pages import (
    WHY,
    half_past_midnight,
    lines,
    plain,
    plan,
    refused,
    rename,
    said,
    typed,
    undo,
)
from tests.factories.centres import CentreFactory
from tests.factories.partners import EditionFactory, OrganisationFactory, ProvisionFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db


def test_a_rename_waits_for_its_day_in_paris(client, screens, agent, time_machine):
    centre = CentreFactory(published=True, name="Ressources Anciennes")
    old = centre.get_absolute_url()
    a_day_after_today = today() + datetime.timedelta(days=40)
    rename(screens, centre, a_day_after_today)
    (line,) = lines(screens, "À venir")
    assert "« Ressources Anciennes » s’appellera « Ressources Nouvelles »" in line
    assert "Jeanne Martin" in line
    assert "Connu de l’équipe nationale seule" in line
    assert "Prévu pour le" in screens.get(address(centre)).select_one(".planned-here").text
    assert "changement prévu" in screens.get(address(centre, "history")).text

    client.logout()
    public = (old, "/", "/centres/", "/partenaires/")
    for page in (*public, f"{old}?au={a_day_after_today}"):  # nobody was told
        assert "Ressources Nouvelles" not in client.get(page).text

    time_machine.move_to(half_past_midnight(a_day_after_today) - datetime.timedelta(hours=1))
    carry_out_due(admin.site)
    assert client.get(old).status_code == 200

    time_machine.move_to(half_past_midnight(a_day_after_today))
    carry_out_due(admin.site)
    carry_out_due(admin.site)
    centre.refresh_from_db()
    assert centre.name == "Ressources Nouvelles"
    assert centre.names.get(name="Ressources Nouvelles").start_on == a_day_after_today
    moved = client.get(old)
    assert (moved.status_code, moved["Location"]) == (301, centre.get_absolute_url())
    for page in (centre.get_absolute_url(), "/centres/", "/sitemap-centres.xml"):
        text = client.get(page).text
        assert "Ressources Nouvelles" in text or centre.slug in text

    # Taken back by the journal, it stays so: the portal does not do it again.
    client.force_login(agent)
    assert lines(screens, "À venir") == []
    (line,) = lines(screens, "Ont pris effet")
    assert "Voir l’acte" in line
    undo(client, events_of(PlannedChange).latest("pgh_id"))
    carry_out_due(admin.site)
    centre.refresh_from_db()
    assert centre.name == "Ressources Anciennes"
    assert client.get(old).status_code == 200
    (line,) = lines(screens, "N’ont pas pris effet")
    assert "Son effet a été annulé" in line
    assert "1 changement prévu n’a pas pris effet" in plain(screens.get("/admin/").text).replace(
        "\xa0", " "
    )


def test_announced_changed_and_dropped(client, screens, agent, time_machine):
    centre = CentreFactory(published=True, name="Ressources Anciennes")
    a_day_after_today = today() + datetime.timedelta(days=40)
    change = rename(screens, centre, a_day_after_today, is_announced="on")
    shown = "« Ressources Anciennes » s’appellera « Ressources Nouvelles »"
    assert shown in plain(client.get(centre.get_absolute_url()).text)
    past = client.get(f"{centre.get_absolute_url()}?au={today() - datetime.timedelta(days=1)}")
    assert "Ressources Nouvelles" not in past.text

    edit = f"{address(centre, 'renommer')}?prevu={change.pk}"
    data = screens.filled(edit)
    assert (data["name"], data["on"]) == ("Ressources Nouvelles", typed(a_day_after_today))
    assert data["is_announced"] == ["on"]
    two_days_after_today = a_day_after_today + datetime.timedelta(days=1)
    page = screens.save(edit, data | {"on": typed(two_days_after_today), "name": "Encore un nom"})
    assert "Encore un nom" in said(page)[0], refused(page)
    page = screens.save(
        edit, data | {"on": typed(two_days_after_today), "name": "Trop tard"}
    )  # an old page
    assert "Rien n’est fait" in said(page)[0]
    change.refresh_from_db()
    assert (change.takes_effect_on, PlannedChange.objects.count()) == (two_days_after_today, 1)
    twin = screens.save(
        address(centre, "renommer"),
        {
            "name": "Un autre",
            "on": typed(two_days_after_today),
            "confidence": "unverified",
            "reason": WHY,
        },
    )
    assert refused(twin) == [
        "Un changement de cette sorte est déjà prévu ce jour-là pour cette fiche : modifiez-le, "
        "ou abandonnez-le."
    ]

    drop = reverse("planned:drop", args=[change.pk])
    read = screens.filled(drop)
    assert errors(screens.save(drop, read | {"reason": ""}))
    page = screens.save(drop, read | {"reason": "l’assemblée a changé d’avis"})
    assert said(page) == ["Abandonné : rien ne changera ce jour-là."]
    assert "a été modifié ou abandonné" in client.post(drop, read, follow=True).text
    assert "a pris effet, ou a été abandonné" in client.get(edit, follow=True).text
    time_machine.move_to(half_past_midnight(two_days_after_today))
    carry_out_due(admin.site)
    assert client.get(centre.get_absolute_url()).status_code == 200

    # The giving up is taken back after its day: somebody decides, nothing happens by itself.
    client.force_login(agent)
    undo(client, events_of(PlannedChange).latest("pgh_id"))
    carry_out_due(admin.site)
    centre.refresh_from_db()
    assert centre.name == "Ressources Anciennes"
    (line,) = lines(screens, "N’ont pas pris effet")
    assert "Son jour est passé" in line
    page = screens.save(edit, screens.filled(edit))
    assert said(page) == ["Le centre a son nouveau nom."], refused(page)


def test_brought_forward_to_today_it_is_done_at_once(client, screens):
    organisation = OrganisationFactory(name="Agence Ancienne")
    change = rename(screens, organisation, today() + datetime.timedelta(days=40))
    edit = f"{address(organisation, 'renommer')}?prevu={change.pk}"
    page = screens.save(edit, screens.filled(edit) | {"on": typed(today())})
    assert said(page) == ["L’organisation a son nouveau nom."], refused(page)
    organisation.refresh_from_db()
    change.refresh_from_db()
    assert (organisation.name, change.is_done) == ("Ressources Nouvelles", True)
    assert lines(screens, "À venir") == []
    undo(client, events_of(PlannedChange).latest("pgh_id"))
    organisation.refresh_from_db()
    assert organisation.name == "Agence Ancienne"


def test_every_kind_after_three_days_without_a_worker(client, screens, time_machine):
    """Each is dated by its own day, not by that on which the worker came back."""
    closing, heir = CentreFactory(published=True), CentreFactory(published=True)
    gone, taker = OrganisationFactory(), OrganisationFactory()
    current = EditionFactory(in_force=True)
    draft = EditionFactory(draft=True, text=current.text)
    ProvisionFactory(edition=draft)
    a_day_after_today = today() + datetime.timedelta(days=40)
    ScheduledJob.objects.create(name="carry_out_planned", begun_at=half_past_midnight(today()))
    plan(screens, closing, "fermer", a_day_after_today, successor=heir.pk, hand_over="on")
    plan(screens, gone, "succeder", a_day_after_today, successor=taker.pk)
    plan(screens, draft, "mettre-en-vigueur", a_day_after_today, is_announced="on")
    rename(screens, taker, a_day_after_today)
    assert str(draft) in client.get("/cadre-de-reference/").text
    for row in (closing, gone, draft, current):
        before = model_to_dict(row)
        row.refresh_from_db()
        assert model_to_dict(row) == before  # the rehearsal left nothing
    assert len(lines(screens, "À venir")) == 4

    time_machine.move_to(half_past_midnight(a_day_after_today + datetime.timedelta(days=3)))
    run_due_jobs()
    for row in (closing, gone, draft, current, taker):
        row.refresh_from_db()
    assert (closing.status, closing.closed_on, closing.successor) == (
        CentreStatus.CLOSED,
        a_day_after_today,
        heir,
    )
    assert not closing.coverages.in_force(a_day_after_today).exists()
    assert (gone.successor, gone.succeeded_on) == (taker, a_day_after_today)
    assert (draft.status, draft.start_on) == (EditionStatus.IN_FORCE, a_day_after_today)
    assert (current.status, current.end_on) == (EditionStatus.SUPERSEDED, a_day_after_today)
    assert taker.name == "Ressources Nouvelles"
    assert not PlannedChange.objects.waiting().exists()


def test_what_its_day_refuses_waits_for_somebody(client, screens, agent, time_machine):
    centre = CentreFactory(published=True)
    a_day_after_today = today() + datetime.timedelta(days=40)
    change = plan(screens, centre, "fermer", a_day_after_today)
    screens.save(address(centre, "retirer-du-site"), {"reason": "publié par erreur"})
    screens.confirm(address(centre, "retirer-du-site"), {"reason": "publié par erreur"})
    time_machine.move_to(half_past_midnight(a_day_after_today))
    carry_out_due(admin.site)
    client.force_login(agent)
    (line,) = lines(screens, "N’ont pas pris effet")
    assert "ne s’applique plus à cette fiche" in line
    centre.refresh_from_db()
    assert centre.status == CentreStatus.DRAFT
    page = screens.save(
        reverse("planned:drop", args=[change.pk]),
        screens.filled(reverse("planned:drop", args=[change.pk])) | {"reason": "sans objet"},
    )
    assert said(page) == ["Abandonné : rien ne changera ce jour-là."]


def test_planning_is_judged_as_on_its_day(screens):
    centre, closed = CentreFactory(published=True), CentreFactory(closed=True)
    day = today() + datetime.timedelta(days=40)
    page = screens.confirm(
        address(centre, "fermer"), {"on": typed(day), "successor": closed.pk, "reason": WHY}
    )
    assert "a fermé lui-même" in refused(page)[0]
    hidden = OrganisationFactory(confidence="unverified")
    page = screens.save(
        address(OrganisationFactory(), "succeder"),
        {"on": typed(day), "successor": hidden.pk, "is_announced": "on", "reason": WHY},
    )
    assert "n’est pas publique" in refused(page)[0]
    assert not PlannedChange.objects.exists()


def test_a_perimeter_to_come_is_listed_and_given_up(client, screens):
    held, added = DepartmentFactory(name="Sarthe"), DepartmentFactory(name="Vendée")
    centre = CentreFactory(published=True, departments=[held])
    day = today() + datetime.timedelta(days=40)
    before = list(centre.coverages.values_list("department", "start_on", "end_on"))
    screens.confirm(
        address(centre, "perimetre"),
        {"on": typed(day), "departments": [added.pk], "confidence": "unverified", "reason": WHY},
    )
    (line,) = lines(screens, "À venir")
    assert "entre Vendée ; sort Sarthe" in line
    assert "Annoncé" in line
    url = reverse("planned:drop_perimeter", args=[centre.pk, day.isoformat()])
    page = screens.save(url, screens.filled(url) | {"reason": "convention non signée"})
    assert said(page) == ["Abandonné : rien ne changera ce jour-là."]
    assert list(centre.coverages.values_list("department", "start_on", "end_on")) == before
    assert "a été modifié ou abandonné" in client.get(url, follow=True).text
