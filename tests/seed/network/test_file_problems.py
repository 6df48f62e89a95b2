"""A file that is wrong stops the load: everything wrong is said, by file, line and column."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from centres.models import Centre
from crpv_portal.seed.network.files import DATA, LOADED, MOST_SHOWN, FileProblem, read_files
from crpv_portal.seed.network.load import load_network
from crpv_portal.territories.models import Department
from tests.network_data import bare, load_real_territories

NOT_A_CHOICE = "La valeur « '{}' » n’est pas un choix valide."
NOT_A_DATE = "« {} » n’est pas une date. Écrivez une année (2017), un mois (03/2017) ou un jour"
UNKNOWN = "« {} » n’est pas connu, ou ne l’est qu’en dessous."
ORGANISATION = {"slug": "essai", "name": "Essai", "kind": "other"}
BAD_LINES = [
    ("organisations.csv", ORGANISATION | {"slug": "e1", "website": "javascript:alert(1)"},
     "website", "Saisissez une URL valide."),
    ("sources.csv", {"source": "javascript:1", "address": "javascript:1", "title": "Essai"},
     "address", "Saisissez une URL valide."),
    ("organisations.csv", ORGANISATION | {"slug": "e2", "kind": "club"},
     "kind", NOT_A_CHOICE.format("club")),
    ("organisations.csv",
     ORGANISATION | {"slug": "e3", "territory_type": "commune", "territory_code": "99999"},
     "territory_code", UNKNOWN.format("99999")),
    ("organisations.csv", ORGANISATION | {"slug": "e4", "territory_type": "planète"},
     "territory_type", "« planète » n’est pas une nature de territoire."),
    ("organisations.csv", ORGANISATION | {"slug": "e5", "successor_slug": "en-dessous"},
     "successor_slug", UNKNOWN.format("en-dessous")),
    ("coverages.csv", {"centre_slug": "labo-cites", "department_code": "9Z", "start": "2000"},
     "department_code", UNKNOWN.format("9Z")),
    ("coverages.csv", {"centre_slug": "personne", "department_code": "75", "start": "2000"},
     "centre_slug", UNKNOWN.format("personne")),
    ("coverages.csv", {"centre_slug": "labo-cites", "department_code": "05", "start": "2017-13"},
     "start", NOT_A_DATE.format("2017-13")),
    ("signatures.csv",
     {"edition_slug": "charte-2017", "organisation_slug": "acuf", "name_at_signature": "ACUF",
      "signed_on": "2017-03", "precision": "day"},
     "precision", "la date « 2017-03 » et sa précision « day » ne s’accordent pas."),
    ("organisation_names.csv", {"organisation_slug": "question-de-ville", "name": "Vieux nom"},
     "start", "ni début, ni fin, ni page datée : rien ne montre quand ce nom était porté."),
    ("texts_editions.csv", {"text": "loi", "edition_slug": "x", "title": "X", "status": "draft"},
     "text", "« loi » n’est pas un texte connu."),
    ("provisions.csv",
     {"edition_slug": "cadre-2017", "code": "x", "parent_code": "y", "position": "1",
      "kind": "principle", "audience": "all", "title": "X"},
     "parent_code", UNKNOWN.format("y")),
    ("partnerships.csv",
     {"centre_slug": "irev", "organisation_slug": "anru", "member": "no", "start": "2020"},
     "member", "« no » n’est ni « yes » ni vide."),
    ("labels.csv",
     {"centre_slug": "oriv", "granted_on": "2015", "authority": "cget",
      "source": "https://ailleurs.test"},
     "source", "« https://ailleurs.test » n’est pas décrite dans sources.csv."),
    ("labels.csv",
     {"centre_slug": "oriv", "granted_on": "2016", "authority": "cget", "source": ""},
     "source", "la ligne ne cite aucune source."),
    ("labels.csv",
     {"centre_slug": "oriv", "granted_on": "2017", "authority": "cget", "confidence": "sure"},
     "confidence", NOT_A_CHOICE.format("sure")),
    ("centres.csv",
     {"slug": "c1", "name": "Essai", "founded": "naguère", "founded_as": "founding"},
     "founded", NOT_A_DATE.format("naguère")),
    ("centres.csv", {"slug": "c2", "name": "Essai", "founded": "2007", "founded_as": "fête"},
     "founded_as", "« fête » n’est pas une façon de commencer."),
    ("centres.csv", {"slug": "c3", "name": "Essai", "legal_form": "sarl"},
     "legal_form", "« sarl » n’est pas une forme connue."),
    ("centres.csv",
     {"slug": "c4", "name": "Essai", "legal_form": "hosted", "host_organisation": "personne"},
     "host_organisation", UNKNOWN.format("personne")),
    ("bodies.csv",
     {"slug": "b1", "name": "Essai", "code": "B1", "kind": "working_group", "level": "centre"},
     "centre_slug", "une instance d’un centre nomme ce centre, et elle seule."),
    ("bodies.csv",
     {"slug": "b2", "name": "Essai", "code": "B2", "kind": "working_group", "level": "national",
      "over": "oui"},
     "over", "« oui » n’est ni « yes » ni vide."),
    ("meetings.csv",
     {"body_slug": "oriv-ag", "title": "Essai", "status": "held", "mode": "remote"},
     "date_start", "une réunion porte une date."),
]  # fmt: skip


def add(pack, file, cells):
    if file == "sources.csv":
        rows = pack.rows(file)
        pack.write(file, [*rows, [cells.get(column, "") for column in rows[0]]])
        return len(rows) + 1
    return pack.add(file, **cells)


@pytest.mark.django_db
def test_each_bad_line_is_said_and_nothing_is_loaded(pack):
    wanted = [
        f"{file}, ligne {add(pack, file, cells)}, {column} : {message}"
        for file, cells, column, message in BAD_LINES
    ]
    load_real_territories()
    with pytest.raises(CommandError) as refused:
        call_command("load_network", folder=pack.folder, verbosity=0)
    problem = refused.value.__cause__
    assert isinstance(problem, FileProblem)
    found = [bare(each) for each in problem.problems]
    for said in wanted:
        assert [each for each in found if each.startswith(said)], said
    assert {each.split(" : ")[0] for each in found} == {each.split(" : ")[0] for each in wanted}
    assert str(problem).splitlines()[-1] == f"… et {len(problem.problems) - MOST_SHOWN} de plus."
    assert not Centre.objects.exists()


@pytest.mark.django_db
def test_a_line_cites_only_what_stands_above(pack):
    above = pack.rows("organisations.csv")
    below = [row for row in above if row[0] == "cget"]
    pack.write("organisations.csv", [*(row for row in above if row not in below), *below])
    load_real_territories()
    with pytest.raises(FileProblem) as refused:
        load_network(pack.folder)
    assert f"successor_slug : {UNKNOWN.format('cget')}" in bare(str(refused.value))


def test_what_cannot_be_read_is_said_of_all_files_at_once(pack):
    (pack.folder / "labels.csv").unlink()
    (pack.folder / "centres.csv").write_bytes(b"slug,\xe9")
    pack.write("signatures.csv", [["edition_slug", "organisation_slug"]])
    rows = pack.rows("coverages.csv")
    pack.write("coverages.csv", [*rows, ["oriv", "2015"], rows[1]])
    with pytest.raises(FileProblem) as refused:
        read_files(pack.folder)
    said = [bare(each) for each in refused.value.problems]
    assert [
        next(each for each in said if words in each)
        for words in (
            "labels.csv » manque",
            "centres.csv » est illisible",
            "Attendues : edition_slug, organisation_slug, name_at_signature",
            f"coverages.csv, ligne {len(rows) + 1}, confidence : 2 cellules au lieu de 7.",
            f"coverages.csv, ligne {len(rows) + 2}, centre_slug : "
            "« labo-cites/01/1993 » est déjà à la ligne 2.",
        )
    ]
    assert len(said) == 5


@pytest.mark.django_db
def test_the_territories_come_first(pack):
    assert not Department.objects.exists()
    with pytest.raises(CommandError, match="load_territories"):
        call_command("load_network", folder=pack.folder, stdout=StringIO())


def test_every_page_cited_is_described_and_every_page_described_is_cited():
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
