"""The rows and the action items, each with the numbers of the findings that speak of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.domain.doctor.case import CaseAction
from incident_desk.qt.pages.doctor.faces import BOX, paint_number
from incident_desk.qt.pages.doctor.listed import Beside
from incident_desk.qt.pages.doctor.sheet import Row
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.qt.pages.playbooks.painting import begin_row, paint_mark
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_ROW, _ROW_COMPACT, _HEAD = 40, 30, 44
_TIME, _LINE = 104, 40


class BesidePainter(QStyledItemDelegate):
    """Time, sign, words, numbers, line of the source."""

    def __init__(self, themes: ThemeService, model: DoctorModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A heading is a little higher."""
        theme = self._themes.current
        if isinstance(index.data(ROW), str):
            return QSize(0, theme.px(_HEAD))
        return QSize(0, theme.px(_ROW_COMPACT if theme.is_compact else _ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row, an action item, or the heading over these."""
        theme, one = self._themes.current, index.data(ROW)
        if isinstance(one, str):
            area = begin_row(painter, option, theme)
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.colour.line)
            inner = area.adjusted(theme.px(20), 0, -theme.px(16), 0)
            draw_line(painter, inner, one, theme.font(TextKind.PANEL_TITLE), theme.colour.text)
            painter.restore()
            return
        chosen = self._model.chosen
        number = chosen.number if chosen is not None else 0
        area = begin_row(painter, option, theme, marked=bool(number) and number in one.marks)
        right = self._paint_right(painter, area, one, number)
        room = QRectF(area.left(), area.top(), right - area.left() - theme.px(8), area.height())
        if one.row is not None:
            self._paint_row(painter, room, one.row)
        elif one.action is not None:
            self._paint_action(painter, room, one.action)
        painter.restore()

    def _paint_right(self, painter: QPainter, area: QRectF, one: Beside, number: int) -> float:
        """The line of the source and the numbers; where the room for the words ends."""
        theme = self._themes.current
        px, right = theme.px, area.right() - theme.px(16)
        line = one.row.line if one.row is not None else one.action.line if one.action is not None else 0
        if self._model.incident is not None and self._model.incident.past is not None:
            band = QRectF(right - px(_LINE), area.top(), px(_LINE), area.height())
            caption = theme.font(TextKind.CAPTION, tabular=True)
            words = str(line) if line else ""
            draw_line(painter, band, words, caption, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
            right -= px(_LINE)
        for mark in reversed(one.marks):
            right -= px(BOX)
            box = QRectF(right, area.center().y() - px(BOX) / 2, px(BOX), px(BOX))
            paint_number(painter, box, mark, theme, is_open=mark == number)
            right -= px(4)
        return right

    def _paint_row(self, painter: QPainter, room: QRectF, row: Row) -> None:
        theme = self._themes.current
        px, colour, is_there = theme.px, theme.colour, bool(row.id)
        small = theme.font(TextKind.SMALL, tabular=True)
        time = QRectF(room.left() + px(12), room.top(), px(_TIME - 12), room.height())
        draw_line(painter, time, row.time, small, colour.text2 if is_there else colour.text3, _RIGHT)
        sign = QRectF(room.left() + px(_TIME + 10), room.center().y() - px(7), px(14), px(14))
        if is_there:
            paint_icon(painter, sign, row.icon, colour.text3)
        else:
            paint_state_glyph(painter, sign, GlyphState.NO_DATA, theme)
        words = QRectF(
            room.left() + px(_TIME + 34), room.top(), room.right() - room.left() - px(_TIME + 34), room.height()
        )
        beside = row.detail
        width = text_width(beside, small) + px(10) if beside else 0
        first = QRectF(words.left(), words.top(), words.width() - width, words.height())
        ink = colour.text if is_there else colour.text2
        end = draw_line(painter, first, " ".join(row.text.split()), theme.font(TextKind.BODY), ink)
        if beside:
            rest = QRectF(end + px(10), words.top(), words.right() - end - px(10), words.height())
            draw_line(painter, rest, beside, small, colour.text3)

    def _paint_action(self, painter: QPainter, room: QRectF, action: CaseAction) -> None:
        theme = self._themes.current
        px, colour, right = theme.px, theme.colour, room.right()
        caption = theme.font(TextKind.CAPTION)
        for name in reversed(action.lacks):
            right = paint_mark(painter, room, right, (name.capitalize(), False), theme)
        told = " · ".join(filter(None, (action.owner, action.due)))
        if told and not action.done:
            width = text_width(told, caption)
            draw_line(
                painter, QRectF(right - width, room.top(), width + 1, room.height()), told, caption, colour.text2
            )
            right -= width + px(6)
        sign = QRectF(room.left() + px(20), room.center().y() - px(7), px(14), px(14))
        paint_icon(painter, sign, "check" if action.done else "square", colour.text2)
        words = QRectF(sign.right() + px(10), room.top(), right - sign.right() - px(16), room.height())
        draw_line(painter, words, " ".join(action.text.split()), theme.font(TextKind.BODY), colour.text)


_RIGHT = Qt.AlignmentFlag.AlignRight


class RowsList(PlainList):
    """A click on a row opens the first finding that speaks of it; Enter shows the row in the timeline."""

    row_wished = Signal(str)
    """The row with that id is to be shown in the timeline."""

    def __init__(self, themes: ThemeService, model: DoctorModel, parent: QWidget | None = None) -> None:
        super().__init__("Rows and action items", parent)
        self.setAccessibleDescription("Enter shows the row in the timeline")
        self._model = model
        self.setItemDelegate(BesidePainter(themes, model, self))
        self.clicked.connect(self._on_pointed)
        model.changed.connect(self._show)
        model.chosen_changed.connect(self._on_other_open)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the row in the timeline; all else moves, as in every list."""
        one = self.currentIndex().data(ROW)
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() not in plain:
            event.ignore()
        elif isinstance(one, Beside) and one.row is not None and one.row.id and not event.isAutoRepeat():
            self.row_wished.emit(one.row.id)

    def _show(self) -> None:
        beside = self._model.shown.beside
        rows: list[Any] = [one for one in beside if one.row is not None]
        actions = [one for one in beside if one.action is not None]
        if actions:
            rows += [f"Action items  {len(actions)}", *actions]
        top = self.verticalScrollBar().value()
        current = self.currentIndex().row() if self.hasFocus() else -1
        self.show_rows(rows, [_spoken(one) for one in rows], min(current, len(rows) - 1))
        self.verticalScrollBar().setValue(top)

    def _on_other_open(self) -> None:
        """The first row that the open finding speaks of is in sight."""
        chosen = self._model.chosen
        number = chosen.number if chosen is not None else 0
        rows = (self.rows.index(place, 0) for place in range(self.rows.rowCount()))
        first = next((one for one in rows if number and number in _marks(one.data(ROW))), None)
        if first is not None and not self.hasFocus():
            self.scrollTo(first)
        self.viewport().update()

    def _on_pointed(self, index: QModelIndex) -> None:
        marks = _marks(index.data(ROW))
        listed = self._model.numbered(marks[0]) if marks else None
        if listed is not None:
            self._model.choose(listed)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.doItemsLayout()


def _marks(one: object) -> Sequence[int]:
    return one.marks if isinstance(one, Beside) else ()


def _spoken(one: object) -> str:
    if not isinstance(one, Beside):
        return ""
    number = f", finding {' and '.join(map(str, one.marks))}" if one.marks else ""
    if one.row is not None:
        return f"{one.row.time} {one.row.text} {one.row.detail}".strip() + number
    action = one.action
    assert action is not None
    lacks = f", no {' and no '.join(action.lacks)}" if action.lacks else ""
    return f"{action.text}{lacks}{number}"
