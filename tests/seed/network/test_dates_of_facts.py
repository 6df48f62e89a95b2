"""No date of a public fact but those that its own line, or a page that it cites, carries.

The test reads the data files as they are written and the register as it was loaded from them.
"""

import re

import pytest
from django.apps import apps

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
from crpv_portal.common.french import in_french
from crpv_portal.common.models import Source
from crpv_portal.seed.network.attestation import just_before
from crpv_portal.seed.network.files import read_files
from governance.models import Body, BodyName, Meeting
from partners.models import Edition, Organisation, OrganisationName, Provision, Signature

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


# What begins with an act or a day that another line tells, of a page that both cite.
ACTS = [
    (line[column], set(line.cited))
    for file, column in (
        ("centres.csv", "founded"),
        ("labels.csv", "granted_on"),
        ("meetings.csv", "date_start"),
        ("milestones.csv", "happened_on"),
    )
    for line in FILES[file]
    if line[column]
]
# What only the body of the page says, read when the line was made.
TOLD_BY_THE_PAGE = {
    ("coverages.csv", "oriv", "2016"),  # « Grand Est depuis début 2016 »
    ("partnerships.csv", "metropole-aix-marseille-provence", "2019"),  # « a rejoint le GIP »
    ("partnerships.csv", "reciprocites-lr", "2012"),  # among those who began the centre
    ("missions_offered.csv", "cr-csur", "2017"),  # after the prorogation of 2017
    ("missions_offered.csv", "villes-et-territoires", "2012"),
}
STARTS = [
    (line, column, line[column])
    for file, column in (
        ("coverages.csv", "start"),
        ("partnerships.csv", "start"),
        ("missions_offered.csv", "since"),
    )
    for line in FILES[file]
    if line[column] and line["confidence"] == "verified"
]


@pytest.mark.parametrize(
    ("line", "column", "written"), STARTS, ids=lambda value: getattr(value, "key", value)
)
def test_a_start_is_carried_by_its_line_its_page_or_an_act_that_the_page_tells(
    line, column, written
):
    """A day on which something was seen is no start: it stands under `attested_on`."""
    told = {(line.file, part, written) for part in line.key.split("/")}
    if told & TOLD_BY_THE_PAGE:
        return
    begun = any(day.startswith(written) and pages & set(line.cited) for day, pages in ACTS)
    assert begun or names_date(carried_by(line, but=(column,)), PartialDate.parse(written))


def test_no_page_is_cited_by_its_number_on_a_site():
    titles = [line["title"] for line in FILES["sources.csv"]]
    assert [t for t in titles if re.match(r"(Page|Article) [\w]*\d", t)] == []


LINES = {name: {line.key: line for line in lines} for name, lines in FILES.items()}
PAGES_BY_ADDRESS = {line["address"] or line["title"]: line for line in FILES["sources.csv"]}
CENTRES_BY_NAME = {in_french(line["name"]): line for line in FILES["centres.csv"]}


def key(*parts) -> str:
    """The key of a line, as `files.py` makes it of its cells."""
    return "/".join(part.iso() if isinstance(part, PartialDate) else part for part in parts if part)


def line_of_name(file: str, owner, name: str):
    """The line of a name in its own file; else the line of its owner."""
    named = (line for line in FILES[file] if line[file.replace("names.csv", "slug")] == owner.slug)
    return next((line for line in named if in_french(line["name"]) == name), None)


def line_of_organisation(row):
    return LINES["organisations.csv"].get(row.slug) or CENTRES_BY_NAME[row.name]


def line_of_centre(row):
    return LINES["centres.csv"][row.centre.slug]


def line_of_step(row):
    own = LINES["milestones.csv"].get(key(row.centre.slug, row.kind, row.happened))
    return own or line_of_centre(row)


# Each model loaded: the one line that a row comes from.
LINE_OF = {
    Source: lambda row: PAGES_BY_ADDRESS[row.address or row.title],
    Coverage: lambda row: LINES["coverages.csv"][
        key(row.centre.slug, row.department.code, row.start)
    ],
    Label: lambda row: LINES["labels.csv"][key(row.centre.slug, row.start)],
    MissionOffered: lambda row: LINES["missions_offered.csv"][
        key(row.centre.slug, row.provision.code)
    ],
    LocalPartnership: lambda row: LINES["partnerships.csv"][
        key(row.centre.slug, row.organisation.slug, row.start)
    ],
    CentreName: lambda row: (
        line_of_name("centre_names.csv", row.centre, row.name) or line_of_centre(row)
    ),
    OrganisationName: lambda row: (
        line_of_name("organisation_names.csv", row.organisation, row.name)
        or line_of_organisation(row.organisation)
    ),
    Body: lambda row: LINES["bodies.csv"][row.slug],
    BodyName: lambda row: LINES["bodies.csv"][row.slug],
    CentreLegalBody: line_of_centre,
    Site: line_of_centre,
    Milestone: line_of_step,
    Contact: line_of_centre,
    Centre: lambda row: LINES["centres.csv"][row.slug],
    Organisation: line_of_organisation,
    Meeting: lambda row: next(
        line
        for line in FILES["meetings.csv"]
        if line["body_slug"] == row.body.slug and in_french(line["title"]) == row.title
    ),
    Edition: lambda row: LINES["texts_editions.csv"][row.slug],
    Provision: lambda row: LINES["provisions.csv"][key(row.edition.slug, row.code)],
    Signature: lambda row: LINES["signatures.csv"][key(row.edition.slug, row.organisation.slug)],
    NetworkFigure: lambda row: LINES["network_figures.csv"][key(row.indicator, row.stated)],
}
# The line of a centre tells several facts: each has its own cells, and no other's.
OWN_CELLS = {
    Centre: ["status_last_seen"],
    CentreLegalBody: ["legal_since", "legal_attested_on"],
    Site: ["phone_year"],
    Contact: ["phone_year"],
}


