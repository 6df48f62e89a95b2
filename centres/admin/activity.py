"""Admin screens of the figures of activity: the years that are asked, the centres' reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.creations import Creation
from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.lists import badge
from crpv_portal.common.admin.page_actions import LastDayField, PageAction, PageActionForm, Preview
from crpv_portal.common.dates import day_of, in_words, today
from crpv_portal.common.french import counted

from ..activity.reading import compared, year_before
from ..activity.services import (
    TOO_FAR,
    accept_report,
    has_to_remind,
    open_year,
    receive_report,
    remind_centres,
    return_report,
    to_remind,
)
from ..choices import ReportStatus
from ..members import members_of
from ..models import ActivityCampaign, ActivityReport, Centre
from ..models.activity import FIGURES, refuse_year_to_come
from ..perms import can_accept_activity
from .forms import AskedUntilForm

TONES = {
    ReportStatus.AWAITED: "plain",
    ReportStatus.SENT: "warn",
    ReportStatus.RETURNED: "info",
    ReportStatus.ACCEPTED: "good",
}


class OpenYearForm(PageActionForm):
    year = forms.IntegerField(
        label="Année",
        help_text="Celle que les chiffres racontent.",
        validators=[refuse_year_to_come],
    )
    until = LastDayField(help_text="Dernier jour où le portail relance les centres : 31/03/2027.")
    message = forms.CharField(
        label="Un mot aux centres",
        required=False,
        max_length=2_000,
        help_text="Dans chaque courriel.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActivityYearForm(AskedUntilForm):
    too_far = TOO_FAR


class ActivityReplyForm(PageActionForm):
    reply = forms.CharField(
        label="Un mot au centre",
        required=False,
        max_length=500,
        help_text="Envoyé par courriel à qui a envoyé le bilan.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AcceptActivityForm(ActivityReplyForm):
    is_public = forms.BooleanField(
        label="Publier ses chiffres sur la fiche du centre",
        required=False,
        help_text="Sans quoi seules les sommes nationales les comptent.",
    )


class ReturnActivityForm(ActivityReplyForm):
    reply = forms.CharField(
        label="Ce qui est à revoir",
        max_length=500,
        help_text="Envoyé par courriel à qui a envoyé le bilan, et affiché sur sa page.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActivityAdminForm(BackOfficeForm):
    """Form of a report; what the staff brings in anew is accepted: it comes from them."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.instance._state.adding:
            if all(data.get(name) is None for name in FIGURES):
                self.add_error(None, "Donnez au moins un chiffre : un zéro en est un.")
            self.instance.status = ReportStatus.ACCEPTED
            self.instance.accepted_on = today()
        elif data.get("is_public") and self.instance.status != ReportStatus.ACCEPTED:
            self.add_error("is_public", "On ne publie que les chiffres d’un bilan validé.")
        return data


def preview_reminder(campaign: ActivityCampaign, data: dict[str, Any]) -> Preview:
    """Return which centres would be written to, and which have no member to write to."""
    reports = list(to_remind(campaign).select_related("centre"))
    members = members_of(report.centre_id for report in reports)
    named: dict[bool, list[str]] = {True: [], False: []}
    for report in reports:
        named[bool(members[report.centre_id])].append(report.centre.name)
    return Preview.of(
        {
            "Recevront un rappel": named[True],
            "Sans membre : rien ne leur est envoyé": named[False],
        }
    )


