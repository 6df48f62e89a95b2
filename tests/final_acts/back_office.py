"""Acts of the back office, each on its page."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from centres.models import (
    Agreement,
    Centre,
    CentreName,
    Coverage,
)
from crpv_portal.accounts.models import User
from crpv_portal.back_office.imports.services import open_run
from crpv_portal.back_office.imports.work import work_next
from crpv_portal.common.acts import code_of
from crpv_portal.common.dates import today
from crpv_portal.common.history import because, events_of
from crpv_portal.common.models import Erasure, PlannedChange, Source
from crpv_portal.common.planning import plan_change
from crpv_portal.upkeep.models import SheetProposal
from governance.models import Body, BodyName, Meeting, Secretaryship
from partners.models import Edition, Organisation, OrganisationName, Person
from tests.admin.screens import address
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    AgreementFactory,
    CentreFactory,
    ContactFactory,
    CoverageFactory,
    LocalPartnershipFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.governance import BodyFactory, MandateFactory, MeetingFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
    SignatureFactory,
)
from tests.factories.territories import DepartmentFactory
from tests.factories.upkeep import about

from .planting import WHY, FinalAct, Planted, mails, of_record, previewed, soon


def publish_centre() -> Planted:
    centre = CentreFactory(confidence="verified", departments=[DepartmentFactory()])
    return of_record(centre, "publier", Centre.objects.filter(status="published").count)


def close_centre() -> Planted:
    centre = CentreFactory(published=True)
    closed = Centre.objects.filter(status="closed").count
    return previewed(of_record(centre, "fermer", closed, on="01/07/2026"))


def reopen_centre() -> Planted:
    centre = CentreFactory(closed=True)
    return of_record(centre, "rouvrir", Centre.objects.filter(status="published").count)


def rename_centre() -> Planted:
    centre = CentreFactory(published=True)
    named = CentreName.objects.filter(name="Nouveau nom").count
    return of_record(centre, "renommer", named, name="Nouveau nom", on="2025")


def change_perimeter() -> Planted:
    centre, added = CentreFactory(published=True), DepartmentFactory()
    day = soon(-9).strftime("%d/%m/%Y")
    page = f"{address(centre, 'perimetre')}?on={day}"
    covered = Coverage.objects.filter(department=added).count
    held_now = list(centre.coverages.values_list("department", flat=True))
    typed = {"reason": WHY, "departments": [*held_now, added.pk]}
    return previewed(Planted(page, "reason", covered, typed))


def confirm_facts_of(record: str, make: Callable[..., Any]) -> Callable[[], Planted]:
    """Confirm a fact on the page of the record that one of its columns names."""

    def plant() -> Planted:
        row = make(confidence="unverified")
        row.sources.add(SourceFactory())
        done = type(row).objects.filter(pk=row.pk, confidence="verified").count
        typed = {"reason": WHY, "facts": [f"{row._meta.model_name}-{row.pk}"], "on": "2025"}
        page = address(attrgetter(record)(row), "confirmer")
        return Planted(page, "reason", done, typed)

    return plant


def add_partner() -> Planted:
    centre, partner = CentreFactory(published=True), OrganisationFactory()
    page = f"{address(centre, 'ajouter-un-partenaire')}?text={partner.name}"
    typed = {"reason": WHY, "partner": partner.pk, "since": "2025"}
    return Planted(page, "reason", partner.local_partnerships.count, typed)


def attach_agreement_file() -> Planted:
    agreement = AgreementFactory()
    kept = Agreement.objects.filter(pk=agreement.pk, file__isnull=False).count
    typed = {
        "agreement": agreement.pk,
        "upload": lambda: SimpleUploadedFile("convention.txt", b"Entre les parties."),
    }
    return of_record(agreement.centre, "fichier-d-un-accord", kept, **typed)


def erase_contact() -> Planted:
    contact = ContactFactory(kind="phone", value="06 12 34 56 78")
    return of_record(
        contact.centre, "effacer-une-coordonnee", Erasure.objects.count, contact=contact.pk
    )


def rename_organisation() -> Planted:
    named = OrganisationName.objects.filter(name="Nouveau nom").count
    return of_record(OrganisationFactory(), "renommer", named, name="Nouveau nom", on="2025")


def put_in_force() -> Planted:
    draft = EditionFactory(draft=True)
    ProvisionFactory(edition=draft)
    in_force = Edition.objects.filter(status="in_force").count
    return of_record(draft, "mettre-en-vigueur", in_force, on="2025")


def copy_edition() -> Planted:
    drafts = Edition.objects.filter(status="draft").count
    edition = ProvisionFactory(edition=EditionFactory(in_force=True)).edition
    return of_record(edition, "preparer-la-suivante", drafts, title="Cadre à venir")


def establish_edition() -> Planted:
    edition = EditionFactory(draft=True, unverified=True)
    verified = Edition.objects.filter(status="draft", confidence="verified").count
    typed = {"sources": [SourceFactory().pk], "confidence": "verified"}
    return previewed(of_record(edition, "etablir-le-texte", verified, **typed))


def erase_person() -> Planted:
    return of_record(PersonFactory(), "effacer", Erasure.objects.count)


def unpublish_centre() -> Planted:
    drafts = Centre.objects.filter(status="draft").count
    return previewed(of_record(CentreFactory(published=True), "retirer-du-site", drafts))


def merge_organisation() -> Planted:
    kept, gone = OrganisationFactory(), OrganisationFactory()
    left = lambda: int(not Organisation.objects.filter(pk=gone.pk).exists())  # noqa: E731 - likewise
    return previewed(of_record(kept, "fusionner", left, duplicate=gone.pk))


def merge_person() -> Planted:
    kept, gone = PersonFactory(), PersonFactory()
    left = lambda: int(not Person.objects.filter(pk=gone.pk).exists())  # noqa: E731 - likewise
    return previewed(of_record(kept, "fusionner", left, duplicate=gone.pk))


def withdraw_organisation() -> Planted:
    unverified = Organisation.objects.filter(confidence="unverified").count
    return of_record(OrganisationFactory(), "retirer-du-site", unverified)


def withdraw_edition() -> Planted:
    drafts = Edition.objects.filter(status="draft").count
    return of_record(EditionFactory(in_force=True), "retirer-du-site", drafts)


def withdraw_body() -> Planted:
    unverified = Body.objects.filter(confidence="unverified").count
    return of_record(BodyFactory(), "retirer-du-site", unverified)


def rename_body() -> Planted:
    named = BodyName.objects.filter(name="Nouveau nom").count
    return of_record(BodyFactory(), "renommer", named, name="Nouveau nom", on="2025")


def appoint_secretary() -> Planted:
    user = UserFactory()
    named = Secretaryship.objects.filter(user=user).count
    return of_record(
        BodyFactory(), "nommer-un-secretariat", named, user=user.pk, on=today().strftime("%d/%m/%Y")
    )


def close_body() -> Planted:
    ended = Body.objects.filter(end_on__isnull=False).count
    return previewed(of_record(BodyFactory(), "clore", ended, on=soon(-1).strftime("%d/%m/%Y")))


def correct_status() -> Planted:
    meeting = MeetingFactory(starts_on=soon(-9))
    done = Meeting.objects.filter(status="cancelled").count
    return of_record(meeting, "corriger-l-etat", done, status="cancelled")


def invite_account() -> Planted:
    typed = {"email": "zoe@exemple.test", "role": "aucun", "reason": WHY}
    invited = User.objects.filter(email="zoe@exemple.test").count
    return Planted(address(User, "add"), "email", invited, typed)


def invite_again() -> Planted:
    return of_record(UserFactory(last_login=None), "inviter-a-nouveau", mails)


def close_account() -> Planted:
    return of_record(UserFactory(), "fermer", User.objects.filter(is_active=False).count)


def reopen_account() -> Planted:
    user = UserFactory(is_active=False)
    return of_record(user, "rouvrir", User.objects.filter(pk=user.pk, is_active=True).count)


def erase_account() -> Planted:
    return of_record(UserFactory(), "effacer", Erasure.objects.count)


def delete_source() -> Planted:
    source = Source.objects.create(title="Doublon")
    gone = lambda: int(not Source.objects.exists())  # noqa: E731 - a count of one line
    return Planted(address(source, "delete"), "post", gone)


def undo_an_act() -> Planted:
    with because("faute de frappe"):
        source = Source.objects.create(title="Doublon")
    made = events_of(Source).get(pgh_obj_id=source.pk)
    code = code_of((made.pgh_created_at, made.pgh_context_id))
    gone = lambda: int(not Source.objects.exists())  # noqa: E731 - a count of one line
    return Planted(reverse("journal:undo", args=[code]), "reason", gone, {"reason": WHY})


def succeed_organisation() -> Planted:
    heir = OrganisationFactory()
    succeeded = Organisation.objects.filter(successor=heir).count
    return of_record(OrganisationFactory(), "succeder", succeeded, successor=heir.pk, on="2025")


def drop_a_plan() -> Planted:
    change = plan_change(
        row=CentreFactory(published=True),
        deed="renommer",
        on=soon(9),
        typed={"name": ["Un nouveau nom"]},
        wording="un nouveau nom",
        reason=WHY,
    )
    gone = lambda: int(not PlannedChange.objects.exists())  # noqa: E731 - a count of one line
    return Planted(reverse("planned:drop", args=[change.pk]), "reason", gone, {"reason": WHY})


def drop_a_perimeter_to_come() -> Planted:
    row = CoverageFactory(start_on=soon(9), start_on_precision="day")
    gone = lambda: int(not Coverage.objects.filter(pk=row.pk).exists())  # noqa: E731 - likewise
    page = reverse("planned:drop_perimeter", args=[row.centre_id, soon(9).isoformat()])
    return Planted(page, "reason", gone, {"reason": WHY})


def write_an_import() -> Planted:
    centre, department = CentreFactory(), DepartmentFactory()
    covered = Coverage.objects.filter(centre=centre, department=department).count
    table = f"Centre;Département;Début\n{centre.name};{department.name};2017\n"
    author = UserFactory(staff=True)
    run = open_run(kind="perimetres", name="a.csv", content=table.encode(), author=author)
    while work_next():
        pass
    page = reverse("imports:run", args=[run.pk])
    return Planted(page, "reason", covered, {"reason": WHY}, button="ecrire")


def decide_a_proposal() -> Planted:
    centre = CentreFactory(published=True, summary="Avant")
    proposal = about("centre", centre, "summary", "Après")
    page = reverse("upkeep:proposal", args=[proposal.public_id])
    decided = SheetProposal.objects.filter(outcome="accepted").count
    return Planted(page, "reply", decided, {"reply": WHY}, button="accepter")


ACTS = {
    "centres.centre publier": FinalAct(publish_centre, "ne s’applique pas, ou plus"),
    "centres.centre retirer-du-site": FinalAct(unpublish_centre, "ne s’applique pas, ou plus"),
    "centres.centre fermer": FinalAct(close_centre, "ne s’applique pas, ou plus"),
    "centres.centre rouvrir": FinalAct(reopen_centre, "ne s’applique pas, ou plus"),
    "centres.centre renommer": FinalAct(rename_centre, "a modifié cette fiche le"),
    "centres.centre perimetre": FinalAct(change_perimeter, "change"),
    **{
        f"{screen} confirmer": FinalAct(
            confirm_facts_of(record, make), "ne s’applique pas, ou plus"
        )
        for screen, record, make in (
            ("centres.centre", "centre", LocalPartnershipFactory),
            ("partners.organisation", "organisation", LocalPartnershipFactory),
            ("partners.person", "holder", MandateFactory),
            ("partners.edition", "edition", SignatureFactory),
            ("governance.body", "seat.college.body", MandateFactory),
        )
    },
    "centres.centre ajouter-un-partenaire": FinalAct(add_partner, "a modifié cette fiche le"),
    "centres.centre fichier-d-un-accord": FinalAct(
        attach_agreement_file, "est déjà celui de cet accord|a modifié cette fiche le"
    ),
    "centres.centre effacer-une-coordonnee": FinalAct(erase_contact, "ne s’applique pas"),
    "partners.organisation renommer": FinalAct(rename_organisation, "a modifié cette fiche le"),
    "partners.organisation fusionner": FinalAct(merge_organisation, "encore au registre"),
    "partners.person fusionner": FinalAct(merge_person, "encore au registre"),
    "partners.organisation retirer-du-site": FinalAct(
        withdraw_organisation, "ne s’applique pas, ou plus"
    ),
    "partners.edition retirer-du-site": FinalAct(withdraw_edition, "ne s’applique pas, ou plus"),
    "governance.body retirer-du-site": FinalAct(withdraw_body, "ne s’applique pas, ou plus"),
    "partners.edition preparer-la-suivante": FinalAct(copy_edition, "porte déjà ce titre"),
    "partners.edition etablir-le-texte": FinalAct(establish_edition, "ne s’applique pas, ou plus"),
    "partners.edition mettre-en-vigueur": FinalAct(put_in_force, "ne s’applique pas, ou plus"),
    "partners.person effacer": FinalAct(erase_person, "ne s’applique pas, ou plus"),
    "governance.body renommer": FinalAct(rename_body, "a modifié cette fiche le"),
    "governance.body nommer-un-secretariat": FinalAct(
        appoint_secretary, "a modifié cette fiche le"
    ),
    "governance.body clore": FinalAct(close_body, "ne s’applique pas, ou plus"),
    "governance.meeting corriger-l-etat": FinalAct(correct_status, "a modifié cette fiche le"),
    "accounts.user add": FinalAct(invite_account, "porte déjà cette adresse"),
    "accounts.user inviter-a-nouveau": FinalAct(invite_again, "vient de lui être adressé"),
    "accounts.user fermer": FinalAct(close_account, "ne s’applique pas, ou plus"),
    "accounts.user rouvrir": FinalAct(reopen_account, "ne s’applique pas, ou plus"),
    "accounts.user effacer": FinalAct(erase_account, "ne s’applique pas, ou plus"),
    "partners.organisation succeder": FinalAct(succeed_organisation, "ne s’applique pas"),
    "planned:drop": FinalAct(drop_a_plan, "a pris effet, ou a été modifié"),
    "planned:drop_perimeter": FinalAct(drop_a_perimeter_to_come, "a pris effet, ou a été modifié"),
    "imports:decision": FinalAct(write_an_import, "n’attend plus de décision"),
    "journal:undo": FinalAct(undo_an_act, "n’existe plus"),
    "upkeep:proposal": FinalAct(decide_a_proposal, "est déjà retenue"),
    "common.source delete": FinalAct(delete_source, "a été supprimée par"),
}
