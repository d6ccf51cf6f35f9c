"""What went out and who was called: the sent updates, "no change", skipping one, and the playbook's contacts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.calls import ContactCall, Outcome
from incident_desk.domain.incident import Incident, UpdateSent
from incident_desk.domain.outgoing import last_call
from incident_desk.domain.playbook import Contact
from incident_desk.domain.roles import initials
from incident_desk.formats.times import clock_face
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.contacting import reach_contact, spoken
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.qt.panes.updates.ways import Line

OUTCOMES = {
    Outcome.REACHED: "reached",
    Outcome.NO_ANSWER: "no answer",
    Outcome.LEFT_MESSAGE: "left message",
}
NO_WAY = "no number stated"


@dataclass(frozen=True, slots=True)
class ContactShown:
    """One contact; ``name`` means it alone. ``last`` is the last attempt: ``no answer 03:12:40 MK``."""

    name: str
    role: str
    lines: "tuple[Line, ...]" = ()
    last: str = ""
    is_empty: bool = False


class OutreachModel(QObject):
    """Follows the incident on the desk."""

    shown_changed = Signal()
    """Another contact, attempt or update."""
    repeated = Signal(str)
    """The last update went out again: its text, to be copied."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._incident: Incident | None = None
        link.scene_shown.connect(self._on_scene)
        link.scene_changed.connect(self._on_scene)

    @property
    def count(self) -> int:
        """How many contacts the playbook names."""
        return len(_contacts(self._incident))

    @property
    def contacts(self) -> tuple[ContactShown, ...]:
        """The contacts in the playbook's order."""
        one = self._incident
        return tuple(_shown(one, contact) for contact in _contacts(one)) if one else ()

    @property
    def sent(self) -> tuple[UpdateSent, ...]:
        """The updates that went out, in their order."""
        return self._incident.updates if self._incident else ()

    @property
    def can_skip(self) -> bool:
        """Whether an update is due at all."""
        return (
            self._incident is not None
            and self._incident.is_open
            and self._incident.targets.update_every is not None
        )

    def repeat(self) -> None:
        """Nothing has changed: the last update goes out again."""
        from incident_desk.services.acts.updating import repeat_update

        self._act(repeat_update, self._on_repeated)

    def skip(self, reason: str) -> None:
        """This update is left out, for that reason."""
        from incident_desk.services.acts.updating import skip_update

        self._act(lambda one, _now: skip_update(one, reason))

    def reach(self, name: str, outcome: Outcome) -> None:
        """Somebody called that contact, and this came of it."""
        self._act(lambda one, _now: reach_contact(one, name, outcome))

    def _act(self, rule: Rule, then: Callable[[Change], None] | None = None) -> None:
        """On the incident that is seen here, even if another one is on its way to the desk."""
        if self._incident is not None:
            self._link.act(rule, self._incident.id, then)

    def _on_scene(self, scene: Scene) -> None:
        before, self._incident = self._incident, scene.incident
        if before is None or _facts(before) != _facts(scene.incident):
            self.shown_changed.emit()

    def _on_repeated(self, change: Change) -> None:
        if change.after.updates:
            self.repeated.emit(change.after.updates[-1].text)


def sent_words(number: int, sent: UpdateSent) -> str:
    """One update as it is looked up later: number, when, to whom, who, and the text."""
    where = ", ".join((*sent.channels, *((sent.audience,) if sent.audience else ())))
    head = f"Update {number} · {sent.at:%Y-%m-%d} {clock_face(sent.at)} UTC · {initials(sent.who)}"
    waived = "".join(f"\n{mark} was left open: {word}" for mark, word in sent.waived)
    return f"{head}\n{f'To {where}' if where else 'To nobody named'}\n\n{sent.text}{waived}"


def _facts(incident: Incident) -> tuple[object, ...]:
    return incident.id, incident.playbook, incident.updates, incident.contact_calls, incident.is_open


def _contacts(incident: Incident | None) -> tuple[Contact, ...]:
    return incident.playbook.contacts if incident is not None and incident.playbook else ()


def _shown(incident: Incident, contact: Contact) -> ContactShown:
    from incident_desk.qt.panes.updates.ways import lines_of

    call = last_call(incident, contact)
    name = spoken(contact, _contacts(incident))
    return ContactShown(name, contact.role, lines_of(contact), _said(call) if call else "", contact.empty)


def _said(call: ContactCall) -> str:
    return f"{OUTCOMES[call.outcome]} {clock_face(call.at)} {initials(call.who)}"
