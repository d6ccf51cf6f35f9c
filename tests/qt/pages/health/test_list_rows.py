"""The rows of the page's list as painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from incident_desk.domain.health import State
from incident_desk.qt.pages.health import list_rows
from incident_desk.qt.pages.health.list_rows import ListPainter, value_words
from incident_desk.qt.panes.health.lines import Heading
from incident_desk.qt.panes.health.rows import HealthTable
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.lettering import text_width
from tests.qt.panes.health.test_rows import DOWN, ROW, FakeModel


@pytest.fixture
def paint(themes, qapp):
    model = FakeModel()
    table = HealthTable(model)

    def one(row, state=QStyle.StateFlag.State_None):
        model.show(row)
        image = QImage(300, 44, QImage.Format.Format_RGB32)
        image.fill(themes.current.colour.panel)
        painter, option = QPainter(image), QStyleOptionViewItem()
        option.rect = QRect(0, 0, 300, 44)
        option.state = state
        ListPainter(themes, table).paint(painter, option, table.index(0, 0))
        painter.end()
        return image

    one.table = table
    return one


def test_what_is_down_says_how_long_and_the_others_what_they_answer():
    slow = replace(DOWN, state=State.SLOW, value="2.7 s")
    assert (value_words(DOWN), value_words(slow), value_words(ROW)) == ("49 min", "2.7 s", "84 ms")
    assert value_words(replace(DOWN, since="")) == "timeout"
    assert value_words(replace(DOWN, since="4 min 21 s")) == "4 min", "the name needs the room"
    assert value_words(replace(DOWN, since="1 h 12 min")) == "1 h 12 min"


def test_a_check_under_another_keeps_its_own_name(paint, monkeypatch):
    drawn = []
    monkeypatch.setattr(list_rows, "draw_line", lambda _p, band, text, font, *_: drawn.append((text, band, font)))
    under = replace(ROW, state=State.SUPPRESSED, name="/api/health", value="under Orders database of the shop")
    paint(under)
    paint(replace(under, name="/api/health of everything there is"))
    bands = {text: (band.width(), text_width(text, font)) for text, band, font in drawn}
    assert bands["/api/health"][0] >= bands["/api/health"][1]
    assert [text for text, _, _ in drawn].count(under.value) == 1, "where there is no room for it, none is taken"


def test_every_state_and_a_heading_look_different(paint):
    pictures = [paint(replace(ROW, state=state)) for state in (State.OK, State.DOWN, State.SLOW, State.BLIND)]
    pictures.append(paint(Heading("Needs attention", "1 down")))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_the_chosen_row_has_a_bar_and_the_one_with_the_focus_a_ring(paint, themes):
    chosen = paint(ROW, QStyle.StateFlag.State_Selected)
    assert chosen.pixelColor(1, 20) == themes.current.colour.accent
    focused = paint(ROW, QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
    assert focused != chosen


def test_a_fresh_recovery_has_its_ink(paint):
    fresh = replace(ROW, is_recovered=True, is_fresh=True)
    assert paint(fresh) != paint(replace(fresh, is_fresh=False))


def test_rows_stand_closer_where_there_is_little_room(paint, themes):
    painter = ListPainter(themes, paint.table)
    index = paint.table.index(0, 0)
    tall = painter.sizeHint(QStyleOptionViewItem(), index).height()
    themes.set_density(Density.COMPACT)
    assert (tall, painter.sizeHint(QStyleOptionViewItem(), index).height()) == (44, 32)
