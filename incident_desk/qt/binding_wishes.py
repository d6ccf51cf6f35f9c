"""Let a check tick the step at hand: asked in a dialog, written as one act."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.patterns import steps_to_do
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.binding import bind_step, loosen_step


class BindingWishes(QObject):
    """What binds a step of the shown incident to a check."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        stage.desk.playbook.bind_wanted.connect(self.bind)

    def table(self) -> dict[str, Callable[[], None]]:
        """The action's id with what does it."""
        return {"bind_step": self._stage.desk.playbook.ask_binding}

    def bind(self, step_id: str) -> None:
        """Ask which check ticks that step."""
        incident = self._stage.incident
        steps = steps_to_do(incident) if incident is not None else ()
        step = next((one for one in steps if one.id == step_id), None)
        if incident is None or step is None or step.role != "step":
            self._stage.window.say("No step is chosen")
            return
        if not incident.checks:
            self._stage.window.say("No check is watched. W watches one")
            return
        from incident_desk.qt.dialogs.bind_step import BindStepDialog

        feed = self._stage.feed
        states = {check.id: feed.state(check.id).settled for check in feed.checks}
        dialog = BindStepDialog(self._stage.themes, incident, step, states, self._stage.window)

        def end() -> None:
            check, good = dialog.check, dialog.good.value()

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                bound = bindings_of(one).get(step_id)
                if not check:
                    return loosen_step(one, step_id) if bound else ()
                is_so = bound is not None and (bound.check, bound.good) == (check, good)
                return () if is_so else bind_step(one, step_id, check, good)

            self._stage.link.act(rule)

        self._opener.open(dialog, end, f"bind {incident.key} {step_id}")
