"""The extract of the repository, the package that it is made from, and what is said of a change."""

import json
import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.territories.build.changes import describe_changes
from crpv_portal.territories.build.package import LICENCE, NAME
from crpv_portal.territories.choices import AliasKind, Liaison
from crpv_portal.territories.extract import (
    DATA,
    ROWS,
    AliasRow,
    CommuneRow,
    DepartmentRow,
    Extract,
    IntercommunalityRow,
    RegionRow,
    read_extract,
    write_extract,
)

REGIONS = [
    {"code": "76", "chefLieu": "31555", "nom": "Occitanie", "typeLiaison": 1, "zone": "metro"},
    {"code": "984", "chefLieu": "97502", "nom": "Terres", "typeLiaison": 0, "zone": "com"},
]
DEPARTMENTS = [
    {
        "code": "31",
        "region": "76",
        "chefLieu": "31555",
        "nom": "Haute-Garonne",
        "typeLiaison": 3,
        "zone": "metro",
    },
    {
        "code": "984",
        "region": "984",
        "chefLieu": "97502",
        "nom": "Terres",
        "typeLiaison": 0,
        "zone": "com",
    },
]
COMMUNES = [
    {
        "code": "31555",
        "nom": "Toulouse",
        "typeLiaison": 0,
        "zone": "metro",
        "type": "commune-actuelle",
        "departement": "31",
        "region": "76",
        "codesPostaux": ["31500", "31000"],
        "siren": "213105554",
        "population": 511684,
        "anciensCodes": ["31001"],
    },
    {
        "code": "98412",
        "nom": "Îles de l'Est",
        "zone": "com",
        "type": "commune-actuelle",
        "departement": "984",
        "region": "984",
    },
    {
        "code": "31002",
        "nom": "Toulouse 1er Arrondissement",
        "typeLiaison": 0,
        "zone": "metro",
        "type": "arrondissement-municipal",
        "commune": "31555",
        "departement": "31",
        "region": "76",
    },
]
GROUPS = [{"code": "243100518", "nom": "CC d'Ici", "type": "CC", "membres": [{"code": "31555"}]}]


def write_package(folder, **changes):
    """A package of two régions; `changes` replace one of its files."""
    files = {
        "package.json": {"name": NAME, "version": "9.9.9"},
        "data/regions.json": REGIONS,
        "data/departements.json": DEPARTMENTS,
        "data/communes.json": COMMUNES,
        "data/epci.json": GROUPS,
        "data/ept.json": [],
    }
    files |= {f"data/{name}.json": rows for name, rows in changes.items()}
    for name, content in files.items():
        path = folder / "package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    return folder


def rebuild(package, folder):
    output = StringIO()
    call_command("rebuild_territories", package, folder=folder, stdout=output)
    return output.getvalue()


def test_package_becomes_an_extract(tmp_path):
    said = rebuild(write_package(tmp_path / "in"), tmp_path / "out")
    assert read_extract(tmp_path / "out") == Extract(
        regions=[
            RegionRow("76", "Occitanie", "region", False, Liaison.VOWEL, "31555"),
            RegionRow("984", "Terres", "uninhabited", True, Liaison.LES, ""),
        ],
        departments=[
            DepartmentRow("31", "Haute-Garonne", "department", False, Liaison.LA, "31555", "76"),
            DepartmentRow("984", "Terres", "uninhabited", True, Liaison.LES, "", "984"),
        ],
        intercommunalities=[
            IntercommunalityRow("243100518", "CC", "Communauté de communes d’Ici", ("31555",))
        ],
        communes=[
            CommuneRow(
                "31555", "Toulouse", Liaison.CONSONANT, 511684, ("31000", "31500"), "213105554"
            ),
            CommuneRow("98412", "Îles de l’Est", Liaison.VOWEL, None, ()),
        ],
        aliases=[
            AliasRow("31001", AliasKind.FORMER_CODE, "", "31555"),
            AliasRow("31002", AliasKind.DISTRICT, "Toulouse 1er arrondissement", "31555"),
        ],
    )
    assert said.splitlines()[0] == "Premier extrait : rien à comparer."
    assert json.loads((tmp_path / "out" / "source.json").read_text())["version"] == "9.9.9"


