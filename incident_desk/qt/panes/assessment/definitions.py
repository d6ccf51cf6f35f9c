"""What each severity means, beside the questions that decide it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from incident_desk.domain.severity import Level
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.plate import Plate, PlateModel

NOT_STATED = "No definition stated"


class Definitions(QWidget):
    """One line for each level of the incident's scale; the one that it has is in full ink."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[tuple[Level, ...], str | None] = ((), None)
        self._title = QLabel("Severity", self)
        set_tone(self._title, "text2")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self.lines: list[tuple[Plate, Paragraph]] = []
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_levels(self, levels: tuple[Level, ...], current: str | None) -> None:
        """Show these levels, the worst first."""
        if (levels, current) == self._shown:
            return
        self._shown = (levels, current)
        for plate, words in self.lines:
            for widget in (plate, words):
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self.lines = [self._line(row, level, current) for row, level in enumerate(levels, 1)]

    def _line(self, row: int, level: Level, current: str | None) -> tuple[Plate, Paragraph]:
        is_current = level.name == current
        plate = Plate(self._themes, PlateModel(level.name, min(max(level.rank, 0), 4)), self)
        style = ParagraphStyle(weight=500 if is_current else None, colour="text" if is_current else "text2")
        label = f"{level.label}. " if level.label and level.label != level.name else ""
        words = Paragraph(self._themes, f"{label}{level.definition or NOT_STATED}", style, self)
        self._grid.addWidget(plate, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(words, row, 1)
        return plate, words

    def _on_theme_changed(self, theme: Theme) -> None:
        self._title.setFont(theme.font(TextKind.SMALL, weight=600))
