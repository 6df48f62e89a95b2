"""Text received at the door: nothing that a feed, a calendar or an office file would refuse."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.typed import received, received_all, without_breaks
from governance.models import Document
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory
from tests.pdf_files import PDF

# What a browser can send, NUL aside, which is refused rather than dropped.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXTS)
def test_what_is_received_fits_in_xml_and_stays(text):
    kept = received(text)
    assert received(kept) == kept
    ET.fromstring(f"<a>{kept.replace('&', '').replace('<', '')}</a>")  # noqa: S314 - our own


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="\u3164\uffa0")))
def test_letters_figures_and_signs_are_never_touched(text):
    assert received(text) == text
    assert without_breaks(text) == text


@given(TEXTS)
def test_without_breaks_is_one(text):
    assert len(without_breaks(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ordre\x0bdu jour", "Ordre du jour"),
        ("Un\r\ndeux\x0btrois", "Un\r\ndeux\ntrois"),
        ("a\u2028b\u2029c", "a b c"),
        ("un\u2003deux\u3000trois\u2009!", "un deux trois\u202f!"),
        (
            "un\xa0deux\u202ftrois coo\xadpé 👩\u200d💻",
            "un\xa0deux\u202ftrois coo\xadpé 👩\u200d💻",
        ),
        ("\ufeffDu\u200brand\u2060 \u202egnp.txt", "Durand gnp.txt"),
        ("\u3164\u2800", "  "),
        ("lu\U000e0061\U000e0062", "lu"),
        ("é\x1b[31m\x00\ufffe\ufdd0\x9f", "é[31m\x00"),
    ],
)
def test_what_word_pastes(typed, kept):
    assert received(typed) == kept


def test_a_form_without_odd_signs_is_passed_as_it_is():
    sent = QueryDict("a=1&a=2&b=é")
    assert received_all(sent) is sent
    odd = QueryDict("a=1%0B2&a=3&b=4")
    assert dict(received_all(odd).lists()) == {"a": ["1 2", "3"], "b": ["4"]}
    with pytest.raises(AttributeError, match="immutable"):
        received_all(odd)["a"] = "5"


@pytest.mark.django_db
def test_a_file_s_name_passes_the_same_door(client):
    client.force_login(UserFactory(staff=True))
    meeting = MeetingFactory()
    name = "Compte\u00a0rendu\u2003de\u3000la \u202eséance\u200b.pdf"
    sent = SimpleUploadedFile(name, PDF)
    client.post(f"/espace/reunions/{meeting.slug}/documents/", {"uploads": sent})
    assert Document.objects.get().title == "Compte rendu de la séance.pdf"


@pytest.mark.django_db
def test_a_text_too_long_to_be_read_is_refused_in_words(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000
    client.force_login(UserFactory(staff=True))
    sent = {"minutes": "a" * 3_000}
    answer = client.post(f"/espace/reunions/{MeetingFactory().slug}/", sent)
    assert answer.status_code == 413
    assert "Un texte ne dépasse pas 2\xa0ko." in answer.text
