"""Journal: every act in sentences, filtered, opened, and taken away as a file."""

import csv
import datetime
import io
import uuid

import pytest
from django.contrib import admin
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.back_office.journal.filters import NOBODY, record_code, told_models
from crpv_portal.back_office.journal.places import Places
from crpv_portal.back_office.journal.steps import among
from crpv_portal.common.acts import Change, ChangeKind, code_of, moment_of
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import today
from crpv_portal.common.history import because
from crpv_portal.common.traces import Trace
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import DepartmentFactory

from .acts import all_acts

pytestmark = pytest.mark.django_db

# Shown on no page of the back office: its acts are told, without a link.
WITHOUT_A_PAGE = {"governance.AnswerLink", "governance.SignIn", "centres.ConsultationLink"}
JOURNAL = "/admin/journal/"


def rewrite(row, field, text, *, why, user=None):
    setattr(row, field, text)
    with because(why, **({"user": user.pk} if user else {})):
        row.save()


@pytest.fixture
def acts(agent):
    """Three acts in one transaction, hence of one moment, which their contexts tell apart."""
    other = UserFactory(staff=True)
    centre = CentreFactory(name="Ressources Sarthe", summary="Ancienne")
    organisation = OrganisationFactory(name="Caisse du Maine")
    rewrite(centre, "summary", "Nouvelle", why="présentation relue", user=agent)
    rewrite(organisation, "note", "à revoir", why="note du jour", user=other)
    rewrite(centre, "note", "reprise", why="reprise du fichier")
    return centre


def said(part):
    return part.text.replace("\xa0", " ")


def shown(page):
    return {said(each) for each in page.select(".act-why")}


PRESENTATION, NOTE, TAKEN_OVER = (
    "« présentation relue »",
    "« note du jour »",
    "« reprise du fichier »",
)


def test_each_act_leads_to_itself_and_to_what_it_changed(screens, acts):
    page = screens.get(JOURNAL)
    assert {PRESENTATION, NOTE, TAKEN_OVER} <= shown(page)
    act = next(each for each in page.select(".act") if PRESENTATION in said(each))
    assert "Jeanne Martin" in act.text
    change = act.select_one(".act-changes a")
    assert change["href"] == reverse("admin:centres_centre_change", args=[acts.pk])
    assert "présentation" in act.select_one(".act-changes").text
    whole = screens.get(act.select_one("a.act-when")["href"])
    cells = [cell.text.strip() for cell in whole.select("tbody tr:first-child > *")]
    assert cells == ["Présentation", "Ancienne", "Nouvelle"]


def test_what_is_a_part_of_a_record_is_told_with_its_name(screens):
    centre = CentreFactory(name="Ressources Sarthe", departments=[DepartmentFactory(name="Orne")])
    coverage = centre.coverages.get()
    rewrite(coverage, "note", "convention", why="relu")
    act = next(each for each in screens.get(JOURNAL).select(".act") if "« relu »" in said(each))
    told = f"« {coverage} » (territoire d’intervention, Ressources Sarthe)"
    assert said(act.select_one(".act-changes a")) == told
    page = screens.get(act.select_one("a.act-when")["href"])
    assert said(page.select_one("h2")).strip() == told
    undo = screens.get(page.find("a", string="Annuler cet acte")["href"])
    assert told in said(undo)
    table = screens.client.get(f"{JOURNAL}journal.csv?motif=relu").content.decode("utf-8-sig")
    assert ";Ressources Sarthe;" in table


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"motif": "RELUE"}, {PRESENTATION}),
        ({"objet": "partners.organisation", "nature": "update"}, {NOTE}),
        ({"objet": "centres.centre", "nature": "update"}, {PRESENTATION, TAKEN_OVER}),
        ({"nature": "delete"}, set()),
        ({"periode": "aujourdhui", "nature": "update"}, {PRESENTATION, NOTE, TAKEN_OVER}),
        ({"periode": "semaine-derniere"}, set()),
        ({"periode": "semaine-derniere", "du": today().isoformat()}, {PRESENTATION, NOTE}),
        ({"au": "2020-01-01"}, set()),
    ],
)
def test_filters(screens, acts, one_clock, asked, kept):
    page = screens.get(f"{JOURNAL}?{'&'.join(f'{k}={v}' for k, v in asked.items())}")
    assert kept <= shown(page)
    if not kept:
        assert not page.select(".act")
    else:
        assert shown(page) <= kept | {TAKEN_OVER}


def test_source_cited_is_a_change_of_the_record_that_cites_it(screens, acts):
    source = SourceFactory()
    with because("source citée"):
        acts.sources.add(source)
    cited = "« source citée »"
    assert cited in shown(screens.get(f"{JOURNAL}?nature=update"))
    assert cited not in shown(screens.get(f"{JOURNAL}?nature=insert"))


