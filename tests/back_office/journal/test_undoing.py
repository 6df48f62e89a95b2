"""« Annuler cet acte »: what was before comes back, on the public pages too, or is refused."""

import copy
import datetime
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from centres.closing import close_centre
from centres.consultations.services import prepare_consultation
from centres.models import CentreName, Coverage
from centres.perimeters import change_perimeter
from centres.services import publish_centre, rename_centre, unpublish_centre
from crpv_portal.back_office.journal.filters import told_models
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.history import because
from crpv_portal.common.models import StoredFile
from crpv_portal.common.traces import Trace
from crpv_portal.common.withdrawing import withdraw
from governance.bodies.closing import close_body
from governance.bodies.services import rename_body
from governance.choices import MeetingStatus
from governance.convening.appointments import change_appointment
from governance.models import Meeting, RecordDraft
from partners.merging import merge_organisation, merge_person
from partners.services import put_edition_in_force, rename_organisation, withdraw_edition
from partners.texts.copying import copy_edition, establish_edition
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CoverageFactory, LabelFactory
from tests.factories.facts import SourceFactory
from tests.factories.governance import (
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    MandateFactory,
    MeetingFactory,
)
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db

WHY = "l’acte à annuler"
ON = PartialDate(datetime.date(2020, 1, 1), "year")
# Told from the event tables, which keep both the act and its undoing.
OF_THE_HISTORY = ".crpv-home__news, .crpv-sheet-history, #nouveau, time, [data-history]"


def act_of(reason=WHY):
    """The act that was done for this reason: in one test all have the same moment."""
    found = [act for act in Acts(Trace(model) for model in told_models()) if act.why == reason]
    (act,) = found
    return act


def undo_now(act):
    undo(act=act, digest=judge(act).digest, reason="erreur de saisie")


def public_pages(*addresses):
    """What a visitor reads at these addresses, what comes from the event tables left out."""
    read = {}
    for address in addresses:
        answer = Client().get(address)
        page = BeautifulSoup(answer.text, "lxml")
        for part in page.select(OF_THE_HISTORY):
            part.decompose()
        read[address] = (
            answer.status_code,
            answer.headers.get("Location"),
            page.get_text(" ", strip=True),
        )
    return read


@pytest.fixture(scope="module")
def _planted(django_db_setup, django_db_blocker):
    """The world, planted once for the module, and its public pages, read at the first need."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant(), {}
        transaction.set_rollback(True)


@pytest.fixture
def world(_planted, db):
    """The world with rows of the test's own: what a deed changes in them stays there."""
    return copy.deepcopy(_planted[0])


@pytest.fixture
def pages(_planted, world):
    """What a visitor reads before any deed."""
    read = _planted[1]
    if not read:
        read |= public_pages(*addresses_of(world))
    return read


def plant():
    sarthe, orne = DepartmentFactory(name="Sarthe"), DepartmentFactory(name="Orne")
    centre = CentreFactory(name="Ressources Sarthe", published=True, coverage=False)
    CoverageFactory(centre=centre, department=sarthe)
    LabelFactory(centre=centre)
    draft = CentreFactory(name="Ressources Orne", coverage=False)
    heir = CentreFactory(name="Ressources Normandie", published=True)
    CoverageFactory(centre=draft, department=orne)
    text = EditionFactory(in_force=True)
    ProvisionFactory(edition=text, code="M1")
    next_text = EditionFactory(text=text.text, draft=True)
    ProvisionFactory(edition=next_text, code="M1")
    mandate = MandateFactory(holder=PersonFactory())
    return SimpleNamespace(
        holder=mandate.holder,
        namesake=PersonFactory(),
        next_centre=heir,
        sarthe=sarthe,
        orne=orne,
        centre=centre,
        draft=draft,
        text=text,
        next_text=next_text,
        organisation=OrganisationFactory(name="Caisse du Maine"),
        heir=OrganisationFactory(name="Caisse de l’Ouest"),
        source=SourceFactory(),
        body=BodyFactory(name="Comité du Maine", members=2),
    )


def edit(world):
    world.centre.summary = "Une présentation."
    world.centre.save()


def cite(world):
    world.centre.coverages.get().sources.add(world.source)


def add(world):
    LabelFactory(centre=world.draft)
    CoverageFactory(centre=world.draft, department=world.sarthe)


def take_away(world):
    world.centre.labels.all().delete()


def publish(world):
    publish_centre(centre=world.draft, reason=WHY)


def close(world):
    close_centre(
        centre=world.centre, on=ON, successor=world.next_centre, hand_over=True, reason=WHY
    )


