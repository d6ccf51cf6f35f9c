"""Lets files, pictures and texts be dropped on a list of entries, or on what stands beside it."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTableView, QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.entry_table import ENTRY_ROLE


class EvidenceDrop(QObject):
    """Hears what is dropped on a widget; on a list the row under the pointer is meant."""

    dropped = Signal(object, object)
    """What was dropped (``QMimeData``, there only while this is told), and on which ``Entry`` (None: on none)."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._list = widget if isinstance(widget, QTableView) else None
        ground = self._list.viewport() if self._list is not None else widget
        ground.setAcceptDrops(True)
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what holds anything; the window itself takes playbooks."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            if not _holds_anything(event.mimeData()):
                return False
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            if not _holds_anything(event.mimeData()):
                return False
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData(), self._entry_at(event.position().toPoint()))
            return True
        return False

    def _entry_at(self, point: QPoint) -> Entry | None:
        entry = self._list.indexAt(point).data(ENTRY_ROLE) if self._list is not None else None
        return entry if isinstance(entry, Entry) else None


def _holds_anything(data: QMimeData) -> bool:
    return data.hasImage() or data.hasText() or data.hasUrls()