def dates_of(row):
    """The partial dates of a row, by column."""
    for field in row._meta.concrete_fields:
        precision = getattr(row, f"{field.name}_precision", "")
        value = getattr(row, field.name, None)
        if precision and value:
            yield field.name, PartialDate(value, precision)


def dates_that_it_may_have(row, name, line) -> set[str]:
    """What the row's own line, or a page that this line cites, gives for that column."""
    pages = [PAGES[each] for each in line.cited] if "source" in line.cells else []
    if name.endswith("checked_on") or getattr(row, "attested_by_reading", False):
        return {page["read_on"] for page in pages}
    own = OWN_CELLS.get(type(row), line.cells)
    if isinstance(row, Milestone):
        own = ["happened_on"] if line.file == "milestones.csv" else ["founded"]
    written = {line[cell] for cell in own}
    if name == "attested_on":
        written |= {page["page_on"] for page in pages}
        if row.end:
            written.add(just_before(row.end).iso())
        if type(row) in (Body, BodyName):
            written |= {
                meeting["date_start"]
                for meeting in FILES["meetings.csv"]
                if meeting["body_slug"] == row.slug
                and not set(meeting.cited).isdisjoint(line.cited)
            }
    if name == "end_on":
        # A fact of one year alone: over when that year is.
        written |= {f"{int(cell) + 1}-01-01" for cell in written if re.fullmatch(r"\d{4}", cell)}
    return written


def test_every_loaded_model_with_a_date_is_judged(network):
    dated = {
        model
        for model in apps.get_models()
        if any(f"{field.name}_precision" in vars(model) for field in model._meta.concrete_fields)
    }
    seeded = {model for model in dated if not hasattr(model, "pgh_obj") and model.objects.exists()}
    assert seeded == set(LINE_OF)


@pytest.mark.parametrize("model", LINE_OF, ids=lambda model: model.__name__)
def test_every_date_of_the_register_is_one_that_its_own_line_or_page_gives(network, model):
    for row in model.objects.all():
        line = LINE_OF[model](row)
        if model is not Source:
            cited = {source.address or source.title for source in row.sources.all()}
            told = {PAGES[each]["address"] or PAGES[each]["title"] for each in line.cited}
            # A website is checked by its own pages alone.
            assert cited <= told if model is Contact else cited == told
        for name, date in dates_of(row):
            assert date.iso() in dates_that_it_may_have(row, name, line), (row, name, date.iso())


def test_nothing_takes_the_date_at_which_its_centre_was_last_seen(network):
    """Examples that were wrong, each with the date that its own page gives."""
    ties = {
        (tie.centre.slug, tie.organisation.slug): tie.in_words
        for tie in LocalPartnership.objects.select_related("centre", "organisation")
    }
    assert ties["irev", "etat"] == "en 2022"
    assert ties["irev", "urh-hauts-de-france"] == "en 2022"
    assert ties["pqn-a", "ceser-nouvelle-aquitaine"] == "page non datée, lue en novembre 2026"
    assert ties["oriv", "dreets-grand-est"] == "le 2 octobre 2025"
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
    workshop = "formulée le 5 octobre 2007, avant le cadre de 2017"
    assert missions["cite-ressources", "socle-1"] == workshop
    assert missions["cr-csur", "socle-1"] == "décrite en 2017"  # which may be after 16 March
    thesis = "formulée le 5 décembre 2012, avant le cadre de 2017"
    assert missions["profession-banlieue", "socle-2"] == thesis
    assert missions["labo-cites", "socle-1"] == "formulée en 2014, avant le cadre de 2017"
    undated = "page non datée, lue en novembre 2026"
    assert missions["trajectoire-ressources", "socle-1"] == undated
    assert {label.in_words for label in Label.objects.all()} == {"en 2008", "en 2009", "en 2015"}
