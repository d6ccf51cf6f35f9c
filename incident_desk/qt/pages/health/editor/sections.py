"""The parts of the form under each other, each with its label at the left and a line above."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.fields import LABEL, Problem, Words
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.theme import Theme, ThemeService


class Section(QWidget):
    """A label, what belongs to it, and what is wrong with it."""

    def __init__(self, themes: ThemeService, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._grid, self.column = QGridLayout(), QVBoxLayout()
        whole.addWidget(Hairline(themes, parent=self))
        whole.addLayout(self._grid)
        self._label = Words(themes, label, "text2")
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self.column, 0, 1)
        self._grid.setColumnStretch(1, 1)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    def hold(self, *content: QWidget) -> "Section":
        """Take these in, under each other. A widget that changes its place is dressed anew with all that is in it:
        so a section has its place before."""
        for widget in content:
            self.column.addWidget(widget)
        return self

    def tell(self, form: CheckForm, *names: str) -> "Section":
        """Say what is wrong with these fields under them."""
        self.column.addWidget(Problem(self._themes, form, names))
        return self

    def _fit(self, theme: Theme) -> None:
        px, is_low = theme.px, theme.is_compact
        self._grid.setContentsMargins(px(20), px(10 if is_low else 18), px(16), px(10 if is_low else 18))
        self._grid.setHorizontalSpacing(px(12))
        self._label.setFixedWidth(px(84 if is_low else LABEL))
        self._label.setContentsMargins(0, px(6), 0, 0)
        self.column.setSpacing(px(6))
