"""What the Health screen puts into a record: the state of a check as a finding, and a look from elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.timeline import Sign
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.logging import log
from incident_desk.services.memory import Change

if TYPE_CHECKING:
    from incident_desk.services.acts.looking import Look


class HealthNotes(QObject):
    """Writes through the link; what a rule refuses is said by it."""

    look_written = Signal()
    """The look from elsewhere is in the record."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage

    def add_finding(self, record: str, words: str) -> None:
        """A finding of a check that no open incident has goes to the shown one, else to the newest.

        What has ended is no place for what is seen now.
        """
        from incident_desk.formats.grammar import Line

        stage = self._stage
        running = [one.id for one in stage.open_incidents]
        wanted = next((one for one in (record, stage.link.shown, *running) if one in running), None)
        if wanted is None:
            stage.window.say("No incident is open: there is no timeline to add it to")
            return
        stage.link.act(lambda _incident, _now: log(Line(words, Sign.FINDING)), wanted, self._on_finding_written)

    def note_look(self, look: "Look", chosen: WatchedCheck | None) -> None:
        """It goes to the incident that has the check, else to the shown one: then the check is named in words."""
        from incident_desk.services.acts.looking import seen_elsewhere

        shown = self._stage.link.shown
        if chosen is not None and not chosen.is_standing:
            record, look = chosen.record, replace(look, check=chosen.check.id)
        elif shown is not None:
            record, look = shown, replace(look, text=chosen.check.name if chosen is not None else "")
        else:
            self._stage.window.say("No incident is open: there is no timeline to note it in")
            return
        self._stage.link.act(lambda incident, _now: seen_elsewhere(incident, look), record, self._on_look_written)

    def _on_finding_written(self, change: Change) -> None:
        is_shown = change.after.id == self._stage.link.shown
        self._stage.window.say(f"Added to the timeline of {change.after.key}", undo=is_shown)

    def _on_look_written(self, _change: Change) -> None:
        self._stage.window.say("Noted in the timeline", undo=True)
        self.look_written.emit()
