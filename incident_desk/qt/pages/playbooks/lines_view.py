"""Lines with their numbers: a source, a playbook to read, or what changed. Text is drawn, never interpreted.

A long line is not cut: the list scrolls sideways, by the bar, by Left and Right, or by the wheel with Shift.
"""

from heapq import nlargest
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.qt.pages.importing.lines import shown
from incident_desk.qt.pages.playbooks.lines import Line, Mark
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.pages.playbooks.view_model import Mode, PlaybooksModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.lettering import draw_line, text_width

_ROW, _HEAD, _DIGITS = 23, 34, 4
_SIDEWAYS = 60
_SIGNS = {Mark.MINUS: "-", Mark.PLUS: "+"}


class LinePainter(QStyledItemDelegate):
    """Numbers before and after, the sign, the words."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._themes, self._model, self._view = themes, model, parent
        self._widest = 0

    def measure(self) -> None:
        """Find how wide the widest line is; the longest ones alone are measured, for there may be thousands."""
        longest = nlargest(8, self._model.lines, key=_letters)
        self._widest = max((self._width(line, self._themes.current) for line in longest), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The head of a part is higher; one without words is a gap."""
        line, theme = index.data(ROW), self._themes.current
        if line.mark is Mark.HEAD:
            return QSize(0, theme.px(_HEAD if line.text else 8))
        return QSize(self._widest, theme.px(_ROW - 2 * theme.is_compact))

    def _width(self, line: Line, theme: Theme) -> int:
        """How wide all of a line is."""
        if self._model.mode is not Mode.READING:
            bold = theme.font(TextKind.MONO, weight=700 if line.mark is Mark.TITLE else None)
            return self._left(theme) + theme.px(30) + round(text_width(shown(line.text), bold))
        kind = TextKind.MONO if line.mark is Mark.COMMAND else TextKind.BODY
        beside = text_width(line.beside, theme.font(TextKind.SMALL)) if line.beside else 0
        return round(text_width(shown(line.text), theme.font(kind)) + beside) + theme.px(70 + 18 * line.depth)

    def _left(self, theme: Theme) -> int:
        """Where the words of a line with numbers begin, its sign left out."""
        one = text_width("0" * _DIGITS, theme.font(TextKind.CAPTION, tabular=True)) + theme.px(10)
        return round(theme.px(10) + one * (2 if self._model.mode is Mode.CHANGES else 1))

    def _seen(self, area: QRectF) -> QRectF:
        """What is seen of a row, however far the list is scrolled sideways."""
        return QRectF(0, area.top(), self._view.viewport().width(), area.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        line, theme = index.data(ROW), self._themes.current
        area = begin_row(painter, option, theme)
        ground = _ground(line.mark, theme)
        if ground is not None:
            painter.fillRect(area.adjusted(0, 0, 0, 0), ground)
        if line.mark is Mark.HEAD:
            self._paint_head(painter, area, line, theme)
        elif self._model.mode is Mode.READING:
            self._paint_reading(painter, area, line, theme)
        else:
            self._paint_numbered(painter, area, line, theme)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, line: Line, theme: Theme) -> None:
        painter.fillRect(area, theme.colour.panel)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.colour.line_strong)
        inner = self._seen(area).adjusted(theme.px(20), 0, -theme.px(16), 0)
        small = theme.font(TextKind.SMALL)
        draw_line(painter, inner, line.beside, small, theme.colour.text2, Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - text_width(line.beside, small) - theme.px(12))
        draw_line(painter, inner, line.text, theme.font(TextKind.SMALL, weight=500), theme.colour.text)

    def _paint_reading(self, painter: QPainter, area: QRectF, line: Line, theme: Theme) -> None:
        inner = area.adjusted(theme.px(20 + 18 * line.depth), 0, -theme.px(16), 0)
        small, colour = theme.font(TextKind.SMALL), theme.colour
        if line.mark is Mark.TITLE:
            draw_line(painter, inner, line.text, theme.font(TextKind.BODY, weight=600), colour.text)
        elif line.mark is Mark.COMMAND:
            draw_line(painter, inner, f"$ {shown(line.text)}", theme.font(TextKind.MONO), colour.text2)
        else:
            sign = "•  " if line.mark is Mark.STEP else ""
            draw_line(painter, inner, sign + shown(line.text), small, colour.text2)
        if line.beside:
            width = text_width(line.beside, small)
            band = self._seen(area).adjusted(0, 1, -theme.px(16), -1)
            band.setLeft(band.right() - width - theme.px(8))
            painter.fillRect(band, colour.well)
            draw_line(painter, band, line.beside, small, colour.text3, Qt.AlignmentFlag.AlignRight)

    def _paint_numbered(self, painter: QPainter, area: QRectF, line: Line, theme: Theme) -> None:
        small, mono, colour = theme.font(TextKind.CAPTION, tabular=True), theme.font(TextKind.MONO), theme.colour
        width = text_width("0" * _DIGITS, small) + theme.px(4)
        left = area.left() + theme.px(10)
        for number in (line.before, line.after) if self._model.mode is Mode.CHANGES else (line.after,):
            band = QRectF(left, area.top(), width, area.height())
            draw_line(painter, band, str(number or ""), small, colour.text3, Qt.AlignmentFlag.AlignRight)
            left += width + theme.px(6)
        sign = _SIGNS.get(line.mark, "")
        band = QRectF(left + theme.px(4), area.top(), theme.px(14), area.height())
        draw_line(painter, band, sign, theme.font(TextKind.MONO, weight=700), _ink(line.mark, theme))
        inner = QRectF(left + theme.px(22), area.top(), area.right() - left - theme.px(30), area.height())
        bold = theme.font(TextKind.MONO, weight=700) if line.mark is Mark.TITLE else mono
        plain = colour.text if line.mark in (Mark.TITLE, Mark.PLUS, Mark.MINUS) else colour.text2
        draw_line(painter, inner, shown(line.text), bold, plain)


