"""Boxes of a centre's sheet that a proposal may be about, as the back office's forms hold them.

A proposal names a box by its part, the number of its row and its column. What it becomes is typed
as the staff types it, and judged by the same form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.text import capfirst

from centres.admin.forms import ContactForm, SiteForm
from centres.models import (
    Centre,
    Contact,
    Label,
    LocalPartnership,
    MissionOffered,
    Position,
    Site,
)
from crpv_portal.common.admin.boxes import digest, shown_texts
from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.inlines import PERIOD
from crpv_portal.common.choices import Standing
from crpv_portal.common.dates import today
from crpv_portal.common.fact_forms import partial_date_field
from crpv_portal.common.models import Period
from crpv_portal.common.staff_labels import name_for_staff

from .acts import ActForm, NameBoxForm, PerimeterBoxForm

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


@dataclass(frozen=True)
class SheetPart:
    """Part of the sheet: its rows, and those of their columns that a proposal may change.

    needed: further columns that the form judges together with them.
    """

    slug: str
    title: str
    model: type[Model]
    columns: tuple[str, ...]
    needed: tuple[str, ...] = ()
    form: type[forms.BaseForm] = BackOfficeForm

    @property
    def act(self) -> type[ActForm] | None:
        """Return the form of the act that the box stands for; None for the columns of a row."""
        return self.form if issubclass(self.form, ActForm) else None

    @property
    def every(self) -> QuerySet:
        """Return all rows of the kind, with what their boxes read."""
        return self.act.centres() if self.act else self.model._default_manager.all()

    def rows(self, centre: Centre, user: AnyUser) -> QuerySet:
        """Return the rows that the sheet shows to this account and that are not over."""
        if self.model is Centre:
            return Centre.objects.filter(pk=centre.pk)
        rows: Any = self.model._default_manager.filter(centre=centre)
        rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
        if self.model is Contact:
            return rows.filter(erased_at__isnull=True)
        return rows.with_standing(today()).exclude(standing=Standing.OVER)

    def form_of(self, row: Model, sent: QueryDict | None = None) -> Any:
        """Return the form of the row, bound to what is sent when something is."""
        made: Any = self.act or _form_class(self)
        return made(sent, instance=row)


@cache
def _form_class(part: SheetPart) -> type[forms.ModelForm]:
    dates = PERIOD if issubclass(part.model, Period) else ()
    return forms.modelform_factory(
        part.model,
        form=part.form,  # type: ignore[arg-type] # of a model, but for acts
        fields=list(dict.fromkeys((*part.columns, *part.needed, *dates))),
        formfield_callback=_field,
    )


def _field(column: models.Field, **options: Any) -> forms.Field | None:
    return partial_date_field(column) or column.formfield(**options)


# Shown to the public once somebody checked the address.
STREET = ("address", "postcode", "opening_hours")
_DATES = ("start_on", "end_on")
PARTS = {
    part.slug: part
    for part in (
        SheetPart("name", "Nom", Centre, ("name",), form=NameBoxForm),
        SheetPart("centre", "Présentation", Centre, ("summary",)),
        SheetPart("perimeter", "Périmètre", Centre, ("departments",), form=PerimeterBoxForm),
        SheetPart("label", "Label", Label, _DATES),
        SheetPart("contact", "Coordonnées", Contact, ("value", "label"), ("kind",), ContactForm),
        SheetPart(
            "site",
            "Implantations",
            Site,
            ("address", "postcode", "city", "opening_hours", *_DATES),
            ("commune",),
            SiteForm,
        ),
        SheetPart("position", "Équipe", Position, ("title", *_DATES)),
        SheetPart("mission", "Missions", MissionOffered, ("title", *_DATES)),
        SheetPart("partnership", "Partenaires locaux", LocalPartnership, ("terms", *_DATES)),
    )
}


@dataclass(frozen=True)
class Box:
    """Box of a row: what it holds now, as it is typed, and the field that judges it."""

    part: SheetPart
    row: Model
    column: str
    label: str
    text: str
    field: forms.Field

    @property
    def name(self) -> str:
        return f"{self.part.slug}-{self.row.pk}-{self.column}"

    @property
    def digest(self) -> str:
        return digest((self.text,))


@dataclass(frozen=True)
class SheetRow:
    """Row of the sheet with its boxes; `title` is empty for the centre itself."""

    part: SheetPart
    title: str
    boxes: tuple[Box, ...]


def rows_of(centre: Centre, user: AnyUser) -> Iterator[SheetRow]:
    """Yield the rows of the sheet that this account sees, in the order of its parts."""
    for part in PARTS.values():
        for row in part.rows(centre, user):
            title = "" if part.model is Centre else capfirst(name_for_staff(row))
            boxes = (box for box in boxes_of(part, row) if _may_see(user, box))
            yield SheetRow(part, title, tuple(boxes))


def _may_see(user: AnyUser, box: Box) -> bool:
    """Keep a street that nobody checked from who has but a link, as from the public."""
    is_street = isinstance(box.row, Site) and box.column in STREET
    is_hidden = is_street and bool(box.text) and not box.row.address_checked_on  # type: ignore[attr-defined]
    return user.is_authenticated or not is_hidden


def boxes_of(part: SheetPart, row: Model) -> Iterator[Box]:
    form = part.form_of(row)
    for column in part.columns:
        field = form.fields[column]
        (text,) = shown_texts(form, column)
        yield Box(part, row, column, str(field.label), _plain(text), field)


def box_of(slug: str, row: Model, column: str) -> Box:
    """Return the box of a row that was read before."""
    return next(box for box in boxes_of(PARTS[slug], row) if box.column == column)


def typed_for(box: Box, text: str, on: str = "") -> QueryDict:
    """Return what the form of the row would send if only this box were touched.

    on: for an act, the day from which it is true; today when empty.
    """
    form = box.part.form_of(box.row)
    sent = QueryDict(mutable=True)
    for name in form.fields:
        sent.setlist(name, list(shown_texts(form, name)))
    sent[box.column] = text
    if on and box.part.act:
        sent["on"] = on
    return sent


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
