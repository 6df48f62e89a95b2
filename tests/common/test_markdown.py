"""Markdown read once for pages and papers: without danger, and without losing a word."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.markdown import check_markdown, render_markdown
from tests.common.test_text import FRENCH

ALLOWED = {
    *("p", "br", "hr", "em", "strong", "blockquote", "ul", "ol", "li", "a", "code", "pre"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    "div",
}
STATIC = {
    "ol": {"start"},
    "li": {"value"},
    "pre": {"class", "tabindex"},
    "div": {"class", "role", "tabindex", "aria-label"},
}
PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[lien](javascript:alert(1))",
        "[lien](data:text/html;base64,AAAA)",
        '[lien](https://exemple.test "titre")',
        "![image](https://exemple.test/x.png)",
        "<a href='https://exemple.test' onclick='x()'>a</a>",
        "<style>body{}</style>",
        "# Titre",
        "### Sous-titre",
        "- liste",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "**gras** _italique_ `code`",
        "&#106;avascript:alert(1)",
        "<svg/onload=alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "texte",
    ]
)


@given(st.lists(PIECES | FRENCH, max_size=6).map("\n\n".join))
def test_markdown_never_gives_anything_that_runs(text):
    page = BeautifulSoup(render_markdown(text), "html.parser")
    for tag in page.find_all(True):
        assert tag.name in ALLOWED
        assert set(tag.attrs) <= {"href", "title", "rel", *STATIC.get(tag.name, ())}
        href = tag.get("href")
        assert (
            href is None
            or href.startswith(("http:", "https:", "mailto:", "/", "#"))
            or (":" not in href)
        )


def test_markdown_keeps_the_text_and_its_shape():
    assert render_markdown("# Un\n\n## Deux\n\n#### Quatre") == (
        "<h3>Un</h3>\n<h4>Deux</h4>\n<h5>Quatre</h5>\n"
    )
    assert render_markdown("### Aims\n\n**Un** [lien](https://exemple.test)") == (
        "<h3>Aims</h3>\n<p><strong>Un</strong> "
        '<a href="https://exemple.test" rel="noopener nofollow">lien</a></p>\n'
    )


def shown(text):
    """Return the words of the page, with the numbers that its lists show."""
    page = BeautifulSoup(render_markdown(text), "html.parser")
    for numbered in page.find_all("ol"):
        following = int(numbered.get("start", 1))
        for entry in numbered.find_all("li", recursive=False):
            number = int(entry.get("value", following))
            entry.insert(0, f"{number}. ")
            following = number + 1
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3. Budget\n\nVoté.\n\n4. Questions diverses", "3. Budget Voté. 4. Questions diverses"),
        ("2026. Année de transition.", "2026. Année de transition."),
        ("1. un\n1. bis\n5. cinq", "1. un 1. bis 5. cinq"),
        ("1. un\n1. deux\n1. trois", "1. un 2. deux 3. trois"),
        ("+ 3 voix\n+ 2 voix", "+ 3 voix + 2 voix"),
        ("[1]: voir l’annexe", "[1]: voir l’annexe"),
        ("![plan](https://exemple.test/p.png) joint", "plan joint"),
        ("```budget 2026\n12\n```", "budget 2026 12"),
        ("# \N{ZERO WIDTH SPACE}\n\ntexte", "texte"),
        ("# &shy;\n\ntexte", "texte"),
        (">" * 50 + " fin", "fin"),
    ],
)
def test_no_word_and_no_number_is_lost_or_changed(text, words):
    assert shown(text) == words


def test_a_line_typed_stays_a_line():
    assert render_markdown("Présents :\nMme Un\nM. Deux") == (
        "<p>Présents :<br>\nMme Un<br>\nM. Deux</p>\n"
    )


def test_spaces_at_the_start_of_a_line_make_no_code():
    assert render_markdown("    avancé") == "<p>avancé</p>\n"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("### Détail\n\n# Relevé", ["h3", "h3"]),
        ("# A\n### C\n###### D\n## B", ["h3", "h4", "h5", "h4"]),
        ("> ### B\n\n# A", ["h3", "h3"]),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", ["h3", "h4", "h5", "h6", "h6", "h6"]),
    ],
)
def test_a_heading_is_never_two_levels_below_the_one_before(text, levels):
    page = BeautifulSoup(render_markdown(text), "html.parser")
    assert [tag.name for tag in page.find_all(["h2", "h3", "h4", "h5", "h6"])] == levels


def test_wide_tables_and_code_scroll_in_their_box():
    page = BeautifulSoup(
        render_markdown("| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```"), "html.parser"
    )
    assert page.find("table").parent["class"] == page.find("pre")["class"] == ["crpv-wide"]
    assert "<table>" in BeautifulSoup(render_markdown("`<table>`"), "html.parser").get_text()


def test_text_that_a_paper_would_not_show_is_refused_in_words():
    with pytest.raises(ValidationError, match="sur plus de 10 niveaux"):
        check_markdown(">" * 11 + " fin")
    with pytest.raises(ValidationError, match="sur plus de 10 niveaux"):
        check_markdown("".join("  " * depth + f"- {depth}\n" for depth in range(70)))
    with pytest.raises(ValidationError, match="ne se verrait pas"):
        check_markdown("> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |")
    with pytest.raises(ValidationError, match="plus de 18 colonnes"):
        check_markdown("|a" * 19 + "|\n" + "|-" * 19 + "|")
    with pytest.raises(ValidationError, match="la limite est de 300"):
        check_markdown("a" * 300_001)
    with pytest.raises(ValidationError, match="crochets ouvrants"):
        check_markdown("[" * 3_001)
    with pytest.raises(ValidationError, match=r"`a` `a`.* partagez-le par des lignes vides"):
        check_markdown("Fin.\n\n" + "`a` " * 2_100)
    with pytest.raises(ValidationError, match="retirez des marques"):
        check_markdown("a\n\n" * 26_000)
    with pytest.raises(ValidationError, match="trop longs pour une ligne"):
        check_markdown("x" * 60_001)
    check_markdown("`a` " * 1_900 + "\n\n" + "x" * 59_000 + "\n\n" + "mot " * 20_000)
    check_markdown(">" * 10 + " fin\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| seul |")
