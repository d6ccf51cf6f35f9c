"""The Timeline page: it is made when it is first shown, and has the log field at its foot while it is in front."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from incident_desk.domain.timeline import Entry
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_exports import TimelineExports
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.formats.days_meant import Stretch
    from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
    from incident_desk.qt.pages.timeline.view import TimelinePage  # noqa: F401 - the page of the class below
    from incident_desk.qt.pages.timeline.view_model import TimelinePageModel

PAGE = "timeline"
_OF_CHOSEN = {
    "edit_entry": "edit",
    "star_entry": "star",
    "pin_entry": "pin",
    "group_entry": "group",
    "tag_entry": "tag",
    "insert_entry": "insert",
    "end_entry": "end",
    "strike_entry": "strike",
    "first_wording": "restore",
    "replay_entry": "replay",
}
"""The actions that do something with the chosen rows of the page, and what of ``ChosenDeeds`` does it."""
_LONGEST = 60
"""Signs of an entry that a question quotes."""


class TimelineWishes(PageWishes["TimelinePage"]):
    """The actions of the page, and what is wished there."""

    replay_wished = Signal(object)
    """The desk is to be rewound to this moment (UTC)."""
    page_made = Signal()
    """The page is there from now on."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener
        self._exports = TimelineExports(stage, self._model_in_front)
        self._deeds: EntryDeeds
        self._zone = ""
        """The zone that was named last, as it was typed."""
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.scene_shown.connect(self._on_scene_shown)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            **self._exports.table(),
            "timeline": self.show,
            "entry_at": self.entry_at,
            **{action: _ToChosen(self, deed).do for action, deed in _OF_CHOSEN.items()},
        }

    def entry_at(self) -> None:
        """Log an entry at another time."""
        self.show()
        self.page.begin_new()

    def entry_in(self, gap: "Stretch | None") -> None:
        """Log an entry in that gap between two rows, or at another time."""
        self.show()
        if gap is not None:
            self.page.chosen.insert_in(gap)
        else:
            self.page.begin_new()

    def close(self) -> None:
        """The window closes: nothing is filtered any more, and what is typed and written is kept."""
        self._exports.close()
        if self._page is not None:
            self._page.model.sifter.close()
            self._page.edit.keeper.flush()

    def _made(self) -> None:
        from incident_desk.qt.pages.timeline.edit_model import EditModel
        from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
        from incident_desk.qt.pages.timeline.view import Models, TimelinePage
        from incident_desk.qt.pages.timeline.view_model import TimelinePageModel

        stage, desk = self._stage, self._stage.desk
        model = TimelinePageModel(stage.link)
        model.take(stage.scene)
        deeds = self._deeds = EntryDeeds(stage.link)
        edit = EditModel(stage.link, deeds)
        models, pages = Models(model, edit, deeds), stage.window.pages
        page = self._page = TimelinePage(stage.themes, models, desk.instruments_model, stage.link.who, pages)
        page.action_wished.connect(stage.window.actions_table.trigger)
        edit.noticed.connect(stage.window.say)
        page.chosen.noticed.connect(stage.window.say)
        page.chosen.replay_wished.connect(self.replay_wished)
        page.chosen.strike_wished.connect(self._on_strike_wished)
        page.zone_wished.connect(self._on_zone_wished)
        page.show_column.export.clicked.connect(self._exports.export)
        page.chosen.tag_wished.connect(self._on_tag_wished)
        stage.window.add_page(PAGE, page, page.take_focus)
        self.page_made.emit()

    def _model_in_front(self) -> "TimelinePageModel | None":
        return self._page.model if self._page is not None and self.is_in_front else None

    def is_ready(self) -> bool:
        """Whether the page is in front; else it is said where an entry can be chosen."""
        if not self.is_in_front:
            self._stage.window.say("Choose an entry on the Timeline page first: Ctrl+3")
        return self.is_in_front

    def _on_strike_wished(self, entries: Sequence[Entry], why_not_all: str) -> None:
        one, count = entries[0], len(entries)
        what = (
            f"“{_shortened(one.text)}” is struck; it stays" if count == 1 else f"{count} rows are struck; they stay"
        )
        title = "Strike the entry" if count == 1 else f"Strike {count} rows"
        question = f"Why {what} readable, with the reason"
        dialog = dialogs.ReasonDialog(self._stage.themes, title, question, "Strike", self._stage.window)
        dialog.say_beside(why_not_all)
        ids = [entry.id for entry in entries]
        self._opener.open(dialog, lambda: self._deeds.strike(ids, dialog.reason), f"strike {' '.join(ids)}")

    def _on_tag_wished(self, entries: Sequence[Entry], why_not_all: str) -> None:
        count, ids = len(entries), [entry.id for entry in entries]
        title = f"Tag “{_shortened(entries[0].text)}”" if count == 1 else f"Tag {count} rows"
        dialog = dialogs.TagsDialog(self._stage.themes, title, self._stage.window)
        dialog.say_beside(why_not_all)
        from incident_desk.qt.pages.timeline.entry_deeds import Tagging

        self._opener.open(
            dialog, lambda: self._deeds.tag(ids, Tagging(dialog.add, dialog.off)), f"tag {' '.join(ids)}"
        )

    def _on_zone_wished(self) -> None:
        """Ask for the zone; at first stands the one that was named last, or else the one of the report."""
        from incident_desk.qt.pages.timeline.clocks import Clocks

        page, incident = self.page, self._stage.incident
        if incident is None:
            return
        past, themes = incident.past, self._stage.themes
        at_first = self._zone or (past.zone if past is not None else "")
        dialog = dialogs.ZoneDialog(themes, incident.declared_at, at_first, self._stage.window)

        def show() -> None:
            self._zone = dialog.field.text().strip()
            page.model.show_clocks(Clocks.ZONE, dialog.zone)

        dialog.finished.connect(self._on_zone_asked)
        self._opener.open(dialog, show)

    def _on_zone_asked(self) -> None:
        """The choice that holds is the one that stands there, whatever was asked."""
        from incident_desk.qt.pages.timeline.clocks import Clocks

        times = self.page.model.times
        if times is not None:
            self.page.clocks.set_current(tuple(Clocks).index(times.clocks))
            self.page.clocks.take_focus()

    def _on_page_changed(self, _place: int) -> None:
        self._place_foot()

    def _on_scene_shown(self, _scene: Scene) -> None:
        self._place_foot()

    def _place_foot(self) -> None:
        """The log field stands at the foot of the page in front, with what is typed in it."""
        if self.is_in_front and self._stage.scene is not None:
            log = self._stage.desk.log
            self.page.hold_foot(log)
            log.refit()


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class _ToChosen:
    """One of the actions on the chosen rows."""

    def __init__(self, wishes: TimelineWishes, deed: str) -> None:
        self._wishes, self._deed = wishes, deed

    def do(self) -> None:
        """Do it, where the page is in front."""
        if self._wishes.is_ready():
            getattr(self._wishes.page.chosen, self._deed)()
