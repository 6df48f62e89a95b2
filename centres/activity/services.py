"""Services on the figures of a year: ask the centres, remind, write down, send, accept, return."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import in_words, judge_last_day, today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows, wait_turn
from crpv_portal.common.site_address import full_address
from crpv_portal.outbox.services import queue_mail

from ..choices import CentreStatus, ReportStatus
from ..members import members_of
from ..models import ActivityCampaign, ActivityReport, Centre, CentreMembership

if TYPE_CHECKING:
    from decimal import Decimal

TOO_FAR = "Les bilans d’une année se demandent un an au plus."
BETWEEN_REMINDERS = datetime.timedelta(days=14)
TURN = "activity reports"
GONE_UP = "Ce bilan est {state} : il ne change plus, à moins que l’équipe nationale le renvoie."
NOT_SENT = "Ce bilan est {state} : il n’attend pas de réponse."


@transaction.atomic
def open_year(*, year: int, until: datetime.date, message: str, reason: str) -> ActivityCampaign:
    """Ask the published centres for the figures of a year, until a day; once for each year.

    Their members are written to; a centre that has its report already is asked nothing. Raises
    ValidationError when the year is open, or has not begun.
    """
    reason = required_reason(reason)
    judge_last_day(until, too_far=TOO_FAR)
    wait_turn(TURN)
    campaign = ActivityCampaign(year=year, until=until, message=message, opened_on=today())
    with because(reason, action="open_year"):
        campaign.full_clean()
        campaign.save()
        _ask_newcomers(campaign)
        _write_to(_waiting(campaign))
    return campaign


def to_remind(campaign: ActivityCampaign) -> QuerySet[ActivityReport]:
    """Return the reports that are still open, and of which nobody was reminded today."""
    return _open_of(campaign).exclude(Q(asked_on=today()) | Q(reminded_on=today()))


def has_to_remind(campaign: ActivityCampaign) -> bool:
    """Tell whether the year runs, and somebody can be reminded of it today."""
    members = CentreMembership.objects.filter(user__is_active=True).in_force(today())
    reachable = to_remind(campaign).filter(centre__in=members.values("centre"))
    return campaign.until >= today() and reachable.exists()


@transaction.atomic
def remind_centres(*, campaign: ActivityCampaign, reason: str) -> int:
    """Write again to the centres that sent nothing, once a day at most; return how many."""
    reason = required_reason(reason)
    wait_turn(TURN)
    campaign = locked(campaign)
    if campaign.until < today():
        raise ValidationError(
            f"Le dernier jour ({in_words(campaign.until)}) est passé : changez-le d’abord."
        )
    with because(reason, action="remind_centres"):
        _ask_newcomers(campaign)
        written = _write_to(to_remind(campaign))
    if not written:
        raise ValidationError("Personne n’est à relancer aujourd’hui.")
    return written


@transaction.atomic
def remind_of_activity() -> int:
    """Write to the centres that have sent nothing for two weeks; for the worker, safe to run again.

    A centre published since, or that had no member, is asked as soon as it can be; each year until
    its last day.
    """
    wait_turn(TURN)
    written = 0
    with because("relance des bilans d’activité", action="remind_centres"):
        for campaign in ActivityCampaign.objects.open_on(today()).order_by("year"):
            _ask_newcomers(campaign)
            written += _write_to(_waiting(campaign))
    return written


def _open_of(campaign: ActivityCampaign) -> QuerySet[ActivityReport]:
    return ActivityReport.objects.expected().filter(year=campaign.year)


def _waiting(campaign: ActivityCampaign) -> QuerySet[ActivityReport]:
    """Return those that were not written to, or not for two weeks."""
    since = today() - BETWEEN_REMINDERS
    dated = _open_of(campaign).annotate(written_on=Greatest("asked_on", "reminded_on"))
    return dated.filter(Q(written_on__isnull=True) | Q(written_on__lte=since))


def _ask_newcomers(campaign: ActivityCampaign) -> None:
    """Make the report of each published centre that has none of this year."""
    known = ActivityReport.objects.filter(year=campaign.year, centre=OuterRef("pk"))
    published = Centre.objects.filter(status=CentreStatus.PUBLISHED).exclude(Exists(known))
    for centre in published.order_by("order_key", "pk"):
        report = ActivityReport(centre=centre, year=campaign.year)
        report.full_clean()
        report.save()


def _write_to(reports: QuerySet[ActivityReport]) -> int:
    """Write to the members of the centres of these reports; return of how many centres."""
    keys = list(reports.order_by("pk").values_list("pk", flat=True))
    held = list(locked_rows(ActivityReport.objects.filter(pk__in=keys).select_related("centre")))
    members = members_of(report.centre_id for report in held)
    campaigns = ActivityCampaign.objects.in_bulk(
        {report.year for report in held}, field_name="year"
    )
    written = 0
    for report in held:
        to = members[report.centre_id]
        if not to:
            continue
        column = "reminded_on" if report.asked_on else "asked_on"
        is_reminder = report.asked_on is not None
        setattr(report, column, today())
        report.save(update_fields=[column])
        for user in to:
            _mail(
                report,
                user,
                "activity_asked",
                f"{'Rappel : le' if is_reminder else 'Le'} bilan d’activité {report.year} de "
                f"{report.centre.name}",
                is_reminder=is_reminder,
                until=in_words(campaigns[report.year].until),
                message=campaigns[report.year].message,
            )
        written += 1
    return written


def page_of(report: ActivityReport) -> str:
    """Return the address where the centre writes its report."""
    return reverse("upkeep:own_activity", args=[report.centre.slug, report.year])


def about(report: ActivityReport) -> str:
    """Return the key under which the outbox finds the mails of this report."""
    return f"activity:{report.pk}"


def _mail(
    report: ActivityReport, user: User, template: str, subject: str, **context: object
) -> None:
    said = {
        "report": report,
        "address": full_address(page_of(report)),
        "site_title": settings.CRPV_SITE_TITLE,
        **context,
    }
    queue_mail(
        kind="bilan d’activité",
        to=user.email,
        subject=subject,
        text=render_to_string(f"centres/email/{template}.txt", said).strip() + "\n",
        about=about(report),
        reply_to=settings.CRPV_CONTACT_EMAIL,
    )


@transaction.atomic
def write_report(
    *, report: ActivityReport, figures: Mapping[str, int | Decimal | None], details: str
) -> ActivityReport:
    """Keep what a centre typed, which it has not sent yet; the same, kept again, is no act.

    Raises ValidationError once it is sent, and for figures that cannot be true together.
    """
    report = _held(report)
    if not report.is_open:
        raise ValidationError(GONE_UP.format(state=report.get_status_display()))
    new: dict[str, Any] = {**figures, "details": details}
    changed = [name for name, value in new.items() if getattr(report, name) != value]
    if not changed:
        return report
    for name in changed:
        setattr(report, name, new[name])
    with because("bilan d’activité rempli", action="write_report"):
        report.full_clean()
        report.save(update_fields=changed)
    return report


@transaction.atomic
def send_report(*, report: ActivityReport, by: User) -> ActivityReport:
    """Send up what is kept: it changes no more. Raises ValidationError when it was sent already."""
    report = _held(report)
    if not report.is_open:
        raise ValidationError(GONE_UP.format(state=report.get_status_display()))
    with because("bilan d’activité envoyé", action="send_report"):
        return _move(report, ReportStatus.SENT, sent_at=timezone.now(), sent_by=by, reply="")


@transaction.atomic
def receive_report(*, report: ActivityReport, by: User, reason: str) -> ActivityReport:
    """Note that the figures came by another way: the staff typed them in the centre's stead."""
    reason = required_reason(reason)
    report = _held(report)
    if not report.is_open:
        raise ValidationError(GONE_UP.format(state=report.get_status_display()))
    with because(reason, action="receive_report"):
        return _move(report, ReportStatus.SENT, sent_at=timezone.now(), sent_by=by, reply="")


