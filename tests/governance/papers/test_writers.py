"""The writers of papers, on plain data: no text is ever read as markup, none breaks a file."""

import datetime
import subprocess
import sys

import pytest

from governance.papers import html, odt, pdf
from governance.papers.blocks import (
    Blanks,
    Content,
    Facts,
    Framed,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Signatures,
    Span,
    Table,
    bold,
    plain,
    text_of,
)
from governance.papers.fonts import opentype
from governance.papers.glyphs import _SHOWN, printable
from governance.papers.markdown import blocks_of
from governance.papers.typography import typeset
from tests.governance.papers.reading import odt as odt_document
from tests.governance.papers.reading import (
    odt_text,
    pdf_lines,
    pdf_root,
    pdf_tags,
    pdf_text,
    squeezed,
)

HOSTILE = '#read("paper.typ") #import "x": * $a$ *b* _c_ \\ @d ] [e] <f> {g} & "h" // i /* ~ --'
TEMPLATE = pdf.TEMPLATE.read_text(encoding="utf-8")


def paper(*blocks, **fields):
    defaults = {
        "title": "Un papier",
        "author": "Agence",
        "name": "papier",
        "brand": ("RÉPUBLIQUE", "FRANÇAISE"),
        "operator": ("Agence",),
        "foot": "Un papier",
        "blocks": (Heading(1, plain("Un papier")), *blocks),
        "date": datetime.datetime(2026, 3, 3, 14, 0, tzinfo=datetime.UTC),
    }
    return Content(**{**defaults, **fields})


def every_block(text):
    spans = plain(text)
    return (
        Heading(2, spans),
        Paragraph(spans, "kicker"),
        Paragraph(spans, "lead"),
        Paragraph(spans, "label"),
        Paragraph(spans, "notice"),
        Paragraph((*bold(text), Span(text, is_code=True), Span(text, is_italic=True))),
        Paragraph((Span(text, address="https://exemple.test/#a?b=$c"),)),
        Listing(((Paragraph(spans),), (Paragraph(spans), Listing(((Paragraph(spans),),))))),
        Listing(((Paragraph(spans),), (Paragraph(spans),)), (4, 2026)),
        Rule(),
        Facts(((text, spans),)),
        Quote((Paragraph(spans),)),
        Framed((Paragraph(spans),)),
        Table(text, (text, text), ((spans, spans), ((), ())), (1, 2), row_height=10),
        Table(text, (text,), ((spans,),), (1,), numeric=(0,)),
        Signatures(((text, text),)),
        Blanks((text,)),
    )


def test_text_is_printed_as_it_stands_in_every_field():
    content = paper(
        *every_block(HOSTILE),
        title=HOSTILE,
        author=HOSTILE,
        brand=(HOSTILE,),
        operator=(HOSTILE,),
        foot=HOSTILE,
    )
    words = squeezed(HOSTILE)
    made = pdf.render(content)
    found = pdf_text(made)
    assert found.count(words) >= 22
    assert "setdocument" not in found
    assert "setdocument" in squeezed(TEMPLATE)
    assert odt_text(odt.render(content)).count(words) >= 27
    page = html.render(content).decode()
    assert page.count("#read(&quot;paper.typ&quot;)") >= 22
    assert "<f>" not in page


def test_each_form_holds_the_same_words_in_the_same_order():
    content = paper(*(Paragraph(plain(f"Phrase {n}.")) for n in range(30)))
    expected = "".join(f"Phrase{n}." for n in range(30))
    assert expected in pdf_text(pdf.render(content))
    assert expected in odt_text(odt.render(content))


def test_the_same_content_gives_the_same_bytes():
    content = paper(*every_block("Été"))
    for writer in (html, odt, pdf):
        assert writer.render(content) == writer.render(content)


@pytest.mark.parametrize(
    "text",
    [
        "sourire 😀, ✅, 中文, עברית, العربية, देवनागरी, ไทย",
        "accents décomposés : e\u0301, drapeau 🇫🇷, famille 👨‍👩‍👧, \ufeff, \u200d, \u00ad",
        "commandes \x00\x01\x1b\x7f\x9f\ufffe\uffff\u2028\u2029 et tabulation\tici",
    ],
)
def test_no_character_breaks_a_paper(text):
    content = typeset(paper(*every_block(text)))
    assert pdf.render(content).startswith(b"%PDF")
    assert odt_text(odt.render(content))
    assert html.render(content)


def test_what_no_font_shows_is_told_by_a_square():
    assert printable("Vu ✓ 😀 à Łódź, Αθήνα, Київ") == "Vu ✓ □ à Łódź, Αθήνα, Київ"
    assert printable("e\u0301te\u0301") == "été"


