"""Those who keep a body say its rules and who sits in it, and see nobody else's people."""

import datetime

import pytest
from bs4 import BeautifulSoup

from crpv_portal.common.history import events_of
from governance.bodies.seat_forms import NamesForm
from governance.models import Attendance, College, Mandate, Seat
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def body():
    return BodyFactory(region=RegionFactory(), name="Comité régional", slug="comite-regional")


@pytest.fixture
def officer(client, body):
    user = UserFactory(regions=[body.region])
    client.force_login(user)
    return user


def url(body, *parts):
    return f"/espace/instances/{body.slug}/" + "".join(f"{part}/" for part in parts)


def seat_url(seat):
    return url(seat.college.body, "composition", f"siege-{seat.pk}")


def page(response, status=200):
    assert response.status_code == status
    return BeautifulSoup(response.text, "lxml")


def errors(response):
    """The message of each field that has one, by the name of the field."""
    found = page(response, 422)
    said = {}
    for message in found.select(".fr-error-text"):
        box = message.find_parent(class_=["fr-input-group", "fr-select-group", "fr-checkbox-group"])
        said[box.select_one("input, select, textarea")["name"]] = message.text.strip()
    return said


def sitting(prefix, **values):
    """Return what the form of a seat sends, with the inputs that a browser always sends."""
    data = {"since": "22/11/2026", "voice": "deliberative", **values}
    return {"do": prefix, **{f"{prefix}-{name}": value for name, value in data.items()}}


# --- What the body is ------------------------------------------------------------------------


def test_body_is_said_in_words(client, body, officer):
    body.quorum_basis, body.quorum_numerator, body.quorum_denominator = "seats", 1, 2
    body.save()
    MeetingFactory(body=body, held=True)
    MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=body, name="État"), title="Préfecture"),
        organisation=OrganisationFactory(name="Préfecture de région"),
        holder=PersonFactory(first_name="Nadia", last_name="Benali"),
    )
    SecretaryshipFactory(body=body, user=UserFactory(first_name="Ada", last_name="Petit"))
    text = " ".join(page(client.get(url(body))).main.text.split())
    for words in (
        "4 réunions par an",
        "1 tenue, 0 prévue. En retard de 2 réunions, aucune prévue",
        "la moitié des sièges à voix délibérative",
        "Préfecture de région",
        "titulaire : Nadia Benali, nom non publié",
        "Ada Petit",
    ):
        assert words in text, words


def test_who_may_appoint_a_secretary_is_led_to_it_and_others_told_who_does(client, body, officer):
    told = "L’équipe nationale nomme les secrétariats."
    assert told in client.get(url(body)).text
    client.force_login(UserFactory(staff=True, second_factor=True))
    response = client.get(url(body))
    assert told not in response.text
    link = page(response).find("a", string="Nommer un secrétariat")
    assert client.get(link["href"]).status_code == 200


def test_rules_are_set_and_kept_with_their_reason(client, body, officer):
    sent = {
        "expected_per_year": "2",
        "quorum_basis": "weight",
        "quorum_numerator": "2",
        "quorum_denominator": "3",
        "quorum_scope": "by_college",
        "second_call_without_quorum": "on",
        "max_proxies": "1",
    }
    assert client.post(url(body, "regles"), sent).status_code == 302
    body.refresh_from_db()
    assert (body.expected_per_year, body.quorum_basis, body.quorum_numerator) == (2, "weight", 2)
    event = body.events.order_by("-pgh_id").first()
    assert event.pgh_context["user"] == officer.pk
    assert event.pgh_context["action"] == "set_rules"


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"quorum_numerator": ""}, "quorum_numerator", "une part, comme 1 sur 2"),
        ({"quorum_numerator": "4"}, "quorum_numerator", "ne dépasse pas le tout"),
        ({"expected_per_year": "beaucoup"}, "expected_per_year", "nombre"),
        ({"max_proxies": "-1"}, "max_proxies", "0"),
    ],
)
def test_rule_that_is_not_whole_is_refused_at_its_field(
    client, body, officer, change, field, message
):
    sent = {
        "expected_per_year": "2",
        "quorum_basis": "seats",
        "quorum_numerator": "1",
        "quorum_denominator": "2",
        "quorum_scope": "overall",
        "max_proxies": "1",
        **change,
    }
    assert message in errors(client.post(url(body, "regles"), sent))[field]
    body.refresh_from_db()
    assert body.expected_per_year == 4