@transaction.atomic
def accept_report(
    *, report: ActivityReport, is_public: bool, reply: str, reason: str
) -> ActivityReport:
    """Accept a report that was sent: the national sums count it, and whoever sent it is told.

    is_public: whether the centre's sheet shows its own figures. Raises ValidationError when it is
    not waiting.
    """
    reason = required_reason(reason)
    report = _held(report)
    if report.status != ReportStatus.SENT:
        raise ValidationError(NOT_SENT.format(state=report.get_status_display()))
    with because(reason, action="accept_report"):
        _move(report, ReportStatus.ACCEPTED, accepted_on=today(), is_public=is_public, reply=reply)
        _answer(report, f"Votre bilan d’activité {report.year} est validé")
    return report


@transaction.atomic
def return_report(*, report: ActivityReport, reply: str, reason: str) -> ActivityReport:
    """Send a report back to its centre with a word; the sums count it no more.

    Raises ValidationError without a word, or when the centre has it already.
    """
    reason = required_reason(reason)
    report = _held(report)
    if report.is_open:
        raise ValidationError(NOT_SENT.format(state=report.get_status_display()))
    if not reply.strip():
        raise ValidationError({"reply": "Dites au centre ce qui est à revoir."})
    with because(reason, action="return_report"):
        _move(
            report,
            ReportStatus.RETURNED,
            accepted_on=None,
            is_public=False,
            reply=reply.strip(),
            reminded_on=today(),
        )
        _answer(report, f"Votre bilan d’activité {report.year} est à revoir")
    return report


def _held(report: ActivityReport) -> ActivityReport:
    return locked(report, "centre", "sent_by")


def _move(report: ActivityReport, status: ReportStatus, **columns: object) -> ActivityReport:
    report.status = status
    for name, value in columns.items():
        setattr(report, name, value)
    report.full_clean()
    report.save(update_fields=["status", *columns])
    return report


def _answer(report: ActivityReport, subject: str) -> None:
    """Tell whoever sent the report while they are of the centre, else its members."""
    members = members_of([report.centre_id])[report.centre_id]
    sender = [user for user in members if user.pk == report.sent_by_id]
    for user in sender or members:
        _mail(report, user, "activity_answered", subject)
