"""Forms of dated facts: one input for a date of any precision, errors at their field."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, IntegrityError, models
from django.forms.utils import ErrorDict
from django.utils.text import capfirst
from psycopg.errors import RaiseException

from .choices import Confidence
from .constraints import known_range
from .dates import PartialDate, partial_date
from .forms import refuse
from .periods import end_after, end_from, last_day, lies_within

PRECISION = "_precision"
HALF_OPEN_ENDS = frozenset({"end_on"})  # the first day no longer true, typed as the last day true
MISSING_SOURCE = (
    "« Vérifié » et « déduit » demandent au moins une source : citez-la, ou choisissez "
    "« à vérifier »."
)
FINAL = (
    "Une ligne qui ne se change plus (un appel, une décision adoptée, un compte rendu approuvé) en "
    "serait changée : rien n’a été enregistré."
)
HOW_TO_TYPE = "2017, 03/2017 ou 16/03/2017"
LAST_DAY_HELP = "Dernier jour où c’est vrai ; « 2017 » seul : a pris fin au cours de 2017."


class PartialDateInput(forms.TextInput):
    """Text input; on a phone, the keyboard shows digits and the slash."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"size": 10, "maxlength": 10, "placeholder": "jj/mm/aaaa", **(attrs or {})}
        )


class PartialDateFormField(forms.CharField):
    """Date typed to the year, the month or the day; its value is a `PartialDate` or None."""

    widget = PartialDateInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", f"{HOW_TO_TYPE}.")
        self.judges: Sequence[Callable[[datetime.date], None]] = options.pop("validators", ())
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        return PartialDate.parse(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return value.typed() if isinstance(value, PartialDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True

    def run_validators(self, value: Any) -> None:
        """Have the field's own validators judge the day; those of CharField read a text."""
        if value is not None:
            for judge in self.judges:
                judge(value.date)

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")


class LastDayFormField(PartialDateFormField):
    """Last day true; its value is the half-open end: for a full date, the day after."""

    def to_python(self, value: Any) -> Any:
        last = super().to_python(value)
        if last is None or isinstance(value, PartialDate):
            return last
        return end_after(last)

    def prepare_value(self, value: Any) -> Any:
        return last_day(value).typed() if isinstance(value, PartialDate) else value


def partial_date_field(column: models.Field, **options: Any) -> PartialDateFormField | None:
    """Return the form field of a column with a precision; None for any other column."""
    names = {field.name for field in column.model._meta.fields}
    if f"{column.name}{PRECISION}" not in names:
        return None
    label = capfirst(str(column.verbose_name))
    options = {"required": not column.blank, "label": label, **options}
    if column.name in HALF_OPEN_ENDS:
        return LastDayFormField(**options | {"label": "Dernier jour", "help_text": LAST_DAY_HELP})
    help_text = " ".join(filter(None, (f"{HOW_TO_TYPE}.", str(column.help_text))))
    return PartialDateFormField(**{"help_text": help_text, **options})


def require_source(form: forms.BaseForm) -> None:
    """Refuse « vérifié » and « déduit » without a source, at the field of the sources."""
    data = form.cleaned_data
    needs = data.get("confidence") in (Confidence.VERIFIED, Confidence.INFERRED)
    if needs and "sources" in data and not data["sources"]:
        form.add_error("sources", MISSING_SOURCE)


def read_period(form: forms.BaseForm, begins: str = "start_on", ends: str = "end_on") -> None:
    """Convert the last day typed on a form to the end of a period, from its beginning.

    Refuses, at its field, a last day said with less detail than the beginning that it contains:
    nothing would say which of the two comes first.
    """
    start, end = form.cleaned_data.get(begins), form.cleaned_data.get(ends)
    if start is None or end is None:
        return
    first = start if isinstance(start, PartialDate) else PartialDate(start)
    form.cleaned_data[ends] = end_from(first, end)
    if first != end and end.date <= first.date <= end.last_possible_day and not end.is_to_the_day:
        form.add_error(
            ends,
            f"« {end.words()} » contient le début ({first.words()}) : dites le dernier jour avec "
            "autant de précision, ou le début avec moins.",
        )


class FactModelForm(forms.ModelForm):
    """Model form with one input per partial date, and each error at its field.

    The form field of such a date comes from `partial_date_field`; the precision column is no field
    of the form. A row that nobody touched is neither validated nor saved: a page with a hundred
    rows costs what its changed rows cost.
    """

    # Set by a formset that compares its rows with each other: those in the database are about to
    # change.
    are_overlaps_checked_by_formset: ClassVar[bool] = False
    # What the database itself refused, to be shown again on the page.
    refusal: ClassVar[str] = ""
    # What somebody else wrote meanwhile, by the name of the box on the page.
    clashes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._partial_dates():
            if self.instance.pk and not (kwargs.get("initial") or {}).get(name):
                self.initial[name] = partial_date(self.instance, name)
        start, end = self.initial.get("start_on"), self.initial.get("end_on")
        if isinstance(start, PartialDate) and end and lies_within(start, end):
            self.initial["end_on"] = start  # as it was typed

        confidence = self.fields.get("confidence")
        if isinstance(confidence, forms.TypedChoiceField) and not self.instance.may_be_recorded:
            confidence.choices = Confidence.stated()

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        read_period(self)
        if not self.instance.pk or {"confidence", "sources"} & set(self.changed_data):
            require_source(self)
        return data

    def _partial_dates(self) -> list[str]:
        return [
            name for name, field in self.fields.items() if isinstance(field, PartialDateFormField)
        ]

    def full_clean(self) -> None:
        if self.is_bound and self.instance.pk and not self.has_changed():
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data: dict[str, Any] = {}
        else:
            super().full_clean()
        if self.is_bound and self.refusal:
            refuse(self, ValidationError(self.refusal))
        for name in (*self.fields, NON_FIELD_ERRORS) if self.is_bound and self.clashes else ():
            if said := self.clashes.get(self.add_prefix(name)):
                at = None if name == NON_FIELD_ERRORS else name
                self.add_error(at, ValidationError(said, code="clash"))

    def _get_validation_exclusions(self) -> set[str]:
        """Have constraints checked on columns that the form holds without an input.

        The precision is inside its date; a column that nobody edits (`erased_at`) keeps the row's
        value.
        """
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]
        present = {f"{name}{PRECISION}" for name in self._partial_dates() if name not in excluded}
        settled = {
            column.name
            for column in self.instance._meta.fields
            if not column.editable and column.null
        }
        return excluded - present - settled

    def _post_clean(self) -> None:
        for name in self._partial_dates():
            if name in self.cleaned_data:
                value = self.cleaned_data[name]
                self.cleaned_data[name] = value.date if value else None
                setattr(self.instance, f"{name}{PRECISION}", value.precision if value else "")
        super()._post_clean()  # type: ignore[misc]

    def _update_errors(self, errors: ValidationError) -> None:
        """Move the refusal of a constraint to the field that it is about."""
        model: type[models.Model] = type(self.instance)
        silent = overlap_messages(model) if self.are_overlaps_checked_by_formset else ()
        errors = at_their_fields(errors, model, self.fields, silent)
        if not getattr(errors, "error_dict", True):
            return  # every one of them is silent
        super()._update_errors(errors)  # type: ignore[misc]


def overlap_constraints(model: type[models.Model]) -> list[ExclusionConstraint]:
    """Return the constraints by which two rows never hold on the same day (`no_overlap`)."""
    return [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, ExclusionConstraint)
        and any(expression == known_range() for expression, _ in constraint.expressions)
    ]


