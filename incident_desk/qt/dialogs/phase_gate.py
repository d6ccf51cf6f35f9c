"""Leaving a phase with open steps: carry each over, or say why it is not needed."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.qt.dialogs.frame import DialogFrame, focus_next
from incident_desk.qt.dialogs.lines import DueLines
from incident_desk.qt.dialogs.phase_effects import effects, heading_of, standing
from incident_desk.qt.dialogs.phase_facts import PhaseFacts
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.key_cap import KeyCap, KeyCapModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.upright_area import upright_area

_LEAST, _AROUND, _INSETS = 100, 24, 60
"""How low the rows may become; the room over and under the dialog; and what stands beside the rows in its width."""

_ROOM = 46
"""Letters on both buttons, so that the words beside them have a line."""


class OpenStep(QWidget):
    """An open step with its two ways; the field for the reason is there once it is not needed."""

    def __init__(self, gate: "PhaseGate", step: Step, heading: str = "") -> None:
        super().__init__(gate)
        self.step = step
        themes, px = gate.themes, gate.themes.current.px
        self.choice = Segmented(themes, SegmentedModel(("Carry over", "Not needed"), 0, step.text), self)
        self.why = QLineEdit(self)
        self.why.setPlaceholderText("Why it is not needed")
        self.why.setAccessibleName(f"Why {step.text} is not needed")
        self.why.setVisible(False)
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(gate.plain(step.text, ""))
        if heading:
            words.addWidget(Paragraph(themes, heading, ParagraphStyle(TextKind.CAPTION, colour="text3"), self))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), px(12), px(6))
        column.setSpacing(px(6))
        column.addLayout(row)
        column.addWidget(self.why)
        self.choice.chosen.connect(self._on_chosen)
        self.why.textChanged.connect(self._on_typed)

    @property
    def is_needed(self) -> bool:
        """Whether it goes on being open."""
        return self.choice.model.current == 0

    def lay_out(self) -> None:
        """Know by now how high it is with or without its reason."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def carry_over(self) -> None:
        """It stays open."""
        self.choice.set_current(0)
        self.why.setVisible(False)

    def _on_chosen(self, _place: int) -> None:
        self.why.setVisible(not self.is_needed)
        if not self.is_needed:
            focus_next(self.why)

    def _on_typed(self, text: str) -> None:
        if text and self.is_needed:
            self.choice.set_current(1)
            self.why.setVisible(True)


class PhaseGate(DialogFrame):
    """Opens only when steps are open."""

    def __init__(self, themes: ThemeService, incident: Incident, now: datetime, window: QWidget) -> None:
        following, phase = incident.next_phase, incident.phase
        assert phase is not None and following is not None
        super().__init__(themes, f"Start {following.name}", f"Start {following.name}", window, width=640)
        self._incident, self._phase, self._following = incident, phase, following
        self.rows = [OpenStep(self, step, heading_of(phase, step)) for step in incident.open_steps_of(phase)]
        self._now = now
        self.standing = PhaseFacts(themes, standing(incident, now), self)
        self.effects = DueLines(themes, "After Enter", self)
        self._lay_out_body()
        do, leave = f"Start {following.name}", f"Stay in {phase.name}"
        self.name_buttons(do, leave if len(do) + len(leave) <= _ROOM else "Stay")
        self.say("No phase moves by itself")
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self.carry_all_over)
        for row in self.rows:
            row.choice.chosen.connect(self._on_changed)
            row.why.textChanged.connect(self._on_changed)
        self.tick(now)
        self.do.setFocus()

    @property
    def not_needed(self) -> dict[str, str]:
        """Step ids with the reason why each is not needed."""
        return {row.step.id: row.why.text().strip() for row in self.rows if not row.is_needed}

    def carry_all_over(self) -> None:
        """Every step stays open."""
        for row in self.rows:
            row.carry_over()
        self.do.setFocus()
        self._on_changed()

    def missing(self) -> str:
        """A reason for each step that is not needed."""
        return "" if all(self.not_needed.values()) else "Say in a line why it is not needed"

    def complain(self, words: str) -> None:
        """Say it, and go to the first reason that is missing."""
        super().complain(words)
        next(row for row in self.rows if not row.is_needed and not row.why.text().strip()).why.setFocus()

    def tick(self, now: datetime) -> None:
        """How far the phase is, when its window ends, and what Enter would do by now."""
        self._now = now
        self.standing.set_model(standing(self._incident, now))
        self._show_effects()

    def _lay_out_body(self) -> None:
        px = self.themes.current.px
        count = len(self.rows)
        head = QHBoxLayout()
        are = "step is" if count == 1 else "steps are"
        head.addWidget(self.caption(f"{count} {are} open in {self._phase.name}"), 1)
        head.addWidget(KeyCap(self.themes, KeyCapModel(("Alt", "C")), self))
        head.addWidget(self.plain("carries all over", "text3"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.standing)
        self.body.addLayout(head)
        self.body.addWidget(self._scrolled())
        self.body.addSpacing(px(8))
        self.body.addWidget(self.caption("After Enter"))
        self.body.addWidget(self.effects)

    def _scrolled(self) -> QScrollArea:
        """All open steps, however many: they scroll where the window is too low for them."""
        inside = QWidget(self)
        column = self._rows_column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(Hairline(self.themes, parent=inside))
            column.addWidget(row)
        self._inside = inside
        self._area = area = upright_area(self)
        area.setWidget(inside)
        return area

    def refit(self) -> None:
        """As high as the rows, up to what the window has."""
        for row in self.rows:
            row.lay_out()
        self._rows_column.invalidate()
        px = self.themes.current.px
        self._area.setFixedHeight(0)
        self.body.invalidate()
        rest = self._column.totalHeightForWidth(self.width())
        most = max(px(_LEAST), self._window.height() - px(_AROUND) - rest)
        wanted = self._rows_column.totalHeightForWidth(self.width() - px(_INSETS))
        self._area.setFixedHeight(min(wanted, most))
        super().refit()

    def _on_changed(self) -> None:
        self._show_effects()
        self.refit()

    def _show_effects(self) -> None:
        before = len([line for line in self.effects.lines if not line.isHidden()])
        shown = effects(self._incident, len(self.not_needed), self._now)
        self.effects.show_lines(shown)
        if self.isVisible() and len(shown) != before:
            self.refit()
