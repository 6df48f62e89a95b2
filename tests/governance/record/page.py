"""The page of a meeting, opened, read and sent as a browser does."""

import datetime

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.tabs import forms_of

DAY = datetime.date(2026, 11, 17)


def address(meeting):
    return reverse("espace:meeting_record", args=[meeting.slug])


def fields(response):
    """Return what a browser without script would send: every successful control of the form."""
    [form] = [form for form in forms_of(response.content) if form.get("data-record") is not None]
    sent = {}
    for control in form.iter("input", "select", "textarea"):
        name = control.get("name")
        if name is None:
            continue
        if control.tag == "input":
            is_box = control.get("type") in ("radio", "checkbox")
            if is_box and control.get("checked") is None:
                continue
            value = [control.get("value", "on" if is_box else "")]
        elif control.tag == "textarea":
            value = [control.text_content().removeprefix("\n")]
        else:
            options = list(control.iter("option"))
            chosen = [each for each in options if each.get("selected") is not None]
            if not chosen and control.get("multiple") is None:
                chosen = options[:1]
            value = [each.attrib["value"] for each in chosen]
        sent.setdefault(name, []).extend(value)
    return sent


def opened(client, meeting):
    response = client.get(address(meeting))
    assert response.status_code == 200
    return fields(response)


def send(client, meeting, sent, do="save", **changes):
    data = {**sent, **{name.replace("__", "-"): value for name, value in changes.items()}}
    return client.post(address(meeting), {**data, "do": do})


def send_names(client, meeting, sent, do="save", **changes):
    """Save a page with pasted names: read first, then saved as they are understood."""
    response = send(client, meeting, sent, do=do, **changes)
    return (
        send(client, meeting, fields(response), do=do) if response.status_code == 422 else response
    )


def errors(response):
    soup = BeautifulSoup(response.content, "lxml")
    return [li.get_text(" ", strip=True) for li in soup.select("[data-problems] li")]


def roll(meeting):
    return list(meeting.attendances.filter(mandate__isnull=False).order_by("pk"))


def all_present(meeting):
    return {f"roll-{row.pk}-state": "present" for row in roll(meeting)}
