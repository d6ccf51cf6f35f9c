"""Joins window, pages and link: which action does what. It holds no rule of an incident."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.qt.alarm_watch import AlarmWatch
from incident_desk.qt.arrival import Arrival
from incident_desk.qt.binding_wishes import BindingWishes
from incident_desk.qt.bringing_wishes import BringingWishes
from incident_desk.qt.check_list_wishes import CheckListWishes
from incident_desk.qt.check_wishes import CheckWishes
from incident_desk.qt.checklist_wishes import ChecklistWishes
from incident_desk.qt.chosen_part import ChosenPart
from incident_desk.qt.closing_wishes import ClosingWishes
from incident_desk.qt.copy_wishes import CopyWishes
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.dialog_wishes import DialogWishes
from incident_desk.qt.doctor_wishes import DoctorWishes
from incident_desk.qt.enforcer import Enforcer
from incident_desk.qt.evidence_wishes import EvidenceWishes
from incident_desk.qt.export_wishes import ExportWishes
from incident_desk.qt.finding_wishes import FindingWishes
from incident_desk.qt.health_wishes import HealthWishes
from incident_desk.qt.import_wishes import ImportWishes
from incident_desk.qt.incident_wishes import IncidentWishes
from incident_desk.qt.leaving import Leaving
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.metrics_wishes import MetricsWishes
from incident_desk.qt.notices import Notices
from incident_desk.qt.outside import Outside
from incident_desk.qt.overview_wishes import OverviewWishes
from incident_desk.qt.playbook_wishes import PlaybookWishes
from incident_desk.qt.record_choice import Elsewhere, RecordChoice
from incident_desk.qt.record_wishes import RecordWishes
from incident_desk.qt.replay_wishes import ReplayWishes
from incident_desk.qt.review_wishes import ReviewWishes
from incident_desk.qt.search_wishes import SearchWishes
from incident_desk.qt.sharing_wishes import SharingWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.qt.undo_wishes import UndoWishes
from incident_desk.qt.wall_wishes import WallWishes
from incident_desk.qt.watchkeeper import Watchkeeper
from incident_desk.qt.window_wishes import WindowWishes
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene
from incident_desk.services.settings import Settings

if TYPE_CHECKING:
    from incident_desk.qt.drill_wishes import DrillWishes

_SAID = frozenset(
    {Kind.STEP_SET, Kind.PHASE_ENTERED, Kind.STATUS_SET, Kind.SEVERITY_CHANGED, Kind.MILESTONE_SET, Kind.ROLE_TAKEN,
     Kind.REOPENED, Kind.UPDATE_SENT, Kind.TARGET_SEEN, Kind.UPDATE_SKIPPED, Kind.CONTACT_CALLED,
     Kind.ESCALATED, Kind.ESCALATION_SNOOZED, Kind.PATTERN_OPENED, Kind.PATTERN_CLOSED}
)  # fmt: skip
"""Acts that are said in a toast, with Undo."""
_SAID_OF_AN_ENTRY = {
    Kind.ENTRY_AMENDED: "Changed. The first wording is kept",
    Kind.ENTRY_STRUCK: "Struck. It stays readable, with the reason",
}
"""Acts that have no row of their own, and what is said of them, with Undo."""
_NEEDS_RECORD = frozenset(
    {
        "declare",
        "drill",
        "import_playbook",
        "import_record",
        "import_checks",
        "watch",
        "playbooks",
        "start_checklist",
    }
)
"""Actions that are on before there is an incident, but work on the record or the library in its folder."""

QUESTION_S = 60
"""How long a question stands in the menu bar."""


class Controller(QObject):
    """Lets the parts of one window hear of each other."""

    def __init__(
        self, window: MainWindow, link: DeskLink, themes: ThemeService, settings: Settings | None = None
    ) -> None:
        super().__init__(window)
        self.stage = Stage(window, link, themes, settings)
        self.arrival = Arrival(self.stage)
        self.focus_ring: QObject | None = None
        self._enforcer, self._alarms, self.watchkeeper = (
            Enforcer(self.stage.link, self.stage.ticker),
            AlarmWatch(self.stage),
            Watchkeeper(self.stage.link, self.stage.ticker),
        )
        self.notices = Notices(window)
        self._record = RecordChoice(self.stage, self.notices)
        window.actions_table.set_incident(False)
        self._window_wishes, self._opener = WindowWishes(self.stage), DialogOpener(self.stage)
        self._dialogs = DialogWishes(self.stage, self._opener)
        self._health, self._finding = HealthWishes(self.stage), FindingWishes(self.stage, self._opener)
        self.checks = CheckWishes(self.stage, self._opener, self._health)
        self._incident_wishes, self._closing = (
            IncidentWishes(self.stage, self._dialogs),
            ClosingWishes(self.stage, self._opener),
        )
        self._exports, self.copies = ExportWishes(self.stage), CopyWishes(self.stage, self._opener)
        self.imports, self.check_lists, self.walls = (
            ImportWishes(self.stage),
            CheckListWishes(self.stage, self._opener),
            WallWishes(self.stage),
        )
        self.playbooks, self.runs = (
            PlaybookWishes(self.stage, self._opener),
            ChecklistWishes(self.stage, self._opener, self._dialogs),
        )
        self.timeline, self.replay = TimelineWishes(self.stage, self._opener), ReplayWishes(self.stage)
        self.evidence, self._outside, self.search = (
            EvidenceWishes(self.stage, self._opener, self.timeline),
            Outside(self.stage),
            SearchWishes(self.stage, self._opener, self.timeline, self.playbooks),
        )
        self.bringing, self.records, self._leaving = (
            BringingWishes(self.stage, self._opener, self.timeline),
            RecordWishes(self.stage, self._opener, self.imports),
            Leaving(self.stage, self._opener, self.watchkeeper),
        )
        self._drills: DrillWishes | None = None
        self._health.edit_wished.connect(self.checks.edit)
        others = (
            self._incident_wishes,
            UndoWishes(self.stage),
            self._health,
            self._dialogs,
            self._finding,
            self._exports,
            self.copies,
            self.imports,
            self.walls,
            self.playbooks,
            self.timeline,
            self.replay,
            self.search,
            OverviewWishes(self.stage, self.timeline),
            self.evidence,
            self.bringing,
            self.records,
            self.runs,
        )
        bindings, self.doctor, self.reviews, self.metrics = (
            BindingWishes(self.stage, self._opener),
            DoctorWishes(self.stage, self._opener, self.timeline),
            ReviewWishes(self.stage, self._opener, self.timeline),
            MetricsWishes(self.stage, self._opener),
        )
        self.ways_out = SharingWishes(
            self.stage, self._opener, ChosenPart(self.stage, self.reviews, self.timeline).id
        )
        own = (
            self.ways_out,
            self._outside,
            self._leaving,
            self.checks,
            self.check_lists,
            bindings,
            self.doctor,
            self.reviews,
            self.metrics,
        )
        tables = (self._window_wishes.table(), *(one.table() for one in (*others, *own)), {"drill": self._drill})
        self._wishes = {action: do for table in tables for action, do in table.items()}
        self.stage.dialogs_closed = self._opener.close
        self._connect()

    @property
    def drills(self) -> "DrillWishes":
        """The drill beside the desk; made when it is first asked for, as no start needs its process."""
        if self._drills is None:
            from incident_desk.qt.drill_wishes import DrillWishes

            self._drills = DrillWishes(self.stage, self._opener, self.notices)
        return self._drills

    def open(self, opener: Callable[[], Office], elsewhere: Elsewhere | None = None) -> None:
        """Open the record in the background; where it can't be, ``elsewhere`` opens the folder that is chosen."""
        self._record.open(opener, elsewhere)

    def close(self) -> None:
        """Say farewell to the guardian, end a drill, stop asking, keep the settings, write what is on its way."""
        # It follows the focus of the whole application, for as long as somebody holds it.
        self.focus_ring = None
        self.watchkeeper.close()
        self._outside.close()
        self.checks.close()
        if self._drills is not None:
            self._drills.stop()
        self._exports.stop()
        self.copies.stop()
        self.ways_out.stop()
        self.records.stop()
        self.imports.stop()
        self.check_lists.stop()
        self.walls.stop()
        self.playbooks.close()
        self.timeline.close()
        self.bringing.close()
        self.replay.close()
        self.search.close()
        self.evidence.close()
        self.runs.close()
        self.reviews.close()
        self.metrics.close()
        self.arrival.close()
        self.stage.feed.stop()
        self.stage.git.close()
        self.stage.remember_place()
        self.stage.desk.log_model.keeper.flush()
        self.stage.link.close()

    def do(self, action: str) -> None:
        """Do an action of the table."""
        wish = self.runs.wish(action) or self._wishes.get(action)
        if wish is not None and action in _NEEDS_RECORD and self.stage.link.office is None:
            # As soon as it is open; where it can't be, the link says so.
            self.stage.link.read(_nothing, lambda _: wish())
        elif wish is not None:
            wish()

    def _drill(self) -> None:
        self.drills.drill()

    def _play(self, path: str, title: str) -> None:
        self.drills.drill((path, title))

    def tell_fault(self, words: str) -> None:
        """A bug of ours came up; the desk goes on."""
        self.notices.tell(
            "The program has a fault", f"{words}. What stands in the timeline is on the disk; check the last entry"
        )

    def _connect(self) -> None:
        stage, link, window = self.stage, self.stage.link, self.stage.window
        self._health.allow_wished.connect(self.checks.look)
        self.evidence.check_pasted.connect(self.checks.paste)
        self.replay.looked_back.connect(self._alarms.show_past)
        self.search.review_wished.connect(self.reviews.show_part)
        self.timeline.replay_wished.connect(self.replay.show)
        self.playbooks.deeds.drill_wished.connect(self._play)
        self.imports.edit_wished.connect(self.playbooks.open)
        self.playbooks.reports_wished.connect(self.imports.take_in)
        link.opened.connect(self._on_opened)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        link.library_changed.connect(self._on_library_changed)
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)
        link.saving_changed.connect(window.show_saving)
        link.not_saved.connect(window.show_not_saved)
        stage.ticker.ticked.connect(window.show_time)
        window.actions_table.triggered.connect(self.do)
        window.rail.page_wished.connect(self.do)
        window.undo_wished.connect(link.undo)
        self._finding.action_found.connect(self.do)
        stage.desk.playbook.noticed.connect(window.say)
        stage.desk.playbook.cause_confirmed.connect(self._on_cause_confirmed)
        stage.desk.log_model.sorted_back.connect(stage.window.say)
        stage.desk.right.noticed.connect(window.say)
        stage.desk.action_wished.connect(self.do)

    def _on_opened(self, office: Office) -> None:
        stage = self.stage
        stage.ticker.use(office.now, office.speed)
        stage.window.show_saving(False)
        stage.settings = office.settings
        if office.drafts is not None:
            stage.desk.log_model.keeper.use(office.drafts)
        stage.use_theme()
        self.arrival.begin()

    def _on_cause_confirmed(self, question: str) -> None:
        self.stage.window.say(question, offer="cause_identified", seconds=QUESTION_S)

    def _on_scene_shown(self, _scene: Scene) -> None:
        self.stage.window.actions_table.set_incident(True)
        self.stage.remember_place()

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        first = change.events[0]
        if first.who != self.stage.link.who:
            return
        if first.kind in _SAID_OF_AN_ENTRY:
            self.stage.window.say(_SAID_OF_AN_ENTRY[Kind(first.kind)], undo=True)
            return
        if first.kind not in _SAID:
            # The Undo of an older toast would take back this act.
            self.stage.window.say("")
            return
        rows = {entry.id: entry.text for entry in scene.entries}
        self.stage.window.say(rows.get(first.id, "Done"), undo=True)

    def _on_library_changed(self, rows: list[Incident]) -> None:
        self.stage.rows = rows
        self.stage.window.rail.show_open(len(self.stage.open_incidents))

    def _on_refused(self, words: str) -> None:
        self.stage.window.say(words)

    def _on_store_failed(self, failure: StoreFailure) -> None:
        title, _, rest = str(failure).partition(". ")
        self.notices.tell(title, rest)


def _nothing(_office: Office) -> None:
    return
