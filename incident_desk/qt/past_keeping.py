"""The report on the import screen becomes a past incident, as it was corrected; its rows follow what is said.

What takes a while is done on a thread of its own: to reckon a report of thousands of rows anew, to look whether its
file is the same still.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.opened import CHANGED, GONE, GONE_WORDS, Opened, became, recast, told_of
from incident_desk.qt.pages.importing.view import ImportPage
from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.services.acts.taking_past import PastIncident
    from incident_desk.services.past_import import Taken

DOCTOR_WORDS = "What is open: Ctrl+Shift+D"
"""Where the timeline doctor reads what was taken in."""
_SOON_MS = 40
"""How long the window has to paint what was said, before the rows are made anew: a thread that computes holds up
each of the thousand calls that a painting is made of."""


class PastKeeping(QObject):
    """Asks first for what is missing. Nothing is written before all is said."""

    kept = Signal(str)
    """The past incident of that id stands in the record."""
    changed = Signal()
    """The file is another one by now; nothing was written."""

    def __init__(self, stage: Stage, page: ImportPage) -> None:
        super().__init__(page)
        self._stage, self._page, self._model = stage, page, page.model
        self._jobs = Jobs("past", self)
        self._is_recasting, self._again = False, False
        self._is_gone = False
        self._warned: Corrections | None = None
        """What was corrected when it was said that it would be lost."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._recast)
        page.model.recast_wished.connect(self._soon.start)

    def stop(self) -> None:
        """The window closes."""
        self._soon.stop()
        self._jobs.close()

    def keep(self, office: Office, opened: Opened) -> None:
        """Make the past incident, once nothing is asked any more."""
        about, wrong = self._page.found.asking.wrong_answer()
        if about == "day":
            self._stage.window.say(f"“{wrong}” is no day. Say it as 2025-03-04 or 04.03.2025, or leave it empty")
            self._page.found.asking.go_to(about)
            return
        if self._model.judged.asks_zone:
            self._ask_zone()
            return
        self._model.hold(True)
        library, said = office.playbooks, self._model.judged.corrections
        self._jobs.run(lambda: (became(library, opened), told_of(opened, said)), self._on_told, self._on_refused)

    def warns(self) -> bool:
        """Whether it is said, once for all that was corrected, that this would be lost."""
        now = self._model.judged.corrections
        is_new = bool(now.facts) and now != self._warned
        self._warned = now
        if is_new:
            would = f"{counted(now.corrected_facts, 'correction')} would be lost"
            self._stage.window.say(f"{would}. Esc once more leaves the report")
        return is_new

    # -- within ---------------------------------------------------------------------------------------------

    def _on_told(self, told: "tuple[str, PastIncident]") -> None:
        state, past = told
        if state == CHANGED:
            self.changed.emit()
            return
        if past.asks_zone:
            # What was corrected just now has a time without a zone; its rows are not there yet.
            self._model.hold(False)
            self._ask_zone()
            return
        self._is_gone = state == GONE
        self._stage.link.past.take_in(past, self._stage.link.who, self._on_taken)

    def _ask_zone(self) -> None:
        self._stage.window.say("Say first in which time zone its times are")
        self._page.found.asking.go_to("zone")

    def _on_refused(self, error: Exception) -> None:
        """The report is still there to be looked at; a second try may go better."""
        self._model.hold(False)
        self._stage.say_refusal(error)

    def _on_taken(self, taken: "Taken | DeskError") -> None:
        if isinstance(taken, StoreFailure):
            self._model.hold(False)
            self._stage.link.store_failed.emit(taken)
            return
        if isinstance(taken, DeskError):
            self._on_refused(taken)
            return
        words = self._words(taken)
        self.kept.emit(taken.incident.id)
        self._stage.window.say(words, undo=not taken.known)

    def _words(self, taken: "Taken") -> str:
        key = taken.incident.key
        if not taken.known:
            return f"{key} kept as a past incident. {GONE_WORDS if self._is_gone else DOCTOR_WORDS}"
        lost = ". What you corrected here is not in it" if self._model.judged.corrections.facts else ""
        return f"That report is already in as {key}{lost}"

    def _recast(self) -> None:
        """Make the rows anew; what is said meanwhile is met by one further time."""
        opened, said = self._model.opened, self._model.judged.corrections
        if self._is_recasting or opened is None:
            self._again = opened is not None
            return
        self._is_recasting = True
        self._jobs.run(lambda: (opened, recast(opened, said)), self._on_recast, self._on_not_recast)

    def _on_recast(self, made: tuple[Opened, Opened]) -> None:
        of, new = made
        self._is_recasting = False
        if self._model.opened is of:
            self._model.recast(new)
        self._go_on()

    def _on_not_recast(self, error: Exception) -> None:
        self._is_recasting = False
        self._stage.say_refusal(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._recast()
