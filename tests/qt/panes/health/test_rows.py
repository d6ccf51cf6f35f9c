"""The list as a Qt model and its painter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from incident_desk.domain.health import Level, State
from incident_desk.qt.panes.health.lines import Heading
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.panes.health.rows import HealthPainter, HealthTable
from incident_desk.qt.theme import Density

ROW = HealthRow("a", "/api/health", State.OK, False, "84 ms", "", (80.0, 84.0), "https://example.net/a", "")
DOWN = replace(ROW, state=State.DOWN, value="timeout", since="49 min", latencies=(80.0, None), detail="no answer")


class FakeModel(QObject):
    """Rows that a test sets."""

    lines_changed = Signal()
    looks_changed = Signal(object)

    def __init__(self, *rows):
        super().__init__()
        self.lines, self._rows = (), {}

    def row(self, check):
        return self._rows[check]

    def show(self, *rows):
        before, self._rows = self._rows, {row.id: row for row in rows if not isinstance(row, Heading)}
        lines = tuple(row if isinstance(row, Heading) else row.id for row in rows)
        if lines != self.lines:
            self.lines = lines
            self.lines_changed.emit()
        changed = [place for place, line in enumerate(lines) if before.get(line) != self._rows.get(line)]
        self.looks_changed.emit(changed)


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
    said = "/api/health, down, timeout, for 49 min, no answer"
    assert table.data(index, Qt.ItemDataRole.AccessibleTextRole) == said
    assert table.data(index, Qt.ItemDataRole.ToolTipRole) == "/api/health\nhttps://example.net/a\ndown\nno answer"
    assert table.data(index, Qt.ItemDataRole.DecorationRole) is None


def test_only_what_looks_different_is_painted_anew(model, table):
    model.show(ROW, replace(ROW, id="b"), replace(ROW, id="c"))
    told, resets = [], []
    table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    table.modelReset.connect(lambda: resets.append(1))
    model.show(ROW, replace(ROW, id="b", value="90 ms"), replace(ROW, id="c"))
    model.show(*model._rows.values())
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


def test_a_heading_is_read_and_painted_and_not_chosen(themes, model, table):
    model.show(Heading("Shop, production", "1 of 2 down"), ROW)
    assert table.data(table.index(0, 0)) == "Shop, production 1 of 2 down"
    assert not table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert (table.check(0), table.check(1), table.check(9)) == ("", "a", "")
    assert painted(themes, table, model, Heading("Shop", "1 down")) != painted(
        themes, table, model, Heading("Shop")
    )


def test_what_is_suppressed_stands_a_little_to_the_right(themes, table, model):
    def first_ink(row):
        picture = painted(themes, table, model, row)
        return next(x for x in range(500) if picture.pixelColor(x, 14) != picture.pixelColor(499, 14))

    under = replace(ROW, state=State.SUPPRESSED, value="under DNS")
    assert first_ink(under) >= first_ink(ROW) + 12


def test_a_note_stands_beside_the_name_where_there_is_room(themes, table, model):
    noted = replace(DOWN, note="asked again in 45 s")
    assert painted(themes, table, model, noted) != painted(themes, table, model, DOWN)
    assert painted(themes, table, model, noted, 330) == painted(themes, table, model, DOWN, 330)


def test_a_long_value_is_not_cut(themes, table, model):
    under = replace(ROW, state=State.SUPPRESSED, value="under DNS chatbot", latencies=(None, None))
    longer = replace(under, value="under DNS chatbot.example")
    assert painted(themes, table, model, under) != painted(themes, table, model, longer)


def test_a_fresh_critical_level_is_named(themes, table, model):
    slow = replace(ROW, state=State.SLOW, value="2.7 s", since="9 s", is_fresh=True, level=Level.WARNING)
    critical = replace(slow, level=Level.CRITICAL)
    assert painted(themes, table, model, slow) != painted(themes, table, model, critical)
