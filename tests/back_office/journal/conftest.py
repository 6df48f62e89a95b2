"""The register in which acts are done and undone, planted once a module."""

import copy

import pytest
from django.db import transaction

from tests.back_office.journal.deeds import plant


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
