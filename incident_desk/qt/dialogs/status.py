"""Set the status, and in the same step the milestone it stands for and when that was."""

from datetime import datetime, tzinfo

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.soak import SoakPhase
from incident_desk.domain.status import Status, is_backwards
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.moment_field import NOW, MomentField
from incident_desk.qt.dialogs.resolve_facts import BY_RECORD, Proofs, ended_by, impact_offers
from incident_desk.qt.soak_words import state_of
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.steering import PROPOSED, StatusWish

_NOTHING_MORE = "None of these"
_ASKS_MORE = frozenset({Status.RESOLVED, Status.CANCELLED})
_ORDER = (Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING, Status.RESOLVED, Status.CANCELLED)
_MEANINGS = {
    Status.INVESTIGATING: "The cause is looked for.",
    Status.MITIGATING: "The cause or a first fix is known, and it is being put right.",
    Status.MONITORING: "Users are no longer hurt; it is watched until it is steady.",
    Status.RESOLVED: "Steady again. What broke and what fixed it is asked next.",
    Status.CANCELLED: "A false alarm, or a duplicate. The reason is asked next.",
    Status.CLOSED: "The review is approved and the paperwork is finished.",
}


class StatusDialog(DialogFrame):
    """A status, its milestone, its time; figures choose the status."""

    def __init__(
        self,
        themes: ThemeService,
        incident: Incident,
        now: datetime,
        zone: tzinfo,
        window: QWidget,
        proofs: Proofs = BY_RECORD,
    ) -> None:
        super().__init__(themes, "Change status", "Set", window, width=640)
        self._proofs = proofs
        self._incident, self._now, self._zone = incident, now, zone
        self.statuses = statuses_from(incident)
        words = [f"{place} {self._name_of(one)}" for place, one in enumerate(self.statuses, 1)]
        self.choice = Segmented(themes, SegmentedModel(tuple(words), first_choice(incident), "Status"), self)
        self.milestones: dict[Status, Segmented] = {}
        self.times: dict[Status, MomentField] = {}
        self._parts: dict[Status, QWidget] = {}
        self._offers = impact_offers(incident)
        self.meaning = self.plain("", "text3")
        self._lay_out_body()
        self.choice.chosen.connect(self._show)
        self.tick(now)
        self._show()
        self.do.setFocus()

    @property
    def status(self) -> Status:
        """The status that was chosen."""
        return self.statuses[self.choice.model.current]

    @property
    def asks_more(self) -> bool:
        """Whether that status has a dialog of its own, which opens next."""
        return self.status in _ASKS_MORE or self._is_reopening(self.status)

    @property
    def wish(self) -> StatusWish:
        """What was chosen.

        Raises:
            DeskError: the time that was typed is none, or lies ahead.
        """
        milestone = self.milestone
        moment = self.times[self.status].moment(self._now) if milestone else None
        if milestone is Milestone.IMPACT_ENDED:
            # The status is set now; only the impact may have ended before, or at a time that nobody knows.
            return StatusWish(self.status, milestone=milestone, impact_ended=moment)
        return StatusWish(self.status, milestone=milestone, moment=moment)

    @property
    def milestone(self) -> Milestone | None:
        """The milestone to set with the status; None for the status alone."""
        offered = open_milestones(self._incident, self.status)
        place = self.milestones[self.status].model.current if self.status in self.milestones else 0
        return offered[place] if place < len(offered) else None

    @property
    def ended_by(self) -> str:
        """What the end of the impact rests on, where it is set with the status."""
        field = self.times.get(self.status)
        if self.milestone is not Milestone.IMPACT_ENDED or field is None or field.is_typed:
            return "typed"
        return ended_by(self._offers[field.choices.model.current][0])

    def missing(self) -> str:
        """A time that can be read."""
        try:
            _ = self.wish
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the time."""
        super().complain(words)
        self.times[self.status].typed.setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on, and with it how far the proof of recovery is."""
        self._now = now
        self.say_beside(f"{self._incident.key} is {self._incident.status.capitalize()}{self._soak()}")
        for one in self.times.values():
            one.tick(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure chooses the status with that number."""
        place = int(event.text()) - 1 if event.text().isdecimal() else -1
        if 0 <= place < len(self.statuses):
            self.choice.set_current(place)
            self._show()
            return
        super().keyPressEvent(event)

    def _soak(self) -> str:
        """How far the proof is, where the impact has ended and some check proves it."""
        if self._incident.moment(Milestone.IMPACT_ENDED) is None:
            return ""
        soak = self._proofs.at(self._incident, None, self._now).soak
        return "" if soak.phase is SoakPhase.NOTHING else f". {state_of(soak, self._now)[1]}"

    def _lay_out_body(self) -> None:
        self.body.addWidget(self.choice)
        self.body.addWidget(self.meaning)
        for status in self.statuses:
            offered = open_milestones(self._incident, status)
            if offered:
                self._parts[status] = self._part(status, offered)
                self.body.addWidget(self._parts[status])
        self.body.addStretch(1)

    def _part(self, status: Status, offered: tuple[Milestone, ...]) -> QWidget:
        """What is set with a status: which milestone where there are several, and when."""
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.themes.current.px(8))
        if len(offered) > 1 or status is self._incident.status:
            words = (*(TITLES[one] for one in offered), _NOTHING_MORE)
            chosen = Segmented(self.themes, SegmentedModel(words, 0, "With it"), part)
            chosen.chosen.connect(self._show)
            self.milestones[status] = chosen
            column.addWidget(self.caption("Recorded with it"))
            column.addWidget(chosen)
        is_impact = offered == (Milestone.IMPACT_ENDED,)
        offers = self._offers if is_impact else ((NOW, None),)
        self.times[status] = MomentField(self.themes, "When", offers, self._zone, part)
        column.addWidget(self.caption(TITLES[offered[0]] if len(offered) == 1 else "When", "in the same step"))
        column.addWidget(self.times[status])
        return part

    def _show(self, _place: int = 0) -> None:
        for status, part in self._parts.items():
            part.setVisible(status is self.status)
        if self.status in self.times:
            self.times[self.status].setEnabled(self.milestone is not None)
        self.meaning.set_text(_MEANINGS[self.status])
        name = self._name_of(self.status)
        self.name_buttons(name if self.asks_more else f"Set {name}")
        self.say("" if self.asks_more else "Undo with Ctrl+Z")
        if self.isVisible():
            self.refit()

    def _name_of(self, status: Status) -> str:
        if self._is_reopening(status):
            return "Reopen…"
        return status.capitalize() + ("…" if status in _ASKS_MORE else "")

    def _is_reopening(self, status: Status) -> bool:
        return is_backwards(self._incident.status, status)


def statuses_from(incident: Incident) -> tuple[Status, ...]:
    """The statuses that can be set from here, the present one only where it has a milestone to add."""
    if incident.status is Status.RESOLVED:
        return (Status.CLOSED, Status.INVESTIGATING)
    if not incident.is_open:
        return (Status.INVESTIGATING,)
    return tuple(one for one in _ORDER if one is not incident.status or open_milestones(incident, one))


def first_choice(incident: Incident) -> int:
    """The number of the status that is likely next: the one after the present."""
    statuses = statuses_from(incident)
    if not incident.is_open:
        return 0
    later = _ORDER[_ORDER.index(incident.status) + 1 :]
    return next(place for place, one in enumerate(statuses) if one in later)


def open_milestones(incident: Incident, status: Status) -> tuple[Milestone, ...]:
    """The milestones that setting the status proposes and that are not recorded yet."""
    if status in _ASKS_MORE:
        return ()
    return tuple(one for one in PROPOSED.get(status, ()) if one not in incident.milestones)
