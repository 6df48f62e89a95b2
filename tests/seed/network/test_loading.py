"""Second load: it changes nothing that is there, nor overwrites anybody's work."""

import datetime
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.models import (
    Centre,
    Contact,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    Site,
)
from centres.services import rename_centre
from crpv_portal.common.dates import PartialDate, in_words, today
from crpv_portal.common.history import event_models
from crpv_portal.common.models import Source
from crpv_portal.seed.network.files import MOST_SHOWN
from crpv_portal.seed.network.load import REASON, load_network
from crpv_portal.seed.network.report import LineOutcome
from governance.models import Body, Meeting
from partners.models import Organisation
from partners.services import rename_organisation
from tests.network_data import bare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]


def said_of(report, file):
    return [bare(str(remark)) for name, remark in report.remarks if name == file]


def differs(found, wanted):
    here, there = (f"« {value} »" if value else "rien" for value in (found, wanted))
    return f"{here} dans le registre, {there} dans le fichier."


def written(captured):
    """The statements that write a row."""
    return [
        query["sql"]
        for query in captured.captured_queries
        if re.search(r'INSERT INTO "|UPDATE "|DELETE FROM "', query["sql"])
    ]


def events():
    return sum(model._default_manager.count() for model in event_models())


def test_second_run_writes_nothing():
    before = events()
    with CaptureQueriesContext(connection) as captured:
        report = load_network()
    assert written(captured) == []
    assert events() == before
    assert set(report.totals) == {LineOutcome.SAME}
    parts = [counts for file in report.files.values() for counts in file.parts.values()]
    assert len(parts) > 8
    assert {outcome for counts in parts for outcome in counts} == {LineOutcome.SAME}
    assert report.remarks == []


def test_the_reason_is_kept_with_every_row():
    traces = [
        model
        for model in event_models()
        if model._meta.app_label in {"centres", "partners"} and model._default_manager.exists()
    ]
    assert len(traces) > 20
    for model in traces:
        reasons = model._default_manager.values_list("pgh_context__reason", flat=True)
        assert set(reasons) == {REASON}, model


def test_what_somebody_changed_is_left_and_said_with_both_values(pack):
    Coverage.objects.filter(centre__slug="irev", department__code="59").update(
        end_on=datetime.date(2026, 6, 1), end_on_precision="day"
    )
    Organisation.objects.filter(slug="anct").update(siren="130025265")
    Organisation.objects.filter(slug="anru").update(website="https://www.anru.fr", note="Mme Diop")
    Contact.objects.filter(centre__slug="oriv", kind="website").update(value="https://oriv.test")
    Contact.objects.filter(centre__slug="labo-cites", kind="phone").update(value="0600000000")
    Label.objects.filter(centre__slug="normanvilles").update(
        authority=Organisation.objects.get(slug="anct")
    )
    number = pack.change("organisations.csv", "anru", note="Une autre note.", kind="other")
    before = events()
    with CaptureQueriesContext(connection) as captured:
        report = load_network(pack.folder)
    assert written(captured) == []
    assert events() == before
    assert said_of(report, "coverages.csv") == [
        f"ligne 51 (irev/59), end : {differs('2026-06-01', '')}"
    ]
    assert said_of(report, "organisations.csv") == [
        f"ligne 3 (anct), siren : {differs('130025265', '130026032')}",
        f"ligne {number} (anru), note : une autre valeur dans le registre.",
        f"ligne {number} (anru), kind : {differs('public_body', 'other')}",
        f"ligne {number} (anru), website : {differs('https://www.anru.fr', '')}",
    ]
    assert [said.split(", ", 1)[1] for said in said_of(report, "centres.csv")] == [
        "téléphones (non publiés)), phone : une autre valeur dans le registre.",
        f"sites), website : {differs('https://oriv.test', 'https://www.oriv.org')}",
    ]
    [authority] = said_of(report, "labels.csv")
    assert "authority : « Agence nationale de la cohésion des territoires » dans" in authority
    assert report.totals[LineOutcome.DIFFERENT] == 4
    anru = Organisation.objects.get(slug="anru")
    assert (anru.website, anru.note, anru.kind) == (
        "https://www.anru.fr",
        "Mme Diop",
        "public_body",
    )


