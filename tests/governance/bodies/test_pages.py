"""Those who keep a body say its rules, and find their bodies in a list."""

import pytest

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
from tests.governance.bodies.pages import errors, page, seat_url, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


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
        "La moitié des membres à voix délibérative",
        "Préfecture de région",
        "titulaire : Nadia Benali, nom non publié",
        "Ada Petit",
    ):
        assert words in text, words


@pytest.mark.history_of_any_day  # the action of the admin counts acts
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