def rename(world):
    rename_centre(centre=world.centre, name="Ressources Maine", on=ON, reason=WHY)


def rename_the_organisation(world):
    rename_organisation(organisation=world.organisation, name="Caisse nouvelle", on=ON, reason=WHY)


def move_perimeter(world):
    change_perimeter(
        centre=world.centre, departments=[world.orne], on=ON.date, reason=WHY, sources=[]
    )


def put_in_force(world):
    put_edition_in_force(edition=world.next_text, on=ON, reason=WHY)


def copy_the_edition(world):
    copy_edition(edition=world.text, title="Cadre à venir", reason=WHY)


def consult(world):
    until = today() + datetime.timedelta(days=30)
    prepare_consultation(edition=world.next_text, until=until, message="Lisez.", reason=WHY)


def establish_the_edition(world):
    withdraw_edition(edition=world.next_text, reason=WHY)
    sources = [world.source]
    establish_edition(edition=world.next_text, sources=sources, confidence="verified", reason=WHY)


def succeed(world):
    world.organisation.successor = world.heir
    world.organisation.succeeded_on, world.organisation.succeeded_on_precision = ON.date, "year"
    world.organisation.save()


def rename_the_body(world):
    rename_body(body=world.body, name="Comité de l’Ouest", on=ON, reason=WHY)


def close_the_body(world):
    close_body(body=world.body, on=PartialDate(datetime.date(2024, 1, 1), "year"), reason=WHY)


def make_organisation(world):
    OrganisationFactory(name="Fondation du Perche")


def unpublish(world):
    unpublish_centre(centre=world.centre, reason=WHY)


def withdraw_the_others(world):
    withdraw(world.organisation, reason=WHY)
    withdraw(world.body, reason=WHY)
    withdraw_edition(edition=world.text, reason=WHY)


def merge(world):
    merge_organisation(organisation=world.heir, duplicate=world.organisation, reason=WHY)
    merge_person(person=world.namesake, duplicate=world.holder, reason=WHY)


DEEDS = [
    *(edit, cite, add, take_away, publish, close, rename, rename_the_organisation, move_perimeter),
    *(put_in_force, succeed, rename_the_body, close_the_body, make_organisation),
    *(unpublish, withdraw_the_others, merge, copy_the_edition, establish_the_edition),
    consult,
]


def stored():
    """Every row of the register, by table: what no page shows comes back too."""
    rows = {}
    for model in told_models():
        for table in (model, *(f.remote_field.through for f in model._meta.many_to_many)):
            columns = [
                f.attname
                for f in table._meta.concrete_fields
                if f.name not in {"updated_at", "public_changed_at"}
                and not (table._meta.auto_created and f.primary_key)
            ]
            rows[table._meta.label] = sorted(table._base_manager.values_list(*columns), key=repr)
    return rows


def addresses_of(world):
    return [
        *("/", "/centres/", "/partenaires/", "/gouvernance/", "/cadre/", "/charte/"),
        "/territoires/",
        *(row.get_absolute_url() for row in (world.centre, world.draft, world.organisation)),
        *(row.get_absolute_url() for row in (world.body, world.text, world.next_text)),
    ]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_was_before_comes_back(world, pages, deed):
    rows = stored()
    with because(WHY):
        deed(world)
    done = stored()
    assert done != rows
    undo_now(act_of())
    assert stored() == rows
    assert public_pages(*pages) == pages
    # The undoing is an act like others: taken back, all is as the act had left it.
    undo_now(act_of("erreur de saisie"))
    assert stored() == done


def test_newer_act_on_the_same_words_stands_in_the_way_and_is_named(world):
    with because(WHY):
        edit(world)
    world.centre.summary = "Une autre."
    with because("relu"):
        world.centre.save()
    found = judge(act_of())
    (obstacle,) = found.obstacles
    assert "Ressources Sarthe" in obstacle.sentence
    assert obstacle.sentence.endswith("a été modifié depuis.")
    assert obstacle.act == act_of("relu").code
    with pytest.raises(ValidationError, match="modifié depuis"):
        undo(act=act_of(), digest=found.digest, reason="erreur")
    undo_now(act_of("relu"))
    assert judge(act_of()).obstacles == ()


def test_newer_act_elsewhere_on_the_record_does_not(world):
    with because(WHY):
        edit(world)
    world.centre.note = "À rappeler."
    with because("note"):
        world.centre.save()
    undo_now(act_of())
    world.centre.refresh_from_db()
    assert (world.centre.summary, world.centre.note) == ("", "À rappeler.")


