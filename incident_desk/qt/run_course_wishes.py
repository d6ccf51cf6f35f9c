"""Said in the course of a run: it is live, who runs it, what fills its blanks, what measures its criteria."""

from collections.abc import Callable, Sequence
from datetime import datetime

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage


class RunCourseWishes:
    """``going_on`` is the run in front while it goes on; where it has ended that was said, and it is None."""

    def __init__(self, stage: Stage, opener: DialogOpener, going_on: Callable[[], Incident | None]) -> None:
        self._stage, self._opener, self._going_on = stage, opener, going_on

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "go_live": self.go_live,
            "fill_blanks": self.fill_blanks,
            "run_people": self.people,
            "measure_criterion": self.measure,
        }

    def go_live(self) -> None:
        """Say that it is live now: what comes afterwards counts from here."""
        from incident_desk.services.acts.run_course import go_live

        run = self._going_on()
        if run is not None:
            self._stage.link.runs.act(lambda one, now: go_live(one, now), self._stage.link.who, run.id)

    def fill_blanks(self) -> None:
        """Fill the blanks of the run's commands."""
        from incident_desk.services.acts.run_course import fill_blank

        run = self._going_on()
        if run is None:
            return
        dialog = dialogs.FillBlanksDialog(self._stage.themes, run, self._stage.window)
        if not dialog.fields:
            dialog.reject()
            self._stage.window.say("No command of this checklist has a blank")
            return

        def fill() -> None:
            values = dialog.values

            def rule(one: Incident, _now: datetime) -> Sequence[Draft]:
                return [draft for name, value in values.items() for draft in fill_blank(one, name, value)]

            self._stage.link.runs.act(rule, self._stage.link.who, run.id)

        self._opener.open(dialog, fill, f"blanks {run.key}")

    def measure(self) -> None:
        """Say which check measures a reason to roll back."""
        from incident_desk.qt.pages.checklist.decision import criteria_of
        from incident_desk.services.acts.measuring import measure, measure_by_none

        run, standing = self._going_on(), self._stage.link.standing.record
        if run is None:
            return
        criteria = criteria_of(run)
        if not criteria:
            self._stage.window.say("This checklist does not say when to roll back")
            return
        if not run.checks and (standing is None or not standing.checks):
            self._stage.window.say("No check is watched, neither here nor as a standing check")
            return
        dialog = dialogs.MeasureDialog(self._stage.themes, run, criteria, standing, self._stage.window)

        def bind() -> None:
            chosen, check = dialog.chosen, dialog.check
            if dialog.is_changed:
                self._stage.link.runs.act(
                    lambda one, _now: (
                        measure(one, chosen, check, standing) if check else measure_by_none(one, chosen)
                    ),
                    self._stage.link.who,
                    run.id,
                )

        self._opener.open(dialog, bind, f"measure {run.key}")

    def people(self) -> None:
        """Say who runs it, and who looks on."""
        from incident_desk.services.acts.run_course import staff

        run = self._going_on()
        if run is None:
            return
        dialog = dialogs.RunPeopleDialog(self._stage.themes, run, self._stage.window)

        def set_people() -> None:
            runner, second = dialog.wish
            self._stage.link.runs.act(lambda one, _now: staff(one, runner, second), self._stage.link.who, run.id)

        self._opener.open(dialog, set_people, f"people {run.key}")
