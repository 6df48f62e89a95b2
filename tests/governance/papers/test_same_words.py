"""Page, PDF and text document of one text hold the same words and the same numbers."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from crpv_portal.common.french import NBSP
from crpv_portal.common.markdown import check_markdown, render_markdown
from governance.papers import html, odt, pdf
from governance.papers.blocks import Framed, Heading, plain
from governance.papers.glyphs import printable, unprinted
from governance.papers.markdown import blocks_of
from governance.papers.pieces import rooms_of, runs_of
from governance.papers.typography import typeset
from tests.governance.papers.reading import pdf_lines
from tests.governance.papers.test_writers import paper

BEFORE = "Début du texte"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def letters(text):
    """Return the letters and digits alone: where a line ends, and how, is the writer's business."""
    return "".join(character for character in text if character.isalnum())


def content_of(text):
    blocks = blocks_of(text, under=3)
    return typeset(
        paper(Heading(2, plain("P")), Heading(3, plain(BEFORE)), Framed(blocks), foot="")
    )


def numbered(markup):
    page = BeautifulSoup(markup, "html.parser")
    for caption in page.find_all("caption"):
        caption.decompose()
    for each in page.find_all("ol"):
        following = int(each.get("start", 1))
        for entry in each.find_all("li", recursive=False):
            number = int(entry.get("value", following))
            entry.insert(0, f"{number}. ")
            following = number + 1
    return letters(page.get_text(" "))


def in_page(text):
    return numbered(render_markdown(text))


def in_printed_page(content):
    return numbered(html.render(content).decode()).partition(letters(BEFORE))[2]


def in_pdf(content):
    pages = PdfReader(io.BytesIO(pdf.render(content))).pages
    texts = (re.sub(r"page\s*\d+\s*/\s*\d+\s*$", "", page.extract_text()) for page in pages)
    return letters("".join(texts)).partition(letters(BEFORE))[2]


def in_odt(content):
    with zipfile.ZipFile(io.BytesIO(odt.render(content))) as packed:
        root = ElementTree.fromstring(packed.read("content.xml"))  # noqa: S314 - our own file
    found = []

    def walk(node):
        following = 1
        for kid in node:
            if kid.tag == f"{ODF}list-item" and "Numbering" in node.get(f"{ODF}style-name", ""):
                number = int(kid.get(f"{ODF}start-value", following))
                found.append(f"{number}.")
                following = number + 1
            found.append(kid.text or "")
            walk(kid)
            found.append(kid.tail or "")

    walk(root)
    return letters("".join(found)).partition(letters(BEFORE))[2]


WORD = st.text("abcéèçœ’'-0123456789.,:;!?()[]*_`<>&#+=|~\\/«»", min_size=1, max_size=12)
LINE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
CELL = st.text("abé 0123456789.*_`", max_size=8)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=4))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * width + "|", *lines[1:]])


PIECES = st.one_of(
    LINE,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "####", "######"]), LINE),
    st.builds("{}. {}".format, st.integers(0, 3000), LINE),
    st.builds("{}) {}".format, st.integers(0, 30), LINE),
    st.builds("{}{} {}".format, st.sampled_from(["", "  ", "    "]), st.sampled_from("-+*"), LINE),
    st.builds("{} {}".format, st.integers(1, 12).map(">".__mul__), LINE),
    st.builds("```{}\n{}\n```".format, st.sampled_from(["", "budget 2026"]), LINE),
    st.builds("{}\n{}".format, LINE, st.sampled_from(["---", "==="])),
    st.sampled_from(["---", "# \N{ZERO WIDTH SPACE}", "# &shy;", "[1]: voir", "    quatre"]),
    tables(),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n"])), max_size=8).map(
    lambda parts: "".join(piece + after for piece, after in parts)
)


@settings(max_examples=40)
@given(TEXTS)
@example("### Détail du budget\n\ntexte\n\n# Relevé général\n\ntexte")
@example("3. Budget\n\nVoté.\n\n4. Questions\n\n2026. Année\n\n1) premier")
@example("1. un\n1. bis\n5. cinq\n\n+ 3 voix\n- 2 voix")
@example("> - 7. a\n>   > b\n\n---\n\n![plan](https://exemple.test/p.png)")
def test_page_pdf_and_text_document_hold_the_same_words(text):
    try:
        check_markdown(text)
    except ValidationError:
        assume(False)
    words = in_page(text)
    content = content_of(text)
    assert in_printed_page(content) == words
    assert in_odt(content) == words
    assert in_pdf(content) == words


@settings(max_examples=60)
@given(st.text("#>-*1. |\n`~_[]()&;" + "aé\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\N{WORD JOINER}"))
def test_the_page_setter_takes_whatever_the_field_takes(text):
    try:
        check_markdown(text)
    except ValidationError:
        assume(False)
    assert pdf.render(content_of(text)).startswith(b"%PDF")


