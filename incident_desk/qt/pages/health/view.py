"""The Health page: the strip, the list of all checks, and one of them in detail."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.qt.actions import takes_letters
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.detail import DetailView
from incident_desk.qt.pages.health.editor_place import EditorPlace
from incident_desk.qt.pages.health.facts import finding_words
from incident_desk.qt.pages.health.list_view import CheckList
from incident_desk.qt.pages.health.strip import Strip
from incident_desk.qt.pages.health.view_model import HealthPageModel
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState

_EMPTY = EmptyModel(
    "activity",
    "No health checks yet",
    "Add an address or a command and the Desk will watch it, or paste one here with Ctrl+V.",
    ButtonModel("Add check", small=True),
)


class HealthPage(QWidget):
    """What is watched; it says what is wished and does nothing of it by itself."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    edit_wished = Signal(str, str)
    """A check is to be changed: its record and its id; both empty for a new one."""
    finding_wished = Signal(str, str)
    """The present state of a check is to stand in the timeline: its record, and its words with the evidence."""
    look_given = Signal(object)
    """Somebody looked at the chosen check from elsewhere: the ``Look``."""
    mute_wished = Signal(str)
    """No sound for the check of this key until it is normal, or sound again."""
    copied = Signal(str)
    """A command is to be copied."""

    def __init__(
        self, themes: ThemeService, model: HealthPageModel, instruments: InstrumentsModel, who: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.model = model
        self._muted: Collection[str] = ()
        self.strip = Strip(themes, instruments, who, self)
        self._body = QWidget(self)
        self.checks = CheckList(themes, model, self._body)
        self.detail = DetailView(themes, model, self._body)
        self.empty = EmptyState(themes, _EMPTY, parent=self._body)
        self._lay_out(themes)
        self._connect()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        if self.place.editor is not None:
            return (self.checks.list, *self.place.editor.areas)
        return (self.checks.list, self.detail.head, self.detail.answers)

    def take_focus(self) -> None:
        """Go to the list, or to the one button where nothing is watched."""
        if self.place.editor is not None:
            self.place.editor.take_focus()
        elif self.model.count:
            self.checks.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            for button in self.empty.findChildren(Button):
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_muted(self, keys: Collection[str]) -> None:
        """These checks have no sound until they are normal."""
        self._muted = keys
        self._on_detail_changed()

    def begin_look(self) -> None:
        """Open the line for a look from elsewhere."""
        self.detail.form.begin()

    def look_saved(self) -> None:
        """It is in the record."""
        self.detail.form.done()
        self.checks.list.setFocus()

    def hold_foot(self, foot: QWidget) -> None:
        """Let the log field stand at the foot of the page."""
        self._foot_column.addWidget(foot)
        foot.show()

    def mute_chosen(self) -> None:
        """Mute the chosen check, or let it sound again."""
        if self.model.chosen_key:
            self.mute_wished.emit(self.model.chosen_key)

    def add_finding(self) -> None:
        """Put the present state of the chosen check into the timeline."""
        detail = self.model.detail()
        if detail is not None:
            self.finding_wished.emit(detail.record, finding_words(detail.told))

    # -- Qt --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """T belongs to this page while no field has the focus: elsewhere it is another key."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T adds to the timeline, Esc goes back to the desk."""
        if self._takes(event):
            self.add_finding()
        elif event.key() == Qt.Key.Key_Escape and self.place.editor is None:
            self.action_wished.emit("desk")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read from now on."""
        super().showEvent(event)
        self.model.look(True)
        self.strip.read()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more than the rail needs."""
        super().hideEvent(event)
        self.model.look(False)

    def _takes(self, event: QKeyEvent) -> bool:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_free = is_plain and self.place.editor is None
        return event.key() == Qt.Key.Key_T and is_free and not takes_letters(self.window().focusWidget())

    # -- within ----------------------------------------------------------------------------------------------

    def _lay_out(self, themes: ThemeService) -> None:
        room = QWidget(self._body)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.checks)
        row.addWidget(Hairline(themes, upright=True, parent=room))
        row.addWidget(self.detail, 1)
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(room)
        self._stack.addWidget(self.empty)
        foot, over = QWidget(self), Hairline(themes, parent=self)
        self._foot_column, column = QVBoxLayout(foot), QVBoxLayout(self)
        self._foot_column.addWidget(Hairline(themes, parent=foot))
        for one in (self._foot_column, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        for widget in (self.strip, over, self._body, foot):
            column.addWidget(widget, 1 if widget is self._body else 0)
        self.place = EditorPlace(themes, self._stack, row, self.checks, (self.strip, over, foot))

    def _connect(self) -> None:
        model, head = self.model, self.detail.head
        self.place.changed.connect(self._show)
        model.chosen_changed.connect(self._show)
        model.lines_changed.connect(self._show)
        model.detail_changed.connect(self._on_detail_changed)
        self.strip.desk_wished.connect(self._on_desk_wished)
        self.checks.add_wished.connect(self._on_add_wished)
        self.checks.detail_wished.connect(self.detail.take_focus)
        self.empty.action_clicked.connect(self._on_add_wished)
        head.ask_wished.connect(self._on_ask_wished)
        head.mute_wished.connect(self.mute_chosen)
        head.finding_wished.connect(self.add_finding)
        self.detail.edit_wished.connect(self._on_edit_wished)
        self.detail.related.copied.connect(self.copied)
        self.detail.hook.copied.connect(self.copied)
        self.detail.form.look_given.connect(self.look_given)
        self.detail.form.closed.connect(self.take_focus)

    def _show(self) -> None:
        if self.place.editor is None:
            self._stack.setCurrentIndex(0 if self.model.count else 1)
        count, trouble = self.model.count, self.model.trouble
        words = f"{counted(count, 'check')} watched" if count else "Nothing is watched yet"
        self.strip.say_plain(words + (f", {trouble} in trouble" if trouble else ""))
        self._on_detail_changed()

    def _on_detail_changed(self) -> None:
        detail = self.model.detail() if self.isVisible() else None
        if detail is not None and self.place.editor is None:
            self.detail.show_detail(detail, detail.key in self._muted)

    def _on_desk_wished(self) -> None:
        self.action_wished.emit("desk")

    def _on_ask_wished(self) -> None:
        self.action_wished.emit("check_now")

    def _on_add_wished(self) -> None:
        self.edit_wished.emit("", "")

    def _on_edit_wished(self) -> None:
        one = self.model.chosen
        if one is not None:
            self.edit_wished.emit(one.record, one.check.id)
