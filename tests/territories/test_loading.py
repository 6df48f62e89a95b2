"""The extract in the database: twice the same, in place, and nothing cited is ever lost."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from crpv_portal.territories.choices import Liaison
from crpv_portal.territories.extract import (
    AliasRow,
    CommuneRow,
    DepartmentRow,
    Extract,
    IntercommunalityRow,
    RegionRow,
    read_extract,
    write_extract,
)
from crpv_portal.territories.loading import load_territories
from crpv_portal.territories.models import (
    Commune,
    CommuneAlias,
    Department,
    Intercommunality,
    Postcode,
    Region,
)
from tests.factories.territories import PriorityNeighbourhoodFactory

pytestmark = pytest.mark.django_db

TOULOUSE = CommuneRow("31555", "Toulouse", Liaison.CONSONANT, 500, ("31000", "31500"))
BLAGNAC = CommuneRow("31069", "Blagnac", Liaison.CONSONANT, 20, ("31700",))
GROUP = IntercommunalityRow("243100518", "METRO", "Toulouse Métropole", ("31069", "31555"))


def extract(communes=(BLAGNAC, TOULOUSE), groups=(GROUP,), aliases=(), name="Haute-Garonne"):
    return Extract(
        [RegionRow("76", "Occitanie", "region", False, Liaison.VOWEL, "31555")],
        [DepartmentRow("31", name, "department", False, Liaison.LA, "31555", "76")],
        list(groups),
        list(communes),
        list(aliases),
    )


def test_load_says_what_the_extract_says():
    load_territories(extract(aliases=[AliasRow("31001", "OLD", "", "31555")]))
    toulouse = Commune.objects.get(code="31555")
    haute_garonne = toulouse.department
    assert (haute_garonne.slug, haute_garonne.population) == ("haute-garonne", 520)
    assert haute_garonne.chef_lieu == toulouse.region.chef_lieu == toulouse
    assert sorted(toulouse.postcodes.values_list("code", flat=True)) == ["31000", "31500"]
    assert CommuneAlias.objects.get().commune == toulouse
    assert toulouse.intercommunalities.get().population == 520


def test_second_load_changes_nothing():
    load_territories(extract())
    before = list(Commune.objects.order_by("pk").values())
    report = load_territories(extract())
    assert {*report.created.values(), *report.updated.values(), *report.removed.values()} == {0}
    assert list(Commune.objects.order_by("pk").values()) == before


def test_load_updates_in_place_and_keeps_addresses():
    load_territories(extract())
    before = Department.objects.get()
    report = load_territories(
        extract([BLAGNAC._replace(name="Blagnac-sur-Garonne", postcodes=("31701",))], (), ())
    )
    load_territories(
        extract([BLAGNAC._replace(name="Blagnac-sur-Garonne"), TOULOUSE], (), (), name="Garonne")
    )
    after = Department.objects.get()
    assert (after.pk, after.slug, after.name) == (before.pk, before.slug, "Garonne")
    assert report.updated["communes"] == 1
    assert Commune.objects.get(code="31069").sort_key == "blagnac sur garonne"


def test_absent_commune_goes_with_its_parts_when_nothing_cites_it():
    load_territories(extract(aliases=[AliasRow("31001", "COMD", "Ancienne", "31069")]))
    report = load_territories(extract([TOULOUSE], [GROUP._replace(communes=("31555",))]))
    assert list(Commune.objects.values_list("code", flat=True)) == ["31555"]
    assert not CommuneAlias.objects.exists()
    assert not Postcode.objects.filter(code="31700").exists()
    assert (report.removed["communes"], report.kept) == (1, [])


def test_absent_commune_that_is_cited_stays_marked_and_comes_back():
    load_territories(extract())
    blagnac = Commune.objects.get(code="31069")
    neighbourhood = PriorityNeighbourhoodFactory(communes=[blagnac])
    without = extract([TOULOUSE], [GROUP._replace(communes=("31555",))])
    report = load_territories(without)
    assert report.kept == ["Blagnac (31069)"]
    assert "gardés et marqués « plus en vigueur » : Blagnac (31069)." in report.lines()[-1]
    blagnac.refresh_from_db()
    assert not blagnac.is_current
    assert neighbourhood.communes.get() == blagnac
    assert list(Commune.objects.current()) == [Commune.objects.get(code="31555")]
    load_territories(extract())
    blagnac.refresh_from_db()
    assert blagnac.is_current


def test_chef_lieu_that_left_the_list_is_no_citation():
    load_territories(extract())
    seat = extract([BLAGNAC], [])
    seat.regions[0] = seat.regions[0]._replace(chef_lieu="31069")
    seat.departments[0] = seat.departments[0]._replace(chef_lieu="31069")
    assert load_territories(seat).kept == []
    assert Region.objects.get().chef_lieu.code == "31069"


def test_namesakes_get_each_their_address():
    load_territories(
        Extract(
            [RegionRow(code, "Guyane", "region", True, Liaison.LA, "") for code in ("03", "07")],
            [],
            [],
            [],
            [],
        )
    )
    assert sorted(Region.objects.values_list("slug", flat=True)) == ["guyane", "guyane-07"]


def test_interrupted_load_leaves_nothing_behind():
    def fail(line):
        if line.startswith("Codes postaux"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_territories(extract(), progress=fail)
    assert not Region.objects.exists()
    assert load_territories(extract()).created["communes"] == 2


def test_command_reads_a_folder_and_refuses_what_is_no_extract(tmp_path):
    write_extract(extract(), {}, tmp_path)
    output = StringIO()
    call_command("load_territories", folder=tmp_path, stdout=output)
    assert "communes : 2 ajouts, 0 modification, 0 retrait" in output.getvalue()
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        call_command("load_territories", folder=tmp_path / "absent")


@pytest.mark.slow
def test_the_whole_of_france_loads_and_every_commune_resolves():
    load_territories(read_extract())
    assert Commune.objects.current().count() >= 34_900
    assert Department.objects.departments().count() == 101
    assert Region.objects.filter(kind="region").count() == 18
    assert not Commune.objects.filter(department__region__isnull=True).exists()
    spanning = [
        group
        for group in Intercommunality.objects.exclude(kind="EPT").prefetch_related("communes")
        if len({commune.department_id for commune in group.communes.all()}) > 1
    ]
    assert len(spanning) == 89
    assert load_territories(read_extract()).updated["communes"] == 0
