"""The ports: what the fakes of the tests and the real adapters both promise."""

import inspect

import pytest

from incident_desk.adapters.ids import Uuid7Ids
from incident_desk.adapters.storage.record_store import SqliteRecordStore
from incident_desk.adapters.storage.view import View
from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.services import ports
from tests.fakes import FakeClock, FakeIds, FakeStore

PAIRS = [
    (ports.Clock, SteadyClock), (ports.Clock, FakeClock), (ports.Ids, Uuid7Ids), (ports.Ids, FakeIds),
    (ports.RecordStore, SqliteRecordStore), (ports.RecordStore, FakeStore),
    (ports.Snapshots, View), (ports.Snapshots, ports.NoSnapshots),
]  # fmt: skip


@pytest.mark.parametrize(("port", "adapter"), PAIRS, ids=lambda one: one.__name__)
def test_an_adapter_has_every_method_of_its_port_with_the_same_words(port, adapter):
    for name, method in inspect.getmembers(port, inspect.isfunction):
        if name.startswith("_"):
            continue
        wanted = list(inspect.signature(method).parameters)
        found = list(inspect.signature(getattr(adapter, name)).parameters)
        assert found == wanted, name


def test_a_head_and_a_plan_are_values():
    assert ports.Head("i", "INC-0001", "incident", 1, "h") == ports.Head("i", "INC-0001", "incident", 1, "h")
    assert ports.Planned("i", ()) == ports.Planned("i", ())
