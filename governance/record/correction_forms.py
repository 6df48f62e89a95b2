"""Form of a decision that corrects another: where it is adopted, and its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from crpv_portal.common.forms import UNREAD, offer
from crpv_portal.common.french import of

from ..choices import Ballot, DecisionKind
from ..models import AgendaItem, Decision, Meeting
from ..wording import dated_title
from .corrections import Correction
from .row_forms import NUMBER_IS_GIVEN, DecisionForm

TYPED = ("number", "year", "reference")


class CorrectionForm(DecisionForm):
    """Form whose `place` is a point of a held meeting, or « meeting-… » for a new last point."""

    place = forms.ChoiceField(
        label="Adoptée à",
        error_messages={
            "required": "Choisissez la réunion qui adopte la correction.",
            "invalid_choice": "Cette réunion ne peut pas adopter la correction.",
        },
    )
    provisions = forms.TypedMultipleChoiceField(
        label="Dispositions citées",
        required=False,
        coerce=int,
        widget=forms.SelectMultiple(attrs={"data-pick": True}),
    )
    ballot = forms.ChoiceField(
        label="Mode de scrutin",
        required=False,
        choices=[("", "Non précisé"), *Ballot.choices],
        help_text="Par appel nominal, la correction devient un projet de la réunion choisie : le "
        "vote de chacun s’y note, puis elle s’y adopte.",
    )
    # The last correction that the page told of, when it was opened.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["place", "sense", "text", "votes_for", "votes_against", "abstentions"]

    def __init__(
        self, *args: Any, decision: Decision, meetings: Iterable[Meeting], **kwargs: Any
    ) -> None:
        """Take the `meetings` that may adopt it, each with its items prefetched in order."""
        super().__init__(*args, **kwargs)
        offer(self, "ballot", [("", "Non précisé"), *Ballot.choices])
        self.places: dict[str, tuple[Meeting, AgendaItem | None]] = {}
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        for meeting in meetings:
            choices = []
            for item in meeting.items.all():
                self.places[f"item-{item.pk}"] = (meeting, item)
                choices.append((f"item-{item.pk}", f"Point {item.position}, {item.title}"))
            self.places[f"meeting-{meeting.pk}"] = (meeting, None)
            new = f"Nouveau point « Correction {of(decision.reference)} »"
            choices.append((f"meeting-{meeting.pk}", new))
            groups.append((dated_title(meeting), choices))
        offer(self, "place", [("", "Choisissez"), *groups])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if any(self.data.get(name) for name in TYPED):
            raise forms.ValidationError(NUMBER_IS_GIVEN)
        if "seen" not in self.data:
            raise forms.ValidationError(UNREAD)
        return data

    @property
    def where(self) -> tuple[Meeting, AgendaItem | None]:
        return self.places[self.cleaned_data["place"]]

    @property
    def correction(self) -> Correction:
        sense = self.cleaned_data["sense"]
        is_decision = sense == DecisionKind.DECISION
        return Correction(
            kind=DecisionKind.DECISION if is_decision else DecisionKind.OPINION,
            opinion="" if is_decision else sense,
            text=self.cleaned_data["text"],
            votes=self.votes,
            provisions=tuple(self.cleaned_data["provisions"]),
            ballot=self.cleaned_data["ballot"],
        )
