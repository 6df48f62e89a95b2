"""Open file of grants: the schema SCDL « subventions » 2.1.1, and what is left out of it."""

from __future__ import annotations

import csv
import datetime
import io
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from stdnum import luhn

from centres.choices import AidNature, AidPayment
from centres.grants import COLUMNS, grants_as_csv, grants_of
from partners.models import Organisation
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    CentreLegalBodyFactory,
    ContributionFactory,
    SiteFactory,
)
from tests.factories.partners import OrganisationFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db

ANY, DAY = r".+", r"\d{4}-\d{2}-\d{2}"
# The schema: each column in its order, whether it is compulsory, what its values are.
SCHEMA = {
    "nomAttribuant": (True, ANY),
    "idAttribuant": (True, r"\d{14}"),
    "dateConvention": (True, DAY),
    "referenceDecision": (False, ANY),
    "nomBeneficiaire": (True, ANY),
    "idBeneficiaire": (False, r"\d{14}"),
    "rnaBeneficiaire": (False, r"W\d{9}"),
    "objet": (True, r".{1,256}"),
    "montant": (True, r"\d+(\.\d+)?"),
    "nature": (True, r"aide en (numéraire|nature|numéraire;aide en nature)"),
    "conditionsVersement": (True, r"unique|échelonné|autre"),
    "datesPeriodeVersement": (True, rf"{DAY}(/{DAY})?"),
    "idRAE": (False, r".{1,5}"),
    "notificationUE": (True, r"oui|non"),
    "pourcentageSubvention": (True, r"0\.\d+|1(\.0+)?"),
    "dispositifAide": (False, ANY),
}
SIREN, SIRET, OTHER_SIRET = "130026032", "13002603200016", "21690123100011"


def centre(name="Centre d’essai", siren=SIREN):
    """Make a centre whose seat is an establishment of its legal person."""
    made = CentreFactory(name=name, published=True)
    body = OrganisationFactory(name=f"GIP {name}", siren=siren)
    CentreLegalBodyFactory(centre=made, organisation=body)
    SiteFactory(centre=made, siret=f"{siren}0001{luhn.calc_check_digit(f'{siren}0001')}")
    return made


def complete(**changes):
    known = {
        "cleared": True,
        "funder_siret": OTHER_SIRET,
        "convention_on": "2025-03-04",
        "payment": AidPayment.SINGLE,
        "paid_from": "2025-06-01",
    }
    return ContributionFactory(**(known | changes))


def rows_of(content):
    text = content.decode("utf-8")
    assert not text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_row_keeps_to_the_schema():
    of = centre()
    complete(centre=of, granted=Decimal("47800.20"), object="Cycle, « qualité »;\u00a0suite")
    complete(centre=of, nature=AidNature.BOTH, payment=AidPayment.STAGED, paid_until="2026-02-01")
    complete(centre=of, nature=AidNature.KIND, payment=AidPayment.OTHER, is_notified_eu=True)
    complete(centre=of, decision_reference="2025-12", scheme="Contrat de ville", object="x" * 256)
    heading, *rows = rows_of(grants_as_csv(grants_of(2025)))
    assert heading == list(SCHEMA)
    assert len(rows) == 4
    for row in rows:
        for value, (column, (is_needed, pattern)) in zip(row, SCHEMA.items(), strict=True):
            assert value or not is_needed, column
            assert not value or re.fullmatch(pattern, value), (column, value)
            if re.fullmatch(DAY, value):
                datetime.date.fromisoformat(value)
        cells = dict(zip(heading, row, strict=True))
        assert cells["idBeneficiaire"] or cells["rnaBeneficiaire"]
        assert Decimal("0.01") <= Decimal(cells["pourcentageSubvention"]) <= 1


