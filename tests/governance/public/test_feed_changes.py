"""When a feed or a calendar changes: with what the public reads, and with nothing else."""

import datetime
import email.utils
from xml.etree import ElementTree

import pytest
from django.db import connection
from icalendar import Calendar

from crpv_portal.common.dates import today
from governance.models import Decision, Meeting, Minutes
from tests.factories.governance import (
    BodyFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
)
from tests.factories.partners import PersonFactory
from tests.sitemaps import sitemap_dates

pytestmark = pytest.mark.django_db(transaction=True)  # `now()` is one moment a transaction

ATOM = "{http://www.w3.org/2005/Atom}"
MEETINGS = "/gouvernance/reunions.atom"
DECISIONS = "/gouvernance/decisions.atom"
FEEDS = (MEETINGS, DECISIONS, "/calendrier.ics")


def entries(client, address):
    feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - ours
    return {
        entry.findtext(f"{ATOM}id").removeprefix("urn:uuid:"): entry
        for entry in feed.findall(f"{ATOM}entry")
    }


def updated(client, meeting):
    """What the feed says, and the calendar: LAST-MODIFIED and DTSTAMP."""
    entry = entries(client, MEETINGS)[str(meeting.public_id)]
    calendar = Calendar.from_ical(client.get("/calendrier.ics").content)
    (event,) = [each for each in calendar.walk("VEVENT") if str(meeting.public_id) in each["UID"]]
    return entry.findtext(f"{ATOM}updated"), event["LAST-MODIFIED"].dt, event["DTSTAMP"].dt


def age(row):
    """The row was last changed long ago, and everybody knows."""
    table = row._meta.db_table
    statement = f"UPDATE {table} SET public_changed_at = '2026-01-05 10:00+00' WHERE id = %s"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, [row.pk])
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_a_save_that_changes_nothing_public_moves_nothing(client):
    meeting = MeetingFactory(public=True, title="Comité", mode="hybrid")
    age(meeting)
    before = updated(client, meeting)
    assert before[0].startswith("2026-01-05")
    meeting.save()
    meeting.video_link, meeting.version = "https://visio.exemple/", 7
    meeting.save()
    meeting.items.create(position=1, title="Point restreint")
    Minutes.objects.create(meeting=meeting, text="Brouillon")
    assert updated(client, meeting) == before
    meeting.refresh_from_db()
    meeting.place = "Lille"
    meeting.save()
    assert all(now != then for now, then in zip(updated(client, meeting), before, strict=True))


def lastmod(client, body):
    """What the sitemap says of a body's page."""
    return sitemap_dates(client)[body.get_absolute_url()]


def test_the_sitemap_dates_a_body_by_what_its_page_shows(client):
    body = BodyFactory()
    mandate, other = MandateFactory.create_batch(2, seat__college__body=body)
    meeting = MeetingFactory(body=body, public=True)
    age(meeting)
    age(body)
    assert lastmod(client, body) == "2026-01-05"
    body.save()
    mandate.holder, mandate.note = PersonFactory(), "À appeler le matin"
    mandate.save()
    mandate.seat.save()
    decision = DecisionFactory(item__meeting=MeetingFactory(body=body, held=True), adopted=True)
    assert lastmod(client, body) == "2026-01-05", "nothing that the public reads"
    for change in (
        lambda: type(body).objects.filter(pk=body.pk).update(role="Suit la convention."),
        lambda: type(mandate).objects.filter(pk=mandate.pk).update(is_name_public=True),
        other.delete,
        lambda: type(meeting).objects.filter(pk=meeting.pk).update(place="Lille"),
        lambda: type(decision).objects.filter(pk=decision.pk).update(visibility="public"),
    ):
        for row in (body, meeting):
            age(row)
        change()
        assert lastmod(client, body) == today().isoformat()


def test_what_is_published_late_comes_first(client):
    for number in range(52):
        recent = DecisionFactory(
            item__meeting__starts_on=datetime.date(2026, 1, 1) + datetime.timedelta(days=number),
            public=True, adopted=True,
        )  # fmt: skip
        age(recent)
    old = DecisionFactory(
        item__meeting__public=True, item__meeting__starts_on=datetime.date(2019, 6, 12),
        adopted=True,
    )  # fmt: skip
    assert str(old.public_id) not in entries(client, DECISIONS)
    Decision.objects.filter(pk=old.pk).update(visibility="public")
    found = entries(client, DECISIONS)
    assert next(iter(found)) == str(old.public_id)
    year = str(datetime.datetime.now(datetime.UTC).year)
    assert found[str(old.public_id)].findtext(f"{ATOM}updated").startswith(year)
    assert "12 juin 2019" in found[str(old.public_id)].findtext(f"{ATOM}summary")


def test_a_decision_is_html_that_renders(client):
    DecisionFactory(
        item__meeting__public=True, public=True, adopted=True,
        text="si a<b alors **gras**\n\n- un\n- deux\n\n<script>x</script>",
    )  # fmt: skip
    (entry,) = entries(client, DECISIONS).values()
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    for part in ("si a&lt;b alors <strong>gras</strong>", "<li>un</li>"):
        assert part in summary.text
    assert "<script" not in summary.text


def test_a_meeting_s_words_are_escaped(client):
    MeetingFactory(public=True, place="Salle <b>A</b> & B")
    (entry,) = entries(client, MEETINGS).values()
    assert "Salle &lt;b&gt;A&lt;/b&gt; &amp; B" in entry.findtext(f"{ATOM}summary")


def test_addresses_and_identifiers_do_not_follow_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.CRPV_PUBLIC_ADDRESS = "https://registre.test"
    DecisionFactory(item__meeting=MeetingFactory(public=True, held=True), public=True, adopted=True)
    for address in FEEDS:
        one, two = (
            client.get(address, headers={"host": host}).content for host in ("a.test", "b.test")
        )
        assert one == two
        assert b"https://registre.test/" in one


@pytest.mark.parametrize("address", FEEDS)
def test_what_the_reader_has_is_not_sent_again(client, address):
    meeting = MeetingFactory(public=True, held=True, starts_on=datetime.date.today())  # noqa: DTZ011
    decision = DecisionFactory(item__meeting=meeting, public=True, adopted=True)
    age(meeting)
    age(decision)
    first = client.get(address)
    assert first.status_code == 200
    by_tag = {"if-none-match": first["ETag"]}
    by_date = {"if-modified-since": first["Last-Modified"]}
    assert client.get(address, headers=by_tag).status_code == 304
    assert client.get(address, headers=by_date).status_code == 304
    long_ago = email.utils.format_datetime(
        datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC), usegmt=True
    )
    assert client.get(address, headers={"if-modified-since": long_ago}).status_code == 200
    Decision.objects.update(visibility="restricted")
    Meeting.objects.update(visibility="restricted")
    assert client.get(address, headers=by_tag).status_code == 200
    assert client.get(address, headers=by_date).status_code == 200, "a withdrawal is seen too"