def test_former_address_leads_to_the_present_one(client, body, officer):
    BodyNameFactory(body=body, name="Ancien", slug="ancien-comite")
    response = client.get("/espace/instances/ancien-comite/")
    assert (response.status_code, response.url) == (301, url(body))


# --- Many seats at once ----------------------------------------------------------------------


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


# --- One seat --------------------------------------------------------------------------------


@pytest.fixture
def seat(body):
    return SeatFactory(college=CollegeFactory(body=body), title="Trésorier")


def test_vacant_seat_is_taken(client, officer, seat):
    sent = sitting(
        "give",
        capacity="trésorière",
        holder_first="Nadia",
        holder_last="Benali",
        holder_email="nadia@exemple.test",
    )
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate = seat.mandates.get()
    assert (mandate.holder.function_email, mandate.confidence) == ("nadia@exemple.test", "recorded")
    assert mandate.checked_on == TODAY


def test_organisation_that_the_register_does_not_know_keeps_its_name(client, officer, seat):
    sent = sitting("give", organisation="Les Amis du quartier", holder_last="Benali")
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate = seat.mandates.get()
    assert (mandate.organisation, mandate.organisation_name) == (None, "Les Amis du quartier")


def test_seat_changes_hands_from_a_day_and_the_past_stays(client, officer, seat):
    former = MandateFactory(seat=seat)
    known = former.holder
    sent = sitting("replace", since="01/09/2026", capacity="trésorière", holder=known.pk)
    assert client.post(seat_url(seat), sent).status_code == 302
    former.refresh_from_db()
    assert former.end.iso() == "2026-09-01"
    new = seat.mandates.exclude(pk=former.pk).get()
    assert (new.start.iso(), new.holder) == ("2026-09-01", known)
    text = page(client.get(seat_url(seat))).main.text
    assert "Terminé" in text


def test_mandate_ends_on_its_last_day(client, officer, seat):
    mandate = MandateFactory(seat=seat)
    assert client.post(seat_url(seat), {"do": "end", "end-until": "30/06/2026"}).status_code == 302
    mandate.refresh_from_db()
    assert mandate.end.iso() == "2026-07-01"
    assert "Vacant" in page(client.get(url(seat.college.body))).main.text


def test_mandate_does_not_end_before_a_meeting_whose_roll_it_answered(client, officer, seat):
    mandate = MandateFactory(seat=seat)
    MeetingFactory(body=seat.college.body, held=True, roll_call=True)
    assert Attendance.objects.get().mandate == mandate
    for sent, field in (
        ({"do": "end", "end-until": "31/12/2025"}, "end-until"),
        (sitting("replace", since="01/01/2026", capacity="autre"), "replace-since"),
    ):
        said = errors(client.post(seat_url(seat), sent))
        assert "3 mars 2026" in said[field]
    mandate.refresh_from_db()
    assert mandate.end_on is None
    assert seat.mandates.count() == 1


def test_names_are_completed_and_published_for_that_mandate(client, officer, seat):
    mandate = MandateFactory(seat=seat, holder=None)
    sent = {
        "do": "names",
        "names-holder_first": "Nadia",
        "names-holder_last": "Benali",
        "names-is_name_public": "on",
    }
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate.refresh_from_db()
    assert (mandate.holder.full_name, mandate.is_name_public) == ("Nadia Benali", True)
    public = client.get(seat.college.body.get_absolute_url())
    assert "Nadia Benali" in public.text


