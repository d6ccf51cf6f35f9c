"""What the playbook pane shows and what a person can do in it."""

from dataclasses import dataclass
from datetime import UTC

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Command
from incident_desk.domain.sensed_steps import speaks_against
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.playbook.outline import (
    Node,
    Section,
    SectionKind,
    nodes_of,
    progress_in_all,
    reference_text,
    sections_of,
)
from incident_desk.qt.panes.playbook.steps import (
    BROUGHT,
    current_step,
    first_command,
    is_cause,
    key_of,
    next_open_step,
    pattern_at,
    state_of,
)
from incident_desk.qt.panes.playbook.troubles import Troubles
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.playing import set_step
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

REFERENCE = "reference"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PlaybookShown:
    """Everything that the pane shows. ``looked_at`` is the key of the open section, ``current`` a step's id."""

    title: str = ""
    has_playbook: bool = False
    sections: tuple[Section, ...] = ()
    looked_at: str = ""
    nodes: tuple[Node, ...] = ()
    reference: str = ""
    settled: int = 0
    total: int = 0
    current: str = ""
    actions: tuple[ActionItem, ...] = ()
    can_open: bool = False
    """Whether patterns may be opened: the incident has not ended."""

    @property
    def section(self) -> Section | None:
        """The open section."""
        return next((one for one in self.sections if one.key == self.looked_at), None)

    @property
    def open_actions(self) -> tuple[ActionItem, ...]:
        """Action items that are not done."""
        return tuple(one for one in self.actions if not one.done)

    def keys_from_here(self) -> tuple[str, ...]:
        """The open section, the phases after it, then those before it: where an open step is looked for."""
        phases = [one.key for one in self.sections if one.kind is SectionKind.PHASE]
        if self.looked_at not in phases:
            return (self.looked_at, *phases)
        place = phases.index(self.looked_at)
        return (*phases[place:], *phases[:place])


