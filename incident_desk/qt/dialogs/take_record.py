"""Take an incident in from a file of ours: what would come in, whether its chain holds, and whether it is here."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.take_record_words import KEPT_WHOLE, Fact, facts_of, key_of, short, title_of
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.state_glyph import GlyphModel, StateGlyph
from incident_desk.services.record_import import Relation, Standing, TakenRecord
from incident_desk.services.record_reading import RecordPreview

TITLE = "Take in a record"
_WIDTH, _HEADS, _SIGNS = 720, 104, 18
"""In pixels of the design: of the dialog, of its column of headings, of its column of signs."""


class Look(Enum):
    """What the dialog is at."""

    READING = auto()
    SHOWN = auto()
    TAKING = auto()
    REFUSED = auto()


class TakeRecordDialog(DialogFrame):
    """Shows what a file holds. It reads and writes nothing itself: ``take_wished`` asks for that."""

    take_wished = Signal()
    """What is shown is to be taken in."""

    def __init__(self, themes: ThemeService, name: str, window: QWidget) -> None:
        super().__init__(themes, TITLE, "Take in", window, width=_WIDTH)
        self.at = Look.READING
        self.preview: RecordPreview | None = None
        self.standing: Standing | None = None
        self.taken: TakenRecord | None = None
        """What came of it, once it is taken in."""
        self.told = Paragraph(themes, "", ParagraphStyle(TextKind.STRONG), self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("How much of the file is read")
        self.progress.setTextVisible(False)
        # Enter there gives nothing up: it may be the one that chose the file.
        self.progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._why = self.plain("", "text")
        self._why.hide()
        self._facts = QWidget(self)
        self._grid = QGridLayout(self._facts)
        self._lay_out_facts()
        self.say_beside(short(name))
        self._show_reading()

    @property
    def is_new(self) -> bool:
        """Whether it can be taken in; else what is here can be opened."""
        return self.standing is not None and self.standing.relation is Relation.NEW

    @property
    def incident(self) -> str | None:
        """The id of what can be opened: what was taken in, or what was here already."""
        one = self.taken or self.standing
        return one.incident.id if one is not None and one.incident is not None else None

    @property
    def why(self) -> str:
        """Why the file can't be taken in."""
        return self._why.text()

    @property
    def words(self) -> dict[str, str]:
        """What is shown, by its headings."""
        rows = (self._grid.itemAtPosition(row, 0) for row in range(self._grid.rowCount()))
        heads = [item.widget() for item in rows if item is not None]
        return {one.text(): self._words_beside(row) for row, one in enumerate(heads) if isinstance(one, Paragraph)}

    def show_progress(self, share: float) -> None:
        """So much of it is read, from 0 to 1."""
        if self.at is Look.READING:
            self.progress.setValue(round(100 * share))

    def show_found(self, preview: RecordPreview, standing: Standing) -> None:
        """What the file holds, and how it stands to what is here."""
        self.preview, self.standing = preview, standing
        self.told.set_text(f"{key_of(preview)}  {title_of(preview)}")
        facts = facts_of(preview, standing)
        for row, fact in enumerate(facts):
            self._add(row, fact)
        self._show_shown()
        announce(self, f"{self.told.text()}. {facts[-1].words}")

    def show_taking(self) -> None:
        """It is on its way to the disk; that is not stopped half-way."""
        self.at = Look.TAKING
        self.progress.setRange(0, 0)
        self.progress.show()
        self.do.setEnabled(False)
        self.say("Writing it…")
        self.refit()

    def show_not_taken(self, words: str) -> None:
        """It was not taken in, and why; what is shown stands, for a second try."""
        self._show_shown()
        self.complain(words)

    def show_refused(self, words: str) -> None:
        """The file can't be taken in, and why."""
        self.at = Look.REFUSED
        self.progress.hide()
        self._facts.hide()
        self.do.hide()
        self.told.set_text("This file can't be taken in")
        self._why.set_text(f"{words.rstrip('.')}.")
        self._why.show()
        self.say("Nothing was written, and the file is as it was.")
        self.name_buttons("Take in", "Close")
        self.cancel.setFocus()
        announce(self, words, assertive=True)
        self.refit()

    def refit(self) -> None:
        """As high as its words are at the width that they have: what a paragraph wishes for is narrower."""
        for one in self.findChildren(Paragraph):
            one.setFixedHeight(one.heightForWidth(one.maximumWidth()))
        super().refit()

    def try_accept(self) -> None:
        """Take it in; where it is here already, open it."""
        if self.at is not Look.SHOWN:
            return
        if self.is_new:
            self.take_wished.emit()
        else:
            super().try_accept()

    # -- inside ---------------------------------------------------------------------------------------------

    def _lay_out_facts(self) -> None:
        px = self.themes.current.px
        self._grid.setContentsMargins(0, px(4), 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(_HEADS))
        self._grid.setColumnMinimumWidth(1, px(_SIGNS))
        self._grid.setColumnStretch(2, 1)
        inner = self.maximumWidth() - 2 * px(24) - 2
        for widget in (self.told, self._why, self._facts, self.progress):
            widget.setFixedWidth(inner)
            self.body.addWidget(widget)

    def _add(self, row: int, fact: Fact) -> None:
        top = Qt.AlignmentFlag.AlignTop
        head = Paragraph(self.themes, fact.head, ParagraphStyle(TextKind.SMALL, colour="text3"), self._facts)
        words = Paragraph(self.themes, fact.words, ParagraphStyle(TextKind.SMALL), self._facts)
        px = self.themes.current.px
        head.setFixedWidth(px(_HEADS))
        words.setFixedWidth(self._facts.maximumWidth() - px(_HEADS) - px(_SIGNS) - 2 * px(8))
        self._grid.addWidget(head, row, 0, top)
        if fact.sign is not None:
            sign = StateGlyph(self.themes, GlyphModel(fact.sign, fact.head), self._facts)
            self._grid.addWidget(sign, row, 1, top)
        self._grid.addWidget(words, row, 2)

    def _words_beside(self, row: int) -> str:
        item = self._grid.itemAtPosition(row, 2)
        words = item.widget() if item is not None else None
        return words.text() if isinstance(words, Paragraph) else ""

    def _show_reading(self) -> None:
        self._facts.hide()
        self.told.set_text("Reading the file, and proving its chain…")
        self.progress.setRange(0, 100)
        self.do.setEnabled(False)
        self.say("Esc stops it. Nothing is written.")
        self.progress.setFocus()

    def _show_shown(self) -> None:
        self.at = Look.SHOWN
        self.progress.hide()
        self._facts.show()
        self.do.setEnabled(True)
        standing = self.standing
        if self.is_new or standing is None or standing.incident is None:
            key = standing.key if standing is not None else ""
            self.name_buttons(f"Take in {short(key)}".strip())
            self.say(KEPT_WHOLE)
        else:
            self.name_buttons(f"Open {standing.incident.key}")
            self.say("Nothing is taken in.")
        self.do.setFocus()
        self.refit()
