"""What can be done on the Health screen: it is made when it is first asked for, and the rail counts before."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from incident_desk.domain.health import Fault
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.health_notes import HealthNotes
from incident_desk.qt.muting import Muting
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.qt.pages.health.view import HealthPage  # noqa: F401 - the page of the class below
    from incident_desk.services.acts.looking import Look


class HealthWishes(PageWishes["HealthPage"]):
    """The actions of the Health screen, and what its page wishes."""

    edit_wished = Signal(str, str)
    """A check is to be changed: its record and its id."""
    allow_wished = Signal(str, object)
    """Whether the command of a check may run here is to be decided: its record, and the ``Check``."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, "health")
        self._muting, self._notes = Muting(stage), HealthNotes(stage)
        self._muting.changed.connect(self._on_muting_changed)
        self._notes.look_written.connect(self._on_look_written)
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.scene_shown.connect(self._on_scene_shown)
        stage.desk.right.health.check_wished.connect(self._on_check_wished)
        stage.ticker.ticked.connect(self._on_ticked)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "health": self.show,
            "check_now": self.check_now,
            "mute": self.mute,
            "seen_elsewhere": self.seen_elsewhere,
        }

    def _made(self) -> None:
        from incident_desk.qt.pages.health.view import HealthPage
        from incident_desk.qt.pages.health.view_model import HealthPageModel

        stage = self._stage
        model = HealthPageModel(stage.link, stage.ticker, stage.feed)
        model.scene = stage.scene
        instruments = stage.desk.instruments_model
        page = self._page = HealthPage(stage.themes, model, instruments, stage.link.who, stage.window.pages)
        page.action_wished.connect(stage.window.actions_table.trigger)
        page.edit_wished.connect(self._on_edit_wished)
        page.finding_wished.connect(self._notes.add_finding)
        page.look_given.connect(self._on_look_given)
        page.mute_wished.connect(self._on_mute_wished)
        page.copied.connect(self.copy)
        page.show_muted(self._muting.names)
        stage.window.add_page("health", page, page.take_focus)

    # -- actions ---------------------------------------------------------------------------------------------

    def check_now(self) -> None:
        """Ask the chosen check on the Health screen, else every check of the shown incident.

        Where nobody has allowed the chosen one's command, that is asked first.
        """
        stage = self._stage
        chosen = self.page.model.chosen if self.is_in_front else None
        last = chosen.state.last if chosen is not None else None
        if chosen is not None and last is not None and last.fault is Fault.NO_CONSENT:
            self.allow_wished.emit(chosen.record, chosen.check)
            return
        if chosen is not None and not chosen.check.is_asked:
            stage.window.say("Nobody asks a hook: others call it")
            return
        if chosen is not None:
            stage.feed.ask_one(chosen.record, chosen.check.id)
            stage.window.say(f"Asking {chosen.check.name}")
            return
        count = len(stage.feed.checks)
        stage.feed.ask_now()
        words = (
            f"Asking {count} check{'' if count == 1 else 's'}" if count else "No check is watched. W watches one"
        )
        stage.window.say(words)

    def mute(self) -> None:
        """No sound for the chosen check until it is normal, or sound again."""
        if self.is_in_front:
            self.page.mute_chosen()
        else:
            self._stage.window.say("Choose a check on the Health screen first: Ctrl+4")

    def seen_elsewhere(self) -> None:
        """Note what somebody saw from another place."""
        self.show()
        self.page.begin_look()

    # -- what the page wishes --------------------------------------------------------------------------------

    def _on_check_wished(self, check: str) -> None:
        """A check of the desk's pane is to be seen in detail."""
        self.show()
        self.page.model.choose(_key_of(self._stage.feed, check))

    def _on_edit_wished(self, record: str, check: str) -> None:
        if check:
            self.edit_wished.emit(record, check)
        else:
            self._stage.window.actions_table.trigger("watch")

    def _on_look_given(self, look: "Look") -> None:
        self._notes.note_look(look, self.page.model.chosen)

    def _on_look_written(self) -> None:
        self.page.look_saved()

    def _on_mute_wished(self, key: str) -> None:
        why_not = self._muting.turn(key)
        if why_not:
            self._stage.window.say(why_not)

    def _on_muting_changed(self) -> None:
        if self._page is not None:
            self._page.show_muted(self._muting.names)

    def copy(self, text: str) -> None:
        """Put this on the clipboard, and say so."""
        QApplication.clipboard().setText(text)
        self._stage.window.say("Copied")

    # -- what happens ----------------------------------------------------------------------------------------

    def _on_ticked(self, _now: datetime) -> None:
        self._stage.window.rail.show_trouble(self._stage.feed.tally.troubled)

    def _on_page_changed(self, _place: int) -> None:
        self._place_foot()

    def _on_scene_shown(self, scene: Scene) -> None:
        self._place_foot()

    def _place_foot(self) -> None:
        """The log field stands at the foot of the page in front, with what is typed in it."""
        if self._stage.window.page == "desk":
            self._stage.desk.hold_foot()
        elif self.is_in_front and self._stage.scene is not None:
            log = self._stage.desk.log
            self.page.hold_foot(log)
            log.refit()


def _key_of(feed: HealthFeed, check: str) -> str:
    """The key of a check of the shown incident; what an ended one had is there as standing."""
    found = [one.record for one in feed.all_watched() if one.check.id == check]
    return f"{feed.shown if feed.shown in found or not found else found[0]}/{check}"
