"""Words for a screen reader that no widget on the screen would say by itself."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, assertive: bool = False) -> None:
    """Have the words spoken: at once when assertive (late targets, checks down), else at the next pause."""
    event = QAccessibleAnnouncementEvent(widget, words)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if assertive else manner.Polite)
    QAccessible.updateAccessibility(event)