def test_every_character_said_to_be_shown_is():
    """One text of all of them: PDF/UA refuses a single one without a glyph."""
    points = [chr(point) for first, last in _SHOWN for point in range(first, last + 1)]
    text = printable(" ".join(points))
    assert pdf.render(paper(Paragraph(plain(text)))).startswith(b"%PDF")


def test_a_long_address_does_not_run_off_the_sheet():
    address = "https://exemple.test/" + "/".join(f"partie-{n}" for n in range(40))
    made = pdf.render(paper(Paragraph((Span(address, address=address),))))
    assert squeezed(address) in pdf_text(made).replace("\u200b", "")
    lines = [line for line in pdf_lines(made) if "partie" in line]
    assert len(lines) > 3


@pytest.mark.parametrize(
    ("word", "part", "count"),
    [("@" * 20_000, "@", 20_000), ("https://a.test" + "/%" * 3_000, "%", 3_000)],
)
def test_a_word_without_end_gives_its_paper_and_loses_no_letter(word, part, count):
    made = pdf.render(paper(Paragraph(plain(word))))
    assert pdf_text(made).count(part) == count


def test_a_text_document_keeps_addresses_and_puts_no_table_in_a_list():
    entry = blocks_of(
        "- un [lien](https://exemple.test/?a=1&b=2)\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |"
    )
    body = odt_document(odt.render(paper(*entry))).body
    (link,) = body.get_elements("//text:a")
    assert link.get_attribute("xlink:href") == "https://exemple.test/?a=1&b=2"
    assert not body.get_elements("//text:list//table:table")
    assert "1 ; 2" in body.text_recursive


def test_a_long_table_repeats_its_header_and_is_quick():
    rows = tuple((plain(f"Membre {n}"), plain("Organisation"), ()) for n in range(200))
    table = Table("Émargement", ("Membre", "Organisation", "Signature"), rows, (1, 1, 1), 10)
    made = pdf.render(paper(table))
    reader = pdf_text(made)
    pages = int(pdf_root(made)["/Pages"]["/Count"])
    assert pages >= 10
    assert reader.count("MembreOrganisationSignature") == pages
    assert pdf_tags(made).count("TH") == 3  # once for who listens


def test_tags_say_what_each_block_is():
    tags = pdf_tags(pdf.render(paper(*every_block("mot"))))
    assert tags.count("H1") == 1
    assert {"H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Link"} <= set(tags)
    assert tags.index("H1") < tags.index("H2") < tags.index("Table")


def test_marianne_comes_out_of_the_package():
    made = pdf.render(paper(Paragraph((*plain("a"), *bold("b"), Span("c", is_italic=True)))))
    assert made.count(b"Marianne") >= 3
    with pytest.raises(ValueError, match="WOFF"):
        opentype(b"OTTO" + bytes(60))


# --- Markdown ----------------------------------------------------------------------------------


def test_markdown_becomes_blocks():
    blocks = blocks_of(
        "# Titre\n\nDu **gras**, de l’*italique*, `x`, [un lien](https://exemple.test).\n\n"
        "### Sous-titre\n\n3. un\n4. deux\n   - dedans\n\n> cité\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |",
        under=2,
    )
    assert [type(block) for block in blocks] == [
        Heading,
        Paragraph,
        Heading,
        Listing,
        Quote,
        Table,
    ]
    title, text, subtitle, listing, quote, table = blocks
    assert (title.level, subtitle.level) == (3, 4)
    assert [span for span in text.spans if span.is_bold] == [Span("gras", is_bold=True)]
    assert Span("un lien", address="https://exemple.test") in text.spans
    assert listing.numbers == (3, 4)
    assert isinstance(listing.entries[1][1], Listing)
    assert text_of(quote.blocks[0].spans) == "cité"
    assert table.header == ("A", "B")
    assert table.rows == ((plain("1"), plain("2")),)


def test_markdown_lets_no_markup_nor_dangerous_address_through():
    blocks = blocks_of(
        "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![image](http://a.test)"
    )
    spans = [span for block in blocks for span in block.spans]
    assert {span.address for span in spans} == {"", "http://a.test"}
    assert "<script>alert(1)</script>" in "".join(span.text for span in spans)
    assert b"<script>alert" not in html.render(paper(*blocks))


def test_headings_never_skip_a_level():
    blocks = blocks_of("##### Cinq\n\n# Un\n\n######## pas un titre\n\n#\n\n")
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 2]


# --- Memory ------------------------------------------------------------------------------------


def test_the_libraries_of_the_writers_wait_to_be_needed():
    """Each worker would carry them from its start."""
    program = (
        "import sys, django; django.setup(); import crpv_portal.urls, governance.papers; "
        "print([name for name in ('typst', 'odfdo', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