class PlaybookModel(QObject):
    """Follows the current phase until the person looks at another section; looking enters nothing."""

    shown_changed = Signal()
    """There is something else to show."""
    noticed = Signal(str)
    """A short word for the person, such as that there is nothing to do."""
    cause_confirmed = Signal(str)
    """A suspected cause is confirmed, and it is not recorded when the cause was identified: the question."""
    pattern_opened = Signal(str)
    """The pattern of that key stands on the checklist: the id of its heading."""
    reason_wanted = Signal(str, object, str)
    """The step with that id is to have that state, and the question says that a reason is wanted for it."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._incident: Incident | None = None
        self._chosen: str | None = None
        self._shown = PlaybookShown()
        self.troubles = Troubles(link, self)
        self.troubles.opened.connect(self._on_opened)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def shown(self) -> PlaybookShown:
        """What there is to show."""
        return self._shown

    # -- looking ------------------------------------------------------------------------------------------

    def look_at(self, key: str) -> None:
        """Show this section; the current phase stays what it is. The current phase itself is followed again."""
        self._chosen = None if self._incident is None or key == _home_key(self._incident) else key
        self._show()

    def choose(self, key: str) -> None:
        """Go to a section; a pattern is opened, so that its steps stand on the checklist, unless all has ended."""
        incident = self._incident
        pattern = pattern_at(incident, key) if incident is not None else None
        if incident is None or pattern is None or not incident.is_open:
            self.look_at(key)
        elif pattern.is_open:
            self._on_opened(pattern.key)
        else:
            self.troubles.open(pattern.key)

    def next_open(self, after: str = "") -> str:
        """The id of the next open step after that one, the open section first; "" where none is open.

        The section that holds it is looked at.
        """
        for key in self._shown.keys_from_here() if self._incident else ():
            found = next_open_step(self._incident, key, after) if self._incident else None
            if found is not None:
                self.look_at(key)
                return found.id
        self.noticed.emit("No other step is open")
        return ""

    def command_of(self, step_id: str = "") -> Command | None:
        """The first command of that step, or of the current one."""
        return first_command(self._incident, step_id or self._shown.current) if self._incident else None

    def state_of(self, step_id: str) -> StepState:
        """The state of that step."""
        return state_of(self._incident, step_id) if self._incident else StepState.TO_DO

    # -- doing --------------------------------------------------------------------------------------------

    def mark_current_done(self) -> None:
        """The current step is done; a suspected cause is ruled out."""
        self._tick(self._shown.current)

    def set_doing(self, step_id: str = "") -> None:
        """Somebody does that step now, or the current one."""
        self.set_state(step_id or self._shown.current, StepState.DOING)

    def skip_current(self, reason: str) -> None:
        """The current step is not needed, for that reason."""
        self.set_state(self._shown.current, StepState.NOT_NEEDED, reason)

    def toggle(self, step_id: str) -> None:
        """Tick an open step, open a settled one again; a suspected cause is ruled out instead of done."""
        if self.state_of(step_id) in SETTLED:
            self.set_state(step_id, StepState.TO_DO)
        else:
            self._tick(step_id)

    def set_state(self, step_id: str, state: StepState, reason: str | None = None) -> None:
        """Give that step its state, unless it has it already.

        "Not needed" needs a reason; a tick against the step's check asks for one.
        """
        if not step_id:
            self.noticed.emit("No step is open in this phase")
        elif state is not self.state_of(step_id):
            check, how = speaks_against(self._incident, step_id) if self._incident else ("", "")
            if check and state is StepState.DONE and not reason:
                self.reason_wanted.emit(step_id, state, f"{check} is {how}. Why is the step done all the same?")
                return
            then = self._on_confirmed if state is StepState.CONFIRMED else None
            self._link.act(lambda incident, _now: set_step(incident, step_id, state, reason), then=then)

    def add_action(self, text: str) -> None:
        """Note something to do after the incident; ``@RO`` is its owner, as in the log field."""
        from incident_desk.formats.grammar import read_line

        if text.strip():
            self._link.act(lambda _incident, now: log(read_line(f"+ {text.strip()}", now, UTC, timed=True)))

    def set_action_done(self, action: str, done: bool) -> None:
        """Mark an action item done, or open again."""
        self._link.act(lambda incident, _now: set_action(incident, action, done=done))

    # -- inside -------------------------------------------------------------------------------------------

    def _on_confirmed(self, change: Change) -> None:
        """A confirmed cause is when the cause was identified, unless that is recorded already."""
        if Milestone.CAUSE_IDENTIFIED not in change.after.milestones:
            words = str(change.events[0].data.get("text") or "")
            self.cause_confirmed.emit(f"Cause confirmed: {words[:_SHOWN]}. Is that when it was identified?")

    def _on_opened(self, key: str) -> None:
        """Where it stands on the checklist, or by itself where no phase has begun."""
        incident = self._incident
        if incident is not None:
            self.look_at(_home_key(incident) if incident.phase else key_of(incident, key))
            self.pattern_opened.emit(f"{BROUGHT}/{key}")

    def _tick(self, step_id: str) -> None:
        cause = self._incident is not None and is_cause(self._incident, step_id)
        self.set_state(step_id, StepState.RULED_OUT if cause else StepState.DONE)

    def _on_scene_shown(self, scene: Scene) -> None:
        self._chosen = None
        self._incident = scene.incident
        self._show()

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        if change.before is not None and change.before.phase_place != scene.incident.phase_place:
            self._chosen = None
        self._incident = scene.incident
        self._show()

    def _show(self) -> None:
        shown = _read(self._incident, self._chosen) if self._incident else PlaybookShown()
        if shown != self._shown:
            self._shown = shown
            self.shown_changed.emit()


def _home_key(incident: Incident) -> str:
    """The section of the current phase, or the first one there is."""
    sections = sections_of(incident)
    here = next((one for one in sections if one.current), None)
    return (here or sections[0]).key if sections else ""


def _read(incident: Incident, chosen: str | None) -> PlaybookShown:
    sections = sections_of(incident)
    looked_at = chosen or _home_key(incident)
    settled, total = progress_in_all(sections)
    now = current_step(incident)
    return PlaybookShown(
        title=incident.playbook.title if incident.playbook else "",
        has_playbook=incident.playbook is not None or bool(incident.patterns),
        sections=sections,
        looked_at=looked_at,
        nodes=nodes_of(incident, looked_at),
        reference=reference_text(incident) if looked_at == REFERENCE else "",
        settled=settled,
        total=total,
        current=now.id if now else "",
        actions=incident.actions,
        can_open=incident.is_open,
    )
