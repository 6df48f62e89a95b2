"""Two editions side by side, word by word."""

import pytest

from partners.texts.comparing import sides
from tests.factories.partners import EditionFactory, ProvisionFactory

pytestmark = pytest.mark.django_db

COMPARE = "/cadre-de-reference/comparer/"


def changed(runs):
    return [run.words for run in runs if run.is_changed]


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("Animer le réseau local.", "Animer le réseau régional.", ["local"], ["régional"]),
        ("Un texte", "Un texte", [], []),
        ("", "Tout", [], ["Tout"]),
        ("a b c", "a x y c", ["b"], ["x y"]),
        ("le centre, puis", "la ville, puis", ["le centre"], ["la ville"]),
    ],
)
def test_words_of_one_side_alone_are_marked(before, after, gone, come):
    both = sides(before, after)
    assert (changed(both.before), changed(both.after)) == (gone, come)
    assert "".join(run.words for run in both.before) == before
    assert "".join(run.words for run in both.after) == after


@pytest.fixture
def editions():
    old = EditionFactory(slug="cadre-2011", title="Cadre 2011", since="2011", until="2017-03-16")
    new = EditionFactory(slug="cadre-2017", title="Cadre 2017", in_force=True, text=old.text)
    for position, code in enumerate(("animer", "observer", "former"), 1):
        ProvisionFactory(edition=old, code=code, position=position, title=code, body="Un mot dit")
    same = ProvisionFactory(edition=new, code="animer", position=1, title="animer")
    same.body = "Un mot dit"
    same.save()
    moved = ProvisionFactory(
        edition=new, code="qualifier", position=3, title="qualifier", body="Un mot écrit"
    )
    moved.replaces.add(old.provisions.get(code="former"))
    ProvisionFactory(edition=new, code="evaluer", position=2, title="évaluer", body="Neuf")
    ProvisionFactory(edition=new, code="cache", title="cache", body="Zz", unverified=True)
    return old, new


def test_public_compares_what_is_published_of_two_editions(visit, editions):
    page = visit(COMPARE)
    heads = page.texts(".crpv-changes h2")
    assert heads == [
        *("animer : inchangée", "observer : retirée", "évaluer : nouvelle", "qualifier : modifiée")
    ]
    assert "[ajouté : écrit]" in page.text(".crpv-changes").replace("\u00a0", " ")
    assert "Zz" not in page.text()
    back = visit(f"{COMPARE}?de=cadre-2017&a=cadre-2011")
    assert "évaluer : retirée" in back.texts(".crpv-changes h2")
    assert "n’est pas reconnue" in visit(f"{COMPARE}?de=inconnue&a=cadre-2011").text()
    assert "rien à comparer" in visit("/charte/comparer/").text()


def test_a_page_compares_so_many_words_and_says_which_texts_are_whole(visit, editions, monkeypatch):
    old, new = editions
    ProvisionFactory(edition=old, code="long", title="long", position=9, body="Un mot dit")
    ProvisionFactory(edition=new, code="long", title="long", position=9, body="Un mot écrit")
    assert "comparé mot à mot" not in visit(COMPARE).text()
    one = sides("Un mot dit", "Un mot écrit").steps + sides("former", "qualifier").steps
    monkeypatch.setattr("partners.texts.comparing.MOST_STEPS", one)
    page = visit(COMPARE)
    heads = page.texts(".crpv-changes h2")
    assert heads[-1] == "long : modifiée"
    first, last = page.texts(".crpv-changes__one")[-2:]
    assert "[ajouté : écrit]" in first.replace("\u00a0", " ")
    assert "comparé mot à mot" not in first
    assert "comparé mot à mot" in last
    assert "[ajouté : Un mot écrit]" in last.replace("\u00a0", " ")


def test_comparison_costs_the_same_whatever_its_length(visit, editions, count_queries):
    few = count_queries(lambda: visit(COMPARE))
    for number in range(20):
        ProvisionFactory(edition=editions[1], code=f"plus-{number}", position=1_000 + number)
    assert count_queries(lambda: visit(COMPARE)) == few
