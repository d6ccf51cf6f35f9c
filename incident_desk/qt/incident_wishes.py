"""What can be done with the incident on the desk: each action of the table, most through one rule."""

from collections.abc import Callable

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.dialog_wishes import DialogWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.silencing import see_loudest
from incident_desk.services.acts.steering import acknowledge, set_milestone


class IncidentWishes:
    """The actions of the table that need an incident and no question."""

    def __init__(self, stage: Stage, dialogs: DialogWishes) -> None:
        self._stage, self._dialogs = stage, dialogs

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        desk = self._stage.desk
        return {
            "acknowledge": self.acknowledge,
            "cause_identified": self.cause_identified,
            "escalate": self.escalate,
            "seen": self.seen,
            "log": self.log,
            "action_item": self.action_item,
            "step_done": desk.playbook.mark_current_done,
            "copy_command": desk.playbook.copy_current_command,
            "next_open": desk.playbook.go_next_open,
            "next_phase": self.next_phase,
            "assess": self.assess,
            "update": self.update,
            "send_update": desk.right.send_update,
        }

    def acknowledge(self) -> None:
        """A responder has taken it."""
        self._stage.link.act(lambda incident, now: acknowledge(incident, None))

    def cause_identified(self) -> None:
        """It is known what the cause is."""
        incident, at = self._stage.incident, Milestone.CAUSE_IDENTIFIED
        if incident is not None and at in incident.milestones:
            self._stage.window.say("It is recorded already when the cause was identified")
        else:
            self._stage.link.act(lambda one, now: set_milestone(one, at, None))

    def escalate(self) -> None:
        """Bring in whom the path names next."""
        self._stage.window.show_page("desk")
        self._stage.desk.right.show_escalation()

    def seen(self) -> None:
        """Silence the most pressing alarm; no clock stops."""
        self._stage.link.act(see_loudest)

    def log(self) -> None:
        """Go to the log field, which stands at the foot of the desk and of the screens beside it."""
        log = self._stage.desk.log
        # While a check is described, the health screen has no log field.
        if self._stage.window.page not in ("health", "timeline", "replay") or not log.isVisible():
            self._stage.window.show_page("desk")
        log.focus_log()

    def action_item(self) -> None:
        """Begin a new action item."""
        self._stage.window.show_page("desk")
        self._stage.desk.begin_action()

    def update(self) -> None:
        """Go to the first blank of the next update."""
        self._stage.window.show_page("desk")
        self._stage.desk.right.begin_update()

    def assess(self) -> None:
        """Go to the first questions."""
        self._stage.window.show_page("desk")
        self._stage.desk.right.show_assessment()

    def next_phase(self) -> None:
        """Enter the next phase; with open steps, ask first what becomes of them."""
        incident = self._stage.incident
        if incident is None:
            return
        phase = incident.phase
        if incident.next_phase is not None and phase is not None and incident.open_steps_of(phase):
            self._dialogs.phase_gate(incident)
        else:
            self._stage.link.act(lambda one, now: enter_phase(one, "next"))
