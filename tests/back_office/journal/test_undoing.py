"""« Annuler cet acte »: what was before comes back, on the public pages too."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from centres.models import CentreName, Coverage
from crpv_portal.back_office.journal.filters import told_models
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.history import because
from crpv_portal.common.models import StoredFile
from governance.choices import MeetingStatus
from governance.convening.appointments import change_appointment
from tests.back_office.journal.acts import WHY, act_of, undo_now
from tests.back_office.journal.deeds import DEEDS, REASONS, move_perimeter, rename
from tests.factories.governance import DocumentFactory, MeetingFactory

pytestmark = pytest.mark.django_db

# Told from the event tables, which keep both the act and its undoing.
OF_THE_HISTORY = ".crpv-home__news, .crpv-sheet-history, #nouveau, time, [data-history]"


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


@pytest.fixture
def pages(_planted, world):
    """What a visitor reads before any deed."""
    read = _planted[1]
    if not read:
        read |= public_pages(*addresses_of(world))
    return read


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
        *("/territoires/", "/reseau-en-chiffres/activite/"),
        *(row.get_absolute_url() for row in (world.centre, world.draft, world.organisation)),
        world.next_centre.get_absolute_url(),
        *(row.get_absolute_url() for row in (world.body, world.text, world.next_text)),
    ]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_was_before_comes_back(world, pages, deed):
    rows = stored()
    with because(WHY):
        deed(world)
    done = stored()
    assert done != rows
    undo_now(act_of(REASONS.get(deed, WHY)))
    assert stored() == rows
    assert public_pages(*pages) == pages
    # The undoing is an act like others: taken back, all is as the act had left it.
    undo_now(act_of("erreur de saisie"))
    assert stored() == done


def test_act_is_undone_once(world):
    with because(WHY):
        rename(world)
    act = act_of()
    digest = judge(act).digest
    undo(act=act, digest=digest, reason="erreur")
    with pytest.raises(ValidationError, match=r"n’existe plus|modifié depuis"):
        undo(act=act, digest=digest, reason="erreur")
    assert CentreName.objects.filter(centre=world.centre).count() == 1


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