def test_a_known_person_gets_an_address_and_is_not_doubled(client, officer, seat):
    person = PersonFactory(first_name="Nadia", last_name="Benali", function_email="")
    mandate = MandateFactory(seat=seat, holder=person)
    sent = {"do": "names", "names-holder": person.pk, "names-holder_email": "nadia@exemple.test"}
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate.refresh_from_db()
    assert mandate.holder == person
    assert mandate.holder.function_email == "nadia@exemple.test"


def test_a_name_is_corrected_and_stays_the_same_person(client, officer, seat):
    person = PersonFactory(first_name="Nadai", last_name="BENALI")
    MandateFactory(seat=seat, holder=person)
    sent = {
        "do": "holder",
        "holder-first_name": "Nadia",
        "holder-last_name": "Benali",
        "holder-function_email": "nadia@exemple.test",
    }
    assert client.post(seat_url(seat), sent).status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.function_email) == ("Nadia Benali", "nadia@exemple.test")
    assert Person.objects.count() == 1


def test_a_person_of_a_body_kept_by_others_is_not_corrected_by_one(client, officer, seat):
    person = PersonFactory(last_name="Benali", function_email="")
    MandateFactory(seat=seat, holder=person)
    MandateFactory(holder=person)
    sent = {"do": "holder", "holder-last_name": "Autre", "holder-function_email": "x@exemple.test"}
    response = client.post(seat_url(seat), sent)
    assert "demandez la correction" in page(response, 422).main.text.replace("\xa0", " ")
    names = {"do": "names", "names-holder": person.pk, "names-holder_email": "x@exemple.test"}
    assert "names-holder_email" in errors(client.post(seat_url(seat), names))
    person.refresh_from_db()
    assert (person.last_name, person.function_email) == ("Benali", "")


def test_nobody_is_left_that_nothing_names(client, officer, seat):
    person = PersonFactory(last_name="Remplacée")
    MandateFactory(seat=seat, holder=person)
    sent = {"do": "names", "names-holder_last": "Nouvelle"}
    assert client.post(seat_url(seat), sent).status_code == 302
    assert [each.last_name for each in Person.objects.all()] == ["Nouvelle"]
    assert not events_of(Person).filter(last_name="Remplacée").exists()


def test_people_are_offered_in_french_order_and_told_apart(client, officer, seat):
    for last_name, capacity in (("Évrard", "a"), ("Zola", "b"), ("Zola", "c"), ("Durand", "d")):
        MandateFactory(
            seat=SeatFactory(college=seat.college),
            holder=PersonFactory(first_name="Anne", last_name=last_name),
            capacity=capacity,
        )
    options = page(client.get(seat_url(seat))).select("#id_give-holder option")
    body = seat.college.body.name
    assert [option.text for option in options] == [
        "Personne de nommé",
        "Durand Anne",
        "Évrard Anne",
        f"Zola Anne, b, {body}",
        f"Zola Anne, c, {body}",
    ]


