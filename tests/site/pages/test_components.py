"""The pieces that pages are made of."""

import datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, Template
from django.test import RequestFactory

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.day import AskedDay
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.forms import FilterForm
from crpv_portal.common.french import NBSP
from crpv_portal.common.templatetags import page_tags


def render(source, query="", **context):
    request = RequestFactory().get(f"/centres/{query}")
    rendered = RequestContext(request)
    rendered.push(context)  # above what the processors give, as in a page
    html = Template("{% load page_tags %}" + source).render(rendered)
    return BeautifulSoup(f"<body>{html}</body>", "lxml")


class Sources(list):
    def all(self):
        return self


def a_source(pk, **values):
    defaults = {
        "publisher": "ANCT",
        "title": f"Page {pk}",
        "address": f"https://example.org/{pk}",
        "page_date": PartialDate(datetime.date(2023, 10, 1), "month"),
        "read_date": PartialDate(datetime.date(2026, 11, 1)),
    }
    return SimpleNamespace(pk=pk, **(defaults | values))


def a_fact(confidence, *sources):
    return SimpleNamespace(
        confidence=confidence,
        is_inferred=confidence == Confidence.INFERRED,
        is_unverified=confidence == Confidence.UNVERIFIED,
        in_words="depuis 2007",
        sources=Sources(sources),
    )


def text(node):
    return " ".join(node.text.split())


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (Confidence.VERIFIED, ""),
        (
            Confidence.INFERRED,
            "déduit : aucune source ne l’écrit tel quel",
        ),
        (
            Confidence.UNVERIFIED,
            "à vérifier : rien ne l’a encore confirmé",
        ),
    ],
)
def test_mark_says_what_it_means_to_everyone(confidence, said):
    page = render(
        '{% include "components/mark.html" with fact=fact only %}', fact=a_fact(confidence)
    )
    assert text(page.body) == said


def test_sources_are_numbered_once_in_order_of_citation():
    first, second = a_source(7), a_source(3)
    label = a_fact(Confidence.VERIFIED, first)
    coverage = a_fact(Confidence.INFERRED, second, first)
    notes = Footnotes.of([label], [coverage])
    assert [source.pk for source in notes] == [7, 3]
    assert notes.numbers(coverage) == [1, 2]
    assert notes.numbers(a_fact(Confidence.VERIFIED, a_source(99))) == []
    page = render("{% source_refs notes fact %}", notes=notes, fact=coverage)
    assert [(link["href"], text(link)) for link in page.select("a")] == [
        ("#source-1", "source 1"),
        ("#source-2", "source 2"),
    ]


def test_numbers_that_follow_each_other_are_one_link():
    sources = [a_source(pk) for pk in range(1, 6)]
    fact = a_fact(Confidence.VERIFIED, *sources[:3], sources[4])
    notes = Footnotes.of([a_fact(Confidence.VERIFIED, *sources)], [fact])
    page = render("{% source_refs notes fact %}", notes=notes, fact=fact)
    assert [(link["href"], text(link)) for link in page.select("a")] == [
        ("#source-1", "sources 1-3"),
        ("#source-5", "source 5"),
    ]


def test_sources_list_dates_and_legend():
    notes = Footnotes.of(
        [
            a_fact(
                Confidence.INFERRED,
                a_source(1),
                a_source(2, address="", page_date=None, publisher=""),
            )
        ]
    )
    page = render('{% include "components/sources.html" with notes=notes only %}', notes=notes)
    first, second = page.select("li")
    assert first["id"] == "source-1"
    assert text(first) == "ANCT, Page 1 (octobre 2023), lue le 1er novembre 2026."
    assert first.a["rel"] == ["nofollow", "noopener", "external"]
    assert text(second) == "Page 2, lue le 1er novembre 2026."
    assert [text(mark) for mark in page.select(".crpv-legend .crpv-mark")] == ["déduit"]


def test_no_source_no_section():
    page = render(
        '{% include "components/sources.html" with notes=notes only %}', notes=Footnotes()
    )
    assert not page.select("section")


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 centre"), (1, "1 centre"), (2, "2 centres"), (34935, "34 935 centres")],
)
def test_counted(number, said):
    assert page_tags.counted(number, "centre(s)").replace(NBSP, " ") == said


def test_query_with_keeps_the_rest_and_drops_the_empty():
    page = render(
        '<a href="{% query_with page=3 au="" %}">x</a>', "?q=lyon&q2=%26&au=2019-01-01&page=2"
    )
    assert page.a["href"] == "?q=lyon&q2=%26&page=3"


def test_pagination_keeps_the_filters_inside_only():
    page = render(
        '{% include "components/pagination.html" with page=page only %}',
        "?q=lyon",
        page=Paginator(range(400), 20).get_page(10),
    )
    assert [text(node) for node in page.select("li")] == [
        "Page précédente", "Page 10 sur 20",
        "1", "…", "8", "9", "10", "11", "12", "…", "20", "Page suivante",
    ]  # fmt: skip
    assert page.select_one("[rel=next]")["href"] == "?q=lyon&page=11"
    assert text(page.select_one("[aria-current=page]")) == "10"


