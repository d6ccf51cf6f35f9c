"""A link that shows what it is told to."""

from PySide6.QtCore import QObject, Signal


class FakeStanding(QObject):
    """A standing record that nobody has needed yet."""

    changed = Signal(object)
    record = None


class FakeLink(QObject):
    """Shows scenes when it is told to."""

    who = "MK"
    library = None
    scene_shown = Signal(object)
    scene_filled = Signal(object)
    scene_changed = Signal(object, object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.standing = FakeStanding(self)
