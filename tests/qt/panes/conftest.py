"""The rehearsed incident of tests/qt/panes/rehearsal.py, which is no package, for the tests of the panes."""

import importlib.util
import sys
from pathlib import Path

import pytest

_PLACE = Path(__file__).parent / "rehearsal.py"
_NAME = "incident_desk_test_rehearsal"


@pytest.fixture(scope="session")
def rehearsal():
    """The module of the rehearsed incident."""
    if _NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(_NAME, _PLACE)
        assert spec and spec.loader
        sys.modules[_NAME] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[_NAME])
    return sys.modules[_NAME]


@pytest.fixture
def link(qapp, rehearsal):
    """A link to the night of the design, not shown yet."""
    return rehearsal.RehearsedLink(rehearsal.night())


@pytest.fixture
def ticker(qapp, rehearsal):
    """A ticker that ticks when it is told to."""
    return rehearsal.RehearsedTicker()
