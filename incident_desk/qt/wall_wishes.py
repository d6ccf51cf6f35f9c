"""The wall: a second window with the incident that is on this desk, opened on the screen that is free."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QGuiApplication, QScreen

from incident_desk.qt.main_window import TITLE
from incident_desk.qt.stage import Stage

if TYPE_CHECKING:
    from incident_desk.qt.wall.view import WallWindow


class WallWishes:
    """Opens the wall and closes it with the desk; there is one of a desk."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._wall: WallWindow | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """The action's id with what does it."""
        return {"wall": self.open}

    @property
    def wall(self) -> "WallWindow | None":
        """The window, while it is open."""
        return self._wall if self._wall is not None and shiboken6.isValid(self._wall) else None

    def open(self) -> None:
        """Open it on a screen where the desk is not, or come back to it."""
        wall = self.wall
        if wall is None:
            from incident_desk.qt.wall.view import WallWindow
            from incident_desk.qt.wall.view_model import WallModel

            stage = self._stage
            model = WallModel(stage.desk.instruments_model, stage.feed, stage.ticker)
            wall = self._wall = WallWindow(stage.themes, model, f"Wall – {TITLE}")
            wall.open_on(self._free_screen())
        wall.raise_()
        wall.activateWindow()

    def stop(self) -> None:
        """The desk closes: so does its wall."""
        if self.wall is not None:
            self.wall.close()

    def _free_screen(self) -> QScreen | None:
        """A screen where the desk is not; None where there is one screen only."""
        here = self._stage.window.screen()
        return next((one for one in QGuiApplication.screens() if one is not here), None)
