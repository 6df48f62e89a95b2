"""Drawings of counts: what they say, to whom, and that nothing typed becomes markup."""

from bs4 import BeautifulSoup

from crpv_portal.common.plots import PlotData, PlotFill, PlotSeries, bars, columns

SERIES = (
    PlotSeries("tenues", PlotFill.FULL),
    PlotSeries("prévues", PlotFill.STRIPED),
    PlotSeries("manquantes", PlotFill.HOLLOW),
)
ROWS = [("<b>Bureau</b>", (3, 0, 1)), ("Conseil", (0, 2, 0)), ("Vide", (0, 0, 0))]


def drawn(svg):
    soup = BeautifulSoup(svg, "xml")
    return soup, [text.text for text in soup.find_all("text")]


def test_bars_have_a_part_for_each_count_and_their_names():
    soup, words = drawn(bars(PlotData("essai", "Les réunions", SERIES, ROWS)))
    svg = soup.find("svg")
    named = svg["aria-labelledby"].split()
    assert svg["role"] == "img"
    assert [soup.find(id=name).name for name in named] == ["title", "desc"]
    assert words == [
        *("tenues", "prévues", "manquantes"),
        *("<b>Bureau</b>", "3 + 1", "Conseil", "2", "Vide", "0"),
    ]
    parts = [part["class"].split("--")[1] for part in soup.select("rect.plot-part")]
    assert parts == ["full", "striped", "hollow", "full", "hollow", "striped"]
    widths = [float(part["width"]) for part in soup.select("rect.plot-part")[3:]]
    assert widths[0] == 3 * widths[1]
    striped = [part["fill"] for part in soup.select("rect.plot-part--striped")]
    assert striped == ["url(#essai-stripes)"] * 2
    assert "style=" not in str(soup)


def test_columns_name_one_year_out_of_five_and_the_last():
    rows = [(str(year), (year - 2000, 1, 0)) for year in range(2010, 2017)]
    soup, words = drawn(columns(PlotData("annees", "Années", SERIES, rows)))
    assert words[3:] == ["2011", "12", "2016", "17"]
    heights = [float(part["height"]) for part in soup.select("rect.plot-part--full")[1:]]
    assert heights == sorted(heights)
    assert drawn(columns(PlotData("rien", "Rien", SERIES, [])))[1] == [s.name for s in SERIES]
