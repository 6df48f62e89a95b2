"""Pages of the actions on a record: asked, previewed, confirmed, taken now or planned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator

from ..acts import Act
from ..changes import Acts
from ..dates import foreseeing, moment_in_words
from ..errors import Overtaken
from ..forms import UNREAD
from ..locks import wait_turn
from ..models import PlannedChange
from ..planning import waits_until
from ..publishing import Lacks, Publication
from ..staff_labels import name_for_staff
from ..text import key_in
from ..traces import is_tracked
from .creations import CONFIRMED, CreationMixin
from .page_actions import PageAction, PageActionForm, Preview, attempt
from .planned_actions import (
    PLANNED,
    PlannedActionsMixin,
    ask_announcement,
    carry_out_now,
    change_asked_for,
    initial_of,
    plan,
    said_of,
)

BACK = "_back"
READ = "_read"  # how many acts the history had of the record when the page was shown
CHANGED_MEANWHILE = (
    "Entre-temps, quelqu’un a changé ce que cette action touche : voici ce qu’elle ferait "
    "maintenant."
)


def _answers(form: type[PageActionForm], sent: Mapping[str, Any]) -> bool:
    """Tell whether what was sent answers the form's own questions."""
    return any(name in sent for name in form.base_fields if name != "reason")


def _sent_again(sent: QueryDict) -> list[tuple[str, str]]:
    """Return what the page of the confirmation sends again."""
    left_out = {CONFIRMED, BACK, "csrfmiddlewaretoken"}
    return [
        (name, value) for name, values in sent.lists() if name not in left_out for value in values
    ]


def news_of(acts: Sequence[Act], read: str, *, me: int | None) -> str:
    """Return who changed the record since its page was read, and what; empty when nobody did.

    A page that does not say what it showed is told so. me: the account that is told.
    """
    known = key_in(read)
    if known is None:
        return UNREAD
    since = acts[: max(0, len(acts) - known)]  # less those of which nothing shows
    if not since:
        return ""
    latest = since[0]
    who = f"{latest.who or 'Une commande'} a modifié cette fiche"
    if latest.user == me:
        who = "Vous avez modifié cette fiche par une autre page"
    what = Truncator(" ".join(latest.sentences)).chars(300)
    return (
        f"{who} le {moment_in_words(latest.at)} : {what} Rien n’est fait : relisez, puis "
        "recommencez."
    )


