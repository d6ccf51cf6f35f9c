"""The whole page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.doctor.rounds import Rounds
from incident_desk.qt.pages.doctor.view import NOTE_OF_FILE, DoctorPage
from incident_desk.qt.pages.health.strip import Strip
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import Density
from incident_desk.services.acts.declaring import Declaration
from tests.qt.panes.rehearsal import RehearsedTicker


@pytest.fixture
def page(qtbot, themes, room):
    strip = Strip(themes, InstrumentsModel(room.link, RehearsedTicker()), "RO")
    one = DoctorPage(themes, (room.model, room.deeds, Rounds(room.link)), strip)
    qtbot.addWidget(one)
    one.resize(1500, 800)
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    one.take_focus()
    return one


def test_the_heads_say_how_much_and_of_what(page, room):
    asked = len(room.rules)
    assert page.count.text() == f"{asked} to ask" and page.note.text() == NOTE_OF_FILE
    assert page.heading.text() == "Timeline as imported" and page.day.text() == "03 Feb 2026, UTC"
    assert page.all.model.text == f"Do {len(room.model.ready)} suggested…" and page.bars.isVisible()
    room.model.want("missing", False)
    assert page.count.text() == f"{len(room.rules)} of {asked} to ask"


def test_the_keys_of_the_findings_work_from_every_part(page, room, qtbot):
    page.rows.setFocus()
    with room.examined():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0 + room.number("one-minute"))
    assert "one-minute" not in room.rules
    page.kinds.kinds["missing"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert len(room.reasons) == 1


def test_by_time_is_by_time(page, room):
    page.order.chosen.emit(1)
    assert room.model.shown.listed[0].question.at is not None and room.model.shown.listed[-1].question.at is None


def test_where_nothing_is_asked_it_says_what_was_looked_at(page, room):
    other = room.bench.desk.declare(Declaration("Printer", "P1", commander="MK"), "MK").id
    room.link.show(other)
    room.until(lambda: page.well.isVisible())
    assert not page.findings.isVisible() and " rules" in page.note.text() and page.count.text() == "0 to ask"
    assert page.heading.text() == "Timeline as recorded" and not page.bars.isVisible()
    room.link.show(room.one)
    room.until(lambda: page.findings.isVisible())


def test_columns_are_narrower_in_a_small_window(page, themes):
    themes.set_density(Density.COMPACT)
    page.resize(1280, 720)
    assert page.kinds.width() == 214


def test_a_page_that_is_left_examines_nothing(page, room):
    page.hide()
    assert not room.model._looks


def test_the_parts_are_reached_in_reading_order(page):
    assert page.panes == (page.kinds, page.kinds.incidents, page.findings, page.rows)
