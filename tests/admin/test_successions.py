"""Successors never lead back: not by two agents at once, and not by SQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction

from partners.models import Organisation
from tests.admin.screens import address
from tests.factories.centres import CentreFactory
from tests.factories.partners import OrganisationFactory
from tests.tabs import Tab, browsers, words


@pytest.mark.django_db(transaction=True)
def test_two_opposite_successions_declared_at_once_are_one():
    rows = OrganisationFactory(name="Agence A"), OrganisationFactory(name="Agence B")
    tabs = [
        Tab.read(client, address(row), holding="successor").typed(successor=other.pk)
        for client, row, other in zip(browsers(), rows, reversed(rows), strict=True)
    ]
    both = Barrier(2)

    def send(tab):
        try:
            connections["default"].ensure_connection()
            both.wait(timeout=60)
            return tab.send()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(send, tabs), key=lambda answer: answer.status_code)
    assert [answer.status_code for answer in answers] == [200, 302]
    assert "deux organisations ne se succèdent pas l’une à l’autre" in words(answers[0])
    assert Organisation.objects.filter(successor__isnull=False).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("make", [OrganisationFactory, CentreFactory])
def test_sql_closes_no_circle(make):
    first, second, third = make(), make(), make()
    table = type(first)._meta.db_table
    update = f"UPDATE {table} SET successor_id = %s WHERE id = %s"  # noqa: S608 - our own table
    with connection.cursor() as cursor:
        cursor.execute(update, [second.pk, first.pk])
        cursor.execute(update, [third.pk, second.pk])
        with pytest.raises(IntegrityError, match="lead back to it"), transaction.atomic():
            cursor.execute(update, [first.pk, third.pk])
        cursor.execute(update, [third.pk, first.pk])  # two may have one successor
