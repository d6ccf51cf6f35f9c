"""The keys of the Export page: which are its own, and what each does to the part that it is for."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from incident_desk.qt.pages.export.goes import GoRow, row_of_leak
from incident_desk.qt.pages.export.goes_column import GoesColumn
from incident_desk.qt.pages.export.paper_pane import PaperPane
from incident_desk.qt.pages.export.telling import leaks, rows
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.export.whom_column import WhomColumn

_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = frozenset(
    QKeyCombination(modifier, key)
    for modifier, key in ((_NONE, Qt.Key.Key_R), (_SHIFT, Qt.Key.Key_R), (_NONE, Qt.Key.Key_V))
)
_OURS = _LETTERS | {QKeyCombination(_NONE, key) for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, *_ENTER)}
"""Keys that have another meaning elsewhere in the window; the others are shortcuts of the page."""
_READERS = ("Alt+1", "Alt+2", "Alt+3", "Alt+4")


class PageKeys(QObject):
    """Does what a key says, and the same for what is clicked in the list of what goes."""

    back_wished = Signal()
    """Back to where the person came from."""
    reason_wished = Signal(object)
    """Why the thing of this ``GoRow`` is kept is to be asked."""

    def __init__(self, model: ExportModel, parts: tuple[WhomColumn, PaperPane, GoesColumn], page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self._whom, self._paper, self._goes = parts
        self._deeds: dict[str, Callable[[], object]] = {
            "Ins": self._goes.word.setFocus,
            "Ctrl+.": model.making.cancel,
        }
        self._steps: dict[str, tuple[Callable[[int], None], int]] = {
            **{key: (self._whom.choose_audience, number) for number, key in enumerate(_READERS)},
            "Ctrl+PgUp": (self._paper.turn, -1),
            "Ctrl+PgDown": (self._paper.turn, 1),
            "Ctrl++": (self._paper.step_zoom, 1),
            "Ctrl+=": (self._paper.step_zoom, 1),
            "Ctrl+-": (self._paper.step_zoom, -1),
            "Alt+Left": (self._paper.step_view, -1),
            "Alt+Right": (self._paper.step_view, 1),
        }
        for key in (*self._deeds, *self._steps):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(key)
            shortcut.activated.connect(self._on_shortcut)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key is the page's: letters belong to a field, Enter to a button that has the keyboard."""
        pressed = _pressed(event)
        here = self._page.window().focusWidget()
        if isinstance(here, (QLineEdit, QComboBox)):
            own = event.key() in (*_ENTER, Qt.Key.Key_Escape) if isinstance(here, QLineEdit) else False
            return pressed in _OURS and pressed not in _LETTERS and not own
        if event.key() in _ENTER and isinstance(here, QAbstractButton):
            # A box and the readers' cards do nothing with Enter that Space does not.
            return bool(leaks(self._model)) and here.isCheckable()
        return pressed in _OURS

    def do(self, event: QKeyEvent) -> bool:
        """Do what the key says; False where it has no meaning now."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return True
        if key in _ENTER:
            return self._enter()
        if key == Qt.Key.Key_R:
            self._change(bool(event.modifiers() & _SHIFT))
        elif key == Qt.Key.Key_V:
            self._goes.show_plain(True)
        elif key == Qt.Key.Key_F5:
            self._model.read()
        else:
            self.back_wished.emit()
        return True

    def hide(self, row: GoRow) -> None:
        """Let a thing go; what may be a name is one more word that goes."""
        choices = self._model.choices
        self._model.choose(choices.add_word(row.finding.text) if row.may_be else choices.hide(row.finding))

    def keep(self, row: GoRow) -> None:
        """Let a thing stay; what these readers do not get by themselves needs a reason."""
        if not row.is_hidden:
            return
        if self._model.choices.needs_reason(row.finding):
            self.reason_wished.emit(row)
        else:
            self._model.choose(self._model.choices.keep(row.finding))

    def replace_leak(self) -> None:
        """Replace the first leak where it stands."""
        found = leaks(self._model)
        if found:
            self._model.choose(self._model.choices.replace_there(found[0].leak.text))

    def keep_leak(self) -> None:
        """Let the first leak stay: the thing that it is of, or what was found by its shape alone."""
        found = leaks(self._model)
        if found:
            known = [one for one in rows(self._model) if isinstance(one, GoRow) and not one.may_be]
            leak = found[0].leak
            self.keep(next((one for one in known if one.number == leak.number), row_of_leak(leak)))

    def show_leak(self) -> None:
        """Show on the pages where the first leak is, and choose its thing."""
        found = leaks(self._model)
        if found:
            self._goes.list.go_to(found[0].leak.number)
            self._paper.choose(found[0].leak.number)

    # -- within -----------------------------------------------------------------------------------------------

    def _enter(self) -> bool:
        """Enter clears the leak, or else shows the chosen thing on its page."""
        row = self._goes.list.row
        if leaks(self._model):
            self.replace_leak()
            return True
        if self._goes.list.hasFocus() and row is not None:
            self._paper.choose(row.number)
            return True
        return False

    def _change(self, keeps: bool) -> None:
        row = self._goes.list.row
        if row is not None:
            deed = self.keep if keeps else self.hide
            deed(row)

    def _on_shortcut(self) -> None:
        key = self.sender().objectName()
        if key in self._deeds:
            self._deeds[key]()
        else:
            step, by = self._steps[key]
            step(by)


def _pressed(event: QKeyEvent) -> QKeyCombination:
    return QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
