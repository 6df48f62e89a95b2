"""The real bodies and meetings: what the sources show, and what they leave unknown."""

import datetime
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser

from crpv_portal.seed.network.files import read_files
from governance.choices import MeetingStatus, QuorumBasis
from governance.models import Body, BodyName, College, Decision, Mandate, Meeting

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()


def test_every_body_is_public_with_its_code_and_name(network):
    bodies = Body.objects.visible_to(ANYBODY)
    assert bodies.count() == Body.objects.count() == 28
    assert bodies.get(slug="comite-animation-national").code == "CAN"
    assert bodies.get(slug="irev-ag").code == "IREVAG"
    assert BodyName.objects.count() == 28
    for body in bodies:
        assert body.names.get().name == body.name


def test_levels_and_rhythms(network):
    levels = Counter(Body.objects.values_list("level", flat=True))
    assert levels == {"national": 7, "centre": 21}
    assert dict(
        Body.objects.exclude(expected_per_year=None).values_list("slug", "expected_per_year")
    ) == {
        "comite-animation-national": 4,
        "rencontre-nationale": 1,
        "echange-signataires": 1,
        "irev-ag": 2,
        "irev-seminaire-gouvernance": 1,
        "oriv-ag": 1,
        "profession-banlieue-ag": 1,
        "trajectoire-ressources-ag": 1,
    }


def test_what_is_not_known_is_not_filled(network):
    assert not College.objects.exists()
    assert not Mandate.objects.exists()
    assert not Decision.objects.exists()
    assert set(Body.objects.values_list("quorum_basis", flat=True)) == {QuorumBasis.NONE}
    assert not Meeting.objects.exclude(starts_at=None).exists()


def test_bodies_begin_and_end_when_their_line_says(network):
    known = Body.objects.exclude(start_on=None)
    assert {body.slug: body.in_words for body in known} == {
        "groupe-partenarial-2015": "de janvier à mai 2015",
        "villes-et-territoires-copil": "en 2012",
        "villes-au-carre-comite-financeurs": "depuis 2017",
    }
    now = Body.objects.in_force(datetime.date(2026, 11, 22))
    assert now.count() == 26
    then = Body.objects.in_force(datetime.date(2012, 12, 6)).values_list("slug", flat=True)
    assert "villes-et-territoires-copil" in then


def test_attested_by_its_line_else_by_the_first_meeting_that_its_own_pages_tell(network):
    attested = {body.slug: body.attested.iso() for body in Body.objects.exclude(attested_on=None)}
    assert attested["pqn-a-ag"] == "2006-12-04"
    assert attested["villes-au-carre-ag"] == "2007-05-29"
    assert attested["rencontre-nationale"] == "2017"
    assert attested["reso-villes-conseil-scientifique"] == "2016"
    assert "groupe-partenarial-2015" not in attested
    undated = Body.objects.filter(attested_by_reading=True)
    assert {body.in_words for body in undated} == {"page non datée, lue en novembre 2026"}


def test_meetings_are_public_held_and_dated_as_precisely_as_known(network):
    meetings = Meeting.objects.visible_to(ANYBODY)
    assert meetings.count() == 30
    assert dict(Counter(meetings.values_list("status", flat=True))) == {
        MeetingStatus.HELD: 29,
        MeetingStatus.PLANNED: 1,
    }
    announced = meetings.get(status=MeetingStatus.PLANNED)
    assert (announced.slug, announced.starts.iso()) == ("irev-ag-2025-11-17", "2025-11-17")
    assert dict(Counter(meetings.values_list("starts_on_precision", flat=True))) == {
        "day": 25,
        "month": 3,
        "year": 2,
    }
    five = meetings.get(body__slug="groupe-partenarial-2015")
    assert (five.starts.iso(), five.ends.iso()) == ("2015-01", "2015-05")


def test_meetings_keep_their_evidence(network):
    assert not Meeting.objects.filter(sources=None).exists()
    expected = Counter(line["confidence"] for line in read_files()["meetings.csv"])
    assert Counter(Meeting.objects.values_list("confidence", flat=True)) == expected


def test_summaries_say_what_happened_and_not_how_the_line_was_made(network):
    said = dict(Meeting.objects.values_list("slug", "summary"))
    assert said["rencontre-nationale-2022-10-20"] == "19 centres."
    assert said["irev-ag-2025-11-17"] == "Annoncée dans les locaux de l’IREV."
    assert said["trajectoire-ressources-ag-2016-05-27"] == ""
    assert said["cr-csur-ca-2014-09-29"] == "Décision des membres du conseil."
    for text in said.values():
        assert "déduit" not in text
        assert "non " not in text


def test_overseas_meetings_are_in_their_own_time(network):
    assert Meeting.objects.get(body__slug="cr-csur-ca").time_zone == "Indian/Reunion"
    assert Meeting.objects.get(slug="oriv-ag-2024-05-13").time_zone == "Europe/Paris"


def test_remote_meeting(network):
    assert list(Meeting.objects.filter(mode="remote").values_list("slug", flat=True)) == [
        "irev-ag-2020-11-30"
    ]
