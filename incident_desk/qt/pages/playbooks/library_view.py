"""The library at the left: find, New, every document with what is in it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.importing.opened import KEPT
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.pages.playbooks.shelf import MESSAGES, Row
from incident_desk.qt.pages.playbooks.view_model import REPORT, PlaybooksModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.search_field import SearchField, SearchLook

_HEIGHT, _HEAD = 58, 34
SOON_MS = 180
"""How long a key has to stay on a document until it is opened."""
_MADE = "Made from past incidents"
_HEADINGS = {MESSAGES: "Messages to send", REPORT: "Reports of incidents"}
"""What stands over the documents of these kinds."""


class LibraryPainter(QStyledItemDelegate):
    """Title, what is in it, and whether it is a draft."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A heading is lower."""
        theme = self._themes.current
        height = _HEIGHT if isinstance(index.data(ROW), Row) else _HEAD
        return QSize(0, theme.px(height - 8 * theme.is_compact))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a document, or the heading over those that were made here."""
        theme, row = self._themes.current, index.data(ROW)
        is_open = isinstance(row, Row) and bool(row.name) and row.name == self._model.name
        area = begin_row(painter, option, theme, marked=is_open)
        inner = area.adjusted(theme.px(20), theme.px(7), -theme.px(16), -theme.px(7))
        if isinstance(row, Row):
            self._paint_row(painter, inner, row, theme)
        else:
            font = theme.font(TextKind.SMALL, weight=500)
            draw_line(painter, inner, str(row), font, theme.colour.text3)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: Row, theme: Theme) -> None:
        half = area.height() / 2
        state = _state(row, self._model)
        small = theme.font(TextKind.SMALL)
        room = text_width(state, small) + theme.px(8) if state else 0
        upper = QRectF(area.left(), area.top(), area.width() - room, half)
        draw_line(painter, upper, row.title, theme.font(TextKind.BODY, weight=600), theme.colour.text)
        lower = QRectF(area.left(), area.top() + half, area.width(), half)
        draw_line(painter, lower, _fitting(row.facts, small, area.width()), small, theme.colour.text2)
        if state:
            beside = QRectF(area.left(), area.top(), area.width(), half)
            draw_line(painter, beside, state, small, theme.colour.accent, Qt.AlignmentFlag.AlignRight)


class LibraryView(QWidget):
    """The list with its head."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._name, self._count = Lettered(themes, TextKind.STRONG), Lettered(themes, TextKind.SMALL, "text3")
        self._name.setText("Playbooks")
        self.new = Button(themes, ButtonModel("New", icon="plus", small=True), self)
        self.field = SearchField(themes, SearchLook("Find a playbook or a step"), self)
        self.list = PlainList("Playbooks", self)
        self.list.setItemDelegate(LibraryPainter(themes, model, self))
        self.list.setMouseTracking(True)
        self._lay_out()
        self.new.clicked.connect(self._on_new)
        self.field.textEdited.connect(model.look_for)
        self.field.returnPressed.connect(self._on_found)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        self._wanted: Row | None = None
        """The document that a key went to and that is not open yet."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._on_soon)
        model.rows_changed.connect(self._show)
        model.draft.began.connect(self._show)
        model.draft.compiled_changed.connect(self._repaint)
        themes.theme_changed.connect(self._on_theme_changed)
        self._show()

    def turn(self, wide: bool) -> None:
        """Where there is little room the button is its sign alone, and the field says less."""
        model = ButtonModel("New" if wide else "", icon="plus", small=True, name="New playbook")
        self.new.set_model(model)
        self.field.setPlaceholderText("Find a playbook or a step" if wide else "Find a playbook")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field to the first document that has what is looked for."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if not is_down or event.type() is not QEvent.Type.KeyPress or not self._model.shown_rows:
            return False
        self.list.setFocus()
        self.list.go_to_first()
        return True

    def _on_found(self) -> None:
        """Enter in the field opens the first document that has what is looked for."""
        if self._model.shown_rows:
            self._on_chosen(self._model.shown_rows[0])

    def _lay_out(self) -> None:
        px = self._themes.current.px
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(px(10))
        for widget in (self._name, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.new)
        above = QVBoxLayout()
        above.setContentsMargins(px(20), px(8), px(14), px(10))
        above.setSpacing(px(8))
        above.addLayout(head)
        above.addWidget(self.field)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.list, 1)

    def _show(self) -> None:
        model = self._model
        shown = list(model.shown_rows)
        rows: list[Any] = []
        for row in shown:
            heading = _HEADINGS.get(row.kind, _MADE if row.is_made else "")
            if heading and heading not in rows:
                rows.append(heading)
            rows.append(row)
        words = [_spoken(row, model) if isinstance(row, Row) else "" for row in rows]
        if self._wanted is not None and self._wanted.name == model.name:
            self._wanted = None
        name = self._wanted.name if self._wanted is not None else model.name
        current = next((at for at, row in enumerate(rows) if isinstance(row, Row) and row.name == name), -1)
        self.list.show_rows(rows, words, current)
        self._count.setText(
            str(len(model.rows)) if len(shown) == len(model.rows) else f"{len(shown)} of {len(model.rows)}"
        )

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _on_new(self) -> None:
        self._model.book_wished.emit("")

    def _on_moved(self, row: Row) -> None:
        """A key opens what it goes to, once it stays there; a report is left to Enter, for it leaves the page."""
        is_book = isinstance(row, Row) and row.kind != REPORT
        self._wanted = row if is_book else None
        (self._soon.start if is_book else self._soon.stop)()

    def _on_soon(self) -> None:
        if self._wanted is not None and self._wanted.name != self._model.name:
            self._model.book_wished.emit(self._wanted.name)

    def _on_chosen(self, row: Row) -> None:
        self._soon.stop()
        self._wanted = None
        if row.kind == REPORT:
            self._model.reports_wished.emit([f"{KEPT}{row.name}"])
        else:
            self._model.book_wished.emit(row.name)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.list.doItemsLayout()


def _fitting(facts: str, font: QFont, width: float) -> str:
    """The facts without those in the middle for which there is no room; the tooltip has them all."""
    parts = facts.split(" · ")
    while len(parts) > 2 and text_width(" · ".join(parts), font) > width:
        del parts[-2]
    return " · ".join(parts)


def _state(row: Row, model: PlaybooksModel) -> str:
    is_edited = row.name == model.name and model.draft.is_changed
    return f"draft v{row.version + 1}" if is_edited or (row.draft and row.name != model.name) else ""


def _spoken(row: Row, model: PlaybooksModel) -> str:
    return ", ".join(part for part in (row.title, row.facts, _state(row, model)) if part)
