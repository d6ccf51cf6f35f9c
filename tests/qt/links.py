"""A link that shows what it is told to."""

from PySide6.QtCore import QObject, Signal


class FakeLink(QObject):
    """Shows scenes when it is told to."""

    who = "MK"
    scene_shown = Signal(object)
    scene_changed = Signal(object, object)
