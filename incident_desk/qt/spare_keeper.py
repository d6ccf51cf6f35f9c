"""Has what sets pages kept ready while a page that shows some is looked at, and a while longer."""

from PySide6.QtCore import QObject, QTimer

from incident_desk.qt.link import DeskLink

LEFT_MS = 60_000
"""How long after the page was left none is kept any more."""


class SpareKeeper(QObject):
    """Of one page of the window."""

    def __init__(self, link: DeskLink, page: str, parent: QObject | None = None) -> None:
        """``page`` is its name in the window."""
        super().__init__(parent)
        self._link, self._page = link, page
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(LEFT_MS)
        self._left.timeout.connect(self._on_left)

    def look(self, looks: bool) -> None:
        """Whether the person sees the page."""
        page = self._page
        if looks:
            self._left.stop()
            self._link.read(lambda office: office.spare.keep(page), _nothing)
        else:
            self._left.start()

    def _on_left(self) -> None:
        page = self._page
        self._link.read(lambda office: office.spare.let_go(page), _nothing)


def _nothing(_result: object) -> None:
    return
