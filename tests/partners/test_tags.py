"""Template tags of a provision's words and of identifiers."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from crpv_portal.common.footnotes import Footnotes
from partners.templatetags.partners_tags import provision_text, siren
from tests.factories.facts import SourceFactory
from tests.factories.partners import ProvisionFactory


def test_siren_is_read_three_digits_at_a_time():
    assert siren("130026032") == "130\u00a0026\u00a0032"


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Une phrase.\n\nUne autre.", "Une autre.[source\u00a01]"),
        ("Une liste :\n\n- un\n- deux", "[source\u00a01]"),
        ("", "[source\u00a01]"),
    ],
)
@pytest.mark.django_db
def test_numbers_of_sources_end_the_words(body, last):
    provision = ProvisionFactory(body=body, sources=[SourceFactory()])
    soup = BeautifulSoup(provision_text(provision, Footnotes.of([provision])), "lxml")
    assert soup.select("p")[-1].get_text() == last


def test_words_are_made_safe():
    provision = SimpleNamespace(
        body='<script>alert(1)</script> **Gras** <a href="javascript:x">lien</a>',
        sources=SimpleNamespace(all=list),
    )
    soup = BeautifulSoup(provision_text(provision, Footnotes()), "lxml")
    assert not soup.select("script, a[href^=javascript]")
    assert soup.select_one("strong").get_text() == "Gras"
