"""A load that is killed leaves no trace, and the next one does the whole work."""

import pytest

from centres.models import Centre
from crpv_portal.common.models import Source
from crpv_portal.seed.network.load import load_network
from crpv_portal.seed.network.models import LoadedRow
from crpv_portal.seed.network.report import Outcome
from tests.network_data import load_real_territories


class KilledError(Exception):
    pass


@pytest.mark.django_db
def test_killed_in_the_middle():
    def kill(line):
        if line.startswith("Territoires"):
            raise KilledError

    load_real_territories()
    with pytest.raises(KilledError):
        load_network(progress=kill)
    assert not Centre.objects.exists()
    assert not Source.objects.exists()
    assert not LoadedRow.objects.exists()
    assert set(load_network().totals) == {Outcome.CREATED}
    assert Centre.objects.public().count() == 18
