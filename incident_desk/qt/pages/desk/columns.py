"""Two columns of parts with a line between each two; the second one may be empty."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import ThemeService

SHARES = (440, 608)
"""How two columns share the width."""


class Columns:
    """The layout of a widget. To place its children anew makes none of them anew."""

    def __init__(self, themes: ThemeService, owner: QWidget) -> None:
        self._themes, self._owner = themes, owner
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._lines: list[Hairline] = []
        self._upright = Hairline(themes, upright=True, parent=owner)
        self._row = QHBoxLayout(owner)
        for layout in (self._row, *self._columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._row.addLayout(self._columns[0])
        self._row.addWidget(self._upright)
        self._row.addLayout(self._columns[1])

    def place(self, left: Sequence[QWidget], right: Sequence[QWidget], tall: Sequence[QWidget]) -> None:
        """Put the widgets into the columns, from top to bottom; the ``tall`` ones share the room that is left."""
        used = self._fill(self._columns[0], left, tall, 0)
        used = self._fill(self._columns[1], right, tall, used)
        for place, line in enumerate(self._lines):
            line.setVisible(place < used)
        self._upright.setVisible(bool(right))
        for place, stretch in zip((0, 2), SHARES if right else (1, 0), strict=True):
            self._row.setStretch(place, stretch)

    def _fill(self, column: QVBoxLayout, parts: Sequence[QWidget], tall: Sequence[QWidget], used: int) -> int:
        while column.count():
            column.takeAt(0)
        for part in parts:
            if column.count():
                column.addWidget(self._line(used))
                used += 1
            column.addWidget(part, 1 if part in tall else 0)
        if parts and not any(part in tall for part in parts):
            column.addStretch(1)
        return used

    def _line(self, place: int) -> Hairline:
        if place == len(self._lines):
            self._lines.append(Hairline(self._themes, parent=self._owner))
        return self._lines[place]
