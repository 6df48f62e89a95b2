"""What the cells name, found once: by what the loader wrote, else by the address in use."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from centres.models import Centre, CentreName
from crpv_portal.common.models import Source
from crpv_portal.common.text import french_slug, french_sort_key
from crpv_portal.territories.models import Commune, Department, Intercommunality, Region
from governance.models import Body
from partners.models import Edition, Organisation, OrganisationName, Provision

from .files import Files, Line


class Known:
    """The rows that lines refer to. A renamed centre or organisation is found by its first slug."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._rows: dict[tuple[str, str], Any] = {}
        self.sources: dict[str, Source] = {}
        self._slugs: dict[tuple[Any, str, str], str] = {}

    def learn(self, file: str, key: str, row: Any) -> None:
        self._rows[file, key] = row
        if file == "sources.csv":
            self.sources[key] = row

    def organisation(self, slug: str) -> Organisation | None:
        return self._named("organisations.csv", slug, Organisation)

    def centre(self, slug: str) -> Centre | None:
        return self._named("centres.csv", slug, Centre)

    def body(self, slug: str) -> Body | None:
        return self._named("bodies.csv", slug, Body)

    def edition(self, slug: str) -> Edition | None:
        return self._rows.get(("texts_editions.csv", slug))

    def provision(self, edition: str, code: str) -> Provision | None:
        return self._rows.get(("provisions.csv", f"{edition}/{code}"))

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.code: department for department in Department.objects.all()}

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.all()}

    def intercommunality(self, code: str) -> Intercommunality | None:
        return Intercommunality.objects.filter(code=code).first()

    def commune(self, code: str) -> Commune | None:
        return Commune.objects.filter(code=code).first()

    def commune_named(self, name: str, *, postcode: str, regions: list[str]) -> Commune | None:
        """The only commune of that name in those régions, with that postcode when one is given."""
        found = Commune.objects.filter(
            sort_key=french_sort_key(name), department__region__code__in=regions
        )
        if postcode:
            found = found.filter(postcodes__code=postcode)
        communes = list(found[:2])
        return communes[0] if len(communes) == 1 else None

    def present_name(self, file: str, slug: str) -> str | None:
        """The name in use of a centre or an organisation, as its own file writes it."""
        return self._present_names[file].get(slug)

    @cached_property
    def _present_names(self) -> dict[str, dict[str, str]]:
        return {
            file: {line["slug"]: line["name"] for line in self._files[file]}
            for file in ("organisations.csv", "centres.csv")
        }

    def slug_for(self, names: Any, line: Line, *, slug: str = "", acronym: str = "") -> str:
        """The address of the name that a line gives: `slug`, unless another name has taken it.

        Without one, the acronym's, else the name's, else numbered. The same each time the line is
        asked for.
        """
        key = (names, line.file, line.key)
        if key not in self._slugs:
            is_free = slug and not names.objects.filter(slug=slug).exists()
            self._slugs[key] = slug if is_free else self._free(names, acronym, line["name"])
        return self._slugs[key]

    def _free(self, names: Any, acronym: str, name: str) -> str:
        taken = self._taken[names]
        short, long = french_slug(acronym), french_slug(name)
        candidates = [short] if sum(map(str.isalpha, short)) > 2 else []
        candidates += [long, *(f"{long}-{number}" for number in range(2, 100))]
        slug = next(candidate for candidate in candidates if candidate not in taken)
        taken.add(slug)
        return slug

    @cached_property
    def _taken(self) -> dict[Any, set[str]]:
        files: dict[Any, str] = {OrganisationName: "organisations.csv", CentreName: "centres.csv"}
        return {
            names: {
                *names.objects.values_list("slug", flat=True),
                *(line["slug"] for line in self._files[file]),
            }
            for names, file in files.items()
        }

    def _named(self, file: str, slug: str, model: Any) -> Any:
        if (file, slug) not in self._rows:
            row = (
                model.objects.filter(slug=slug).first()
                or model.objects.filter(names__slug=slug).first()
            )
            if row is None:
                return None
            self._rows[file, slug] = row
        return self._rows[file, slug]
