"""The closed escalation: its title, when the next level is due, the button that opens the sheet, and the path."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.qt.panes.escalation.levels import Mark
from incident_desk.qt.panes.escalation.path_list import PathList
from incident_desk.qt.panes.escalation.path_row import PathModel, PathRow
from incident_desk.qt.panes.escalation.view_model import EscalationShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph


class When(QWidget):
    """When the next level is due; an alarm is amber and has its sign."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW, "due"), self)
        self.words = ElidedLabel(parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.glyph)
        self._row.addWidget(self.words, 1)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_when(self, words: str, is_due: bool) -> None:
        """Show these words."""
        self.glyph.setVisible(is_due)
        self.words.setText(words)
        set_tone(self.words, "caution" if is_due else "text3")

    def _on_theme_changed(self, theme: Theme) -> None:
        self.words.setFont(theme.font(TextKind.SMALL, tabular=True))
        self._row.setSpacing(theme.px(5))


class EscalationStrip(QWidget):
    """Two lines at the foot of a column; under a tab that says the title, the path as a list."""

    open_wanted = Signal()
    """The sheet is to open."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.title, self.when = QLabel("Escalation", self), When(themes, self)
        self.button = Button(themes, ButtonModel("Escalate", keys=("E",), small=True), self)
        self.is_tab, self._shown = False, EscalationShown()
        self.path, self.list = PathRow(themes, parent=self), PathList(themes, self)
        self.list.hide()
        self.none = ElidedLabel(parent=self)
        set_tone(self.none, "text3")
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self.title)
        self._head.addWidget(self.when, 1)
        self._head.addWidget(self.button)
        self._column.addLayout(self._head)
        self._column.addWidget(self.path)
        self._column.addWidget(self.list)
        self._column.addWidget(self.none)
        self.button.clicked.connect(self.open_wanted)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def be_tab(self, is_tab: bool) -> None:
        """Stand under a tab: without a title, each level on a line of its own. Or as two lines again."""
        if is_tab is not self.is_tab:
            self.is_tab = is_tab
            self.show_state(self._shown)

    def show_state(self, shown: EscalationShown) -> None:
        """Show the path, or that there is none."""
        self._shown = shown
        following = shown.next_level
        # A time that lies ahead stands in the path itself; under a tab the place of the title is free for it.
        lies_ahead = following is not None and following.mark is Mark.AHEAD
        is_told = bool(shown.levels) and (self.is_tab or not lies_ahead)
        none = "No path stated" if shown.incident and not shown.levels else ""
        self.when.show_when(shown.when if is_told else none if self.is_tab else "", shown.is_due)
        self.title.setVisible(not self.is_tab)
        self.path.setVisible(bool(shown.levels) and not self.is_tab)
        self.list.setVisible(bool(shown.levels) and self.is_tab)
        self.path.set_model(PathModel(shown.levels))
        self.list.set_model(PathModel(shown.levels))
        self.none.setVisible(not shown.levels and not self.is_tab)
        self.none.setText(none)
        self.button.setEnabled(bool(shown.incident))
        self.setAccessibleName("Escalation")
        self.setAccessibleDescription(following.spoken if following else shown.when)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.STRONG))
        self.none.setFont(theme.font(TextKind.SMALL))
        inset = theme.px(14 if theme.is_compact else 20)
        self._head.setSpacing(theme.px(6 if theme.is_compact else 10))
        self._column.setContentsMargins(inset, theme.px(8), theme.px(16), theme.px(10))
        self._column.setSpacing(theme.px(6))
