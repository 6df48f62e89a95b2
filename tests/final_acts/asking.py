"""Acts by which the staff asks: figures of a year, consultations, the freshness campaign."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone

from centres.activity.services import about as about_report
from centres.models import (
    ActivityCampaign,
    ActivityReport,
    Consultation,
    ConsultationComment,
    ConsultationLink,
    ConsultedParty,
)
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.upkeep.models import FreshnessCampaign
from tests.admin.screens import address
from tests.factories.centres import (
    ActivityCampaignFactory,
    ActivityReportFactory,
    CentreFactory,
    CentreMembershipFactory,
    ConsultationCommentFactory,
    ConsultationFactory,
    ConsultedPartyFactory,
    ContactFactory,
)
from tests.factories.partners import EditionFactory

from .planting import WHY, FinalAct, Planted, of_record, previewed, soon


def open_year() -> Planted:
    made = ActivityCampaign.objects.filter(year=2025).count
    typed = {"year": 2025, "until": soon().strftime("%d/%m/%Y"), "reason": WHY}
    return Planted(address(ActivityCampaign, "add"), "reason", made, typed)


def remind_centres() -> Planted:
    report = ActivityReportFactory()
    CentreMembershipFactory(centre=report.centre)
    campaign = ActivityCampaignFactory(year=report.year)
    written = OutgoingMail.objects.about(about_report(report)).count
    return previewed(of_record(campaign, "relancer", written))


def of_report(act: str, state: str, *, is_sent: bool = True, **typed: Any) -> Planted:
    report = ActivityReportFactory(half_days=40, sent=is_sent)
    return of_record(report, act, ActivityReport.objects.filter(status=state).count, **typed)


def prepare_consultation() -> Planted:
    draft = EditionFactory(draft=True)
    made = Consultation.objects.filter(edition=draft).count
    typed = {"edition": draft.pk, "until": soon().strftime("%d/%m/%Y"), "reason": WHY}
    return Planted(address(Consultation, "add"), "reason", made, typed)


def send_consultation() -> Planted:
    party = ConsultedPartyFactory()
    links = ConsultationLink.objects.filter(party=party).count
    return previewed(of_record(party.consultation, "envoyer", links))


def remind_parties() -> Planted:
    party = ConsultedPartyFactory(invited=True, consultation__sent=True)
    links = ConsultationLink.objects.filter(party=party).count
    return previewed(of_record(party.consultation, "relancer", links))


def readdress_party() -> Planted:
    party = ConsultedPartyFactory(invited=True, consultation__sent=True)
    moved = ConsultedParty.objects.filter(email="juste@exemple.test").count
    typed = {"party": party.pk, "email": "juste@exemple.test"}
    return of_record(party.consultation, "corriger-une-adresse", moved, **typed)


def answer_comments() -> Planted:
    comment = ConsultationCommentFactory()
    page = reverse("consultations:synthesis", args=[comment.party.consultation.pk])
    answered = ConsultationComment.objects.filter(answer="Ce sera fait.").count
    typed = {"coches-ensemble": [str(comment.pk)], "reponse-ensemble": "Ce sera fait."}
    return Planted(page, "reponse-ensemble", answered, typed)


def close_consultation() -> Planted:
    consultation = ConsultationFactory()
    closed = Consultation.objects.filter(closed_at__isnull=False).count
    return of_record(consultation, "clore", closed)


def held_consultation(**columns: Any) -> Consultation:
    """A consultation that is closed, on an edition in force by now."""
    columns = {"closed_at": timezone.now(), "edition": EditionFactory(in_force=True), **columns}
    return ConsultationFactory(sent=True, **columns)


def publish_synthesis() -> Planted:
    published = Consultation.objects.filter(published_at__isnull=False).count
    consultation = held_consultation()
    return previewed(of_record(consultation, "publier-la-synthese", published, text="Dit."))


def withdraw_synthesis() -> Planted:
    withdrawn = Consultation.objects.filter(synthesis="Dit.", published_at__isnull=True).count
    consultation = held_consultation(synthesis="Dit.", published_at=timezone.now())
    return of_record(consultation, "retirer-la-synthese", withdrawn)


def open_a_campaign() -> Planted:
    ContactFactory(centre=CentreFactory(published=True), email=True, public=True)
    made = FreshnessCampaign.objects.count
    return Planted(reverse("upkeep:campaign"), "seen", made, button="ouvrir")


ACTS = {
    "consultations:synthesis": FinalAct(answer_comments, "0 réponse enregistrée"),
    "centres.activitycampaign add": FinalAct(open_year, "déjà demandés"),
    "centres.activitycampaign relancer": FinalAct(remind_centres, "ne s’applique pas, ou plus"),
    "centres.activityreport valider": FinalAct(
        partial(of_report, "valider", "accepted"), "ne s’applique pas, ou plus"
    ),
    "centres.activityreport renvoyer": FinalAct(
        partial(of_report, "renvoyer", "returned", reply="À revoir."), "ne s’applique pas, ou plus"
    ),
    "centres.activityreport noter-recu": FinalAct(
        partial(of_report, "noter-recu", "sent", is_sent=False), "ne s’applique pas, ou plus"
    ),
    "centres.consultation add": FinalAct(prepare_consultation, "n’est pas close"),
    "centres.consultation envoyer": FinalAct(send_consultation, "ne s’applique pas, ou plus"),
    "centres.consultation relancer": FinalAct(remind_parties, "ne s’applique pas, ou plus"),
    "centres.consultation corriger-une-adresse": FinalAct(readdress_party, "choix"),
    "centres.consultation clore": FinalAct(close_consultation, "ne s’applique pas, ou plus"),
    "centres.consultation publier-la-synthese": FinalAct(
        publish_synthesis, "ne s’applique pas, ou plus"
    ),
    "centres.consultation retirer-la-synthese": FinalAct(
        withdraw_synthesis, "ne s’applique pas, ou plus"
    ),
    "upkeep:campaign": FinalAct(open_a_campaign, "la campagne a changé"),
}
