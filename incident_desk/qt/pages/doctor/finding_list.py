"""The findings, the most important first: each row has its number, why it matters and what a key does about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
from incident_desk.qt.pages.doctor.faces import BOX, WORDS, kind_of, paint_kind, paint_number
from incident_desk.qt.pages.doctor.listed import Listed
from incident_desk.qt.pages.doctor.open_finding import INDENT, OpenFinding, lines_of
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import ButtonModel, button_size, paint_button
from incident_desk.qt.widgets.lettering import draw_line, text_width

_HEIGHT, _HEIGHT_COMPACT = 92, 80


class FindingPainter(QStyledItemDelegate):
    """Paints the rows that are not open."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.open_mark, self.open_height = "", 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The open one is as high as its words."""
        theme, listed = self._themes.current, index.data(ROW)
        if listed is not None and listed.mark == self.open_mark:
            return QSize(0, self.open_height)
        return QSize(0, theme.px(_HEIGHT_COMPACT if theme.is_compact else _HEIGHT))

    def button_area(self, row: QRect, listed: Listed) -> QRectF:
        """Where the button of a row stands; empty where it has none."""
        theme, model = self._themes.current, button_of(listed)
        if model is None:
            return QRectF()
        size = button_size(model, theme)
        return QRectF(
            row.right() - theme.px(16) - size.width(), row.top() + theme.px(12), size.width(), size.height()
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row; over the open one stands a widget."""
        theme, listed = self._themes.current, index.data(ROW)
        if listed.mark == self.open_mark:
            return
        area = begin_row(painter, option, theme)
        px, colour = theme.px, theme.colour
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colour.line)
        top = area.top() + px(12)
        if listed.number:
            box = QRectF(area.left() + px(20), top, px(BOX), px(BOX))
            paint_number(painter, box, listed.number, theme, is_open=False)
        kind = kind_of(listed)
        paint_kind(painter, QRectF(area.left() + px(48), top, px(18), px(BOX)), kind, theme)
        button, model = self.button_area(area.toRect(), listed), button_of(listed)
        right = button.left() - px(12) if model is not None else area.right() - px(16)
        if model is not None:
            paint_button(painter, button, model, theme)
        self._paint_words(
            painter, QRectF(area.left() + px(INDENT), top, right - area.left() - px(INDENT), 0), listed
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, listed: Listed) -> None:
        theme, finding = self._themes.current, listed.finding
        px, colour = theme.px, theme.colour
        caption, small = theme.font(TextKind.CAPTION), theme.font(TextKind.SMALL)
        title, kind = theme.font(TextKind.BODY, weight=500), WORDS[kind_of(listed)]
        first = QRectF(room.left(), room.top(), room.width() - text_width(kind, caption) - px(10), px(20))
        end = draw_line(painter, first, finding.title, title, colour.text)
        draw_line(
            painter, QRectF(end + px(10), first.top(), room.right() - end, px(20)), kind, caption, colour.text3
        )
        second = QRectF(room.left(), room.top() + px(22), room.width(), px(18))
        draw_line(painter, second, finding.why, small, colour.text2)
        third = QRectF(room.left(), room.top() + px(42), room.width(), px(16))
        draw_line(painter, third, because_of(listed), caption, colour.text3)


class FindingList(PlainList):
    """The rows, with the open one in the place of its row."""

    jump_wished = Signal()
    """The first row of the open finding is to be shown in the timeline."""

    def __init__(
        self, themes: ThemeService, model: DoctorModel, deeds: DoctorDeeds, parent: QWidget | None = None
    ) -> None:
        # Qt asks for the geometry while it makes the list.
        self._model, self._deeds, self._is_made = model, deeds, False
        super().__init__("Findings", parent)
        self.setAccessibleDescription(
            "Enter does what is suggested, Alt and a number another, X sets aside, Control Enter shows the row"
        )
        self.painter_of_rows = FindingPainter(themes, self)
        self.setItemDelegate(self.painter_of_rows)
        self.open = OpenFinding(themes, self.viewport())
        self.open.hide()
        self._is_made = True
        self.open.answered.connect(deeds.answer)
        self.open.aside_wished.connect(deeds.wish_aside)
        self.open.jump_wished.connect(self.jump_wished)
        self.moved.connect(model.choose)
        model.changed.connect(self._show)
        model.chosen_changed.connect(self._show_open)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The open one shows where the focus is."""
        super().focusInEvent(event)
        self.open.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is elsewhere now."""
        super().focusOutEvent(event)
        self.open.show_focus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a finding answers to; all else moves, as in every list."""
        if not answer_key(event, self._deeds, self.jump_wished.emit):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a row opens it; one on its button does what stands there."""
        index = self.indexAt(event.position().toPoint())
        listed = index.data(ROW) if index.isValid() else None
        super().mousePressEvent(event)
        if isinstance(listed, Listed) and event.button() is Qt.MouseButton.LeftButton:
            hit = self.painter_of_rows.button_area(self.visualRect(index), listed).contains(event.position())
            self._model.choose(listed)
            if hit and len(listed.question.remedies if listed.question else ()) == 1:
                self._deeds.answer(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The open one is as wide as the list."""
        super().resizeEvent(event)
        self._show_open()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The open one goes with its row."""
        super().scrollContentsBy(dx, dy)
        self._place_open()

    def updateGeometries(self) -> None:
        """Rows may have moved."""
        super().updateGeometries()
        self._place_open()

    def _show(self) -> None:
        listed = self._model.shown.listed
        self.show_rows(listed, [_spoken(one) for one in listed], self._place())
        self._show_open()

    def _place(self) -> int:
        chosen = self._model.chosen
        marks = [one.mark for one in self._model.shown.listed]
        return marks.index(chosen.mark) if chosen is not None and chosen.mark in marks else -1

    def _show_open(self) -> None:
        chosen, place = self._model.chosen, self._place()
        self.painter_of_rows.open_mark = chosen.mark if chosen is not None and place >= 0 else ""
        if chosen is None or place < 0:
            if self.open.isAncestorOf(self.focusWidget() or self):
                self.setFocus()
            self.open.hide()
            self.scheduleDelayedItemsLayout()
            return
        self.open.show_finding(chosen)
        self.painter_of_rows.open_height = self.open.heightForWidth(self.viewport().width())
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self.rows.index(place, 0))
        self.doItemsLayout()
        self.open.show()
        self._place_open()
        self.scrollTo(self.rows.index(place, 0))

    def _place_open(self) -> None:
        place = self._place() if self._is_made else -1
        if place >= 0:
            self.open.setGeometry(self.visualRect(self.rows.index(place, 0)))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._show_open()


def answer_key(event: QKeyEvent, deeds: DoctorDeeds, jump: Callable[[], object]) -> bool:
    """Do what that key means for findings; whether it means anything."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    does: Callable[[], object] | None = None
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and held in (plain, Qt.KeyboardModifier.AltModifier):
        does = partial(deeds.answer if held else deeds.press, key - (Qt.Key.Key_1 if held else Qt.Key.Key_0))
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        does = {plain: deeds.answer, shift: deeds.wish_all, Qt.KeyboardModifier.ControlModifier: jump}.get(held)
    elif key == Qt.Key.Key_X and held == plain:
        does = deeds.wish_aside
    if does is not None and not event.isAutoRepeat():
        does()
    return does is not None


def button_of(listed: Listed) -> ButtonModel | None:
    """What stands at the right of a row: its one answer, or that it has several."""
    keys = (str(listed.number),) if listed.number else ()
    if listed.question is None:
        return None
    remedies = listed.question.remedies
    if not remedies:
        return None
    words = remedies[0].label if len(remedies) == 1 else f"{len(remedies)} answers"
    return ButtonModel(words, keys=keys, small=True)


def because_of(listed: Listed) -> str:
    """How it is known, or why it is not asked."""
    if listed.aside is not None:
        return f"We know, because {listed.aside.reason}"
    return f"We know, because {listed.finding.because}{lines_of(listed)}."


def _spoken(listed: Listed) -> str:
    finding = listed.finding
    number = f"{listed.number}, " if listed.number else ""
    return f"{number}{finding.title}, {WORDS[kind_of(listed)]}. {finding.why} {because_of(listed)}"