class LinesView(PlainList):
    """The lines of the middle."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__("Source", parent)
        self._model = model
        set_surface(self, "well")
        self.painter = LinePainter(themes, model, self)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        model.lines_changed.connect(self._show)
        model.sides_changed.connect(self._name_it)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right show the rest of long lines."""
        steps = {Qt.Key.Key_Left: -_SIDEWAYS, Qt.Key.Key_Right: _SIDEWAYS}
        if event.key() in steps and not event.modifiers():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        place = self.verticalScrollBar().value()
        lines = self._model.lines
        self.painter.measure()
        # A focus that stands here stays on its line, whatever the lines are now.
        current = min(self.currentIndex().row(), len(lines) - 1) if self.hasFocus() else -1
        self.show_rows(lines, [_spoken(line) for line in lines], current)
        self.verticalScrollBar().setValue(place)
        self._name_it()

    def _name_it(self) -> None:
        self.setAccessibleName(
            {Mode.SOURCE: "Source", Mode.READING: "Reading view"}.get(self._model.mode, "Changes")
        )

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.painter.measure()
        self.doItemsLayout()


def _letters(line: Line) -> int:
    return len(line.text) + len(line.beside) + 3 * line.depth


def _spoken(line: Line) -> str:
    number = line.after or line.before
    parts: list[Any] = [
        line.mark.value,
        f"line {number}" if number else "",
        line.text.strip() or "blank",
        line.beside,
    ]
    return ", ".join(part for part in parts if part)


def _ground(mark: Mark, theme: Theme) -> QColor | None:
    grounds = {Mark.MINUS: theme.colour.alarm_tint, Mark.PLUS: theme.colour.good_tint}
    return grounds.get(mark)


def _ink(mark: Mark, theme: Theme) -> QColor:
    return theme.colour.alarm if mark is Mark.MINUS else theme.colour.good
