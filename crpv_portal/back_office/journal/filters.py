"""Questions asked of the journal: who, when, on what, which kind of change, for which reason."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.text import capfirst

from crpv_portal.common.acts import Act, ChangeKind
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import PARIS, check_plausible, in_words, today
from crpv_portal.common.french import listing
from crpv_portal.common.past_rows import name_then
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.common.text import french_sort_key, key_in
from crpv_portal.common.traces import Trace, events_by_model, traces_of

from .weeks import DAY, DaySpan, days_of

NOBODY = "aucun"  # commands, and what was taken over before anybody had an account
KINDS = (
    (ChangeKind.ADDED.value, "ajout"),
    (ChangeKind.CHANGED.value, "modification"),
    (ChangeKind.REMOVED.value, "suppression"),
)
ANY = ("", "indifférent")


def taken_back_by(code: str) -> list[Act]:
    """Return the acts that took back the act of this code: none, or one each time it was redone."""
    undoes = Q(pgh_context__undoes=code)
    return Acts((Trace(model) for model in told_models()), among=undoes, told=slice(1))[:3]


def told_models() -> list[type[Model]]:
    """Return the models that the journal tells; the links between rows go with their owner."""
    return [model for model in events_by_model() if not model._meta.auto_created]


def _label(model: type[Model]) -> str:
    return model._meta.label_lower


def record_code(row: Model) -> str:
    """Return how the journal's address names a record: `centres.centre-12`."""
    return f"{_label(row._meta.model)}-{row.pk}"


def _accounts() -> list[tuple[str, str]]:
    people = get_user_model()._default_manager.all()
    named = sorted(((name_for_staff(each), each.pk) for each in people), key=_in_french)
    return [ANY, (NOBODY, "sans compte (commande ou reprise)"), *((str(k), n) for n, k in named)]


def _in_french(entry: tuple[str, Any]) -> str:
    return french_sort_key(entry[0])


def _objects() -> list[tuple[str, str]]:
    named = [(capfirst(str(model._meta.verbose_name)), _label(model)) for model in told_models()]
    return [ANY, *((label, name) for name, label in sorted(named, key=_in_french))]


class DayField(forms.DateField):
    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            validators=[check_plausible],
            error_messages={"invalid": "Écrivez le jour ainsi : 16/03/2026."},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )


class JournalForm(forms.Form):
    """Filters of the journal, all in its address; `fiche` comes from a record's own page."""

    periode = forms.ChoiceField(label="Quand", required=False, choices=[ANY, *DaySpan.choices])
    du = DayField("Du")
    au = DayField("Au")
    qui = forms.ChoiceField(label="Qui", required=False, choices=_accounts)
    objet = forms.ChoiceField(label="Sur quoi", required=False, choices=_objects)
    nature = forms.ChoiceField(label="Nature", required=False, choices=[ANY, *KINDS])
    motif = forms.CharField(label="Motif contenant", required=False, max_length=100)
    fiche = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, site: AdminSite, **kwargs: Any) -> None:
        self.site = site
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_fiche(self) -> tuple[type[Model], int] | None:
        """Return the model and key of the record named, deleted since or not."""
        label, _, number = self.cleaned_data["fiche"].rpartition("-")
        if not label and not number:
            return None
        model = {_label(each): each for each in told_models()}.get(label)
        key = key_in(number)
        if model is None or key is None:
            raise ValidationError("L’adresse ne nomme aucune fiche du registre.")
        return model, key

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("du"), data.get("au")
        if first and last and last < first:
            self.add_error("au", "Le dernier jour précède le premier.")
        return data

    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the first and last days asked for; days typed go before a span chosen."""
        first, last = self.cleaned_data["du"], self.cleaned_data["au"]
        if self.cleaned_data["periode"] and not first and not last:
            return days_of(self.cleaned_data["periode"], today())
        return first, last

    def acts(self, *, told: slice = slice(None)) -> Acts:
        """Return the acts that the filters keep, and of each the rows that are told."""
        data = self.cleaned_data
        model = apps.get_model(data["objet"]) if data["objet"] else None
        kind = ChangeKind(data["nature"]) if data["nature"] else None
        return Acts(self._traces(), among=self._among(), of=model, kind=kind, told=told)

    def _traces(self) -> list[Trace]:
        record = self.cleaned_data["fiche"]
        if record is None:
            return [Trace(model) for model in told_models()]
        model, key = record
        screen: Any = self.site._registry.get(model)
        row = model._default_manager.filter(pk=key).first()
        if screen is None or row is None:
            return traces_of(model(pk=key))
        return screen.history_traces(row)

    def _among(self) -> Q:
        data = self.cleaned_data
        first, last = self.days()
        among = Q()
        if first:
            among &= Q(pgh_created_at__gte=_midnight(first))
        if last:
            among &= Q(pgh_created_at__lt=_midnight(last + DAY))
        if data["qui"] == NOBODY:
            among &= Q(pgh_context__user__isnull=True)
        elif data["qui"]:
            among &= Q(pgh_context__user=int(data["qui"]))
        if data["motif"]:
            among &= Q(pgh_context__reason__icontains=data["motif"])
        return among

    def said(self) -> str:
        """Return which acts these are: « depuis le lundi 23 novembre 2026 et par J. Martin »."""
        data = self.cleaned_data
        first, last = self.days()
        parts = []
        if first and first == last:
            parts.append(f"le {in_words(first, weekday=True)}")
        else:
            parts += [f"depuis le {in_words(first, weekday=True)}"] if first else []
            parts += [f"jusqu’au {in_words(last, weekday=True)}"] if last else []
        for name, words in (("qui", "par {}"), ("objet", "sur : {}"), ("nature", "{}")):
            if data[name]:
                parts.append(words.format(self._chosen(name)))
        if data["motif"]:
            parts.append(f"dont le motif contient « {data['motif']} »")
        if data["fiche"]:
            parts.append(f"sur la fiche « {name_then(*data['fiche'])} »")
        return listing(parts)

    def _chosen(self, name: str) -> str:
        field: Any = self.fields[name]
        words = str(dict(field.choices)[self.cleaned_data[name]])
        return words[0].lower() + words[1:] if name == "objet" else words


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=PARIS)
