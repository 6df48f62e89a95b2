"""Rows of a file compared with the register: created, changed, unchanged or refused, in words."""

from __future__ import annotations

import pytest

from centres.models import Centre, Coverage
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.back_office.journal.views import find_act
from crpv_portal.territories.models import PriorityNeighbourhood
from governance.admin.seats import SeatAdmin
from governance.models import Mandate, Meeting
from partners.admin.organisations import PersonAdmin
from partners.models import Organisation
from tests.factories.centres import CentreFactory, CoverageFactory
from tests.factories.governance import AttendanceFactory, MinutesFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import CommuneFactory, DepartmentFactory

from .runs import as_csv, bring, only, verdicts, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_perimeter_is_created_changed_left_or_refused():
    centre = CentreFactory(name="Labo Cités")
    ain, allier = DepartmentFactory(name="Ain"), DepartmentFactory(name="Allier")
    kept = CoverageFactory(
        centre=centre,
        department=allier,
        start_on="2010-01-01",
        start_on_precision="year",
        attested_on=None,
        attested_on_precision="",
    )
    run = bring(
        "perimetres",
        as_csv(
            ["Centre", "Département", "Début", "Dernier jour"],
            ["labo cites", "AIN", "2017", ""],
            ["Labo Cités", "Allier", "2010", "2020"],
            ["Labo Cités", "Nulle part", "2010", ""],
            ["Labo Cités", "Ain", "2017", ""],
            ["Labo Cités", "Ain", "31/02/2017", ""],
            ["Labo Cités", "Allier", "2015", ""],
        ),
    )
    assert run.state == RunState.READY, run.refusal
    rows = list(run.rows.order_by("line"))
    assert verdicts(run) == ["created", "changed"] + ["refused"] * 4
    assert rows[1].changes == [["end_on", "Dernier jour", "", "2020"]]
    [[column, said]] = rows[2].problems
    assert column == "Département"
    assert "Nulle part" in said
    assert "La ligne 2" in rows[3].problems[0][1]
    assert rows[4].problems[0][0] == "Début"
    assert rows[5].problems[0][1] == "Le centre couvre déjà ce département sur cette période."
    assert Coverage.objects.count() == 1
    run = write(run)
    assert run.state == RunState.DONE, run.refusal
    kept.refresh_from_db()
    assert str(kept.end_on) == "2020-01-01"
    assert centre.coverages.get(department=ain).start_on_precision == "year"


def test_a_new_centre_and_organisation_begin_as_by_hand():
    run = bring(
        "centres",
        as_csv(
            ["Nom", "Sigle", "Porte ce nom depuis", "Présentation"],
            ["Ressources Urbaines", "RU", "2001", "Un centre."],
        ),
    )
    assert only(run).verdict == "created", only(run).problems
    run = write(run)
    assert run.state == RunState.DONE, run.refusal
    centre = Centre.objects.get()
    assert (centre.acronym, centre.status, centre.summary) == ("RU", "draft", "Un centre.")
    assert centre.names.get().start_on.year == 2001
    run = bring(
        "organisations",
        as_csv(
            ["Nom", "Nature", "SIREN", "Attesté le"],
            ["Commune d’Exemple", "commune", "", "2020"],
            ["Commune de Modèle", "commune", "219300019", "2020"],
        ),
    )
    first, second = run.rows.order_by("line")
    assert first.problems[0][0] == "SIREN"
    assert second.verdict == "created", second.problems
    assert write(run).state == RunState.DONE
    assert Organisation.objects.get().siren == "219300019"


def test_a_person_of_another_address_is_another_person():
    PersonFactory(first_name="Camille", last_name="Exemple", function_email="c@exemple.fr")
    run = bring(
        "personnes",
        as_csv(
            ["Prénom", "Nom", "Adresse de fonction"],
            ["Camille", "Exemple", "autre@exemple.fr"],
            ["Camille", "Exemple", "c@exemple.fr"],
            ["Camille", "Exemple", ""],
        ),
    )
    assert run.state == RunState.READY, run.refusal
    assert verdicts(run) == ["created", "unchanged", "refused"]


