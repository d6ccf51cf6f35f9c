"""The playbook as it stood then: read, looked through by phase, and not ticked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.replay.then import Then
from incident_desk.qt.panes.playbook.outline import SectionKind, nodes_of, progress_in_all, sections_of
from incident_desk.qt.panes.playbook.phase_tabs import PhaseTabs
from incident_desk.qt.panes.playbook.step_view import StepView
from incident_desk.qt.panes.playbook.steps import current_step
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel

NONE = "No playbook was attached then"


class StepsThen(QWidget):
    """Follows the phase of then until another one is looked at."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._then: Then | None = None
        self._chosen, self._phase = "", ""
        self.title, self.count = QLabel("Playbook", self), ElidedLabel(parent=self)
        self.tabs = PhaseTabs(themes, self)
        self.steps = StepView(themes, self)
        self.nothing = QLabel(NONE, self)
        for label in (self.title, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.count, "text3")
        set_tone(self.nothing, "text2")
        self._line, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line.addWidget(self.title)
        self._line.addWidget(self.count, 1)
        column.addLayout(self._line)
        column.addWidget(self.tabs)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.nothing)
        column.addWidget(self.steps, 1)
        self.setFocusProxy(self.steps)
        self.tabs.section_chosen.connect(self._on_section_chosen)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_then(self, then: Then) -> None:
        """Show the steps of that moment; another phase of then is followed."""
        self._then = then
        phase = _home(then.incident)
        if phase != self._phase:
            self._phase, self._chosen = phase, ""
        self._show()

    def _show(self) -> None:
        then = self._then
        if then is None:
            return
        incident = then.incident
        sections = sections_of(incident)
        phases = tuple(one for one in sections if one.kind is SectionKind.PHASE)
        key = self._chosen if any(one.key == self._chosen for one in sections) else self._phase
        now = current_step(incident)
        self.tabs.show_sections(phases, key)
        self.steps.show_nodes(nodes_of(incident, key) if key else (), now.id if now else "")
        self.tabs.setVisible(bool(phases))
        self.nothing.setVisible(not sections)
        settled, total = progress_in_all(sections)
        since = len(then.rewound.settled_later)
        more = f", {since} more ticked since" if since else ""
        self.count.setText(f"{settled} of {total} steps then{more}" if total else more.removeprefix(", "))

    def _on_section_chosen(self, key: str) -> None:
        self._chosen = key
        self._show()

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14 if theme.is_compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(theme.px(38 if theme.is_compact else 44))
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.nothing.setFont(theme.font(TextKind.BODY))
        self.nothing.setContentsMargins(inset, theme.px(12), inset, theme.px(12))
        self._line.setContentsMargins(inset, 0, theme.px(12), 0)
        self._line.setSpacing(theme.px(10))


def _home(incident: Incident) -> str:
    """The section of the phase of then, or the first one there is."""
    sections = sections_of(incident)
    here = next((one for one in sections if one.current), None)
    return (here or sections[0]).key if sections else ""
