"""The dialog by itself: where it looks, and what it says of what was found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.qt.dialogs.find_all import FindAllDialog, place_of
from incident_desk.qt.dialogs.passage_row import PLACE
from incident_desk.qt.looker import MOST, Looked
from incident_desk.services.searching import Hit, PageHit, What, Within

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
ONE = Incident("id-1", "INC-0001", RecordKind.INCIDENT, "Checkout", NOW, "MK")


class Told(QObject):
    """A looker that finds what it is told to."""

    found, prepared = Signal(object), Signal(float)

    def __init__(self):
        super().__init__()
        self.looked = []

    def prepare(self):
        self.prepared.emit(1.0)

    def look(self, words, within):
        self.looked.append((words, within))


def hit(row, text="The pool is full", file=""):
    return Hit(ONE, row, NOW, text, file)


@pytest.fixture
def looker(qapp):
    return Told()


@pytest.fixture
def box(qtbot, themes, looker, window):
    one = FindAllDialog(themes, looker, window, NOW, ONE)
    qtbot.addWidget(one)
    one.show()
    return one


def test_it_looks_where_it_is_told_to(box, looker):
    box.field.setText("pool")
    assert looker.looked == [("pool", Within())]
    box.what.chosen.emit(2)
    box.what.set_current(2)
    box.since.set_current(2)
    box.where.set_current(1)
    assert box.within == Within(What.EVIDENCE, "id-1", NOW - timedelta(days=7))


def test_each_row_says_where_it_stands(box, looker):
    found = (hit("e1"), hit("e2", file="pool.log")), (PageHit("book", "Outage", 7, "Look at the pool"),)
    looker.found.emit(Looked("pool", Within(), *found))
    places = [box.list.item(row).data(PLACE) for row in range(3)]
    assert places == [
        "INC-0001 · Checkout · 2026-03-01 03:00 UTC",
        "INC-0001 · Checkout · 2026-03-01 03:00 UTC · pool.log",
        "Playbook Outage, line 7",
    ]
    assert box.note.text() == "3 found" and place_of(found[1][0]) == places[2]


def test_a_struck_row_and_an_earlier_wording_are_marked(box, looker):
    found = (replace(hit("e1"), struck="another desk"), replace(hit("e2"), now="The bank is slow"))
    looker.found.emit(Looked("pool", Within(), found))
    places = [box.list.item(row).data(PLACE) for row in range(2)]
    assert places[0].endswith("UTC · Struck: another desk")
    assert places[1].endswith("UTC · Earlier wording, now: The bank is slow")
    assert places[0] in box.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_marked_row_stays_marked_while_one_goes_on_typing(box, looker):
    looker.found.emit(Looked("po", Within(), (hit("e1"), hit("e2"), hit("e3"))))
    box.list.setCurrentRow(1)
    looker.found.emit(Looked("poo", Within(), (hit("e3"), hit("e2"))))
    assert box.list.currentRow() == 1
    looker.found.emit(Looked("pool", Within(), (hit("e3"),)))
    assert box.list.currentRow() == 0
    box.try_accept()
    assert box.chosen.row == "e3"


def test_it_says_that_there_is_more_and_how_far_the_record_is_read(box, looker):
    box.field.setText("pool")
    looker.prepared.emit(0.4)
    looker.found.emit(Looked("pool", Within(), tuple(hit(f"e{n}") for n in range(MOST))))
    assert box.note.text() == f"The record is being read: 40%. {MOST} and more found"
    assert len(looker.looked) == 2


def test_without_an_incident_there_is_no_choice_of_it(qtbot, themes, looker, window):
    one = FindAllDialog(themes, looker, window, NOW)
    qtbot.addWidget(one)
    one.show()
    assert not one.where.isVisible() and one.within == Within()
