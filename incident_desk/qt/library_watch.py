"""Says when another program put something into the library, as long as somebody looks at it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.services.library import Library
from incident_desk.services.shelved import Shelved

LOOK_MS = 2_000
"""How often it is looked whether the library has other documents, or other versions of them."""

Read = Callable[[Callable[[Library], object], Callable[..., None], Callable[[Exception], None]], None]


class LibraryWatch(QObject):
    """Compares what the library holds with what it held before; ``read`` works with it off the window's thread."""

    changed = Signal()
    """It holds something else."""

    def __init__(self, read: Read, parent: QObject | None = None, look_ms: int = LOOK_MS) -> None:
        super().__init__(parent)
        self._read = read
        self._known: tuple[Shelved, ...] | None = None
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look from now on; what it holds now is known."""
        self._known = None
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._read(_held, self._on_held, self._on_failed)

    def _on_held(self, held: Sequence[Shelved]) -> None:
        self._is_looking = False
        before, self._known = self._known, tuple(held)
        if before is not None and before != self._known and self._timer.isActive():
            self.changed.emit()

    def _on_failed(self, _error: Exception) -> None:
        """Whoever opens a document is told; here the next look may do better."""
        self._is_looking = False


def _held(library: Library) -> tuple[Shelved, ...]:
    return tuple(library.names())
