"""Bring entries in: where from at the top, how it is read, and every row before Enter; nothing goes unsaid."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from incident_desk.formats.bringing.found import Field
from incident_desk.qt.dialogs.bring_in_words import (
    FIELD_WORDS,
    FORMS,
    HEADS,
    LOCAL,
    MEANINGS,
    NO_COLUMN,
    ORDERS,
    WIDTHS,
    Choices,
    tick_rows,
)
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.tick_model import TickModel
from incident_desk.qt.widgets.tick_table import TickTable
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.bringing import Brought
from incident_desk.services.bringing import Preview, counted_entries, told_lines

REST_MS = 350
"""How long typing rests before the text is read anew."""
_WIDTH, _LOW, _LEAST, _OTHERS = 1120, 420, 150, 480
"""In pixels of the design: of the dialog, of its table, and the room of all else."""
_OTHER = "Another incident…"
_KNOWN = (
    "Known are tables (CSV, TSV), chats copied from Slack, Teams, WhatsApp and IRC, logs (ISO times, syslog, "
    "nginx, Apache, JSON lines) and plain lines. A file or a text can be dropped here too."
)


class BringInDialog(DialogFrame):
    """Shows what a text holds. It reads nothing itself: its signals ask for that."""

    files_wished = Signal()
    """The person wants to choose a file."""
    file_given = Signal(str)
    """A file was dropped: its path."""
    pasted = Signal(str)
    """A text was pasted or dropped."""
    incident_wished = Signal(str)
    """The entries of another incident are wanted: its id."""
    choices_changed = Signal()
    """The same is to be read otherwise: by ``choices``."""
    stop_wished = Signal()
    """The reading is to be given up."""

    def __init__(self, themes: ThemeService, key: str, others: Sequence[tuple[str, str]], window: QWidget) -> None:
        """``others`` are the incidents that entries can come from: their words and ids."""
        super().__init__(themes, f"Bring entries into {key}", "Bring in", window, width=_WIDTH)
        self.setAcceptDrops(True)
        self.preview: Preview | None = None
        self._others = (("", ""), *others)
        self.choose = Button(themes, ButtonModel("Choose a file…", icon="file-down"), self)
        self.paste = Button(themes, ButtonModel("Paste", keys=("Ctrl", "V")), self)
        self.incidents = self._box("Entries of another incident", [_OTHER, *(words for words, _ in others)])
        self.form = self._box("What it is", [words for words, _ in FORMS])
        self.means = self._box("What the times mean", [words for words, _ in MEANINGS])
        self.zone, self.day = QLineEdit(self), QLineEdit(self)
        self.order = self._box("Day and month of dates", [words for words, _ in ORDERS])
        self.fields = {one: self._box(f"Column of: {FIELD_WORDS[one]}", [NO_COLUMN]) for one in Field}
        self.model = TickModel(HEADS, self)
        self.table = TickTable(themes, self.model, "What would be brought in", WIDTHS, self)
        self.progress = QProgressBar(self)
        self.stop = Button(themes, ButtonModel("Stop reading"), self)
        self.fresh = Button(themes, ButtonModel("Tick what is new"), self)
        self.all = Button(themes, ButtonModel("Tick all"), self)
        self._source, self._told = self.caption("From", "nothing yet"), self.plain(_KNOWN, "text3")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out_parts()
        self._connect()
        self._show_columns()
        self.show_idle()
        self.choose.setFocus()

    @property
    def choices(self) -> Choices:
        """How the text is to be read."""
        named: dict[Field, str] = {}
        found = self.preview.found if self.preview else None
        for one, box in self.fields.items():
            if found is not None and found.titles and box.property("is_said"):
                named[one] = str(box.currentIndex()) if box.currentIndex() else ""
        return Choices(
            FORMS[self.form.currentIndex()][1],
            MEANINGS[self.means.currentIndex()][1],
            ORDERS[self.order.currentIndex()][1],
            self.zone.text(),
            self.day.text(),
            named,
        )

    @property
    def brought(self) -> tuple[Brought, ...]:
        """The ticked rows, ready to be brought in."""
        return self.preview.brought(self.model.ticked) if self.preview else ()

    def missing(self) -> str:
        """Something has to be ticked."""
        if self.model.ticked:
            return ""
        if self.preview is None or not self.preview.rows:
            return "Choose a file, paste a text, or choose another incident: there is nothing to bring in yet"
        return "None is ticked: Space ticks a row"

    # -- what is shown --------------------------------------------------------------------------------------

    def show_idle(self) -> None:
        """Nothing is being read."""
        self.progress.hide()
        self.stop.hide()

    def show_reading(self, name: str) -> None:
        """A text is being read."""
        self._source.say_beside(f"{name}: reading…")
        self.progress.setRange(0, 0)
        self.progress.show()
        self.stop.show()

    def show_progress(self, done: int, of: int) -> None:
        """So many lines of so many are read."""
        self.progress.setRange(0, max(1, of))
        self.progress.setValue(done)

    def show_preview(self, preview: Preview) -> None:
        """What a text holds."""
        self.show_idle()
        self.preview = preview
        self.model.show(tick_rows(preview.rows), preview.ticked)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._source.say_beside(f"{preview.found.name} · {preview.counts}")
        self._told.set_text(" · ".join(told_lines(preview.found)))
        self._show_columns()
        self.name_do()

    def show_problem(self, words: str) -> None:
        """It can't be read, and why; what was understood before goes."""
        self.show_idle()
        self.preview = None
        self.model.show((), ())
        self._source.say_beside("nothing")
        self._told.set_text("")
        self._show_columns()
        self.complain(words)

    def name_do(self) -> None:
        """The button says what it does."""
        number = len(self.model.ticked)
        self.name_buttons(f"Bring in {counted_entries(number)}" if number else "Bring in", keys=("Ctrl", "↵"))

    # -- Qt -------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a text may be dropped here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.file_given.emit(paths[0])
        elif event.mimeData().hasText():
            self.pasted.emit(event.mimeData().text())

    # -- inside ---------------------------------------------------------------------------------------------

    def _box(self, name: str, words: Sequence[str]) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        box.addItems(list(words))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _lay_out_parts(self) -> None:
        px = self.themes.current.px
        sources = _in_a_row(px(8), self.choose, self.paste)
        sources.addWidget(self.incidents, 1)
        self.zone.setAccessibleName("Zone of times that state none")
        self.zone.setToolTip("UTC, +02:00, Europe/Berlin; without it that of this computer")
        self.day.setToolTip("Such as 2026-03-01; without it the day of the declaration")
        self.zone.setPlaceholderText(LOCAL)
        self.day.setAccessibleName("Day of times that state none")
        self.day.setPlaceholderText("the declaration's")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for place, (words, field) in enumerate(self._fields()):
            row, column = divmod(place, 5)
            grid.addWidget(self.caption(words), 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        below = _in_a_row(px(8), self.progress, self.stop)
        below.addStretch(1)
        below.addLayout(_in_a_row(px(8), self.fresh, self.all))
        self.table.setMinimumHeight(max(px(_LEAST), min(px(_LOW), self._window.height() - px(_OTHERS))))
        self.body.addLayout(sources)
        self.body.addLayout(grid)
        self.body.addWidget(self._source)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._told)
        self.body.addLayout(below)

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        asked: tuple[tuple[str, QWidget], ...] = (
            ("Read as", self.form),
            ("Times", self.means),
            ("Zone", self.zone),
            ("Day", self.day),
            ("Dates", self.order),
        )
        return (*asked, *((f"Column: {FIELD_WORDS[one]}", self.fields[one]) for one in Field))

    def _connect(self) -> None:
        self.choose.clicked.connect(self.files_wished)
        self.paste.clicked.connect(self._on_paste)
        self.stop.clicked.connect(self.stop_wished)
        self.all.clicked.connect(self.model.tick_all)
        self.fresh.clicked.connect(self._on_fresh)
        self.model.ticked_changed.connect(self.name_do)
        self.incidents.activated.connect(self._on_incident)
        for box in (self.form, self.means, self.order):
            box.activated.connect(self._on_chosen)
        for box in self.fields.values():
            box.activated.connect(self._on_column)
        for line in (self.zone, self.day):
            line.textEdited.connect(self._rest.start)
        self._rest.timeout.connect(self.choices_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self._on_paste)

    def _show_columns(self) -> None:
        """The columns of a table to choose from; of anything else there are none."""
        found = self.preview.found if self.preview else None
        titles = found.titles if found is not None else ()
        for one, box in self.fields.items():
            is_said = box.property("is_said") and box.count() == len(titles) + 1
            box.clear()
            box.addItems([NO_COLUMN, *titles])
            place = found.columns.get(one) if found is not None else None
            box.setCurrentIndex(0 if place is None else place + 1)
            box.setProperty("is_said", bool(is_said))
            box.setEnabled(bool(titles))

    def _on_paste(self) -> None:
        text = QApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)
        else:
            self.complain("There is no text to paste: copy it first")

    def _on_fresh(self) -> None:
        if self.preview is not None:
            self.model.tick(self.preview.ticked)

    def _on_incident(self, place: int) -> None:
        if place > 0:
            self.incident_wished.emit(self._others[place][1])

    def _on_chosen(self, _place: int) -> None:
        for box in self.fields.values():
            box.setProperty("is_said", False)
        self.choices_changed.emit()

    def _on_column(self, _place: int) -> None:
        box: Any = self.sender()
        box.setProperty("is_said", True)
        self.choices_changed.emit()


def _in_a_row(spacing: int, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return row
