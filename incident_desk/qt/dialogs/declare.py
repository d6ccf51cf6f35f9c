"""Declare an incident in under ten seconds: type what is happening, press Enter."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import Level, level_named, scale_of, targets_for
from incident_desk.formats.times import read_moment
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.guessing import guess_playbook
from incident_desk.services.library import ReadDocument

_AFFECTS = ("All users", "Some users", "Not sure")
_BEGAN = ("Now", "Other…")


class DeclareDialog(DialogFrame):
    """What, which playbook, how severe, since when; and what will happen then."""

    guessed = Signal()
    """Another playbook or severity was guessed from the words."""

    def __init__(
        self,
        themes: ThemeService,
        who: str,
        now: datetime,
        zone: tzinfo,
        scheme: tuple[Level, ...],
        window: QWidget,
    ) -> None:
        super().__init__(themes, "Declare incident", "Declare", window, width=1080)
        self._who, self._now, self._zone, self._scheme = who, now, zone, scheme
        self._documents: Sequence[ReadDocument] = ()
        self._chosen_by_hand = self._level_by_hand = False
        self.title, self.books = QLineEdit(self), QComboBox(self)
        self.why_book = self.plain("", "text3")
        self.levels: Segmented | None = None
        self._level = 0
        self._scale: tuple[Level, ...] = ()
        self.meaning = self.plain("")
        self.began = Segmented(themes, SegmentedModel(_BEGAN, 0, "Impact began"), self)
        self.typed = QLineEdit(self)
        self.affects = Segmented(themes, SegmentedModel(_AFFECTS, 2, "Affects"), self)
        self._affects, self._other = 2, False
        self.drill = CheckRow(themes, CheckRowModel("This is a drill"), self)
        self.plan = QGridLayout()
        self._lay_out_body()
        self._connect()
        self.note.setText("Nothing is sent to anyone. You can undo.")
        self._show_playbook()
        self.title.setFocus()

    # -- what is wished -------------------------------------------------------------------------------------

    def offer(self, documents: Sequence[ReadDocument]) -> None:
        """The library came: offer its playbooks."""
        self._documents = [one for one in documents if one.playbook.phases()]
        self.books.blockSignals(True)
        self.books.clear()
        for document in self._documents:
            self.books.addItem(document.playbook.title)
        self.books.addItem("No playbook")
        self.books.setCurrentIndex(0 if self._documents else self.books.count() - 1)
        self.books.blockSignals(False)
        self._on_title_changed(self.title.text())
        self._show_playbook()

    @property
    def document(self) -> ReadDocument | None:
        """The chosen playbook's document."""
        place = self.books.currentIndex()
        return self._documents[place] if 0 <= place < len(self._documents) else None

    @property
    def wish(self) -> Declaration:
        """What was filled in."""
        document = self.document
        return Declaration(
            title=self.title.text(),
            severity=self._scale[self._level].name if self._scale else None,
            playbook=document.playbook if document else None,
            source=document.text if document else "",
            impact_started=self._began(),
            affects=None if self._affects == 2 else _AFFECTS[self._affects].lower(),
            commander=self._who,
            record=RecordKind.DRILL if self.drill.isChecked() else RecordKind.INCIDENT,
        )

    def missing(self) -> str:
        """A title, and a time that can be read."""
        if not self.title.text().strip():
            return "Type in a few words what is happening"
        try:
            self._began()
        except DeskError as error:
            return str(error)
        return ""

    def _began(self) -> Moment | None:
        text = self.typed.text().strip()
        return read_moment(text, self._now, self._zone) if self._other and text else None

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out_body(self) -> None:
        self.title.setFont(self.themes.current.font(TextKind.BODY, px=17))
        self.title.setMinimumHeight(self.themes.current.px(46))
        self.title.setAccessibleName("What is happening?")
        self.books.setAccessibleName("Playbook")
        self.typed.setPlaceholderText("02:54, ~02:50, -12m or unknown")
        self.typed.setAccessibleName("Impact began at")
        self.typed.setVisible(False)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._severity = QVBoxLayout()
        playbook = (self.caption("Playbook"), self.books, self.why_book)
        for widget in (self.caption("What is happening?"), self.title, *playbook, self.caption("Severity")):
            left.addWidget(widget)
        left.addLayout(self._severity)
        left.addWidget(self.meaning)
        left.addLayout(self._choices())
        left.addWidget(self.typed)
        left.addWidget(self.drill)
        left.addWidget(self.plain(f"Commander: {self._who} (you)"))
        right.addWidget(self.caption("When you declare"))
        right.addLayout(self.plan)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.addLayout(left, 3)
        columns.addWidget(Hairline(self.themes, upright=True, parent=self))
        columns.addLayout(right, 2)
        columns.setSpacing(24)
        self.body.addLayout(columns)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, choice in (("Impact began", self.began), ("Affects", self.affects)):
            column = QVBoxLayout()
            column.addWidget(self.caption(name))
            column.addWidget(choice)
            row.addLayout(column)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_title_changed)
        self.books.activated.connect(self._on_book_chosen)
        self.books.currentIndexChanged.connect(self._show_playbook)
        self.began.chosen.connect(self._on_began)
        self.affects.chosen.connect(self._on_affects)

    # -- what is shown --------------------------------------------------------------------------------------

    def _on_title_changed(self, text: str) -> None:
        if self._chosen_by_hand or not self._documents:
            return
        guess = guess_playbook(text, [one.playbook for one in self._documents])
        if guess is not None:
            self.books.setCurrentIndex(guess.place)
        self.why_book.setText(guess.reason if guess is not None else "")

    def _on_book_chosen(self, _place: int) -> None:
        self._chosen_by_hand = True
        self.why_book.setText("")

    def _on_level(self, place: int) -> None:
        self._level, self._level_by_hand = place, True
        self._show_plan()

    def _on_began(self, place: int) -> None:
        self._other = place == 1
        self.typed.setVisible(self._other)
        if self._other:
            self.typed.setFocus()

    def _on_affects(self, place: int) -> None:
        self._affects = place

    def _show_playbook(self) -> None:
        """The scale of the chosen playbook; the severity follows its word unless it was picked by hand."""
        playbook = self._playbook()
        name = self._scale[self._level].name if self._scale and self._level_by_hand else None
        self._scale = scale_of(playbook, self._scheme)
        wanted = level_named(name or (playbook.default_severity if playbook else None) or "P1", self._scale)
        self._level = self._scale.index(wanted) if wanted else min(1, len(self._scale) - 1)
        if self.levels is not None:
            self._severity.removeWidget(self.levels)
            self.levels.deleteLater()
        names = tuple(f"{one.name} {one.label}".strip() for one in self._scale)
        self.levels = Segmented(self.themes, SegmentedModel(names, self._level, "Severity"), self)
        self.levels.chosen.connect(self._on_level)
        self._severity.addWidget(self.levels)
        self._show_plan()

    def _playbook(self) -> Playbook | None:
        return self.document.playbook if self.document else None

    def _show_plan(self) -> None:
        level, playbook = self._scale[self._level], self._playbook()
        own = playbook.severity(level.name) if playbook else None
        source = "from the playbook" if own else "from settings"
        targets = targets_for(level.name, playbook, self._scheme)
        respond = span(targets.response.seconds) if targets.response else "not stated"
        solve = span(targets.resolution.seconds) if targets.resolution else "not stated"
        self.meaning.setText(f"Respond: {respond} · Resolve: {solve} · {source}. {level.definition}")
        rows = [
            (0, "Clock and first phase start", playbook.phases()[0].name if playbook and playbook.phases() else "")
        ]
        named = ((targets.response, "Response target"), (targets.update_every, "First update due"),
                 (targets.resolution, "Resolution target"))  # fmt: skip
        rows += [(one.seconds, name, span(one.seconds)) for one, name in named if one]
        if playbook and len(playbook.escalation) > 1 and targets.response:
            rows.append((targets.response.seconds, f"{playbook.escalation[1].role}, if nobody responds", ""))
        self._fill_plan(sorted(rows))
        self.guessed.emit()

    def _fill_plan(self, rows: Sequence[tuple[int, str, str]]) -> None:
        while self.plan.count():
            item = self.plan.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (seconds, what, when) in enumerate(rows):
            at = self._now + timedelta(seconds=seconds)
            for column, (text, tone) in enumerate(((f"{at:%H:%M}", ""), (what, "text2"), (when, "text3"))):
                self.plan.addWidget(self.plain(text, tone), row, column)
