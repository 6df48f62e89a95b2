"""French order, and addresses."""

import pytest
from django.db import connection
from django.utils.text import slugify
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from stdnum import luhn

from crpv_portal.common.text import french_order_key, french_slug, french_sort_key
from crpv_portal.territories.models import Department
from partners.models import Organisation, Person
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import DepartmentFactory

# Basic Latin, the letters of Latin-1 and Latin Extended-A, and the signs of French typography.
FRENCH = st.text(
    st.characters(min_codepoint=32, max_codepoint=126)
    | st.characters(min_codepoint=0xC0, max_codepoint=0x17F, categories=["Lu", "Ll"])
    | st.sampled_from("’\N{LEFT SINGLE QUOTATION MARK}“”«»–—…·•°€\u00a0\u202f"),
    max_size=40,
)
in_the_database = examples(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def sql(expression: str, value: str):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}", [value])
        return cursor.fetchone()[0]


@in_the_database
@given(FRENCH)
@pytest.mark.django_db
def test_sort_key_in_python_is_that_of_sql(db, text):
    assert sql("public.french_sort_key(%s)", text) == french_sort_key(text)
    assert sql("public.french_order_key(%s)", text) == french_order_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Évry-Courcouronnes", "evry courcouronnes"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Œuvre", "oeuvre"),
        ("  RésO   Villes ", "reso villes"),
        ("CR•DSU", "cr dsu"),
        ("Île-de-France", "ile de france"),
        ("", ""),
    ],
)
@pytest.mark.django_db
def test_sort_key(text, key):
    assert french_sort_key(text) == sql("public.french_sort_key(%s)", text) == key


def test_french_order():
    in_order = [
        "Etampes",
        "Évry",
        "La Rochelle",
        "L’Aigle",
        "Mamoudzou",
        "M'Tsamboro",
        "M’Tsangamouji",
        "Oeta",
        "Œuvre",
        "Ours",
        "Zola",
    ]
    assert sorted(set(in_order), key=french_order_key) == in_order


@pytest.mark.django_db
def test_lists_are_in_french_order():
    """An apostrophe is no letter, whichever it is: in lists of the public and of the staff."""
    names = ["Commune de Mamoudzou", "Commune de M'Tsamboro", "Commune de M’Tsangamouji", "Évian"]
    for name in reversed(names):
        OrganisationFactory(name=name)
        DepartmentFactory(name=name)
        PersonFactory(last_name=name)
    assert [row.name for row in Organisation.objects.all()] == names
    assert [row.name for row in Department.objects.all()] == names
    assert [row.last_name for row in Person.objects.all()] == names


@given(FRENCH, st.integers(5, 60))
def test_slug_is_an_address_no_longer_than_asked(text, length):
    slug = french_slug(text, max_length=length)
    assert len(slug) <= length
    assert slug == slugify(slug)
    assert french_slug(slug, max_length=length) == slug


def test_slug():
    assert french_slug("Université Toulouse – Jean Jaurès") == "universite-toulouse-jean-jaures"
    assert french_slug("Un nom bien trop long", max_length=12) == "un-nom-bien"


digits = st.text("0123456789", min_size=1, max_size=20)


@in_the_database
@given(digits)
@pytest.mark.django_db
def test_luhn_in_sql_is_that_of_stdnum(db, number):
    assert sql("public.luhn_valid(%s)", number) == luhn.is_valid(number)


@pytest.mark.parametrize("text", ["", "abc", "12 34", "-1", "\N{FULLWIDTH DIGIT FOUR}"])
@pytest.mark.django_db
def test_luhn_refuses_what_is_not_digits(text):
    assert sql("public.luhn_valid(%s)", text) is False
