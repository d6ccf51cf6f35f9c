"""Health then, what was not known then, and the last update then."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.health import State
from incident_desk.domain.rewound import Rewound
from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lanes_view import LanesView
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.replay.then import Then, later_words
from incident_desk.qt.panes.health.count_strip import Count, CountsModel, CountStrip
from incident_desk.qt.panes.health.glyphs import GLYPHS
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import inert

MOST_UNKNOWN = 9
LEAST = 260
"""Pixels of the design that the lanes are wide at least."""


class _Line(QWidget):
    """A name at the left, what is said of it at the right."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Lettered(themes, TextKind.BODY, parent=self)
        self.said = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.name, 1)
        row.addWidget(self.said)

    def show_line(self, name: str, said: str) -> None:
        """Show these words."""
        self.name.setText(name)
        self.said.setText(said)
        self.setAccessibleName(f"{name}: {said}")


class SideThen(QWidget):
    """The right column of the rewound desk."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Health, what was not known, and the last update then")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.area)
        self._inside = QWidget(self.area.viewport())
        self.health, self.unknown_title, self.update_title = (QLabel(words, self._inside) for words in (
            "Health then", "Not known then", "Last update then"))  # fmt: skip
        self.counts = CountStrip(themes, CountsModel(), self._inside)
        self.lanes: LanesView | None = None
        self.no_checks = Lettered(themes, TextKind.BODY, "text2", parent=self._inside)
        self.unknown_words = Lettered(themes, TextKind.SMALL, "text3", parent=self._inside)
        self.lines = [_Line(themes, self._inside) for _ in range(MOST_UNKNOWN)]
        self.sent = Lettered(themes, TextKind.SMALL, "text3", parent=self._inside)
        self.update_text = QLabel(self._inside)
        self._lay_out()
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_then(self, then: Then) -> None:
        """Show what is known of that moment."""
        self._show_health(then)
        self._show_unknown(then.rewound)
        updates = then.incident.updates
        self.update_text.setText(inert(updates[-1].text) if updates else "No update was sent until then")
        where = f" to {', '.join(updates[-1].channels)}" if updates and updates[-1].channels else ""
        self.sent.setText(f"sent {clock_face(updates[-1].at)}{where}" if updates else "")

    def _show_health(self, then: Then) -> None:
        has_checks = bool(then.states)
        if self.lanes is None:
            self.lanes = LanesView(self._themes, then.lanes, self._inside)
            self.lanes.setMinimumWidth(self._themes.current.px(LEAST))
            self._column.insertWidget(1, self.lanes)
        self.lanes.set_model(then.lanes)
        self.lanes.setVisible(has_checks)
        self.no_checks.setVisible(not has_checks)
        self.no_checks.setText("No check was watched then")
        self.counts.set_model(CountsModel(counts_model(then)))

    def _show_unknown(self, rewound: Rewound) -> None:
        shown = rewound.unknown[:MOST_UNKNOWN]
        self.unknown_words.setText("when it became known" if shown else "everything that is stated now was known")
        for line, one in zip(self.lines, (*shown, *[None] * (len(self.lines) - len(shown))), strict=True):
            line.setVisible(one is not None)
            if one is not None:
                later = later_words(one.written_at - rewound.moment)
                line.show_line(one.title, f"{later}, at {clock_face(one.written_at)}")

    def _lay_out(self) -> None:
        self._column, self._heads = QVBoxLayout(self._inside), [QHBoxLayout() for _ in range(3)]
        rest: Sequence[QWidget] = (self.counts, self.unknown_words, self.sent)
        for head, title, beside in zip(
            self._heads, (self.health, self.unknown_title, self.update_title), rest, strict=True
        ):
            title.setTextFormat(Qt.TextFormat.PlainText)
            head.addWidget(title)
            head.addWidget(beside, 1)
        self.update_text.setTextFormat(Qt.TextFormat.PlainText)
        self.update_text.setWordWrap(True)
        self.update_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_tone(self.update_text, "text2")
        self._column.addLayout(self._heads[0])
        self._column.addWidget(self.no_checks)
        self._column.addWidget(Hairline(self._themes, parent=self._inside))
        self._column.addLayout(self._heads[1])
        for line in self.lines:
            self._column.addWidget(line)
        self._column.addWidget(Hairline(self._themes, parent=self._inside))
        self._column.addLayout(self._heads[2])
        self._column.addWidget(self.update_text)
        self._column.addStretch(1)
        self.area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        inset = px(14 if theme.is_compact else 20)
        for title in (self.health, self.unknown_title, self.update_title):
            title.setFont(theme.font(TextKind.PANEL_TITLE))
        for head in self._heads:
            head.setSpacing(px(12))
        self.update_text.setFont(theme.font(TextKind.BODY))
        self._column.setContentsMargins(inset, px(10), inset, px(12))
        self._column.setSpacing(px(8))


def counts_model(then: Then) -> tuple[Count, ...]:
    """The counts of then with their signs, one for each sign."""
    found: dict[object, Count] = {}
    for state, number in then.counts.items():
        glyph = GLYPHS[State(state)]
        before = found[glyph].number if glyph in found else 0
        found[glyph] = Count(glyph, before + number)
    return tuple(found.values())
