"""What stands on the pages: which version, in whose times, on which paper, at which rate, and what else."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.export.rate_field import RateRow
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_LABEL, _LABEL_COMPACT = 88, 58
_SAYS, _SAYS_SHORT = "Say where something was removed", "Say where it was removed"
Choice = tuple[str, str]
"""What is chosen, and the words for it."""


class OptionsForm(QWidget):
    """Three choices, the hourly rate, and three boxes."""

    changed = Signal()
    """Another choice was made."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.version, self.zone, self.paper = ChoiceBox(self), ChoiceBox(self), ChoiceBox(self)
        # Tab goes in the order in which they are made.
        self.rate = RateRow(themes, self)
        self.says_audience = QCheckBox("", self)
        self.attaches = QCheckBox("Attach the redacted record", self)
        self.says_removed = QCheckBox(_SAYS, self)
        self._labels: list[Lettered] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for name, box in (("Version", self.version), ("Times", self.zone), ("Paper", self.paper)):
            self._add(name, box)
            box.activated.connect(self.changed)
        self._labels.append(self.rate.label)
        self._column.addWidget(self.rate)
        for one in self.boxes:
            self._column.addWidget(one)
            one.clicked.connect(self.changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """The boxes to tick, from above."""
        return self.says_audience, self.attaches, self.says_removed

    def offer(self, box: QComboBox, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these in one of the three boxes, with that one chosen."""
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setEnabled(len(choices) > 1)

    def name_audience(self, title: str) -> None:
        """Say which word would stand on every page."""
        self.says_audience.setText(f"“{title}” on every page")

    def _add(self, name: str, box: QComboBox) -> None:
        label, row = Lettered(self._themes, TextKind.SMALL, "text2", parent=self), QHBoxLayout()
        label.setText(name)
        box.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(box, 1)
        self._labels.append(label)
        self._column.addLayout(row)

    def _on_theme_changed(self, theme: Theme) -> None:
        compact = theme.is_compact
        self._column.setSpacing(theme.px(4))
        for label in self._labels:
            label.setFixedWidth(theme.px(_LABEL_COMPACT if compact else _LABEL))
        for box in (self.version, self.zone, self.paper):
            box.setFont(theme.font(TextKind.SMALL))
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.says_removed.setText(_SAYS_SHORT if compact else _SAYS)
        for one in self.boxes:
            one.setFont(theme.font(TextKind.SMALL))
            one.setMinimumHeight(theme.px(26))
