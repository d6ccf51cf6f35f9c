"""The list as a Qt model and its painter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.panes.health.rows import HealthPainter, HealthTable
from incident_desk.qt.panes.health.view_model import HealthRow
from incident_desk.qt.theme import Density

ROW = HealthRow("a", "/api/health", State.OK, False, "84 ms", "", (80.0, 84.0), "https://example.net/a", "")
DOWN = replace(ROW, state=State.DOWN, value="timeout", since="49 min", latencies=(80.0, None), detail="no answer")


class FakeModel(QObject):
    """Rows that a test sets."""

    rows_changed = Signal()

    def __init__(self, *rows):
        super().__init__()
        self.rows = rows

    def show(self, *rows):
        self.rows = rows
        self.rows_changed.emit()


@pytest.fixture
def model(qapp):
    return FakeModel()


@pytest.fixture
def table(model):
    one = HealthTable(model)
    QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal, one)
    return one


def test_rows_come_and_go_as_qt_wants_it(model, table):
    model.show(ROW, replace(ROW, id="b"))
    assert (table.rowCount(), table.columnCount()) == (2, 1)
    model.show(replace(ROW, id="b"))
    model.show()
    assert table.rowCount() == 0
    assert table.data(QModelIndex()) is None


def test_the_words_of_a_row_are_what_is_read_aloud(model, table):
    model.show(DOWN)
    index = table.index(0, 0)
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == "/api/health, down, timeout, for 49 min"
    assert table.data(index, Qt.ItemDataRole.ToolTipRole) == "/api/health\nhttps://example.net/a\nno answer"
    assert table.data(index, Qt.ItemDataRole.DecorationRole) is None


def test_only_what_looks_different_is_painted_anew(model, table):
    model.show(ROW, replace(ROW, id="b"), replace(ROW, id="c"))
    told, resets = [], []
    table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    table.modelReset.connect(lambda: resets.append(1))
    model.show(ROW, replace(ROW, id="b", value="90 ms"), replace(ROW, id="c"))
    model.show(*model.rows)
    assert told == [(1, 1)] and resets == []
    model.show(replace(ROW, id="b"), ROW, replace(ROW, id="c"))
    assert resets == [1]


def painted(themes, table, model, row, width=500):
    """The picture of one row."""
    model.show(row)
    image = QImage(width, 28, QImage.Format.Format_RGB32)
    image.fill(themes.current.colour.panel)
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 28)
    HealthPainter(themes, table).paint(painter, option, table.index(0, 0))
    painter.end()
    return image


@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_painted_in_each_theme(each_theme, table, model, state):
    plain = QImage(500, 28, QImage.Format.Format_RGB32)
    plain.fill(each_theme.current.colour.panel)
    assert painted(each_theme, table, model, replace(ROW, state=state)) != plain


def test_a_fresh_change_has_a_bar_and_a_tint(themes, table, model):
    calm, fresh = (painted(themes, table, model, replace(DOWN, is_fresh=new)) for new in (False, True))
    colour = themes.current.colour
    assert fresh.pixelColor(1, 14) == colour.alarm
    assert fresh.pixelColor(12, 2) == colour.alarm_tint.toRgb() or fresh.pixelColor(12, 2) != colour.panel
    assert calm.pixelColor(1, 14) == colour.panel


def test_a_narrow_pane_gives_its_room_to_the_name(themes, table, model):
    themes.set_density(Density.COMPACT)
    long = replace(DOWN, name="A check with a long name indeed", since="")
    assert painted(themes, table, model, long, 340) == painted(
        themes, table, model, replace(long, since="9 h"), 340
    )


def test_no_data_is_written_once(themes, table, model):
    quiet = replace(ROW, state=State.NO_DATA, value="no data")
    first = painted(themes, table, model, quiet)
    fresh = painted(themes, table, model, replace(quiet, is_fresh=True))
    right = QRect(500 - 16 - 60, 0, 60, 28)
    ground = fresh.pixelColor(450, 2)
    assert all(fresh.copy(right).pixelColor(x, 14) == ground for x in range(60))
    assert first != fresh


def test_without_a_single_answer_the_room_of_the_course_is_the_names(themes, table, model):
    def ink(latencies):
        picture = painted(themes, table, model, replace(DOWN, name="name " * 30, latencies=latencies))
        ground = picture.pixelColor(499, 1)
        course = range(500 - 16 - 64 - 84 - 82, 500 - 16 - 64 - 84 - 10)
        return sum(picture.pixelColor(x, y) != ground for x in course for y in range(8, 20))

    assert ink((None, None)) > 3 * ink((80.0, None))
