"""Territories for tests: made-up ones, or real ones taken from the extract by their code."""

from functools import cache

import factory
from factory.django import DjangoModelFactory

from crpv_portal.common.text import french_slug
from crpv_portal.territories.choices import (
    AliasKind,
    DepartmentKind,
    Generation,
    IntercommunalityKind,
    RegionKind,
)
from crpv_portal.territories.extract import Extract, department_of, read_extract
from crpv_portal.territories.models import (
    Commune,
    CommuneAlias,
    Department,
    Intercommunality,
    Postcode,
    PriorityNeighbourhood,
    Region,
)

# Codes that no real territory bears come first, so that a test may name a real one beside them.
REGION_CODES = [
    *(f"{n:02}" for n in (*range(60, 75), *range(77, 84), *range(85, 93), *range(95, 100))),
    *(f"{n:02}" for n in (*range(12, 24), *range(33, 44), *range(54, 60))),
]
DEPARTMENT_CODES = [
    *("00", "20", "96", "99", "970", "979", "980", "981", "982", "983", "985"),
    *(f"{n:02}" for n in range(90, 20, -1)),
]


def _first_free(model, codes):
    taken = set(model.objects.values_list("code", flat=True))
    return next(code for code in codes if code not in taken)


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    code = factory.LazyFunction(lambda: _first_free(Region, REGION_CODES))
    name = factory.Sequence(lambda n: f"Région {n}")
    slug = factory.LazyAttribute(lambda region: french_slug(region.name))
    kind = RegionKind.REGION


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = Department

    code = factory.LazyFunction(lambda: _first_free(Department, DEPARTMENT_CODES))
    name = factory.Sequence(lambda n: f"Département {n}")
    slug = factory.LazyAttribute(lambda department: french_slug(department.name))
    kind = DepartmentKind.DEPARTMENT
    region = factory.SubFactory(RegionFactory)


class CommuneFactory(DjangoModelFactory):
    class Meta:
        model = Commune

    class Params:
        number = factory.Sequence(lambda n: n)

    name = factory.LazyAttribute(lambda commune: f"Commune {commune.number}")
    population = 1000
    department = factory.SubFactory(DepartmentFactory)

    @factory.lazy_attribute
    def code(self):
        prefix = self.department.code
        if len(prefix) == 3:
            return f"{prefix}{80 + self.number % 20}"
        return f"{prefix}{900 + self.number % 100}"


class PostcodeFactory(DjangoModelFactory):
    class Meta:
        model = Postcode

    commune = factory.SubFactory(CommuneFactory)
    code = factory.LazyAttribute(lambda postcode: f"{postcode.commune.department.code[:2]}990")


class CommuneAliasFactory(DjangoModelFactory):
    class Meta:
        model = CommuneAlias

    commune = factory.SubFactory(CommuneFactory)
    code = factory.LazyAttribute(lambda alias: alias.commune.code)
    name = factory.Sequence(lambda n: f"Ancienne commune {n}")
    kind = AliasKind.DELEGATED


class IntercommunalityFactory(DjangoModelFactory):
    class Meta:
        model = Intercommunality
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: _siren(20000000 + n))
    name = factory.Sequence(lambda n: f"Communauté de communes {n}")
    kind = IntercommunalityKind.COMMUNITY

    @factory.post_generation
    def communes(self, create, extracted):
        if create and extracted:
            self.communes.set(extracted)


class PriorityNeighbourhoodFactory(DjangoModelFactory):
    class Meta:
        model = PriorityNeighbourhood
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"QN0{n // 100 % 96:02}{n % 100:02}N")
    name = factory.Sequence(lambda n: f"Quartier {n}")
    generation = Generation.G2024

    @factory.post_generation
    def communes(self, create, extracted):
        if create and extracted:
            self.communes.set(extracted)


def _siren(number: int) -> str:
    """Eight digits and the key that makes them a SIREN number."""
    digits = f"{number:08}"
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


@cache
def _extract() -> Extract:
    return read_extract()


def _row(kind: str, code: str):
    return next(row for row in getattr(_extract(), kind) if row.code == code)


def real_region(code: str) -> Region:
    """The région of that code, as in the extract; made once."""
    row = _row("regions", code)
    return Region.objects.get_or_create(
        code=code,
        defaults={
            "name": row.name,
            "slug": french_slug(row.name),
            "kind": row.kind,
            "is_overseas": row.is_overseas,
            "liaison": row.liaison,
        },
    )[0]


def real_department(code: str) -> Department:
    """The département of that code with its région, as in the extract; made once."""
    row = _row("departments", code)
    return Department.objects.get_or_create(
        code=code,
        defaults={
            "name": row.name,
            "slug": french_slug(row.name),
            "kind": row.kind,
            "is_overseas": row.is_overseas,
            "liaison": row.liaison,
            "region": real_region(row.region),
        },
    )[0]


def real_commune(code: str) -> Commune:
    """The commune of that code with all that leads to it (postcodes, former names); made once."""
    row = _row("communes", code)
    commune, is_new = Commune.objects.get_or_create(
        code=code,
        defaults={
            "name": row.name,
            "liaison": row.liaison,
            "population": row.population,
            "siren": row.siren,
            "department": real_department(department_of(code)),
        },
    )
    if is_new:
        commune.postcodes.bulk_create(
            Postcode(code=postcode, commune=commune) for postcode in row.postcodes
        )
        commune.aliases.bulk_create(
            CommuneAlias(code=alias.code, name=alias.name, kind=alias.kind, commune=commune)
            for alias in _extract().aliases
            if alias.commune == code
        )
    return commune


def real_intercommunality(code: str, *communes: Commune) -> Intercommunality:
    """The group of that SIREN with those of its communes; made once."""
    row = _row("intercommunalities", code)
    group, _ = Intercommunality.objects.get_or_create(
        code=code, defaults={"name": row.name, "kind": row.kind}
    )
    assert {commune.code for commune in communes} <= set(row.communes)
    group.communes.add(*communes)
    return group
