"""Form that makes a composition of a meeting: who sits, under which title, in which college."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.digests import short_digest
from crpv_portal.common.forms import offer

from ..forms import RowForm
from .colleges import college_field, named_colleges
from .from_meeting import COLLEGE, NOBODY_CHOSEN

if TYPE_CHECKING:
    from ..models import Meeting
    from .from_meeting import SeatCandidate

CHANGED = (
    "La liste des présents a changé depuis que cette page est ouverte : relisez-la, puis "
    "recommencez. Rien n’est enregistré."
)


class SeatOfLineForm(RowForm):
    """Boxes of one line of the roll: whether it sits, and the public title of its seat."""

    sits = forms.BooleanField(label="Siège", required=False)
    title = forms.CharField(
        label="Nom du siège, public",
        max_length=200,
        required=False,
        validators=[refuse_contacts],
    )

    def __init__(self, *args: Any, candidate: SeatCandidate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidate = candidate


class ComposeForm(RowForm):
    """Form of the college, with a row for each line of the roll; `seen` is what was shown."""

    college = college_field()
    college_name = forms.CharField(
        label="Nom du nouveau collège", max_length=150, required=False, initial=COLLEGE
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, meeting: Meeting, candidates: list[SeatCandidate], is_known: bool
    ) -> None:
        """Take whether the body has members: then nobody is ticked beforehand."""
        colleges = named_colleges(meeting.body)
        self.digest = short_digest(
            "\n".join(f"{each.row.pk} {each.name} {each.why_not}" for each in candidates)
        )
        first = colleges.first()
        super().__init__(data, initial={"seen": self.digest, "college": first and first.pk})
        offer(self, "college", colleges)
        if first is None:
            del self.fields["college"]
        self.rows = [
            SeatOfLineForm(
                data,
                prefix=f"line-{each.row.pk}",
                initial={"sits": not is_known, "title": each.title},
                candidate=each,
            )
            for each in candidates
            if not each.why_not
        ]
        self.others = [each for each in candidates if each.why_not]

    @property
    def titles(self) -> dict[int, str]:
        """Return the title of each seat to make, by its line of the roll."""
        return {
            row.candidate.row.pk: row.cleaned_data["title"]
            for row in self.rows
            if row.cleaned_data.get("sits")
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        refused = [row for row in self.rows if not row.is_valid()]  # each is judged
        if data.get("seen") != self.digest:
            raise forms.ValidationError(CHANGED)
        if not data.get("college") and not data.get("college_name"):
            self.add_error("college_name", "Nommez le collège.")
        if refused:
            raise forms.ValidationError("Corrigez les lignes signalées. Rien n’est enregistré.")
        if not self.titles:
            raise forms.ValidationError(NOBODY_CHOSEN)
        return data
