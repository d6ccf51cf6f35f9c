"""The strip of action items under the steps: how many are open, the newest one, and a line to add another."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QWidget

from incident_desk.domain.incident import ActionItem
from incident_desk.domain.roles import initials
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import shortened


def words_of(action: ActionItem) -> str:
    """An action item in one line, with its owner unless the text names them already."""
    owner = action.owner
    if not owner or f"@{owner}" in action.text:
        return action.text.replace(f" @{owner}", f", {owner}") if owner else action.text
    return f"{action.text}, {owner if len(owner) <= 3 else initials(owner)}"


class OneLine(QLineEdit):
    """A field for one line that Esc leaves without a trace."""

    left = Signal()
    """The person left the field by Esc."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ActionStrip(QWidget):
    """Shows action items; adding and ticking are wishes."""

    add_wanted = Signal(str)
    """An action item with that text is to be noted."""
    done_wanted = Signal(str, bool)
    """The action item with that id is to be marked done, or open again."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._actions: tuple[ActionItem, ...] = ()
        self._sent_at: int | None = None
        self._title = QLabel("Action items", self)
        self._count = Button(themes, ButtonModel("none open", Variant.QUIET, small=True), self)
        self._newest = QLabel(self)
        self._newest.setTextFormat(Qt.TextFormat.PlainText)
        self._newest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field = OneLine(self)
        self.field.setPlaceholderText("What is to be done after the incident?")
        self.field.setAccessibleName("New action item")
        self.field.hide()
        self._add = Button(themes, ButtonModel("Add", Variant.QUIET, ("I",), small=True), self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setSpacing(8)
        for widget in (self._title, self._count, self._newest, self.field, self._add):
            line.addWidget(widget, 1 if widget in (self._newest, self.field) else 0)
        set_tone(self._newest, "text2")
        self._on_theme_changed(self._themes.current)

    def _connect(self) -> None:
        self._themes.theme_changed.connect(self._on_theme_changed)
        self._add.clicked.connect(self.begin)
        self._count.clicked.connect(self._on_count_clicked)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.left.connect(self._end)

    def show_actions(self, actions: tuple[ActionItem, ...]) -> None:
        """Show these action items. A new text stays in its field until it is among them."""
        if self._sent_at is not None and len(actions) > self._sent_at:
            self._end()
        self._actions = actions
        waiting = [one for one in actions if not one.done]
        text = f"{len(waiting)} open" if waiting else "none open"
        self._count.set_model(ButtonModel(text, Variant.QUIET, small=True, name="Show the action items"))
        self._count.setAccessibleName(f"Action items, {text}")
        self._count.setEnabled(bool(actions))
        self._elide()

    def begin(self) -> None:
        """Open the field for a new action item."""
        self._newest.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def menu(self) -> QMenu:
        """The action items to tick, newest first."""
        menu = QMenu(self)
        for one in reversed(self._actions):
            entry = QAction(words_of(one).replace("&", "&&").replace("\t", " ").replace("\n", " ")[:120], menu)
            entry.setCheckable(True)
            entry.setChecked(one.done)
            entry.setData((one.id, not one.done))
            entry.triggered.connect(self._on_action_triggered)
            menu.addAction(entry)
        return menu

    def resizeEvent(self, event: object) -> None:
        """The newest item is shortened to what fits."""
        self._elide()

    def _elide(self) -> None:
        waiting = [one for one in self._actions if not one.done]
        text = words_of(waiting[-1]) if waiting else ""
        self._newest.setText(shortened(" ".join(text.split()), self._newest.font(), self._newest.width()))

    def _end(self) -> None:
        had_focus = self.field.hasFocus()
        self._sent_at = None
        self.field.clear()
        self.field.hide()
        self._newest.show()
        if had_focus:
            self._add.setFocus()

    def _on_return_pressed(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._end()
            return
        self._sent_at = len(self._actions)
        self.add_wanted.emit(text)

    def _on_count_clicked(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        height = menu.sizeHint().height()
        menu.popup(self._count.mapToGlobal(QPoint(0, -height)))

    def _on_action_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            action, done = entry.data()
            self.done_wanted.emit(action, done)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._title.setFont(theme.font(TextKind.STRONG))
        self._newest.setFont(theme.font(TextKind.SMALL))
        self.field.setFont(theme.font(TextKind.BODY))
        self.setFixedHeight(theme.px(44))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(14 if theme.is_compact else 20), 0, theme.px(12), 0)
        self._elide()
