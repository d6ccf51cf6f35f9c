"""The overview over the rows of the Timeline page: made when it is first wished, and read while it is in sight."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from incident_desk.qt.stage import Stage
from incident_desk.qt.theme import Theme
from incident_desk.qt.timeline_wishes import TimelineWishes

if TYPE_CHECKING:
    from incident_desk.qt.pages.timeline.swim_view import SwimView

GATHER_MS = 150
"""How long changes are gathered before the lanes are placed anew."""
_UNDER_HEAD = 2
"""Its place in the column of the rows: under the head and its line."""


class OverviewWishes(QObject):
    """Shows the lanes over the rows, or takes them away."""

    def __init__(self, stage: Stage, timeline: TimelineWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._timeline = stage, timeline
        self.view: SwimView | None = None
        """The lanes, once they were wished."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(GATHER_MS)
        self._soon.timeout.connect(self._read)

    def table(self) -> dict[str, Callable[[], None]]:
        """The action's id with what does it."""
        return {"overview": self.toggle}

    def toggle(self) -> None:
        """Show the lanes on the Timeline page and go to them; where they stand there already, take them away."""
        was_in_front = self._timeline.is_in_front
        self._timeline.show()
        view = self._made()
        is_shown = not (view.isVisibleTo(self._timeline.page) and was_in_front)
        view.setVisible(is_shown)
        self._read()
        if is_shown:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._timeline.page.take_focus()

    def _made(self) -> "SwimView":
        if self.view is not None:
            return self.view
        from incident_desk.qt.pages.timeline.swim_view import SwimView
        from incident_desk.qt.pages.timeline.swimming import Overview

        page, now = self._timeline.page, self._now()
        view = self.view = SwimView(self._stage.themes, Overview(now, now), page.middle)
        view.hide()
        column = page.middle.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(_UNDER_HEAD, view)
        view.row_wished.connect(self._on_row_wished)
        view.left.connect(page.take_focus)
        page.model.rows_changed.connect(self._on_rows_changed)
        self._stage.themes.theme_changed.connect(self._on_theme_changed)
        return view

    def _read(self) -> None:
        from incident_desk.qt.pages.timeline.swimming import MOST_CHECKS, MOST_CHECKS_COMPACT, overview_of

        view, model = self.view, self._timeline.page.model
        if view is None or not view.isVisibleTo(self._timeline.page) or model.incident is None:
            return
        most = MOST_CHECKS_COMPACT if self._stage.themes.current.is_compact else MOST_CHECKS
        view.set_model(overview_of(model.incident, model.sifted.entries, self._now(), most))

    def _now(self) -> datetime:
        office = self._stage.link.office
        assert office is not None
        return office.now()

    def _on_rows_changed(self) -> None:
        self._soon.start()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._soon.start()

    def _on_row_wished(self, row: str) -> None:
        page = self._timeline.page
        page.rows.go_to(row)
        page.rows.setFocus(Qt.FocusReason.OtherFocusReason)
