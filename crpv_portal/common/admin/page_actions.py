"""Actions of the staff on a record that are more than filling in a form: publish, close, rename…

Each has its own page and a small form with « Pourquoi ? », and calls one service. Here is what an
action declares; its page is in `action_pages`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from ..dates import check_near, check_plausible, in_words
from ..digests import short_digest
from ..fact_forms import refusal_in_words
from ..forms import refuse

REASON_HELP = "Gardé dans l’historique avec votre nom ; jamais publié."


class PageActionForm(forms.Form):
    """Form of an action, with its last question, why; `row` is the record, None before creation."""

    field_order: list[str] | None = None

    reason = forms.CharField(
        label="Pourquoi ?",
        max_length=300,
        help_text=REASON_HELP,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])
        for field in self.fields.values():
            field.widget.is_required = field.required


def _check_first_day(day: datetime.date) -> None:
    """Refuse a day once: Django asks each validator of a field, and shows all they say."""
    check_plausible(day)
    check_near(day)


class _DayField(forms.DateField):
    """Day of an action, typed as the French write it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            error_messages={"invalid": "Écrivez le jour ainsi : 16/03/2026."},
            widget=forms.DateInput(
                format="%d/%m/%Y", attrs={"size": 10, "placeholder": "jj/mm/aaaa"}
            ),
            **options,
        )


class FirstDayField(_DayField):
    """First day of what an action writes; a day too far ahead to plan anything is refused."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(label="À partir du", help_text=help_text, validators=[_check_first_day])


class LastDayField(_DayField):
    """Last day of what is asked of others; a service judges it (`dates.judge_last_day`)."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(label="Jusqu’au", help_text=help_text, validators=[check_plausible])


@dataclass(frozen=True)
class Preview:
    """Titled lists of sentences on what an action would do, shown before anything is written."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, parts: Mapping[str, Iterable[str]]) -> Preview:
        """Return the preview of these lists by title; an empty list is not shown."""
        lists = ((title, tuple(items)) for title, items in parts.items())
        return cls(tuple((title, items) for title, items in lists if items))

    def waiting(self, until: datetime.date) -> Preview:
        """Return the preview of the same, on a day to come."""
        said = f"Rien ne change avant le {in_words(until)} : ce qui suit se fera ce jour-là."
        return Preview((("Changement prévu", (said,)), *self.parts))

    @property
    def digest(self) -> str:
        """Return what the confirmation carries: what was confirmed is what is done."""
        return short_digest(repr(self.parts))


@dataclass(frozen=True)
class PageAction:
    """Action on a record.

    slug: the end of its address; verb: its button; explanation: what will happen, in a sentence;
    carry_out: takes the request, the record, the cleaned data, and calls the service, whose
    ValidationErrors are shown; is_offered: whether it makes sense for that record; done: the
    message shown after. opening: a first question, on which the form depends, asked on a page of
    its own; the form takes its answers as `opened`. preview: what would be done, from the record
    and the cleaned data; it is shown, and confirmed, before anything is written. leads_to: the
    address of the page to show once it is done, from what the service made; the record's without.
    foretold: what will be, in a sentence, when the day asked as `on` is to come: the action is then
    planned; None for one that is not.
    """

    slug: str
    verb: str
    explanation: str
    carry_out: Callable[[Any, Any, dict[str, Any]], object]  # the request of a logged-in agent
    done: str
    form: type[PageActionForm] = PageActionForm
    is_offered: Callable[[Any], bool] = lambda row: True
    may: Callable[[Any, Any], bool] = lambda user, row: True
    is_grave: bool = False
    opening: type[PageActionForm] | None = None
    preview: Callable[[Any, dict[str, Any]], Preview] | None = None
    leads_to: Callable[[Any], str] | None = None
    foretold: Callable[[Any, dict[str, Any]], str] | None = None


def see_as(**whose: int) -> dict[str, Any]:
    """Return the link by which the portal is seen as the account, or as a member of the centre."""
    url = f"{reverse('borrowing:choose')}?{urlencode(whose)}"
    return {"verb": "Voir comme…", "url": url, "is_grave": False}


def attempt(form: forms.Form, act: Callable[[], Any], concerned: list[type[Any]]) -> Any:
    """Return the service's result; None when it or the database refuses, the form says why."""
    try:
        return act() or True
    except ValidationError as refusal:
        refuse(form, refusal)
    except IntegrityError as refusal:
        refuse(form, ValidationError(refusal_in_words(concerned, refusal)))
    return None
