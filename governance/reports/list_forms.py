"""Forms of the lists of meetings and actions in the working space."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from crpv_portal.common.forms import offer

from ..choices import ActionState, MeetingStatus
from ..forms import BodyChoiceField, RowForm
from ..models import ActionItem, Body, Meeting
from ..read_at import ReadForm, Reading


class ActionStateForm(ReadForm):
    """Form of an action's new state, given by the button pressed, and of its outcome."""

    state = forms.ChoiceField(choices=ActionState.choices, widget=forms.HiddenInput)
    outcome = forms.CharField(label="Issue, si elle est à dire", max_length=300, required=False)

    @classmethod
    def reading(cls, action: ActionItem, sent: QueryDict | None = None) -> Reading:
        """Return the form over the state of an action; its state and its outcome go together."""
        initial = {"state": action.state, "outcome": action.outcome}
        prefix = f"suite-{action.pk}"
        return Reading(
            lambda data: cls(data, prefix=prefix, initial=initial), sent, action, is_whole=True
        )


class MeetingFilterForm(RowForm):
    """Filter of meetings: by body, by state."""

    body = BodyChoiceField(
        label="Instance", queryset=Body.objects.none(), required=False, empty_label="Toutes"
    )
    status = forms.ChoiceField(
        label="État", required=False, choices=[("", "Tous"), *MeetingStatus.choices]
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", bodies)

    def filtered(self, meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
        if not self.is_valid():
            return meetings
        if self.cleaned_data["body"]:
            meetings = meetings.filter(body=self.cleaned_data["body"])
        if self.cleaned_data["status"]:
            meetings = meetings.filter(status=self.cleaned_data["status"])
        return meetings