def test_tarball_and_folder_give_the_same_bytes_twice(tmp_path):
    folder = write_package(tmp_path / "in")
    archive = tmp_path / "package.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder / "package", "package")
    rebuild(folder, tmp_path / "a")
    rebuild(archive, tmp_path / "b")
    assert rebuild(archive, tmp_path / "b").startswith("Rien n’a changé.")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_contradictions_of_the_package_are_refused_all_at_once(tmp_path):
    lost = [COMMUNES[0] | {"departement": "09"}, COMMUNES[1], COMMUNES[2] | {"commune": "99999"}]
    group = GROUPS[0] | {"type": "XX", "membres": [{"code": "00000"}]}
    package = write_package(tmp_path, communes=lost, epci=[group])
    with pytest.raises(CommandError) as refusal:
        rebuild(package, tmp_path / "out")
    assert str(refusal.value).splitlines() == [
        "Commune 31555 : son code contredit son département ou sa région.",
        "Communauté de communes d’Ici : nature « XX » inconnue.",
        "Communauté de communes d’Ici : commune 00000 inconnue.",
        "Toulouse 1er arrondissement : commune 99999 inconnue.",
    ]
    assert not (tmp_path / "out").exists()


def test_what_is_no_package_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "text.tgz").write_text("rien")
    for path in (tmp_path / "text.tgz", tmp_path / "absent", tmp_path):
        with pytest.raises(CommandError, match="ne peut pas être lu"):
            rebuild(path, tmp_path / "out")


def _extract(communes, groups=()):
    region = RegionRow("76", "Occitanie", "region", False, Liaison.VOWEL, "")
    department = DepartmentRow("31", "Haute-Garonne", "department", False, Liaison.LA, "", "76")
    return Extract([region], [department], list(groups), communes, [])


def test_changes_are_told_in_sentences():
    group = IntercommunalityRow("243100518", "CC", "Ici", ("31001", "31002"))
    before = _extract(
        [CommuneRow(f"3100{n}", f"C{n}", Liaison.CONSONANT, 10, ()) for n in range(1, 9)], [group]
    )
    after = _extract(
        [
            CommuneRow("31001", "C1", Liaison.CONSONANT, 11, ("31000",)),
            CommuneRow("31002", "Nouveau nom", Liaison.CONSONANT, 10, ()),
            CommuneRow("31010", "C10", Liaison.CONSONANT, 10, ()),
        ],
        [group._replace(communes=("31001",))],
    )
    assert describe_changes(before, after) == [
        "1 commune ajoutée : C10 (31010).",
        "6 communes retirées : C3 (31003), C4 (31004), C5 (31005), C6 (31006), C7 (31007) "
        "et 1 de plus.",
        "1 commune renommée : C2 (31002) devient Nouveau nom.",
        "1 commune : autres codes postaux : C1 (31001).",
        "1 commune : autre population : C1 (31001).",
        "1 commune : autre intercommunalité : Nouveau nom (31002).",
    ]


@given(
    rows=st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1),
            st.sampled_from(Liaison),
            st.none() | st.integers(0, 10**7),
            st.lists(st.from_regex(r"[0-9]{5}", fullmatch=True)).map(tuple),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back(rows, tmp_path_factory):
    """Law: an extract survives its files, whatever the names."""
    folder = tmp_path_factory.mktemp("extract")
    extract = _extract([CommuneRow(f"{31000 + n}", *row) for n, row in enumerate(rows)])
    write_extract(extract, {}, folder)
    assert read_extract(folder) == extract


def test_committed_extract_holds_the_whole_of_france():
    extract = read_extract()
    notice = json.loads((DATA / "source.json").read_text(encoding="utf-8"))
    assert notice["rows"] == extract.counts()
    assert notice["licence"] == LICENCE
    assert len(extract.communes) >= 34_900
    assert sum(row.kind == "region" for row in extract.regions) == 18
    assert sum(row.kind == "department" for row in extract.departments) == 101
    weight = sum((DATA / f"{name}.csv").stat().st_size for name in ROWS)
    assert weight < 1_900_000


def test_committed_extract_holds_the_traps_of_the_codes():
    extract = read_extract()
    communes = {row.code: row for row in extract.communes}
    spanning = [
        group
        for group in extract.intercommunalities
        if group.kind != "EPT" and len({communes[code].department for code in group.communes}) > 1
    ]
    assert len(spanning) == 89
    assert sum(row.code in communes for row in extract.aliases) == 584
    assert {row.code for row in extract.regions} & {row.code for row in extract.departments} > {
        *("01", "02", "03", "04", "06", "975", "984", "989")
    }
    groups_of_saint_denis = {g.kind for g in extract.intercommunalities if "93066" in g.communes}
    assert groups_of_saint_denis == {"METRO", "EPT"}
    places = {}
    for row in extract.communes:
        for postcode in row.postcodes:
            places.setdefault(postcode, set()).add(row.department)
    assert sum(len(departments) > 1 for departments in places.values()) == 16
