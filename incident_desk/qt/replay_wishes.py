"""The rewound desk: made when it is first wished. While it is in front nothing acts on the incident but its alarms
and the log field."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.qt.pages.replay.view import ReplayPage  # noqa: F401 - the page of the class below

PAGE = "replay"
NOTHING_TO_REWIND = "This one was taken in from a report, all at once: there is nothing to rewind"


class ReplayWishes(PageWishes["ReplayPage"]):
    """Opens the page on the shown incident, and comes back to where the person was."""

    looked_back = Signal(str)
    """This moment is looked at, such as ``T+12:00``; empty: it is now again."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage, PAGE)
        self._came_from, self._of = "desk", ""
        self._focus: QWidget | None = None
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.scene_shown.connect(self._on_scene_shown)

    def table(self) -> dict[str, Callable[[], None]]:
        """The action's id with what does it."""
        return {"replay": self.show}

    def show(self, moment: datetime | None = None) -> None:
        """Look back in the shown incident, at this moment of it (UTC); without one, at the last that there is."""
        scene, window = self._stage.scene, self._stage.window
        if scene is None or self.is_in_front:
            return
        if scene.incident.past is not None:
            window.say(NOTHING_TO_REWIND)
            return
        self._came_from, self._focus, self._of = window.page, QApplication.focusWidget(), scene.incident.id
        self.page.model.begin(scene, moment)
        window.show_page(PAGE)
        self.page.take_focus()

    def back(self) -> None:
        """Come back to now, with the focus where it was."""
        focus, self._focus = self._focus, None
        self._stage.window.show_page(self._came_from)
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus()

    def close(self) -> None:
        """The window closes: nobody looks back any more."""
        if self._page is not None:
            self._page.model.close()

    def _made(self) -> None:
        from incident_desk.qt.pages.replay.view import ReplayPage
        from incident_desk.qt.pages.replay.view_model import ReplayModel

        stage, window = self._stage, self._stage.window
        model = ReplayModel(stage.link, stage.ticker, stage.feed.history)
        instruments = stage.desk.instruments_model
        page = self._page = ReplayPage(stage.themes, model, instruments, stage.link.who, window.pages)
        page.back_wished.connect(self.back)
        model.refused.connect(window.say)
        model.moved.connect(self._on_moved)
        window.add_page(PAGE, page, page.take_focus)

    def _on_page_changed(self, _place: int) -> None:
        in_front = self.is_in_front
        self._stage.window.actions_table.set_past(in_front)
        if self._page is not None and not in_front:
            self._page.model.end()
            self.looked_back.emit("")
        self._place_foot()

    def _on_moved(self) -> None:
        from incident_desk.qt.pages.replay.typed_instant import elapsed_words

        incident, moment = self._stage.incident, self.page.model.moment
        if self.is_in_front and incident is not None and moment is not None:
            self.looked_back.emit(elapsed_words((moment - incident.declared_at).total_seconds()))

    def _on_scene_shown(self, scene: Scene) -> None:
        """Another incident came, such as one that was just declared: it is not its past that is wanted."""
        if self.is_in_front and scene.incident.id != self._of:
            self._stage.window.show_page("desk")
        self._place_foot()

    def _place_foot(self) -> None:
        """The log field stands at the foot of the page in front, with what is typed in it."""
        if self.is_in_front:
            log = self._stage.desk.log
            self.page.hold_foot(log)
            log.refit()
