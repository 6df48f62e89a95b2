"""A small register, and what may be done in it and undone."""

import datetime
from types import SimpleNamespace

from centres.activity.services import (
    accept_report,
    open_year,
    receive_report,
    return_report,
    send_report,
    write_report,
)
from centres.closing import close_centre
from centres.consultations.services import prepare_consultation
from centres.models.activity import FIGURES
from centres.perimeters import change_perimeter
from centres.services import publish_centre, rename_centre, unpublish_centre
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.planning import change_plan, drop_plan, plan_change
from crpv_portal.common.withdrawing import withdraw
from governance.bodies.closing import close_body
from governance.bodies.services import rename_body
from partners.merging import merge_organisation, merge_person
from partners.services import put_edition_in_force, rename_organisation, withdraw_edition
from partners.texts.copying import copy_edition, establish_edition
from tests.back_office.journal.acts import WHY
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    ActivityReportFactory,
    CentreFactory,
    CoverageFactory,
    LabelFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.governance import BodyFactory, MandateFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory

ON = PartialDate(datetime.date(2020, 1, 1), "year")


def plant():
    sarthe, orne = DepartmentFactory(name="Sarthe"), DepartmentFactory(name="Orne")
    centre = CentreFactory(name="Ressources Sarthe", published=True, coverage=False)
    CoverageFactory(centre=centre, department=sarthe)
    LabelFactory(centre=centre)
    draft = CentreFactory(name="Ressources Orne", coverage=False)
    heir = CentreFactory(name="Ressources Normandie", published=True)
    CoverageFactory(centre=draft, department=orne)
    text = EditionFactory(in_force=True)
    ProvisionFactory(edition=text, code="M1")
    next_text = EditionFactory(text=text.text, draft=True)
    ProvisionFactory(edition=next_text, code="M1")
    mandate = MandateFactory(holder=PersonFactory())
    return SimpleNamespace(
        holder=mandate.holder,
        namesake=PersonFactory(),
        next_centre=heir,
        sarthe=sarthe,
        orne=orne,
        centre=centre,
        draft=draft,
        text=text,
        next_text=next_text,
        organisation=OrganisationFactory(name="Caisse du Maine"),
        heir=OrganisationFactory(name="Caisse de l’Ouest"),
        source=SourceFactory(),
        body=BodyFactory(name="Comité du Maine", members=2),
        agent=UserFactory(staff=True),
        awaited=ActivityReportFactory(centre=centre, year=2025, half_days=30, actions=1),
        sent=ActivityReportFactory(centre=heir, year=2025, sent=True),
        accepted=ActivityReportFactory(centre=centre, year=2024, cleared=True),
        planned=plan_a_name_of(heir, "Ressources du Grand Ouest", reason="prévu"),
    )


def plan_a_name_of(centre, name, *, reason):
    return plan_change(
        row=centre,
        deed="renommer",
        on=today() + datetime.timedelta(days=40),
        typed={"name": [name]},
        wording=f"« {centre.name} » s’appellera « {name} »",
        is_announced=True,
        reason=reason,
    )


def edit(world):
    world.centre.summary = "Une présentation."
    world.centre.save()


def cite(world):
    world.centre.coverages.get().sources.add(world.source)


def add(world):
    LabelFactory(centre=world.draft)
    CoverageFactory(centre=world.draft, department=world.sarthe)


def take_away(world):
    world.centre.labels.all().delete()


def publish(world):
    publish_centre(centre=world.draft, reason=WHY)


def close(world):
    close_centre(
        centre=world.centre, on=ON, successor=world.next_centre, hand_over=True, reason=WHY
    )


def rename(world):
    rename_centre(centre=world.centre, name="Ressources Maine", on=ON, reason=WHY)


def rename_the_organisation(world):
    rename_organisation(organisation=world.organisation, name="Caisse nouvelle", on=ON, reason=WHY)


def move_perimeter(world):
    change_perimeter(
        centre=world.centre, departments=[world.orne], on=ON.date, reason=WHY, sources=[]
    )


def put_in_force(world):
    put_edition_in_force(edition=world.next_text, on=ON, reason=WHY)


def copy_the_edition(world):
    copy_edition(edition=world.text, title="Cadre à venir", reason=WHY)


def consult(world):
    until = today() + datetime.timedelta(days=30)
    prepare_consultation(edition=world.next_text, until=until, message="Lisez.", reason=WHY)


def establish_the_edition(world):
    withdraw_edition(edition=world.next_text, reason=WHY)
    sources = [world.source]
    establish_edition(edition=world.next_text, sources=sources, confidence="verified", reason=WHY)


def succeed(world):
    world.organisation.successor = world.heir
    world.organisation.succeeded_on, world.organisation.succeeded_on_precision = ON.date, "year"
    world.organisation.save()


def rename_the_body(world):
    rename_body(body=world.body, name="Comité de l’Ouest", on=ON, reason=WHY)


def close_the_body(world):
    close_body(body=world.body, on=PartialDate(datetime.date(2024, 1, 1), "year"), reason=WHY)


def make_organisation(world):
    OrganisationFactory(name="Fondation du Perche")


def unpublish(world):
    unpublish_centre(centre=world.centre, reason=WHY)


def withdraw_the_others(world):
    withdraw(world.organisation, reason=WHY)
    withdraw(world.body, reason=WHY)
    withdraw_edition(edition=world.text, reason=WHY)


def merge(world):
    merge_organisation(organisation=world.heir, duplicate=world.organisation, reason=WHY)
    merge_person(person=world.namesake, duplicate=world.holder, reason=WHY)


def plan(world):
    plan_a_name_of(world.centre, "Ressources Maine", reason=WHY)


def change_a_plan(world):
    change_plan(
        change=world.planned,
        on=today() + datetime.timedelta(days=50),
        typed={"name": ["Ressources Grand Ouest"]},
        wording="« Ressources Normandie » s’appellera « Ressources Grand Ouest »",
        is_announced=False,
        names=[world.source],
        reason=WHY,
    )


def drop_a_plan(world):
    drop_plan(change=world.planned, reason=WHY)


def ask_for_a_year(world):
    until = today() + datetime.timedelta(days=30)
    open_year(year=2023, until=until, message="Comptez tout.", reason=WHY)


def accept_a_report(world):
    accept_report(report=world.sent, is_public=True, reply="Merci.", reason=WHY)


def return_a_report(world):
    return_report(report=world.accepted, reply="À revoir.", reason=WHY)


def receive_a_report(world):
    receive_report(report=world.awaited, by=world.agent, reason=WHY)


def write_a_report(world):
    figures = dict.fromkeys(FIGURES, None) | {"half_days": 40}
    write_report(report=world.awaited, figures=figures, details="Sans les lettres.")


def send_a_report(world):
    send_report(report=world.awaited, by=world.agent)


# What a centre does has the reason of what it is.
REASONS = {
    write_a_report: "bilan d’activité rempli",
    send_a_report: "bilan d’activité envoyé",
}
DEEDS = [
    *(edit, cite, add, take_away, publish, close, rename, rename_the_organisation, move_perimeter),
    *(put_in_force, succeed, rename_the_body, close_the_body, make_organisation),
    *(unpublish, withdraw_the_others, merge, copy_the_edition, establish_the_edition),
    *(consult, plan, change_a_plan, drop_a_plan),
    *(ask_for_a_year, write_a_report, send_a_report, receive_a_report),
    *(accept_a_report, return_a_report),
]
