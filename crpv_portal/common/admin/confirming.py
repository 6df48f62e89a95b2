"""Action by which several facts of a record are confirmed at once, the same for every record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model

from ..choices import Confidence
from ..confirming import confirm_facts
from ..dates import PartialDate, refuse_to_come, today
from ..fact_forms import PartialDateFormField
from ..facts import doubtful_facts, has_doubtful_facts, lookups_of
from .evidence import SourcesField
from .page_actions import PageAction, PageActionForm
from .usage import label_of, read_for_labels
from .widgets import Boxes

MOST = 100  # boxes on the page; the next ones come once these are confirmed


def _offered(record: Model) -> Iterator[tuple[str, str, Any]]:
    """Yield the facts to confirm, at most MOST: a key, what the box says, the row."""
    left = MOST
    for rows in doubtful_facts(record):
        for row in read_for_labels(admin.site, rows)[:left]:
            left -= 1
            # The record itself, whose page this is, goes without saying.
            said = label_of(admin.site, row, on=record)
            doubt = "" if row.confidence == Confidence.UNVERIFIED else ", déduit"
            label = f"{row._meta.verbose_name} : {said}{doubt}"
            yield f"{row._meta.model_name}-{row.pk}", label, row


class ConfirmForm(PageActionForm):
    """Facts to tick, the day on which they were checked, what shows them."""

    facts = forms.MultipleChoiceField(label="Faits à confirmer", widget=Boxes)
    on = PartialDateFormField(label="Vérifiés le", validators=[refuse_to_come])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(_offered(self.row))
        self.rows = {key: row for key, _, row in offered}
        boxes: Any = self.fields["facts"]
        boxes.choices = [(key, label) for key, label, _ in offered]
        if len(offered) == MOST:
            boxes.help_text = f"Les {MOST} premiers ; les suivants viennent une fois ceux-ci faits."
        self.fields["sources"] = SourcesField(_sources_of(type(self.row)))
        self.initial = {"on": PartialDate(today()), **(self.initial or {})}
        self.order_fields(["facts", "on", "sources", "reason"])

    def clean_facts(self) -> list[Any]:
        return [self.rows[key] for key in self.cleaned_data["facts"]]


def _sources_of(model: type[Model]) -> Any:
    """Return the column for sources of a first kind of facts: each proposes the same ones."""
    return lookups_of(model)[0][0]._meta.get_field("sources")


def confirming(*, may: Callable[[Any, Any], bool] = lambda user, row: True) -> PageAction:
    """Return the action that confirms facts of a record: what names it, on any floor."""
    return PageAction(
        slug="confirmer",
        verb="Confirmer des faits",
        explanation=(
            "Cochez les faits que la même source montre : ils deviennent « vérifiés » ce "
            "jour-là, et la citent avec celles qu’ils avaient."
        ),
        form=ConfirmForm,
        carry_out=lambda request, row, data: confirm_facts(**data),
        done="Les faits cochés sont confirmés.",
        is_offered=has_doubtful_facts,
        may=may,
    )
