"""The rewound desk as a whole; what its keys do is tried in the real window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from incident_desk.qt.pages.replay.view import ReplayPage
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from tests.qt.panes.rehearsal import DECLARED, at


@pytest.fixture
def page(qtbot, themes, link, ticker, model):
    one = ReplayPage(themes, model, InstrumentsModel(link, ticker), "Rita Ortega")
    qtbot.addWidget(one)
    one.resize(1600, 900)
    one.show()
    link.show()
    ticker.ticked.emit(at("3:43:00"))
    model.begin(link.record.scene, DECLARED + timedelta(minutes=12))
    qtbot.waitUntil(lambda: one.scrubber.model.at == 720)
    return one


def test_every_part_is_of_the_same_moment(page):
    assert page.head.past.model == "As known at 03:08:08 UTC"
    assert page.instruments.clock.model.seconds == 720
    assert page.entries.time.text() == page.controls.time.text() == "03:08:08"
    assert page.scrubber.model.scale == page.instruments.ribbon.model.scale()
    assert page.now_bar.clock.text() == "00:46:52"


def test_the_needle_goes_ahead_of_what_is_worked_out(page, model, qtbot):
    model.go(DECLARED + timedelta(minutes=20))
    assert page.scrubber.model.at == 1200
    qtbot.waitUntil(lambda: page.instruments.clock.model.seconds == 1200)


def test_the_rows_lie_in_the_lane_by_when_they_were_written(page, link):
    written = [one.written for one in page.scrubber.model.rows]
    assert written == sorted(written) and len(written) == len(link.record.scene.entries)
    assert page.scrubber.model.present == (link.record.now - DECLARED).total_seconds()


def test_the_ribbon_is_dragged_as_the_lane_is(page, model, qtbot):
    ribbon = page.instruments.ribbon
    qtbot.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=QPoint(int(page.scrubber.x_of(300)), 40))
    assert model.moment == pytest.approx(DECLARED + timedelta(minutes=5), abs=timedelta(seconds=10))


def test_escape_and_the_button_wish_to_go_back(page, qtbot):
    with qtbot.waitSignal(page.back_wished):
        qtbot.keyClick(page.scrubber, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_wished):
        page.head.back.click()


def test_it_holds_what_stands_at_its_foot(page):
    foot = QLabel("Log")
    page.hold_foot(foot)
    assert foot.isVisible() and page.panes[-1].isAncestorOf(foot)


def test_what_is_held_is_let_go_as_the_page_goes(page, qtbot):
    qtbot.keyPress(page.scrubber, Qt.Key.Key_V)
    assert page.entries.shows_later
    page.hide()
    assert not page.entries.shows_later
