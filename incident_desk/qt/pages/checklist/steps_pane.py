"""The steps of a run with their windows, checks, commands and reasons, and the line that asks why."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from incident_desk.domain.checklist import SETTLED, WORDS, StepState
from incident_desk.domain.command_oddities import oddities_of, plain_signs
from incident_desk.domain.playbook import Command
from incident_desk.domain.run_commands import command_text, open_blanks
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.checklist.listed import nodes_of
from incident_desk.qt.pages.checklist.pane_head import PaneHead
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.panes.playbook.outline import Node, NodeKind
from incident_desk.qt.panes.playbook.reason_line import ReasonLine
from incident_desk.qt.panes.playbook.step_view import StepView
from incident_desk.qt.theme import TextKind, Theme, ThemeService

_STATES = ((StepState.DOING, "Doin&g"), (StepState.DONE, "&Done"), (StepState.TO_DO, "&To do"))
_SHOWN = 60


class StepsPane(QWidget):
    """Space ticks, Enter folds, the right button offers the states."""

    noticed = Signal(str)
    """A short word for the person, such as that a command was copied."""
    defer_wanted = Signal(str)
    """The step with that id is to be put off."""

    def __init__(self, themes: ThemeService, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._marked = model, ""
        self.head = PaneHead(themes, "Steps", self)
        self.steps = StepView(themes, self)
        self.reason = ReasonLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, Hairline(themes, parent=self), self.steps, self.reason):
            column.addWidget(widget, 1 if widget is self.steps else 0)
        self.steps.toggle_wanted.connect(model.toggle)
        self.steps.copy_wanted.connect(self._on_copy_wanted)
        self.steps.menu_wanted.connect(self._on_menu_wanted)
        model.reason_wanted.connect(self.reason.ask)
        self.reason.asked.connect(self.steps.select)
        self.reason.given.connect(model.set_state)
        self.reason.left.connect(self._end_asking)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def chosen(self) -> str:
        """The step that a key means: the selected one while the list has the focus, else the next one."""
        node = self.steps.selected_node() if self.steps.hasFocus() else None
        step = self._model.next_step
        return (node.owner if node else "") or (step.step.id if step else "")

    @property
    def to_defer(self) -> str:
        """The step that is put off by key: the chosen one while it waits, else what the Next bar names."""
        step = self._model.next_step
        return self.chosen if self._model.state_of(self.chosen) not in SETTLED else step.step.id if step else ""

    def mark_next_done(self) -> None:
        """The step that is next is done; the keys then mean the one after it."""
        step = self._model.next_step
        self._marked = step.step.id if step else ""
        self._model.mark_next_done()

    def show_run(self) -> None:
        """Show the run as it was read last."""
        run, reading = self._model.run, self._model.reading
        if run is None or reading is None:
            return
        asked = self.reason.asked_of
        if asked and self._model.state_of(asked) is self.reason.wanted:
            self._end_asking()
        step = reading.next_step
        self.steps.show_nodes(nodes_of(run, reading), step.step.id if step else "")
        if self._marked and self._model.state_of(self._marked) in SETTLED:
            self._marked = ""
            self.steps.select(step.step.id if step else "")
        sensed = len(bindings_of(run))
        many = "1 of them ticks itself" if sensed == 1 else f"{sensed} of them tick themselves"
        self.head.say(f"{many} from a health check" if sensed else f"{reading.counts.open} open")

    def begin(self) -> None:
        """Let the keys act on the step that is next, and bring it to the middle of the list."""
        step = self._model.next_step
        if step is not None:
            self.steps.select(step.step.id)
            self.steps.scrollTo(self.steps.currentIndex(), StepView.ScrollHint.PositionAtCenter)

    def go_to(self, key: str) -> None:
        """Bring that row to the top of the list, unfolded, and let the keys act on it."""
        self.steps.select(key)
        index = self.steps.currentIndex()
        if index.isValid():
            self.steps.expand(index)
            self.steps.scrollTo(index, StepView.ScrollHint.PositionAtTop)
        self.steps.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_next_open(self) -> None:
        """Go to the next open step after the selected one."""
        node = self.steps.selected_node()
        found = self._model.open_after(node.owner if node else "")
        if found:
            self.steps.select(found)
            self.steps.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.noticed.emit("No other step is open")

    def copy_command(self) -> None:
        """Copy the selected command, else the first one of the step that is meant."""
        node = self.steps.selected_node() if self.steps.hasFocus() else None
        chosen = node.command if node is not None else None
        self.copy(chosen or self._model.command_of(self.chosen))

    def copy(self, command: Command | None) -> None:
        """Copy a command as it stands, and say so; blanks are named, and what is not what it looks like."""
        if command is None:
            self.noticed.emit("This step has no command")
            return
        run = self._model.run
        text = command_text(run, command) if run is not None else command.text
        QGuiApplication.clipboard().setText(text)
        first = plain_signs(text.splitlines()[0] if text else "")
        blanks = ", ".join(open_blanks(run, command)) if run is not None else ""
        odd = ", ".join(oddities_of(text))
        said = (
            f"Copied: {first[:_SHOWN]}",
            f"Fill in {blanks}" if blanks else "",
            f"Look before you run it: it has {odd}",
        )
        self.noticed.emit(". ".join(filter(None, said if odd else said[:2])))

    def state_menu(self, node: Node) -> QMenu:
        """The states that a step can be given; the one it has is ticked."""
        menu = QMenu(self)
        for state, words in _STATES:
            self._entry(menu, words, (state.value, node.owner)).setChecked(state is node.state)
        put_off = self._entry(menu, "De&fer…", ("defer", node.owner))
        put_off.setChecked(node.state is StepState.DEFERRED)
        skipped = self._entry(menu, f"&{WORDS[StepState.NOT_NEEDED].capitalize()}…", ("skip", node.owner))
        skipped.setChecked(node.state is StepState.NOT_NEEDED)
        return menu

    # -- inside -------------------------------------------------------------------------------------------

    def _entry(self, menu: QMenu, words: str, data: tuple[str, str]) -> QAction:
        entry = QAction(words, menu)
        entry.setCheckable(True)
        entry.setData(data)
        entry.triggered.connect(self._on_chosen)
        menu.addAction(entry)
        return entry

    def _end_asking(self) -> None:
        self.reason.stop()
        self.steps.setFocus()

    def _on_copy_wanted(self, node: Node) -> None:
        self.copy(node.command)

    def _on_menu_wanted(self, node: Node, point: QPoint) -> None:
        if node.kind is NodeKind.STEP:
            menu = self.state_menu(node)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    def _on_chosen(self) -> None:
        entry = self.sender()
        if not isinstance(entry, QAction):
            return
        word, step = entry.data()
        if word == "defer":
            self.defer_wanted.emit(step)
        elif word == "skip":
            self.reason.ask(step, StepState.NOT_NEEDED, "Why is this step not needed?")
        else:
            self._model.set_state(step, StepState(word))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.reason.setFont(theme.font(TextKind.BODY))
