"""The steps of the shown phase, or of another home, as an outline.

Enter adds, F2 renames, Alt+Up and Alt+Down move, Tab nests.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.playbook_editing_homes import Home, steps_in
from incident_desk.domain.playbook_editing_steps import (
    add_step,
    delete_step,
    home_of,
    indent_step,
    move_step,
    outdent_step,
)
from incident_desk.formats.step_times import bare_words, reworded, timed
from incident_desk.formats.typed_length import read_length
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.outline_painter import DUE, STEP, WORDS, StepPainter, spoken
from incident_desk.qt.pages.playbooks.editor.step_panel import StepPanel
from incident_desk.qt.theme import Theme, ThemeService

_DUE_WIDTH, _IN = 84, 22
_NEW = "New step"
_MOVES = {
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
    (Qt.Key.Key_Tab, False): "in",
    (Qt.Key.Key_Backtab, False): "out",
}


class Outline(QTreeWidget):
    """Every key is an act on the draft; the rows follow the playbook."""

    chosen = Signal()
    """Another step is the current one."""
    _added: Playbook | None = None
    """The playbook as it became by the step that has no words yet."""
    _before = ""
    """The step behind which that was put."""

    def __init__(
        self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None, home: Home | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._draft, self._own = themes, draft, home
        self._shown: Sequence[Step] | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._folded: set[str] = set()
        self._panel_item: QTreeWidgetItem | None = None
        self._keep = ""
        self.setAccessibleName("Steps")
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.painter = StepPainter(themes, draft, self)
        self.setItemDelegate(self.painter)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DUE, QHeaderView.ResizeMode.Fixed)
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemExpanded.connect(self._on_folded)
        self.itemCollapsed.connect(self._on_folded)
        draft.began.connect(self._on_began)
        draft.changed.connect(self._show)
        draft.phase_chosen.connect(self._show)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._show()

    @property
    def home(self) -> Home:
        """Whose steps are shown: those of the phase that is chosen where it has no home of its own."""
        return self._own or Home("phase", self._draft.phase)

    def turn_to(self, home: Home) -> None:
        """Show the steps of another home."""
        if home != self._own:
            self._own = home
            self._show()

    @property
    def step(self) -> Step | None:
        """The current step."""
        item = self.currentItem()
        step = item.data(WORDS, STEP) if item is not None else None
        return step if isinstance(step, Step) else None

    def choose(self, step_id: str) -> None:
        """Make a step the current one."""
        if step_id in self._items:
            self.setCurrentItem(self._items[step_id], WORDS)

    def add(self) -> None:
        """A new step behind the current one, or at the end; its words are typed at once. Without any it goes."""
        draft, after = self._draft, self.step.id if self.step is not None else ""
        new: list[str] = []

        def added(book: Playbook) -> Playbook:
            after_book, step_id = add_step(book, self.home, _NEW, after)
            new.append(step_id)
            self._keep = step_id
            return after_book

        if draft.act(added) and new:
            self.setFocus()
            self.choose(new[0])
            self.painter.unnamed, self._added, self._before = new[0], draft.playbook, after
            self.edit_words()

    def edit_words(self) -> None:
        """Type over the words of the current step."""
        item = self.currentItem()
        if item is not None:
            self.setCurrentItem(item, WORDS)
            self.editItem(item, WORDS)

    def edit_due(self) -> None:
        """Type when the current step is due."""
        item = self.currentItem()
        if item is not None:
            self.setCurrentItem(item, DUE)
            self.editItem(item, DUE)

    # -- Qt -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as all rows, for the page around it scrolls."""
        item, height = self.topLevelItem(0), 4
        while item is not None:
            height += self.painter.sizeHint(QStyleOptionViewItem(), self.indexFromItem(item)).height()
            item = self.itemBelow(item)
        return QSize(self._themes.current.px(340), height)

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(self._themes.current.px(240), self.sizeHint().height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key nests; F6 leaves."""
        return False

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() is QAbstractItemView.State.EditingState:
            # A line that is typed in hands its Enter on.
            event.accept()
        elif (key, alt) in _MOVES:
            self._move(_MOVES[(key, alt)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif key == Qt.Key.Key_F2:
            self.edit_due() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.edit_words()
        elif key == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def commitData(self, editor: QWidget) -> None:
        """What was typed is an act on the draft; the rows are made anew of it."""
        step, column = self.step, self.currentColumn()
        if not isinstance(editor, QLineEdit) or step is None:
            return
        is_new = step.id == self.painter.unnamed and column == WORDS
        if is_new and not editor.text().strip():
            self._take_out()
        else:
            self.painter.unnamed = "" if is_new else self.painter.unnamed
            self._commit(step, column, editor.text())

    # -- within ---------------------------------------------------------------------------------------------

    def _commit(self, step: Step, column: int, text: str) -> None:
        self._keep = step.id
        if column == DUE:
            end = _end_of(self._draft, self.home)
            what = f"Due of “{bare_words(step)}”"
            self._draft.act(lambda book: timed(book, step.id, read_length(text, what=what, end_of_phase=end)))
        elif text.strip() != bare_words(step):
            self._draft.act(lambda book: reworded(book, step.id, text))

    def _move(self, how: str) -> None:
        step, draft = self.step, self._draft
        if step is None:
            return
        self._keep = step.id
        acts = {"in": indent_step, "out": outdent_step}
        if how in acts:
            draft.act(lambda book: acts[how](book, step.id))
        elif (
            draft.act(lambda book: move_step(book, step.id, -1 if how == "up" else 1))
            and draft.playbook is not None
        ):
            home = home_of(draft.playbook, step.id)
            draft.choose_phase(home.place if home.part == "phase" else draft.phase)
        self.choose(step.id)

    def _take_out(self) -> None:
        """The step that was added and never named goes, and leaves no trace."""
        step_id, self.painter.unnamed = self.painter.unnamed, ""
        self._keep = self._before
        if self._draft.playbook is self._added:
            self._draft.withdraw()
        elif step_id in self._items:
            self._draft.act(lambda book: delete_step(book, step_id))

    def _delete(self) -> None:
        step, item = self.step, self.currentItem()
        if step is None or item is None:
            return
        below, above = self.itemBelow(item), self.itemAbove(item)
        near = next((one for one in (below, above) if one is not None and one is not self._panel_item), above)
        kept = near.data(WORDS, STEP) if near is not None else None
        self._keep = kept.id if isinstance(kept, Step) else ""
        self._draft.act(lambda book: delete_step(book, step.id))

    def _on_began(self) -> None:
        self._folded, self._keep, self._shown = set(), "", None
        self.painter.unnamed, self._added = "", None

    def _show(self) -> None:
        book = self._draft.playbook
        steps = steps_in(book, self.home) if book is not None else ()
        if steps is self._shown:
            return
        kept = self._keep or (self.step.id if self.step is not None else "")
        self._keep, self._shown, self._panel_item = "", steps, None
        self.blockSignals(True)
        self.clear()
        self._items = {}
        self._fill(steps)
        self.blockSignals(False)
        if kept in self._items:
            self.choose(kept)
        self.updateGeometry()
        self.chosen.emit()

    def _fill(self, steps: Sequence[Step]) -> None:
        end = _end_of(self._draft, self.home)
        waiting: list[tuple[QTreeWidgetItem, Step]] = []
        waiting += [(self.invisibleRootItem(), step) for step in steps][::-1]
        while waiting:
            parent, step = waiting.pop()
            item = QTreeWidgetItem(parent)
            for column in (WORDS, DUE):
                item.setData(column, STEP, step)
            item.setData(WORDS, Qt.ItemDataRole.AccessibleTextRole, spoken(step, end))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setExpanded(step.id not in self._folded)
            self._items[step.id] = item
            waiting += [(item, child) for child in step.children][::-1]

    def _on_current_changed(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if current is self._panel_item and current is not None:
            return
        self._show_panel(current)
        self.chosen.emit()

    def _show_panel(self, item: QTreeWidgetItem | None) -> None:
        """What belongs to the current step stands under it."""
        old, self._panel_item = self._panel_item, None
        if old is not None:
            parent = old.parent() or self.invisibleRootItem()
            parent.removeChild(old)
        step = item.data(WORDS, STEP) if item is not None else None
        if item is None or not isinstance(step, Step):
            self.updateGeometry()
            return
        panel_item = QTreeWidgetItem()
        panel_item.setFlags(Qt.ItemFlag.NoItemFlags)
        if step.children and item.isExpanded():
            item.insertChild(0, panel_item)
        else:
            parent = item.parent() or self.invisibleRootItem()
            parent.insertChild(parent.indexOfChild(item) + 1, panel_item)
        panel = StepPanel(self._themes, self._draft, step, self)
        panel_item.setFirstColumnSpanned(True)
        self._panel_item = panel_item
        self.setItemWidget(panel_item, WORDS, panel)
        panel.grown.connect(self._fit_panel)
        self._fit_panel()

    def _fit_panel(self) -> None:
        """The row of the panel is as high as what is in it."""
        item = self._panel_item
        panel = self.itemWidget(item, WORDS) if item is not None else None
        if item is not None and panel is not None:
            item.setSizeHint(WORDS, QSize(0, panel.sizeHint().height()))
            self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _on_folded(self, item: QTreeWidgetItem) -> None:
        step = item.data(WORDS, STEP)
        if isinstance(step, Step):
            (self._folded.discard if item.isExpanded() else self._folded.add)(step.id)
        self.updateGeometry()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A row that was made anew has no editor any more."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache and self.painter.unnamed:
            self._take_out()
        self.setFocus()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setIndentation(theme.px(_IN))
        self.header().resizeSection(DUE, theme.px(_DUE_WIDTH))
        self.header().setMinimumSectionSize(theme.px(40))
        self.doItemsLayout()
        self.updateGeometry()


def _end_of(draft: DraftModel, home: Home) -> int | None:
    """When the phase ends in which the steps stand."""
    phase = draft.shown_phase if home.part == "phase" else None
    return phase.end_s if phase is not None else None
