"""The action items of the review: what is to be done, by whom, until when, and what each lacks."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from incident_desk.domain.doctor.by_when import lacks
from incident_desk.domain.incident import ActionItem
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.painting import begin_row, paint_mark
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.lettering import draw_line

_ROW, _ROW_COMPACT, _SIGN = 44, 40, 16
_FIELDS: Mapping[int, str] = {
    Qt.Key.Key_O: "owner",
    Qt.Key.Key_D: "due",
    Qt.Key.Key_T: "type",
    Qt.Key.Key_H: "horizon",
    Qt.Key.Key_E: "end_state",
    Qt.Key.Key_R: "result",
    Qt.Key.Key_K: "ticket",
}
"""What each letter says anew of the item that is chosen."""


_KEYS = (
    "Enter edits one, Space says that it is done; O owner, D date, T type, H horizon, E how it is seen, R result, "
    "K ticket"
)


class ActionPainter(QStyledItemDelegate):
    """A box, the words, and who and until when; what is missing is a dashed chip."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(0, row_height(self._themes.current))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one action item."""
        theme, one = self._themes.current, index.data(ROW)
        area = begin_row(painter, option, theme)
        px, colour = theme.px, theme.colour
        side = px(_SIGN)
        sign = QRectF(area.left() + px(6), area.center().y() - side / 2, side, side)
        paint_icon(painter, sign, "clipboard-check" if one.done else "square", colour.text2)
        right = area.right() - px(6)
        for told, is_there in reversed(_chips(one)):
            right = paint_mark(painter, area, right, (told, is_there), theme)
        words = QRectF(sign.right() + px(10), area.top(), right - sign.right() - px(16), area.height())
        ink = colour.text3 if one.done else colour.text
        if told := _seen(one):
            # How one sees that it is done stands under what is to be done.
            under = words.adjusted(0, words.height() / 2, 0, -px(2))
            draw_line(painter, under, told, theme.font(TextKind.CAPTION), colour.text3)
            words = words.adjusted(0, px(2), 0, -words.height() / 2)
        draw_line(painter, words, " ".join(one.text.split()), theme.font(TextKind.BODY), ink)
        painter.restore()


class ActionRows(PlainList):
    """Enter edits one, Space says that it is done or is not, a letter says one thing of it anew."""

    done_wished = Signal(object)
    """The ``ActionItem`` is done, or is open again."""
    field_wished = Signal(object, str)
    """Of the ``ActionItem`` that field is to be said anew."""

    def event(self, event: QEvent) -> bool:
        """The letters are the list's while it has the keyboard, and none of the desk's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _letter_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, letters say; all else as in every list."""
        one, field = self.currentIndex().data(ROW), _letter_of(event)
        if event.key() == Qt.Key.Key_Space and isinstance(one, ActionItem) and not event.isAutoRepeat():
            self.done_wished.emit(one)
        elif field and isinstance(one, ActionItem):
            self.field_wished.emit(one, field)
        else:
            super().keyPressEvent(event)


class ActionList(QWidget):
    """Says what is wished; the page asks and writes."""

    add_wished = Signal()
    """A new one."""
    edit_wished = Signal(object)
    """The ``ActionItem`` is to be said anew."""
    done_wished = Signal(object)
    """The ``ActionItem`` is done, or is open again."""
    field_wished = Signal(object, str)
    """Of the ``ActionItem`` that field is to be said anew."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = Lettered(themes, TextKind.STRONG, parent=self)
        self._beside = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.add = Button(themes, ButtonModel("Add…", keys=("Ctrl", "Shift", "N"), small=True), self)
        self.rows = ActionRows("Action items", self)
        self.rows.setAccessibleDescription(_KEYS)
        self.rows.setItemDelegate(ActionPainter(themes, self))
        self._title.setText("Action items")
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title)
        head.addWidget(self._beside, 1)
        head.addWidget(self.add)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.rows)
        self.add.clicked.connect(self.add_wished)
        self.rows.chosen.connect(self.edit_wished)
        self.rows.done_wished.connect(self.done_wished)
        self.rows.field_wished.connect(self.field_wished)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_items(self, items: tuple[ActionItem, ...]) -> None:
        """Show these."""
        left = sum(not one.done for one in items)
        self._beside.setText(f"{left} open of {len(items)}" if items else "none yet")
        here = self.rows.currentIndex().row()
        self.rows.show_rows(items, [_spoken(one) for one in items], min(here, len(items) - 1))
        self._fit()

    def _fit(self) -> None:
        height = row_height(self._themes.current) * self.rows.rows.rowCount()
        self.rows.setFixedHeight(height + 2)
        self.rows.setVisible(bool(height))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.rows.doItemsLayout()


def row_height(theme: Theme) -> int:
    """The height of one row."""
    return theme.px(_ROW_COMPACT if theme.is_compact else _ROW)


def _letter_of(event: QKeyEvent) -> str:
    """The field that this key says anew; empty where it is none."""
    is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return _FIELDS.get(event.key(), "") if is_bare else ""


def _seen(one: ActionItem) -> str:
    """How one sees that it is done, and what was seen."""
    told = (("Done when", one.end_state), ("Result", one.result))
    return " · ".join(f"{name}: {' '.join(words.split())}" for name, words in told if words)


def _chips(one: ActionItem) -> tuple[tuple[str, bool], ...]:
    """What stands beside it, each with whether it is there: a closed one lacks nothing."""
    told = [(words, True) for words in (one.ticket, one.type, one.horizon) if words]
    told += [(words, True) for words in (one.owner, one.due) if words]
    return (*told, *((name.capitalize(), False) for name in _lacks(one)))


def _lacks(one: ActionItem) -> tuple[str, ...]:
    return lacks(one.owner, one.due, one.horizon, done=one.done)


def _spoken(one: ActionItem) -> str:
    parts = ("done" if one.done else "open", one.owner or "", one.due or "", one.type, one.horizon)
    missing = f"no {' and no '.join(_lacks(one))}" if _lacks(one) else ""
    end = f"done when {one.end_state}" if one.end_state else ""
    more = [f"{name} {words}" for name, words in (("result", one.result), ("ticket", one.ticket)) if words]
    return ", ".join(filter(None, (one.text, *parts, end, *more, missing)))
