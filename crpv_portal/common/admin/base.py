"""Base classes of every admin screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from ..changes import Acts
from ..deletions import deleted_by, last_deletion
from ..errors import Overtaken
from ..fact_forms import refusal_in_words
from ..formsets import REASON
from ..history import because
from ..locks import lock_whole, locked_rows, wait_turn
from ..past_rows import name_then
from ..planning import in_the_way
from ..search import first_words, words_left_out
from ..staff_labels import name_for_staff
from ..text import french_sort_key, key_in
from ..traces import is_tracked
from .action_pages import READ, PageActionsMixin, news_of
from .draft_previews import DraftPreviewMixin
from .fields import FieldsMixin
from .forms import BackOfficeForm
from .lists import FrenchChangeList
from .meanwhile import MeanwhileMixin
from .page_actions import REASON_HELP
from .problems import problems_of
from .usage import UsageMixin
from .versions import VERSION

# What Django's filters of lists put after the name of a field.
OPERATORS = {
    *("exact", "isnull", "in", "id"),
    *("gte", "gt", "lt", "lte", "range", "year", "month", "day"),
}

ALL = "Cocher toutes les lignes de la page"
UNCHANGED = "Rien n’a changé : il n’y avait rien à enregistrer."
PARTLY_SAVED = "Enregistré, sauf ce que deux personnes ont écrit au même endroit : voyez plus bas."


class RegisterAdmin(
    FieldsMixin, PageActionsMixin, DraftPreviewMixin, MeanwhileMixin, UsageMixin, admin.ModelAdmin
):
    """Page of a record: a reason with each save, its history in sentences, its actions.

    When the database refuses, the person sees an error of the form and nothing is written. Nothing
    is deleted in bulk; a class says which single rows may be deleted (`may_delete`).
    """

    form = BackOfficeForm
    actions: Sequence[Any] | None = ()  # beside those of the site
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each count would be a query
    help_text = ""  # one sentence above the list and in the index

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Return the record; Django would look for the field named by an empty `_to_field=`."""
        return super().get_object(request, object_id, from_field or None)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Say who deleted the record; what was typed on its page is given back."""
        event = None
        if is_tracked(self.model):
            event = last_deletion(self.model, pgh_obj_id=key_in(unquote(object_id)) or 0)
        if event is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc] # private
        named = f"{self.opts.verbose_name} « {name_then(self.model, event.pgh_obj_id)} »"
        raise Overtaken(
            f"Cette fiche ({named}) a été supprimée {deleted_by(event)}.",
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        reason = _reason_in(request)
        extra_context = {
            "why_name": REASON,
            "why": reason,
            "why_help": f"{REASON_HELP} Exigé pour supprimer une ligne.",
            **(extra_context or {}),
        }
        answer = partial(self._answer, request, object_id, form_url, extra_context)
        with because(reason) if reason else nullcontext():
            if request.method == "POST" and object_id is not None:
                return self.save_joined(request, object_id, answer)
            return answer()

    def _answer(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, Any],
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as refusal:
            # Its transaction is undone; show the same page again with what was typed.
            request.refusal = refusal_in_words(self.concerned_models(), refusal)  # type: ignore[attr-defined] # read by get_form
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        form.clashes = getattr(request, "clashes", {})
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a record that changed; one that did not is no act of its history."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows; a record whose rows alone changed is dated by them."""
        if change and not form.has_changed() and any(rows.has_changed() for rows in formsets):
            super().save_model(request, form.instance, form, change)
        super().save_related(request, form, formsets, change)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Note what to answer: Django asks this once all is saved."""
        changed = super().construct_change_message(request, form, formsets, add)
        request.said = "Enregistré." if changed or add else UNCHANGED  # type: ignore[attr-defined] # read by message_user
        if hasattr(request, "is_partly_saved"):
            request.said = PARTLY_SAVED if request.is_partly_saved else ""  # type: ignore[attr-defined] # likewise
        return changed

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Say « Enregistré. » in place of Django's long sentence."""
        said = getattr(request, "said", message)
        if said:
            super().message_user(request, said, *args, **kwargs)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context["show_save_and_add_another"] = False
        context["problems"] = problems_of(
            context["adminform"].form, context["inline_admin_formsets"]
        )
        context["errors"] = None  # Django's box says only that there are some
        context["version_name"] = VERSION
        context["version"] = "" if obj is None else self.version_of(context)
        if obj is not None:
            context["page_actions"] = self.page_actions_for(request, obj)
            context["planned"] = self.planned_for(obj)
            context["shows_usage"] = self.shows_usage
            context["usages"] = self.usages_of(obj) if self.shows_usage else ()
            context["preview_url"] = self.preview_url(obj)
            title = name_for_staff(obj)
            # A name is written as its bearer writes it.
            context["title"] = title if hasattr(obj, "names") else capfirst(title)
            context["subtitle"] = None
        else:
            context["title"] = f"Ajouter : {self.opts.verbose_name}"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        page = {
            "title": capfirst(str(self.opts.verbose_name_plural)),
            "words_left_out": self.words_left_out(request.GET.get(SEARCH_VAR, "")),
        }
        return super().changelist_view(request, page | (extra_context or {}))

    @admin.display(
        description=format_html('<input type="checkbox" id="action-toggle" aria-label="{}">', ALL)
    )
    def action_checkbox(self, obj: Any) -> SafeString:
        """Return the box to tick of a row, under the name that the staff gives it."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            str(obj.pk),
            f"Cocher {name_for_staff(obj)}",
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FrenchChangeList

    def words_left_out(self, text: str) -> str:
        """Return the sentence that says which words a search does not look for, if any."""
        return words_left_out(text)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow the filters of the list and no other column.

        Django allows every column of the model: how many rows an address finds would tell, sign by
        sign, the hash of a colleague's password, or the secret of a mail that waits.
        """
        declared: set[Any] = {self.date_hierarchy}
        for each in self.get_list_filter(request):
            if isinstance(each, type) and issubclass(each, admin.SimpleListFilter):
                declared.add(each.parameter_name)
            else:
                declared.add(each[0] if isinstance(each, (list, tuple)) else each)
        parts = lookup.split(LOOKUP_SEP)
        while parts:
            if LOOKUP_SEP.join(parts) in declared:
                return True
            if parts.pop() not in OPERATORS:
                return False
        return False

    def may_delete(self, row: Any) -> bool:
        """Tell whether this row may be deleted: typed by mistake, and nothing depends on it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and self.may_delete(obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Delete the record once, as it was read; who comes second is told who did.

        So is who reads of it while somebody else changes it: nothing is deleted then.
        """
        with transaction.atomic():
            if request.method == "POST":
                wait_turn(f"{self.opts.label} {object_id}")
            row = self.get_object(request, unquote(object_id))
            if row is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            if request.method == "POST":
                lock_whole(row)
                list(locked_rows(self.model._default_manager.filter(pk=row.pk)))
            acts = Acts(self.history_traces(row)) if is_tracked(self.model) else ()
            page = {"read": len(acts), "why": request.POST.get(REASON, ""), **(extra_context or {})}
            if request.method == "POST":
                news = news_of(acts, request.POST.get(READ, ""), me=request.user.pk)
                if news:
                    messages.warning(request, news)
                    request.POST = QueryDict()  # the page is shown again
            return super().delete_view(request, object_id, page)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Add, to what forbids the deletion, the changes planned that concern the record."""
        gone, counts, missing, forbidding = super().get_deleted_objects(objs, request)
        return gone, counts, missing, [*forbidding, *in_the_way(*objs)]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with because(_reason_in(request) or "ligne saisie par erreur"):
            super().delete_model(request, obj)

    def choice_label(self, row: Any) -> str:
        """Return the label of a row in the lists of choices of other pages."""
        return name_for_staff(row)

    def view_on_site(self, row: Any) -> str | None:
        """Return the address of the public page, for a row that has one."""
        if not hasattr(row, "get_absolute_url") or not self.is_on_site(row):
            return None
        try:
            return row.get_absolute_url()
        except NoReverseMatch:  # the room that holds the page has not landed
            return None

    def is_on_site(self, row: Any) -> bool:
        return True

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Search with the model's own `search`, if any: former names, acronyms, no accents."""
        if not hasattr(queryset, "search"):
            return super().get_search_results(request, queryset, first_words(search_term))
        found = queryset.search(search_term)
        if (apart := self.found_apart(search_term.strip())) is not None:
            found = queryset.filter(Q(pk__in=found.order_by().values("pk")) | apart)
        return found, False

    def found_apart(self, text: str) -> Q | None:
        """Return the condition of what a search finds besides names: by a number, by a place."""
        return None


class CodeSearchMixin(admin.ModelAdmin):
    """Search by code or by beginnings of words; accents, hyphens and apostrophes are ignored."""

    def words_left_out(self, text: str) -> str:
        return ""  # the whole text is one name

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        text, key = search_term.strip(), french_sort_key(search_term)
        if not text:
            return queryset, False
        found = Q(code=text.upper())
        if key:
            found |= Q(sort_key__startswith=key) | Q(sort_key__contains=f" {key}")
        return queryset.filter(found | (self.found_apart(text) or Q())), False

    def found_apart(self, text: str) -> Q | None:
        """Return the condition of what a search finds besides names and codes."""
        return None


class ReadOnlyAdmin(RegisterAdmin):
    """Screen of rows that the staff reads and a command maintains."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _reason_in(request: HttpRequest) -> str:
    """Return the reason as the history can keep it: JSON holds no U+0000 for PostgreSQL."""
    return request.POST.get(REASON, "").replace("\0", "").strip()[:300]
