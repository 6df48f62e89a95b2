"""Lines on who is asked: consultations on an edition, letters of the freshness campaign."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from centres.consultations.links import READABLE_DAYS
from centres.models import Consultation
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.french import counted
from crpv_portal.upkeep.campaigns import (
    UnwrittenCentre,
    open_campaign_of,
    undelivered,
    unwritten_centres,
)

from .lines import DashboardLine, Said, Urgency, each

SOON = datetime.timedelta(days=14)


def _running() -> QuerySet[Any]:
    running = Consultation.objects.filter(sent_at__isnull=False, closed_at__isnull=True)
    return running.select_related("edition").with_answers().order_by("until", "pk")


def _closing(on: datetime.date) -> QuerySet[Any]:
    return _running().filter(until__lte=on + SOON)


def _open(on: datetime.date) -> QuerySet[Any]:
    return _running().filter(until__gt=on + SOON)


def _say_running(row: Any) -> Said:
    day = in_words(row.until)
    when = f"Terminée le {day} : à clore." if row.until < today() else f"Jusqu’au {day}."
    answers = counted(row.answered, "réponse(s)", none="aucune réponse")
    said = f"{when} {capfirst(answers)} sur {counted(row.asked, 'organisation(s)')}."
    return Said(row.edition.title, said)


def _commented(on: datetime.date) -> QuerySet[Any]:
    unanswered = Count("parties__comments", filter=Q(parties__comments__answer=""))
    found = Consultation.objects.select_related("edition").annotate(unanswered=unanswered)
    # Later, nobody reads an answer: the links are closed.
    read = on - datetime.timedelta(days=READABLE_DAYS)
    return found.filter(unanswered__gt=0, until__gte=read).order_by("until", "pk")


def _say_commented(row: Any) -> Said:
    return Said(
        row.edition.title,
        f"{capfirst(counted(row.unanswered, 'commentaire(s) sans réponse'))}.",
        reverse("consultations:synthesis", args=[row.pk]),
    )


def _unwritten(on: datetime.date) -> list[UnwrittenCentre]:
    campaign = open_campaign_of(on)
    return unwritten_centres(campaign) if campaign else []


def _say_unwritten(row: UnwrittenCentre) -> Said:
    return Said(row.centre.name, f"{capfirst(row.why)}.", reverse("upkeep:campaign"), row.centre)


CONSULTED = (
    DashboardLine(
        "consultations-a-clore",
        "Consultations qui se terminent",
        "consultation(s) se termine(nt) dans les deux semaines, ou (est|sont) à clore",
        "Relancer ou clore",
        Urgency.FIRST,
        _closing,
        each(_say_running),
    ),
    DashboardLine(
        "commentaires-de-consultation",
        "Commentaires de consultations sans réponse",
        "consultation(s) porte(nt) des commentaires sans réponse",
        "Lire et répondre",
        Urgency.FIRST,
        _commented,
        each(_say_commented),
    ),
    DashboardLine(
        "consultations-ouvertes",
        "Consultations ouvertes",
        "consultation(s) (est|sont) ouverte(s) pour plus de deux semaines",
        "Voir",
        Urgency.KEEPING,
        _open,
        each(_say_running),
    ),
)
WRITTEN = (
    DashboardLine(
        "lettres-non-parties",
        "Lettres de la campagne qui ne sont pas parties",
        "lettre(s) de la campagne n’(a|ont) pas pu partir",
        "Corriger",
        Urgency.FIRST,
        lambda on: undelivered(open_campaign_of(on)),
        each(lambda mail: Said(mail.subject, f"À {mail.to}.")),
        help="Corrigez l’adresse du centre : un courriel échoué se réessaie ou s’abandonne.",
    ),
    DashboardLine(
        "centres-sans-lettre",
        "Centres à qui la campagne n’a pas écrit",
        "centre(s) publié(s) n’(a|ont) pas reçu la lettre de la campagne en cours",
        "Donner une adresse",
        Urgency.FIRST,
        _unwritten,
        each(_say_unwritten),
        help="Avec une adresse publiée ou un membre, il a sa lettre la nuit suivante.",
    ),
)