def test_seat_is_renamed_and_weighed(client, officer, seat):
    sent = {"do": "seat", "seat-title": "Trésorerie", "seat-voting_weight": "2"}
    assert client.post(seat_url(seat), sent).status_code == 302
    seat.refresh_from_db()
    assert (seat.title, seat.voting_weight) == ("Trésorerie", 2)
    SeatFactory(college=seat.college, title="Pris")
    sent["seat-title"] = "Pris"
    response = client.post(seat_url(seat), sent)
    assert "porte déjà ce nom" in page(response, 422).main.text


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({}, "organisation", "Dites qui siège"),
        ({"capacity": "x", "since": "31/02/2026"}, "since", "31/02/2026"),
        ({"capacity": "x", "since": "2020"}, "since", "déjà pourvu sur cette période"),
        ({"capacity": "x", "holder": "999999"}, "holder", "n’est pas de vos instances"),
        ({"capacity": "x", "holder_first": "Nadia"}, "holder_last", "aussi le nom"),
        ({"capacity": "x", "holder_last": "B", "holder_email": "b"}, "holder_email", "ainsi"),
        ({"capacity": "x" * 201}, "capacity", "200"),
        ({"capacity": "préfet, p@x.fr"}, "capacity", "retirez-en p@x.fr"),
        ({"organisation": "CAF, 0612345678"}, "organisation", "retirez-en 0612345678"),
    ],
)
def test_bad_mandate_is_refused_at_its_field(client, officer, seat, values, field, message):
    MandateFactory(seat=seat, until="2021-07-01", since="2015")
    people = Person.objects.count()
    response = client.post(seat_url(seat), sitting("give", **values))
    assert message in errors(response)[f"give-{field}"]
    assert seat.mandates.count() == 1
    assert Person.objects.count() == people


def test_alternate_is_another_person(client, officer, seat):
    known = MandateFactory(seat=SeatFactory(college=seat.college)).holder
    sent = sitting("give", holder=known.pk, alternate=known.pk)
    assert "n’est pas le titulaire" in errors(client.post(seat_url(seat), sent))["give-alternate"]


def test_people_of_other_bodies_are_neither_shown_nor_taken(client, officer, seat):
    stranger = MandateFactory(holder=PersonFactory(last_name="Zzinconnue")).holder
    own = MandateFactory(seat=SeatFactory(college=seat.college)).holder
    response = client.get(seat_url(seat))
    assert "Zzinconnue" not in response.text
    offered = {option["value"] for option in page(response).select("#id_give-holder option")}
    assert offered == {"", str(own.pk)}
    sent = sitting("give", holder=stranger.pk)
    assert "give-holder" in errors(client.post(seat_url(seat), sent))


def test_action_that_does_not_apply_is_no_page(client, officer, seat):
    assert client.post(seat_url(seat), {"do": "end", "end-until": "2026"}).status_code == 404
    assert client.post(seat_url(seat), {"do": "autre"}).status_code == 404


# --- Lists -----------------------------------------------------------------------------------


def test_queries_do_not_follow_the_rows(client, body, officer, seat, count_queries):
    MandateFactory(seat=seat)
    pages = ("/espace/instances/", url(body), seat_url(seat))
    counts = {each: count_queries(lambda each=each: client.get(each)) for each in pages}
    for number in range(19):
        MandateFactory(seat=SeatFactory(college=seat.college))
        MandateFactory(seat=SeatFactory(college=CollegeFactory(body=body)))
        MeetingFactory(body=BodyFactory(region=body.region), held=number % 2 == 0)
    for each in pages:
        assert count_queries(lambda each=each: client.get(each)) <= counts[each], each


def test_list_is_searched_and_says_why_it_is_empty(client, body, officer):
    BodyFactory(region=body.region, name="Autre comité")
    found = page(client.get("/espace/instances/?q=régional")).select(".crpv-task__text")
    assert [row.text.strip() for row in found] == ["Comité régional"]
    assert "Aucune de vos instances" in page(client.get("/espace/instances/?q=zzz")).main.text
    client.force_login(UserFactory())
    assert "Aucune instance ne vous est confiée" in page(client.get("/espace/instances/")).main.text


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "a.roux@exemple.fr"])
@pytest.mark.parametrize("whose", ["holder", "alternate"])
def test_a_way_to_reach_somebody_is_nobody_s_name_in_a_seat(whose, typed):
    """The names of a seat may be published; the address has its own field."""
    sent = {f"{whose}_first": typed, f"{whose}_last": typed}
    form = NamesForm(sent, people=Person.objects.none(), known=(), may_correct=lambda each: True)
    assert {f"{whose}_first", f"{whose}_last"} <= set(form.errors)
