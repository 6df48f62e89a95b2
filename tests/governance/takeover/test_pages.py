"""The pages of a takeover: a journey by its author, and the doors that are shut to others."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.choices import TakeoverState
from governance.models import Body, Decision, Document, Meeting, Takeover
from governance.takeover import views
from governance.takeover.work import work_next
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, TakenMeetingFactory, TakeoverFactory
from tests.factories.territories import RegionFactory
from tests.tabs import Tab
from tests.visits import visit

from . import messy

pytestmark = pytest.mark.django_db
ROWS = [
    ["Date", "Présents", "Décisions"],
    ["04/05/2021", "Anne Roux (CAF)", "Le budget est voté."],
    ["04/06/2021", "Paul Blanc", ""],
    ["mars 2021", "Paul Blanc", ""],
]


@pytest.fixture
def officer(client):
    region = RegionFactory()
    BodyFactory(region=region, name=messy.FUNDERS)
    user = UserFactory(regions=[region])
    client.force_login(user)
    return user


def page(name: str, takeover: Takeover) -> str:
    return reverse(f"espace:takeover_{name}", args=[takeover.public_id])


def brought(client, **more) -> Takeover:
    data = {"body": Body.objects.get().pk, "table": messy.table(ROWS), **more}
    response = client.post(reverse("espace:takeover_list"), data)
    takeover = Takeover.objects.get()
    assert response["Location"] == takeover.get_absolute_url()
    return takeover


def words(response) -> str:
    return " ".join(response.text.split()).replace("\xa0", " ")


def test_from_the_files_to_what_is_written_and_back(client, officer):
    file = SimpleUploadedFile("CR 2021-05-04.pdf", messy.pdf_of("Réunion"))
    takeover = brought(client, minutes=[file])
    address = takeover.get_absolute_url()
    columns = Tab.read(client, address, holding="column-0")
    assert columns.sent["column-1"] == ["people"]
    assert columns.send()["Location"] == address

    shown = client.get(address)
    said = words(shown)
    assert "Écrire ces 2 réunions" in said
    assert "Ligne 4, colonne « Date » : « mars 2021 » est un mois" in said
    assert "fichier : « CR 2021-05-04.pdf »" in said
    assert "1 nom, dont 1 présent" in said

    writing = Tab.of(client, address, shown, holding="seen", button="ecrire")
    assert writing.send()["Location"] == address
    # A double click is led to the first result, an old tab to what the takeover has become.
    assert writing.send()["Location"] == address
    old = {"seen": writing.sent["seen"], "ecrire": "1"}
    late = client.post(page("choose", takeover), old, follow=True)
    assert "a changé entre-temps" in words(late)
    assert (Meeting.objects.count(), Document.objects.get().title) == (
        2,
        "Compte rendu du 4 mai 2021",
    )
    assert "2 réunions inscrites, 1 fichier rangé" in words(client.get(address))

    adopting = Tab.read(client, address, holding="seen")
    late = client.post(page("adopt", takeover), {"seen": "autre"}, follow=True)
    assert "écrit ou modifié entre-temps" in words(late)
    assert adopting.send().status_code == 302
    assert Decision.objects.get().number == 1
    late = client.post(page("adopt", takeover), follow=True)
    assert "déjà adoptées" in words(late)

    assert "une décision y est adoptée" in words(client.get(page("undo", takeover)))
    assert client.post(page("undo", takeover)).status_code == 302
    assert [each.starts_on.month for each in Meeting.objects.all()] == [5]
    late = client.post(page("undo", takeover), follow=True)
    assert "une décision y est adoptée" in words(late)


def test_what_is_unticked_is_left_out_and_a_choice_is_shown_before_it_is_written(client, officer):
    takeover = brought(client, minutes=[SimpleUploadedFile("CR.odt", messy.odt_of("Rien"))])
    address = takeover.get_absolute_url()
    Tab.read(client, address, holding="column-0").send()
    tab = Tab.read(client, address, holding="seen", button="ecrire")
    kept = [key for key in tab.sent["kept"] if not key.endswith("06-04")]
    box = f"file-{takeover.files.get().pk}"
    (key,) = [key for key in tab.sent["shown"] if key.endswith("2021-05-04")]
    assert tab.typed(kept=kept, **{box: [f"new:{key}"]}).send().status_code == 302
    assert not Meeting.objects.exists()  # the file has found its meeting: shown first
    tab = Tab.read(client, address, holding="seen", button="ecrire")
    assert "Écrire cette réunion" in words(client.get(address))
    tab.send()
    assert [each.starts_on.month for each in Meeting.objects.all()] == [5]
    assert Document.objects.get().meeting == Meeting.objects.get()


def test_a_takeover_is_its_authors_alone(client, officer):
    theirs = TakeoverFactory()
    for name in ("detail", "undo"):
        assert client.get(page(name, theirs)).status_code == 404
    for name in ("columns", "files", "choose", "adopt", "undo"):
        assert client.post(page(name, theirs)).status_code == 404
    assert theirs.name not in client.get(reverse("espace:takeover_list")).text
    client.force_login(UserFactory(staff=True, second_factor=True))
    assert client.get(page("detail", theirs)).status_code == 404


def test_who_keeps_no_body_takes_nothing_over(client):
    client.force_login(UserFactory())
    response = client.post(reverse("espace:takeover_list"), {"table": messy.table(ROWS)})
    assert response.status_code == 403
    assert not Takeover.objects.exists()


def test_given_up_nothing_of_it_is_left(client, officer):
    takeover = brought(client, minutes=[SimpleUploadedFile("CR.odt", messy.odt_of("Rien"))])
    answer = client.post(page("choose", takeover), {"abandonner": "1"})
    assert answer["Location"] == reverse("espace:takeover_list")
    takeover.refresh_from_db()
    assert (takeover.state, takeover.lines, takeover.files.count()) == ("dropped", [], 0)
    assert not work_next()


def test_the_pages_cost_the_same_for_one_row_and_for_twenty(client, officer):
    takeover = TakeoverFactory(author=officer)
    TakenMeetingFactory(takeover=takeover)
    pages = (reverse("espace:takeover_list"), takeover.get_absolute_url())
    for each in pages:
        client.get(each)
    before = [visit(client, each).queries for each in pages]
    for _ in range(4):
        TakeoverFactory(author=officer)
    for _ in range(20):
        TakenMeetingFactory(takeover=takeover)
    assert [visit(client, each).queries for each in pages] == before


def test_long_cells_are_read_by_the_worker_and_not_while_somebody_waits(
    client, officer, monkeypatch
):
    monkeypatch.setattr(views, "SMALL_SIGNS", 60)
    takeover = brought(client)
    address = takeover.get_absolute_url()
    Tab.read(client, address, holding="column-0").send()
    takeover.refresh_from_db()
    assert takeover.state == TakeoverState.JUDGING
    assert work_next()
    takeover.refresh_from_db()
    assert takeover.state == TakeoverState.READY
