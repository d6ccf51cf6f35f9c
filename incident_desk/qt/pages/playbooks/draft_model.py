"""The draft on the page: acts on it, undo and redo. It keeps nothing on the disk itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError
from incident_desk.domain.playbook import Phase, Playbook
from incident_desk.domain.playbook_editing import Editing
from incident_desk.qt.pages.playbooks.drafting import Compiled, Draft


class DraftModel(QObject):
    """One playbook being edited, or none."""

    began = Signal()
    """Another playbook is edited, or none."""
    changed = Signal()
    """The playbook is another one: by an act, undo or redo."""
    refused = Signal(str)
    """An act was refused; the words say what, where and what to do."""
    phase_chosen = Signal()
    """Another phase is shown."""
    compiled_changed = Signal()
    """The text of the draft is known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.compiled: Compiled | None = None
        self.phase = 0
        self._typed: list[Callable[[], None]] = []

    @property
    def playbook(self) -> Playbook | None:
        """The playbook as it is now."""
        return self.draft.editing.present if self.draft is not None else None

    @property
    def base(self) -> Playbook | None:
        """The playbook as it was opened."""
        return self.draft.editing.base if self.draft is not None else None

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the plan in use."""
        return self.playbook.plan().phases if self.playbook is not None else ()

    @property
    def shown_phase(self) -> Phase | None:
        """The phase whose steps are shown."""
        return self.phases[self.phase] if self.phase < len(self.phases) else None

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.draft is not None and (self.draft.is_new or self.draft.editing.is_changed)

    def begin(self, draft: Draft | None) -> None:
        """Edit this from now on."""
        self.draft, self.compiled, self.phase = draft, None, 0
        self.began.emit()
        self.changed.emit()

    def act(self, change: Callable[[Playbook], Playbook]) -> bool:
        """Change the playbook; whether it was not refused."""
        if self.draft is None:
            return False
        try:
            after = change(self.draft.editing.present)
        except DeskError as error:
            self.refused.emit(str(error))
            return False
        self._turn(self.draft.editing.to(after))
        return True

    def undo(self) -> None:
        """Take the last act back."""
        if self.draft is not None:
            self._turn(self.draft.editing.undone())

    def withdraw(self) -> None:
        """Take the last act out, so that nothing brings it back."""
        if self.draft is not None:
            self._turn(self.draft.editing.withdrawn())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.draft is not None:
            self._turn(self.draft.editing.redone())

    def discard(self) -> None:
        """As it was opened; undo brings the draft back."""
        if self.draft is not None:
            self._turn(self.draft.editing.to(self.draft.editing.base))

    def choose_phase(self, place: int) -> None:
        """Show the steps of another phase."""
        if place != self.phase and 0 <= place < len(self.phases):
            self.phase = place
            self.phase_chosen.emit()

    def show_compiled(self, compiled: Compiled) -> None:
        """The text of the draft; one of a playbook that has changed since is left out."""
        if self.draft is not None and compiled.playbook == self.playbook:
            self.compiled = compiled
            self.compiled_changed.emit()

    def on_flush(self, commit: Callable[[], None]) -> None:
        """Have this called before the draft is saved: it takes in what was typed and not left yet."""
        self._typed.append(commit)

    def flush(self) -> None:
        """Take in what was typed."""
        for commit in self._typed:
            commit()

    def _turn(self, editing: Editing) -> None:
        if self.draft is None or editing is self.draft.editing:
            return
        draft = self.draft
        self.draft = Draft(draft.name, draft.of, draft.source, editing)
        self.phase = max(0, min(self.phase, len(self.phases) - 1))
        self.compiled = None
        self.changed.emit()
