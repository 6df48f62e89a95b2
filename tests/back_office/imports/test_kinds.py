"""A row of each kind, brought in as new: what is written is what an agent would have typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from centres.models import (
    ActivityReport,
    Agreement,
    Contribution,
    Label,
    LocalPartnership,
    NetworkFigure,
)
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.common.dates import today
from governance.models import Mandate, Meeting
from tests.factories.centres import ActivityReportFactory, CentreFactory
from tests.factories.facts import SourceFactory
from tests.factories.governance import BodyFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory

from .runs import as_csv, bring, only, write

pytestmark = pytest.mark.django_db(transaction=True)


def brought(kind: str, headings: str, cells: str) -> None:
    run = bring(kind, as_csv(headings.split(";"), cells.split(";")))
    row = only(run)
    assert row.verdict == "created", (row.problems, run.headings, run.fields)
    run = write(run)
    assert run.state == RunState.DONE, list(run.rows.values_list("problems"))
    assert bring(kind, as_csv(headings.split(";"), cells.split(";"))).rows.get().verdict == (
        "unchanged"
    )


def test_what_is_said_of_a_centre():
    centre = CentreFactory(name="Labo Cités")
    city = OrganisationFactory(name="Ville de Lyon", siren="216901231", siren_absence="")
    SourceFactory(title="Rapport", publisher="ANCT", address="https://exemple.fr/rapport")
    brought(
        "partenariats",
        "CRPV;Organisation;Début;Finance le centre;Agit avec le centre;Sources;Fiabilité",
        "Labo Cités;216901231;16/03/2017;oui;non précisé;https://exemple.fr/rapport;vérifié",
    )
    made = LocalPartnership.objects.get()
    assert (made.centre, made.organisation, made.is_financial) == (centre, city, True)
    assert made.is_operational is None
    assert made.sources.get().publisher == "ANCT"
    brought("labels", "Centre;Autorité;Début;Dernier jour", "Labo Cités;Ville de Lyon;2017;2020")
    assert Label.objects.get().authority == city
    brought(
        "accords",
        "Centre;Titre;Nature;Parties;Signé le;Attesté le;Montant;Base du montant;Renouvellement;"
        "Préavis",
        "Labo Cités;CPO 2024;convention pluriannuelle d’objectifs;Ville de Lyon;45000;2024;"
        "30 000 €;par an;tacite reconduction;3",
    )
    agreement = Agreement.objects.get()
    assert str(agreement.signed_on) == "2023-03-15"  # a column of days that lost its format
    assert list(agreement.parties.all()) == [city]
    assert (agreement.amount, agreement.amount_basis) == (Decimal(30_000), "yearly")
    assert (agreement.renewal, agreement.notice_months) == ("tacit", 3)
    brought(
        "financements",
        "Centre;Financeur;Année;Montant accordé",
        "Labo Cités;Ville de Lyon;2024;12\xa0500,50 €",
    )
    assert Contribution.objects.get().granted == Decimal("12500.50")


def test_what_centres_did_in_a_year():
    CentreFactory(name="Labo Cités", published=True)
    awaited = ActivityReportFactory(centre__name="Villes au Carré")
    brought(
        "activite",
        "CRPV;Année;Demi-journées d’intervention;Publications;ETP;Publié",
        "Labo Cités;2022;1\xa0167;0;4,5;oui",
    )
    made = ActivityReport.objects.get(year=2022)
    assert (made.half_days, made.publications, made.fte) == (1_167, 0, Decimal("4.5"))
    assert (made.status, made.accepted_on, made.is_public) == ("accepted", today(), True)
    headings = ["Centre", "Année", "Actions", "Publié"]
    # A centre has still to send its own: its figures are typed, and nothing is accepted.
    run = bring("activite", as_csv(headings, ["Villes au Carré", "2025", "12", ""]))
    assert only(run).verdict == "changed"
    write(run)
    awaited.refresh_from_db()
    assert (awaited.status, awaited.actions) == ("awaited", 12)
    refused = [
        (["Villes au Carré", "2025", "", "oui"], "bilan validé"),
        (["Labo Cités", "2021", "", "non"], "au moins un chiffre"),
        (["Labo Cités", "2021", "-3", ""], "Actions"),
        (["Labo Cités", "2999", "3", ""], "Année"),
    ]
    for cells, said in refused:
        row = only(bring("activite", as_csv(headings, cells)))
        assert row.verdict == "refused"
        assert said in str(row.problems)


def test_mandates_meetings_and_figures():
    seat = SeatFactory(title="Préfecture")
    body = seat.college.body
    holder = PersonFactory(first_name="Camille", last_name="Exemple")
    brought(
        "mandats",
        "Instance;Siège;Titulaire;Qualité;Début",
        f"{body.name};préfecture;Camille Exemple;préfète;2024",
    )
    assert Mandate.objects.get().holder == holder
    other = BodyFactory()
    brought(
        "reunions",
        "Instance;Date;Titre;Lieu",
        f"{other.code};13/05/2024;Assemblée générale;Lyon",
    )
    meeting = Meeting.objects.get(body=other)
    assert (meeting.status, meeting.place, str(meeting.starts_on)) == ("held", "Lyon", "2024-05-13")
    assert meeting.visibility == "restricted"
    brought(
        "chiffres",
        "Indicateur;Valeur;Unité;Date",
        "part des territoires couverts;82,5;%;10/2023",
    )
    assert NetworkFigure.objects.get().value == Decimal("82.5")