def test_pages_cited_differ_by_those_that_the_other_side_lacks():
    label = Label.objects.get(centre__slug="normanvilles")
    [cited] = label.sources.all()
    label.sources.set(Source.objects.exclude(pk=cited.pk)[:1])
    [said] = said_of(load_network(), "labels.csv")
    [other] = label.sources.all()
    assert said.startswith(f"ligne 4 (normanvilles/2015), source : « {other.address[:40]}")
    assert f"« {cited.address[:40]}" in said.split(" dans le registre, ")[1]


def test_what_somebody_deleted_is_not_made_again_and_the_day_is_said():
    LocalPartnership.objects.get(organisation__slug="reseau-reci").delete()
    Site.objects.get(city="Nantes").delete()
    report = load_network()
    day = in_words(today())
    [said] = said_of(report, "partnerships.csv")
    assert said.endswith(f"(oriv/reseau-reci), non créée : supprimée du registre le {day}.")
    [said] = said_of(report, "centres.csv")
    assert said.endswith(
        f"(reso-villes, implantations), non créée : supprimée du registre le {day}."
    )
    assert LocalPartnership.objects.count() == 75
    assert not Site.objects.filter(city="Nantes").exists()


def test_what_hangs_on_a_deleted_row_is_not_made_either(pack):
    """The whole sheet goes; a line that the register never had says what it lacks."""
    LocalPartnership.objects.filter(organisation__slug="reseau-reci").delete()
    reci = Organisation.objects.get(slug="reseau-reci")
    reci.names.all().delete()
    reci.delete()
    pack.add("partnerships.csv", centre_slug="irev", organisation_slug="reseau-reci", member="yes")
    report = load_network(pack.folder)
    assert [said.split(", non créée : ")[1] for said in said_of(report, "partnerships.csv")] == [
        "le registre n’a pas, ou n’a plus, « reseau-reci ».",
        "le registre n’a pas, ou n’a plus, « reseau-reci ».",
    ]
    assert not Organisation.objects.filter(slug="reseau-reci").exists()


def test_a_row_deleted_and_typed_again_is_the_row(pack):
    partnership = LocalPartnership.objects.get(organisation__slug="reseau-reci")
    partnership.delete()
    partnership.pk = None
    partnership.terms = "Repris"
    partnership.save(force_insert=True)
    [terms, sources] = said_of(load_network(), "partnerships.csv")
    assert "agreement : « Repris » dans le registre" in terms
    assert "source : rien dans le registre" in sources
    assert LocalPartnership.objects.count() == 76


def test_a_renamed_centre_is_still_found_by_its_first_address(pack):
    rename_centre(
        centre=Centre.objects.get(slug="irev"),
        name="Institut de la ville des Hauts-de-France",
        on=PartialDate(datetime.date(2026, 10, 1)),
        reason="Nouveaux statuts",
    )
    pack.add("coverages.csv", centre_slug="irev", department_code="77", start="2026")
    report = load_network(pack.folder)
    [said] = said_of(report, "centre_names.csv")
    assert said.endswith("end : « 2026-10-01 » dans le registre, rien dans le fichier.")
    assert (
        "name : « Institut de la ville des Hauts-de-France » dans le registre"
        in (said_of(report, "centres.csv")[0])
    )
    centre = Centre.objects.get(name="Institut de la ville des Hauts-de-France")
    assert centre.slug == "institut-de-la-ville-des-hauts-de-france"
    assert centre.coverages.filter(department__code="77").exists()
    assert report.files["coverages.csv"].lines[LineOutcome.CREATED] == 1
    assert Centre.objects.count() == 20


def test_rows_moved_or_corrected_in_their_key_are_not_made_twice():
    rename_organisation(
        organisation=Organisation.objects.get(slug="anru"),
        name="Agence nationale de la rénovation",
        on=PartialDate(datetime.date(2026, 11, 2)),
        reason="Loi nouvelle",
    )
    body = Body.objects.get(slug="oriv-ca")
    body.names.update(name="Conseil de l’ORIV", slug="oriv-conseil")
    Meeting.objects.filter(slug="oriv-ag-2024-05-13").update(title="AG 2024", slug="autre")
    Coverage.objects.filter(centre__slug="irev", department__code="59").update(
        centre=Centre.objects.get(slug="crpv-paris")
    )
    Milestone.objects.filter(centre__slug="oriv").update(kind="prefiguration")
    Source.objects.filter(address="https://www.oriv.org/association/").update(
        address="https://oriv.test/"
    )
    counts = {
        model: model.objects.count()
        for model in (Organisation, Body, Meeting, Coverage, Milestone, Source)
    }
    report = load_network()
    assert {model: model.objects.count() for model in counts} == counts
    assert LineOutcome.CREATED not in report.totals
    assert LineOutcome.NOT_CREATED not in report.totals


