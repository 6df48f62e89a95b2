"""Form of the plan of a body's minutes: its headings, in their order, and those of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.markdown import check_markdown

from ..drafting.plan import ALWAYS, OWN, PlanSection
from ..forms import MARKUP_HELP
from ..read_at import ReadForm

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.http import QueryDict

NEW = "nouvelle"


def moved(order: str, key: str, by: int) -> str:
    """Return the order with one heading moved up (-1) or down (1).

    >>> moved("a b c", "c", -1)
    'a c b'
    """
    keys = order.split()
    if key in keys:
        place = keys.index(key)
        keys.insert(min(max(place + by, 0), len(keys) - 1), keys.pop(place))
    return " ".join(keys)


class MinutesPlanForm(ReadForm):
    """Headings of a plan; one of the body's own goes when its title is emptied."""

    order = forms.CharField(
        label="Ordre des rubriques", widget=forms.HiddenInput, max_length=600, required=False
    )

    def __init__(self, data: QueryDict | None = None, *, sections: list[PlanSection]) -> None:
        self.sections = {section.key: section for section in sections}
        stored = {"order": " ".join(self.sections)}
        for section in sections:
            stored[f"{section.key}-title"] = section.title
            stored[f"{section.key}-text"] = section.text
            stored[f"{section.key}-kept"] = "on" if section.is_kept else ""
        if data is not None:
            data = data.copy()
            for key in self.sections:  # a heading that was added since the page was shown
                if f"{key}-title" not in data:
                    data.update(
                        {name: stored[name] for name in stored if name.startswith(f"{key}-")}
                    )
        super().__init__(data, initial=stored)
        self.order_of = " ".join(self._keys(data.get("order", "") if data else stored["order"]))
        for section in sections:
            self._add_boxes(section)
        self.fields[f"{NEW}-title"] = forms.CharField(
            label="Titre de la rubrique", max_length=120, required=False
        )
        self.fields[f"{NEW}-text"] = _text("Texte qui y est toujours écrit")
        for name, field in self.fields.items():
            if name.endswith(("-title", "-text")):
                field.widget.attrs["class"] = "fr-input"

    def _add_boxes(self, section: PlanSection) -> None:
        key = section.key
        self.fields[f"{key}-title"] = forms.CharField(
            label="Titre",
            max_length=120,
            required=not section.is_own,
            error_messages={"required": "Donnez un titre à cette rubrique."},
        )
        if section.is_own:
            self.fields[f"{key}-text"] = _text("Texte qui y est toujours écrit")
        if key not in ALWAYS:
            self.fields[f"{key}-kept"] = forms.BooleanField(
                label="Dans le compte rendu", required=False
            )

    def _keys(self, order: str) -> list[str]:
        asked = [key for key in dict.fromkeys(order.split()) if key in self.sections]
        return [*asked, *(key for key in self.sections if key not in asked)]

    def chosen(self) -> list[PlanSection]:
        """Return the sections as they were sent, in their order."""
        data, found = self.cleaned_data, []
        for key in self._keys(data.get("order", "")):
            title = " ".join(data[f"{key}-title"].split())
            if not title:
                continue
            text = data.get(f"{key}-text", "").strip()
            kept = key in ALWAYS or bool(data.get(f"{key}-kept"))
            found.append(PlanSection(key, title, text, kept))
        if title := " ".join(data[f"{NEW}-title"].split()):
            ranks = [int(key.removeprefix(OWN)) for key in self.sections if key.startswith(OWN)]
            own = PlanSection(
                f"{OWN}{max(ranks, default=0) + 1}", title, data[f"{NEW}-text"].strip()
            )
            found.append(own)
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get(f"{NEW}-text", "").strip() and not data.get(f"{NEW}-title", "").strip():
            self.add_error(f"{NEW}-title", "Donnez un titre à cette rubrique.")
        return data

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield each section with its boxes, in the order shown."""
        keys = self.order_of.split()
        for rank, key in enumerate(keys):
            yield {
                "section": self.sections[key],
                "title": self[f"{key}-title"],
                "text": self._box(f"{key}-text"),
                "kept": self._box(f"{key}-kept"),
                "is_first": rank == 0,
                "is_last": rank == len(keys) - 1,
            }

    @property
    def new(self) -> dict[str, BoundField]:
        return {"title": self[f"{NEW}-title"], "text": self[f"{NEW}-text"]}

    def _box(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        strip=False,
        max_length=5_000,
        help_text=MARKUP_HELP,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
