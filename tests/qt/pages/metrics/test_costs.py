"""The cost of the asked incidents is read beside the figures, in slices, and only where there is a rate."""

import pytest
from PySide6.QtCore import QObject

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.metrics import costs
from incident_desk.qt.pages.metrics.costs import CostBook, no_rate
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import resolve
from tests.fakes import Bench
from tests.qt.office import open_link


class Counted:
    """Three incidents of one, two and three hours, and the rate."""

    def __init__(self, qtbot):
        bench, self.rate, self.told, self.parent = Bench(), HourlyRate(60.0, "€"), [], QObject()
        for hours in (1, 2, 3):
            one = bench.desk.declare(Declaration("Down", "P1", commander="Maya"), "Maya")
            bench.clock.pass_s(3600 * hours)
            bench.desk.act(one.id, lambda i, _n: resolve(i, None, Moment.unknown()), "Maya")
        self.qtbot, self.link = qtbot, open_link(bench, qtbot)
        self.incidents = tuple(bench.desk.incidents_of([head.incident for head in bench.desk.heads()]))
        self.book = CostBook(self.link, lambda: self.rate, self.parent)
        self.book.changed.connect(self._on_changed)

    def _on_changed(self):
        self.told.append([getattr(row, "text", "") for row in self.book.rows()])

    def ask(self, incidents=None):
        self.book.ask(self.incidents if incidents is None else incidents)

    def until(self, total):
        self.qtbot.waitUntil(lambda: self.book.found is not None and self.book.found.total == total)

    def close(self):
        self.book.close()
        self.link.close()


@pytest.fixture
def counted(qtbot):
    one = Counted(qtbot)
    yield one
    one.close()


def test_without_a_rate_nothing_is_read_or_shown(counted):
    assert no_rate() is None
    counted.rate = None
    counted.ask()
    assert counted.book.rows() == [] and counted.book._costing.unread(counted.incidents)


def test_records_are_read_in_slices_and_kept_for_another_rate_and_fewer_incidents(counted, monkeypatch):
    monkeypatch.setattr(costs, "SLICE", 1)
    monkeypatch.setattr(costs, "SAY_EVERY", 1)
    counted.ask()
    counted.until(360.0)
    assert "Reading 1 of 3 records…" in [words for told in counted.told for words in told]
    assert counted.book.found.median.low_s == 120.0 and counted.book._costing.unread(counted.incidents) == []
    counted.rate = HourlyRate(120.0, "$", before=True)
    counted.ask(counted.incidents[:2])
    counted.until(360.0)
    assert counted.book.found.rate.text == "$120"
    counted.rate = None
    counted.ask()
    assert counted.book.found is None and counted.book.rows() == []


def test_a_newer_question_takes_the_place_of_an_older_one_and_who_leaves_wants_none(counted):
    counted.ask()
    counted.ask(counted.incidents[:1])
    counted.until(60.0)
    counted.ask()
    counted.book.stop()
    counted.ask(counted.incidents[1:2])
    counted.until(120.0)
