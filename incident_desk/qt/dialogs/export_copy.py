"""Export the report for its readers: for whom, in which format, what goes, and what they will read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from incident_desk.domain.counted import counted
from incident_desk.formats.redaction.audiences import RULES, Audience
from incident_desk.formats.redaction.fields import place_words
from incident_desk.formats.redaction.handout import Handout, Wish
from incident_desk.formats.redaction.hider import Finding
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable
from incident_desk.services.handing_out import ENDINGS, PDF, Copy

AUDIENCES = tuple(Audience)
FORMATS = {PDF: "PDF", ".md": "Markdown", ".html": "HTML", ".json": "JSON", ".csv": "CSV"}
_ENDINGS = tuple(sorted(ENDINGS, key=list(FORMATS).index))
_HEADS, _WIDTHS = ("What", "Stands there", "Places"), (0, 116, 56)
_WIDTH, _RIGHT, _AROUND, _LOW = 1320, 500, 330, 200
_LONGEST, _PLACES = 200, 12
_WAIT = "The copy is being made"


class ExportDialog(DialogFrame):
    """Shows one copy at a time; every change of the wish asks for another one."""

    wish_changed = Signal()
    """Another copy is wanted; ``wish`` and ``ending`` say which."""

    def __init__(self, themes: ThemeService, key: str, window: QWidget) -> None:
        super().__init__(themes, f"Export the report of {key}", "Save…", window, width=_WIDTH)
        self._kept: dict[str, None] = {}
        self._also: dict[str, None] = {}
        self._words: tuple[str, ...] = ()
        self._copy: Copy | None = None
        names = tuple(RULES[one].title for one in AUDIENCES)
        self.audience = Segmented(themes, SegmentedModel(names, 0, "For whom"), self)
        self.format = Segmented(themes, SegmentedModel(tuple(FORMATS.values()), 0, "Format"), self)
        self.preview, self.word = QPlainTextEdit(self), QLineEdit(self)
        self.model = TickModel(_HEADS, self)
        self.table = TickTable(themes, self.model, "What goes; a row without a tick stays", _WIDTHS, self)
        self._about, self._found, self._withheld = (
            self.caption(""),
            self.caption("What goes"),
            self.plain("", "text3"),
        )
        self._fill_in(window)
        self.audience.chosen.connect(self._on_audience)
        self.format.chosen.connect(self._on_format)
        self.model.ticked_changed.connect(self._on_ticked)
        self._is_showing = False
        self._tell_audience()

    # -- what is wished -------------------------------------------------------------------------------------

    @property
    def wish(self) -> Wish:
        """For whom, and what is hidden."""
        audience = AUDIENCES[self.audience.model.current]
        return Wish(audience, None, tuple(self._kept), (*self._also, *self._words), words=self._words)

    @property
    def ending(self) -> str:
        """The format, by the ending of a file's name."""
        return _ENDINGS[self.format.model.current]

    @property
    def handout(self) -> Handout | None:
        """The copy that is shown; None while another one is being made."""
        return self._copy.handout if self._copy is not None else None

    def missing(self) -> str:
        """A copy that is whole and says nothing that is hidden; or first the word that was just typed."""
        if self.word.hasFocus() and self.word.text().strip():
            return self._add_word()
        if self._copy is None:
            return _WAIT
        if self._copy.leaks:
            return f"{_leaks(self._copy)}. Hide less, or another word, so that it can go"
        return ""

    # -- what is shown --------------------------------------------------------------------------------------

    def show_copy(self, copy: Copy) -> None:
        """Show what would leave."""
        self._copy, handout = copy, copy.handout
        self._is_showing = True
        rows = [_row(one) for one in handout.findings]
        hidden = [place for place, one in enumerate(handout.findings) if one.is_hidden]
        current = self.table.currentIndex().row()
        self.model.show(rows, hidden)
        self._is_showing = False
        if rows:
            self.table.setCurrentIndex(self.model.index(min(max(current, 0), len(rows) - 1), 0))
        where = self.preview.verticalScrollBar().value()
        self.preview.setPlainText(copy.text)
        self.preview.verticalScrollBar().setValue(where)
        self._found.say("What goes", _counts(len(hidden), len(rows)))
        withheld = handout.withheld
        named = f"{counted(len(withheld), 'field')} of the record withheld: {', '.join(withheld)}"
        self._withheld.set_text(_short(named) if withheld else "No field of the record is withheld.")
        if copy.leaks:
            self.say(_leaks(copy), "alarm")
        else:
            self.say("Scanned: nothing that is hidden can be read in it. The record is not touched.")

    def show_audience(self, place: int) -> None:
        """Take another audience: another copy is asked for."""
        self.audience.set_current(place)
        self._on_audience(place)

    def show_failure(self, words: str) -> None:
        """Say why there is no copy."""
        self.say(words, "alarm")

    # -- inside ---------------------------------------------------------------------------------------------

    def _fill_in(self, window: QWidget) -> None:
        px = self.themes.current.px
        left, right = self.columns(_RIGHT)
        choices = QHBoxLayout()
        choices.setSpacing(px(16))
        choices.addWidget(self.audience)
        choices.addStretch(1)
        choices.addWidget(self.format)
        left.addWidget(self._about)
        left.addLayout(choices)
        left.addWidget(self.preview, 1)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("What the copy says")
        self.preview.setFont(self.themes.current.font(TextKind.MONO))
        self.preview.setMinimumHeight(max(px(_LOW), window.height() - px(_AROUND)))
        self.word.setAccessibleName("Another word to hide")
        self.word.setPlaceholderText("Another word to hide, in every format (Ins)")
        right.addWidget(self._found)
        right.addWidget(self.table, 1)
        right.addWidget(self.word)
        right.addWidget(self._withheld)
        for place in range(len(AUDIENCES)):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.setObjectName(str(place))
            shortcut.activated.connect(self._on_number)
        QShortcut(QKeySequence(Qt.Key.Key_Insert), self).activated.connect(self.word.setFocus)

    def _add_word(self) -> str:
        word = " ".join(self.word.text().split())
        self._words = (*self._words, word)
        self.word.clear()
        self._ask()
        return f"{word} is hidden wherever it stands"

    def _tell_audience(self) -> None:
        rule = RULES[AUDIENCES[self.audience.model.current]]
        self._about.say(f"For whom: {rule.title}", rule.about)

    def _on_number(self) -> None:
        self.show_audience(int(self.sender().objectName()))

    def _on_audience(self, _place: int) -> None:
        self._tell_audience()
        self._ask()

    def _on_format(self, _place: int) -> None:
        self._ask()

    def _on_ticked(self) -> None:
        """A row was ticked or not: what its sort says by itself needs no wish."""
        if self._is_showing or self.handout is None:
            return
        sorts, ticked = self.wish.choice.sorts, set(self.model.ticked)
        for place, one in enumerate(self.handout.findings):
            self._kept.pop(one.text, None)
            self._also.pop(one.text, None)
            if place in ticked and one.sort not in sorts and one.text not in self._words:
                self._also[one.text] = None
            if place not in ticked:
                self._words = tuple(word for word in self._words if word.casefold() != one.text.casefold())
                if one.sort in sorts:
                    self._kept[one.text] = None
        self._ask()

    def _ask(self) -> None:
        self._copy = None
        self.say(f"{_WAIT}…")
        self.wish_changed.emit()


def _row(one: Finding) -> TickRow:
    places = "\n".join(place_words(place) for place in one.places[:_PLACES])
    text = " ⏎ ".join(one.text[:_LONGEST].splitlines())
    stands = one.instead if one.is_hidden else "stays"
    told = f"{one.sort.heading}: {text}\n{places}"
    return TickRow((f"{text}  · {one.sort.noun}", stands, str(len(one.places))), True, told)


def _counts(hidden: int, found: int) -> str:
    if not found:
        return "nothing was found"
    return f"{counted(found, 'thing')} found, {hidden} go{'es' if hidden == 1 else ''} · Space changes it"


def _leaks(copy: Copy) -> str:
    first: Sequence[str] = [f"{one.text} in the {one.where}" for one in copy.leaks[:2]]
    return f"{counted(len(copy.leaks), 'leak')}: {'; '.join(first)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip(', ')}…"
