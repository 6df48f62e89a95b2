import pytest


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    """Stored files go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
