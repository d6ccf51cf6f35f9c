"""The tree of steps: keys and clicks of the list, folds, and what is in sight."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QTreeView, QWidget

from incident_desk.qt.panes.playbook.outline import Node, NodeKind
from incident_desk.qt.panes.playbook.row_form import RowForm
from incident_desk.qt.panes.playbook.step_delegate import StepDelegate, form_of, tooltip_of
from incident_desk.qt.panes.playbook.step_tree import NODE_ROLE, StepTree
from incident_desk.qt.theme import Theme, ThemeService

Index = QModelIndex | QPersistentModelIndex


class StepView(QTreeView):
    """Shows nodes and says what the person wants with them."""

    toggle_wanted = Signal(str)
    """The step with that id was ticked or unticked."""
    copy_wanted = Signal(object)
    """The command of that node was asked for."""
    menu_wanted = Signal(object, object)
    """The choices for that step's node were asked for, at that point of the screen."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tree = StepTree(self)
        self._delegate = StepDelegate(themes, self)
        self._folds: dict[str, bool] = {}
        self._current = ""
        self._set_up()
        themes.theme_changed.connect(self._on_theme_changed)

    def _set_up(self) -> None:
        self.setModel(self._tree)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Steps")
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def show_nodes(self, nodes: tuple[Node, ...], current: str) -> None:
        """Show these rows; folds, selection and place stay. A new current step is brought into sight."""
        selected = self.selected_node()
        is_new = self._tree.show(nodes)
        if is_new or current != self._current:
            self._current = current
            self._fold(QModelIndex())
        if is_new and selected is not None:
            self.select(selected.id)
        self.scheduleDelayedItemsLayout()
        if not self.hasFocus():
            self._bring_current()

    def selected_node(self) -> Node | None:
        """The row that the keys act on."""
        found = self.currentIndex().data(NODE_ROLE)
        return found if isinstance(found, Node) else None

    def select(self, node_id: str) -> None:
        """Let the keys act on that row, and bring it into sight."""
        index = self._tree.index_of(node_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _fold(self, parent: Index) -> None:
        """Fold as the person left it; else all but the commands of steps that are not the current one."""
        self.blockSignals(True)
        waiting: list[Index] = [parent]
        while waiting:
            above = waiting.pop()
            for row in range(self._tree.rowCount(above)):
                index = self._tree.index(row, 0, above)
                node = index.data(NODE_ROLE)
                self.setExpanded(index, self._folds.get(node.id, _opens_by_itself(node)))
                waiting.append(index)
        self.blockSignals(False)

    # -- Qt -----------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; they don't search here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter folds and unfolds; on a command both copy it."""
        node = self.selected_node()
        key = event.key()
        if node is None or key not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif node.kind is NodeKind.COMMAND:
            self.copy_wanted.emit(node)
        elif key == Qt.Key.Key_Space and node.kind is NodeKind.STEP:
            self.toggle_wanted.emit(node.id)
        else:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on box, fold or copy does what it shows; elsewhere it selects."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        form, top = self._form_at(index)
        if form is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._act(index, form, top, event.position())

    def _act(self, index: QModelIndex, form: RowForm, top: float, point: QPointF) -> None:
        kind = form.node.kind
        is_heading = kind is NodeKind.GROUP
        if kind is NodeKind.COMMAND and form.copy_spot(top).contains(point):
            self.copy_wanted.emit(form.node)
        elif kind is NodeKind.STEP and _roomy(form, top).contains(point):
            self.toggle_wanted.emit(form.node.id)
        elif is_heading or (kind is NodeKind.STEP and form.fold(top).contains(point)):
            self.setExpanded(index, not self.isExpanded(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The copy sign answers to the pointer."""
        form, top = self._form_at(self.indexAt(event.position().toPoint()))
        is_command = form is not None and form.node.kind is NodeKind.COMMAND
        self._delegate.copy_hovered = bool(
            is_command and form is not None and form.copy_spot(top).contains(event.position())
        )
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The choices for a step or an open pattern, by the right button or the menu key."""
        node = self.selected_node()
        if node is not None and (node.owner or node.pattern):
            self.menu_wanted.emit(node, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """A row's whole text as its tooltip, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            node = self.indexAt(event.pos()).data(NODE_ROLE)
            if isinstance(node, Node):
                QToolTip.showText(event.globalPos(), tooltip_of(node), self)
                return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are set anew for the new width."""
        super().resizeEvent(event)
        self._delegate.width = float(self.viewport().width())
        self.scheduleDelayedItemsLayout()
        if event.size().height() != event.oldSize().height() and not self.hasFocus():
            self.scrollToTop()
            self._bring_current()

    # -- inside -------------------------------------------------------------------------------------------

    def _bring_current(self) -> None:
        """Scroll so far that the current step and its commands are in sight; no further."""
        index = self._tree.index_of(self._current)
        if index.isValid():
            last = self._tree.rowCount(index) - 1
            if last >= 0 and self.isExpanded(index):
                self.scrollTo(self._tree.index(last, 0, index))
            self.scrollTo(index)

    def _form_at(self, index: QModelIndex) -> tuple[RowForm | None, float]:
        form = form_of(index, self._themes.current, self._delegate.width) if index.isValid() else None
        return form, float(self.visualRect(index).top())

    def _on_expanded(self, index: Any) -> None:
        self._remember(index, True)

    def _on_collapsed(self, index: Any) -> None:
        self._remember(index, False)

    def _remember(self, index: QModelIndex, is_open: bool) -> None:
        node = index.data(NODE_ROLE)
        if isinstance(node, Node):
            self._folds[node.id] = is_open

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()


def _opens_by_itself(node: Node) -> bool:
    """Headings and nested steps are open; commands and notes under the current step and in a procedure."""
    if node.folded:
        return False
    if node.kind is NodeKind.GROUP or node.current or node.unfolded:
        return True
    return any(child.kind is NodeKind.STEP for child in node.children)


def _roomy(form: RowForm, top: float) -> Any:
    """The box with room around it, so that it is at least 28 pixels to hit."""
    return form.box(top).adjusted(-5, -5, 5, 5)
