"""Everything a window works with, on the desk's own thread: the desk, its scenes, the library, the playbooks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.domain.errors import Refused
from incident_desk.domain.incident import Incident
from incident_desk.services.alarms import Alarms, no_alarms
from incident_desk.services.asking import Asking
from incident_desk.services.awake import KeepAwake, LetSleep
from incident_desk.services.desk import Desk
from incident_desk.services.drafts import Drafts
from incident_desk.services.git_watching import GitWatch
from incident_desk.services.guarding import Guardian
from incident_desk.services.history import History
from incident_desk.services.library import Library
from incident_desk.services.memory import Change
from incident_desk.services.monitor import ProbeWorker
from incident_desk.services.ports import Clock, EvidenceStore, RecordStore
from incident_desk.services.record_reading import RecordReader, read_here
from incident_desk.services.scenes import Scene, Scenes
from incident_desk.services.settings import Settings, SettingsStore
from incident_desk.services.spare_setter import NoSpare, SpareSetter
from incident_desk.services.timekeeping import Timekeeper

if TYPE_CHECKING:
    # Reports bring Markdown and HTML with them, which a start has no need of.
    from incident_desk.domain.hourly_rate import HourlyRate
    from incident_desk.domain.report import ReportModel
    from incident_desk.services.export_work import ExportWork
    from incident_desk.services.handing_out import HandingOut
    from incident_desk.services.reporting import Cancel, Reporting
    from incident_desk.services.review_templates import ReviewTemplates
    from incident_desk.services.run_reporting import RunReporting
    from incident_desk.services.searching import Searching
    from incident_desk.services.ways_out import WaysOut

LibraryRow = Incident
"""One line of the library: the incident's state as it stands."""