class PageActionsMixin(PlannedActionsMixin, CreationMixin):
    """Mixin of a ModelAdmin: the pages of its actions, and of creation by a service.

    The page of an action carries the version of the record at which it was read.
    """

    def get_urls(self) -> list[URLPattern]:
        info = self.opts.app_label, self.opts.model_name
        own = [
            path(
                f"<path:object_id>/{action.slug}/",
                self.admin_site.admin_view(partial(self.page_action_view, action=action)),
                name=f"{info[0]}_{info[1]}_{action.slug.replace('-', '_')}",
            )
            for action in self.page_actions
        ]
        return own + super().get_urls()

    def lacks_to_tell(self, row: Any, action: PageAction) -> Lacks | None:
        """Return all that a record lacks, on the page of the action that publishes it."""
        publication: Publication | None = getattr(self, "publication", None)
        if publication is None or publication.by != action.slug:
            return None
        return Lacks(tuple(publication.lacks(row)))

    def concerned_models(self) -> list[type[Any]]:
        """Add the changes that wait for their day."""
        return [*super().concerned_models(), PlannedChange]

    def may_take_page_actions(self, request: HttpRequest, row: Any) -> bool:
        """Tell whether this account may act on the record, even one that it may only read."""
        return bool(self.has_change_permission(request, row))

    def page_actions_for(self, request: HttpRequest, row: Any) -> list[dict[str, Any]]:
        """Return the actions that the page of the record offers, as links."""
        info = self.opts.app_label, self.opts.model_name
        return [
            {
                "verb": action.verb,
                "url": reverse(
                    f"admin:{info[0]}_{info[1]}_{action.slug.replace('-', '_')}", args=[row.pk]
                ),
                "is_grave": action.is_grave,
            }
            for action in self.page_actions
            if action.is_offered(row) and action.may(request.user, row)
        ]

    def page_action_view(
        self, request: HttpRequest, object_id: str, *, action: PageAction
    ) -> HttpResponse:
        """Show the page of an action, or take it; who takes it second is told."""
        if request.method != "POST":
            return self._page_action(request, object_id, action)
        with transaction.atomic():
            # Not the row: an action locks others with it, in an order of its own.
            wait_turn(f"{self.opts.label} {object_id}")
            return self._page_action(request, object_id, action)

    def _page_action(
        self, request: HttpRequest, object_id: str, action: PageAction
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined] # private
                request, self.opts, object_id
            )
        if not self.may_take_page_actions(request, row) or not action.may(request.user, row):
            raise PermissionDenied
        back = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change",
            args=[row.pk],
        )
        if not action.is_offered(row):
            raise Overtaken(f"« {action.verb} » ne s’applique pas, ou plus, à cette fiche.", back)
        change = change_asked_for(request.GET, row, action)
        if PLANNED in request.GET and change is None:
            raise Overtaken("Ce changement prévu a pris effet, ou a été abandonné.", back)
        page: dict[str, Any] = {
            "title": action.verb,
            "subtitle": name_for_staff(row),
            "explanation": action.explanation,
            "verb": action.verb,
            "back": back,
            "row": row,
            "is_grave": action.is_grave,
            "lacks": self.lacks_to_tell(row, action),
        }
        sent = request.POST if request.method == "POST" else None
        opening, options = None, {}
        if action.opening is not None:
            asked = sent if sent is not None else request.GET
            opening = action.opening(asked if _answers(action.opening, asked) else None, row=row)
            if not opening.is_valid():
                return self._form_page(
                    request, opening, **{**page, "verb": "Continuer", "method": "get"}
                )
            options = {"opened": opening.cleaned_data}
            page["opening"] = opening
        if change is not None:
            options["initial"] = initial_of(change)
        form = action.form(sent, request.FILES if sent is not None else None, row=row, **options)
        if action.foretold is not None:
            ask_announcement(form)
        acts = Acts(self.history_traces(row)) if is_tracked(self.model) else ()
        page["read"] = len(acts)
        if sent is not None:
            news = news_of(acts, sent.get(READ, ""), me=request.user.pk)
            if news:
                messages.warning(request, news)
                return self._form_page(request, form, **page)
        if sent is not None and form.is_valid() and BACK not in sent:
            data = {**options.get("opened", {}), **form.cleaned_data}
            until = waits_until(data.get("on")) if action.foretold else None
            with foreseeing() if until else nullcontext():
                preview = self._preview(form, action, row, data)
            if preview is not None and until:
                preview = preview.waiting(until)
            if preview is not None and sent.get(CONFIRMED) != preview.digest:
                if CONFIRMED in sent:
                    messages.warning(request, CHANGED_MEANWHILE)
                return self._form_page(
                    request, form, **page, preview=preview, sent=_sent_again(sent)
                )
            act: Callable[[], object] = partial(carry_out_now, request, action, row, data, change)
            if until and action.foretold:
                act = partial(
                    plan,
                    *(action, row, form, data),
                    wording=action.foretold(row, data),
                    on=until,
                    change=change,
                    request=request,
                )
            made = None if form.errors else attempt(form, act, self.concerned_models())
            if made is not None and until:
                messages.success(request, said_of(made))
                return redirect(back)
            if made is not None:
                messages.success(request, action.done)
                return redirect(action.leads_to(made) if action.leads_to else back)
        return self._form_page(request, form, **page)

    def _preview(
        self, form: Any, action: PageAction, row: Any, data: dict[str, Any]
    ) -> Preview | None:
        """Return what would be done; None when nothing is to be shown, or it is refused."""
        preview = action.preview
        if preview is None:
            return None
        made = attempt(form, lambda: preview(row, data), self.concerned_models())
        return made if isinstance(made, Preview) else None
