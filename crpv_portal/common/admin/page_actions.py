"""Actions of the staff on a record that are more than filling in a form: publish, close, rename…

Each has its own page and a small form with « Pourquoi ? », and calls one service.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator

from ..acts import Act
from ..changes import Acts
from ..dates import check_near, check_plausible, foreseeing, in_words, moment_in_words
from ..digests import short_digest
from ..errors import Overtaken
from ..fact_forms import refusal_in_words
from ..forms import UNREAD, refuse
from ..locks import wait_turn
from ..models import PlannedChange
from ..planning import note_effect, waits_until
from ..publishing import Lacks, Publication
from ..staff_labels import choice_label, name_for_staff
from ..text import key_in
from ..traces import Trace, is_tracked
from .history import HistoryMixin
from .lookups import Found, Lookup, digest_of
from .planned_actions import (
    ANNOUNCED,
    PLANNED,
    ask_announcement,
    change_asked_for,
    initial_of,
    plan,
    trace_of,
)
from .problems import problems_of

CONFIRMED = "_confirmed"
BACK = "_back"
CHOSEN = "choisir"  # the key of the record that a small window leaves with
READ = "_read"  # how many acts the history had of the record when the page was shown
CHANGED_MEANWHILE = (
    "Entre-temps, quelqu’un a changé ce que cette action touche : voici ce qu’elle ferait "
    "maintenant."
)
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


class FirstDayField(forms.DateField):
    """First day of what an action writes; a day too far ahead to plan anything is refused."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(
            label="À partir du",
            help_text=help_text,
            error_messages={"invalid": "Écrivez le jour ainsi : 16/03/2026."},
            validators=[_check_first_day],
            widget=forms.DateInput(
                format="%d/%m/%Y", attrs={"size": 10, "placeholder": "jj/mm/aaaa"}
            ),
        )


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


def _carry_out(
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


def _said_of(change: PlannedChange) -> str:
    day = in_words(change.takes_effect_on)
    return f"Prévu pour le {day} : {change.wording}. Rien ne change avant ce jour."


def attempt(form: forms.Form, act: Callable[[], Any], concerned: list[type[Any]]) -> Any:
    """Return the service's result; None when it or the database refuses, the form says why."""
    try:
        return act() or True
    except ValidationError as refusal:
        refuse(form, refusal)
    except IntegrityError as refusal:
        refuse(form, ValidationError(refusal_in_words(concerned, refusal)))
    return None


class PageActionsMixin(HistoryMixin):
    """Mixin of a ModelAdmin: the pages of its actions, and of creation by a service.

    The page of an action carries the version of the record at which it was read.
    """

    page_actions: tuple[PageAction, ...] = ()
    creation: Creation | None = None

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

    @property
    def may_be_planned(self) -> bool:
        """Tell whether an action of these records may be planned for a day to come."""
        return any(action.foretold is not None for action in self.page_actions)

    def history_traces(self, obj: Any) -> list[Trace]:
        """Add what is planned for the record to its history."""
        traces = super().history_traces(obj)
        return [*traces, trace_of(obj)] if self.may_be_planned else traces

    def planned_for(self, row: Any) -> list[dict[str, Any]]:
        """Return what waits for its day, or did not take effect, with where it is changed."""
        if not self.may_be_planned:
            return []
        return [
            {"change": each, "url": self.address_of(each)}
            for each in PlannedChange.objects.about(row).waiting()
        ]

    def address_of(self, change: PlannedChange) -> str:
        """Return the address of the form in which a planned change is changed."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{change.deed.replace('-', '_')}"
        return f"{reverse(name, args=[change.subject_key])}?{PLANNED}={change.pk}"

    def lacks_to_tell(self, row: Any, action: PageAction) -> Lacks | None:
        """Return all that a record lacks, on the page of the action that publishes it."""
        publication: Publication | None = getattr(self, "publication", None)
        if publication is None or publication.by != action.slug:
            return None
        return Lacks(tuple(publication.lacks(row)))

    def concerned_models(self) -> list[type[Any]]:
        """Return the models whose constraints may refuse what this page writes."""
        return [self.model, *(inline.model for inline in self.inlines), PlannedChange]

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
        form = action.form(sent, row=row, **options)
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
            act: Callable[[], object] = partial(_carry_out, request, action, row, data, change)
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
                messages.success(request, _said_of(made))
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
