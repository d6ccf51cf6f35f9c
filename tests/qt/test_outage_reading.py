"""The history of outages is read slice by slice; who leaves the dialog ends it."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.domain.moments import Moment
from incident_desk.qt import outage_reading
from incident_desk.qt.outage_reading import OutageReading
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import resolve
from tests.fakes import Bench


class Desk:
    """Three outages that are over and an open one; what is read waits until it is told to go on."""

    def __init__(self):
        self.bench, self.said, self.told, self.waiting = Bench(), [], [], []
        for number in range(3):
            one = self.bench.desk.declare(Declaration(f"Down {number}"), "MK")
            self.bench.clock.pass_s(3600)
            self.bench.desk.act(one.id, lambda i, _n: resolve(i, None, Moment.unknown()), "MK")
        self.bench.desk.declare(Declaration("Open"), "MK")
        rows = self.bench.desk.incidents_of([head.incident for head in self.bench.desk.heads()])
        link = SimpleNamespace(read=lambda work, then: self.waiting.append((work, then)))
        self.stage = SimpleNamespace(rows=rows, link=link, window=SimpleNamespace(say=self.said.append))
        self.is_open = True
        opener = SimpleNamespace(is_open=lambda _dialog: self.is_open)
        dialog = SimpleNamespace(tell=lambda rows, words: self.told.append((len(rows), rows[0][0], words)))
        self.reading = OutageReading(self.stage, dialog, opener)

    def go_on(self):
        """Do what waits, once."""
        work, then = self.waiting.pop(0)
        then(work(SimpleNamespace(desk=self.bench.desk, now=self.bench.clock.now)))


@pytest.fixture
def desk(qapp, monkeypatch):
    monkeypatch.setattr(outage_reading, "FIRST", 2)
    return Desk()


def test_what_is_over_is_read_a_slice_at_a_time_and_the_newest_stands_first(desk):
    desk.reading.go_on()
    desk.go_on()
    assert desk.told[-1][0] == 2 and desk.told[-1][2] == "2 outages, 1 more are being read"
    desk.go_on()
    assert desk.told[-1][0] == 3 and "Down 2" in desk.told[-1][1] and desk.told[-1][2] == "3 outages"
    assert desk.waiting == []
    desk.reading.copy()
    assert QApplication.clipboard().text().count("\n") == 4
    assert desk.said == ["The table of 3 outages is on the clipboard"]


def test_who_leaves_the_dialog_ends_it(desk):
    desk.reading.go_on()
    desk.is_open = False
    desk.go_on()
    assert desk.told == [] and desk.waiting == []
