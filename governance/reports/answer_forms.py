"""Forms behind the link of a reminder: done, not before a day, a word."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.dates import in_words, today

from ..choices import ReminderAnswer
from ..forms import YEARS_AHEAD, RowForm, day_field

LONGEST = 300


def word_field(label: str, **arguments: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, validators=[refuse_contacts], **arguments
    )


class DoneForm(RowForm):
    word = word_field("Issue, si elle est à dire", required=False)


class LaterForm(RowForm):
    not_before = day_field("Pas avant le")
    word = word_field("Pourquoi, si vous voulez le dire", required=False)

    def clean_not_before(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["not_before"]
        now = today()
        if day <= now:
            raise ValidationError("Choisissez un jour à venir.")
        if day > (last := now + datetime.timedelta(days=365 * YEARS_AHEAD)):
            raise ValidationError(f"Choisissez un jour d’ici au {in_words(last)}.")
        return day


class WordForm(RowForm):
    word = word_field("Un mot au secrétariat", error_messages={"required": "Écrivez votre mot."})


FORMS: dict[str, type[RowForm]] = {
    ReminderAnswer.DONE: DoneForm,
    ReminderAnswer.LATER: LaterForm,
    ReminderAnswer.WORD: WordForm,
}
