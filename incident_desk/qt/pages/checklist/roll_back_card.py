"""When to roll back: each reason that the checklist states, the command, and the two answers."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.health_state import State
from incident_desk.domain.playbook import Command, Criterion
from incident_desk.domain.run_criteria import CriterionState
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.checklist.decision import titles
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

_MOST = 6
"""Reasons that have a line; further ones are counted, and all of them are offered in the dialog."""


_NONE: Mapping[str, CriterionState] = {}


def _sign(sensed: CriterionState) -> GlyphState:
    if sensed.mark is None:
        return GlyphState.NO_DATA
    if not sensed.fails:
        return GlyphState.NORMAL
    return GlyphState.SLOW if sensed.mark.state == State.SLOW else GlyphState.DOWN


class _Reason(QWidget):
    """One reason, and whether the run was rolled back for it."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self.glyph = StateGlyph(themes, GlyphModel(GlyphState.NORMAL), self)
        self.words = Lettered(themes, TextKind.BODY, parent=self)
        self.known = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(row, 1)
        px = themes.current.px
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(10))
        row.addWidget(self.glyph)
        row.addWidget(self.words, 1)
        row.addWidget(self.known)

    def show_reason(self, text: str, is_met: bool, known: str, sensed: CriterionState | None = None) -> None:
        """Show it, with what its check says of it, or else what was known of it last."""
        self.words.setText(text)
        if sensed is not None and not is_met:
            self.known.setText(sensed.short)
            self.glyph.set_model(GlyphModel(_sign(sensed), sensed.words))
            self.setAccessibleName(f"{text}: {sensed.words}")
            return
        word = "rolled back for this" if is_met else known or "not reported"
        self.known.setText("rolled back" if is_met else known)
        self.glyph.set_model(GlyphModel(GlyphState.MISSED if is_met else GlyphState.NORMAL, word))
        self.setAccessibleName(f"{text}: {word}")


class RollBackCard(QWidget):
    """The decision that stands while the run goes on."""

    roll_back_wished = Signal()
    """The run is to be rolled back."""
    keep_going_wished = Signal()
    """It goes on, and that is recorded."""
    copy_wished = Signal(object)
    """The command is to be copied: a ``Command``."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._command: Command | None = None
        self.heading = Lettered(themes, TextKind.SMALL, weight=600, parent=self)
        self.state = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.reasons = [_Reason(themes, self) for _ in range(_MOST)]
        self.more = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.command = Lettered(themes, TextKind.MONO, "text2", parent=self)
        self.copy = Button(themes, ButtonModel("", icon="copy", name="Copy the command for rolling back"), self)
        self.last = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.back = Button(themes, ButtonModel("Roll back…", keys=("B",), small=True), self)
        self.keep = Button(themes, ButtonModel("Keep going", Variant.TINTED, ("K",), small=True), self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.back.clicked.connect(self.roll_back_wished)
        self.keep.clicked.connect(self.keep_going_wished)
        self.copy.clicked.connect(self._on_copy_clicked)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    def show_decision(
        self,
        criteria: tuple[Criterion, ...],
        met: str,
        known: Mapping[str, str],
        sensed: Mapping[str, CriterionState] = _NONE,
    ) -> None:
        """Show these reasons; ``met`` are the words of the one for which it was rolled back.

        ``known`` is what was known of each when it was decided last; ``sensed`` what its check says now.
        """
        self.heading.setText(titles(criteria)[1])
        for line, one in zip(self.reasons, criteria, strict=False):
            line.show_reason(one.text, bool(met) and one.text == met, known.get(one.text, ""), sensed.get(one.text))
        for place, line in enumerate(self.reasons):
            line.setVisible(place < len(criteria))
        left = len(criteria) - _MOST
        self.more.setText(f"and {left} more" if left > 0 else "")
        self.more.setVisible(left > 0)

    def show_command(self, command: Command | None) -> None:
        """Show what rolls it back; it can be copied, and is run by nobody here."""
        self._command = command
        self.command.setText(" && ".join(_lines(command.text)) if command else "")
        for widget in (self.command, self.copy, self._over_command):
            widget.setVisible(command is not None)

    def say(self, state: str, last: str) -> None:
        """How it stands, and what was decided last."""
        self.state.setText(state)
        self.last.setText(last)
        self.last.setToolTip(wrapped(last))

    def allow(self, running: bool) -> None:
        """Nothing is decided of a run that has ended: what was seen has the room of the buttons."""
        for button in (self.back, self.keep):
            if button.isEnabled() is not running:
                button.setEnabled(running)
                button.setVisible(running)
        self._show_words()

    def show_key(self, is_own: bool) -> None:
        """Whether the key means Keep going now, and not Seen."""
        model = ButtonModel("Keep going", Variant.TINTED, ("K",) if is_own else (), small=True)
        if model != self.keep.model:
            self.keep.set_model(model)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame: this is a decision, and no list."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, radius = QRectF(self.rect()), theme.tokens.radii.panel
        fill_box(painter, area, radius, theme.colour.raised)
        outline_box(painter, area, radius, theme.colour.accent_line)
        painter.end()

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(1, 0, 1, 0)
        self._head, self._foot, self._line = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.state)
        self._line.addWidget(self.command, 1)
        self._line.addWidget(self.copy)
        self._foot.addStretch(0)
        for widget in (self.last, self.back, self.keep):
            self._foot.addWidget(widget, 1 if widget is self.last else 0)
        self._over_command = Hairline(self._themes, parent=self)
        self._column.addLayout(self._head)
        for line in self.reasons:
            self._column.addWidget(line)
        self._column.addWidget(self.more)
        self._column.addWidget(self._over_command)
        self._column.addLayout(self._line)
        self._column.addWidget(Hairline(self._themes, parent=self))
        self._column.addLayout(self._foot)

    def _fit(self, theme: Theme) -> None:
        side, above = theme.px(16), theme.px(5 if theme.is_compact else 10)
        for line in (self._head, self._foot, self._line):
            line.setContentsMargins(side, above, theme.px(12), above)
            line.setSpacing(theme.px(10))
        if theme.is_compact:
            self._head.setContentsMargins(0, 0, 0, 0)
        for reason in self.reasons:
            reason.setFixedHeight(theme.px(26 if theme.is_compact else 36))
        self.more.setContentsMargins(side, 0, side, above)
        self._show_words()

    def _show_words(self) -> None:
        """Where it is narrow the column's head says the same, and beside buttons the last answer has no room."""
        is_wide = not self._themes.current.is_compact
        for widget in (self.heading, self.state):
            widget.setVisible(is_wide)
        self.last.setVisible(is_wide or self.back.isHidden())

    def _on_copy_clicked(self) -> None:
        if self._command is not None:
            self.copy_wished.emit(self._command)


def _lines(text: str) -> list[str]:
    """The lines of a command without its comments."""
    lines = [one.strip() for one in text.splitlines()]
    return [one for one in lines if one and not one.startswith("#")] or lines
