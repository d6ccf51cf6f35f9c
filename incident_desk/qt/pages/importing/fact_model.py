"""Facts of a report that a person corrects on the import screen: said, taken back, dropped, added from a line."""

from PySide6.QtCore import QObject

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_corrected import DROPPED, TEXT, TIME, YES, Fact, FactKind, Said
from incident_desk.formats.reading.reports.said import entry_on, read_said
from incident_desk.qt.pages.importing.view_model import ImportModel


class FactModel(QObject):
    """Writes into what is said of the document. While it is being kept nothing is corrected."""

    def __init__(self, model: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent or model)
        self._model = model

    @property
    def can_correct(self) -> bool:
        """Whether the document is a report that becomes a past incident, and nothing is being done with it."""
        return self._model.judged.makes_past and not self._model.is_busy

    def correct(self, said: Said) -> None:
        """The person says other words for facts of the report.

        Raises:
            Refused: they are not what they stand for: no time, no length; nothing is said then.
        """
        opened = self._model.opened
        if not self.can_correct or opened is None or opened.past is None:
            return
        for fact, words in said.items():
            read_said(opened.past.read, fact, words)
        if self._model.judged.correct(said):
            self._tell()

    def take_back(self, fact: Fact) -> None:
        """A fact is as the document says after all; an entry that was added is none."""
        if self.can_correct and self._model.judged.take_back(fact):
            self._tell()

    def drop(self, fact: Fact) -> None:
        """An entry of the timeline is none; one that was dropped is one after all."""
        if fact.kind is FactKind.ADDED or self.is_dropped(fact):
            self.take_back(fact)
        elif fact.kind is FactKind.ENTRY:
            self.correct({fact.with_part(DROPPED): YES})

    def is_dropped(self, fact: Fact) -> bool:
        """Whether the entry is said to be none."""
        return fact.with_part(DROPPED) in self._model.judged.corrections.facts

    def add_entry(self, line: int) -> None:
        """Make an entry of the timeline of a line of the source; one that is an entry already is chosen."""
        model = self._model
        if not self.can_correct or not 0 < line <= len(model.lines) or not model.lines[line - 1].strip():
            return
        thing = model.thing_on(line)
        if thing is not None and thing.mark == "timeline":
            model.choose_line(line)
            return
        fact, text = Fact(FactKind.ADDED, line), model.lines[line - 1]
        model.goes_to = fact
        try:
            self.correct(entry_on(line, text))
        except Refused:
            # What can be read in two ways is no time of ours; it stays among the words.
            self.correct({fact.with_part(TIME): "", fact.with_part(TEXT): text.strip()})

    def _tell(self) -> None:
        self._model.corrected.emit()
        self._model.recast_wished.emit()
