"""The port to whatever asks: the worker and the listener of this program are such."""

import inspect

from incident_desk.adapters.probes.process import ProcessWorker
from incident_desk.adapters.probes.shared import SharedWorker
from incident_desk.services.probe_ports import Pace, ProbeWorker


def test_both_workers_have_all_that_the_port_asks_for():
    wanted = [name for name, _ in inspect.getmembers(ProbeWorker, inspect.isfunction) if not name.startswith("_")]
    for worker in (ProcessWorker, SharedWorker):
        for name in wanted:
            theirs = inspect.signature(getattr(worker, name)).parameters
            assert list(theirs) == list(inspect.signature(getattr(ProbeWorker, name)).parameters)


def test_the_paces_have_the_words_of_the_wire():
    assert [one.value for one in Pace] == ["idle", "incident"]
