"""Fingerprints of minutes: given on their page, told for what they are, of a file or of a text."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from crpv_portal.common.models import StoredFile
from governance.minutes.fingerprints import read_fingerprint
from governance.minutes.publishing import withdraw_minutes
from tests.factories.governance import MeetingFactory, MinutesFactory, StoredFileFactory
from tests.governance.minutes.public_version import check, publish, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def minutes(approved):
    return approved


def test_the_public_page_gives_both_fingerprints_and_where_to_check(office, minutes):
    version = publish(office, minutes)
    shown = Client().get(minutes.meeting.get_absolute_url()).text
    assert version.file.sha256 in shown
    assert minutes.kept_file.sha256 in shown
    assert f"{reverse('governance:verify')}?empreinte={version.file.sha256}" in shown
    assert "vie privée" in shown


def test_a_fingerprint_is_told_for_what_it_is(office, minutes):
    version = publish(office, minutes)
    public = check(version.file.sha256)
    assert "version publique" in public.h2.text
    assert public.a["href"].startswith(minutes.meeting.get_absolute_url())
    kept = check(minutes.kept_file.sha256.upper())
    assert "exemplaire approuvé" in kept.h2.text
    assert "aucun compte rendu" in check("0" * 64).h2.text
    withdraw_minutes(version=version, reason="Un chiffre est faux")
    withdrawn = check(version.file.sha256)
    assert "retirée depuis" in withdrawn.h2.text
    assert "Un chiffre est faux" in withdrawn.text


def test_of_a_restricted_meeting_nothing_is_named(body):
    meeting = MeetingFactory(body=body, held=True, title="Réunion tue")
    minutes = MinutesFactory(meeting=meeting, approved=True)
    other = StoredFileFactory(content=b"autre")  # a file that is no minutes is not told either
    found = check(minutes.kept_file.sha256)
    assert "conserve" in found.h2.text
    for secret in ("Réunion tue", body.name, "mars 2026", meeting.slug):
        assert secret not in str(found)
    assert "aucun compte rendu" in check(other.sha256).h2.text


def test_a_file_is_hashed_and_not_kept(minutes, settings):
    content = Path(minutes.kept_file.file.path).read_bytes()
    before = StoredFile.objects.count()
    address = reverse("governance:verify_file")
    visitor = Client(enforce_csrf_checks=True)
    response = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", content)})
    assert "exemplaire approuvé" in soup_of(response).select_one(".crpv-finding h2").text
    assert not response.cookies
    assert StoredFile.objects.count() == before
    changed = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", content + b" ")})
    assert "aucun compte rendu" in soup_of(changed).select_one(".crpv-finding h2").text
    assert visitor.post(address).status_code == 422
    settings.MAX_ANONYMOUS_REQUEST_BYTES = 5000
    large = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", b"x" * 9000)})
    assert large.status_code == 413


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("A" * 64, "a" * 64),
        (f"SHA-256: {'ab ' * 32}", "ab" * 32),
        (f"{'0' * 64}  compte-rendu.pdf", "0" * 64),
        ("g" * 64, ""),
        ("a" * 63, ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_fingerprints_are_read_however_they_are_typed(typed, read):
    assert read_fingerprint(typed) == read


def test_what_is_no_fingerprint_is_said():
    response = Client().get(reverse("governance:verify"), {"empreinte": "<b>non</b>"})
    assert response.status_code == 422
    assert "64 chiffres" in response.text
    assert "<b>non" not in response.text
