"""Actions that ask something first: each opens a dialog, and its answer becomes one act."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.durations import countdown
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.recovery import Watched, length_of, recovery_of
from incident_desk.domain.status import Status
from incident_desk.formats.times import clock_face, due_face
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.services.acts import targets
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.steering import (
    cancel,
    change_severity,
    reopen,
    resolve,
    set_milestone,
    set_status,
)
from incident_desk.services.library import Shelved
from incident_desk.services.memory import Change
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.domain.document import ReadDocument

_DECLARED_STAYS_S = 60
"""Whoever declares is busy at first; a declaration can be taken back for longer."""


class DialogWishes(QObject):
    """What asks something of the incident on the desk, or declares one."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "declare": self.declare,
            "not_now": self._stage.offering.put_off,
            "take_along": self._stage.offering.take_along,
            "severity": self.severity,
            "pause": self.pause,
            "status": self.status,
            "roles": self.roles,
            "resolve": self.resolve,
            "reopen": self.reopen,
            "cancel": self.cancel,
        }

    # -- opening --------------------------------------------------------------------------------------------

    def declare(self, run: Incident | None = None) -> None:
        """Declare an incident; out of a checklist's run it takes the run's record along."""
        office = self._stage.link.office
        if office is None:
            return
        dialog = dialogs.DeclareDialog(
            self._stage.themes,
            self._stage.link.who,
            replace(self._stage.offering.occasion(office), run=run),
            office.desk.workspace.rules,
            self._stage.window,
        )

        # Who presses Enter at once means the playbook that the words speak of, too.
        library = dialog.patience = dialogs.Patience("Reading the playbooks…", dialog)
        library.over.connect(dialog.try_accept)

        def offer(found: "list[tuple[Shelved, ReadDocument]]") -> None:
            if self._opener.is_open(dialog):
                dialog.offer([document for _, document in found], [entry.shipped for entry, _ in found])
                library.end()

        name = f"declare {run.key}" if run is not None else "declare"
        self._opener.open(dialog, lambda: self._stage.link.declare(dialog.wish, self._declared), name)
        self._stage.link.read(lambda office: office.playbooks.playbooks(), offer)

    def _declared(self, incident: Incident) -> None:
        self._stage.show_incident(incident.id)
        # Else the key that was pressed last on the page before would still be meant: Space would go Home.
        desk = self._stage.desk
        (desk.playbook.steps if incident.playbook else desk.timeline).setFocus()
        self._stage.window.say(f"{incident.key} declared", undo=True, seconds=_DECLARED_STAYS_S)

    def severity(self) -> None:
        """Change the severity."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        scheme = office.desk.workspace.rules.scheme
        dialog = dialogs.SeverityDialog(self._stage.themes, incident, scheme, office.now(), self._stage.window)

        def change() -> None:
            level, reason = dialog.level.name, dialog.reason
            self._stage.link.act(lambda one, now: change_severity(one, level, reason, scheme))

        self._opener.open(dialog, change, f"severity {incident.key}")

    def pause(self) -> None:
        """Pause the resolution target, or let it go on where it is paused."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        standing = incident.pause_of(targets.PAUSED)
        if standing is not None:
            if standing.ask_at is not None and standing.ask_at <= office.now():
                self._ask_about(incident, standing, office.now())
            else:
                self.resume()
            return
        try:
            targets.require_pausable(incident)
        except Refused as refusal:
            self._stage.say_refusal(refusal)
            return
        dialog = dialogs.PauseDialog(self._stage.themes, incident, office.now(), office.zone, self._stage.window)

        def stop() -> None:
            reason, party, terms = dialog.reason, dialog.party, dialog.terms

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                return targets.pause(one, reason, party, replace(terms, now=now))

            self._stage.link.act(rule, then=self._paused)

        self._opener.open(dialog, stop, f"pause {incident.key}")

    def _paused(self, change: Change) -> None:
        standing = change.after.pause_of(targets.PAUSED)
        if standing is not None:
            since = clock_face(standing.since)
            self._stage.window.say(f"Resolution target paused since {since} UTC. P resumes it", undo=True)

    def _ask_about(self, incident: Incident, standing: Pause, now: datetime) -> None:
        """The time has come that was set for the question: it goes on, or the target does."""
        dialog = dialogs.StillPausedDialog(self._stage.themes, standing, now, self._stage.window)

        def keep() -> None:
            seconds = dialog.wait.seconds
            self._stage.link.act(lambda one, now: targets.keep_paused(one, now, seconds), then=self._kept)

        dialog.resume_wished.connect(self.resume)
        self._opener.open(dialog, keep, f"still paused {incident.key}")

    def _kept(self, change: Change) -> None:
        standing = change.after.pause_of(targets.PAUSED)
        if standing is not None and standing.ask_at is not None:
            at = due_face(standing.ask_at, change.events[-1].written_at)
            self._stage.window.say(f"Resolution target stays paused. You are asked again at {at} UTC", undo=True)

    def resume(self) -> None:
        """Let the resolution target go on."""
        self._stage.link.act(lambda one, now: targets.resume(one), then=self._resumed)

    def _resumed(self, change: Change) -> None:
        at = change.events[-1].written_at
        last, due = change.after.pauses[-1], clock(change.after, at).target(targets.PAUSED).due
        words = f"Resolution target runs again after {countdown(last.length_s(at))}"
        self._stage.window.say(f"{words}, due {due_face(due, at)} UTC" if due else words, undo=True)

    def status(self) -> None:
        """Set the status with its milestone; what asks more opens its own dialog next."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        proofs = self._proofs(office, incident)
        dialog = dialogs.StatusDialog(
            self._stage.themes, incident, office.now(), office.zone, self._stage.window, proofs
        )
        self._opener.open(dialog, lambda: self._set_status(dialog), f"status {incident.key}")

    def _set_status(self, dialog: "dialogs.StatusDialog") -> None:
        if dialog.asks_more:
            {Status.RESOLVED: self.resolve, Status.CANCELLED: self.cancel}.get(dialog.status, self.reopen)()
            return
        wish, office, incident = dialog.wish, self._stage.link.office, self._stage.incident
        proofs = self._proofs(office, incident) if office and incident else dialogs.Proofs()
        watched, rests_on = proofs.watched() if proofs.watched else None, dialog.ended_by

        def rule(one: Incident, now: datetime) -> Sequence[Draft]:
            known = recovery_of(one, watched, now, proofs.length_s, wish.impact_ended)
            known = replace(known, ended_by=rests_on)
            if wish.status is one.status and wish.milestone is not None:
                moment = wish.impact_ended or wish.moment
                return set_milestone(one, wish.milestone, moment, rests_on, known)
            return set_status(one, replace(wish, recovery=known))

        self._stage.link.act(rule)

    def roles(self) -> None:
        """Say who has which role."""
        incident = self._stage.incident
        if incident is None:
            return
        dialog = dialogs.RolesDialog(self._stage.themes, incident, self._stage.window)

        def take() -> None:
            taken = dialog.taken

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                return [draft for role, person in taken.items() for draft in take_role(one, role, person)]

            self._stage.link.act(rule)

        self._opener.open(dialog, take, f"roles {incident.key}")

    def resolve(self) -> None:
        """End the incident."""
        from incident_desk.formats.grammar import Line

        scene, office = self._stage.scene, self._stage.link.office
        if scene is None or office is None:
            return
        if not scene.incident.is_open:
            self._stage.window.say(f"{scene.incident.key} is over already. Reopen it first")
            return
        proofs = self._proofs(office, scene.incident)
        dialog = dialogs.ResolveDialog(
            self._stage.themes, scene, office.now(), office.zone, self._stage.window, proofs
        )
        self._stage.link.scene_changed.connect(dialog.take_scene)

        def end() -> None:
            ended, lines = dialog.impact_ended, dialog.lines
            reason, rests_on = dialog.reason.text().strip(), dialog.ended_by
            watched = proofs.watched() if proofs.watched else None

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                said = [draft for sign, text in lines for draft in log(Line(text, sign))]
                known = recovery_of(one, watched, now, proofs.length_s, ended)
                return [*resolve(one, None, ended, replace(known, reason=reason, ended_by=rests_on)), *said]

            self._stage.link.act(rule)

        self._opener.open(dialog, end, f"resolve {scene.incident.key}")

    def _proofs(self, office: Office, incident: Incident) -> "dialogs.Proofs":
        """What the checks of the shown incident say, as long as it is the one that is meant."""
        stage = self._stage

        def watched() -> Watched | None:
            is_shown = stage.feed.shown == incident.id
            return [(check, stage.feed.state(check.id)) for check in stage.feed.checks] if is_shown else None

        def newest() -> Incident | None:
            shown = stage.incident
            return shown if shown is not None and shown.id == incident.id else None

        return dialogs.Proofs(watched, length_of(incident, office.desk.workspace.rules), newest)

    def phase_gate(self, incident: Incident) -> None:
        """Leave a phase with open steps."""
        office, place = self._stage.link.office, incident.next_phase_place
        if office is None or place is None:
            return
        dialog = dialogs.PhaseGate(self._stage.themes, incident, office.now(), self._stage.window)
        # The phase that the dialog names, also where another window has gone on since.
        number = str(place + 1)

        def enter() -> None:
            reasons = dialog.not_needed

            def rule(one: Incident, now: datetime) -> Sequence[Draft]:
                skipped = [
                    draft
                    for step, why in reasons.items()
                    for draft in set_step(one, step, StepState.NOT_NEEDED, why)
                ]
                return [*skipped, *enter_phase(one, number)]

            self._stage.link.act(rule)

        self._opener.open(dialog, enter, f"gate {incident.key}")

    def reopen(self) -> None:
        """Go on with an ended incident: why, and when its impact began again."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        dialog = dialogs.ReopenDialog(self._stage.themes, incident, office.now(), office.zone, self._stage.window)
        dialog.name_buttons("Reopen", "Keep as it is")

        def act() -> None:
            reason, again = dialog.reason, dialog.impact_again
            self._stage.link.act(lambda one, now: reopen(one, reason, again))

        self._opener.open(dialog, act, f"Reopen {incident.key}")

    def cancel(self) -> None:
        """Call it off: a false alarm, or a duplicate."""
        self._ask("Cancel the incident", "Why? False alarm, or a duplicate of which", "Cancel incident", cancel)

    def _ask(self, title: str, question: str, do: str, rule: Callable[[Incident, str], Sequence[Draft]]) -> None:
        incident = self._stage.incident
        if incident is None:
            return
        dialog = dialogs.ReasonDialog(self._stage.themes, title, question, do, self._stage.window)
        dialog.name_buttons(do, "Keep as it is")

        def act() -> None:
            reason = dialog.reason
            self._stage.link.act(lambda one, now: rule(one, reason))

        self._opener.open(dialog, act, f"{do} {incident.key}")