def test_filter_by_person_and_by_record(screens, agent, acts):
    assert shown(screens.get(f"{JOURNAL}?qui={agent.pk}")) == {PRESENTATION}
    by_nobody = screens.get(f"{JOURNAL}?qui={NOBODY}")
    assert TAKEN_OVER in shown(by_nobody)
    assert PRESENTATION not in shown(by_nobody)
    of_centre = screens.get(f"{JOURNAL}?fiche={record_code(acts)}")
    assert shown(of_centre) == {PRESENTATION, TAKEN_OVER}
    assert "« Ressources Sarthe »" in said(of_centre.select_one("[role=status]"))
    history = screens.get(reverse("admin:centres_centre_history", args=[acts.pk]))
    assert history.select_one(f'a[href$="fiche={record_code(acts)}"]')


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("du=31/02/2026", "Écrivez le jour ainsi"),
        ("du=0026-01-01", "ne peut pas être juste"),
        ("du=2026-02-01&au=2026-01-01", "précède le premier"),
        ("qui=999999999", "Sélectionnez un choix valide"),
        ("objet=auth.group", "Sélectionnez un choix valide"),
        ("fiche=centres.centre-²", "ne nomme aucune fiche"),
        ("fiche=auth.group-1", "ne nomme aucune fiche"),
        (f"motif={'a' * 101}", "au plus 100"),
    ],
)
def test_filter_that_cannot_be_read_shows_nothing(screens, acts, asked, words):
    page = screens.get(f"{JOURNAL}?{asked}")
    assert words in page.select_one(".journal-filters").text
    assert not page.select(".act")
    refused = screens.client.get(f"{JOURNAL}journal.csv?{asked}")
    assert refused.status_code == 400
    assert "Content-Disposition" not in refused


def test_file_has_a_line_a_field(screens, acts):
    answer = screens.client.get(f"{JOURNAL}journal.csv?motif=relue")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [line[1:10] for line in lines[1:]] == [
        [
            "Jeanne Martin",
            "présentation relue",
            "modification",
            "centre de ressources",
            "Ressources Sarthe",
            "",
            "présentation",
            "Ancienne",
            "Nouvelle",
        ]
    ]
    for form in ("ods", "json"):
        assert screens.client.get(f"{JOURNAL}journal.{form}").status_code == 200


def test_file_of_too_many_acts_is_refused(screens, acts, monkeypatch):
    monkeypatch.setattr("crpv_portal.back_office.journal.views.MOST_ACTS", 1)
    refused = screens.client.get(f"{JOURNAL}journal.csv")
    assert refused.status_code == 400
    assert "choisissez une période plus courte" in refused.text


@pytest.mark.parametrize(
    "code",
    ["x", "20261130T182400123456-0", "20261130T182400123456-zz", "20261399T182400123456-0"],
)
def test_no_act_of_that_name(screens, code):
    assert screens.client.get(f"{JOURNAL}{code}/").status_code == 404


@given(
    st.datetimes(timezones=st.timezones()).filter(lambda at: 1900 < at.year < 2200),
    st.none() | st.uuids(),
)
def test_name_of_an_act_is_read_back(at, context):
    moment = moment_of(code_of((at, context)))
    assert moment == (at.astimezone(datetime.UTC), context)
    assert moment_of(str(uuid.UUID(int=0))) is None


@pytest.mark.parametrize("path", [JOURNAL, f"{JOURNAL}journal.csv", f"{JOURNAL}x/"])
def test_staff_alone_reads_it(client, path):
    assert client.get(path).status_code == 302
    client.force_login(UserFactory())
    assert client.get(path).status_code == 403


def test_queries_do_not_grow_with_the_acts(screens, acts, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(200) as queries:
            screens.get(JOURNAL)
        return len(queries)

    few = count()
    for number in range(20):
        rewrite(acts, "note", f"note {number}", why=f"relue {number}")
    assert count() == few


def test_every_row_that_is_told_leads_to_a_page():
    places = Places(admin.site)
    lost = set()
    for model in told_models():
        columns = [f for f in model._meta.concrete_fields if f.is_relation]
        holders = {f.name: f.related_model(pk=1) for f in columns}
        change = Change(model, 1, ChangeKind.CHANGED, "", holders=holders)
        if not places.address(change):
            lost.add(model._meta.label)
    assert lost == WITHOUT_A_PAGE


@pytest.fixture
def large_act(screens):
    """One act that added 250 rows, as an import does."""
    with because("reprise d’un fichier"):
        for number in range(250):
            SourceFactory(title=f"Source {number:03}")
    return next(act for act in all_acts() if act.why == "reprise d’un fichier")


def test_a_large_act_is_read_in_part_and_counted_whole(large_act, screens):
    """The list reads the same few rows of an act, however many it wrote."""
    models = [Trace(model) for model in told_models()]
    (part,) = Acts(models, among=among(large_act.moment), told=slice(100, 200))
    assert part.count == len(large_act.changes) == large_act.count == 250
    assert part.changes == large_act.changes[100:200]
    line = screens.get(JOURNAL).select_one(".act-changes")
    assert len(line.select("li")) == 6
    assert "et 245 autres changements" in said(line)


def test_each_page_of_a_large_act_tells_its_own_rows(large_act, screens):
    address = reverse("journal:act", args=[large_act.code])
    titles = [
        said(title).strip()
        for number in (1, 2, 3)
        for title in screens.get(f"{address}?page={number}").select(".journal-change h2")
    ]
    assert titles == [change.sentence.replace("\xa0", " ") for change in large_act.changes]


def test_a_file_of_too_many_changes_is_refused_in_words(large_act, screens, monkeypatch):
    monkeypatch.setattr("crpv_portal.back_office.journal.views.MOST_EVENTS", 249)
    answer = screens.client.get(f"{JOURNAL}journal.csv")
    assert answer.status_code == 400
    assert "Ces actes ont fait" in answer.content.decode()
