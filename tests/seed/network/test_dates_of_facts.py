"""No date of a public fact but those that its own line, or a page that it cites, carries.

The test reads the data files as they are written and the register as it was loaded from them.
"""

import re

import pytest

from centres.models import (
    Centre,
    CentreLegalBody,
    CentreName,
    Contact,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    NetworkFigure,
    Site,
)
from crpv_portal.common.dates import MONTHS, PartialDate
from crpv_portal.common.periods import last_day
from crpv_portal.seed.network.attestation import just_before
from crpv_portal.seed.network.files import read_files
from governance.models import Body, BodyName, Meeting
from partners.models import Edition, Organisation, OrganisationName, Signature

pytestmark = pytest.mark.django_db

FILES = read_files()
PAGES = {line.key: line for line in FILES["sources.csv"]}

# The page says when the GIP was founded, and by whom: `partnerships.csv` has that line of it.
TOLD_BY_THE_SAME_PAGE = {("organisation_names.csv", "Université Toulouse-Le Mirail"): "2000-12-10"}

DATED_CELLS = {
    name: [
        column
        for column in lines[0].cells
        if re.fullmatch(r"(legal_)?attested_on|status_last_seen", column)
    ]
    for name, lines in FILES.items()
    if name != "sources.csv"
}
WRITTEN = [
    (line, column, line[column])
    for name, columns in DATED_CELLS.items()
    for line in FILES[name]
    for column in columns
    if line[column]
]


def carried_by(line, but=()) -> str:
    """All that a line and the titles and dates of its pages say."""
    pages = [PAGES[key] for key in line.cited]
    own = [text for column, text in line.cells.items() if column not in (*but, "source")]
    titles = [page["title"] for page in pages]
    # An address may bear a date too: « …-en-juin-2016-daun », « …/2019/04/11/… ».
    return " | ".join([*own, *titles, *(page["page_on"] for page in pages), *line.cited])