def test_one_page_needs_no_pagination():
    only = Paginator(range(3), 20).get_page(1)
    page = render('{% include "components/pagination.html" with page=page only %}', page=only)
    assert not page.select("nav")


class Filters(FilterForm):
    q = forms.CharField(label="Rechercher", required=False)
    region = forms.ChoiceField(
        label="Région", required=False, choices=[("", "Toutes"), ("53", "B")]
    )
    overseas = forms.BooleanField(label="Outre-mer", required=False)


def test_filters_say_how_many_are_active():
    source = '{% include "components/filters.html" with form=form action="/centres/" only %}'
    page = render(source, form=Filters({"q": "lyon", "region": "", "overseas": "on"}))
    assert text(page.select_one(".crpv-filters__count")) == "2 filtres actifs"
    assert page.select_one("a.fr-btn")["href"] == "/centres/"
    assert page.form["method"] == "get"
    assert "ptionnel" not in page.text
    assert "csrf" not in page.form.decode()
    for field in page.select("input, select"):
        assert page.select_one(f'label[for="{field["id"]}"]')


def test_filters_not_understood_are_said_and_the_others_hold():
    form = Filters({"q": "lyon", "region": "76"})
    page = render(
        '{% include "components/filters.html" with form=form action="/c/" only %}', form=form
    )
    assert "pas été compris : Région." in text(page.select_one("[role=alert]"))
    assert text(page.select_one(".crpv-filters__count")) == "1 filtre actif"


def test_title_tells_the_filters_and_the_page():
    def state(query, number, rows=99):
        page = Paginator(range(rows), 50).get_page(number)
        return render("<p>{% list_state form page %}</p>", form=Filters(query), page=page).p.text

    assert state({}, 1) == ""
    assert state({"region": "53", "overseas": "on"}, 1) == " – Région : B, Outre-mer"
    assert state({"q": "lyon"}, 2) == " – Rechercher : « lyon » – page 2 sur 2"
    assert state({}, 1, rows=0) == " – aucun résultat"


def test_filters_at_rest():
    source = '{% include "components/filters.html" with form=form action="/centres/" only %}'
    page = render(source, form=Filters({}))
    assert not page.select(".crpv-filters__count, a.fr-btn")


def test_timeline_and_breadcrumb_and_the_rest_render():
    """Each component with the least it may be given: an undefined variable would fail the test."""
    fact = a_fact(Confidence.VERIFIED)
    page = render(
        '{% breadcrumb "Centres" "/centres/" "Labo Cités" %}'
        '{% include "components/timeline.html" with entries=entries only %}'
        '{% include "components/empty.html" with title="Rien" only %}'
        '{% include "components/count.html" with number=3 words="centre(s)" only %}'
        '{% include "components/unknown.html" with missing=missing only %}'
        '{% include "components/provenance.html" with checked=checked count=1 only %}'
        '{% include "components/summary.html" with items=items only %}'
        '{% include "components/centre_card.html" with url="/x/" name="X" territory="Y" only %}'
        '{% include "components/figure.html" with number=18 label="centres" url="/centres/" only %}'
        '{% include "components/au_notice.html" with on=day.on only %}'
        '{% include "components/au_form.html" with action="/centres/" only %}',
        "?au=2019-03-01&q=x",
        entries=[{"when": "2007", "title": "Création"}],
        fact=fact,
        ways=[{"kind": "web", "value": "oriv.org", "href": "https://oriv.org"}],
        missing=["l’adresse du siège"],
        day=AskedDay(datetime.date(2019, 3, 1), is_asked=True),
        checked=PartialDate(datetime.date(2026, 11, 1), "month"),
        items=[("a", "A")],
    )
    steps = [text(node) for node in page.select(".fr-breadcrumb li")]
    assert steps == ["Accueil", "Centres", "Labo Cités"]
    assert [a["href"] for a in page.select(".fr-breadcrumb a[href]")] == [
        "/?au=2019-03-01",
        "/centres/?au=2019-03-01",
    ]
    assert page.select_one(".fr-notice__link")["href"] == "?q=x"
    assert "1er mars 2019" in text(page.select_one(".crpv-au"))
    assert text(page.select_one(".crpv-provenance")).startswith(
        "Vérifié en novembre 2026, d’après 1 source publique."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Pays (PQN-A) <b>", 'Pays <span class="crpv-unbroken">(PQN-A)</span> &lt;b&gt;'),
        ("Bourgogne-Franche-Comté, CRPV", "Bourgogne-Franche-Comté, CRPV"),
    ],
)
def test_an_acronym_stays_on_one_line(name, said):
    assert page_tags.unbroken(name) == said