def test_what_depends_on_a_row_added_is_named(world):
    with because(WHY):
        made = CentreFactory(name="Ressources Perche", coverage=False)
    with because("ensuite"):
        LabelFactory(centre=made)
    found = judge(act_of())
    assert any("en dépend" in each.sentence for each in found.obstacles)


def test_what_somebody_types_on_a_meeting_stands_in_the_way_of_its_logging(world):
    with because("avant"):
        body, user = BodyFactory(), UserFactory()
    with because(WHY):
        meeting = MeetingFactory(body=body)
    draft = RecordDraft.objects.create(meeting=meeting, user=user, form_data="title=Bilan")
    with pytest.raises(ValidationError, match="saisie en attente, à enregistrer ou à écarter"):
        undo_now(act_of())
    RecordDraft.objects.filter(pk=draft.pk).update(form_data="")  # as a save leaves it
    undo_now(act_of())
    assert not Meeting.objects.filter(pk=meeting.pk).exists()


def test_act_is_undone_once(world):
    with because(WHY):
        rename(world)
    act = act_of()
    digest = judge(act).digest
    undo(act=act, digest=digest, reason="erreur")
    with pytest.raises(ValidationError, match=r"n’existe plus|modifié depuis"):
        undo(act=act, digest=digest, reason="erreur")
    assert CentreName.objects.filter(centre=world.centre).count() == 1


def test_undoing_judged_before_something_else_is_asked_again(world):
    with because(WHY):
        edit(world)
    digest = judge(act_of()).digest
    world.centre.note = "Entre-temps."
    with because("note"):
        world.centre.save()
    with pytest.raises(ValidationError, match="relisez"):
        undo(act=act_of(), digest=digest, reason="erreur")
    world.centre.refresh_from_db()
    assert world.centre.summary


def test_version_that_calendars_and_pages_hold_never_falls(world):
    meeting = MeetingFactory(
        body=world.body, status=MeetingStatus.CONVENED, invitation_sequence=3, version=7
    )
    day = meeting.starts_on
    change_appointment(
        meeting=meeting,
        on=day + datetime.timedelta(days=1),
        starts=None,
        ends=None,
        mode=meeting.mode,
        place=meeting.place,
        video_link=meeting.video_link,
        reason=WHY,
    )
    meeting.refresh_from_db()
    assert (meeting.starts_on > day, meeting.invitation_sequence, meeting.version) == (True, 4, 8)
    moved_at = meeting.updated_at
    undo_now(act_of())
    meeting.refresh_from_db()
    assert (meeting.starts_on, meeting.invitation_sequence, meeting.version) == (day, 5, 9)
    assert meeting.updated_at > moved_at


def test_file_stays_in_the_store(world):
    with because(WHY):
        document = DocumentFactory()
    undo_now(act_of())
    assert StoredFile.objects.filter(pk=document.file_id).exists()


def test_what_the_database_holds_final_is_refused_in_words(world):
    with because(WHY):
        DecisionFactory(adopted=True)
    connection.check_constraints()
    with pytest.raises(ValidationError, match="ne se change plus"):
        undo_now(act_of())


def test_undone_from_the_page(world, screens):
    with because(WHY):
        move_perimeter(world)
    page = screens.get(reverse("journal:act", args=[act_of().code]))
    address = page.select_one('a[href$="/annuler/"]')["href"]
    page = screens.get(address)
    assert "Orne" in page.select_one(".act-changes").text
    data = screens.filled(address)
    refused = screens.save(address, data | {"reason": " "})
    assert "obligatoire" in refused.select_one(".errorlist").text
    assert Coverage.objects.filter(centre=world.centre, department=world.orne).exists()
    done = screens.save(address, data | {"reason": "mauvais centre"})
    assert "est annulé" in done.select_one(".messagelist").text
    assert not Coverage.objects.filter(centre=world.centre, department=world.orne).exists()
    back = screens.get(reverse("journal:act", args=[act_of().code]))
    assert "mauvais centre" in back.text
    undo_now(act_of("mauvais centre"))
    # Done again, it is undone as at first.
    link = screens.get(reverse("journal:act", args=[act_of().code])).select_one(
        'a[href$="/annuler/"]'
    )
    assert "Ce qui reviendra" in screens.get(link["href"]).text
    undo(act=act_of(), digest=judge(act_of()).digest, reason="encore")
    again = screens.get(address)
    assert "ne peut pas être annulé" in again.text
    whole = screens.get(reverse("journal:act", args=[act_of("mauvais centre").code]))
    assert whole.select_one(f'a[href*="{act_of().code}"]')
