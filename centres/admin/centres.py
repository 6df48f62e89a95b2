"""Admin screen of a centre, on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.confirming import confirming
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.lists import badge, confidence_badge, date_words
from crpv_portal.common.admin.naming import renaming
from crpv_portal.common.admin.page_actions import PageAction, see_as
from crpv_portal.common.dates import day_of, in_words, today
from crpv_portal.common.deletions import is_cited
from crpv_portal.common.functions import FrenchSortKey
from crpv_portal.common.text import french_order_key, french_sort_key
from crpv_portal.territories.asked import departments_asked
from crpv_portal.territories.models import Region

from ..agreements import attach_agreement_file
from ..choices import CentreStatus
from ..closing import close_centre, reopen_centre
from ..models import Centre, CentreLegalBody, Coverage, Site
from ..partnerships import add_partner
from ..perimeters import change_perimeter
from ..perms import can_close_centre, can_edit_centre, can_publish_centre
from ..publishing import PUBLICATION
from ..services import (
    create_centre,
    erase_contact,
    publish_centre,
    rename_centre,
    unpublish_centre,
)
from .forms import (
    AgreementFileForm,
    CloseForm,
    EraseContactForm,
    NewCentreForm,
    PerimeterDayForm,
    PerimeterForm,
)
from .inlines import INLINES
from .partner_forms import PartnerForm, PartnerSearchForm
from .pending import CentrePendingFilter
from .previews import foretell_closing, preview_closing, preview_perimeter, preview_withdrawal

STATUS_TONES = {
    CentreStatus.DRAFT: "warn",
    CentreStatus.PUBLISHED: "good",
    CentreStatus.CLOSED: "plain",
}


class CentreRegionFilter(admin.SimpleListFilter):
    """List filter: centres whose perimeter of today is in the région."""

    title = "région couverte"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Region.objects.current().inhabited().values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        return queryset.working_in_region(self.value(), on=today())  # type: ignore[attr-defined] # rows of Centre


@admin.register(Centre)
class CentreAdmin(RegisterAdmin):
    help_text = "Ouvrez un centre pour tout modifier sur une page, du nom aux accords."
    list_display = (
        "shown_name",
        "territory",
        "seat",
        "state",
        "seen",
        "evidence",
        "checked_on",
        "changed",
    )
    list_filter = ("status", CentrePendingFilter, CentreRegionFilter, "confidence")
    search_fields = ("name",)
    search_help_text = (
        "Nom d’aujourd’hui ou d’autrefois, sigle, ville ou code postal d’une implantation, "
        "département couvert (nom ou numéro), SIREN ou SIRET de sa personne morale ou d’une "
        "implantation ; les accents sont indifférents."
    )
    ordering = ("order_key", "pk")
    inlines = INLINES
    autocomplete_fields = ("sources",)
    readonly_fields = ("standing",)
    fieldsets = (
        (
            "Identité",
            {
                "fields": (
                    "standing",
                    "summary",
                    "last_seen_on",
                    "sources",
                    ("confidence", "checked_on"),
                    "note",
                )
            },
        ),
    )
    creation = Creation(
        form=NewCentreForm,
        explanation=(
            "Le centre naît en brouillon, avec son premier nom. Sa page s’ouvre ensuite pour le "
            "compléter ; rien n’est public avant « Publier »."
        ),
        carry_out=lambda request, data: create_centre(**data),
    )
    publication = PUBLICATION
    page_actions = (
        PageAction(
            slug="perimetre",
            verb="Modifier le périmètre",
            explanation=(
                "Choisissez le jour, puis cochez tous les départements couverts à partir de lui. "
                "Ceux qui sortent gardent leurs dates ; la veille de ce jour, rien ne change."
            ),
            opening=PerimeterDayForm,
            preview=preview_perimeter,
            form=PerimeterForm,
            carry_out=lambda request, centre, data: change_perimeter(centre=centre, **data),
            done="Le périmètre est modifié.",
            is_offered=lambda centre: not centre.is_closed,
            may=can_edit_centre,
        ),
        PageAction(
            slug="ajouter-un-partenaire",
            verb="Ajouter un partenaire",
            explanation=(
                "Une organisation du registre, ou une collectivité que l’on crée d’un même geste "
                "depuis son territoire, avec son nom officiel et son SIREN."
            ),
            opening=PartnerSearchForm,
            form=PartnerForm,
            carry_out=lambda request, centre, data: add_partner(
                centre=centre, **{name: data[name] for name in data if name != "text"}
            ),
            done="Le partenaire est ajouté.",
            is_offered=lambda centre: not centre.is_closed,
            may=can_edit_centre,
        ),
        PageAction(
            slug="fichier-d-un-accord",
            verb="Joindre le fichier d’un accord",
            explanation=(
                "Le texte signé se lit depuis la fiche dès que l’accord est publié ; d’ici là, "
                "l’équipe nationale et les membres du centre le lisent seuls."
            ),
            form=AgreementFileForm,
            carry_out=lambda request, centre, data: attach_agreement_file(**data),
            done="Le fichier est joint.",
            is_offered=lambda centre: centre.agreements.exists(),
            may=can_edit_centre,
        ),
        confirming(may=can_edit_centre),
        renaming(
            carry_out=lambda request, centre, data: rename_centre(centre=centre, **data),
            done="Le centre a son nouveau nom.",
            may=can_edit_centre,
        ),
        PageAction(
            slug="publier",
            verb="Publier",
            explanation=(
                "La fiche devient publique. Il y faut une existence établie et au moins un "
                "département établi dans le périmètre."
            ),
            carry_out=lambda request, centre, data: publish_centre(centre=centre, **data),
            done="Le centre est publié.",
            is_offered=lambda centre: centre.status == CentreStatus.DRAFT,
            may=can_publish_centre,
        ),
        PageAction(
            slug="retirer-du-site",
            verb="Retirer du site",
            explanation=(
                "Pour une fiche publiée par erreur : elle redevient un brouillon, et son adresse "
                "répond « page introuvable ». Un centre qui n’existe plus se ferme : sa page reste."
            ),
            preview=preview_withdrawal,
            carry_out=lambda request, centre, data: unpublish_centre(centre=centre, **data),
            done="Le centre n’est plus public.",
            is_offered=lambda centre: centre.status == CentreStatus.PUBLISHED,
            may=can_publish_centre,
            is_grave=True,
        ),
        PageAction(
            slug="fermer",
            verb="Fermer le centre",
            explanation=(
                "La page reste en ligne, avec la date de fermeture. Le périmètre et le label "
                "prennent fin ce jour-là ; ce qui était prévu pour plus tard est retiré."
            ),
            preview=preview_closing,
            form=CloseForm,
            foretold=foretell_closing,
            carry_out=lambda request, centre, data: close_centre(centre=centre, **data),
            done="Le centre est fermé ; sa page reste en ligne.",
            is_offered=lambda centre: centre.status == CentreStatus.PUBLISHED,
            may=can_close_centre,
            is_grave=True,
        ),
        PageAction(
            slug="rouvrir",
            verb="Rouvrir",
            explanation=(
                "La fiche redevient celle d’un centre ouvert. Le périmètre et le label qui avaient "
                "pris fin avec lui restent terminés : indiquez ensuite ceux d’aujourd’hui."
            ),
            carry_out=lambda request, centre, data: reopen_centre(centre=centre, **data),
            done="Le centre est rouvert : relisez son périmètre et son label.",
            is_offered=lambda centre: centre.is_closed,
            may=can_close_centre,
        ),
        PageAction(
            slug="effacer-une-coordonnee",
            verb="Effacer une coordonnée",
            explanation=(
                "Pour une coordonnée qui s’avère personnelle : elle disparaît de la fiche et de "
                "tout l’historique. Une coordonnée seulement périmée se modifie dans la page."
            ),
            form=EraseContactForm,
            carry_out=lambda request, centre, data: erase_contact(**data),
            done="La coordonnée est effacée, ses traces aussi.",
            is_offered=lambda centre: centre.contacts.filter(erased_at__isnull=True).exists(),
            may=can_edit_centre,
            is_grave=True,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Centre.objects.visible_to(request.user)
        sites = Prefetch("sites", Site.objects.in_force(today()).order_by("pk"), "sites_today")
        return rows.with_region_names(today()).prefetch_related(sites).order_by(*self.ordering)

    def page_actions_for(self, request: HttpRequest, row: Centre) -> list[dict[str, Any]]:
        """Offer to see the portal as a member of the centre, or as the public."""
        return [*super().page_actions_for(request, row), see_as(centre=row.pk)]

    def may_delete(self, row: Centre) -> bool:
        """Allow deletion of a draft that was never published and of which nothing else is kept."""
        return row.published_at is None and not is_cited(row)

    def found_apart(self, text: str) -> Q | None:
        """Find the centres with a site in the town, or that cover the département today.

        By a number too: the SIREN of a legal person, whatever its day, or the SIRET of a site.
        """
        digits = "".join(text.split())
        if digits.isdecimal() and len(digits) in (9, 14):
            bodies = CentreLegalBody.objects.filter(organisation__siren=digits[:9])
            places = Site.objects.filter(siret=digits)
            return Q(pk__in=bodies.values("centre")) | Q(pk__in=places.values("centre"))
        key = french_sort_key(text)
        sites = Site.objects.alias(key=FrenchSortKey("city")).filter(Q(key=key) | Q(postcode=text))
        covered = Coverage.objects.in_force(today()).filter(department__in=departments_asked(text))
        return Q(pk__in=sites.values("centre")) | Q(pk__in=covered.values("centre"))

    @admin.display(description="nom", ordering="order_key")
    def shown_name(self, centre: Centre) -> str:
        return f"{centre.name} ({centre.acronym})" if centre.acronym else centre.name

    @admin.display(description="territoire")
    def territory(self, centre: Centre) -> str:
        names = centre.region_names or ()  # type: ignore[attr-defined] # annotated
        return ", ".join(sorted(names, key=french_order_key)) or "inconnu aujourd’hui"

    @admin.display(description="ville")
    def seat(self, centre: Centre) -> str:
        cities = (site.city for site in centre.sites_today)  # type: ignore[attr-defined] # prefetched
        return ", ".join(dict.fromkeys(filter(None, cities)))

    @admin.display(description="état", ordering="status")
    def state(self, centre: Centre) -> SafeString:
        status = CentreStatus(centre.status)
        return badge(str(status.label), STATUS_TONES[status])

    @admin.display(description="vu actif", ordering="last_seen_on")
    def seen(self, centre: Centre) -> str:
        return date_words(centre.last_seen)

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, centre: Centre) -> SafeString:
        return confidence_badge(centre.confidence)

    @admin.display(description="modifié le", ordering="updated_at")
    def changed(self, centre: Centre) -> Any:
        return centre.updated_at

    @admin.display(description="état")
    def standing(self, centre: Centre) -> SafeString:
        """Return the state and since when, on the centre's own page."""
        since = ""
        if centre.closed:
            heir = f", remplacé par {centre.successor}" if centre.successor else ""
            since = f"{centre.closed.when()}{heir}"
        elif centre.published_at:
            since = f"depuis le {in_words(day_of(centre.published_at))}"
        return format_html("{} {}", self.state(centre), since)

    def is_on_site(self, row: Centre) -> bool:
        return row.is_public

    def choice_label(self, row: Centre) -> str:
        return row.name
