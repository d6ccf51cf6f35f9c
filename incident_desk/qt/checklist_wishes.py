"""What can be done with the checklist run in front: each action of the table, most through one rule or a dialog."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from incident_desk.domain.checklist import SETTLED
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.dialog_wishes import DialogWishes
from incident_desk.qt.link import DeskLink
from incident_desk.qt.run_course_wishes import RunCourseWishes
from incident_desk.qt.run_exports import RunExports
from incident_desk.qt.run_side import RunSide
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.steering import cancel
from incident_desk.services.desk import Rule
from incident_desk.services.library import Shelved
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.domain.document import ReadDocument
    from incident_desk.qt.pages.checklist.view import ChecklistPage

PAGE = "checklist"
_SAID = frozenset(
    {Kind.STEP_SET, Kind.RUN_FINISHED, Kind.STATUS_SET, Kind.RUN_LIVE, Kind.RUN_KEPT_GOING,
     Kind.RUN_FILLED, Kind.RUN_STAFFED, Kind.TARGET_SEEN, Kind.CRITERION_BOUND}
)  # fmt: skip
"""Acts that are said in a toast, with Undo."""


class ChecklistWishes(QObject):
    """Makes the page of a run when one is first shown, and does what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener, asking: DialogWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._asking = stage, opener, asking
        self._page: ChecklistPage | None = None
        self.exports = RunExports(stage, self)
        stage.show_run = self.show
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.runs.scene_changed.connect(self._on_scene_changed)
        stage.link.runs.listed.connect(self._on_listed)

    @property
    def page(self) -> "ChecklistPage":
        """The page; it is made when it is first asked for."""
        if self._page is None:
            from incident_desk.qt.pages.checklist.view import ChecklistPage
            from incident_desk.qt.pages.checklist.view_model import ChecklistModel
            from incident_desk.qt.panes.log_field.view_model import LogFieldModel

            stage, office = self._stage, self._stage.link.office
            model = ChecklistModel(stage.link, stage.ticker)
            log_model = LogFieldModel(RunSide(stage.link), stage.ticker, office.drafts if office else None)
            page = ChecklistPage(stage.themes, model, log_model, stage.link.who, stage.window.pages)
            page.action_wished.connect(stage.window.actions_table.trigger)
            page.noticed.connect(stage.window.say)
            page.defer_wanted.connect(self.defer)
            page.calling.connect(stage.window.actions_table.set_calling)
            stage.window.add_page(PAGE, page, page.take_focus)
            self._page = page
        return self._page

    @property
    def run(self) -> Incident | None:
        """The run that is shown."""
        return self._page.model.run if self._page is not None else None

    @property
    def in_front(self) -> bool:
        """Whether the page of a run is what the person sees."""
        return self._page is not None and self._stage.window.page == PAGE

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action of runs alone with what does it."""
        return {
            **RunCourseWishes(self._stage, self._opener, self._running).table(),
            "start_checklist": self.start,
            "defer_step": self.defer,
            "keep_going": self.keep_going,
            "roll_back": self.roll_back,
            "finish_run": self.finish,
            "stop_run": self.stop_run,
        }

    def wish(self, action: str) -> Callable[[], None] | None:
        """What an action does that is an incident's elsewhere, while a run is in front; None for all others."""
        if not self.in_front:
            return None
        run = self.exports.run = self.run
        shared: dict[str, Callable[[], None]] = {
            "step_done": self.page.steps.mark_next_done,
            "seen": self.page.model.see,
            "copy_command": self.page.steps.copy_command,
            "next_open": self.page.steps.go_next_open,
            "log": self.page.log.focus_log,
            "export": self.exports.export_pdf,
            "export_pdf": self.exports.export_pdf,
            "export_markdown": self.exports.export_markdown,
        }
        link = self._stage.link
        for name, take_back in (("undo", link.undo), ("redo", link.redo)):
            shared[name] = _Meant(link, take_back)
        if run is not None and not run.led_to:
            # The incident takes the run's record along.
            shared["declare"] = lambda: self._asking.declare(run)
        return shared.get(action)

    def close(self) -> None:
        """The window closes: keep what is typed, give up the report that is being made."""
        self.exports.stop()
        if self._page is not None:
            self._page.log.model.keeper.flush()

    # -- opening ------------------------------------------------------------------------------------------

    def show(self, run: str) -> None:
        """Bring a run to the front, by its id."""
        page = self.page
        self._stage.link.runs.show(run)
        self._stage.window.show_page(PAGE)
        page.take_focus()

    def start(self, wanted: str = "") -> None:
        """Ask which checklist to start.

        ``wanted`` is the title or checksum of the one that is proposed; without it the one that is open in front.
        """
        page: object = self._stage.window.pages.currentWidget()
        wanted = wanted or (page.document if isinstance(page, _Opens) else "")
        dialog = dialogs.StartRunDialog(self._stage.themes, self._stage.window, wanted)
        library = dialog.patience = dialogs.Patience("Reading the library…", dialog)
        library.over.connect(dialog.try_accept)

        def offer(found: "list[tuple[Shelved, ReadDocument]]") -> None:
            if self._opener.is_open(dialog):
                dialog.offer([document for _, document in found])
                library.end()

        link = self._stage.link
        self._opener.open(
            dialog, lambda: link.runs.start(dialog.wish, link.who, self._started), "start a checklist"
        )
        link.read(lambda office: office.playbooks.playbooks(), offer)

    def _started(self, run: Incident) -> None:
        self.show(run.id)
        self._stage.window.say(f"{run.key} started")

    # -- steps and decisions ------------------------------------------------------------------------------

    def defer(self, step: str = "") -> None:
        """Put a step off: that one, the chosen one, or the next."""
        from incident_desk.services.acts.running import defer

        run, office = self.run, self._stage.link.office
        wanted = step or (self.page.steps.to_defer if run else "")
        found = run.playbook.step(wanted, run.plan) if run and run.playbook and wanted else None
        if run is None or office is None or found is None:
            self._stage.window.say("No step is open")
            return
        if self.page.model.state_of(found.id) in SETTLED:
            self._stage.window.say("Only a step that is open can be put off")
            return
        dialog = dialogs.DeferDialog(self._stage.themes, found.text, office.now(), office.zone, self._stage.window)

        def put_off() -> None:
            why = dialog.deferral
            self._act(run, lambda one, _now: defer(one, found.id, why))

        self._opener.open(dialog, put_off, f"defer {run.key} {found.id}")

    def keep_going(self) -> None:
        """Record that the run goes on, though it was asked whether to roll back."""
        from incident_desk.qt.pages.checklist.decision import criteria_of
        from incident_desk.services.acts.run_course import keep_going

        run = self.run
        if run is not None and criteria_of(run):
            self._act(run, lambda one, now: keep_going(one, now))
        else:
            self._stage.window.say("This checklist does not say when to roll back")

    def roll_back(self) -> None:
        """Ask which reason came true, and end the run as rolled back."""
        from incident_desk.qt.pages.checklist.decision import criteria_of, roll_back_command
        from incident_desk.services.acts.running import roll_back

        run = self._running()
        if run is None:
            return
        criteria, command = criteria_of(run), roll_back_command(run)
        dialog = dialogs.RollBackDialog(self._stage.themes, run, criteria, command, self._stage.window)

        def back() -> None:
            chosen, why = dialog.chosen, dialog.why
            self._act(run, lambda one, _now: roll_back(one, chosen, why))

        self._opener.open(dialog, back, f"roll back {run.key}")

    # -- the end ------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """End the run; while steps are open the rule says which."""
        from incident_desk.services.acts.running import finish

        run, reading = self._running(), self.page.model.reading
        if run is None or reading is None:
            return
        if reading.open:
            self._act(run, lambda one, _now: finish(one))
            return
        dialog = dialogs.FinishRunDialog(self._stage.themes, run, reading, self._stage.window)
        self._opener.open(dialog, lambda: self._act(run, lambda one, _now: finish(one)))

    def stop_run(self) -> None:
        """End the run without its being complete: it was called off."""
        run = self._running()
        if run is None:
            return
        dialog = dialogs.ReasonDialog(
            self._stage.themes, f"Stop {run.key}", "Why is it stopped?", "Stop the run", self._stage.window
        )
        dialog.name_buttons("Stop the run", "Go on")

        def stop() -> None:
            reason = dialog.reason
            self._act(run, lambda one, _now: cancel(one, reason))

        self._opener.open(dialog, stop, f"stop {run.key}")

    # -- inside -------------------------------------------------------------------------------------------

    def _running(self) -> Incident | None:
        """The run while it goes on, with its clocks read; where it has ended that is said."""
        run = self.run
        if run is not None and not run.is_open:
            self._stage.window.say(f"{run.key} has ended already")
            return None
        self.page.model.look()
        return run

    def _act(self, run: Incident, rule: Rule, then: Callable[[Change], None] | None = None) -> None:
        link = self._stage.link
        link.runs.act(rule, link.who, run.id, then)

    def _on_listed(self, runs: Sequence[Incident]) -> None:
        self._stage.window.rail.show_runs(sum(one.is_open for one in runs))

    def _on_page_changed(self, _place: int) -> None:
        """Keys mean the run while it is in front, and the incident on the desk elsewhere."""
        self._stage.window.actions_table.set_run(self.in_front)

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        """What the person did is said, with Undo."""
        first = change.events[0]
        if first.who != self._stage.link.who or first.kind not in _SAID or not self.in_front:
            return
        rows = {entry.id: entry.text for entry in scene.entries}
        self._stage.window.say(rows.get(first.id, "Done"), undo=True)


class _Meant:
    """Takes back the last act on the run, whatever was done elsewhere since: the run is what the person sees."""

    def __init__(self, link: DeskLink, take_back: Callable[[], None]) -> None:
        self._link, self._take_back = link, take_back

    def __call__(self) -> None:
        self._link.standing.acted_last, self._link.runs.acted_last = False, True
        self._take_back()


@runtime_checkable
class _Opens(Protocol):
    """A page on which a document is open."""

    @property
    def document(self) -> str:
        """Its checksum; empty where none is."""
        ...
