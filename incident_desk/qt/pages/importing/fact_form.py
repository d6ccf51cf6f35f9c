"""The fields in which a fact of a report is corrected, in its row: what the document says stands below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.past_corrected import DONE, DUE, NO, OWNER, TEXT, TIME, YES, Fact, FactKind
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.tab_order import chain

_MOST_LETTERS = 20_000
_LINES, _LOOSE = 6, 1.06
"""Lines of a field at most; how much more room words need than they are wide, for lines end with whole words."""
_AROUND, _SIDES = 18, 40
_LONG = frozenset({
    FactKind.IMPACT, FactKind.CAUSE, FactKind.CONTRIBUTED, FactKind.WELL, FactKind.WRONG, FactKind.LUCKY,
    FactKind.LESSON,
})  # fmt: skip
"""What is told in whole sentences."""
_MOMENTS = (FactKind.DATE, FactKind.START, FactKind.END)
_EXAMPLES = {
    FactKind.DURATION: "2 h 30 min, ~2 hours, 12+ hours",
    FactKind.SEVERITY: "P1, SEV-2 or Critical",
    FactKind.STATUS: "resolved, monitoring, mitigated or open",
}
_TIMES = "14:30, ~14:30 or 2025-03-04 14:30 UTC"
_NAMES = {TIME: "Time", TEXT: "What happened", OWNER: "Owner", DUE: "Due", DONE: "Done"}


@dataclass(frozen=True, slots=True)
class FormModel:
    """What stands in the fields: the fact, its words now by their parts, and what the document says.

    ``is_said`` is whether a person said something of it, ``is_dropped`` whether it is an entry that is none.
    """

    fact: Fact
    words: Mapping[str, str]
    document: str = ""
    is_said: bool = False
    is_dropped: bool = False


class Sentences(QPlainTextEdit):
    """Text of several lines. Enter is the form's, Shift+Enter makes a line, Tab goes on."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setPlainText(words)

    def fit(self, width: int, around: int) -> None:
        """Be as high as its words ask for in a field of that width, up to some lines.

        *around* is what stands between the words and the edge, above and below together, in pixels.
        """
        letters, room = self.fontMetrics(), max(1, width - around)
        lines = sum(
            max(1, ceil(letters.horizontalAdvance(one) * _LOOSE / room)) for one in self.toPlainText().split("\n")
        )
        self.setFixedHeight(letters.lineSpacing() * min(_LINES, lines) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc go to the form."""
        if _is_ours(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class FactForm(QWidget):
    """Enter corrects, Esc leaves it as it stands. What is wrong is said here, and stays to be mended."""

    said = Signal()
    """Let what stands in the fields hold."""
    taken_back = Signal()
    """Let it be as the document says."""
    drop_wished = Signal()
    """It is no entry of the timeline, or one after all."""
    left = Signal()
    """Leave it as it stands."""
    reached = Signal()
    """The focus came to one of the fields, or it has another height."""

    def __init__(self, themes: ThemeService, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self.setAutoFillBackground(True)
        self.fields = {part: self._field(part, words) for part, words in model.words.items()}
        self.message = Paragraph(themes, "", ParagraphStyle(TextKind.SMALL, colour="alarm"), self)
        self.document = Paragraph(themes, _document_words(model), ParagraphStyle(colour="text3"), self)
        self.take = Button(themes, ButtonModel("Correct", Variant.PRIMARY, keys=("Enter",), small=True), self)
        self.back = Button(themes, ButtonModel("As the document says", small=True), self)
        self.drop = Button(themes, ButtonModel(_drop_words(model), small=True), self)
        self.leave = Button(themes, ButtonModel("Leave", Variant.QUIET, keys=("Esc",), small=True), self)
        self._lay_out()
        self.take.clicked.connect(self.said)
        self.back.clicked.connect(self.taken_back)
        self.drop.clicked.connect(self.drop_wished)
        self.leave.clicked.connect(self.left)
        for widget in self.stops:
            widget.installEventFilter(self)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The way of the Tab key."""
        return (*self.fields.values(), self.take, self.back, self.drop, self.leave)

    def take_focus(self) -> None:
        """To the first field, with its words chosen."""
        first = next(iter(self.fields.values()))
        first.setFocus()
        if isinstance(first, (QLineEdit, QPlainTextEdit)):
            first.selectAll()

    def changed(self) -> dict[str, str]:
        """What stands there otherwise than it stood, by its part."""
        now = {part: _words_in(field) for part, field in self.fields.items()}
        return {part: words for part, words in now.items() if words != self.model.words[part]}

    def say_wrong(self, words: str) -> None:
        """Say what can't be taken, until something else is typed."""
        self.message.set_text(words)
        self.message.setVisible(bool(words))
        if words:
            announce(self, words, assertive=True)

    def height_at(self, width: int) -> int:
        """How high it is in a row of that width."""
        px = self._themes.current.px
        for field in self.fields.values():
            if isinstance(field, Sentences):
                field.fit(width - px(_SIDES), px(_AROUND))
        return self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the focus is to be seen."""
        if event.type() is QEvent.Type.FocusIn:
            self.reached.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Enter and Esc are the form's while the focus is in it, whatever page and window do with them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Once, however long it is held."""
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            (self.left if event.key() == Qt.Key.Key_Escape else self.said).emit()

    # -- building -------------------------------------------------------------------------------------------

    def _field(self, part: str, words: str) -> QLineEdit | QPlainTextEdit | QCheckBox:
        fact, name = self.model.fact, _name_of(self.model.fact, part)
        if part == DONE:
            box = QCheckBox(name, self)
            box.setChecked(words == YES)
            return box
        if fact.kind in _LONG or part == TEXT:
            text = Sentences(words, self)
            text.setAccessibleName(name)
            text.textChanged.connect(self._on_typed)
            return text
        line = QLineEdit(words, self)
        line.setMaxLength(_MOST_LETTERS)
        line.setPlaceholderText(_example(fact, part))
        line.setAccessibleName(name)
        line.textEdited.connect(self._on_typed)
        return line

    def _lay_out(self) -> None:
        px = self._themes.current.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(8), px(20), px(10))
        self._column.setSpacing(px(6))
        short = QHBoxLayout()
        long = [field for field in self.fields.values() if isinstance(field, QPlainTextEdit)]
        for field in self.fields.values():
            if isinstance(field, QCheckBox):
                short.addWidget(field, 0, Qt.AlignmentFlag.AlignBottom)
            elif field not in long:
                short.addLayout(self._captioned(field), 1)
        for field in long if TIME not in self.fields else []:
            self._column.addLayout(self._captioned(field))
        self._column.addLayout(short)
        for field in long if TIME in self.fields else []:
            self._column.addLayout(self._captioned(field))
        self._column.addWidget(self.message)
        self._column.addWidget(self.document)
        buttons = QHBoxLayout()
        for button in (self.take, self.back, self.drop, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for row in (short, buttons):
            row.setSpacing(px(8))
        self._column.addLayout(buttons)
        is_entry = self.model.fact.kind in (FactKind.ENTRY, FactKind.ADDED)
        self.back.setVisible(self.model.is_said and self.model.fact.kind is not FactKind.ADDED)
        self.drop.setVisible(is_entry)
        self.message.setVisible(False)
        chain(None, self.stops)

    def _captioned(self, field: QWidget) -> QVBoxLayout:
        """The field with its name above it."""
        caption = Lettered(self._themes, TextKind.CAPTION, "text3", parent=self)
        caption.setText(field.accessibleName())
        column = QVBoxLayout()
        column.setSpacing(self._themes.current.px(2))
        column.addWidget(caption)
        column.addWidget(field)
        return column

    def _on_typed(self) -> None:
        if self.message.text():
            self.say_wrong("")
            self.reached.emit()

    def _on_theme_changed(self, theme: Theme) -> None:
        for field in self.fields.values():
            field.setFont(theme.font(TextKind.BODY))


def parts_of(fact: Fact) -> Sequence[str]:
    """The parts that a person can say of a fact."""
    if fact.kind in (FactKind.ENTRY, FactKind.ADDED):
        return (TIME, TEXT)
    return (TEXT, OWNER, DUE, DONE) if fact.kind is FactKind.ACTION else ("",)


def _document_words(model: FormModel) -> str:
    if not model.document:
        return "The document does not state it."
    where = f"Line {model.fact.place} of the document" if model.fact.kind is FactKind.ADDED else "The document"
    return f"{where} says: {model.document}"[:_MOST_LETTERS]


def _words_in(field: QWidget) -> str:
    if isinstance(field, QCheckBox):
        return YES if field.isChecked() else NO
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _name_of(fact: Fact, part: str) -> str:
    if fact.kind is FactKind.ACTION and part == TEXT:
        return "Action"
    return _NAMES.get(part) or fact.kind.value.capitalize()


def _example(fact: Fact, part: str) -> str:
    if part == TIME or fact.kind in _MOMENTS:
        return _TIMES
    return _EXAMPLES.get(fact.kind, _NAMES.get(part, ""))


def _drop_words(model: FormModel) -> str:
    if model.fact.kind is FactKind.ADDED:
        return "Take it out"
    return "It is an entry" if model.is_dropped else "It is no entry"


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
