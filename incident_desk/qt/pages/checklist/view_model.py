"""What the page of a run shows at this second, and what a person can do in it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.run_reading import RunReading, RunStep, read_run
from incident_desk.domain.sensed_steps import speaks_against
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.run_seeing import see_in_run
from incident_desk.services.acts.running import set_run_step
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

_HALF_MS = 500


class ChecklistModel(QObject):
    """Follows the shown run. Its clocks are read each second while somebody looks."""

    shown_changed = Signal()
    """The run moved on, or it is another one."""
    read = Signal()
    """The clocks were read."""
    course_moved = Signal()
    """The course so far is longer. In a turn of its own."""
    next_moved = Signal()
    """What is next may be another thing, or another time. In a turn of its own."""
    noticed = Signal(str)
    """A short word for the person."""
    reason_wanted = Signal(str, object, str)
    """The step with that id is to have that state, and the question says that a reason is wanted for it."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._beat = QElapsedTimer()
        self.scene: Scene | None = None
        """The shown run with its timeline; None before one is shown."""
        self.reading: RunReading | None = None
        """How it stood at the last reading."""
        self.entry_offsets: tuple[float, ...] = ()
        """When something happened, in seconds since the start."""
        self.is_watched = False
        """Whether somebody looks; behind another page no clock runs."""
        link.runs.scene_shown.connect(self._on_scene_shown)
        link.runs.scene_changed.connect(self._on_scene_changed)
        ticker.ticked.connect(self._on_ticked)
        ticker.ticked.connect(self._say_course)
        ticker.ticked.connect(self._say_next)

    @property
    def run(self) -> Incident | None:
        """The shown run."""
        return self.scene.incident if self.scene else None

    @property
    def pulse(self) -> bool:
        """The half of the blink of what is late."""
        if not self._beat.isValid():
            self._beat.start()
        return (self._beat.elapsed() + _HALF_MS) // (2 * _HALF_MS) % 2 == 0

    @property
    def next_step(self) -> RunStep | None:
        """The step that is next."""
        return self.reading.next_step if self.reading else None

    def state_of(self, step: str) -> StepState:
        """The state of a step."""
        mark = self.run.steps.get(step) if self.run else None
        return mark.state if mark else StepState.TO_DO

    def command_of(self, step: str) -> Command | None:
        """The first command of a step, or of one under it."""
        book = self.run.playbook if self.run else None
        found = book.step(step, self.run.plan if self.run else None) if book and step else None
        return next((one.commands[0] for one in walk((found,)) if one.commands), None) if found else None

    def open_after(self, step: str) -> str:
        """The next open step after that one, going round; empty where no other is open."""
        order = [one.step.id for one in self.reading.steps] if self.reading else []
        place = order.index(step) + 1 if step in order else 0
        waiting = {one.step.id for one in self.reading.open} if self.reading else set()
        return next((one for one in (*order[place:], *order[:place]) if one in waiting and one != step), "")

    # -- doing --------------------------------------------------------------------------------------------

    def mark_next_done(self) -> None:
        """The step that is next is done."""
        if self.next_step is None:
            self.noticed.emit("No step is open")
        else:
            self.set_state(self.next_step.step.id, StepState.DONE)

    def toggle(self, step: str) -> None:
        """Tick an open or deferred step; open a settled one again."""
        self.set_state(step, StepState.TO_DO if self.state_of(step) in SETTLED else StepState.DONE)

    def set_state(self, step: str, state: StepState, reason: str | None = None) -> None:
        """Give a step its state, unless it has it. A tick against the step's check asks why."""
        if state is self.state_of(step) or self.run is None:
            return
        check, how = speaks_against(self.run, step)
        if check and state is StepState.DONE and not reason:
            self.reason_wanted.emit(step, state, f"{check} is {how}. Why is the step done all the same?")
            return
        self.act(lambda run, _now: set_run_step(run, step, state, reason))

    def see(self, due: datetime | None = None) -> None:
        """Somebody has seen what is late since then, or the most pressing alarm: it is silent, no clock stops."""
        self.act(lambda run, now: see_in_run(run, now, due))

    def act(
        self, rule: Callable[[Incident, datetime], Sequence[Draft]], then: Callable[[Change], None] | None = None
    ) -> None:
        """Do what the rule decides on the run."""
        self._link.runs.act(rule, self._link.who, then=then)

    def look(self) -> None:
        """Read the clocks now."""
        office = self._link.office
        if office is not None and self.run is not None:
            self._read(office.now())
            self.course_moved.emit()
            self.next_moved.emit()

    # -- inside -------------------------------------------------------------------------------------------

    def _on_scene_shown(self, scene: Scene) -> None:
        self._take(scene)

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._take(scene)

    def _take(self, scene: Scene) -> None:
        self.scene = scene
        began = scene.incident.declared_at
        offsets = ((row.sort_at - began).total_seconds() for row in scene.entries[1:] if not row.undone)
        self.entry_offsets = tuple(one for one in offsets if one >= 0)
        self.look()
        self.shown_changed.emit()

    def _on_ticked(self, now: datetime) -> None:
        if self.is_watched:
            self._read(now)

    def _say_course(self, _now: datetime) -> None:
        if self.is_watched:
            self.course_moved.emit()

    def _say_next(self, _now: datetime) -> None:
        if self.is_watched:
            self.next_moved.emit()

    def _read(self, now: datetime) -> None:
        run = self.run
        if run is not None:
            # What was written just now has happened, also where the store wrote it a little after the clock.
            self.reading = read_run(run, max(now, run.written_at or now))
            self.read.emit()
