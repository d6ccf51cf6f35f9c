"""A long entry in the reader."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.qt.panes.timeline.reader import Reader

AT = datetime(2026, 3, 1, 3, tzinfo=UTC)


@pytest.fixture
def reader(themes, qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(500, 400)
    place.show()
    return Reader(themes, place)


def entry(text):
    return Entry("e", Sign.NOTE, text, Moment.exactly(AT), AT, AT, "Rita Ortega", 1, human=True)


def test_it_shows_the_whole_text_as_plain_text(reader):
    reader.open(entry("<b>first</b>\nsecond"), QRect(0, 10, 500, 32))
    assert reader.text.toPlainText() == "<b>first</b>\nsecond"


@pytest.mark.parametrize("top", [0, 200, 390])
@pytest.mark.parametrize("lines", [1, 500])
def test_it_stays_within_the_list(reader, top, lines):
    reader.open(entry("line\n" * lines), QRect(0, top, 500, 32))
    assert reader.parentWidget().rect().contains(reader.geometry())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_enter_close_it(reader, qtbot, key):
    reader.open(entry("text"), QRect(0, 0, 500, 32))
    with qtbot.waitSignal(reader.left):
        qtbot.keyClick(reader.text, key)
