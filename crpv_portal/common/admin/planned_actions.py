"""Actions of a record planned for a day to come: asked by the same form, carried out on that day.

An action that may be planned says in `foretold` what will be. Its form then takes a day to come.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from ..dates import check_near, in_words, today
from ..fact_forms import refusal_in_words
from ..history import because
from ..locks import locked_rows, wait_turn
from ..models import PlannedChange
from ..planning import change_plan, gone_among, note_effect, note_refusal, plan_change, rehearse
from ..text import key_in
from ..traces import Trace
from .history import HistoryMixin
from .page_actions import PageAction, PageActionForm

logger = logging.getLogger(__name__)

PLANNED = "prevu"  # in the address of an action: the planned change that its form shows
ANNOUNCED = "is_announced"
MAY_WAIT = (
    "Un jour à venir est accepté : le changement se fera de lui-même ce jour-là, à minuit, heure "
    "de Paris."
)


def ask_announcement(form: PageActionForm) -> None:
    """Ask whether the public reads of a day to come before it, and say that such a day may be."""
    reason = form.fields.pop("reason")
    form.fields[ANNOUNCED] = forms.BooleanField(
        label="Annoncer sur le site",
        required=False,
        help_text="Seulement pour un jour à venir : la page publique le dit dès aujourd’hui. Sans "
        "cela, seule l’équipe nationale le lit avant ce jour.",
    )
    form.fields["reason"] = reason
    day = form.fields["on"]
    day.help_text = f"{day.help_text} {MAY_WAIT}".strip()


def change_asked_for(asked: Mapping[str, Any], row: Any, action: PageAction) -> Any:
    """Return the planned change that the address names; None when it is no longer to come."""
    key = key_in(asked.get(PLANNED, ""))
    waiting = PlannedChange.objects.about(row).waiting().filter(deed=action.slug)
    return waiting.filter(pk=key).first() if key is not None else None


def initial_of(change: PlannedChange | None) -> dict[str, Any]:
    """Return what the form of a planned change shows: what was typed in it."""
    if change is None:
        return {}
    typed = {
        name: values if len(values) > 1 or name == "sources" else "".join(values)
        for name, values in change.typed.items()
    }
    return {**typed, ANNOUNCED: change.is_announced}


def plan(
    action: PageAction,
    row: Any,
    form: PageActionForm,
    data: dict[str, Any],
    *,
    wording: str,
    on: datetime.date,
    change: PlannedChange | None,
    request: Any,
) -> PlannedChange:
    """Keep what was typed for its day, judged as on that day; `change` is written anew, if any.

    Raises what the action raises, and ValidationError for a day too far ahead.
    """
    try:
        check_near(on)
    except ValidationError as refusal:
        raise ValidationError({"on": refusal.messages}) from None
    carried = {name: value for name, value in data.items() if name != ANNOUNCED}
    rehearse(lambda: action.carry_out(request, row, dict(carried)))
    sent: Any = form.data
    kept = [name for name in form.fields if name != ANNOUNCED]
    written: dict[str, Any] = {
        "on": on,
        "typed": {name: sent.getlist(form.add_prefix(name)) for name in kept},
        "wording": wording,
        "is_announced": bool(data.get(ANNOUNCED)),
        "names": _named_in(carried),
        "reason": data["reason"],
    }
    if change is not None:
        return change_plan(change=change, **written)
    return plan_change(row=row, deed=action.slug, **written)


def _named_in(data: Mapping[str, Any]) -> list[Model]:
    """Return the records that the form of an action names."""
    found: list[Model] = []
    for value in data.values():
        rows = value if isinstance(value, QuerySet | list | tuple) else [value]
        found += [row for row in rows if isinstance(row, Model)]
    return found


def carry_out_now(
    request: HttpRequest,
    action: PageAction,
    row: Any,
    data: dict[str, Any],
    change: PlannedChange | None,
) -> object:
    """Take an action at once; a planned change whose day was brought forward has its effect."""
    data.pop(ANNOUNCED, None)
    made = action.carry_out(request, row, data)
    if change is not None:
        note_effect(change)
    return made


def said_of(change: PlannedChange) -> str:
    """Return what is said once a change is planned."""
    day = in_words(change.takes_effect_on)
    return f"Prévu pour le {day} : {change.wording}. Rien ne change avant ce jour."


@dataclass(frozen=True)
class Hindrance:
    """Hindrance of a planned change: why it cannot take effect as things are, and what to do.

    may_be_changed: whether its form still opens.
    """

    why: str
    what_to_do: str
    may_be_changed: bool = True


def hindrance_of(
    change: PlannedChange, actions: Iterable[PageAction], row: Any, gone: Collection[str]
) -> Hindrance | None:
    """Return what shows that a planned change cannot take effect; None for nothing.

    actions: those of its kind of records; row: its record as stored, None once it is deleted; gone:
    the records, among those that it concerns, that are no longer there.
    """
    if row is None:
        return Hindrance(
            "La fiche n’existe plus.",
            "Abandonnez-le ; s’il vaut pour une autre fiche, prévoyez-le depuis celle-ci.",
            may_be_changed=False,
        )
    action = action_of(change, actions)
    if action is None or not action.is_offered(row):
        return Hindrance(
            f"{_verb(change, action)} ne s’applique plus à cette fiche, telle qu’elle est.",
            "Rétablissez d’abord la fiche, ou abandonnez ce changement.",
            may_be_changed=False,
        )
    if gone:
        return Hindrance(
            "Une fiche que ce changement nomme n’existe plus.",
            "Modifiez-le pour en choisir une autre, ou abandonnez-le.",
        )
    if change.is_stuck:
        return Hindrance(
            change.refusal or "Son effet a été annulé depuis.",
            "Corrigez ce qui l’empêche, puis modifiez-le : avec un jour passé, il se fait "
            "aussitôt. Sinon, abandonnez-le.",
        )
    return None


def action_of(change: PlannedChange, actions: Iterable[PageAction]) -> PageAction | None:
    """Return the action that a planned change will take; None for one that is no longer there."""
    return next((each for each in actions if each.slug == change.deed), None)


def _verb(change: PlannedChange, action: PageAction | None) -> str:
    return f"« {action.verb if action else change.deed} »"


class PlannedActionsMixin(HistoryMixin):
    """Mixin of a ModelAdmin: what is planned for its records, in history and on page."""

    page_actions: tuple[PageAction, ...] = ()

    @property
    def may_be_planned(self) -> bool:
        """Tell whether an action of these records may be planned for a day to come."""
        return any(action.foretold is not None for action in self.page_actions)

    def history_traces(self, obj: Any) -> list[Trace]:
        """Add what is planned for the record to its history."""
        traces = super().history_traces(obj)
        if not self.may_be_planned:
            return traces
        own = Q(subject_label=obj._meta.label_lower, subject_key=obj.pk)
        return [*traces, Trace(PlannedChange, own)]

    def planned_for(self, row: Any) -> list[dict[str, Any]]:
        """Return what waits for its day, or did not take effect, with where it is changed."""
        if not self.may_be_planned:
            return []
        waiting = list(PlannedChange.objects.about(row).waiting())
        gone = gone_among({mark for each in waiting for mark in each.concerned})
        found = []
        for each in waiting:
            hindrance = hindrance_of(each, self.page_actions, row, gone & set(each.concerned))
            is_open = hindrance is None or hindrance.may_be_changed
            url = self.address_of(each) if is_open else ""
            found.append({"change": each, "url": url, "hindrance": hindrance})
        return found

    def address_of(self, change: PlannedChange) -> str:
        """Return the address of the form in which a planned change is changed."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{change.deed.replace('-', '_')}"
        return f"{reverse(name, args=[change.subject_key])}?{PLANNED}={change.pk}"


