"""Size and place of the window between two starts: where it was, but never where no screen is."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.theme import ThemeName, ThemeService
from incident_desk.services.settings import Settings

FIRST = (1600, 960)
"""The size of a window that was never placed, where the screen has room for it."""
REST_MS = 500
"""How long the window stands still before its place is remembered."""
_KEPT = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange})


def dress(window: MainWindow, themes: ThemeService, settings: Settings) -> None:
    """The look and the place that were remembered, before the window is shown."""
    use_theme(themes, settings)
    place(window, settings.window)


def use_theme(themes: ThemeService, settings: Settings) -> None:
    """The look that was chosen, if one was, and whether things may move."""
    themes.set_reduced_motion(settings.less_motion)
    if settings.theme in (ThemeName.DARK.value, ThemeName.LIGHT.value):
        themes.fix(ThemeName(settings.theme))


def placement_of(window: QWidget) -> str:
    """Size, place and whether it fills the screen, to be given to ``place``."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def place(window: QWidget, saved: str) -> None:
    """Put a window that is not shown yet where it was.

    Qt brings a place that lies on no screen back to one, and remembers the size behind a window that fills the
    screen. Without a place, or with a damaged one, the window takes its first size, or a small screen as a whole.
    """
    if saved and window.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "replace"))):
        return
    room = window.screen().availableGeometry().size()
    if room.width() <= FIRST[0] or room.height() <= FIRST[1]:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.resize(*FIRST)


class PlaceKeeper(QObject):
    """Says when the window has come to rest at another place, in another size, or on another page."""

    def __init__(self, window: MainWindow, rested: Callable[[], None]) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(rested)
        window.pages.currentChanged.connect(self._on_page_changed)
        window.installEventFilter(self)

    def _on_page_changed(self, _place: int) -> None:
        """A slot of its own: the timer would take the page's number for its milliseconds."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until it stands still."""
        if event.type() in _KEPT:
            self._timer.start()
        return False
