"""A playbook while somebody edits it: as it was, as it is, and what was taken back.

Each act is a pure function that gives another playbook: see `playbook_editing_phases`, `playbook_editing_steps` and
`playbook_editing_told`.
"""

from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Playbook

MOST = 200
"""Acts that can be taken back."""


@dataclass(frozen=True, slots=True)
class Editing:
    """One draft. ``past`` ends with the playbook before the last act, ``future`` with the one undone last."""

    base: Playbook
    """What was opened."""
    present: Playbook
    past: tuple[Playbook, ...] = ()
    future: tuple[Playbook, ...] = ()

    @classmethod
    def of(cls, playbook: Playbook) -> "Editing":
        """A draft in which nothing is changed yet."""
        return cls(playbook, playbook)

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from what was opened."""
        return self.present != self.base

    def to(self, playbook: Playbook) -> "Editing":
        """The draft after an act; one that changed nothing leaves no trace."""
        if playbook == self.present:
            return self
        return Editing(self.base, playbook, (*self.past, self.present)[-MOST:])

    def undone(self) -> "Editing":
        """The draft before the last act; where there was none it stays."""
        if not self.past:
            return self
        future = (*self.future, self.present)
        return replace(self, present=self.past[-1], past=self.past[:-1], future=future)

    def withdrawn(self) -> "Editing":
        """The draft as if the last act had never been; where there was none it stays."""
        return replace(self, present=self.past[-1], past=self.past[:-1]) if self.past else self

    def redone(self) -> "Editing":
        """The draft with the act that was undone last."""
        if not self.future:
            return self
        past = (*self.past, self.present)
        return replace(self, present=self.future[-1], past=past, future=self.future[:-1])
