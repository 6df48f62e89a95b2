"""Form by which several facts of a sheet are confirmed at once."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.admin.evidence import SourcesField
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.widgets import Boxes
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate, refuse_to_come, today
from crpv_portal.common.fact_forms import PartialDateFormField

from ..models import Centre, Coverage

PARTS = (
    *("names", "coverages", "labels", "sites", "missions", "local_partnerships"),
    *("legal_bodies", "milestones", "agreements"),
)


def unconfirmed(centre: Centre) -> dict[str, tuple[str, Any]]:
    """Return the facts of a sheet that no source verifies yet, by a key, with their label."""
    found = {}
    for part in PARTS:
        rows = getattr(centre, part).exclude(confidence=Confidence.VERIFIED)
        for row in rows.order_by("pk"):
            label = f"{row._meta.verbose_name} : {row}"
            found[f"{part}-{row.pk}"] = (label, row)
    return found


class ConfirmForm(PageActionForm):
    """Facts to tick, the day on which they were checked, what shows them."""

    facts = forms.MultipleChoiceField(label="Faits à confirmer", widget=Boxes)
    on = PartialDateFormField(label="Vérifiés le", validators=[refuse_to_come])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = unconfirmed(self.row)
        choices = [(key, label) for key, (label, _) in self.rows.items()]
        self.fields["facts"].choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["sources"] = SourcesField(Coverage._meta.get_field("sources"))
        self.initial = {"on": PartialDate(today()), **(self.initial or {})}
        self.order_fields(["facts", "on", "sources", "reason"])

    def clean_facts(self) -> list[Any]:
        return [self.rows[key][1] for key in self.cleaned_data["facts"]]
