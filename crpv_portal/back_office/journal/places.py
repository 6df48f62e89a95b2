"""Page where an agent looks at a row of the history: its own, or that of what it is a part of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.forms.models import _get_foreign_key
from django.urls import reverse

from crpv_portal.common.acts import Act, Change
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.upkeep.models import FreshnessCampaign, SheetLink

# What one page tells of all its rows.
LISTED: dict[type[Model], str] = {
    PlannedChange: "planned:changes",
    FreshnessCampaign: "upkeep:campaign",
    SheetLink: "upkeep:campaign",
}


class Places:
    """Addresses of the pages on which rows are changed, as a site has registered them."""

    def __init__(self, site: AdminSite) -> None:
        self._site = site
        self._holder: dict[type[Model], str] = {}
        for screen in site._registry.values():
            for inline in screen.inlines:
                key = _get_foreign_key(screen.model, inline.model, fk_name=inline.fk_name)
                self._holder.setdefault(inline.model, key.name)

    def led(self, act: Act) -> Act:
        """Return the act, each change of which leads to its page and says what that page is of."""
        return replace(act, changes=self.placed(act.changes))

    def placed(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        return tuple(
            replace(each, page=self.address(each), whose=self._whose(each)) for each in changes
        )

    def address(self, change: Change) -> str:
        """Return the address of a change's page; empty for none."""
        if change.model in LISTED:
            return reverse(LISTED[change.model])
        if change.model in self._site._registry:
            return self._page(change.model, change.row)
        holder = change.holders.get(self.holder_of(change.model))
        return self._page(type(holder), holder.pk) if holder else ""

    def _whose(self, change: Change) -> str:
        """Return the name of what the change's page is of; empty when it is the row's own."""
        if change.model in LISTED or change.model in self._site._registry:
            return ""
        holder = change.holders.get(self.holder_of(change.model))
        return name_for_staff(holder) if holder else ""

    def of(self, row: Model) -> tuple[str, Model | None]:
        """Return the address of the page that shows this row, and what that page is of.

        The address is empty for none; what the page is of is None when it is the row's own.
        """
        model = type(row)
        if model in self._site._registry:
            return self._page(model, row.pk), None
        name = self.holder_of(model)
        holder = getattr(row, name) if name else None
        return (self._page(type(holder), holder.pk), holder) if holder else ("", None)

    def holder_of(self, model: type[Model]) -> str:
        """Return the foreign key to what shows the row: as an inline's, or as its locks name it."""
        if model not in self._holder:
            named = getattr(model, "part_of", "").partition("__")[0]
            keys = [f.name for f in model._meta.concrete_fields if f.is_relation]
            self._holder[model] = next(
                (
                    name
                    for name in ([named] if named else []) + keys
                    if model._meta.get_field(name).related_model in self._site._registry
                ),
                "",
            )
        return self._holder[model]

    def _page(self, model: type[Model], key: Any) -> str:
        opts = model._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[key])