def names_date(text: str, date: PartialDate) -> bool:
    """Whether a text names the year, and the month and the day that the date claims."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    year, month, day = date.date.year, date.date.month, date.date.day
    if date.iso() in text:
        return True
    if date.precision == "year":
        return re.search(rf"(?<!\d){year}(?!\d)", text) is not None
    name = MONTHS[month - 1]
    if date.precision == "month":
        return re.search(rf"{name}[ -]{year}", text) is not None
    return re.search(rf"(?<!\d){day}(er)? {name} {year}", text) is not None


@pytest.mark.parametrize(
    ("line", "column", "written"),
    [case for case in WRITTEN if case[1] != "status_last_seen"],
    ids=lambda value: getattr(value, "key", value),
)
def test_an_attestation_is_carried_by_its_line_or_by_the_title_of_its_page(line, column, written):
    if TOLD_BY_THE_SAME_PAGE.get((line.file, line.cells.get("name", ""))) == written:
        told = [
            other
            for other in FILES["partnerships.csv"]
            if other["start"] == written and not set(other.cited).isdisjoint(line.cited)
        ]
        assert told
        return
    not_own = (column, "status_last_seen")
    assert names_date(carried_by(line, but=not_own), PartialDate.parse(written)), carried_by(line)


def test_no_page_is_cited_by_its_number_on_a_site():
    titles = [line["title"] for line in FILES["sources.csv"]]
    assert [t for t in titles if re.match(r"(Page|Article) [\w]*\d", t)] == []


# Each model loaded, and the file that its rows come from; a row is joined to its line by `line_of`.
LOADED_FROM = {
    Coverage: "coverages.csv",
    Label: "labels.csv",
    MissionOffered: "missions_offered.csv",
    LocalPartnership: "partnerships.csv",
    CentreName: "centre_names.csv",
    OrganisationName: "organisation_names.csv",
    Body: "bodies.csv",
    BodyName: "bodies.csv",
    CentreLegalBody: "centres.csv",
    Site: "centres.csv",
    Milestone: "centres.csv",
    Centre: "centres.csv",
    Contact: "centres.csv",
    Organisation: "organisations.csv",
    Meeting: "meetings.csv",
    Edition: "texts_editions.csv",
    Signature: "signatures.csv",
    NetworkFigure: "network_figures.csv",
}


def dates_of(row):
    """The partial dates of a row, by column."""
    for field in row._meta.concrete_fields:
        precision = getattr(row, f"{field.name}_precision", "")
        value = getattr(row, field.name, None)
        if precision and value:
            yield field.name, PartialDate(value, precision)


def pages_of(row):
    return [PAGES_BY_ADDRESS.get(source.address or source.title) for source in row.sources.all()]


PAGES_BY_ADDRESS = {line["address"] or line["title"]: line for line in FILES["sources.csv"]}


@pytest.mark.parametrize("model", LOADED_FROM, ids=lambda model: model.__name__)
def test_every_date_of_the_register_is_one_that_its_file_or_its_page_gives(network, model):
    """Dates come from lines that cite the same pages, from those pages, or from their reading."""
    lines = FILES[LOADED_FROM[model]]
    if model in (CentreName, OrganisationName):
        lines = [*lines, *FILES["centres.csv"], *FILES["organisations.csv"]]
    if model in (Body, BodyName):
        lines = [*lines, *FILES["meetings.csv"]]
    judged = 0
    for row in model.objects.prefetch_related("sources"):
        pages = [page for page in pages_of(row) if page]
        keys = {page.key for page in pages}
        own = [line for line in lines if not keys.isdisjoint(line.cited)]
        written = {cell for line in own for cell in line.cells.values()}
        for name, date in dates_of(row):
            judged += 1
            if name == "attested_on" and getattr(row, "attested_by_reading", False):
                assert date.iso() in {page["read_on"] for page in pages}, (row, name, date.iso())
                continue
            if name.endswith("checked_on"):
                assert date.iso() in {page["read_on"] for page in pages}, (row, name, date.iso())
                continue
            if name == "attested_on" and getattr(row, "end", None):
                assert date == just_before(row.end) or date.iso() in written, (row, date.iso())
                continue
            if name == "end_on" and date.iso() not in written:
                # A fact of one year alone: over when that year is.
                assert last_day(date).date.isoformat()[:4] in written, (row, date.iso())
                continue
            given = {page["page_on"] for page in pages} | written
            assert date.iso() in given, (row, name, date.iso())
    assert judged or model is Signature  # no source dates a signature


def test_nothing_takes_the_date_at_which_its_centre_was_last_seen(network):
    """Examples that were wrong, each with the date that its own page gives."""
    ties = {
        (tie.centre.slug, tie.organisation.slug): tie.in_words
        for tie in LocalPartnership.objects.select_related("centre", "organisation")
    }
    assert ties["irev", "etat"] == "en 2022"
    assert ties["irev", "urh-hauts-de-france"] == "en 2022"
    assert ties["pqn-a", "ceser-nouvelle-aquitaine"] == "page non datée, lue en novembre 2026"
    assert ties["oriv", "dreets-grand-est"] == "en 2025"
    assert ties["reso-villes", "brest-metropole"] == "en 2019"
    bodies = {body.slug: body.in_words for body in Body.objects.all()}
    assert bodies["reso-villes-conseil-scientifique"] == "en 2016 au plus tard"
    assert bodies["villes-au-carre-comite-financeurs"] == "depuis 2017"
    assert bodies["villes-au-carre-ca"] == "en 2017 au plus tard"
    assert bodies["reso-villes-bureau"] == "en juin 2024 au plus tard"
    assert bodies["groupe-partenarial-2015"] == "de janvier à mai 2015"
    missions = {
        (mission.centre.slug, mission.provision.code): mission.in_words
        for mission in MissionOffered.objects.select_related("centre", "provision__edition")
    }
    assert missions["irev", "socle-1"] == "décrite en 2022"
    assert missions["oriv", "socle-1"] == "page non datée, lue en novembre 2026"
    assert missions["reso-villes", "complementaires-2"] == "page non datée, lue en novembre 2026"
    assert missions["cite-ressources", "socle-1"] == "formulée en 2007, avant le cadre de 2017"
    assert missions["cr-csur", "socle-1"] == "décrite en 2017"  # which may be after 16 March
    assert missions["profession-banlieue", "socle-2"] == "formulée en 1993, avant le cadre de 2017"
    assert {label.in_words for label in Label.objects.all()} == {"en 2008", "en 2009", "en 2015"}