def test_typography_makes_no_difference():
    """A name that was printed by other rules, or typed on a keyboard, is the same name."""
    body = Body.objects.get(slug="comite-animation-national")
    typed = body.name.replace("\N{NO-BREAK SPACE}", " ").replace("’", "'")
    assert typed != body.name
    body.names.update(name=typed)
    report = load_network()
    assert set(report.totals) == {LineOutcome.SAME}
    assert body.names.count() == 1


def test_an_unpublished_centre_is_not_published_again():
    Centre.objects.filter(slug="oriv").update(status="draft")
    load_network()
    assert Centre.objects.get(slug="oriv").status == "draft"


def test_a_second_period_of_the_same_pair_is_a_row_of_its_own(pack):
    ended = Coverage.objects.filter(centre__slug="labo-cites", department__code="01")
    ended.update(end_on=datetime.date(2020, 1, 1), end_on_precision="day")
    pack.change("coverages.csv", "labo-cites,01", end="2020-01-01")
    pack.add("coverages.csv", centre_slug="labo-cites", department_code="01", start="2024")
    before = events()
    with CaptureQueriesContext(connection) as captured:
        report = load_network(pack.folder)
    assert dict(report.files["coverages.csv"].lines) == {
        LineOutcome.SAME: 101,
        LineOutcome.CREATED: 1,
    }
    assert len(written(captured)) == 2  # the row and the page it cites
    assert events() == before + 2
    assert set(load_network(pack.folder).totals) == {LineOutcome.SAME}
    assert ended.count() == 2


REFUSED = {
    ("organisations.csv", "Ce SIREN n’est pas valable : 9 chiffres, clé de contrôle comprise."):
        {"slug": "e1", "name": "Essai", "kind": "other", "siren": "130026033"},
    ("organisations.csv", "Une organisation porte déjà ce SIREN."):
        {"slug": "e2", "name": "Essai", "kind": "other", "siren": "130026032"},
    ("labels.csv", "Un autre label du centre court déjà sur cette période."):
        {"centre_slug": "normanvilles", "granted_on": "2014", "authority": "cget",
         "end": "2016"},
    ("labels.csv", "La fin doit suivre le début."):
        {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget", "end": "2012"},
    ("organisation_names.csv", "Un autre nom est déjà porté sur cette période."):
        {"organisation_slug": "regions-de-france", "name": "Autre nom", "start": "2018",
         "end": "2020"},
    ("texts_editions.csv", "Une autre édition de ce texte est déjà en vigueur."):
        {"text": "framework", "edition_slug": "cadre-x", "title": "X", "status": "in_force",
         "effective_from": "2026"},
    ("network_figures.csv", "Un chiffre du réseau n’est pas négatif."):
        {"date": "2024", "indicator": "fte", "value": "-3", "unit": "fte"},
}  # fmt: skip


def test_what_the_register_refuses_is_said_and_holds_nothing_back(pack):
    numbers = {key: pack.add(key[0], **cells) for key, cells in REFUSED.items()}
    pack.add("coverages.csv", centre_slug="labo-cites", department_code="05", start="2020")
    report = load_network(pack.folder)
    assert {
        (file, remark.number, bare(remark.text))
        for file, remark in report.remarks
        if remark.outcome is LineOutcome.NOT_CREATED
    } == {(key[0], numbers[key], f"non créée : {key[1]}") for key in REFUSED}
    assert report.files["coverages.csv"].lines[LineOutcome.CREATED] == 1


def test_the_command_reports_in_french_counts_and_goes_on(pack):
    Coverage.objects.update(confidence="unverified")
    out = StringIO()
    call_command("load_network", folder=pack.folder, stdout=out)
    said = bare(out.getvalue())
    assert "  Territoires d’intervention (101 lignes)…" in said
    assert "coverages.csv : 101 lignes (9 identiques, 92 différentes, laissées)" in said
    assert (
        "ligne 2 (labo-cites/01/1993), confidence : « unverified » dans le registre, "
        "« verified » dans le fichier."
    ) in said
    assert said.count("confidence :") == MOST_SHOWN
    assert f"… et {92 - MOST_SHOWN} de plus." in said
    assert "meetings.csv : 30 lignes (30 identiques)" in said
    assert "En tout : 648 lignes (556 identiques, 92 différentes, laissées)." in said
