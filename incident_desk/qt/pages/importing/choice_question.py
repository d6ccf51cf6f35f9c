"""A question in the row of its doubt, with a button for each answer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph


class ChoiceQuestion(QWidget):
    """What is asked, and the buttons below it."""

    reached = Signal()
    """The focus came to one of the buttons."""

    def __init__(
        self, themes: ThemeService, model: ImportModel, doubt: Doubt, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._model, self.doubt = themes, model, doubt
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW, "please check"), self)
        self._words = Paragraph(themes, doubt.text, parent=self)
        self.buttons: list[Button] = []

    def height_at(self, width: int) -> int:
        """How high it is in a row of that width."""
        self._turn(width)
        return self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons that do not fit beside each other stand below each other."""
        super().resizeEvent(event)
        self._turn(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that has the focus is to be seen."""
        if event.type() is QEvent.Type.FocusIn:
            self.reached.emit()
        return super().eventFilter(watched, event)

    def say(self, words: str, state: GlyphState, what: str) -> None:
        """What is asked or was answered, with its sign in words."""
        self._glyph.set_model(GlyphModel(state, what))
        self._words.set_text(words)

    def lay_out(self, buttons: Sequence[Button]) -> None:
        """The words, and these below them."""
        px = self._themes.current.px
        self.buttons = list(buttons)
        text = QHBoxLayout()
        text.setSpacing(px(8))
        text.addWidget(self._glyph)
        text.addWidget(self._words, 1)
        self._choices = QHBoxLayout()
        self._choices.setContentsMargins(px(22), 0, 0, 0)
        self._choices.setSpacing(px(8))
        for button in self.buttons:
            button.installEventFilter(self)
            self._choices.addWidget(button)
        self._choices.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(8), px(20), px(10))
        self._column.setSpacing(px(8))
        self._column.addLayout(text)
        self._column.addLayout(self._choices)

    def _turn(self, width: int) -> None:
        gaps = self._choices.spacing() * len(self.buttons) + self._themes.current.px(62)
        wanted = sum((button.sizeHint() for button in self.buttons), QSize()).width() + gaps
        beside = QBoxLayout.Direction.LeftToRight
        self._choices.setDirection(beside if wanted <= width else QBoxLayout.Direction.TopToBottom)
