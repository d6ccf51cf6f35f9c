"""The playbook pane: head, steps, the line that asks why, and the strip of action items."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.playbook import Command
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.playbook.action_strip import ActionStrip
from incident_desk.qt.panes.playbook.head import PatternSource, PlaybookHead
from incident_desk.qt.panes.playbook.outline import Node, NodeKind
from incident_desk.qt.panes.playbook.reason_line import ReasonLine
from incident_desk.qt.panes.playbook.step_view import StepView
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat, set_tone
from incident_desk.qt.widgets.as_text import inert

_STATES = (StepState.DOING, StepState.DONE, StepState.TO_DO)
_CAUSE_STATES = (StepState.SUSPECT, StepState.RULED_OUT, StepState.CONFIRMED, StepState.TO_DO)
_LETTERED = {state: WORDS[state].capitalize().replace(key, f"&{key}", 1) for state, key in (
    (StepState.DOING, "g"), (StepState.DONE, "D"), (StepState.TO_DO, "T"),
    (StepState.SUSPECT, "S"), (StepState.RULED_OUT, "R"), (StepState.CONFIRMED, "C"),
)}  # fmt: skip
"""The words in a menu, each with the letter that chooses it."""
NO_PLAYBOOK = "No playbook attached\n\nThe clock and targets still run. Log what happens in the field below."


class PlaybookPane(QWidget):
    """Shows the playbook; the window's keys call its wishes."""

    noticed = Signal(str)
    """A short word for the person, such as that a command was copied."""
    cause_confirmed = Signal(str)
    """A suspected cause is confirmed: the question whether the cause is identified."""
    bind_wanted = Signal(str)
    """A check is to be chosen that ticks the step with that id."""

    def __init__(self, themes: ThemeService, model: PlaybookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self.troubles = themes, model, model.troubles
        self.head = PlaybookHead(themes, PatternSource(self.troubles.near, self.troubles.elsewhere), self)
        self.steps = StepView(themes, self)
        self.reference = QPlainTextEdit(self)
        self.empty = QLabel(NO_PLAYBOOK, self)
        self.reason = ReasonLine(self)
        self.strip = ActionStrip(themes, self)
        self.pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self._on_shown_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.reference.setReadOnly(True)
        self.reference.setAccessibleName("Reference text")
        set_flat(self.reference)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setWordWrap(True)
        set_tone(self.empty, "text2")
        for page in (self.steps, self.reference, self.empty):
            self.pages.addWidget(page)
        lines = (Hairline(self._themes, parent=self), Hairline(self._themes, parent=self))
        self._over_strip = lines[1]
        for widget in (self.head, lines[0], self.pages, self.reason, lines[1], self.strip):
            column.addWidget(widget, 1 if widget is self.pages else 0)

    def _connect(self) -> None:
        model = self._model
        model.shown_changed.connect(self._on_shown_changed)
        model.noticed.connect(self.noticed)
        model.cause_confirmed.connect(self.cause_confirmed)
        model.pattern_opened.connect(self.steps.select)
        self.troubles.elsewhere_read.connect(self.head.fill_elsewhere)
        self.head.section_chosen.connect(model.choose)
        self.head.pattern_chosen.connect(self.troubles.bring)
        self.steps.toggle_wanted.connect(model.toggle)
        self.steps.copy_wanted.connect(self._on_copy_wanted)
        self.steps.menu_wanted.connect(self._on_menu_wanted)
        model.reason_wanted.connect(self.reason.ask)
        self.reason.asked.connect(self.steps.select)
        self.reason.given.connect(model.set_state)
        self.reason.left.connect(self._end_asking)
        self.strip.add_wanted.connect(model.add_action)
        self.strip.done_wanted.connect(model.set_action_done)
        self._themes.theme_changed.connect(self._on_theme_changed)

    # -- wishes -------------------------------------------------------------------------------------------

    def mark_current_done(self) -> None:
        """Tick the current step."""
        self._model.mark_current_done()

    def set_doing(self) -> None:
        """Say that somebody does the selected step now, or the current one."""
        node = self.steps.selected_node() if self.steps.hasFocus() else None
        self._model.set_doing(node.owner if node else "")

    def copy_current_command(self) -> None:
        """Copy the selected command; else the first one of the selected step, or of the current one."""
        node = self.steps.selected_node() if self.steps.hasFocus() else None
        if node is not None and node.command is not None:
            self._copy(node.command)
            return
        command = (self._model.command_of(node.owner) if node and node.owner else None) or self._model.command_of()
        if command is None:
            self.noticed.emit("This step has no command")
        else:
            self._copy(command)

    def go_next_open(self) -> None:
        """Go to the next open step after the selected one."""
        node = self.steps.selected_node()
        found = self._model.next_open(node.owner if node else "")
        if found:
            self.steps.select(found)
            self.steps.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_skip(self, step_id: str = "") -> None:
        """Ask in one line why that step, or the current one, is not needed."""
        wanted = step_id or self._model.shown.current
        if not wanted:
            self._model.skip_current("")
            return
        self.reason.ask(wanted, StepState.NOT_NEEDED, "Why is this step not needed?")

    def ask_binding(self) -> None:
        """Ask which check ticks the selected step, or the current one."""
        node = self.steps.selected_node() if self.steps.hasFocus() else None
        self.bind_wanted.emit((node.owner if node else "") or self._model.shown.current)

    def begin_action(self) -> None:
        """Open the line for a new action item."""
        self.strip.begin()

    def show_strip(self, shown: bool) -> None:
        """Whether the action items stand here; in a small window they have a place of their own."""
        self.strip.setVisible(shown)
        self._over_strip.setVisible(shown)

    def state_menu(self, node: Node) -> QMenu:
        """The states that a step can be given, the one it has is ticked; what becomes of an open pattern."""
        menu = QMenu(self)
        if node.pattern:
            self._add_entry(menu, "Put &aside", ("aside", node.pattern)).setCheckable(False)
            return menu
        if node.kind is NodeKind.COMMAND:
            self._add_entry(menu, "Copy", ("copy", node.id))
            return menu
        for state in _CAUSE_STATES if node.cause else _STATES:
            entry = self._add_entry(menu, _LETTERED[state], (state.value, node.owner))
            entry.setChecked(state is node.state)
        self._add_entry(menu, "&Not needed…", ("skip", node.owner)).setChecked(node.state is StepState.NOT_NEEDED)
        if not node.cause:
            self._add_entry(menu, "Tick &by a check…", ("bind", node.owner)).setChecked(bool(node.sensor))
        return menu

    # -- inside -------------------------------------------------------------------------------------------

    def _add_entry(self, menu: QMenu, words: str, data: tuple[str, str]) -> QAction:
        entry = QAction(words, menu)
        entry.setCheckable(True)
        entry.setData(data)
        entry.triggered.connect(self._on_state_chosen)
        menu.addAction(entry)
        return entry

    def _copy(self, command: Command) -> None:
        QGuiApplication.clipboard().setText(command.text)
        first = command.text.splitlines()[0] if command.text else ""
        blanks = ", ".join(one.mark for one in command.blanks)
        self.noticed.emit(f"Copied: {first[:60]}" + (f". Fill in {blanks}" if blanks else ""))

    def _end_asking(self) -> None:
        self.reason.stop()
        self.steps.setFocus()

    def _on_copy_wanted(self, node: Node) -> None:
        if node.command is not None:
            self._copy(node.command)

    def _on_menu_wanted(self, node: Node, point: QPoint) -> None:
        if node.kind in (NodeKind.STEP, NodeKind.COMMAND) or node.pattern:
            menu = self.state_menu(node)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    def _on_state_chosen(self) -> None:
        entry = self.sender()
        if not isinstance(entry, QAction):
            return
        word, target = entry.data()
        if word == "copy":
            self.copy_current_command()
        elif word == "skip":
            self.ask_skip(target)
        elif word == "aside":
            self.troubles.put_aside(target)
        elif word == "bind":
            self.bind_wanted.emit(target)
        else:
            self._model.set_state(target, StepState(word))

    def _on_shown_changed(self) -> None:
        shown = self._model.shown
        asked = self.reason.asked_of
        if asked and self._model.state_of(asked) is self.reason.wanted:
            self._end_asking()
        self.head.show_playbook(shown)
        self.steps.show_nodes(shown.nodes, shown.current)
        if shown.reference != self.reference.toPlainText():
            self.reference.setPlainText(inert(shown.reference))
        self.strip.show_actions(shown.actions)
        page: QWidget = self.reference if shown.reference else self.steps
        self.pages.setCurrentWidget(page if shown.has_playbook else self.empty)

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14 if theme.is_compact else 20)
        self.reference.setFont(theme.font(TextKind.BODY))
        self.reference.document().setDocumentMargin(inset)
        self.empty.setFont(theme.font(TextKind.BODY))
        # A style sheet takes the margins of the contents away; this one is the label's own.
        self.empty.setMargin(inset)
        self.reason.setFont(theme.font(TextKind.BODY))
