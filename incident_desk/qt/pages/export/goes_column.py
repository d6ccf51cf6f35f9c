"""What goes, with what the readers get no field of, and the line in which another word is typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.folder_row import Sign
from incident_desk.qt.pages.export.goes import GoRow, Heading, count_words
from incident_desk.qt.pages.export.goes_list import GoesList
from incident_desk.qt.pages.export.telling import rows, withheld_words
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.key_cap import KeyCap, KeyCapModel
from incident_desk.qt.widgets.passing_keys import passes_on

_NOTHING = "Nothing that looks like a name, an address or a secret was found."


class WordField(QLineEdit):
    """Enter hides what is typed, Shift+Enter keeps it as a customer's name as well, Esc leaves the field."""

    word_wished = Signal(str, bool)
    """This word is to go; true: it is a customer's name, to be looked for in every copy from now on."""
    left = Signal()
    """The keyboard is to go back to the list."""

    def event(self, event: QEvent) -> bool:
        """What is the window's goes on to it."""
        return passes_on(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            word = " ".join(self.text().split())
            if word:
                self.clear()
                self.word_wished.emit(word, shifted)
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class GoesColumn(QWidget):
    """The upper part of the right side."""

    fields_wished = Signal()
    """Which fields are not allowed is to be shown."""

    def __init__(self, themes: ThemeService, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.count = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self._eye = Sign(themes, "eye-off", self)
        self.masked = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.show_words = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self._key = KeyCap(themes, KeyCapModel(("V",)), self)
        self.list = GoesList(themes, self)
        self.nothing = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.withheld = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.fields = Button(themes, ButtonModel("Fields…", Variant.QUIET, small=True), self)
        self.word = WordField(self)
        self._shown: tuple[Heading | GoRow, ...] = ()
        self._lay_out()
        self.fields.clicked.connect(self.fields_wished)
        self.word.left.connect(self.list.setFocus)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_rows(self) -> None:
        """Show what the model has."""
        found, is_there = rows(self._model), self._model.handout is not None
        self.count.setText(count_words(found) if is_there else "reading…")
        if found != self._shown:
            self._shown = found
            self.list.show_goes(found)
        is_empty = is_there and not found
        self.nothing.setVisible(is_empty)
        self.withheld.setText(withheld_words(self._model))
        self.fields.setEnabled(is_there)

    def show_plain(self, plain: bool) -> None:
        """Values as they are, or masked."""
        self.list.show_plain(plain)
        self._eye.set_model("eye" if plain else "eye-off")
        self.masked.setText("Values shown" if plain else "Values masked")

    def _lay_out(self) -> None:
        self._title.setText("What goes")
        self.masked.setText("Values masked")
        self.show_words.setText("Show while held")
        self.nothing.setText(_NOTHING)
        self.word.setPlaceholderText("Another word to remove, in all files (Ins)")
        self.word.setAccessibleName("Another word to remove, in all files")
        self.word.setAccessibleDescription("Enter removes it; Shift+Enter keeps it as a customer's name as well")
        self._head, self._foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._title)
        self._head.addWidget(self.count, 1)
        for widget in (self._eye, self.masked, self.show_words, self._key):
            self._head.addWidget(widget)
        self._foot.addWidget(self.withheld, 1)
        self._foot.addWidget(self.fields)
        self._below = QVBoxLayout()
        self._below.addWidget(self.nothing)
        self._below.addLayout(self._foot)
        self._below.addWidget(self.word)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.list, 1)
        column.addLayout(self._below)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        self._title.setFixedHeight(px(38 if compact else 44))
        self._head.setContentsMargins(inset, 0, px(14), 0)
        self._head.setSpacing(px(8))
        # Where there is little room the key alone says it: what it does stands in its tooltip.
        self.masked.setVisible(not compact)
        self._key.setToolTip("Show the values while V is held")
        self._below.setContentsMargins(inset, px(4), px(14), px(8))
        self._below.setSpacing(px(4))
        self.word.setFont(theme.font(TextKind.SMALL))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
