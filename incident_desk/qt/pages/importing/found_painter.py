"""The delegate of what was understood: ground and focus of each row, and the button of a doubt."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.playbook import Plan
from incident_desk.qt.pages.importing.found import Found, Look, TimesDoubt
from incident_desk.qt.pages.importing.found_rows import (
    Ground,
    change_height,
    doubt_height,
    height_of,
    looked_at_box,
    paint_row,
    set_box,
)
from incident_desk.qt.pages.importing.judged import ANSWERED
from incident_desk.qt.pages.importing.plan_card import CARD, CARD_USED, GAP, paint_plan
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.shapes import outline_box

Index = QModelIndex | QPersistentModelIndex
INSET = 20
"""Pixels of the design at both ends of a row."""


class FoundPainter(QStyledItemDelegate):
    """Paints rows; a click on a doubt's button settles it, one on a plan's card takes it."""

    set_wished = Signal(int)
    """The milestone of that row's doubt is to be set."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of its look; the view holds the width."""
        return QSize(0, self.height_of(index.row()))

    def height_of(self, row: int, width: int = 0) -> int:
        """How high a row is, of a doubt or a change at that width."""
        found, px = self._model.rows[row], self._themes.current.px
        if found.look is Look.DOUBT and width:
            return doubt_height(found, width - 2 * px(INSET), self._themes.current)
        if found.look is Look.CHANGE and width:
            return change_height(found, width - 2 * px(INSET), self._themes.current)
        if found.look is Look.PLAN:
            return px((CARD_USED if self._is_used(found) else CARD) + GAP)
        return height_of(found.look, self._themes.current)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        if index.row() >= len(self._model.rows):
            return
        given: Any = option
        found, theme, whole = self._model.rows[index.row()], self._themes.current, QRectF(given.rect)
        if found.look is Look.PLAN:
            # What parts two cards belongs to none, whatever the style gives a chosen row as its ground.
            painter.fillRect(whole, theme.colour.panel)
            whole.setHeight(whole.height() - theme.px(GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self._model.row:
            painter.fillRect(whole, theme.colour.selection)
            painter.fillRect(QRectF(whole.left(), whole.top(), 3, whole.height()), theme.colour.accent)
        area = self._inner(whole)
        if found.look is Look.PLAN:
            paint_plan(painter, area, found, theme, used=self._is_used(found), radio=self.has_choice)
        elif not self._is_answered_by_buttons(found):
            settled = found.look is Look.DOUBT and self._model.judged.is_settled(index.row())
            paint_row(Ground(painter, area, theme, settled, self._asks(found)), found)
        state = given.state
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, whole.adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on what can be answered."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            given: Any = option
            found, area = self._model.rows[index.row()], self._inner(QRectF(given.rect))
            if set_box(found, area, self._themes.current).contains(event.position()):
                self.set_wished.emit(index.row())
                return True
            is_on_button = looked_at_box(area, self._themes.current).contains(event.position())
            is_painted = found.look is Look.DOUBT and not isinstance(found.thing, TimesDoubt)
            if found.look is Look.PLAN or (is_painted and is_on_button):
                self.answer(index.row())
                return True
        return super().editorEvent(event, model, option, index)

    def answer(self, row: int) -> None:
        """What Space does on a row."""
        found = self._model.rows[row]
        if isinstance(found.thing, Plan) and self.has_choice:
            self._model.answer("plan", found.thing.name)
        else:
            self._model.settle(row)

    @property
    def has_choice(self) -> bool:
        """Whether there are several plans to take one of."""
        opened = self._model.opened
        return opened is not None and len(opened.playbook.plans) > 1

    def _inner(self, whole: QRectF) -> QRectF:
        inset = self._themes.current.px(INSET)
        return whole.adjusted(inset, 0, -inset, 0)

    def _is_used(self, found: Found) -> bool:
        return isinstance(found.thing, Plan) and found.thing.name == self._model.judged.used_plan

    def _is_answered_by_buttons(self, found: Found) -> bool:
        """Whether a widget of its own stands in the row."""
        is_asked = getattr(found.thing, "about", "") in ANSWERED or isinstance(found.thing, TimesDoubt)
        return found.look is Look.DOUBT and is_asked

    def _asks(self, found: Found) -> str:
        """What is to be looked at in the group of a head."""
        if found.mark == "doubt":
            left = self._model.judged.to_check
            return f"{left} to check" if left else ""
        if found.mark == "plan":
            return "choose one" if self._model.judged.asks_plan else ""
        return str(found.thing or "")
