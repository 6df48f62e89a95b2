"""Each final act: by two people at once, by a double click and from an old tab, one result."""

import re
from dataclasses import replace

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse

from crpv_portal.common.history import event_models
from tests.final_acts import ACTS
from tests.final_acts.planting import WHY
from tests.posts import POSTS, STATE
from tests.tabs import WHEN_READ, Tab, browsers, words
from tests.together import at_once


def traces() -> int:
    """Count what the database noted of all business rows: an act that does nothing adds none."""
    tables = [*(model._meta.db_table for model in event_models()), "outbox_outgoingmail"]
    with connection.cursor() as cursor:
        counts = [f'SELECT count(*) FROM "{table}"' for table in tables]  # noqa: S608 - our own
        cursor.execute(" UNION ALL ".join(counts))
        return sum(count for (count,) in cursor.fetchall())


def told(response: HttpResponse) -> str:
    """Return the words of the answer, and what it says on the next page."""
    said = [str(each) for each in get_messages(response.wsgi_request)]
    return f"{words(response)} {' '.join(said)}".replace("\xa0", " ")


# Whose forms show nothing that is stored, or all of it, or are judged by the state alone.
WITHOUT_A_MARK = {
    *(name for name in ACTS if isinstance(POSTS.get(name), str)),
    *("espace:meeting_record hold", "espace:meeting_record adopt", "accounts.user add"),
    *("centres.consultation add", "centres.activitycampaign add"),
}


def without_its_mark(tab: Tab) -> Tab:
    """Return the form without what says when its page was read: nothing is done of it."""
    kept = {
        name: value for name, value in tab.sent.items() if name.rpartition("-")[2] not in WHEN_READ
    }
    assert kept != tab.sent
    return replace(tab, sent=kept)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ACTS)
def test_act_is_done_once(name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    planted = ACTS[name].plant()
    tabs = [planted.open(client) for client in browsers()]
    if name not in WITHOUT_A_MARK:
        before = traces()
        without_its_mark(tabs[0]).send()
        assert traces() == before
    answers = at_once(tab.send for tab in tabs)
    assert {answer.status_code for answer in answers} <= {200, 302, 409, 422}, answers
    assert planted.made() == 1
    if WHY in planted.typed.values():  # who came second has their reason back
        assert any(WHY in answer.text for answer in answers)
    before = traces()
    for tab in tabs:  # the double click of one, the old tab of the other
        answers.append(tab.send())
    assert planted.made() == 1
    assert traces() == before
    assert re.search(ACTS[name].told, " ".join(map(told, answers)))
    assert sum("était déjà parti" in told(answer) for answer in answers[2:]) >= 1


# Acts of the admin that may be taken again, and do the same.
TWICE = {
    "outbox.outgoingmail abandonner",  # tests/outbox/test_staff.py
    "governance.meeting effacer-une-personne-envoyee",  # its choices are those still named
    "governance.body rouvrir",  # as a centre's
}


def test_every_final_act_is_there():
    """Of the working space, those that tell who comes second; of the admin, all.

    What is joined, box by box, has its own tests: `governance/bodies/test_read_at.py`,
    `governance/test_whole_statements.py`, `governance/record/test_together.py`.
    """
    told = {
        name
        for name, why in POSTS.items()
        if why == STATE or (isinstance(why, tuple) and {"read", "base"}.isdisjoint(why))
    }
    assert told - {name.partition(" ")[0] for name in ACTS} == set()
    taken = {
        f"{model._meta.label_lower} {action.slug}"
        for model, screen in admin.site._registry.items()
        for action in getattr(screen, "page_actions", ())
    }
    assert taken - set(ACTS) == TWICE
