"""Keys that a field of text leaves to the window, though Qt gives them a meaning in it on some platforms."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_PASSED = frozenset({QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)})
"""Under X11 it ends the line, and End does the same: here it exports."""


def passes_on(event: QEvent) -> bool:
    """Whether the event asks if a key is the field's that is the window's; it is ignored then, and dealt with."""
    is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    if is_asked and event.keyCombination() in _PASSED:  # type: ignore[attr-defined]
        event.ignore()
        return True
    return False
