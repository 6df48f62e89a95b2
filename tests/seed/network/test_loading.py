"""What a load does to what is already there: nothing twice, and never over somebody's work."""

import csv
import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from centres.models import Centre, Coverage, Label, LocalPartnership, Site
from centres.services import rename_centre
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.history import event_models
from crpv_portal.common.models import Source
from crpv_portal.seed.network.files import DATA, LOADED, FileProblem, read_files
from crpv_portal.seed.network.load import REASON, load_network
from crpv_portal.seed.network.models import LoadedRow
from crpv_portal.seed.network.report import Outcome
from crpv_portal.territories.models import Department
from partners.models import Organisation
from partners.services import rename_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]

UNPUBLISHED = 2  # crpv-guadeloupe and crpv-paris, said at each load


def said_of(report, file):
    return [str(remark) for name, remark in report.remarks if name == file]


def events():
    return sum(model._default_manager.count() for model in event_models())


def test_second_run_changes_nothing():
    before = events(), LoadedRow.objects.count()
    report = load_network()
    assert set(report.totals) == {Outcome.UNCHANGED}
    parts = [counts for file in report.files.values() for counts in file.parts.values()]
    assert {outcome for counts in parts for outcome in counts} == {Outcome.UNCHANGED, Outcome.LEFT}
    assert len(report.remarks) == UNPUBLISHED
    assert (events(), LoadedRow.objects.count()) == before


def test_the_reason_is_kept_with_every_change():
    traces = [
        model
        for model in event_models()
        if model._meta.app_label in {"centres", "partners"} and model._default_manager.exists()
    ]
    assert len(traces) > 20
    for model in traces:
        reasons = model._default_manager.values_list("pgh_context__reason", flat=True)
        assert set(reasons) == {REASON}, model


def test_what_the_staff_changed_is_left_and_said(pack):
    Coverage.objects.filter(centre__slug="irev", department__code="59").update(
        end_on=datetime.date(2026, 6, 1), end_on_precision="day"
    )
    Organisation.objects.filter(slug="anru").update(website="https://www.anru.fr", note="Lu.")
    number = pack.change("organisations.csv", "anru", note="Une autre note.")
    report = load_network(pack.folder)
    assert said_of(report, "coverages.csv") == [
        "ligne 51 (irev/59), laissée : modifiée depuis par l’équipe (fin, précision de la fin)."
    ]
    assert said_of(report, "organisations.csv") == [
        f"ligne {number} (anru), laissée : modifiée depuis par l’équipe (note interne, site)."
    ]
    anru = Organisation.objects.get(slug="anru")
    assert (anru.website, anru.note) == ("https://www.anru.fr", "Lu.")
    assert Coverage.objects.get(centre__slug="irev", department__code="59").end_on


def test_a_source_added_by_the_staff_is_a_change():
    label = Label.objects.get(centre__slug="normanvilles")
    label.sources.add(*Source.objects.exclude(pk__in=label.sources.all())[:1])
    report = load_network()
    [said] = said_of(report, "labels.csv")
    assert said.endswith("(normanvilles), laissée : modifiée depuis par l’équipe (sources).")


def test_what_the_staff_deleted_is_not_made_again():
    LocalPartnership.objects.get(organisation__slug="reseau-reci").delete()
    Site.objects.get(city="Nantes").delete()
    report = load_network()
    [said] = said_of(report, "partnerships.csv")
    assert said.endswith("(oriv/reseau-reci), laissée : supprimée depuis par l’équipe.")
    assert any(
        "(reso-villes, implantations), laissée : supprimée" in said
        for said in said_of(report, "centres.csv")
    )
    assert LocalPartnership.objects.count() == 75
    assert not Site.objects.filter(city="Nantes").exists()


def test_a_renamed_centre_keeps_its_new_name_and_is_still_found(pack):
    rename_centre(
        centre=Centre.objects.get(slug="irev"),
        name="Institut de la ville des Hauts-de-France",
        on=PartialDate(datetime.date(2026, 10, 1)),
        reason="Nouveaux statuts",
    )
    pack.add("coverages.csv", centre_slug="irev", department_code="77", start="2026")
    report = load_network(pack.folder)
    [said] = said_of(report, "centre_names.csv")
    assert "modifiée depuis par l’équipe (fin, précision de la fin)" in said
    centre = Centre.objects.get(name="Institut de la ville des Hauts-de-France")
    assert centre.slug == "institut-de-la-ville-des-hauts-de-france"
    assert centre.coverages.filter(department__code="77").exists()
    assert report.files["coverages.csv"].lines[Outcome.CREATED] == 1


def test_a_renamed_organisation_keeps_its_new_name():
    rename_organisation(
        organisation=Organisation.objects.get(slug="anru"),
        name="Agence nationale de la rénovation",
        on=PartialDate(datetime.date(2026, 11, 2)),
        reason="Loi nouvelle",
    )
    load_network()
    assert Organisation.objects.filter(name="Agence nationale de la rénovation").exists()
    assert Organisation.objects.filter(names__slug="anru").count() == 1


def test_an_unpublished_centre_is_not_published_again():
    Centre.objects.filter(slug="oriv").update(status="draft")
    report = load_network()
    assert Centre.objects.get(slug="oriv").status == "draft"
    assert len(report.remarks) == UNPUBLISHED


