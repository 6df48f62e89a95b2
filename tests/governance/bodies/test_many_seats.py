"""Many seats made at once, of a pasted list: each cell judged, namesakes asked about."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.models import College, Mandate, Seat
from partners.models import Person
from tests.factories.governance import BodyFactory, CollegeFactory, MandateFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory
from tests.governance.bodies.pages import errors, page, url

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def read(client, body, **values):
    """Send the list; what is understood of it comes back in cells."""
    data = {"kind": "organisations", "voice": "deliberative", "since": "2024", **values}
    return client.post(url(body, "composition", "ajouter"), data)


def cells_of(response):
    """Return what a browser would send of the cells."""
    form = page(response).select_one("main form:has(input[name=rows])")
    sent = {}
    for control in form.select("input[name], select[name], textarea[name]"):
        is_box = control.get("type") == "checkbox"
        if is_box and not control.has_attr("checked"):
            continue
        chosen = control.select_one("option[selected]") or control.select_one("option")
        sent[control["name"]] = (
            chosen["value"] if chosen else control.get("value", "on" if is_box else "")
        )
    return sent | {"do": "add"}


def add(client, body, changes=None, **values):
    """Send the list, then its cells as they are read, with these changes."""
    response = read(client, body, **values)
    if response.status_code != 200:
        return response
    sent = cells_of(response) | (changes or {})
    return client.post(url(body, "composition", "ajouter"), sent)


def test_pasted_organisations_become_seats_with_their_mandates(client, body, officer):
    known = OrganisationFactory(name="Région Bretagne")
    lines = "Region  bretagne\n\n- Préfet de région ou son représentant\n"
    assert add(client, body, name="Membres", lines=lines).status_code == 302
    first, second = Mandate.objects.of_body(body).in_office(TODAY)
    assert (first.organisation, first.organisation_name, first.capacity) == (
        known,
        "Région Bretagne",
        "",
    )
    assert (second.organisation, second.capacity) == (None, "Préfet de région ou son représentant")
    assert first.start.iso() == "2024"


def test_pasted_people_give_no_seat_their_name(client, body, officer):
    """A seat's title is public, a person's name is not."""
    lines = "Nadia Benali ; trésorière\nJean de La Tour"
    assert add(client, body, name="Bureau", lines=lines, kind="people").status_code == 302
    mandates = list(Mandate.objects.of_body(body).in_office(TODAY))
    assert [mandate.seat.title for mandate in mandates] == ["trésorière", "Siège 2"]
    assert [mandate.holder.full_name for mandate in mandates] == ["Nadia Benali", "Jean de La Tour"]
    assert not any(mandate.is_name_public for mandate in mandates)


def test_a_namesake_is_asked_about_and_never_bound_by_itself(client, body, officer):
    known = MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=body), title="Secrétariat"),
        holder=PersonFactory(
            first_name="Camille", last_name="Exemple", function_email="camille@exemple.test"
        ),
        capacity="secrétaire",
    ).holder
    response = read(client, body, name="Bureau", lines="EXEMPLE Camille ; présidente")
    select = page(response).select_one("#id_row-0-same")
    assert [option.text for option in select.select("option")] == [
        "Choisissez",
        "Non, une autre personne",
        f"Oui\xa0: Camille Exemple, secrétaire, {body.name}",
    ]
    assert "camille@exemple.test" not in response.text
    sent = cells_of(response)
    refused = client.post(url(body, "composition", "ajouter"), sent)
    assert "même personne" in errors(refused)["row-0-same"]
    assert Mandate.objects.count() == 1
    assert client.post(url(body, "composition", "ajouter"), sent | {"row-0-same": "new"})
    other = Mandate.objects.latest("pk").holder
    assert other != known
    assert other.function_email == ""
    again = add(client, body, {"row-0-same": str(known.pk)}, name="Autre", lines="camille exemple")
    assert again.status_code == 302
    assert Mandate.objects.latest("pk").holder == known


def test_a_pasted_line_with_an_address_publishes_neither_name_nor_address(client, body, officer):
    lines = "DEETS de La Réunion, M. Jean FICTIF, jean.fictif@exemple.invalid"
    assert add(client, body, name="État", lines=lines).status_code == 302
    mandate = Mandate.objects.get()
    assert (mandate.seat.title, mandate.organisation_name) == ("DEETS de La Réunion",) * 2
    assert mandate.holder.function_email == "jean.fictif@exemple.invalid"
    public = client.get(body.get_absolute_url()).text
    assert "DEETS de La Réunion" in public
    for secret in ("FICTIF", "jean.fictif", "@exemple.invalid"):
        assert secret not in public


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"row-0-title": "CAF, a@x.fr"}, "row-0-title", "retirez-en a@x.fr"),
        ({"row-0-organisation": "CAF 06 12 34 56 78"}, "row-0-organisation", "06 12 34 56 78"),
        ({"row-0-title": "Mme Anne LEROY"}, "row-0-title", "celui de la personne"),
        ({"row-0-last_name": "L" * 101}, "row-0-last_name", "100"),
        ({"row-0-last_name": ""}, "row-0-last_name", "Indiquez le nom"),
        ({"row-0-email": "a.leroy"}, "row-0-email", "ainsi"),
    ],
)
def test_a_cell_is_refused_in_words_and_nothing_is_cut(
    client, body, officer, changes, field, message
):
    response = add(client, body, changes, name="Bureau", lines="Mme Anne Leroy, CAF")
    assert message in errors(response)[field].replace("\xa0", " ")
    assert not Seat.objects.exists()
    assert not Person.objects.exists()


def test_a_line_given_twice_is_left_out_at_first(client, body, officer):
    response = read(client, body, name="Bureau", lines="Anne Leroy, CAF\nLEROY Anne ; CAF")
    assert "Déjà plus haut dans la liste" in response.text
    assert client.post(url(body, "composition", "ajouter"), cells_of(response)).status_code == 302
    assert Mandate.objects.count() == 1


def test_mere_words_are_taken_for_what_the_list_is_of(client, body, officer):
    lines = "1. Cosmos Kolej\nDUPONT\tMarie\tDREETS\nNadia Benali"
    cells = cells_of(read(client, body, name="Bureau", lines=lines))
    found = [
        [cells[f"row-{n}-{cell}"] for cell in ("first_name", "last_name", "organisation")]
        for n in range(3)
    ]
    assert found == [
        ["", "", "Cosmos Kolej"],
        ["Marie", "DUPONT", "DREETS"],
        ["Nadia", "Benali", ""],
    ]


def test_what_a_seat_does_not_keep_is_said(client, body, officer):
    lines = "Anne Leroy, CAF, excusée, tél. 06 12 34 56 78"
    response = read(client, body, name="Bureau", lines=lines)
    said = page(response).main.text.replace("\xa0", " ")
    assert "Ne sera pas gardé : 06 12 34 56 78 excusé" in said
    assert cells_of(response)["row-0-function"] == ""


def test_college_counted_by_head(client, body, officer):
    assert add(client, body, name="Adhérents", head_count="300").status_code == 302
    college = College.objects.get(body=body)
    assert (college.is_counted_by_head, college.head_count_seats) == (True, 300)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"lines": "A"}, "name", "nommez-en un nouveau"),
        ({"name": "Pris", "lines": "A"}, "name", "porte déjà ce nom"),
        ({"name": "Neuf"}, "lines", "au moins un siège"),
        ({"name": "Neuf", "lines": "A", "head_count": "3"}, "lines", "compté par tête"),
        ({"name": "Neuf", "lines": "A", "since": "hier"}, "since", "hier"),
        ({"name": "Neuf", "lines": "A", "since": ""}, "since", "à partir de quand"),
        ({"college": "999999", "lines": "A"}, "college", "n’est pas de cette instance"),
        ({"name": "Neuf", "lines": "A\n" * 1 + "\n".join(map(str, range(200)))}, "lines", "200"),
    ],
)
def test_bad_list_is_refused_and_leaves_nothing(client, body, officer, values, field, message):
    CollegeFactory(body=body, name="Pris")
    before = (College.objects.count(), Seat.objects.count(), Mandate.objects.count())
    assert message in errors(add(client, body, **values))[field]
    assert before == (College.objects.count(), Seat.objects.count(), Mandate.objects.count())


def test_college_of_another_body_is_none_of_the_choices(client, body, officer):
    foreign = CollegeFactory(body=BodyFactory(region=RegionFactory()))
    assert "college" in errors(add(client, body, college=foreign.pk, lines="A"))
    assert not Seat.objects.exists()


def test_a_file_of_names_is_shown_in_the_same_cells(client, body, officer):
    file = SimpleUploadedFile(
        "membres.csv",
        "Tél;Organisation;Nom;Prénom;Courriel\n01 02;Région Bretagne;Riou;Anne;a.riou@exemple.fr\n"
        "01 03;CAF;Roux;Paul;\n".encode(),
    )
    response = read(client, body, name="Membres", lines="DREETS", file=file)
    assert "Colonne laissée de côté" in page(response).get_text()
    sent = cells_of(response)
    assert [sent[f"row-{n}-last_name"] for n in range(3)] == ["", "Riou", "Roux"]
    assert client.post(url(body, "composition", "ajouter"), sent).status_code == 302
    seats = Mandate.objects.of_body(body).in_office(TODAY)
    assert [mandate.seat.title for mandate in seats] == ["DREETS", "Région Bretagne", "CAF"]
    assert Person.objects.get(last_name="Riou").function_email == "a.riou@exemple.fr"


def test_a_file_that_cannot_be_read_says_why_at_its_field(client, body, officer):
    file = SimpleUploadedFile("membres.xlsx", b"PK\x03\x04 nothing of a workbook")
    response = read(client, body, name="Membres", lines="DREETS", file=file)
    assert "abîmé" in errors(response)["file"]
    assert page(response, 422).select_one("[name=lines]").text.strip() == "DREETS"
    assert not Seat.objects.exists()
