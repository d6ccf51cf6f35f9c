"""Share: for whom, as which files, as one zip file or as a folder; and how far it is while it is made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from incident_desk.domain.attachments import Attachment, pieces_words, size_words
from incident_desk.formats.parcel_text import left_out_words
from incident_desk.formats.redaction.handout import Handout
from incident_desk.qt.dialogs.for_readers import ReadersDialog
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable

FORMATS = {".pdf": "PDF", ".md": "Markdown", ".html": "HTML", ".json": "JSON"}
_ABOUT = ("the pages, with the record attached", "for an editor or a wiki", "for a browser", "for a program")
_CSV, _LIST = "Timeline as CSV, for a spreadsheet", "README.txt and the checksums of all files"
_EVIDENCE = "Evidence"
_HEADS, _WIDTHS = ("What", "About"), (150, 0)
_TABLE, _WIDTH = 186, 680
NO_FORMAT = "Tick at least one format of the report"


class ShareDialog(ReadersDialog):
    """Asks what goes into it."""

    def __init__(self, themes: ThemeService, key: str, evidence: Sequence[Attachment], window: QWidget) -> None:
        super().__init__(themes, f"Share {key}", "Share…", window, width=_WIDTH)
        self._evidence = tuple(evidence)
        self._wants_evidence, self._is_showing = True, False
        self.model = TickModel(_HEADS, self)
        self.table = TickTable(themes, self.model, "What goes into it", _WIDTHS, self)
        self.form = self.row("As", ("One zip file", "A folder"))
        self.table.setFixedHeight(themes.current.px(_TABLE))
        self._always = self.plain(f"Always in it: {_CSV}; {_LIST}.", "text3")
        self.add_readers(self.body)
        self.body.addWidget(self.caption("What goes into it", "Space ticks"))
        self.body.addWidget(self.table)
        self.body.addWidget(self._always)
        self.body.addWidget(self.caption("As"))
        self.body.addWidget(self.form)
        self._show_rows({0})
        self.model.ticked_changed.connect(self._on_ticked)
        self.say("Whole or not at all; nothing is overwritten. The record is not touched.")
        self.audience.take_focus()

    @property
    def endings(self) -> tuple[str, ...]:
        """The formats that are ticked."""
        every = tuple(FORMATS)
        return tuple(every[place] for place in self.model.ticked if place < len(every))

    @property
    def evidence(self) -> tuple[Attachment, ...]:
        """The files that go, if the readers may have them."""
        return self._evidence if len(FORMATS) in self.model.ticked else ()

    @property
    def is_zip(self) -> bool:
        """Whether it is to be one file."""
        return self.form.model.current == 0

    def missing(self) -> str:
        """A format, and the handout."""
        return super().missing() if self.endings else NO_FORMAT

    def show_handout(self, handout: Handout) -> None:
        """It is made; whether evidence may go follows from its readers."""
        super().show_handout(handout)
        self._show_rows(set(self.model.ticked))

    def _on_ticked(self) -> None:
        """What is wished of the evidence stays so while other readers may not have it."""
        rows = self.model.rows
        if not self._is_showing and len(rows) > len(FORMATS) and rows[-1].can:
            self._wants_evidence = len(FORMATS) in self.model.ticked

    def _show_rows(self, ticked: set[int]) -> None:
        rows = [TickRow(cells) for cells in zip(FORMATS.values(), _ABOUT, strict=True)]
        if self._evidence:
            handout = self.handout
            why = left_out_words(handout, len(self._evidence)) if handout is not None else ""
            rows.append(TickRow((_EVIDENCE, why or _held(self._evidence)), not why))
            goes = self._wants_evidence and not why
            ticked = ticked - {len(FORMATS)} | ({len(FORMATS)} if goes else set())
        current = max(0, self.table.currentIndex().row())
        self._is_showing = True
        self.model.show(rows, ticked)
        self._is_showing = False
        self.table.setCurrentIndex(self.model.index(current, 0))


class SharingDialog(DialogFrame):
    """Says how far it is; to leave is to give it up."""

    def __init__(self, themes: ThemeService, name: str, window: QWidget) -> None:
        super().__init__(themes, f"Making {name}", "", window)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("How far it is")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self._now = self.plain("Beginning…")
        self.body.addWidget(self.bar)
        self.body.addWidget(self._now)
        self.do.hide()
        self.say("Until it is whole nothing stands at its place.")
        # Enter there gives nothing up: it may be the one that chose the file.
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar.setFocus()

    def missing(self) -> str:
        """It is done when it is."""
        return "It is still being made"

    def show_progress(self, done: int, of: int, name: str) -> None:
        """So many pieces of so many; this one is being made."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self._now.set_text(name)


def _held(files: Sequence[Attachment]) -> str:
    return f"{pieces_words(len(files))}, {size_words(sum(one.size for one in files))}"
