"""Joins window, pages and link: which action does what. It holds no rule of an incident."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.dialog_wishes import DialogWishes
from incident_desk.qt.export_wishes import ExportWishes
from incident_desk.qt.finding_wishes import FindingWishes
from incident_desk.qt.incident_wishes import IncidentWishes
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import TITLE, MainWindow
from incident_desk.qt.stage import Stage
from incident_desk.qt.theme import ThemeName, ThemeService
from incident_desk.qt.widgets.banner import BannerModel
from incident_desk.qt.widgets.button import ButtonModel
from incident_desk.qt.window_wishes import WindowWishes
from incident_desk.services.desk import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

_SAID = frozenset(
    {Kind.STEP_SET, Kind.PHASE_ENTERED, Kind.STATUS_SET, Kind.SEVERITY_CHANGED, Kind.MILESTONE_SET, Kind.ROLE_TAKEN,
     Kind.UNDONE, Kind.REOPENED}
)  # fmt: skip
"""Acts that are said in a toast, with Undo."""


class Controller(QObject):
    """Lets the parts of one window hear of each other."""

    def __init__(self, window: MainWindow, link: DeskLink, themes: ThemeService) -> None:
        super().__init__(window)
        self.stage = Stage(window, link, themes)
        self.focus_ring: QObject | None = None
        window.actions_table.set_incident(False)
        self._window_wishes = WindowWishes(self.stage)
        self._opener = DialogOpener(self.stage)
        self._dialogs = DialogWishes(self.stage, self._opener)
        self._finding = FindingWishes(self.stage, self._opener)
        self._incident_wishes = IncidentWishes(self.stage, self._dialogs)
        others = (self._incident_wishes, self._dialogs, self._finding, ExportWishes(self.stage))
        tables = (self._window_wishes.table(), *(one.table() for one in others))
        self._wishes = {action: do for table in tables for action, do in table.items()}
        self.stage.dialogs_closed = self._opener.close
        self._connect()

    def open(self, opener: Callable[[], Office]) -> None:
        """Open the record in the background."""
        self.stage.link.open(opener)

    def close(self) -> None:
        """Stop asking, keep the settings, write what is on its way."""
        self.stage.feed.stop()
        self.stage.remember_place()
        self.stage.desk.log_model.keeper.flush()
        self.stage.link.close()

    def do(self, action: str) -> None:
        """Do an action of the table."""
        wish = self._wishes.get(action)
        if wish is not None:
            wish()

    def _connect(self) -> None:
        stage, link, window = self.stage, self.stage.link, self.stage.window
        link.opened.connect(self._on_opened)
        link.open_failed.connect(self._on_open_failed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        link.library_changed.connect(self._on_library_changed)
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)
        link.saving_changed.connect(window.show_saving)
        stage.ticker.ticked.connect(window.show_time)
        window.actions_table.triggered.connect(self.do)
        window.rail.page_wished.connect(self.do)
        window.undo_wished.connect(link.undo)
        window.banner_answered.connect(self._on_banner_answered)
        self._finding.action_found.connect(self.do)
        stage.desk.playbook.noticed.connect(window.say)
        stage.desk.action_wished.connect(self.do)
        stage.home.action_wished.connect(self.do)
        stage.home.incident_wished.connect(stage.show_incident)

    def _on_opened(self, office: Office) -> None:
        stage = self.stage
        stage.ticker.use(office.now, office.speed)
        stage.window.show_saving(False)
        stage.settings = office.settings
        if office.drafts is not None:
            stage.desk.log_model.keeper.use(office.drafts)
        if stage.settings.theme in (ThemeName.DARK.value, ThemeName.LIGHT.value):
            stage.themes.fix(ThemeName(stage.settings.theme))
        if stage.settings.shown and stage.settings.page == "desk":
            wanted = stage.settings.shown
            stage.link.read(lambda office: office.desk.find(wanted), stage.show_incident)

    def _on_open_failed(self, error: DeskError) -> None:
        self.stage.window.show_banner(BannerModel("The record can't be opened", str(error)))

    def _on_scene_shown(self, scene: Scene) -> None:
        incident = scene.incident
        self.stage.window.actions_table.set_incident(True)
        self.stage.window.setWindowTitle(f"{incident.key} {incident.title} – {TITLE}")
        self.stage.remember_place()

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        first = change.events[0]
        if first.who != self.stage.link.who or first.kind not in _SAID:
            return
        rows = {entry.id: entry for entry in scene.entries}
        words = rows[first.id].text if first.id in rows else "Undone"
        self.stage.window.say(words, undo=first.kind != Kind.UNDONE)

    def _on_library_changed(self, rows: list[Incident]) -> None:
        self.stage.rows = rows
        self.stage.window.rail.show_open(len(self.stage.open_incidents))

    def _on_refused(self, words: str) -> None:
        self.stage.window.say(words)

    def _on_store_failed(self, failure: StoreFailure) -> None:
        title, _, rest = str(failure).partition(". ")
        self.stage.window.show_banner(BannerModel(title, rest, actions=(ButtonModel("Close"),)))

    def _on_banner_answered(self, _action: int) -> None:
        self.stage.window.show_banner(None)
