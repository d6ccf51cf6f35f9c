"""The report of a past incident as it was read, line by line: text, whatever it holds."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.past_facts import Source
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat, set_tone
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.elided_label import ElidedLabel

LONGEST = 200_000
"""Letters that are shown: the window holds nothing up for what nobody reads through."""


class SourcePane(QWidget):
    """Can be searched, selected and copied; not changed."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Source, str] | None = None
        self.title, self.name = QLabel("Report", self), ElidedLabel(parent=self)
        set_tone(self.name, "text3")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Report as it was read")
        set_flat(self.text)
        self.setFocusProxy(self.text)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.text, 1)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_source(self, source: Source, text: str) -> None:
        """Show this report; text that was erased from the record is said to be."""
        if self._shown != (source, text):
            self._shown = (source, text)
            self.name.setText(f"{source.name} · {counted(source.lines, 'line')}")
            self.text.setPlainText(inert(_cut(text)) or "Its text was erased from the record.")

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14 if theme.is_compact else 20)
        self._head.setContentsMargins(inset, theme.px(10), theme.px(12), theme.px(10))
        self._head.setSpacing(theme.px(8))
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.name.setFont(theme.font(TextKind.SMALL))
        self.text.setFont(theme.font(TextKind.MONO))
        self.text.document().setDocumentMargin(inset)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}\n\n… {len(text) - LONGEST:,} more letters are in the record and not shown here"
