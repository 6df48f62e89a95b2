"""Lines on centres, territories and organisations: what is unverified, unconfirmed, incomplete."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, Prefetch, QuerySet, Value
from django.urls import reverse
from django.utils.text import capfirst

from centres.admin.pending import CENTRE_PENDING
from centres.completeness import Completeness, incomplete
from centres.models import ActivityReport, Centre, Coverage
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import day_of, in_words
from crpv_portal.common.french import NBSP, listing
from crpv_portal.common.models import PlannedChange, Sourced
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.territories.models import Department
from crpv_portal.upkeep.models import SheetProposal
from partners.admin.pending import ORGANISATION_PENDING
from partners.models import Organisation

from .lines import DashboardLine, Said, Urgency, each, pending_lines


@cache
def sourced_models() -> dict[str, type[Model]]:
    """Return the models whose rows carry evidence, by their label."""
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if issubclass(model, Sourced) and not hasattr(model, "pgh_tracked_model")
    }


def _unverified(on: datetime.date) -> QuerySet[Any]:
    """Return the kind and key of each unverified fact, whatever its table."""
    asked = [
        model._default_manager.filter(confidence=Confidence.UNVERIFIED)
        .order_by()
        .annotate(table=Value(label, output_field=CharField()))
        .values_list("table", "pk")
        for label, model in sourced_models().items()
    ]
    return asked[0].union(*asked[1:], all=True).order_by("table", "pk")


def _tell_facts(rows: list[tuple[str, int]]) -> list[Said]:
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key in rows:
        keys[kind].append(key)
    found: dict[tuple[str, int], Model] = {}
    for kind, wanted in keys.items():
        model = sourced_models()[kind]
        related = [f.name for f in model._meta.concrete_fields if f.is_relation]
        # Two steps are what the names of the deepest facts read: a seat's body.
        for row in model._default_manager.filter(pk__in=wanted).select_related(*related):
            found[kind, row.pk] = row
    return [_say_fact(found[row]) for row in rows]


def _say_fact(row: Model) -> Said:
    """Name the fact after what it is about: « Labo Cités », « territoire d’intervention : Ain »."""
    kind = str(row._meta.verbose_name)
    for name in ("centre", "organisation", "body", "edition"):
        owner = getattr(row, name, None)
        if owner is not None:
            return Said(str(owner), f"{capfirst(kind)} : {name_for_staff(row)}", row=row)
    return Said(name_for_staff(row), capfirst(kind), row=row)


def _unconfirmed(on: datetime.date) -> QuerySet[Any]:
    late: QuerySet[Any] = Centre.objects.unconfirmed(on)
    return late.order_by("confirmed_last_on", "order_key", "pk")


def _say_confirmation(centre: Centre) -> Said:
    day = centre.confirmed_last_on
    return Said(
        centre.name,
        f"Confirmée en {day.year} pour la dernière fois." if day else "Jamais confirmée.",
    )


def _say_completeness(centre: Centre) -> Said:
    score = Completeness.of(centre)
    return Said(
        centre.name,
        f"{score.percent}{NBSP}% : {len(score.known)} points sur {score.total}. "
        f"Il manque {listing(list(score.missing))}.",
    )


def _uncovered(on: datetime.date) -> QuerySet[Any]:
    possible = (
        Coverage.objects.public()
        .possibly_in_force(on)
        .select_related("centre")
        .order_by("centre__order_key", "pk")
    )
    covered = Coverage.objects.covering(on).values("department")
    return (
        Department.objects.current()
        .departments()
        .exclude(pk__in=covered)
        .select_related("region")
        .prefetch_related(Prefetch("coverages", possible, to_attr="possible"))
        .order_by("region__order_key", "code")
    )


def _say_department(department: Any) -> Said:
    names = list(dict.fromkeys(each.centre.short_name for each in department.possible))
    doubt = f" À établir : {listing(names)}." if names else ""
    return Said(
        f"{department.name} ({department.code})",
        f"{department.region.name}.{doubt}",
        department.get_absolute_url(),
    )


def _say_centre(centre: Centre) -> Said:
    seen = centre.last_seen
    return Said(centre.name, f"Vu au travail {seen.when()}." if seen else "Jamais vu au travail.")


def _say_organisation(row: Organisation) -> Said:
    return Said(row.name, f"{capfirst(row.get_kind_display())}.")


def _stuck(on: datetime.date) -> QuerySet[Any]:
    return PlannedChange.objects.stuck().order_by("takes_effect_on", "pk")


def _say_stuck(change: PlannedChange) -> Said:
    said = f"Prévu le {in_words(change.takes_effect_on)}. {change.refusal}".strip()
    return Said(change.wording, said, reverse("planned:changes"))


def _say_proposed(proposal: SheetProposal) -> Said:
    made = in_words(day_of(proposal.made_at))
    return Said(
        proposal.title,
        f"{capfirst(proposal.get_origin_display())}, le {made}.",
        reverse("upkeep:proposal", args=[proposal.public_id]),
    )


def _say_report(report: ActivityReport) -> Said:
    said = f"Bilan {report.year} : {report.get_status_display()}."
    if report.sent_at is not None and not report.is_open:
        said = f"Bilan {report.year}, envoyé le {in_words(day_of(report.sent_at))}."
    elif report.asked_on is None:
        said = f"{said} Aucun membre à qui écrire."
    elif report.reminded_on is not None:
        said = f"{said} Relancé le {in_words(report.reminded_on)}."
    return Said(report.centre.name, said)


PROPOSED = (
    DashboardLine(
        "signalements",
        "Signalements et propositions",
        "signalement(s) ou proposition(s) sur des fiches attend(ent) une réponse",
        "Répondre",
        Urgency.FIRST,
        lambda on: SheetProposal.objects.waiting(),
        each(_say_proposed),
        sample="is_sample",
    ),
)
ACTIVITY = (
    DashboardLine(
        "bilans-a-lire",
        "Bilans d’activité à lire",
        "bilan(s) d’activité envoyé(s) (attend|attendent) votre réponse",
        "Lire",
        Urgency.FIRST,
        lambda on: ActivityReport.objects.sent().select_related("centre"),
        each(_say_report),
    ),
    DashboardLine(
        "bilans-attendus",
        "Bilans d’activité attendus",
        "bilan(s) d’activité (est|sont) attendu(s) des centres",
        "Voir",
        Urgency.KEEPING,
        lambda on: ActivityReport.objects.expected().select_related("centre"),
        each(_say_report),
        help="Demandés par « Années des bilans d’activité ». Le portail relance les centres tous "
        "les quatorze jours, jusqu’au dernier jour de l’année ouverte.",
    ),
)
PLANNED = (
    DashboardLine(
        "changements-prevus",
        "Changements prévus restés sans effet",
        "changement(s) prévu(s) (n’a|n’ont) pas pris effet, et (attend|attendent) quelqu’un",
        "Décider",
        Urgency.FIRST,
        _stuck,
        each(_say_stuck),
    ),
)
REGISTER = (
    DashboardLine(
        "faits-a-verifier",
        "Faits à vérifier",
        "fait(s) du registre reste(nt) à vérifier, et ne compte(nt) nulle part",
        "Vérifier",
        Urgency.KEEPING,
        _unverified,
        _tell_facts,
        help="Un fait « à vérifier » est montré comme tel au public, ou pas du tout. Donnez-lui "
        "une source et « vérifié » ou « déduit », ou retirez-le.",
    ),
    DashboardLine(
        "non-confirmees",
        "Fiches à confirmer",
        "fiche(s) publiée(s) n’(a|ont) pas été confirmée(s) depuis un an",
        "Confirmer",
        Urgency.KEEPING,
        _unconfirmed,
        each(_say_confirmation),
        help="Confirmée par le centre (la campagne, dans « Propositions », lui écrit), ou relue "
        "tout entière par un agent : « Vérifié le », sur la fiche.",
    ),
    DashboardLine(
        "incompletes",
        "Fiches incomplètes",
        "fiche(s) publiée(s) (est|sont) incomplète(s)",
        "Compléter",
        Urgency.KEEPING,
        lambda on: incomplete(Centre.objects.all(), on),
        each(_say_completeness),
        help="La moins renseignée d’abord. Les mêmes points pour tous les centres ; ne compte que "
        "ce que le public peut lire.",
    ),
    DashboardLine(
        "sans-centre",
        "Départements sans centre",
        "département(s) n’(a|ont) pas de centre établi aujourd’hui",
        "Voir",
        Urgency.KEEPING,
        _uncovered,
        each(_say_department),
        help="« À établir » : un centre y travaille peut-être, d’après une source à vérifier ou "
        "trop ancienne.",
    ),
    *pending_lines(
        Centre,
        CENTRE_PENDING,
        urgent=["sans-perimetre"],
        without=["sans-siege", "sans-label"],  # points of the score
        say=_say_centre,
    ),
    *pending_lines(
        Organisation,
        ORGANISATION_PENDING,
        without=["terme"],  # among what ends
        say=_say_organisation,
    ),
)
