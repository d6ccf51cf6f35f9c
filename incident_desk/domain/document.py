"""A document as it was read: what it was called, its text, and what was understood of it."""

from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document. ``name`` is what it was read under; ``text`` is the source with ``\\n`` as its line ends."""

    name: str
    text: str
    playbook: Playbook
