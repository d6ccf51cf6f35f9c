"""The foot of the page: what is made and how far, who made it of which record, what is missing, and Save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.resting import RecordFact
from incident_desk.qt.pages.export.telling import leaks, missing, progress_words
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_HEIGHT, _HEIGHT_COMPACT = 64, 54
_BAR, _BAR_COMPACT = 320, 210
_HEAD_LETTERS, _WHOLE = 4, 1000


class Fact(QWidget):
    """A name over its value."""

    def __init__(self, themes: ThemeService, name: str, kind: TextKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.value = Lettered(themes, kind, parent=self)
        self.name.setText(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.value)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Show this value."""
        self.value.setText(words)
        self.value.setAccessibleName(f"{self.name.text()}: {words}")


class Foot(QWidget):
    """Says what is wished."""

    cancel_wished = Signal()
    """Stop what is made."""
    again_wished = Signal()
    """Make what failed or was stopped once more."""
    save_wished = Signal()
    """Write the files."""

    def __init__(self, themes: ThemeService, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._left = QWidget(self)
        self.what = Lettered(themes, TextKind.SMALL, weight=600, parent=self._left)
        self.far = Lettered(themes, TextKind.SMALL, "text3", parent=self._left)
        self.bar = QProgressBar(self._left)
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Ctrl", "."), small=True), self)
        self.again = Button(themes, ButtonModel("Make again", small=True), self)
        self._line = Hairline(themes, upright=True, parent=self)
        self.maker = Fact(themes, "Made by", TextKind.SMALL, self)
        self.zone = Fact(themes, "Times", TextKind.SMALL, self)
        self.head = Fact(themes, "Record head", TextKind.MONO, self)
        self.entries = Fact(themes, "Entries", TextKind.SMALL, self)
        self.lacks = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.save = Button(themes, ButtonModel("Save", keys=("Ctrl", "E")), self)
        self._lay_out()
        self.cancel.clicked.connect(self.cancel_wished)
        self.again.clicked.connect(self.again_wished)
        self.save.clicked.connect(self.save_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_model(self, is_saving: bool) -> None:
        """Show how far it is, and what is missing."""
        model = self._model
        what, far, share = progress_words(model)
        self.what.setText(what or self._rest_words(is_saving))
        self.far.setText(far)
        self.bar.setVisible(bool(what))
        self.bar.setRange(0, _WHOLE if share is not None else 0)
        self.bar.setValue(round((share or 0.0) * _WHOLE))
        self.cancel.setVisible(bool(what))
        lacks = missing(model)
        stopped = any(one.endswith((" failed", " stopped")) for one in lacks)
        self.again.setVisible(stopped and not what)
        self.lacks.setText(", ".join(lacks))
        count = len(model.choices.wanted)
        can = not lacks and not is_saving
        if not can and self.save.hasFocus():
            # What has the keyboard goes off; Qt would look for the next one to have it.
            self.window().setFocus()
        self.save.setEnabled(can)
        variant = Variant.PRIMARY if can and not leaks(model) else Variant.SECONDARY
        words = f"Save {counted(count, 'file')}" if count else "Save"
        self.save.set_model(ButtonModel(words, variant, ("Ctrl", "E")))

    def show_record(self, fact: RecordFact) -> None:
        """Show what the report rests on."""
        self.maker.say(fact.maker)
        self.zone.say(f"{fact.zone}, 24 h")
        groups = [fact.head[at : at + _HEAD_LETTERS] for at in (0, _HEAD_LETTERS)]
        self.head.say(f"{' '.join(groups)} … {fact.head[-_HEAD_LETTERS:]}" if fact.head else "")
        self.head.setToolTip(plain(fact.head))
        self.entries.say(f"{fact.entries}, {fact.chain}" if fact.chain else str(fact.entries))

    # -- within -----------------------------------------------------------------------------------------------

    def _rest_words(self, is_saving: bool) -> str:
        if is_saving:
            return "Saving…"
        made = [self._model.making.made.get(ending) for ending, _ in self._model.choices.wanted]
        ready = sum(one is not None for one in made)
        return f"{ready} of {counted(len(made), 'file')} made" if ready else ""

    def _lay_out(self) -> None:
        set_surface(self, "window")
        left, above = QVBoxLayout(self._left), QHBoxLayout()
        above.addWidget(self.what)
        above.addWidget(self.far, 1)
        left.addStretch(1)
        left.addLayout(above)
        left.addWidget(self.bar)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName("Made so far")
        left.addStretch(1)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        self._row = QHBoxLayout(self)
        for widget in (self._left, self.cancel, self.again, self._line):
            self._row.addWidget(widget)
        for fact in (self.maker, self.zone, self.head, self.entries):
            self._row.addWidget(fact)
        self._row.addWidget(self.lacks, 1)
        self._row.addWidget(self.save)
        for label in (self.lacks, self.far):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        self.setFixedHeight(px(_HEIGHT_COMPACT if compact else _HEIGHT))
        self._row.setContentsMargins(px(14 if compact else 20), 0, px(14), 0)
        self._row.setSpacing(px(10 if compact else 16))
        self._left.setFixedWidth(px(_BAR_COMPACT if compact else _BAR))
        # Where there is little room these two give way: they stand in the report's own foot as well.
        self.maker.setVisible(not compact)
        self.zone.setVisible(not compact)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