@admin.register(ActivityCampaign)
class ActivityCampaignAdmin(RegisterAdmin):
    form = ActivityYearForm
    help_text = (
        "Ouvrir une année demande leurs chiffres aux centres publiés, et les relance tous les "
        "quatorze jours jusqu’au jour dit."
    )
    list_display = ("of_year", "until", "progress")
    readonly_fields = ("of_year", "opened_on", "progress", "reports", "silent", "without_member")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("of_year", "opened_on", "until"),
                    "message",
                    "progress",
                    "reports",
                    "silent",
                    "without_member",
                )
            },
        ),
    )
    creation = Creation(
        form=OpenYearForm,
        explanation="Chaque centre publié qui n’a pas encore de bilan cette année-là en reçoit un "
        "à remplir, dans son espace ; ses membres reçoivent un courriel.",
        carry_out=lambda request, data: open_year(**data),
        done="L’année est ouverte : les courriels partent.",
    )
    page_actions = (
        PageAction(
            slug="relancer",
            verb="Relancer",
            explanation="Les centres qui n’ont rien envoyé reçoivent un rappel, une fois par jour "
            "au plus.",
            preview=preview_reminder,
            carry_out=lambda request, row, data: remind_centres(campaign=row, **data),
            done="Les rappels partent.",
            is_offered=has_to_remind,
            may=lambda user, row: can_accept_activity(user),
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read with each year how many of its reports are in each state."""
        rows: Any = super().get_queryset(request)
        return rows.with_counts()

    @admin.display(description="année", ordering="year")
    def of_year(self, row: ActivityCampaign) -> str:
        return str(row.year)

    @admin.display(description="état")
    def progress(self, row: Any) -> str:
        """Return `3 bilans validés, 2 à lire, 1 renvoyé, 12 attendus`."""
        return ", ".join(
            (
                counted(row.accepted, "bilan(s) validé(s)"),
                counted(row.sent, "à lire"),
                counted(row.returned, "renvoyé(s)"),
                counted(row.awaited, "attendu(s)"),
            )
        )

    @admin.display(description="bilans")
    def reports(self, row: ActivityCampaign) -> SafeString:
        return format_html(
            '<a href="{}?annee={}">Lire les bilans de {}</a>',
            reverse("admin:centres_activityreport_changelist"),
            str(row.year),
            str(row.year),
        )

    @admin.display(description="n’ont rien envoyé")
    def silent(self, row: ActivityCampaign) -> str:
        names = _silent(row).values_list("name", flat=True)
        return ", ".join(names) or "aucun"

    @admin.display(description="dont sans membre à qui écrire")
    def without_member(self, row: ActivityCampaign) -> str:
        centres = list(_silent(row))
        members = members_of(centre.pk for centre in centres)
        return ", ".join(centre.name for centre in centres if not members[centre.pk]) or "aucun"

    def may_delete(self, row: ActivityCampaign) -> bool:
        return False


def _silent(campaign: ActivityCampaign) -> QuerySet[Centre]:
    reports = ActivityReport.objects.expected().filter(year=campaign.year)
    return Centre.objects.filter(pk__in=reports.values("centre")).order_by("order_key", "pk")


class ReportYearFilter(admin.SimpleListFilter):
    """List filter: the reports of one year, among the years that have some."""

    title = "année"
    parameter_name = "annee"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = ActivityReport.objects.order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        return queryset.filter(year=int(value)) if value in dict(self.lookup_choices) else queryset


@admin.register(ActivityReport)
class ActivityReportAdmin(RegisterAdmin):
    form = ActivityAdminForm
    help_text = (
        "Ce que chaque centre a fait, année par année. Une case vide : le centre ne le compte pas. "
        "Ce que vous ajoutez vous-même est validé d’office."
    )
    list_display = ("centre", "of_year", "state", "half_days", "fte", "sent_on", "shown")
    list_filter = (ReportYearFilter, "status", "is_public", "centre")
    list_select_related = ("centre",)
    search_fields = ("centre__names__name__unaccent", "details__unaccent")
    search_help_text = "Centre, précisions."
    autocomplete_fields = ("centre",)
    readonly_fields = ("state", "sent_on", "sender", "accepted_on", "reply", "beside")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("centre", "year", "state"),
                    ("sent_on", "sender", "accepted_on"),
                    "reply",
                    "beside",
                    ("half_days", "half_days_remote"),
                    ("half_days_training", "half_days_cycles", "half_days_network"),
                    ("half_days_groups", "half_days_events", "half_days_support"),
                    ("actions", "participations", "people"),
                    ("publications", "fte"),
                    "details",
                    "is_public",
                )
            },
        ),
    )
    page_actions = (
        PageAction(
            slug="valider",
            verb="Valider",
            explanation="Les sommes nationales comptent ce bilan à partir d’aujourd’hui ; qui l’a "
            "envoyé reçoit un courriel.",
            form=AcceptActivityForm,
            carry_out=lambda request, row, data: accept_report(report=row, **data),
            done="Le bilan est validé.",
            is_offered=lambda row: row.status == ReportStatus.SENT,
            may=lambda user, row: can_accept_activity(user),
        ),
        PageAction(
            slug="renvoyer",
            verb="Renvoyer au centre",
            explanation="Le centre peut de nouveau le corriger, et reçoit votre mot ; les sommes "
            "nationales ne le comptent plus.",
            form=ReturnActivityForm,
            carry_out=lambda request, row, data: return_report(report=row, **data),
            done="Le bilan est renvoyé au centre.",
            is_offered=lambda row: not row.is_open,
            may=lambda user, row: can_accept_activity(user),
        ),
        PageAction(
            slug="noter-recu",
            verb="Noter reçu autrement",
            explanation="Pour des chiffres venus par courriel ou sur papier, que vous avez "
            "saisis ici : le bilan attend ensuite d’être validé, et le centre n’est plus relancé.",
            carry_out=lambda request, row, data: receive_report(
                report=row, by=request.user, **data
            ),
            done="Le bilan est noté reçu.",
            is_offered=lambda row: row.is_open and row.has_figures,
            may=lambda user, row: can_accept_activity(user),
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Hold the centre and the year of a report that exists: another one is another report."""
        fixed = ("centre", "of_year") if obj is not None else ()
        return (*self.readonly_fields, *fixed)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show the year of a report as it is read; ask it of a new one, with its figures alone."""
        ((title, options),) = self.fieldsets
        lines = list(options["fields"])
        if obj is None:
            return ((title, {**options, "fields": (("centre", "year"), *lines[4:])}),)
        return ((title, {**options, "fields": (("centre", "of_year", "state"), *lines[1:])}),)

    @admin.display(description="année", ordering="year")
    def of_year(self, row: ActivityReport) -> str:
        """Return the year as it is read: without the space of the thousands."""
        return str(row.year)

    @admin.display(description="état", ordering="status")
    def state(self, row: ActivityReport) -> SafeString:
        return badge(row.get_status_display(), TONES[ReportStatus(row.status)])

    @admin.display(description="envoyé le", ordering="sent_at")
    def sent_on(self, row: ActivityReport) -> str:
        return in_words(day_of(row.sent_at)) if row.sent_at else ""

    @admin.display(description="envoyé par")
    def sender(self, row: ActivityReport) -> str:
        return row.sent_by.get_full_name() if row.sent_by else ""

    @admin.display(description="publication", ordering="is_public")
    def shown(self, row: ActivityReport) -> SafeString:
        return badge("publié", "good") if row.is_public else badge("non publié")

    @admin.display(description="depuis l’an dernier")
    def beside(self, row: ActivityReport) -> str:
        """Return what changed since the report of the year before, in a sentence."""
        before = year_before(row)
        if before is None:
            return "pas de bilan de l’année d’avant"
        changes = [
            f"{figure.label} : {figure.before} → {figure.now}"
            for figure in compared(row, before)
            if figure.change not in ("", "inchangé")
        ]
        return " ; ".join(changes) or "rien n’a changé"

    def may_delete(self, row: ActivityReport) -> bool:
        """Allow deletion of what the sums do not count; nothing depends on it."""
        return row.status != ReportStatus.ACCEPTED
