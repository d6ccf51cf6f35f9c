"""The rows of a section as a tree for Qt's views. Nodes keep their place while their contents change."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from incident_desk.domain.checklist import WORDS
from incident_desk.qt.panes.playbook.outline import Node, NodeKind

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
DEPTH_ROLE = Qt.ItemDataRole.UserRole + 1


class _Place:
    """Where a node stands; kept alive by the model, since Qt's indexes only point at it."""

    __slots__ = ("children", "depth", "node", "parent", "row")

    def __init__(self, node: Node | None, parent: "_Place | None", row: int, depth: int) -> None:
        self.node, self.parent, self.row, self.depth = node, parent, row, depth
        listed = node.children if node else ()
        self.children = [_Place(child, self, place, depth + 1) for place, child in enumerate(listed)]


class StepTree(QAbstractItemModel):
    """A read-only tree of one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Place(None, None, 0, -1)
        self._nodes: tuple[Node, ...] = ()

    def show(self, nodes: tuple[Node, ...]) -> bool:
        """Show these rows. True when rows came or went, so that folds and selection have to be set anew."""
        if _shape(nodes) != _shape(self._nodes):
            self.beginResetModel()
            self._set(nodes)
            self.endResetModel()
            return True
        self._nodes = nodes
        self._replace(self._root, nodes, QModelIndex())
        return False

    def index_of(self, node_id: str) -> QModelIndex:
        """The index of the node with that id; an invalid one where there is none."""
        waiting = list(self._root.children)
        while waiting:
            place = waiting.pop()
            if place.node is not None and place.node.id == node_id:
                return self.createIndex(place.row, 0, place)
            waiting.extend(place.children)
        return QModelIndex()

    # -- Qt's model ---------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """The index of a row under its parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._place(parent).children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """The index of the row above in the tree."""
        if not child.isValid():
            return QModelIndex()
        above = self._place(child).parent
        if above is None or above.node is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows stand under it."""
        return 0 if parent.column() > 0 else len(self._place(parent).children)

    def columnCount(self, parent: Index = _TOP) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The node, its depth, or words for people who can't see the pane."""
        place = self._place(index)
        node = place.node
        if not index.isValid() or node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
            case _:
                return {NODE_ROLE: node, DEPTH_ROLE: place.depth}.get(Qt.ItemDataRole(role))

    # -- inside -------------------------------------------------------------------------------------------

    def _place(self, index: Index) -> _Place:
        place = index.internalPointer() if index.isValid() else None
        return place if isinstance(place, _Place) else self._root

    def _set(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self._root = _Place(None, None, 0, -1)
        self._root.children = [_Place(node, self._root, place, 0) for place, node in enumerate(nodes)]

    def _replace(self, place: _Place, nodes: tuple[Node, ...], parent: QModelIndex) -> None:
        for child, node in zip(place.children, nodes, strict=True):
            index = self.createIndex(child.row, 0, child)
            if child.node != node:
                child.node = node
                self.dataChanged.emit(index, index)
            self._replace(child, node.children, index)


def _shape(nodes: tuple[Node, ...]) -> tuple[Any, ...]:
    return tuple((node.id, node.folded, _shape(node.children)) for node in nodes)


def spoken(node: Node) -> str:
    """A row in words: the step with its state and who, the command with what it can cost."""
    match node.kind:
        case NodeKind.COMMAND:
            danger = f". Can lose work: {node.command.danger}" if node.command and node.command.danger else ""
            return f"Command: {node.text}{danger}"
        case NodeKind.STEP:
            now = ", current step" if node.current else ""
            now += f", ticked by {node.sensor}" if node.watches else ""
            told = (node.text, f"{WORDS[node.state]}{now}", *(tag.text for tag in node.tags), node.aside)
            return ", ".join(filter(None, told))
        case NodeKind.GROUP:
            return ", ".join(filter(None, (node.text, *(tag.text for tag in node.tags), node.aside)))
        case _:
            return node.text