def test_a_row_says_what_the_contribution_says():
    funder = OrganisationFactory(name="Ville d’essai")
    complete(centre=centre(), funder=funder, paid_until="2025-09-30", granted=Decimal("12500.5"))
    heading, row = rows_of(grants_as_csv(grants_of(2025)))
    assert {column: value for column, value in zip(heading, row, strict=True) if value} == {
        "nomAttribuant": "Ville d’essai",
        "idAttribuant": OTHER_SIRET,
        "dateConvention": "2025-03-04",
        "nomBeneficiaire": "GIP Centre d’essai",
        "idBeneficiaire": SIRET,
        "objet": "Financement général du centre",
        "montant": "12500.50",
        "nature": "aide en numéraire",
        "conditionsVersement": "unique",
        "datesPeriodeVersement": "2025-06-01/2025-09-30",
        "notificationUE": "non",
        "pourcentageSubvention": "1.00",
    }


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"funder_siret": ""}, "idAttribuant"),
        ({"convention_on": None}, "dateConvention"),
        ({"granted": None, "paid": 10}, "montant"),
        ({"payment": ""}, "conditionsVersement"),
        ({"paid_from": None, "paid_until": "2025-06-01"}, "datesPeriodeVersement"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_without_a_compulsory_column_is_left_out_and_said(changes, column):
    complete(centre=centre(), **changes)
    (grant,) = grants_of(2025)
    assert grant.lacking == [COLUMNS[column]]
    assert rows_of(grants_as_csv([grant])) == [list(SCHEMA)]


def test_the_seat_is_an_establishment_of_the_legal_person_of_that_year():
    of = centre()
    complete(centre=of)
    assert grants_of(2025)[0].lacking == []
    of.sites.update(siret=OTHER_SIRET)
    assert grants_of(2025)[0].lacking == [COLUMNS["idBeneficiaire"]]


def test_a_legal_person_without_a_siren_has_no_siret():
    of = centre()
    Organisation.objects.filter(siren=SIREN).update(siren="", siren_absence="not_found")
    complete(centre=of)
    assert grants_of(2025)[0].lacking == [COLUMNS["idBeneficiaire"]]


@pytest.mark.parametrize("doubtful", ["legal_bodies", "organisation", "sites"])
def test_nothing_unverified_is_in_a_file_that_bears_no_mark(doubtful):
    of = centre()
    complete(centre=of)
    rows = Organisation.objects.filter(siren=SIREN)
    rows = rows if doubtful == "organisation" else getattr(of, doubtful).all()
    rows.update(confidence="unverified")
    (grant,) = grants_of(2025)
    assert grant.lacking == [COLUMNS["idBeneficiaire"]]
    is_seat = doubtful == "sites"
    assert grant.cells["nomBeneficiaire"] == ("GIP Centre d’essai" if is_seat else of.name)


def test_the_public_downloads_what_is_cleared_and_nothing_else(client):
    of = centre()
    complete(centre=of, object="Publié")
    complete(centre=of, object="Réservé", cleared=False)
    complete(centre=of, object="Caché", funder=OrganisationFactory(unverified=True))
    complete(centre=CentreFactory(), object="D’un brouillon")
    address = reverse("centres:grants_file", args=[2025])
    for user in (None, UserFactory(staff=True, second_factor=True)):
        if user:
            client.force_login(user)
        response = client.get(address)
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert re.fullmatch(
            r'attachment; filename="\d{8}_subventions-2025\.csv"', response["Content-Disposition"]
        )
        assert [row[7] for row in rows_of(response.content)[1:]] == ["Publié"]
    for year in (2024, 99_999_999_999):
        assert client.get(f"/centres/financements/{year}/subventions.csv").status_code == 404
    assert address in client.get(of.get_absolute_url()).text


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    complete(centre=centre(), object="=cmd|' /C calc'!A0")
    assert rows_of(grants_as_csv(grants_of(2025)))[1][7].startswith("'=")


def test_the_staff_reads_what_is_missing(client):
    of = centre()
    complete(centre=of)
    row = complete(centre=of, object="Cycle", convention_on=None, payment="")
    complete(centre=of, year=2024, convention_on=None)
    client.force_login(UserFactory(staff=True, second_factor=True))
    response = client.get(reverse("grants:year"), {"annee": "2025"})
    assert 'href="?annee=2024"' in response.text
    said = words(response).replace("\xa0", " ")
    assert "1 subvention est dans le fichier" in said
    assert "1 financement publié n’y est pas" in said
    assert f"{COLUMNS['dateConvention']} et {COLUMNS['conditionsVersement']}" in said
    assert reverse("admin:centres_contribution_change", args=[row.pk]) in response.text
    assert client.get(reverse("grants:year"), {"annee": "x" * 500}).status_code == 200


def test_the_file_and_its_page_cost_the_same_for_many_rows(client):
    client.force_login(UserFactory(staff=True, second_factor=True))
    counts = []
    for names in ("A", "BCDEFGHIJKLMNOPQRST"):
        for name in names:
            digits = f"130026{ord(name):02}"
            siren = f"{digits}{luhn.calc_check_digit(digits)}"
            complete(centre=centre(f"Centre {name}", siren), payment="")
        for address in (reverse("centres:grants_file", args=[2025]), reverse("grants:year")):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
    assert counts[:2] == counts[2:]
