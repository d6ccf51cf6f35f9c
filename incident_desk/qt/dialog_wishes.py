"""Actions that ask something first: each opens a dialog, and its answer becomes one act."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident, Status
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.dialogs.declare import DeclareDialog
from incident_desk.qt.dialogs.phase_gate import PhaseGate
from incident_desk.qt.dialogs.reason import ReasonDialog
from incident_desk.qt.dialogs.resolve import ResolveDialog
from incident_desk.qt.dialogs.roles import RolesDialog
from incident_desk.qt.dialogs.severity import SeverityDialog
from incident_desk.qt.dialogs.update import UpdateDialog
from incident_desk.qt.dialogs.watch_check import WatchDialog
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.steering import (
    PROPOSED,
    StatusWish,
    cancel,
    change_severity,
    reopen,
    resolve,
    set_status,
)
from incident_desk.services.acts.updating import send_update
from incident_desk.services.acts.watching import watch
from incident_desk.services.library import ReadDocument, Shelved


class DialogWishes(QObject):
    """What asks something of the incident on the desk, or declares one."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._menu: QMenu | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "declare": self.declare,
            "severity": self.severity,
            "status": self.status,
            "roles": self.roles,
            "resolve": self.resolve,
            "reopen": self.reopen,
            "cancel": self.cancel,
            "watch": self.watch,
            "update": self.update,
        }

    # -- opening --------------------------------------------------------------------------------------------

    def declare(self) -> None:
        """Declare an incident."""
        office = self._stage.link.office
        if office is None:
            return
        dialog = DeclareDialog(
            self._stage.themes,
            self._stage.link.who,
            office.now(),
            office.zone,
            office.desk.scheme,
            self._stage.window,
        )

        def offer(found: list[tuple[Shelved, ReadDocument]]) -> None:
            if self._opener.is_open(dialog):
                dialog.offer([document for _, document in found])

        self._opener.open(dialog, lambda: self._stage.link.declare(dialog.wish, self._declared))
        self._stage.link.read(lambda office: office.playbooks.playbooks(), offer)

    def _declared(self, incident: Incident) -> None:
        self._stage.show_incident(incident.id)
        self._stage.window.say(f"{incident.key} declared", undo=True)

    def severity(self) -> None:
        """Change the severity."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        scheme = office.desk.scheme
        dialog = SeverityDialog(self._stage.themes, incident, scheme, office.now(), self._stage.window)

        def change() -> None:
            level, reason = dialog.level.name, dialog.reason
            self._stage.link.act(lambda one, now: change_severity(one, level, reason, scheme))

        self._opener.open(dialog, change)

    def status(self) -> None:
        """A menu of the statuses, each with the milestone that it sets."""
        incident = self._stage.incident
        if incident is None:
            return
        menu = self._menu = QMenu(self._stage.window)
        for status in (Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING):
            if status is not incident.status:
                self._add_status(menu, status, None)
                for milestone in PROPOSED.get(status, ())[: None if status is Status.MITIGATING else 0]:
                    self._add_status(menu, status, milestone)
        for action in ("resolve", "reopen", "cancel"):
            menu.addAction(self._stage.window.actions_table.action(action))
        self._opener.hold(menu)
        menu.triggered.connect(self._on_status_chosen)
        button = self._stage.desk.identity.status
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add_status(self, menu: QMenu, status: Status, milestone: Milestone | None) -> None:
        with_it = milestone or (PROPOSED[status][0] if len(PROPOSED.get(status, ())) == 1 else None)
        words = status.capitalize() + (f", {TITLES[with_it].lower()} now" if with_it else "")
        menu.addAction(words).setData((status.value, milestone.value if milestone else ""))

    def _on_status_chosen(self) -> None:
        chosen = self._menu.activeAction() if self._menu else None
        data = chosen.data() if chosen else None
        if not isinstance(data, tuple):
            return
        wish = StatusWish(Status(data[0]), milestone=Milestone(data[1]) if data[1] else None)
        self._stage.link.act(lambda one, now: set_status(one, wish))

    def roles(self) -> None:
        """Say who has which role."""
        incident = self._stage.incident
        if incident is None:
            return
        dialog = RolesDialog(self._stage.themes, incident, self._stage.window)

        def take() -> None:
            taken = dialog.taken

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                return [draft for role, person in taken.items() for draft in take_role(one, role, person)]

            self._stage.link.act(rule)

        self._opener.open(dialog, take)

    def resolve(self) -> None:
        """End the incident."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None or not incident.is_open:
            return
        dialog = ResolveDialog(self._stage.themes, incident, office.now(), office.zone, self._stage.window)

        def end() -> None:
            ended, cause, fix = dialog.impact_ended, dialog.cause.text().strip(), dialog.fix.text().strip()

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                lines = (
                    (Sign.FINDING, f"Cause: {cause}" if cause else ""),
                    (Sign.ACTION, f"Fix: {fix}" if fix else ""),
                )
                said = [draft for sign, text in lines if text for draft in log(Line(text, sign))]
                return [*resolve(one, None, ended), *said]

            self._stage.link.act(rule)

        self._opener.open(dialog, end)

    def phase_gate(self, incident: Incident) -> None:
        """Leave a phase with open steps."""
        dialog = PhaseGate(self._stage.themes, incident, self._stage.window)

        def enter() -> None:
            reasons = dialog.not_needed

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                skipped = [
                    draft
                    for step, why in reasons.items()
                    for draft in set_step(one, step, StepState.NOT_NEEDED, why)
                ]
                return [*skipped, *enter_phase(one, "next")]

            self._stage.link.act(rule)

        self._opener.open(dialog, enter)

    def reopen(self) -> None:
        """Go on with an ended incident."""
        self._ask("Reopen", "Why is it opened again?", "Reopen", reopen)

    def cancel(self) -> None:
        """Call it off."""
        self._ask("Cancel the incident", "Why? False alarm, or a duplicate of which", "Cancel incident", cancel)

    def _ask(self, title: str, question: str, do: str, rule: Callable[[Incident, str], Sequence[Draft]]) -> None:
        if self._stage.incident is None:
            return
        dialog = ReasonDialog(self._stage.themes, title, question, do, self._stage.window)

        def act() -> None:
            reason = dialog.reason
            self._stage.link.act(lambda one, now: rule(one, reason))

        self._opener.open(dialog, act)

    def watch(self) -> None:
        """Watch a web address."""
        incident = self._stage.incident
        if incident is None:
            return
        dialog = WatchDialog(self._stage.themes, f"{incident.key}-{len(incident.checks) + 1}", self._stage.window)

        def begin() -> None:
            check = dialog.check
            self._stage.link.act(lambda one, now: watch(one, check))

        self._opener.open(dialog, begin)

    def update(self) -> None:
        """Fill in an update, copy it, and log it as sent."""
        incident = self._stage.incident
        if incident is None:
            return
        dialog = UpdateDialog(self._stage.themes, incident, self._stage.window)

        def send() -> None:
            text, channels = dialog.sent
            self._stage.link.act(lambda one, now: send_update(text, channels))

        self._opener.open(dialog, send)
