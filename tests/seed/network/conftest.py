"""Fixtures of the loader's tests."""

import pytest

from tests.network_data import Pack


@pytest.fixture
def pack(tmp_path):
    """A copy of the public files that the test may change."""
    return Pack(tmp_path)
