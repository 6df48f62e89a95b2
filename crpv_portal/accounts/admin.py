"""Admin screens of accounts: invite, assign, close; passwords are never shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.inlines import PeriodInline
from crpv_portal.common.admin.lists import FrenchChangeList, badge
from crpv_portal.common.admin.page_actions import PageAction, see_as
from crpv_portal.common.dates import today
from crpv_portal.common.site_address import site_address
from crpv_portal.common.traces import Trace
from crpv_portal.territories.models import Region

from .invitations import RECEIVED, InvitationForm
from .models import Assignment, BorrowedView, User
from .roles import KINDS, NO_ROLE, memberships, roles_of, with_role
from .services import (
    close_account,
    erase_user,
    invite_again,
    invite_user,
    is_erased,
    reopen_account,
)


class AssignmentInline(PeriodInline):
    model = Assignment
    fk_name = "user"
    help_text = "Une suppléance porte toujours un dernier jour, et cesse d’elle-même."
    add_label = "Ajouter une affectation"
    autocomplete_fields = ("region", "stands_in_for")
    joined = ("region", "stands_in_for")
    lead = (("region", "service", "stands_in_for"),)


class RoleFilter(admin.SimpleListFilter):
    """List filter: accounts with a role of this kind today, those of centres included."""

    title = "rôle"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(KINDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        kind = self.value()
        return with_role(queryset, kind, request.user, today()) if kind in KINDS else queryset


class OfficerRegionFilter(admin.SimpleListFilter):
    """List filter: accounts assigned to the région today."""

    title = "région"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Region.objects.current().inhabited().values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        held = Assignment.objects.in_force(today()).filter(region__code=self.value())
        return queryset.filter(pk__in=held.values("user"))


class AccountChangeList(FrenchChangeList):
    """List of accounts that knows the roles of the rows of its page."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._viewer = request.user
        super().__init__(request, *args, **kwargs)

    def complete(self, rows: list[Any]) -> None:
        roles = roles_of(rows, self._viewer, today())
        for user in rows:
            user.roles_today = roles[user.pk]


@admin.register(User)
class UserAdmin(RegisterAdmin):
    help_text = "Inviter un agent, lui confier des régions, fermer un compte."
    list_display = ("shown_name", "email", "role", "state", "last_login")
    list_filter = (RoleFilter, OfficerRegionFilter, "is_active")
    search_fields = (
        "email",
        "last_name__unaccent",
        "first_name__unaccent",
        "assignments__region__name__unaccent",
    )
    search_help_text = "Nom, adresse, région d’un agent, centre d’un membre (nom ou sigle)."
    inlines = (AssignmentInline,)
    readonly_fields = ("state", "roles", "last_login", "date_joined")
    fieldsets = (
        (
            "Identité",
            {
                "fields": (
                    ("first_name", "last_name", "email"),
                    "is_staff",
                    "roles",
                    ("state", "date_joined", "last_login"),
                )
            },
        ),
    )
    creation = Creation(
        form=InvitationForm,
        explanation=RECEIVED,
        carry_out=lambda request, data: invite_user(**data, by=request.user, base=site_address()),
        done="Le compte est créé ; le message d’invitation part à son adresse.",
    )
    page_actions = (
        PageAction(
            slug="inviter-a-nouveau",
            verb="Inviter à nouveau",
            explanation="Un nouveau lien part à son adresse, pour choisir un mot de passe.",
            carry_out=lambda request, user, data: invite_again(user=user, base=site_address()),
            done="Le message va partir.",
            is_offered=lambda user: user.is_active and user.last_login is None,
        ),
        PageAction(
            slug="fermer",
            verb="Fermer le compte",
            explanation="Ses sessions cessent aussitôt ; le compte pourra être rouvert.",
            carry_out=lambda request, user, data: close_account(user=user, by=request.user, **data),
            done="Le compte est fermé.",
            is_offered=lambda user: user.is_active,
            is_grave=True,
        ),
        PageAction(
            slug="rouvrir",
            verb="Rouvrir le compte",
            explanation="La personne choisira un nouveau mot de passe.",
            carry_out=lambda request, user, data: reopen_account(
                user=user, by=request.user, **data
            ),
            done="Le compte est rouvert.",
            is_offered=lambda user: not user.is_active and not is_erased(user),
        ),
        PageAction(
            slug="effacer",
            verb="Effacer les données personnelles",
            explanation=(
                "Le nom et l’adresse disparaissent du compte et de tout l’historique ; ce qui a "
                "été fait reste, sans le nom. Cet effacement est définitif."
            ),
            carry_out=lambda request, user, data: erase_user(user=user, by=request.user, **data),
            done="Les données de ce compte sont effacées.",
            is_offered=lambda user: not is_erased(user),
            is_grave=True,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("password")

    def page_actions_for(self, request: HttpRequest, row: User) -> list[dict[str, Any]]:
        """Offer to see the portal as this account does, when it has a role of its own."""
        offered = super().page_actions_for(request, row)
        if row.is_active and not row.is_staff and row.roles_today:  # type: ignore[attr-defined]
            offered.append(see_as(compte=row.pk))
        return offered

    def history_traces(self, obj: User) -> list[Trace]:
        """Add the views that the account borrowed, and those borrowed of it."""
        views = Trace(BorrowedView, Q(user_id=obj.pk) | Q(seen_as_id=obj.pk))
        return [*super().history_traces(obj), views]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Find the members of a centre too, by its name or its acronym."""
        found, doubled = super().get_search_results(request, queryset, search_term)
        text = search_term.strip()
        if not text:
            return found, doubled
        members = (
            memberships(request.user)
            .in_force(today())
            .filter(Q(centre__name__unaccent__icontains=text) | Q(centre__acronym__iexact=text))
        )
        users = members.order_by().values("user")
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=users)), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[FrenchChangeList]:
        return AccountChangeList

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        user = super().get_object(request, object_id, from_field)
        if user is not None:
            user.roles_today = roles_of([user], request.user, today())[user.pk]
        return user

    @admin.display(description="personne", ordering="last_name")
    def shown_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="rôle")
    def role(self, user: User) -> str:
        return " ; ".join(role.words for role in user.roles_today) or NO_ROLE  # type: ignore[attr-defined] # set by the list

    @admin.display(description="rôles aujourd’hui")
    def roles(self, user: User) -> SafeString | str:
        """Return what the account may do, each with a link to the record that gives it."""
        links = [
            (role.url, role.words)
            for role in user.roles_today  # type: ignore[attr-defined] # set by `get_object`
        ]
        if not links:
            return "Aucun : ce compte lit le registre comme tout le monde."
        return format_html_join(" ; ", '<a href="{}">{}</a>', links)

    @admin.display(description="état", ordering="is_active")
    def state(self, user: User) -> SafeString:
        return badge("ouvert", "good") if user.is_active else badge("fermé", "plain")
