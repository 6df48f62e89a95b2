"""The official list of priority neighbourhoods: read, refused as a whole, imported once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from crpv_portal.territories.imports import ImportRefused, read_neighbourhoods
from crpv_portal.territories.models import PriorityNeighbourhood
from tests.factories.territories import PriorityNeighbourhoodFactory, real_commune

pytestmark = pytest.mark.django_db

HEADER = "code_qp;lib_qp;insee_com;lib_com\n"


@pytest.fixture(autouse=True)
def _communes():
    for code in ("93066", "93072", "13055", "97411", "59350"):
        real_commune(code)


@pytest.fixture
def run(tmp_path):
    def run(content, *options, encoding="utf-8"):
        path = tmp_path / "qpv.csv"
        path.write_bytes(content.encode(encoding))
        output = StringIO()
        call_command("import_priority_neighbourhoods", path, *options, stdout=output)
        return output.getvalue().splitlines()

    return run


def stored():
    return [
        (n.code, n.name, n.generation, sorted(n.communes.values_list("code", flat=True)))
        for n in PriorityNeighbourhood.objects.order_by("code")
    ]


def test_dry_by_default(run):
    said = run(HEADER + "QN09301N;Franc-Moisin;93066;Saint-Denis\n")
    assert said == [
        "Quartiers créés : 1 ; modifiés : 0 ; inchangés : 0.",
        "Essai à blanc : rien n’est enregistré. Ajoutez --write.",
    ]
    assert stored() == []


def test_several_communes_in_a_cell_or_on_several_lines(run):
    run(
        HEADER
        + "QN09301N;Sur deux communes;93066, 93072;Saint-Denis, Stains\n"
        + "QN09302M;Autre;93066;Saint-Denis\n"
        + "QN09302M;Autre;93072;Stains\n",
        "--write",
    )
    assert stored() == [
        ("QN09301N", "Sur deux communes", "2024", ["93066", "93072"]),
        ("QN09302M", "Autre", "2024", ["93066", "93072"]),
    ]


def test_second_import_changes_nothing_and_a_correction_updates(run):
    content = HEADER + "QN09301N;Franc-Moisin;93066;Saint-Denis\n"
    run(content, "--write")
    assert run(content, "--write") == ["Quartiers créés : 0 ; modifiés : 0 ; inchangés : 1."]
    assert run(content.replace("Franc-Moisin", "Franc Moisin"), "--write") == [
        "Quartiers créés : 0 ; modifiés : 1 ; inchangés : 0."
    ]
    assert run(content.replace("93066", "93072"), "--write")[0].startswith(
        "Quartiers créés : 0 ; modifiés : 1"
    )
    assert stored() == [("QN09301N", "Franc-Moisin", "2024", ["93072"])]


def test_generation_follows_the_code_or_the_option(run):
    content = (
        HEADER
        + "QP093001;Ancien;93066;\n"
        + "QN09301N;Nouveau;93066;\n"
        + "QN97401N;Outre-mer;97411;\n"
    )
    run(content, "--write")
    assert [row[2] for row in stored()] == ["2024", "2025", "2015"]
    with pytest.raises(CommandError, match="ne correspond pas à la génération"):
        run(content, "--generation=2024")


def test_code_of_an_arrondissement_leads_to_its_city(run):
    run(HEADER + "QN01301N;La Rose;13213;Marseille 13e\n", "--write")
    assert stored()[0][3] == ["13055"]


@pytest.mark.parametrize(
    "header",
    [
        "CODE QP,Nom du QP,Code INSEE",
        "Code_QP2024\tLib_QP2024\tINSEE_COM",
        "lib_reg;Libellé QP;codes_insee;codeQP",
    ],
)
def test_headers_as_they_have_been_published(header):
    delimiter = max(";,\t", key=header.count)
    cells = {"lib_reg": "Île-de-France"}
    cells |= dict.fromkeys(("CODE QP", "Code_QP2024", "codeQP"), "QN09301N")
    cells |= dict.fromkeys(("Nom du QP", "Lib_QP2024", "Libellé QP"), "Été")
    cells |= dict.fromkeys(("Code INSEE", "INSEE_COM", "codes_insee"), "93066")
    line = delimiter.join(cells[name] for name in header.split(delimiter))
    (row,) = read_neighbourhoods(f"{header}\n{line}\n")
    assert (row.code, row.name, row.commune_codes) == ("QN09301N", "Été", ["93066"])


def test_file_of_a_spreadsheet_in_windows_1252(run):
    run(HEADER + "QN09301N;Été;93066;Saint-Denis\n", "--write", encoding="cp1252")
    assert stored()[0][1] == "Été"


def test_all_faults_are_said_at_once_and_nothing_is_written(run):
    with pytest.raises(CommandError) as refusal:
        run(
            HEADER
            + "QN09301N;Bon;93066;\n"
            + "93001;Mauvais code;93066;\n"
            + "QN09303N;Commune inconnue;99999;\n",
            "--write",
        )
    lines = str(refusal.value).splitlines()
    assert [line[:8] for line in lines] == ["Ligne 3 ", "Ligne 3 ", "Ligne 4 "]
    assert lines[-1] == "Ligne 4 : la commune 99999 n’est pas connue."
    assert stored() == []


def test_lines_that_say_too_little_or_contradict_one_another_are_refused():
    with pytest.raises(ImportRefused) as refusal:
        read_neighbourhoods(
            HEADER + "QN09301N;;93066;\n" + "QN09302N;Un;93066;\n" + "QN09302N;Deux;93072;\n"
        )
    assert refusal.value.lines == [
        "Ligne 2 : lib_qp manque.",
        "Ligne 4 : le code QN09302N a un autre nom à la ligne 3.",
    ]


@pytest.mark.parametrize("content", ["", "nom;commune\nA;B\n"])
def test_file_without_the_columns_is_refused_in_one_sentence(run, content):
    with pytest.raises(CommandError, match=r"^Colonnes introuvables : code_qp, lib_qp, insee_com"):
        run(content)


def test_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        call_command("import_priority_neighbourhoods", tmp_path / "absent.csv")


def test_code_that_contradicts_its_commune_is_accepted_with_a_warning(run):
    said = run(HEADER + "QN09301N;Ailleurs;59350;Lille\n", "--write")
    assert said[1] == "À vérifier, ligne 2 : QN09301N n’a pas de commune dans son département."
    assert len(stored()) == 1


def test_neighbourhoods_absent_from_the_file_stay(run):
    PriorityNeighbourhoodFactory(code="QN05901N", generation="2024")
    said = run(HEADER + "QN09301N;Franc-Moisin;93066;\n", "--write")
    assert said[1] == "Quartiers de ces générations absents du fichier, laissés dans la base : 1."
    assert len(stored()) == 2
