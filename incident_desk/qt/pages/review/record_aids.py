"""What the record says in the open section, beside what people write: nobody types it a second time."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from incident_desk.formats.review_aid import Aid
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LONGEST = 30_000
"""Signs of a part that are shown here; the report has all of it."""


class RecordText(QTextBrowser):
    """Words of the record, as high as they are; nothing that they name is loaded or opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        set_flat(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_markdown(self, text: str) -> None:
        """Show this."""
        self.document().setMarkdown(text[:_LONGEST], _DIALECT)
        self._wrap()
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing: a picture that somebody's words name stays where it is."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._wrap()
        self._fit()

    def _wrap(self) -> None:
        """Words stay whole, names in a narrow column too; where one is too long for the page all may be broken."""
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        if self.document().size().width() > self.viewport().width():
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def _fit(self) -> None:
        self.setFixedHeight(int(self.document().size().height()) + 2 * self.frameWidth() + 16)


class RecordAids(QWidget):
    """The parts one after the other; those of which the record has nothing are named in a line."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[Aid, ...] = ()
        self.title = Lettered(themes, TextKind.STRONG, parent=self)
        self.note = Paragraph(themes, style=ParagraphStyle(TextKind.CAPTION, colour="text3"), parent=self)
        self.text = RecordText(self)
        self.title.setText("From the record")
        self.text.setAccessibleName("From the record")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.note, self.text):
            column.addWidget(part)
        self._column = column
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.hide()

    def show_aids(self, aids: Sequence[Aid], elsewhere: Sequence[str]) -> None:
        """Show these parts; ``elsewhere`` are, in words, those that the report shows and nobody needs here."""
        has_any = bool(aids or elsewhere)
        self.setVisible(has_any)
        if not has_any:
            return
        empty = [one.title for one in aids if not one.text]
        words = ["The report shows it here; it is not to be typed again."] if any(one.text for one in aids) else []
        words += [f"The report shows here as well: {'; '.join(elsewhere)}."] if elsewhere else []
        words += [f"Nothing is recorded of: {', '.join(empty)}."] if empty else []
        self.note.set_text(" ".join(words))
        self.text.setVisible(any(one.text for one in aids))
        if tuple(aids) != self._shown:
            self._shown = tuple(aids)
            full = [one for one in aids if one.text]
            self.text.show_markdown("\n\n".join(f"**{one.title}**\n\n{one.text}" for one in full))

    def _fit(self) -> None:
        theme = self._themes.current
        self._column.setSpacing(theme.px(6))
        self.text.document().setDefaultFont(theme.font(TextKind.SMALL))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