def test_what_changed_since_the_comparison_is_not_overwritten():
    organisation = OrganisationFactory(name="Ville Exemple", role="")
    run = bring("organisations", as_csv(["Nom", "Rôle dans le réseau"], ["Ville Exemple", "siège"]))
    assert only(run).verdict == "changed"
    Organisation.objects.filter(pk=organisation.pk).update(role="autre")
    run = write(run)
    assert run.state == RunState.READY
    assert "autre" in only(run).problems[0][1]
    assert Organisation.objects.get().role == "autre"


def test_the_official_list_of_neighbourhoods_is_taken_in_and_back(agent):
    commune = CommuneFactory(code="69123", name="Lyon")
    other = CommuneFactory(code="69266", name="Villeurbanne")
    content = as_csv(
        ["code_qp", "lib_qp", "insee_com", "Génération"],
        ["QN06902M", "Mermoz", "69123, 69266", "2024"],
        ["QN06902", "Trop court", "69123", "2024"],
    )
    run = bring("qpv", content, user=agent)
    assert verdicts(run) == ["created", "refused"], list(run.rows.values_list("problems"))
    run = write(run)
    made = PriorityNeighbourhood.objects.get()
    assert set(made.communes.all()) == {commune, other}
    act = find_act(run.act)
    undo(act=act, digest=judge(act).digest, reason="essai")
    assert not PriorityNeighbourhood.objects.exists()


def test_what_the_admin_locks_is_no_more_changed_by_a_file():
    approved = MinutesFactory(approved=True).meeting
    called = AttendanceFactory().meeting
    for meeting in (approved, called):
        Meeting.objects.filter(pk=meeting.pk).update(place="Lille")
    heading = ("Instance", "Date", "Lieu")
    for meeting, place, verdict in [
        (approved, "Paris", "refused"),
        (approved, "Lille", "unchanged"),
        (called, "Paris", "changed"),
    ]:
        row = only(
            bring(
                "reunions",
                as_csv(
                    heading,
                    (meeting.body.code, meeting.starts_on.strftime("%d/%m/%Y"), place),
                ),
            )
        )
        assert row.verdict == verdict, (row.problems, row.changes)


def test_a_row_is_not_added_to_a_screen_that_is_locked(monkeypatch):
    """A new mandate went through, on a body whose screen the account may only read."""
    seat, holder = SeatFactory(title="Préfecture"), PersonFactory(last_name="Exemple")
    table = as_csv(
        ["Instance", "Siège", "Titulaire", "Qualité", "Début"],
        [seat.college.body.name, "Préfecture", holder.full_name, "préfète", "2024"],
    )
    written = bring("mandats", table)
    assert only(written).verdict == "created", only(written).problems
    monkeypatch.setattr(
        SeatAdmin, "has_change_permission", lambda self, request, obj=None: obj is None
    )
    row = only(bring("mandats", table))
    assert row.verdict == "refused"
    assert "ne laisse plus changer" in row.problems[0][1]
    # Locked between the comparison and the writing.
    written = write(written)
    assert written.state == RunState.READY
    assert not Mandate.objects.exists()


def test_a_screen_that_takes_no_new_row_takes_none_of_a_file(monkeypatch):
    monkeypatch.setattr(PersonAdmin, "has_add_permission", lambda self, request: False)
    row = only(bring("personnes", as_csv(["Prénom", "Nom"], ["Camille", "Exemple"])))
    assert (row.verdict, row.problems[0][0]) == ("refused", "")


def test_what_is_typed_as_a_name_is_no_number():
    one, two = (PersonFactory(first_name="Camille", last_name="Exemple") for _ in range(2))
    other = PersonFactory(first_name="", last_name="Modèle")
    headings = ["Fiche", "Prénom", "Nom", "Adresse de fonction"]

    def brought(*cells: str):
        return only(bring("personnes", as_csv(headings, cells)))

    row = brought("", "", f"n° {other.pk}", "")
    assert (row.verdict, row.target) == ("created", None)
    row = brought("", "Camille", "Exemple", "")
    assert (row.verdict, row.problems[0][0]) == ("refused", "Fiche")
    assert f"n° {one.pk}" in row.problems[0][1]
    assert f"n° {two.pk}" in row.problems[0][1]
    row = brought(f"n° {two.pk}", "Camille", "Exemple", "c@exemple.fr")
    assert (row.verdict, row.target) == ("changed", two.pk)
    assert brought("12", "Camille", "Exemple", "").problems[0][0] == "Fiche"
    assert brought("n° 999999999", "Camille", "Exemple", "").problems[0][0] == "Fiche"
