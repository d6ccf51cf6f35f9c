"""The foot of the pages: what is asked or empty still, and the ways to hand the report out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.questions_link import QuestionsLink
from incident_desk.qt.pages.review.ways_out_button import WaysOutButton
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_LEAST = 360
"""Pixels of the whole."""
_LEAST_TOLD = 130
"""Pixels; in less room nobody reads what is missing."""


class PaperFoot(QWidget):
    """Says what is wished. The keys on its buttons go where they have no room, and so does what is empty still."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        # Made in reading order, which is the order that Tab goes in.
        self.questions = QuestionsLink(themes, 0, self)
        self.told = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.ways_out = WaysOutButton(themes, self)
        self.as_markdown = Button(themes, ButtonModel("Markdown"), self)
        self.as_pdf = Button(themes, ButtonModel("PDF"), self)
        self._row = QHBoxLayout(self)
        for widget in (self.questions, self.told, self.ways_out, self.as_markdown, self.as_pdf):
            self._row.addWidget(widget, 1 if widget is self.told else 0)
        # Hidden, it still keeps the buttons at the right.
        policy = self.told.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.told.setSizePolicy(policy)
        self.questions.setVisible(False)
        self.ways_out.action_wished.connect(self.action_wished)
        self.as_pdf.clicked.connect(self._on_pdf)
        self.as_markdown.clicked.connect(self._on_markdown)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def say_questions(self, count: int) -> None:
        """How many questions are open; with none nothing stands there."""
        self.questions.set_model(count)
        self.questions.setVisible(bool(count))
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room has more words."""
        super().resizeEvent(event)
        self._fit_words()

    # -- within -----------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        theme = self._themes.current
        self._row.setContentsMargins(
            theme.px(14 if theme.is_compact else 20), theme.px(8), theme.px(12), theme.px(8)
        )
        self._row.setSpacing(theme.px(10))
        # Said, or keys that no longer have room would hold it as wide as they are.
        self.setMinimumWidth(theme.px(_LEAST))
        self._fit_words()

    def _fit_words(self) -> None:
        left = 0
        for keys in (True, False):
            self.as_markdown.set_model(ButtonModel("Markdown", keys=("Ctrl", "Shift", "M") if keys else ()))
            self.as_pdf.set_model(ButtonModel("PDF", Variant.PRIMARY, ("Ctrl", "E") if keys else (), "file-down"))
            left = self._left()
            if left >= 0:
                break
        # What is empty is said by the list of sections too.
        self.told.setVisible(left >= self._themes.current.px(_LEAST_TOLD))

    def _left(self) -> int:
        """Pixels beside the buttons."""
        margins, buttons = self._row.contentsMargins(), [self.ways_out, self.as_markdown, self.as_pdf]
        widths = [one.sizeHint().width() for one in buttons]
        widths += [self.questions.sizeHint().width()] if self.questions.model else []
        return (
            self.width() - margins.left() - margins.right() - sum(widths) - self._row.spacing() * (len(widths) + 1)
        )

    def _on_pdf(self) -> None:
        """The page on which it is said for whom; without a question it is in the menu."""
        self.action_wished.emit("export")

    def _on_markdown(self) -> None:
        self.action_wished.emit("export_markdown")

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
