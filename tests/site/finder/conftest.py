"""A centre of one département, for the finder."""

import pytest

from tests.factories.centres import CentreFactory
from tests.factories.territories import real_commune, real_department


@pytest.fixture
def gard():
    real_commune("30189")
    return CentreFactory(
        name="Centre du Gard", published=True, departments=[real_department("30")], seen="2025"
    )
