"""Two people on one page: what does not collide is saved, what does is shown with both values."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict

from ..acts import Act, Change
from ..changes import Acts
from ..dates import moment_in_words
from ..formsets import REASON
from ..french import listing
from ..locks import lock_whole, locked_rows
from ..traces import is_tracked
from .boxes import in_words
from .history import HistoryMixin
from .versions import (
    WHOLE_ROW,
    BoxClash,
    Joined,
    ShownForms,
    put_back,
    without_new_rows,
)

LATEST_ACTS = 60  # read to say who: whoever wrote meanwhile is among them


class MeanwhileMixin(HistoryMixin):
    """Mixin of a ModelAdmin: its page carries the version at which it was read."""

    def shown_forms(self, request: HttpRequest, row: Any) -> ShownForms:
        """Return the forms of the page of a record as it is stored now."""
        names = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=names)
        formsets: list[Any] = []
        taken: dict[str, int] = {}
        for rows, inline in self.get_formsets_with_inlines(request, row):
            prefix = rows.get_default_prefix()
            taken[prefix] = taken.get(prefix, 0) + 1
            if taken[prefix] > 1:
                prefix = f"{prefix}-{taken[prefix]}"
            if inline.has_change_permission(request, row):
                queryset = inline.get_queryset(request)
                formsets.append(rows(instance=row, prefix=prefix, queryset=queryset))
        return ShownForms(form(instance=row), formsets)

    def version_of(self, context: dict[str, Any]) -> str:
        """Return the version of a page that is about to be shown."""
        formsets = [
            inline.formset
            for inline in context["inline_admin_formsets"]
            if inline.has_change_permission
        ]
        return json.dumps(ShownForms(context["adminform"].form, formsets).version())

    def save_joined(
        self, request: HttpRequest, object_id: str, answer: Callable[[], HttpResponse]
    ) -> HttpResponse:
        """Answer to what was sent, joined under lock with what others saved meanwhile."""
        with transaction.atomic():
            row = self.get_object(request, unquote(object_id))
            if row is None or not self.has_change_permission(request, row):
                return answer()
            self.lock_for_save(request, row)
            row = self.get_object(request, unquote(object_id))
            if row is None:
                return answer()
            forms = self.shown_forms(request, row)
            is_again = hasattr(request, "is_sent_again")
            if is_again:  # the first sending has added its rows
                prefixes = [rows.prefix for rows in forms.formsets]
                request.POST = without_new_rows(request.POST, prefixes)  # type: ignore[assignment] # Django does so too
            joined = forms.join(request.POST)
            if not (joined.clashes or joined.taken or joined.gone):
                return answer()
            telling = _Telling(request, forms, self._acts_of(row))
            if news := telling.news(joined):
                messages.info(request, news)
            said = [telling.clash(each) for each in joined.clashes]
            request.POST = joined.data  # type: ignore[assignment] # Django does so too
            if not said:
                return answer()
            request.is_partly_saved = joined.is_changed or is_again  # type: ignore[attr-defined] # read by message_user
            data = joined.data
            if answer().status_code == HTTPStatus.FOUND:
                request.has_acted = True  # type: ignore[attr-defined] # read by `once.settle`
                data = self._fresh(request, object_id)
            names = put_back(data, joined.clashes)
            request.clashes = dict(zip(names, said, strict=True))  # type: ignore[attr-defined] # read by the forms
            request.POST = data  # type: ignore[assignment]
            return answer()

    def _fresh(self, request: HttpRequest, object_id: str) -> QueryDict:
        """Return what the page would send as it is now stored, and which button was pressed."""
        data = self.shown_forms(request, self.get_object(request, unquote(object_id))).untouched()
        for name in request.POST.keys() - data.keys():
            if name.startswith("_") or name in {REASON, "csrfmiddlewaretoken"}:
                data.setlist(name, request.POST.getlist(name))
        return data

    def _acts_of(self, row: Any) -> list[Act]:
        return Acts(self.history_traces(row))[:LATEST_ACTS] if is_tracked(self.model) else []

    def lock_for_save(self, request: HttpRequest, row: Any) -> None:
        """Have everybody else wait who would write this record or its rows."""
        lock_whole(row)
        list(locked_rows(self.model._default_manager.filter(pk=row.pk)))
        for rows, _ in self.get_formsets_with_inlines(request, row):
            mine = rows.model._default_manager.filter(**{rows.fk.name: row.pk})
            list(locked_rows(mine))


class _Telling:
    """Sentences on what others wrote meanwhile, from the latest acts on the record."""

    def __init__(self, request: HttpRequest, forms: ShownForms, acts: list[Act]) -> None:
        self.me = request.user.pk
        self.forms = forms
        self.acts = acts

    def clash(self, clash: BoxClash) -> str:
        """Return who wrote what, when, and what was typed here."""
        if clash.is_gone:
            return (
                f"{self._author(clash, 'supprimé cette ligne')}. Ce que vous y aviez écrit est "
                "gardé ici, sans être enregistré : enregistrez de nouveau pour ajouter la ligne, "
                "ou retirez-la."
            )
        if clash.box == WHOLE_ROW:
            return (
                f"{self._author(clash, 'modifié cette ligne')}, pendant que vous la supprimiez. "
                "Elle est restée : relisez-la, et cochez de nouveau « Supprimer » si elle doit "
                "partir."
            )
        field = self._field(clash)
        return (
            f"{self._author(clash, 'écrit ici')} : {in_words(field, clash.theirs)}. Vous avez "
            f"écrit : {in_words(field, clash.sent[clash.box])}, qui n’est pas enregistré. Laissez "
            "dans la case ce qui convient, puis enregistrez de nouveau."
        )

    def news(self, joined: Joined) -> str:
        """Return what others alone changed or deleted, which is kept; empty for nothing."""
        by_author: dict[str, list[str]] = {}
        for clash in joined.taken:
            author = self._author(clash, "aussi modifié cette fiche")
            by_author.setdefault(author, []).append(str(self._field(clash).label).lower())
        said = [
            f"{author} ({listing(list(dict.fromkeys(labels)))}) : c’est gardé."
            for author, labels in by_author.items()
        ]
        for clash in joined.gone:
            change = self._found(clash)[1]
            named = f"la ligne « {change.subject} »" if change else "une ligne de cette fiche"
            said.append(f"{self._author(clash, f'supprimé {named}')}.")
        return " ".join(said)

    def _author(self, clash: BoxClash, did: str) -> str:
        """Return `Camille Durand a écrit ici le 22 novembre 2026 à 14 h 32`."""
        act, _ = self._found(clash)
        if act is None:
            return f"Quelqu’un a {did} entre-temps"
        when = f"le {moment_in_words(act.at)}"
        if act.user == self.me:
            return f"Vous avez {did} par une autre page, {when}"
        return f"{act.who or 'Une commande'} a {did} {when}"

    def _found(self, clash: BoxClash) -> tuple[Act | None, Change | None]:
        """Return the last act on that box of that row."""
        row: Any = self.forms.form.instance  # type: ignore[attr-defined] # a model form
        model, number = type(row), str(row.pk)
        if clash.prefix:
            model, number = self._rows(clash).model, clash.number
        for act in self.acts:
            for change in act.changes:
                if change.model is not model or str(change.row) != number:
                    continue
                if clash.box == WHOLE_ROW or any(f.name == clash.box for f in change.fields):
                    return act, change
        return None, None

    def _rows(self, clash: BoxClash) -> Any:
        return next(each for each in self.forms.formsets if each.prefix == clash.prefix)

    def _field(self, clash: BoxClash) -> Any:
        form: Any = self.forms.form
        if clash.prefix:
            forms = self._rows(clash).forms
            form = next(each for each in forms if str(each.instance.pk) == clash.number)
        return form.fields[clash.box]
