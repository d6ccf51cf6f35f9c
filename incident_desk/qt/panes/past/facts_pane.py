"""The left side of a past incident on the desk: what its report states, in its own words, to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.past_facts import PastFacts
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.past.facts import NOT_STATED, Section, Stated, sections_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_NAME_WIDTH = 92
_MOST_LINES = 400
"""Lines that are shown; the report beside them has all."""


class FactsPane(QWidget):
    """Arrows and Page keys scroll; nothing here is asked or ticked."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._past: PastFacts | None = None
        self.title = QLabel("Stated by the report", self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("Stated by the report")
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.area, 1)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_past(self, past: PastFacts) -> None:
        """Show what this report states."""
        if past != self._past:
            self._past = past
            self._fill()
            self.area.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        if self._past is None:
            return
        px = self._themes.current.px
        inside = QWidget()
        column = QVBoxLayout(inside)
        inset = px(14 if self._themes.current.is_compact else 20)
        column.setContentsMargins(inset, px(6), inset, px(14))
        column.setSpacing(px(4))
        left = _MOST_LINES
        for section in sections_of(self._past):
            self._add(column, section, left)
            left -= min(left, len(section.lines))
        column.addStretch(1)
        self.area.setWidget(inside)

    def _add(self, column: QVBoxLayout, section: Section, most: int) -> None:
        px = self._themes.current.px
        column.addSpacing(px(8))
        column.addWidget(self._words(section.title, ParagraphStyle(TextKind.STRONG)))
        for line in section.lines[:most]:
            column.addLayout(self._line(line))
        if len(section.lines) > most:
            words = f"… {len(section.lines) - most} more: the report has them"
            column.addWidget(self._words(words, ParagraphStyle(TextKind.SMALL, colour="text3")))

    def _line(self, line: Stated) -> QHBoxLayout:
        """What it is, and its words beside it."""
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px(8))
        tone = "text3" if line.text == NOT_STATED else "text"
        if line.name:
            name = self._words(line.name, ParagraphStyle(TextKind.SMALL, colour="text3"))
            name.setFixedWidth(self._themes.current.px(_NAME_WIDTH))
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words(line.text, ParagraphStyle(TextKind.SMALL, colour=tone)), 1)
        return row

    def _words(self, text: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(self._themes, text, style)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        # A style sheet takes the margins of the contents away; this one is the label's own.
        self.title.setMargin(theme.px(12 if theme.is_compact else 14))
        self.title.setIndent(theme.px(2 if theme.is_compact else 6))
        self._fill()
