"""Creation of a record by a service: a small form, then the page of the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from ..errors import Overtaken
from ..staff_labels import choice_label
from ..text import key_in
from .lookups import Found, Lookup, digest_of
from .page_actions import PageActionForm, attempt
from .problems import problems_of

CONFIRMED = "_confirmed"
CHOSEN = "choisir"  # the key of the record that a small window leaves with


@dataclass(frozen=True)
class Creation:
    """Creation of a record: a small form, then its page.

    carry_out returns the new record; done: the message shown on its page. lookup: a search that
    fills in the form, from what was asked. alike: what the new record may double, which is told
    once before it is created. same: the records that it is already, as a number that it was given
    says: the form refuses it, and the page leads to them.
    """

    form: type[PageActionForm]
    explanation: str
    carry_out: Callable[[Any, dict[str, Any]], Any]  # the request of a logged-in agent
    done: str = "Enregistré."
    lookup: Callable[[QueryDict], Lookup] | None = None
    alike: Callable[[dict[str, Any]], Sequence[Found]] = lambda data: ()
    same: Callable[[Any], Sequence[Found]] = lambda form: ()


class CreationMixin(admin.ModelAdmin):
    """Mixin of a ModelAdmin: creation by a service, and the page of any such small form."""

    creation: Creation | None = None

    def concerned_models(self) -> list[type[Any]]:
        """Return the models whose constraints may refuse what these pages write."""
        return [self.model, *(inline.model for inline in self.inlines)]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        creation = self.creation
        if creation is None:
            return super().add_view(request, form_url, extra_context)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if (chosen := self._chosen_in_popup(request)) is not None:
            return chosen
        is_sent = request.method == "POST"
        lookup = (
            creation.lookup(request.POST if is_sent else request.GET) if creation.lookup else None
        )
        form = creation.form(
            request.POST if is_sent else None, initial=lookup.initial if lookup else None
        )
        doubts: Sequence[Found] = ()
        if is_sent and form.is_valid():
            data = form.cleaned_data
            doubts = creation.alike(data)
            if request.POST.get(CONFIRMED) == digest_of(doubts):
                doubts = ()
            made = not doubts and attempt(
                form, lambda: creation.carry_out(request, data), self.concerned_models()
            )
            if made:
                asked = request.POST.copy()
                asked.setdefault("_continue", "1")
                request.said = creation.done  # type: ignore[attr-defined] # read by message_user
                request.POST = asked  # type: ignore[assignment] # Django does so too
                return self.response_add(request, made)
        noun = self.opts.verbose_name
        return self._form_page(
            request,
            form,
            title=f"Ajouter : {noun}",
            subtitle=None,
            explanation=creation.explanation,
            verb="Créer quand même" if doubts else "Créer et ouvrir la fiche",
            lookup=lookup,
            same=creation.same(form) if is_sent else (),
            doubts=doubts,
            doubts_read=digest_of(doubts) if doubts else "",
            back=reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            row=None,
            read="",
            is_grave=False,
        )

    def _chosen_in_popup(self, request: HttpRequest) -> HttpResponse | None:
        """Return what closes a small window on a record that exists already; None for none."""
        key = key_in(request.GET.get(CHOSEN, ""))
        if key is None or IS_POPUP_VAR not in request.GET:
            return None
        row = self.get_queryset(request).filter(pk=key).first()
        if row is None:
            raise Overtaken("Cette fiche n’existe plus.", request.path)
        said = {"value": str(row.pk), "obj": choice_label(self.admin_site, row)}
        return TemplateResponse(
            request, "admin/popup_response.html", {"popup_response_data": json.dumps(said)}
        )

    def _form_page(self, request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            "admin/page_action.html",
            {
                **self.admin_site.each_context(request),
                "method": "post",
                "opening": None,
                "preview": None,
                "lacks": None,
                "lookup": None,
                "doubts": (),
                "same": (),
                "sent": (),
                "form": form,
                "problems": problems_of(form),
                "media": self.media + form.media,
                "opts": self.opts,
                "is_popup": "_popup" in request.GET or "_popup" in request.POST,
                **context,
            },
        )