@cache
def overlap_messages(model: type[models.Model]) -> frozenset[str]:
    return frozenset(
        str(constraint.violation_error_message) for constraint in overlap_constraints(model)
    )


# Fields of constraints whose names do not give them.
FIELD_OF_RULE = {
    "end_after_start": "end_on",
    "attested_within": "attested_on",
    "start_known_or_attested": "start_on",
    "end_known_or_not": "end_is_unknown",
    "public_once_checked": "is_public",
    "stand_in_ends": "end_on",
    "start_known": "start_on",
    "kinds_within_total": "half_days",
    "remote_within_total": "half_days_remote",
    "people_within_participations": "people",
    "said_with_total": "half_days",
}


@cache
def field_of_message(model: type[models.Model]) -> dict[str, str]:
    """Return, for each constraint's message, the field at which it is shown."""
    names = sorted((field.name for field in model._meta.fields), key=len, reverse=True)
    found = {}
    for constraint in model._meta.constraints:
        rule = constraint.name.removeprefix(f"{model._meta.model_name}_")
        at = FIELD_OF_RULE.get(rule) or next(
            (name for name in names if f"_{name}_" in f"_{rule}_"), ""
        )
        if constraint in overlap_constraints(model):
            at = "start_on"
        if at:
            found[str(constraint.violation_error_message)] = at
    return found


def at_their_fields(
    refusal: ValidationError,
    model: type[models.Model],
    shown: Container[str],
    silent: Container[str] = (),
) -> ValidationError:
    """Return what a row of the model was refused, each constraint at the field it is about.

    shown: the names of the fields that the form has; silent: the messages that are left out.
    """
    if not hasattr(refusal, "error_dict"):
        return refusal
    fields = field_of_message(model)
    placed: dict[str, list[ValidationError]] = {}
    for name, refusals in refusal.error_dict.items():
        for each in refusals:
            text = str(each.message)
            if text in silent:
                continue
            at = fields.get(text, "") if name == NON_FIELD_ERRORS else name
            placed.setdefault(at if at in shown else name, []).append(each)
    return ValidationError(placed)


@contextmanager
def refusals_of_the_database(concerned: Iterable[type[models.Model]]) -> Iterator[None]:
    """Have the refusal of a constraint, or of a row that is final, raise ValidationError.

    What was cut short, by a deadlock or a limit of time, is no refusal: it may be asked again.
    """
    try:
        yield
    except DatabaseError as error:
        if not isinstance(error, IntegrityError) and not _is_of_a_trigger(error):
            raise
        raise ValidationError(refusal_in_words(concerned, error)) from error


def _is_of_a_trigger(error: Exception) -> bool:
    return isinstance(error.__cause__, RaiseException)


def refusal_in_words(concerned: Iterable[type[models.Model]], error: Exception) -> str:
    """Return the French message of the constraint that the database names, for these models."""
    if _is_of_a_trigger(error):
        return FINAL
    cause = error.__cause__
    name = getattr(getattr(cause, "diag", None), "constraint_name", None)
    for model in concerned:
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message)
    return (
        "La base a refusé cet enregistrement : une autre personne a sans doute modifié les mêmes "
        "lignes. Rien n’a été enregistré ; rouvrez la page et recommencez."
    )
