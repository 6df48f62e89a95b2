"""Every département and région of the official lists, under each spelling of its name."""

import pytest

from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.extract import read_extract
from crpv_portal.territories.named import DEPARTMENT_NAMES, REGION_NAMES, HigherLevels, bare_name
from crpv_portal.territories.wording import of_territory, the_territory
from tests.factories.territories import real_department

pytestmark = pytest.mark.django_db

EXTRACT = read_extract()


@pytest.fixture
def levels():
    for row in EXTRACT.departments:
        real_department(row.code)
    return HigherLevels.read()


def spellings(row):
    the, of = the_territory(row.name, row.liaison or 0), of_territory(row.name, row.liaison or 0)
    yield from (row.name, row.name.upper(), row.name.lower(), the, french_sort_key(row.name))
    yield from (row.name.replace("-", " "), row.name.replace("’", "'"), row.name.replace("’", " "))
    yield row.name.replace(" ", "-")
    yield from (
        f"département {of}",
        f"Departement de {row.name}",
        f"Région {of}",
        f"la région {the}",
    )


def test_each_name_is_whole_under_every_spelling(levels):
    for row in EXTRACT.departments:
        for text in spellings(row):
            named = levels.named(french_sort_key(text))
            is_region = "gion" in text
            assert is_region or [each.code for each in named.departments] == [row.code], text
    for row in EXTRACT.regions:
        for text in spellings(row):
            named = levels.named(french_sort_key(text))
            is_department = "partement" in text
            assert is_department or [each.code for each in named.regions] == [row.code], text


def test_no_two_names_of_a_level_are_one(levels):
    for rows, others in (
        (EXTRACT.departments, DEPARTMENT_NAMES),
        (EXTRACT.regions, REGION_NAMES),
    ):
        names = [bare_name(french_sort_key(row.name)) for row in rows]
        assert len(set(names)) == len(names)
        assert not set(names) & set(others)
        assert {*others.values()} <= {row.code for row in rows}
        assert all(bare_name(name) == name for name in others)


def test_name_cut_anywhere_is_near_and_never_whole(levels):
    """A beginning names nothing in whole, unless it is a name itself: Loire in Loire-Atlantique."""
    whole = {bare_name(each.sort_key) for each in (*levels.departments, *levels.regions)}
    whole |= {*DEPARTMENT_NAMES, *REGION_NAMES}
    for row in (*EXTRACT.departments, *EXTRACT.regions):
        key = french_sort_key(row.name)
        for end in range(3, len(key)):
            cut = key[:end].strip()
            if bare_name(cut) in whole:
                continue
            named = levels.named(cut)
            assert (named.departments, named.regions) == ([], []), cut
            assert row.name in {str(each) for each in named.near} or len(bare_name(cut)) < 3, cut


def test_misspelt_name_is_alike(levels):
    for text, name in (("bretange", "Bretagne"), ("girronde", "Gironde"), ("mozelle", "Moselle")):
        assert name in {str(each) for each in levels.alike(text)}
    assert levels.alike("zzzz") == []
