"""A record in a folder of its own for each test of the store."""

import pytest

from tests.adapters.storage.records import Record


@pytest.fixture
def record(tmp_path):
    """A record that is closed at the end."""
    made = Record(tmp_path)
    yield made
    made.close()


@pytest.fixture
def store(record):
    """A store with one open incident, ``one``."""
    from tests.adapters.storage.records import opening

    opened = record.open()
    record.write(opened, opening())
    return opened
