"""The updates that went out: when, to whom, in which words; to be read and copied, never changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from incident_desk.domain.incident import UpdateSent
from incident_desk.qt.panes.updates.folded_page import FoldedPage
from incident_desk.qt.panes.updates.outreach import sent_words
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.button import Button, ButtonModel

_BETWEEN = "\n\n\n"


class SentPage(FoldedPage):
    """One text, the newest update first."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Sent updates", parent)
        self._sent: tuple[UpdateSent, ...] = ()
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Sent updates, the newest first")
        self.copy = Button(
            themes,
            ButtonModel("Copy", icon="copy", small=True, name="Copy the words of the update at the cursor"),
            self,
        )
        self.head.addWidget(self.copy)
        self.body.addWidget(self.text, 1)
        self.copy.clicked.connect(self._on_copy_clicked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_sent(self, sent: Sequence[UpdateSent]) -> None:
        """Show these, which are in their order."""
        if tuple(sent) == self._sent and self.text.toPlainText():
            return
        self._sent = tuple(sent)
        parts = [sent_words(number, one) for number, one in enumerate(sent, 1)]
        self.title.setText(f"Sent updates {len(parts)}" if parts else "Sent updates")
        self.text.setPlainText(inert(_BETWEEN.join(reversed(parts))) if parts else "No update was sent yet")
        self.copy.setEnabled(bool(parts))

    def _on_copy_clicked(self) -> None:
        """The words alone, as they went out."""
        place, passed = self.text.textCursor().position(), 0
        parts = [sent_words(number, one) for number, one in enumerate(self._sent, 1)]
        for one, part in zip(reversed(self._sent), reversed(parts), strict=True):
            passed += len(part.encode("utf-16-le")) // 2 + len(_BETWEEN)
            if place < passed:
                QApplication.clipboard().setText(one.text)
                return
        if self._sent:
            QApplication.clipboard().setText(self._sent[0].text)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.text.setFont(theme.font(TextKind.SMALL))
        self.text.setMinimumHeight(theme.px(64))
