"""Pages of a body in the working space: addresses, what they say, what their forms send."""

from bs4 import BeautifulSoup


def url(body, *parts):
    return f"/espace/instances/{body.slug}/" + "".join(f"{part}/" for part in parts)


def seat_url(seat):
    return url(seat.college.body, "composition", f"siege-{seat.pk}")


def page(response, status=200):
    assert response.status_code == status
    return BeautifulSoup(response.text, "lxml")


def errors(response):
    """The message of each field that has one, by the name of the field."""
    found = page(response, 422)
    said = {}
    for message in found.select(".fr-error-text"):
        box = message.find_parent(class_=["fr-input-group", "fr-select-group", "fr-checkbox-group"])
        said[box.select_one("input, select, textarea")["name"]] = message.text.strip()
    return said


def sitting(prefix, **values):
    """Return what the form of a seat sends, with the inputs that a browser always sends."""
    data = {"since": "22/11/2026", "voice": "deliberative", **values}
    return {"do": prefix, **{f"{prefix}-{name}": value for name, value in data.items()}}
