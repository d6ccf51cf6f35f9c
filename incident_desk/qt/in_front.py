"""Whether somebody has this program in front of them."""

from PySide6.QtWidgets import QApplication


def is_in_front() -> bool:
    """Whether one of its windows has the keyboard: the desk, a dialog over it, or the wall."""
    return QApplication.activeWindow() is not None
