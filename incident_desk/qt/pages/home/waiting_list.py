"""Waiting for you: what is late first, done or opened in place."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.home.waiting import Waiting
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

SHOWN_MOST = 40
"""Rows that are made; more are counted."""


class _Sign(PaintedWidget[Waiting]):
    """Late, a thing to do, or a review."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A small square."""
        return QSizeF(16, 16)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        if self.model.is_late:
            paint_state_glyph(painter, QRectF(1, 1, 14, 14), GlyphState.SLOW, theme)
            return
        icon = "clipboard-check" if self.model.action else "book-open"
        paint_icon(painter, QRectF(0, 0, 16, 16), icon, theme.colour.text3)

    def spoken(self) -> Spoken:
        """Whether it is late."""
        return Spoken("Late" if self.model.is_late else "Waiting")


class WaitingRow(QWidget):
    """One thing, with the button that settles it."""

    done = Signal(object)
    """It is done: the ``Waiting``."""
    opened = Signal(object)
    """Its incident is wanted: the ``Waiting``."""

    def __init__(self, themes: ThemeService, item: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        theme = themes.current
        self.title, self.caption = ElidedLabel(item.title, self), ElidedLabel(item.caption, self)
        self.title.setFont(theme.font(TextKind.BODY))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        set_tone(self.caption, "text3")
        word = "Mark done" if item.action else "Open"
        self.button = Button(themes, ButtonModel(word, small=True, name=f"{word}: {item.title}"), self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(_Sign(themes, item, self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline(themes, parent=self))
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self.item.action is None:
            self.opened.emit(self.item)
        else:
            self.button.setEnabled(False)
            self.done.emit(self.item)


class WaitingList(QWidget):
    """The column of what waits."""

    done = Signal(object)
    """An action item is done: the ``Waiting``."""
    opened = Signal(object)
    """An incident is wanted: the ``Waiting``."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._items: Sequence[Waiting] = ()
        self.heading, self.number = QLabel("Waiting for you", self), QLabel(self)
        self.nothing = QLabel("Nothing waits. Open action items and reviews stand here.", self)
        self.rows: list[WaitingRow] = []
        for label in (self.number, self.nothing):
            set_tone(label, "text3")
        self.nothing.setWordWrap(True)
        self._lay_out()
        self._fit()
        themes.theme_changed.connect(self._on_theme_changed)

    def show_items(self, items: Sequence[Waiting]) -> None:
        """Show these."""
        self._items = items
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(item) for item in items[:SHOWN_MOST]]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
        self.number.setText(str(len(items)) if items else "")
        more = len(items) - len(self.rows)
        self._more.setText(f"and {more} more" if more else "")
        self._more.setVisible(bool(more))
        self.nothing.setVisible(not items)
        self._area.setVisible(bool(items))

    def _row(self, item: Waiting) -> WaitingRow:
        row = WaitingRow(self._themes, item, self._inside)
        row.done.connect(self.done)
        row.opened.connect(self.opened)
        return row

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.number)
        head.addStretch(1)
        self._area = QScrollArea(self)
        self._inside = QWidget(self._area.viewport())
        set_surface(self._inside, "panel")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = QLabel(self._inside)
        set_tone(self._more, "text3")
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Hairline(self._themes, parent=self))
        whole.addWidget(self.nothing)
        whole.addWidget(self._area, 1)
        whole.addStretch(0)

    def _fit(self) -> None:
        theme = self._themes.current
        self._head.setContentsMargins(theme.px(20), theme.px(15), theme.px(20), theme.px(15))
        self.heading.setFont(theme.font(TextKind.STRONG))
        self.number.setFont(theme.font(TextKind.SMALL))
        self.nothing.setFont(theme.font(TextKind.SMALL))
        self.nothing.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), 0)
        self._more.setFont(theme.font(TextKind.SMALL))
        self._more.setContentsMargins(theme.px(20), theme.px(8), 0, theme.px(8))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.show_items(self._items)
