"""From convocation to approved and public minutes, by the pages an officer sends."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import PARIS, hour_in_words, in_words, today
from governance.choices import BodyKind, MeetingStatus
from governance.models import Meeting, Minutes
from governance.papers import make
from governance.record.merging import digest
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, CollegeFactory, MandateFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.tabs import Tab

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

# Days from the one on which the meeting takes place, which is today.
BEFORE, UNTIL, NEXT = -7, 13, 14
APPROVING = "Approbation du compte rendu"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@dataclass
class Life:
    """A meeting led by its pages: what each step answers is followed, as a browser does."""

    client: Client
    user: User
    clock: Any
    deliver: Any
    today: datetime.date
    meeting: Meeting | None = None
    mails: list = field(default_factory=list)

    def day(self, days=0):
        return self.today + datetime.timedelta(days=days)

    def at(self, days, hour=9):
        """Come back on that day, at that hour of Greenwich, and sign in."""
        there = datetime.datetime.combine(self.today, datetime.time(hour), tzinfo=datetime.UTC)
        self.clock.move_to(there + datetime.timedelta(days=days), tick=False)
        self.client.force_login(self.user)

    def page(self, name, meeting=None):
        return reverse(f"espace:{name}", args=[(meeting or self.meeting).slug])

    def act(self, name, holding, button="", meeting=None, **typed):
        """Send the form of a page; a refusal fails, with what it says."""
        tab = Tab.read(self.client, self.page(name, meeting), holding=holding, button=button)
        return self.send(tab, **typed)

    def send(self, tab, **typed):
        """Send a page as it was read; a refusal fails, with what it says."""
        answer = tab.send(**typed)
        if answer.status_code == 302:
            self.mails += self.deliver()
            return answer
        said = BeautifulSoup(answer.content, "lxml").select("[role=alert], .fr-error-text")
        pytest.fail(f"{tab.action} : {[' '.join(each.text.split()) for each in said]}")

    def plan(self, body, days=0, **typed):
        tab = Tab.read(self.client, reverse("espace:meeting_plan"), holding="day")
        sent = {"body": str(body.pk), "day": self.day(days).isoformat(), **typed}
        assert tab.send(**sent).status_code == 302
        return body.meetings.order_by("-pk").first()

    def convene(self):
        self.act("meeting_convene", holding="seen")
        self.meeting.refresh_from_db()
        assert self.meeting.status == MeetingStatus.CONVENED

    def hold(self, text, **typed):
        """Log the meeting with one point, its decision and its action, held by the same button."""
        record = self.page("meeting_record")
        self.client.post(record, {"do": "call-roll"})
        point = {
            "item-n1-title": "Budget 2027",
            "item-n1-kind": "decision",
            "item-n1-note": "Le budget est **présenté**.",
            "item-n1-decisions": "n2",
            "decision-n2-sense": "decision",
            "decision-n2-text": text,
            "item-n1-actions": "n3",
            "action-n3-text": "Notifier le budget",
            "action-n3-owner": "Le secrétariat",
            "action-n3-state": "open",
        }
        tab = Tab.read(self.client, record, holding="base", button="hold")
        kept = [each for each in tab.sent.get("items", []) if each]
        self.send(tab, **{**point, "items": [*kept, "n1"], **typed})
        self.act("meeting_record", holding="base", button="adopt")
        self.meeting.refresh_from_db()

    def draft(self):
        self.client.post(self.page("minutes_draft"), {"do": "draft", "seen": digest("")})
        return Minutes.objects.get(meeting=self.meeting).text.replace("\xa0", " ")

    def approve(self, masking=""):
        """Review, hold the next meeting, approve at its point, publish meeting and minutes."""
        self.act("minutes_send", holding="until", until=self.day(UNTIL).isoformat())
        ours, body = self.meeting, self.meeting.body
        later = self.plan(body, NEXT, starts_time="14:00")
        self.at(NEXT, 18)
        self.client.post(self.page("meeting_record", later), {"do": "call-roll"})
        tab = Tab.read(
            self.client, self.page("meeting_record", later), holding="base", button="hold"
        )
        present = {
            name: "present"
            for name in tab.sent
            if name.startswith("roll-") and name.endswith("-state")
        }
        present |= {
            f"heads-{college.pk}-{name}": count
            for college in body.colleges.filter(is_counted_by_head=True)
            for name, count in (("in_office", "412"), ("present", "400"), ("represented", "0"))
        }
        self.send(tab, **present)
        item = later.items.get(approves=ours)
        assert item.title.startswith(APPROVING)
        self.act("minutes_approve", holding="item", item=str(item.pk))
        minutes = Minutes.objects.get(meeting=ours)
        assert minutes.locked_at
        shown = ["meeting", *(f"item-{row.pk}" for row in ours.items.all())]
        shown += [f"decision-{row.pk}" for row in ours.body.decisions.filter(item__meeting=ours)]
        self.act("meeting_publication", "seen", "publish", show=shown)
        preview = Tab.read(
            self.client, self.page("minutes_publish"), holding="text", button="preview"
        )
        if masking:
            text = preview.sent["text"][0].replace(masking, "[nom masqué]")
            preview = preview.typed(text=text, masking_reason="vie privée")
        answer = preview.send()
        assert answer.status_code == 200
        Tab.of(self.client, preview.action, answer, holding="previewed", button="publish").send()
        return minutes

    def paper(self, kind):
        """Return the text of a paper, as its page shows it."""
        address = reverse("espace:meeting_paper", args=[self.meeting.slug, kind, "html"])
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return text_of(answer)

    def public(self):
        self.meeting.refresh_from_db()
        return text_of(Client().get(self.meeting.get_absolute_url()))

    def kept(self, minutes):
        """Return the text of the PDF kept at approval."""
        with minutes.kept_file.file.open("rb") as file:
            reader = PdfReader(io.BytesIO(file.read()))
        return " ".join(" ".join(each.extract_text() for each in reader.pages).split())


@pytest.fixture
def life(time_machine, deliver):
    user = UserFactory(staff=True, second_factor=True)
    life = Life(Client(), user, time_machine, deliver, today())
    life.at(BEFORE)
    return life


def seats(body, college, *names):
    row = CollegeFactory(body=body, name=college)
    for rank, name in enumerate(names, start=1):
        MandateFactory(
            seat=SeatFactory(college=row, title=f"Siège {rank}", position=rank),
            organisation=OrganisationFactory(name=name),
            holder=PersonFactory(
                first_name="Camille", last_name=f"N{rank}", function_email=f"n{rank}@exemple.test"
            ),
        )


def text_of(answer):
    """Return the text of a page without its frame, its spaces plain."""
    page = BeautifulSoup(answer.content, "lxml")
    return plain((page.main or page.body).get_text(" "))


def plain(text):
    return " ".join(text.split())


def roll(meeting):
    return list(meeting.attendances.order_by("pk"))


HOUR = {"starts_time": "14:00", "ends_time": "16:00", "place": "Lille"}


def test_an_assembly_of_412_counted_by_head(life):
    body = BodyFactory(
        name="Assemblée générale", kind=BodyKind.GENERAL_ASSEMBLY, majority=True, code="AGT"
    )
    college = CollegeFactory(body=body, name="Adhérents", by_head=412)
    life.meeting = life.plan(body, **HOUR)
    life.convene()
    assert life.mails == []
    assert "Adhérents 412" in life.paper("feuille-de-presence")
    assert "la moitié des membres" in life.paper("convocation")
    life.at(0, 18)
    heads = {"in_office": "412", "present": "230", "represented": "41"}
    votes = {"votes_for": "250", "votes_against": "1", "abstentions": "20"}
    life.hold(
        "Le budget est adopté.",
        **{f"heads-{college.pk}-{name}": value for name, value in heads.items()},
        **{f"decision-n2-{name}": value for name, value in votes.items()},
    )
    text = life.draft()
    for said in (
        "Adhérents : 230 membres présents et 41 représentés sur 412.",
        "(271 membres présents ou représentés sur 412), l’assemblée générale peut",
        "l’assemblée générale adopte, par 250 voix pour, 1 contre et 20 abstentions,",
        f"**Décision AGT-{life.today.year}-01 :** Le budget est adopté.",
        "(chargé de la suite : Le secrétariat)",
        "La séance est levée à 16 h.",
    ):
        assert said in text
    assert "250 pour, 1 contre, 20 abstentions" in life.paper("releve-de-decisions")
    kept = life.kept(life.approve())
    assert f"Approuvé à la réunion du {in_words(life.day(NEXT), weekday=True)}" in kept
    assert "Adhérents : 230 membres présents et 41 représentés sur 412." in kept
    assert "par 250 voix pour, 1 contre et 20 abstentions" in life.public()


def test_a_body_without_composition(life):
    body = BodyFactory(name="Comité de pilotage", kind=BodyKind.STEERING_COMMITTEE, code="COP")
    life.meeting = life.plan(body, **HOUR)
    life.convene()
    assert "inscrivez ici les présents" in life.paper("feuille-de-presence")
    life.at(0, 18)
    life.hold("Le budget est adopté.")
    text = life.draft()
    assert "quorum" not in text
    assert "Les présences n’ont pas été relevées." in text
    assert "le comité adopte la décision suivante." in text
    life.approve()
    assert f"COP-{life.today.year}-01" in life.public()


def test_a_hybrid_committee_of_services_with_named_deputies(life):
    body = BodyFactory(name="Comité des services", deputies_vote=True, majority=True, code="CSE")
    seats(body, "État", "Préfecture", "DREETS", "Rectorat")
    life.meeting = life.plan(body, **HOUR, mode="hybrid")
    life.convene()
    assert sorted(mail.to[0] for mail in life.mails) == [
        f"n{rank}@exemple.test" for rank in (1, 2, 3)
    ]
    assert "Lille et à distance" in life.mails[0].body.replace("\xa0", " ")
    assert "Camille N1 Préfecture Siège 1" in life.paper("feuille-de-presence")
    life.at(0, 18)
    life.client.post(life.page("meeting_record"), {"do": "call-roll"})
    first, second, third = roll(life.meeting)
    life.hold(
        "Le budget est adopté.",
        **{
            f"roll-{first.pk}-state": "represented",
            f"roll-{first.pk}-deputy_name": "Mme Anne Riou",
            f"roll-{first.pk}-deputy_organisation": "directrice",
            f"roll-{second.pk}-state": "present",
            f"roll-{third.pk}-state": "excused",
            "decision-n2-votes_for": "2",
            "decision-n2-votes_against": "0",
            "decision-n2-abstentions": "0",
        },
    )
    text = life.draft()
    for said in (
        "sur place (Lille) et à distance.",
        "Préfecture, Siège 1 : par Mme Anne Riou, directrice",
        "Membre excusé (1) :",
        "Le quorum étant atteint (2 membres présents ou représentés sur 3)",
        "adopte à l’unanimité (2 pour)",
    ):
        assert said in text
    life.mails.clear()
    minutes = life.approve(masking="Mme Anne Riou")
    assert "n2@exemple.test" in [mail.to[0] for mail in life.mails], "qui était là relit"
    assert "Anne Riou" in life.kept(minutes)
    public = life.public()
    assert "Anne Riou" not in public
    assert "des passages y sont masqués" in public


def test_a_meeting_past_midnight_in_la_reunion(life):
    body = BodyFactory(name="Bureau", kind=BodyKind.EXECUTIVE_BOARD, majority=True, code="BUR")
    seats(body, "Membres", "Un", "Deux")
    hours = {"starts_time": "20:00", "ends_time": "00:30", "time_zone": "Indian/Reunion"}
    life.meeting = life.plan(body, **hours, place="Saint-Denis")
    life.convene()
    hours = "De 20 h à 0 h 30 le lendemain, heure de La Réunion"
    assert hours.lower() in life.mails[0].body.replace("\xa0", " ").lower()
    assert hours in life.paper("convocation")
    life.at(0, 21)
    life.client.post(life.page("meeting_record"), {"do": "call-roll"})
    life.hold(
        "Le budget est adopté.",
        **{f"roll-{row.pk}-state": "present" for row in roll(life.meeting)},
    )
    text = life.draft()
    at_opening, at_closing = (
        datetime.datetime.combine(life.today, hour, tzinfo=datetime.UTC).astimezone(PARIS)
        for hour in (datetime.time(16), datetime.time(20, 30))
    )
    opened, closed = (plain(hour_in_words(each)) for each in (at_opening, at_closing))
    assert f"ouverte à 20 h, heure de La Réunion ({opened} à Paris)." in text
    assert (
        f"levée le lendemain, {in_words(life.day(1), weekday=True)}, à 0 h 30, heure de La Réunion "
        f"({closed} à Paris, la veille)."
    ) in text
    assert "le bureau adopte" in text
    minutes = life.approve()
    assert "à 0 h 30" in life.kept(minutes).replace("\xa0", " ")
    assert f"BUR-{life.today.year}-01" in life.public()


def test_one_put_off_twice(life):
    body = BodyFactory(name="Comité reporté", majority=True, code="REP")
    seats(body, "Membres", "Un", "Deux")
    life.meeting = life.plan(body, -4, **HOUR)
    life.convene()
    for days in (-1, 0):
        life.act(
            "meeting_postpone",
            holding="reason",
            reason="La salle est prise",
            to=str(life.day(days)),
        )
        life.meeting.refresh_from_db()
        life.meeting = life.meeting.postponed_to
        life.convene()
    told = [mail.subject for mail in life.mails]
    assert [subject.partition(" :")[0].replace("\xa0", "") for subject in told[::2]] == [
        "Convocation",
        "Report",
        "Convocation",
        "Report",
        "Convocation",
    ]
    assert len(told) == 10, told
    life.at(0, 18)
    life.client.post(life.page("meeting_record"), {"do": "call-roll"})
    life.hold(
        "Le budget est adopté.",
        **{f"roll-{row.pk}-state": "present" for row in roll(life.meeting)},
    )
    text = life.draft()
    assert f"s’est tenue le {in_words(life.today, weekday=True)} (Lille)." in text
    assert text.count("Budget 2027") == 1
    agenda = make("agenda", life.meeting, "html").content.decode()
    assert "Budget 2027" in agenda
    life.approve()
    assert f"REP-{life.today.year}-01" in life.public()
