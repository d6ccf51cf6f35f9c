"""Which incident it is, who has which role, and where it stands."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.assessment import QUESTIONS
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import SHOWN, TITLES, initials
from incident_desk.domain.severity import rank_in
from incident_desk.domain.status import Status
from incident_desk.formats.times import clock_face
from incident_desk.qt.link import DeskLink
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene


@dataclass(frozen=True, slots=True)
class RoleSeat:
    """A role and who sits there; empty initials mean nobody."""

    title: str
    person: str
    initials: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """What the head of the desk says."""

    severity: str
    rank: int | None
    is_drill: bool
    title: str
    caption: str
    key: str
    seats: tuple[RoleSeat, ...]
    status: str
    is_open: bool
    is_past: bool = False
    """Whether it was taken in from a report: nobody has a role in it, and nothing is to be ended."""


class IdentityModel(QObject):
    """The head of the desk as one value."""

    shown_changed = Signal(object)
    """The new ``Identity``."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._identity: Identity | None = None
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def identity(self) -> Identity | None:
        """What is shown; None before an incident is."""
        return self._identity

    def _on_scene_shown(self, scene: Scene) -> None:
        self._show(scene.incident)

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._show(scene.incident)

    def _show(self, incident: Incident) -> None:
        shown = identity_of(incident, self._link.who)
        if shown != self._identity:
            self._identity = shown
            self.shown_changed.emit(shown)


def identity_of(incident: Incident, me: str) -> Identity:
    """The head of the desk for this incident, as ``me`` sees it."""
    seats = tuple(
        RoleSeat(TITLES[role], person, initials(person) if person else "", person == me)
        for role in SHOWN
        for person in (incident.roles.get(role, ""),)
    )
    return Identity(
        severity=incident.severity or "not stated",
        rank=rank_in(incident.severity, incident.playbook),
        is_drill=incident.record is RecordKind.DRILL,
        title=incident.title,
        caption=_caption(incident),
        key=incident.key,
        seats=seats,
        status=_status(incident),
        is_open=incident.is_open,
        is_past=incident.past is not None and not incident.is_open,
    )


def _caption(incident: Incident) -> str:
    if incident.past is not None:
        day = f"of {incident.declared_at:%Y-%m-%d}" if incident.past.is_dated else "no date stated"
        return " · ".join((incident.key, f"past incident, taken in from {incident.past.source.name}", day))
    who = incident.assessment.get(QUESTIONS[1].id)
    parts = [
        incident.key,
        incident.playbook.title if incident.playbook else "no playbook",
        f"declared {clock_face(incident.declared_at)} UTC",
        who.text if who and who.text else "",
    ]
    return " · ".join(part for part in parts if part)


def _status(incident: Incident) -> str:
    if incident.status is Status.CANCELLED and incident.duplicate_of:
        return f"Duplicate of {incident.duplicate_of}"
    return incident.status.capitalize()