Listener = Callable[[Scene | None, Change], None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the office is given: the record, steady time, the local zone, the playbooks and the asking worker."""

    store: RecordStore
    clock: Clock
    zone: tzinfo
    desk: Desk
    playbooks: Library
    settings: SettingsStore
    reporting: "Callable[[], Reporting]"
    drafts: Drafts | None = None
    folder: str = ""
    worker: Callable[[], ProbeWorker] | None = None
    has_watch: Callable[[], bool] = lambda: True
    guardian: Callable[[], Guardian] | None = None
    history: Callable[[], History] | None = None
    alarms: Callable[[Callable[[], bool]], Alarms] | None = None
    awake: KeepAwake = field(default_factory=LetSleep)
    git: GitWatch | None = None
    asking: Asking | None = None
    run_reporting: "Callable[[], RunReporting] | None" = None
    review_templates: "Callable[[], ReviewTemplates] | None" = None
    evidence: EvidenceStore | None = None
    searching: "Callable[[], Searching] | None" = None
    copies: "Callable[[], HandingOut] | None" = None
    ways_out: "Callable[[], WaysOut] | None" = None
    exports: "Callable[[], ExportWork] | None" = None
    spare: SpareSetter = field(default_factory=NoSpare)
    record_reader: RecordReader = read_here


class Office:
    """A window's work on the record. Used on one thread, but for ``now``, ``evidence``, ``record_reader``, what
    writes a file that is handed out, and ``desk.new_act``."""

    def __init__(self, given: Surroundings) -> None:
        self._given = given
        self.desk = given.desk
        self.playbooks = given.playbooks
        self.zone = given.zone
        self.folder = given.folder
        self.drafts = given.drafts
        self.settings = given.settings.load()
        self.scenes, self.run_scenes = Scenes(given.desk), Scenes(given.desk)
        self.alarms = given.alarms(self._wants_sound) if given.alarms else no_alarms()
        self.awake = given.awake
        self.spare = given.spare
        self.git = given.git
        self.asking = given.asking
        self.evidence, self.record_reader = given.evidence, given.record_reader
        self.new_copies = given.copies
        """Makes what hands out copies of reports, for a worker; None where nothing does."""
        self.new_ways_out = given.ways_out
        """Makes what prints, mails and shares reports; None where nothing does."""
        self.new_exports = given.exports
        """Makes what makes the formats of a copy, for a worker; None where nothing does."""
        self.new_searching = given.searching
        """Makes what finds words in the records; None where nothing does."""
        self.new_reporting = given.reporting
        """Makes what makes reports; what it has made may be written, and looked at, on any thread."""
        self.new_review_templates = given.review_templates
        """Makes what reads the templates of reviews; None where there are none."""
        self._time = Timekeeper(given.desk, given.clock, given.zone)
        self._version = given.store.version()
        self._listeners: list[Listener] = []
        given.desk.listen(self._on_change)

    def now(self) -> datetime:
        """Steady UTC; may be asked on any thread."""
        return self._given.clock.now()

    @property
    def speed(self) -> float:
        """How many seconds pass here in one second: 1, but in a drill."""
        return self._given.clock.speed

    @property
    def has_watch(self) -> bool:
        """Whether it is on this process to book what the program sees by itself; may be asked on any thread."""
        return self._given.has_watch()

    def new_worker(self) -> ProbeWorker | None:
        """A worker that asks the checks; None where there is none."""
        return self._given.worker() if self._given.worker else None

    def new_history(self) -> History | None:
        """What was heard of the checks; None where nothing of it is kept."""
        return self._given.history() if self._given.history else None

    def new_guardian(self) -> Guardian | None:
        """A guardian that has not been told anything yet; None where nobody guards, as in a drill."""
        return self._given.guardian() if self._given.guardian else None

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of each change with the scene after it, on the desk's thread."""
        self._listeners.append(listener)

    def look_for_others(self) -> None:
        """Take in what other processes wrote."""
        version = self._given.store.version()
        if version != self._version:
            self._version = version
            self.desk.catch_up()
        self.desk.workspace.refresh()

    def notice_time(self, incidents: Sequence[str]) -> None:
        """Note in these incidents that the clock was set, that the computer slept, or that local time moved."""
        self._time.look(incidents)

    def report(self, key: str, version: int = 0, rate: "HourlyRate | None" = None) -> "ReportModel":
        """The report of an incident as it stands, or as that version of it was approved; at a rate with its cost.

        Raises:
            NotFound: there is no such incident, or no such version was approved.
        """
        reporting = self._given.reporting().at_rate(rate)
        return reporting.approved(key, version) if version else reporting.report(key)

    def write_report(self, report: "ReportModel", to: str, cancel: "Cancel | None" = None) -> str:
        """Write a report in the format that the file's name ends in; the answer says where it lies. On any thread.

        Raises:
            DeskError: it could not be made or written, or ``cancel`` was set.
        """
        return self._given.reporting().write(report, Path(to), cancel).words

    def run_reporting(self) -> "RunReporting":
        """What makes the reports of checklist runs; what it has made may be written on any thread.

        Raises:
            Refused: nothing here makes any.
        """
        if self._given.run_reporting is None:
            raise Refused("No report can be made here")
        return self._given.run_reporting()

    def calendar(self, key: str) -> str:
        """The calendar file of what comes after an incident.

        Raises:
            DeskError: nothing comes after it yet, or nothing of it has a date.
        """
        return self._given.reporting().calendar(key, self.now())

    def write_text(self, text: str, to: str) -> str:
        """Write a text that was made, whole or not at all; the answer is where it lies. On any thread.

        Raises:
            DeskError: it could not be written.
        """
        return str(self._given.reporting().write_text(text, Path(to)))

    def copy_evidence(self, sha256: str, to: str) -> str:
        """Save a copy of a piece of evidence; the answer is where it lies. On any thread.

        Raises:
            DeskError: it does not lie there as it was attached, or the copy could not be written.
        """
        if self.evidence is None:
            raise Refused("No evidence is kept here")
        self.evidence.copy_out(sha256, Path(to))
        return to

    def keep_settings(self, settings: Settings) -> None:
        """Remember the settings for the next start."""
        self.settings = settings
        self._given.settings.save(settings)

    def close(self) -> None:
        """Let go of the record, and of what sets pages."""
        self.spare.close()
        self.desk.close()

    def _wants_sound(self) -> bool:
        return self.settings.wants_sound(self.now().astimezone(self.zone))

    def _on_change(self, change: Change) -> None:
        scene = self.scenes.after(change) or self.run_scenes.after(change)
        for listener in self._listeners:
            listener(scene, change)