def carry_out_due(site: AdminSite) -> None:
    """Carry out every change whose day has come in Paris, each in a transaction of its own.

    One that is refused says why and waits for somebody; one that failed otherwise is tried again at
    the next run.
    """
    for key in PlannedChange.objects.due(today()).values_list("pk", flat=True):
        try:
            _carry_out(site, key)
        except Exception:
            if not connection.is_usable():
                raise
            logger.exception("The planned change %s failed; the next run makes up for it.", key)


def _carry_out(site: AdminSite, key: int) -> None:
    known = PlannedChange.objects.filter(pk=key).first()
    if known is None:
        return
    try:
        with transaction.atomic():
            # As the page of the action does: the record's turn, then what the service locks.
            model = apps.get_model(known.subject_label)
            wait_turn(f"{model._meta.label} {known.subject_key}")
            change = locked_rows(PlannedChange.objects.due(today()).filter(pk=key)).first()
            if change is None:
                return
            _act(site, change)
    except ValidationError as refusal:
        note_refusal(known, " ".join(refusal.messages))
    except IntegrityError as refusal:
        screen: Any = site._registry[apps.get_model(known.subject_label)]
        note_refusal(known, refusal_in_words(screen.concerned_models(), refusal))


def _act(site: AdminSite, change: PlannedChange) -> None:
    """Read again what was typed, and do it; raises ValidationError with all that refuses it."""
    model = apps.get_model(change.subject_label)
    screen: Any = site._registry[model]
    row = model._default_manager.filter(pk=change.subject_key).first()
    if row is None:
        raise ValidationError("La fiche n’existe plus.")
    action = action_of(change, screen.page_actions)
    if action is None or not action.is_offered(row):
        raise ValidationError(f"{_verb(change, action)} ne s’applique plus à cette fiche.")
    sent = QueryDict(mutable=True)
    for name, values in change.typed.items():
        sent.setlist(name, values)
    form = action.form(sent, row=row)
    if not form.is_valid():
        raise ValidationError([text for texts in form.errors.values() for text in texts])
    reason = f"{form.cleaned_data['reason']} (prévu pour le {in_words(change.takes_effect_on)})"
    with because(reason, action="take_effect"):  # around both: one act, undone whole
        action.carry_out(None, row, {**form.cleaned_data, "reason": reason})
        note_effect(change)
