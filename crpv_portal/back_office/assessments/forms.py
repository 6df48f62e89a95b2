"""Form of one side of an assessment: a level and a comment for each provision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from centres.assessments import provisions_of
from centres.choices import Fulfillment
from centres.models import Assessment, CentreAssessment
from centres.models.assessments import LONGEST_COMMENT
from governance.read_at import ReadForm, Reading
from partners.models import Provision

LEVELS = [("", "Pas encore appréciée"), *Fulfillment.pairs()]


@dataclass(frozen=True)
class AssessedLine:
    """Provision with what both sides say of it, and the boxes of one of them, if it writes."""

    provision: Provision
    stored: Assessment
    level: forms.BoundField | None = None
    comment: forms.BoundField | None = None


class LinesReading(Reading):
    """Form over the lines of an assessment: who wrote a box is read in the history of its line."""

    def __init__(
        self, make: Any, sent: QueryDict | None, lines: Mapping[int, Assessment], side: str
    ) -> None:
        self.lines, self.side = lines, side
        super().__init__(make, sent, Assessment())

    def _author(self, box: str) -> str:
        _, key, part = box.split("-")
        self.row = self.lines.get(int(key), Assessment())
        return super()._author(f"{self.side}_{part}")


class AssessmentForm(ReadForm):
    """Form of the levels and comments of one side, joined with what others saved meanwhile."""

    read = forms.CharField(  # two digests for each provision
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), max_length=20_000
    )

    def __init__(self, *args: Any, provisions: Sequence[Provision] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.provisions = provisions
        for each in provisions:
            self.fields[_box(each, "level")] = forms.ChoiceField(
                label="Appréciation",
                choices=LEVELS,
                required=False,
                widget=forms.Select(attrs={"class": "fr-select", "autocomplete": "off"}),
            )
            self.fields[_box(each, "comment")] = forms.CharField(
                label="Commentaire",
                required=False,
                max_length=LONGEST_COMMENT,
                widget=forms.Textarea(attrs={"class": "fr-input", "rows": 3}),
            )
        self.use_required_attribute = False

    @classmethod
    def reading(cls, assessment: CentreAssessment, side: str, sent: QueryDict | None) -> Reading:
        """Return the form of a side over what is stored, joined with what was sent."""
        provisions = list(provisions_of(assessment.edition))
        stored = lines_by_provision(assessment)
        initial = {
            _box(each, part): getattr(stored[each.pk], f"{side}_{part}")
            for each in provisions
            if each.pk in stored
            for part in ("level", "comment")
        }

        def make(data: QueryDict | None) -> AssessmentForm:
            return cls(data, provisions=provisions, initial=initial)

        return LinesReading(make, sent, stored, side)

    @property
    def said(self) -> dict[int, tuple[str, str]]:
        data = self.cleaned_data
        return {
            each.pk: (data[_box(each, "level")], data[_box(each, "comment")])
            for each in self.provisions
        }

    def lines(self, assessment: CentreAssessment) -> list[AssessedLine]:
        stored = lines_by_provision(assessment)
        return [
            AssessedLine(
                each,
                stored.get(each.pk, Assessment()),
                self[_box(each, "level")],
                self[_box(each, "comment")],
            )
            for each in self.provisions
        ]


def lines_by_provision(assessment: CentreAssessment) -> dict[int, Assessment]:
    """Return what is stored of each provision, by its key; nothing of one that is not begun."""
    lines = assessment.lines.all() if assessment.pk else ()
    return {line.provision_id: line for line in lines}


def written_lines(assessment: CentreAssessment) -> list[AssessedLine]:
    """Return the provisions with what both sides say of them, to be read only."""
    stored = lines_by_provision(assessment)
    provisions = provisions_of(assessment.edition)
    return [AssessedLine(each, stored.get(each.pk, Assessment())) for each in provisions]


def _box(provision: Provision, part: str) -> str:
    return f"disposition-{provision.pk}-{part}"
