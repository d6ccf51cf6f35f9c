"""The import screen: the source at the left, what was understood at the right; nothing is kept before Enter."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.importing.found_view import FoundView
from incident_desk.qt.pages.importing.head import ImportHead
from incident_desk.qt.pages.importing.source_view import SourceView, keep_place
from incident_desk.qt.pages.importing.view_model import ImportModel, can_correct
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import text_width
from incident_desk.qt.widgets.tab_order import chain

_SIDE, _NARROW_SIDE, _WIDE = 668, 512, 1500
_LOOK_MS, _WHOLE = 100, 1000
"""How often the bar looks how far the reading is, and its steps."""
_IN_EDITOR = ButtonModel("Correct…", keys=("F2",), name="Keep and correct in the editor")
_IN_PLACE = ButtonModel("Correct", keys=("F2",), name="Correct what is chosen")
_PAST = "Keep as a past incident"
_SHORTER = ("Nothing of it runs or loads.", "Nothing of it runs.")
_OURS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_F2)


class ImportPage(QWidget):
    """Enter imports, Esc leaves; F6 changes sides."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self._waited = 0
        """Seconds since it is busy."""
        set_surface(self, "panel")
        self.source = SourceView(themes, model, self)
        self.head, self.found = ImportHead(themes, model, self), FoundView(themes, model, self)
        self.progress = QProgressBar(self)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._show_share)
        self.foot_words = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Esc",)), self)
        self.correct = Button(themes, _IN_EDITOR, self)
        self.take_in = Button(themes, ButtonModel("Import", Variant.PRIMARY, keys=("Enter",)), self)
        self._lay_out()
        self.cancel.clicked.connect(model.leave)
        self.correct.clicked.connect(self._on_correct)
        self.take_in.clicked.connect(model.keep)
        model.turned.connect(self._on_turned)
        model.held.connect(self._on_held)
        model.corrected.connect(self._name_button)
        model.renewed.connect(self._on_renewed)
        self.source.entry_wished.connect(self.found.correcting.facts.add_entry)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_turned()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through: the source, what was understood, the head above it."""
        return (self.source, self.found, self.head)

    def take_focus(self) -> None:
        """To what was understood; while it is being read, to what stops that."""
        if self.model.opened is None:
            self.cancel.setFocus()
        else:
            self.found.setFocus()

    def tick(self, _now: datetime) -> None:
        """A second passed: while it is busy it says how long already."""
        if self.model.is_busy:
            self._waited += 1
            share = f" {self.model.share:.0%}," if self.model.share else ""
            self.foot_words.setText(f"{self._words()}{share} {self._waited} s")

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes, px = self._themes, self._themes.current.px
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("Reading")
        for part in (self.found, self.progress):
            keep_place(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(14), px(16), px(14))
        foot.setSpacing(px(8))
        # The way out stands where it stood while the document was read, whatever comes beside it.
        foot.addWidget(self.cancel)
        foot.addSpacing(px(4))
        foot.addWidget(self.foot_words, 1)
        foot.addWidget(self.correct)
        foot.addWidget(self.take_in)
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.addWidget(self.head)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.found, 1)
        column.addWidget(self.progress)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.addWidget(self.source, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self))
        row.addWidget(self._side)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        chain(self.head.title, (self.head.kind, self.found))
        self._chain()

    def _chain(self) -> None:
        """The way of the Tab key is that of the eye: what is understood with its questions, then the source."""
        asked = [button for question in self.found.questions.values() for button in question.buttons]
        chain(
            self.found,
            (*asked, self.source.add, self.source.fold, self.source.lines, self.cancel, self.correct, self.take_in),
        )

    # -- Qt -------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Enter and Esc are the page's while the focus is in it, whatever the window does with them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter imports, once however long it is held; Esc leaves; F2 corrects: a fact of a report in its row, a
        playbook in the editor, once it is kept."""
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            deeds = {Qt.Key.Key_Escape: self.model.leave, Qt.Key.Key_F2: self._on_correct}
            deeds.get(Qt.Key(event.key()), self.model.keep)()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right side is narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- what changes ---------------------------------------------------------------------------------------

    def _on_turned(self) -> None:
        is_there = self.model.opened is not None
        self._chain()
        self.found.setVisible(is_there)
        self.source.lines.setEnabled(is_there)
        self._on_held()
        focus = self.focusWidget()
        if self.isVisible() and (focus is None or focus in (self.cancel, self.take_in) or not focus.isVisible()):
            self.take_focus()

    def _on_renewed(self) -> None:
        """What is asked can be another thing."""
        self._chain()
        self._name_button()

    def _on_held(self) -> None:
        model, self._waited = self.model, 0
        self.progress.setVisible(model.is_busy)
        self._show_share()
        (self._looks.start if model.is_busy else self._looks.stop)()
        self.take_in.setEnabled(model.opened is not None and not model.is_busy)
        self._name_button()
        if model.turn.name:
            announce(self, f"{model.turn.name}. {self._words()}")

    def _show_share(self) -> None:
        """The bar shows how much is read, once that is known; before, only that something is done."""
        share = self.model.share
        self.progress.setRange(0, _WHOLE if share else 0)
        self.progress.setValue(int(share * _WHOLE))

    def _show_words(self) -> None:
        """What is said while nothing is done: as much of it as has room beside the buttons, in whole sentences."""
        words, room = self._words(), self._foot_room
        if not self.model.is_busy:
            words = next((one for one in (words, *_SHORTER) if _wide(one, self) <= room), "")
        self.foot_words.setText(words)

    @property
    def _foot_room(self) -> int:
        """How wide the words beside the buttons can be."""
        shown = [one for one in (self.cancel, self.correct, self.take_in) if not one.isHidden()]
        px = self._themes.current.px
        return self._side.width() - px(40) - sum(one.sizeHint().width() + px(8) for one in shown)

    def _words(self) -> str:
        if self.model.is_busy:
            return f"{'Keeping' if self.model.opened is not None else 'Reading'} {self.model.turn.name}…"
        kept = "" if self.model.judged.makes_past else "The file is kept as it is. "
        return f"{kept}Nothing of it runs or loads."

    def _name_button(self) -> None:
        """What is left to check does not stand in the way, and is not passed over in silence."""
        left = self.model.judged.to_check
        what = _PAST if self.model.judged.makes_past else "Import"
        words = f"{what}, {left} to check" if left else what
        is_narrow = self.window().width() < self._themes.current.px(_WIDE)
        shown = words.replace(_PAST, "Keep") if is_narrow else words
        in_place = self.found.correcting.facts.can_correct
        self.correct.setVisible(in_place or can_correct(self.model))
        self.correct.set_model(_IN_PLACE if in_place else _IN_EDITOR)
        self.source.add.setVisible(in_place)
        self.take_in.set_model(ButtonModel(shown, Variant.PRIMARY, keys=("Enter",), name=words))
        self._show_words()

    def _on_correct(self) -> None:
        if self.found.correcting.facts.can_correct:
            self.found.correcting.open(self.model.row)
        elif can_correct(self.model):
            self.model.keep(corrects=True)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        px = self._themes.current.px
        window = self.window().width()
        self._side.setFixedWidth(px(_SIDE if window >= px(_WIDE) else _NARROW_SIDE))
        self._name_button()


def _wide(words: str, page: ImportPage) -> float:
    return text_width(words, page.foot_words.font()) + 1


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    return event.key() in _OURS
