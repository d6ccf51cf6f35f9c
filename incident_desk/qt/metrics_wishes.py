"""The page Metrics: it is made when it is first shown; what is copied there, and where its rows lead."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QGuiApplication

from incident_desk.domain.counted import counted
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.domain.hourly_rate import HourlyRate
    from incident_desk.qt.pages.metrics.results import GoalLine
    from incident_desk.qt.pages.metrics.view import MetricsPage  # noqa: F401 - the page of the class below
    from incident_desk.services.outages import Outage

PAGE = "metrics"
_SAY_EVERY = 500
"""After so many outages that were read it is said once more how many are left."""
_TWICE_MS = 1500
"""Within it Home wished twice means its figures in full; later the person only makes sure to be at Home."""
NOTHING_TO_COPY = "No outage is over in this period"


class MetricsWishes(PageWishes["MetricsPage"]):
    """The actions of the page. A table is copied once all its rows are read; another wish takes the place of it."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener
        self._since_home = QElapsedTimer()
        self._copying: Callable[[Sequence[Outage]], str] | None = None
        self._wanted: Sequence[Incident] = ()
        self._said = 0
        self._lacks_times = ""
        stage.link.scene_shown.connect(self._on_scene_shown)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "metrics": self.show,
            "home": self.home,
            "copy_outages": self.copy,
            "copy_outages_markdown": self.markdown,
        }

    def home(self) -> None:
        """Show Home; once more right after it, its figures in full."""
        window, asked = self._stage.window, self._since_home
        is_twice = window.page == "home" and asked.isValid() and not asked.hasExpired(_TWICE_MS)
        window.show_page(PAGE if is_twice else "home")
        asked.start()

    def copy(self) -> None:
        """Put the table of outages on the clipboard, for a sheet."""
        from incident_desk.qt.pages.metrics.outages import as_sheet

        self._copy(as_sheet)

    def markdown(self) -> None:
        """Put the same rows on the clipboard as the table of a playbook."""
        from incident_desk.qt.pages.metrics.outages import as_markdown

        self._copy(as_markdown)

    def close(self) -> None:
        """The window closes."""
        if self._page is not None:
            self._page.model.close()

    def _made(self) -> None:
        from incident_desk.qt.pages.metrics.view import MetricsPage
        from incident_desk.qt.pages.metrics.view_model import MetricsModel

        stage = self._stage
        model = MetricsModel(stage.link, stage.ticker, rate=self._rate)
        page = self._page = MetricsPage(stage.themes, model, stage.window.pages)
        page.action_wished.connect(stage.window.actions_table.trigger)
        page.incident_wished.connect(stage.show_incident)
        page.times_wished.connect(self._on_times_wished)
        page.result_wished.connect(self._on_result_wished)
        model.outages.read.connect(self._on_outages_read)
        stage.window.add_page(PAGE, page, page.take_focus)

    def _rate(self) -> "HourlyRate | None":
        """What an hour of a person costs, as it is kept now."""
        from incident_desk.formats.typed_rate import stored_rate

        return stored_rate(self._stage.settings.rate)

    # -- copying -------------------------------------------------------------------------------------------

    def _copy(self, words_of: "Callable[[Sequence[Outage]], str]") -> None:
        if not self.is_in_front:
            self.show()
        model = self.page.model
        history = model.counted.history if model.counted is not None else ()
        if not history:
            self._stage.window.say(NOTHING_TO_COPY)
            return
        self._copying, self._wanted, self._said = words_of, history, 0
        if model.outages.unread(history):
            model.outages.read_all(history)
        self._go_on()

    def _on_outages_read(self) -> None:
        if self._copying is not None:
            self._go_on()

    def _go_on(self) -> None:
        """Copy once all is read; until then it is said now and then how much is left."""
        outages, window = self.page.model.outages, self._stage.window
        step = outages.left // _SAY_EVERY + 1
        if outages.left:
            if step != self._said:
                self._said = step
                window.say(f"Reading cause and resolution of {counted(outages.left, 'outage')} more…")
            return
        copying, self._copying = self._copying, None
        found = outages.outages(self._wanted)
        if copying is not None:
            # Ten thousand rows take the time of several frames to be put together.
            self._stage.link.read(lambda _office: (copying(found), len(found)), self._on_told)

    def _on_told(self, told: tuple[str, int]) -> None:
        QGuiApplication.clipboard().setText(told[0])
        self._stage.window.say(f"The table of {counted(told[1], 'outage')} is on the clipboard")

    # -- results ------------------------------------------------------------------------------------------

    def _on_result_wished(self, line: "GoalLine") -> None:
        stage = self._stage
        dialog = dialogs.ResultDialog(stage.themes, (line.label, line.text, line.key), line.result, stage.window)
        self._opener.open(
            dialog,
            lambda: self._say_result(line, dialog.result_said),
            f"result {line.incident} {line.action or line.label}",
        )

    def _say_result(self, line: "GoalLine", said: str) -> None:
        from incident_desk.services.acts.action_items import state_result

        def rule(incident: Incident, _now: datetime) -> Sequence[Draft]:
            # On the desk's thread: it reads a playbook's words for goals, and no start needs that.
            from incident_desk.services.acts.goal_results import state_goal_result

            if line.action:
                return state_result(incident, line.action, said)
            return state_goal_result(incident, line.label, said, line.version)

        self._stage.link.act(rule, line.incident, self._on_result_said)

    def _on_result_said(self, change: Change) -> None:
        self._stage.window.say(f"The result is in the record of {change.after.key}; Ctrl+Z takes it back")

    # -- where rows lead -----------------------------------------------------------------------------------

    def _on_times_wished(self, incident: str) -> None:
        """The doctor asks for the times that an incident lacks, and takes the answers."""
        self._lacks_times = incident
        if self._stage.link.shown == incident and self._stage.incident is not None:
            self._show_doctor()
        else:
            self._stage.link.show(incident)

    def _on_scene_shown(self, scene: Scene) -> None:
        if scene.incident.id == self._lacks_times:
            self._show_doctor()

    def _show_doctor(self) -> None:
        self._lacks_times = ""
        self._stage.window.actions_table.trigger("doctor")