def test_what_changed_in_the_files_is_updated(pack):
    pack.change("organisations.csv", "anru", website="https://www.anru.fr", successor_slug="anct")
    pack.change("network_figures.csv", "2021", value="3124")
    pack.change("coverages.csv", "irev,59", start="1990", source="https://irev.fr/node/234968")
    report = load_network(pack.folder)
    updated = {name: file.lines[Outcome.UPDATED] for name, file in report.files.items()}
    assert {name for name, number in updated.items() if number} == {
        "organisations.csv", "network_figures.csv", "coverages.csv",
    }  # fmt: skip
    anru = Organisation.objects.filter(slug="anru")
    assert anru.values_list("website", "siren_absence", "successor__slug").get() == (
        "https://www.anru.fr", "ended", "anct",
    )  # fmt: skip
    coverage = Coverage.objects.get(centre__slug="irev", department__code="59")
    assert coverage.in_words == "depuis 1990"
    assert [source.address for source in coverage.sources.all()] == ["https://irev.fr/node/234968"]
    assert set(load_network(pack.folder).totals) == {Outcome.UNCHANGED}


def test_an_update_refused_leaves_the_row_and_passes_once_mended(pack):
    pack.change("organisations.csv", "anct", siren="130026033")
    report = load_network(pack.folder)
    assert report.totals[Outcome.REFUSED] == 1
    assert Organisation.objects.get(slug="anct").siren == "130026032"
    pack.change("organisations.csv", "anct", siren="130026032", acronym="ANCT")
    assert set(load_network(pack.folder).totals) == {Outcome.UNCHANGED}


def test_a_perimeter_that_changes_hands_in_the_files(pack):
    """The new line stands above the one whose end makes room for it."""
    rows = pack.rows("coverages.csv")
    rows.insert(1, ["irev", "59", "2026", "", "https://irev.fr/node/234968", "verified"])
    pack.write("coverages.csv", rows)
    report = load_network(pack.folder)
    counts = report.files["coverages.csv"].lines
    assert (counts[Outcome.UPDATED], counts[Outcome.REFUSED]) == (1, 1)


def test_lines_gone_from_the_files_are_said_and_stay(pack):
    rows = pack.rows("labels.csv")
    pack.write("labels.csv", rows[:-1])
    report = load_network(pack.folder)
    assert report.files["labels.csv"].gone == ["normanvilles"]
    assert "absentes du fichier aujourd’hui, laissées en place : normanvilles" in "\n".join(
        report.in_words()
    )
    assert Label.objects.count() == 3


def test_a_line_may_cite_one_below_it(pack):
    pack.add(
        "organisations.csv",
        slug="ancienne",
        name="Ancienne agence",
        kind="other",
        successor_slug="nouvelle",
        succeeded_on="2020",
    )
    pack.add("organisations.csv", slug="nouvelle", name="Nouvelle agence", kind="other")
    report = load_network(pack.folder)
    assert report.files["organisations.csv"].lines[Outcome.CREATED] == 2
    former = Organisation.objects.get(slug="ancienne", successor__slug="nouvelle")
    assert former.names.get().in_words == "jusqu’en 2020, début inconnu"


def test_the_command_reports_in_french_and_refusals_are_no_failure(pack):
    number = pack.add("coverages.csv", centre_slug="irev", department_code="9Z", start="2016")
    out = StringIO()
    call_command("load_network", folder=pack.folder, stdout=out)
    said = out.getvalue()
    assert "  Territoires d’intervention (102 lignes)…" in said
    assert "coverages.csv : 102 lignes (101 inchangées, 1 refusée)" in said
    assert f"ligne {number} (irev/9Z), refusée : département : « 9Z » n’est pas connu." in said
    assert "bodies.csv : 28 lignes (28 inchangées)" in said
    assert "meetings.csv : 30 lignes (30 inchangées)" in said


def test_a_file_that_cannot_be_read_stops_everything(pack):
    (pack.folder / "labels.csv").unlink()
    with pytest.raises(CommandError, match="manque"):
        call_command("load_network", folder=pack.folder, verbosity=0)
    (pack.folder / "labels.csv").write_bytes(b"centre_slug,\xe9")
    with pytest.raises(FileProblem, match="illisible"):
        read_files(pack.folder)
    pack.write("labels.csv", [["centre_slug", "granted_on"]])
    with pytest.raises(FileProblem, match="Attendues : centre_slug, granted_on, authority"):
        read_files(pack.folder)


def test_the_territories_come_first(pack, monkeypatch):
    monkeypatch.setattr(Department, "objects", Department.objects.none())
    with pytest.raises(FileProblem, match="load_territories"):
        load_network(pack.folder)


def test_every_page_cited_is_described():
    files = read_files()
    described = {line["source"] for line in files["sources.csv"]}
    cited = {
        key
        for name in LOADED
        if name != "sources.csv"
        for line in files[name]
        for key in line.cited
    }
    assert cited == described


def test_line_numbers_are_those_of_the_file():
    with (DATA / "organisations.csv").open(encoding="utf-8", newline="") as opened:
        numbers = {row[0]: number for number, row in enumerate(csv.reader(opened), start=1)}
    for line in read_files()["organisations.csv"]:
        assert numbers[line["slug"]] == line.number