def test_lists_that_lie_too_deep_keep_their_words():
    """Texts of before the field refused them."""
    text = "".join("  " * depth + f"- niveau{depth}\n" for depth in range(40))
    assert in_pdf(content_of(text)) == in_page(text)
    text = "".join("   " * depth + f"{depth + 1}. rang\n" for depth in range(20))
    assert in_pdf(content_of(text)) == in_page(text)


SENTENCES = " ".join(f"Phrase {n} de la case." for n in range(400))


@pytest.mark.parametrize(
    "table",
    [
        f"| – | … |\n|---|---|\n| 1 | {SENTENCES} |\n| 3 | 4 |",
        f"| a | {SENTENCES} |\n|---|---|\n| 1 | 2 |",
    ],
    ids=["cell", "header"],
)
def test_a_row_taller_than_a_page_goes_on_over_the_next(table):
    assert sorted(in_pdf(content_of(table))) == sorted(in_page(table))


def test_words_of_many_columns_run_over_none():
    width = 18
    table = "| c " * width + "|\n" + "|---" * width + "|\n" + "| Rappellent " * width + "|"
    check_markdown(table)
    lines = pdf_lines(pdf.render(content_of(table)))
    assert [line for line in lines if line in ("Rap", "pel", "lent")] == [
        "Rap",
        "pel",
        "lent",
    ] * width


MANY = 1_100  # places where a line may end: the page setter takes a thousand of one rule


@pytest.mark.parametrize("words", ["x" * 5 * MANY, f"mot{NBSP}" * MANY, "mot " * MANY])
@pytest.mark.parametrize("columns", [3, 7, 13, 18])
def test_a_cell_of_thousands_of_signs_is_set_whole_in_any_number_of_columns(columns, words):
    table = f"{'|–' * columns}|\n{'|--' * columns}|\n| {words.strip()} {'|y' * (columns - 1)}|"
    check_markdown(table)
    assert sorted(in_pdf(content_of(table))) == sorted(in_page(table))


def test_a_paragraph_of_thousands_of_long_words_is_set():
    for text in (("y" * 31 + " ") * MANY, f"<https://exemple.test/{'-' * 1_900}>"):
        check_markdown(text)
        assert in_pdf(content_of(text)) == in_page(text)


def test_an_address_that_no_pdf_holds_is_refused_and_one_of_before_keeps_its_words():
    text = f"[le plan](https://exemple.test/{'a' * 9_000})"
    with pytest.raises(ValidationError, match="L’adresse d’un lien"):
        check_markdown(text)
    assert in_pdf(content_of(text)) == in_page(text)


def test_figures_and_addresses_stay_in_a_narrow_column_beside_wide_ones():
    assert rooms_of((1, 1)) == [29, 29]
    assert rooms_of((2, 5, 5, 5)) == [8, 23, 23, 23]
    assert runs_of("2026", room=4) == [["202", "6"]]
    assert runs_of("le 12345678 à", room=7) == [["le "], ["123456", "78"], [" à"]]
    assert runs_of(f"12{NBSP}000 intercommunalité", room=9) == [
        [f"12{NBSP}", "000 intercommunalité"]
    ]


def test_a_word_that_no_column_holds_is_broken():
    """Nothing runs off the sheet; what is copied out of it has nothing added."""
    word = "x" * 400
    for text in (word, f"`{word}`", f"```\n{word}\n```", f"| a | b | c |\n|--|--|--|\n| {word} |"):
        lines = [line for line in pdf_lines(pdf.render(content_of(text))) if "xx" in line]
        assert max(map(len, lines)) < 110
        assert "".join(lines).strip() == word
    address = "https://exemple.test/" + "/".join(f"partie-{n}" for n in range(40))
    for text in (address, f"<{address}>"):
        assert address in "".join(pdf_lines(pdf.render(content_of(text))))


def test_signs_that_papers_do_not_have_are_spelled_out_or_told():
    assert printable("✅ fait, ❌ non, 🟢 ou 🔴") == "✔ fait, ✘ non, (vert) ou (rouge)"
    assert unprinted("✅ 🟢 ☑ é “” – 日本 🦄 □ 🦄") == ["日", "本", "🦄"]
    assert unprinted("a\N{ZERO WIDTH JOINER}b") == []


def test_a_text_that_the_page_setter_refuses_is_said_in_words(monkeypatch, caplog):
    """Shown with a template that refuses everything: no text is known to be refused."""
    broken = pdf.TEMPLATE.with_name("styles.xml")
    monkeypatch.setattr(pdf, "TEMPLATE", broken)
    with pytest.raises(ValidationError, match="Le PDF ne peut pas être composé"):
        pdf.render(content_of("texte"))
    assert "could not be set" in caplog.text
