"""The state of the page: what is chosen, what that makes of the report, and how far its files are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Handout
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.qt.pages.export.counting import Counting
from incident_desk.qt.pages.export.making import Making
from incident_desk.qt.pages.export.resting import RecordFact, chain_words, fact_of
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.services.export_work import ExportWork


class ExportModel(QObject):
    """Shows one incident at a time; every change of what is chosen makes another handout."""

    changed = Signal()
    """Anything of it is something else."""
    prepared = Signal()
    """There is another handout."""
    rested = Signal()
    """It is known whether the record's chain holds."""
    noticed = Signal(str)
    """Something is to be said."""

    def __init__(self, link: DeskLink, work: "ExportWork", parent: QObject | None = None) -> None:
        super().__init__(parent or link)
        self._link, self.work = link, work
        self._jobs = Jobs("export", self)
        self.making, self.counting = Making(work, self), Counting(work, self)
        self.choices = Choices()
        self.incident: Incident | None = None
        self.report: ReportModel | None = None
        self.handout: Handout | None = None
        self.problem, self._chain = "", ""
        self.is_behind, self.is_asking = False, False
        """Whether the record has moved on since the report was read; whether another handout is on its way."""
        self._wished = 0
        self.making.changed.connect(self._on_made)
        self.counting.changed.connect(self.changed)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def fact(self) -> RecordFact:
        """What the report rests on."""
        if self.report is None:
            return RecordFact()
        return fact_of(self.report, self.choices.on.zone, self._chain)

    # -- what is wished ---------------------------------------------------------------------------------------

    def begin(self, incident: Incident, version: int | None = None) -> None:
        """Make copies of this incident's report: of that approved version, with 0 as the record stands; with None
        of the version that was chosen here last."""
        is_another = self.incident is None or incident.id != self.incident.id
        before, self.incident = "" if is_another else self.choices.version, incident
        if is_another:
            self.choices = Choices(endings=self.choices.endings, on=self.choices.on, rate=self.choices.rate)
        if version is not None:
            self.choices = self.choices.of_version(version)
        self._drop_version()
        if is_another or self.choices.version != before:
            self.handout = self.report = None
            self.counting.forget()
        elif self.report is not None and not self.is_behind:
            self._go_on()
            return
        self.read()

    def read(self) -> None:
        """Read the report anew."""
        incident, version, rate = self.incident, self.choices.version, self.choices.rate
        if incident is not None:
            key, self.problem, self.is_behind = incident.key, "", False
            self.making.forget()
            self.is_asking = True
            self._link.read(lambda office: office.report(key, int(version or 0), rate), self._on_report)
            self.changed.emit()

    def choose(self, choices: Choices) -> None:
        """Take another choice; what it changes is made anew."""
        before, self.choices = self.choices, choices
        if (choices.version, choices.rate) != (before.version, before.rate):
            self.counting.forget()
            self.read()
        elif choices.wish != before.wish:
            self._ask()
        elif choices.endings != before.endings:
            self._go_on()

    def keep_customer(self, name: str) -> None:
        """Look for a customer's name in every copy from now on."""
        work = self.work
        self._jobs.run(lambda: work.keep_customer(name), lambda _: self._on_kept(name), self._on_failed)

    def rest(self) -> None:
        """Nobody looks: nothing more is made or counted."""
        self.making.rest()
        self.counting.stop()

    def close(self) -> None:
        """Give up what is made; waits until it is."""
        self.making.close()
        self.counting.close()
        self._jobs.close()

    # -- within -----------------------------------------------------------------------------------------------

    def _on_report(self, report: "ReportModel") -> None:
        if self.incident is not None and report.header.id == self.incident.id:
            self.report = report
            incident, until = self.incident.id, report.head.seq
            self._link.read(
                lambda office: office.desk.events(incident), lambda events: self._look_at(events, until)
            )
            self._ask()

    def _look_at(self, events: Sequence[Event], until: int) -> None:
        """Whether the chain of the record holds, off the desk's thread: a long one takes a second."""
        self._jobs.run(lambda: chain_words(events, until), self._on_looked)

    def _on_looked(self, chain: str) -> None:
        self._chain = chain
        self.rested.emit()

    def _ask(self) -> None:
        """Have another handout; what is made of the one before counts no more."""
        report, work = self.report, self.work
        if report is None:
            return
        self._wished += 1
        number, wish = self._wished, self.choices.wish
        self.is_asking, self.problem = True, ""
        self.making.forget()
        self.counting.stop()

        def then(handout: Handout) -> None:
            if number == self._wished:
                self._on_prepared(handout)

        self._jobs.run(lambda: work.prepare(report, wish), then, self._on_failed)
        self.changed.emit()

    def _on_prepared(self, handout: Handout) -> None:
        self.is_asking, self.handout = False, handout
        self.counting.note(handout, None)
        self.prepared.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self.handout is not None and not self.is_asking:
            self.making.begin(self.handout, [ending for ending, _ in self.choices.wanted])
        self.changed.emit()

    def _on_made(self) -> None:
        report = self.report
        if not self.making.is_busy and not self.is_asking and report is not None and self.handout is not None:
            here = self.choices.audience
            others = (one for one in Audience if one is not here)
            self.counting.count(report, tuple(replace(self.choices, audience=one).wish for one in (here, *others)))
        self.changed.emit()

    def _on_kept(self, name: str) -> None:
        self.noticed.emit(f"{name} is looked for in every copy from now on")
        self._ask()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.is_asking = False
        self.noticed.emit(str(error))
        self.problem = str(error)
        self.changed.emit()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        if self.incident is not None and scene.incident.id == self.incident.id:
            self.incident = scene.incident
            if self._drop_version():
                self.read()
                return
            self.is_behind = not self.choices.version
            self.changed.emit()

    def _drop_version(self) -> bool:
        """An approval may be taken back: what is approved no longer is not handed out as if it were."""
        version, incident = self.choices.version, self.incident
        approvals = incident.review.approvals if incident is not None else ()
        if not version or any(str(one.version) == version for one in approvals):
            return False
        self.choices = self.choices.of_version(0)
        self.noticed.emit(f"Version {version} is approved no longer: this is the report as it stands")
        return True
