"""Admin site of ANCT's national staff: Django's admin in the words of the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.dates import today
from crpv_portal.common.staff_labels import choice_label

from .exports.selection import export_selection
from .journal.places import Places


@dataclass(frozen=True)
class Section:
    """Part of the index: its models, explained to somebody who opens it for the first time."""

    slug: str
    name: str
    help: str
    models: tuple[str, ...]


SECTIONS = (
    Section(
        "centres",
        "Centres",
        "Chaque centre sur une page : son nom, son périmètre, son label, ses lieux, ses "
        "partenaires, son histoire.",
        (
            "centres.Centre",
            "centres.Contribution",
            "centres.ActivityReport",
            "centres.ActivityCampaign",
            "centres.NetworkFigure",
        ),
    ),
    Section(
        "partenaires",
        "Partenaires",
        "Les organisations sous leurs noms successifs, et les personnes qui agissent pour elles.",
        ("partners.Organisation", "partners.Person"),
    ),
    Section(
        "charte-et-cadre",
        "Charte et cadre",
        "Les éditions de la charte et du cadre, leurs dispositions, leurs signataires.",
        (
            "partners.Edition",
            "partners.Provision",
            "centres.Consultation",
            "partners.Signature",
            "partners.Commitment",
            "partners.ReferenceText",
        ),
    ),
    Section(
        "gouvernance",
        "Gouvernance",
        "Chaque instance sur une page : son rythme, son quorum, qui y siège et qui la tient ; ses "
        "réunions et ce qu’elles ont laissé.",
        (
            "governance.Body",
            "governance.Seat",
            "governance.Meeting",
            "governance.Decision",
            "governance.Minutes",
            "governance.Document",
        ),
    ),
    Section(
        "sources",
        "Sources",
        "Les pages et documents qui établissent les faits, les fichiers déposés, les effacements.",
        ("common.Source", "common.StoredFile", "common.Erasure"),
    ),
    Section(
        "courriels",
        "Courriels",
        "Ce que le portail envoie : parti, en attente, incertain ou échoué.",
        ("outbox.OutgoingMail",),
    ),
    Section(
        "comptes",
        "Comptes",
        "Qui se connecte, et sur quelles régions.",
        ("accounts.User",),
    ),
    Section(
        "territoires",
        "Territoires",
        "Les codes officiels, en lecture : une commande les met à jour.",
        (
            "territories.Region",
            "territories.Department",
            "territories.Intercommunality",
            "territories.Commune",
            "territories.PriorityNeighbourhood",
        ),
    ),
)
SHOWN = {label for section in SECTIONS for label in section.models}


class ChoicesView(AutocompleteJsonView):
    """Autocomplete whose rows have the label that their own screen gives them."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {
            "id": str(getattr(obj, to_field_name)),
            "text": choice_label(self.admin_site, obj),
        }


class BackOfficeSite(admin.AdminSite):
    site_header = "Administration du registre"
    site_title = "Administration du registre"
    index_title = "Que voulez-vous faire ?"
    index_template = "admin/index.html"
    empty_value_display = "–"
    enable_nav_sidebar = False  # the sections stand in the header, and leave the width to the lists

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")  # nothing is deleted in bulk
        self.add_action(export_selection)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register only models with a section: packages bring screens that nobody needs here."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else None
        for model in models or [model_or_iterable]:
            if model._meta.label in SHOWN:
                super().register(model, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return is_national_staff(request.user)

    def admin_view(  # type: ignore[override] # gives a wrapper back, not the type it is given
        self, view: Callable[..., Any], cacheable: bool = False
    ) -> Callable[..., Any]:
        """Have a visitor log in; answer 403 to a logged-in account that is not the staff's."""

        guarded = super().admin_view(view, cacheable)

        def ask(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return ask

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect to the portal's one log-in page, with its second factor."""
        index = reverse("admin:index", current_app=self.name)
        if self.has_permission(request):
            return redirect(index)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", index), resolve_url(settings.LOGIN_URL))

    def password_change(  # type: ignore[override] # a way elsewhere, not a page
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect to the portal's one page for that, with its rules and its notice by mail."""
        return redirect("account_change_password")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return ChoicesView.as_view(admin_site=self)(request)  # type: ignore[return-value] # JSON

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        sections = context["available_apps"]
        current = next(
            (
                section
                for section in sections
                if any(request.path.startswith(entry["admin_url"]) for entry in section["models"])
            ),
            None,
        )
        return {**context, "current_section": current}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from .dashboard.reading import dashboard
        from .home import latest_acts

        parts = dashboard(today(), request.user, self)  # type: ignore[arg-type] # the staff's
        page = {"parts": parts, "acts": latest_acts(self)}
        return super().index(request, {**page, **(extra_context or {})})

    @cached_property
    def places(self) -> Places:
        """Return the pages on which rows are changed, once every screen is registered."""
        return Places(self)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the sections above in place of the apps."""
        apps = self._build_app_dict(request, app_label)
        found = {
            entry["model"]._meta.label: entry for app in apps.values() for entry in app["models"]
        }
        index = reverse("admin:index", current_app=self.name)
        sections = []
        for section in SECTIONS:
            entries = [
                {**found[label], "help": _help_of(self, found[label]["model"])}
                for label in section.models
                if label in found
            ]
            if entries:
                sections.append(
                    {
                        "name": section.name,
                        "help": section.help,
                        "app_label": section.slug,
                        "app_url": f"{index}#{section.slug}",
                        "has_module_perms": True,
                        "models": entries,
                    }
                )
        return sections


def _help_of(site: BackOfficeSite, model: type[Model]) -> str:
    return str(getattr(site._registry[model], "help_text", ""))
