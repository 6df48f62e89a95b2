"""Names of the records of the register, as cells say them, and the records that cells name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model

from centres.models import Centre, CentreName
from crpv_portal.common.models import Source
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.models import Commune, CommuneAlias, Department
from governance.models import Body, BodyName
from partners.models import MergedAddress, Organisation, OrganisationName, Person

NUMBER = re.compile(r"n°\s*(\d{1,15})", re.IGNORECASE)
Keys = Iterator[tuple[str, int]]


class CellRefused(Exception):
    """Raised for a cell that cannot be taken; the message is French. column: its field's name."""

    def __init__(self, said: str, column: str = "") -> None:
        super().__init__(said)
        self.column = column


class Names:
    """Names of the records, read once a kind of record: a slice of an import asks thousands."""

    def __init__(self) -> None:
        self._found: dict[type[Model], dict[str, set[int]]] = {}
        self._said: dict[tuple[type[Model], int], str] = {}

    def find(self, model: type[Model], text: str, *, by_number: bool = True) -> int | None:
        """Return the key of the record that the text names; None when it names none.

        by_number: whether « n° 12 » is the record of that number, and not a name. Raises
        CellRefused when the text names several.
        """
        if by_number and (match := NUMBER.fullmatch(text.strip())):
            key = int(match[1])
            return key if model._base_manager.filter(pk=key).exists() else None
        known = self._names(model)
        for folded in _folded(model, text):
            found = known.get(folded, set())
            if len(found) > 1:
                which = ", ".join(f"n° {key}" for key in sorted(found)[:5])
                raise CellRefused(
                    f"« {text} » désigne plusieurs fiches ({which}) : écrivez dans la case le "
                    "numéro de la bonne, ainsi : n° 12."
                )
            if found:
                return next(iter(found))
        return None

    def wanted(self, model: type[Model], text: str) -> int:
        """Return the key of the record that the text names; raise CellRefused for none."""
        found = self.find(model, text)
        if found is None:
            raise CellRefused(
                f"« {text} » ne désigne aucune fiche du registre ({model._meta.verbose_name})."
            )
        return found

    def cell(self, row: Model) -> str:
        """Return what a cell calls this record, so that it is found again by it."""
        place = (type(row), row.pk)
        if place not in self._said:
            self._said[place] = self._unmistakable(row)
        return self._said[place]

    def _unmistakable(self, row: Model) -> str:
        model = type(row)
        known = self._names(model)
        for text in _cells_of(row):
            firsts = (known.get(folded) for folded in _folded(model, text))
            if text and next((found for found in firsts if found), None) == {row.pk}:
                return text
        return f"n° {row.pk}"

    def _names(self, model: type[Model]) -> dict[str, set[int]]:
        if model not in self._found:
            found: dict[str, set[int]] = defaultdict(set)
            for text, key in KEYS.get(model, _by_label(model))():
                if text:
                    found[text].add(key)
            self._found[model] = dict(found)
        return self._found[model]


def _folded(model: type[Model], text: str) -> list[str]:
    """Return the forms under which a text is looked for, the surest first."""
    text = text.strip()
    plain = "".join(text.split())
    if model is Organisation and plain.isdecimal() and len(plain) in (9, 14):
        return [plain[:9]]
    if model is Department and text.isdecimal():
        return [text.zfill(2)]  # a spreadsheet drops the nought of 01
    if model is Source:
        return [text, french_sort_key(text)]
    if model is Person and "@" in text:
        return [text.lower()]
    return [text.upper(), french_sort_key(text)]


def _cells_of(row: Any) -> Iterable[str]:
    if isinstance(row, Source):
        return (row.address, str(row))
    if isinstance(row, Commune):
        return (row.name, row.code)
    if isinstance(row, Person):
        return (row.function_email, row.full_name)
    if isinstance(row, Organisation):
        return (row.name, row.siren)
    return (name_for_staff(row),)


def _dated_names(names: Any, owner: str) -> Callable[[], Keys]:
    def keys() -> Keys:
        columns = ("name", "acronym", "slug", f"{owner}_id")
        for name, acronym, slug, key in names.objects.values_list(*columns):
            for text in {french_sort_key(name), french_sort_key(acronym), french_sort_key(slug)}:
                yield text, key

    return keys


def _organisations() -> Keys:
    yield from _dated_names(OrganisationName, "organisation")()
    yield from Organisation.objects.exclude(siren="").values_list("siren", "pk")
    for slug, key in MergedAddress.objects.values_list("slug", "organisation_id"):
        yield french_sort_key(slug), key


def _bodies() -> Keys:
    yield from _dated_names(BodyName, "body")()
    for code, key in Body.objects.values_list("code", "pk"):
        yield code.upper(), key


def _coded(model: Any) -> Callable[[], Keys]:
    def keys() -> Keys:
        for code, name, key in model.objects.values_list("code", "name", "pk"):
            yield code.upper(), key
            yield french_sort_key(name), key

    return keys


def _people() -> Keys:
    for person in Person.objects.filter(erased_at__isnull=True):
        yield french_sort_key(person.full_name), person.pk
        yield person.function_email.lower(), person.pk


def _sources() -> Keys:
    for source in Source.objects.all():
        yield source.address, source.pk
        yield french_sort_key(str(source)), source.pk
        yield french_sort_key(source.title), source.pk


def _by_label(model: type[Model]) -> Callable[[], Keys]:
    def keys() -> Keys:
        has_code = any(field.name == "code" for field in model._meta.fields)
        if has_code:
            yield from _coded(model)()
        else:
            for row in model._default_manager.all():
                yield french_sort_key(str(row)), row.pk

    return keys


def _communes() -> Keys:
    yield from _coded(Commune)()
    # Former codes and those of arrondissements, where no commune of today has them.
    taken = set(Commune.objects.values_list("code", flat=True))
    for code, key in CommuneAlias.objects.values_list("code", "commune_id"):
        if code not in taken:
            yield code, key


KEYS: dict[type[Model], Callable[[], Keys]] = {
    Centre: _dated_names(CentreName, "centre"),
    Organisation: _organisations,
    Body: _bodies,
    Commune: _communes,
    Person: _people,
    Source: _sources,
}
