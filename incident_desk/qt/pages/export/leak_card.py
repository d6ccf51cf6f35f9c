"""A leak, and what to do about it: to replace it is the filled button of the page while there is one."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.export.scanned import LeakShown
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.shapes import fill_box, outline_box


class LeakCard(QWidget):
    """Shows one leak, the first."""

    show_wished = Signal()
    """Where it stands is to be shown."""
    replace_wished = Signal()
    """It is to be replaced there."""
    keep_wished = Signal()
    """It may stay."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.title = Lettered(themes, TextKind.BODY, weight=500, parent=self)
        self.words = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.look = Button(themes, ButtonModel("Show", small=True, name="Show where it leaks"), self)
        self.keep = Button(
            themes, ButtonModel("Fine here", small=True, name="Let what leaks stay, with a reason"), self
        )
        self.replace = Button(themes, ButtonModel("Replace there", Variant.PRIMARY, ("Enter",), small=True), self)
        self._row, words, buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self), QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.words)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.look)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.replace)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)
        self.look.clicked.connect(self.show_wished)
        self.keep.clicked.connect(self.keep_wished)
        self.replace.clicked.connect(self.replace_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_leak(self, one: LeakShown, of: int) -> None:
        """Show this one of so many."""
        self.title.setText(f"{one.title}, 1 of {of}" if of > 1 else one.title)
        self.words.setText(one.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, box = self._themes.current.colour, QRectF(self.rect())
        fill_box(painter, box, 8, colour.caution_tint)
        outline_box(painter, box, 8, colour.caution_line)
        painter.end()

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        # Where there is little room the words have a line of their own: nothing of them is cut.
        way = QBoxLayout.Direction.TopToBottom if theme.is_compact else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._row.setContentsMargins(px(12), px(8), px(10), px(8))
        self._row.setSpacing(px(2 if theme.is_compact else 8))
