"""Form in which a centre writes the figures of its year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from centres.activity.reading import ComparedFigure, compared
from centres.models import ActivityReport
from centres.models.activity import FIGURES, LIMITS
from crpv_portal.common.admin.fields import AmountField, CountField
from crpv_portal.common.french import capitalised, number
from governance.read_at import ReadForm, Reading

NOT_A_NUMBER = "Écrivez un nombre, en chiffres ; laissez vide ce que vous ne comptez pas."
PARTS = (
    ("Demi-journées", [each for each in FIGURES if each.startswith("half_days")]),
    ("Actions et participants", ["actions", "participations", "people"]),
    ("Publications et équipe", ["publications", "fte"]),
)


def _box(name: str) -> forms.Field:
    column: Any = ActivityReport._meta.get_field(name)
    asked: dict[str, Any] = {
        "label": capitalised(str(column.verbose_name)),
        "help_text": str(column.help_text),
        "required": False,
        "min_value": 0,
        "max_value": LIMITS[name],
        "error_messages": {
            "invalid": NOT_A_NUMBER,
            "min_value": "Un chiffre n’est pas négatif.",
            "max_value": f"{number(LIMITS[name])} au plus, pour un centre.",
        },
    }
    if name == "fte":
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        return AmountField(max_digits=5, decimal_places=2, localize=True, widget=widget, **asked)
    return CountField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **asked)


class OwnActivityForm(ReadForm):
    """Form of a report, figure by figure; an empty box is not counted, and is no zero."""

    details = forms.CharField(
        label="Précisions",
        help_text=str(ActivityReport._meta.get_field("details").help_text),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIGURES:
            box = self.fields[name] = _box(name)
            box.widget.attrs["class"] = "fr-input"
        self.use_required_attribute = False

    @classmethod
    def reading(cls, report: ActivityReport, sent: QueryDict | None) -> Reading:
        """Return the form over what is stored of a report, joined with what was sent."""
        initial = {name: getattr(report, name) for name in (*FIGURES, "details")}
        return Reading(lambda data: cls(data, initial=initial), sent, report)

    @property
    def figures(self) -> dict[str, int | Decimal | None]:
        return {name: self.cleaned_data[name] for name in FIGURES}

    def parts(
        self, report: ActivityReport, before: ActivityReport | None
    ) -> list[tuple[str, list[tuple[ComparedFigure, forms.BoundField]]]]:
        """Return the boxes by part, each with its figure of the year before."""
        rows = {row.name: row for row in compared(report, before)}
        return [(title, [(rows[name], self[name]) for name in names]) for title, names in PARTS]
