"""What the import screen shows: the document that is looked at, what of it is chosen, what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.past_corrected import Fact
from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import FactRow, Found
from incident_desk.qt.pages.importing.judged import Judged
from incident_desk.qt.pages.importing.opened import Opened
from incident_desk.services.reading_watch import ReadingWatch

SOURCE, FOUND = "source", "found"
"""The two sides."""
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is among the files that came together."""

    name: str
    place: int = 1
    of: int = 1
    watch: ReadingWatch | None = None
    """How far the reading is; it can be stopped there."""


class ImportModel(QObject):
    """One document at a time. It reads and keeps nothing itself: that is wished."""

    turned = Signal()
    """Another document is read or shown."""
    held = Signal()
    """The document is being kept, or no more; it stands as it stood."""
    corrected = Signal()
    """Something was corrected or looked at."""
    recast_wished = Signal()
    """Other facts of a report hold: have its rows made anew. It takes a while, and is done elsewhere."""
    renewed = Signal()
    """The same document has other rows."""
    entry_added = Signal()
    """The entry that was made of a line stands there, and is chosen."""
    chosen = Signal(str)
    """Another thing is chosen, on that side."""
    import_wished = Signal()
    """Keep this document."""
    cancel_wished = Signal()
    """Leave this document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turn = Turn("")
        self.opened: Opened | None = None
        self.judged = Judged(None)
        """What the person says of the document."""
        self.is_busy = False
        """Whether it is being read or kept."""
        self.corrects = False
        """Whether the editor is to come up at what is chosen, once it is kept."""
        self.row, self.span = -1, _NOWHERE
        self.goes_to: Fact | None = None
        """The entry that was made of a line, until it stands there."""

    # -- what is shown --------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Found, ...]:
        """What was understood."""
        return self.opened.rows if self.opened is not None else ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The source."""
        return self.opened.lines if self.opened is not None else ()

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1; 0 where that is not known."""
        return self.turn.watch.share if self.turn.watch is not None and self.opened is None else 0.0

    def is_lit(self, line: int) -> bool:
        """Whether the line belongs to what is chosen."""
        return self.span.first <= line <= self.span.last

    def thing_on(self, line: int) -> Found | None:
        """What the line was read as."""
        place = _place_on(self.opened, line)
        return self.rows[place] if place >= 0 else None

    # -- what is done ---------------------------------------------------------------------------------------

    def begin(self, turn: Turn) -> None:
        """A file is being read."""
        self._show(None, turn, is_busy=True)

    def show(self, opened: Opened) -> None:
        """A file was read."""
        self._show(opened, self.turn, is_busy=False)

    def end(self) -> None:
        """No file is looked at."""
        self._show(None, Turn(""), is_busy=False)

    def hold(self, is_busy: bool) -> None:
        """It is being kept, or no more."""
        self.is_busy = is_busy
        self.held.emit()

    def choose(self, row: int) -> None:
        """A thing was chosen on the right."""
        if row != self.row and 0 <= row < len(self.rows) and self.rows[row].can_be_chosen:
            self.row, self.span = row, self.rows[row].span or _NOWHERE
            self.chosen.emit(FOUND)

    def choose_line(self, line: int) -> None:
        """A line was chosen on the left; with it the thing that stands there."""
        row, thing = _place_on(self.opened, line), self.thing_on(line)
        lit = thing.span if thing is not None and thing.span is not None else Span(line, line)
        if (row, lit) != (self.row, self.span):
            self.row, self.span = row, lit
            self.chosen.emit(SOURCE)

    def settle(self, row: int) -> None:
        """A doubt was looked at, or is to be looked at after all. While it is being kept nothing is corrected."""
        if self.is_busy:
            return
        self.judged.settle(row)
        self.corrected.emit()

    def answer(self, about: str, words: str) -> None:
        """The person answered a question, by what it is about: which plan, which time zone, which day."""
        if not self.is_busy and (about != "plan" or words != self.judged.plan):
            self.judged.answer(about, words)
            self.corrected.emit()

    def name(self, title: str) -> None:
        """The person called it otherwise."""
        if self.is_busy:
            return
        self.judged.name(title)
        self.corrected.emit()

    def call_it(self, kind: str) -> None:
        """The person said what kind of document it is."""
        if self.is_busy:
            return
        self.judged.call_it(kind)
        self.corrected.emit()

    def recast(self, opened: Opened) -> None:
        """Show the same document with its facts as they are now; the same thing is chosen."""
        before = self.rows[self.row] if 0 <= self.row < len(self.rows) else None
        wanted = self.goes_to or fact_of(before)
        self.opened = opened
        self.judged.recast(opened)
        self.row = _place_of(self.rows, wanted, before, self.row)
        self.span = (self.rows[self.row].span if self.row >= 0 else None) or _NOWHERE
        self.renewed.emit()
        if self.row >= 0 and self.goes_to is not None and fact_of(self.rows[self.row]) == self.goes_to:
            self.goes_to = None
            self.entry_added.emit()

    def keep(self, corrects: bool = False) -> None:
        """Wish to keep the document, once it is there; and then to correct what is chosen in the editor."""
        if self.opened is not None and not self.is_busy:
            self.corrects = corrects
            self.import_wished.emit()

    def leave(self) -> None:
        """Wish to leave the document, or to read it no further."""
        self.cancel_wished.emit()

    # -- within ---------------------------------------------------------------------------------------------

    def _show(self, opened: Opened | None, turn: Turn, *, is_busy: bool) -> None:
        self.opened, self.turn, self.is_busy = opened, turn, is_busy
        self.judged = Judged(opened)
        self.row, self.span, self.goes_to = -1, _NOWHERE, None
        self.turned.emit()


def _place_on(opened: Opened | None, line: int) -> int:
    return opened.margin.owner(line) if opened is not None else -1


def is_heading(model: ImportModel, line: int) -> bool:
    """Whether the line is a heading of the document."""
    return model.opened is not None and line in model.opened.margin.headings


def can_correct(model: ImportModel) -> bool:
    """Whether the editor can take the document: it is something to work by."""
    return model.opened is not None and not model.is_busy and model.judged.kind in ("playbook", "checklist")


def fact_of(found: Found | None) -> Fact | None:
    """The fact of a report that a row states; None where it states none, or one that stands in another row."""
    thing = found.thing if found is not None else None
    return thing.fact if isinstance(thing, FactRow) and not thing.elsewhere else None


def _place_of(rows: Sequence[Found], fact: Fact | None, before: Found | None, row: int) -> int:
    """Where the same thing stands now; where it is gone, what stands in its place or last before that."""
    wanted = (place for place, one in enumerate(rows) if (fact_of(one) == fact if fact else one == before))
    there = next(wanted, min(row, len(rows) - 1))
    if row < 0 and there == row:
        return -1
    ways = (range(there, -1, -1), range(there + 1, len(rows)))
    return next((place for way in ways for place in way if rows[place].can_be_chosen), -1)


def chosen_thing(model: ImportModel) -> object:
    """The value that the chosen row shows; no words where none is chosen or it shows none."""
    thing = model.rows[model.row].thing if 0 <= model.row < len(model.rows) else None
    return "" if thing is None else thing
