"""The callout: every few minutes of an open incident, one line that tells the deputy how it stands.

On the screen it is the short word in the menu bar, which moves nothing; a screen reader says it at the next
pause. It never takes the place of an offer to undo. While the window is not in front it is a notification as well.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from incident_desk.domain.callout import callout, last_decision
from incident_desk.domain.clock import clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import timeline
from incident_desk.qt.in_front import is_in_front
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.alarms import Alarm, Tone
from incident_desk.services.office import Office

STAYS_S = 30
"""Long enough to read it aloud twice."""


class Callout(QObject):
    """Counts the turns of an incident since it was declared; with each new one the line is said once."""

    def __init__(self, stage: Stage, jobs: Jobs) -> None:
        super().__init__(stage.window)
        self._stage, self._jobs = stage, jobs
        self._turns: dict[tuple[str, int], int] = {}
        self._due = ""
        stage.ticker.ticked.connect(self._on_ticked)

    def _on_ticked(self, now: datetime) -> None:
        office, settings, incident = self._stage.link.office, self._stage.settings, self._incident()
        # In a drill that is played faster they would follow each other without a pause.
        if office is None or office.speed != 1.0 or incident is None or not settings.callouts:
            return
        minutes = settings.callout_minutes
        if minutes > 0 and self._is_new_turn(incident, minutes, now):
            self._due = incident.id
        if self._due == incident.id and not _offers_undo(self._stage):
            self._due = ""
            self._say(office, incident)

    def _incident(self) -> Incident | None:
        """The one on the desk, else the newest that is open."""
        shown = self._stage.incident
        return shown if shown is not None and shown.is_open else next(iter(self._stage.open_incidents), None)

    def _is_new_turn(self, incident: Incident, minutes: int, now: datetime) -> bool:
        """One that was first seen in the middle of a turn begins with the next."""
        turn, key = int((now - incident.declared_at).total_seconds() // (60 * minutes)), (incident.id, minutes)
        before, self._turns[key] = self._turns.get(key, turn), turn
        return turn > before

    def _say(self, office: Office, incident: Incident) -> None:
        scene = self._stage.scene
        if scene is not None and scene.is_whole and scene.incident.id == incident.id:
            self._say_with(office, incident, last_decision(scene.entries))
        else:
            self._stage.link.read(
                lambda office: last_decision(timeline(office.desk.events(incident.id))),
                lambda decision: self._say_with(office, incident, decision),
            )

    def _say_with(self, office: Office, incident: Incident, decision: str) -> None:
        now, window = office.now(), self._stage.window
        line = callout(incident, clock(incident, now), decision)
        several = len(self._stage.open_incidents) > 1
        window.say(f"{incident.key}: {line}" if several else line, seconds=STAYS_S)
        is_real = incident.record is RecordKind.INCIDENT
        if is_real and office.has_watch and not is_in_front():
            alarm = Alarm(incident.key, incident.title, line, Tone.SOFT, now)
            self._jobs.run(partial(office.alarms.show, alarm))


def _offers_undo(stage: Stage) -> bool:
    return any(one.isVisible() and one.model.action for one in stage.window.findChildren(Toast))
