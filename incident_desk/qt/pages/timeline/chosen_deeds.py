"""What can be done with the chosen rows: by key, by menu, by button. What can't be done says why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from incident_desk.domain.timeline import Entry
from incident_desk.formats.days_meant import Stretch, near_ended
from incident_desk.qt.pages.timeline.edit_model import EditModel
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.row_list import RowList
from incident_desk.qt.pages.timeline.standing_in_way import (
    divided,
    why_not_edited,
    why_not_restored,
    why_not_struck,
    why_not_tagged,
)
from incident_desk.qt.pages.timeline.typed_moment import halfway
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.timeline.rows import full_text
from incident_desk.qt.widgets.as_text import plain

ONE_AT_A_TIME = "One row at a time: choose it alone"
NONE_CHOSEN = "Choose an entry first: with Up and Down, or a click"


class ChosenDeeds(QObject):
    """Does it with what is chosen in the list."""

    noticed = Signal(str)
    """A word for the person."""
    replay_wished = Signal(object)
    """The desk is to be rewound to this moment (UTC)."""
    strike_wished = Signal(object, str)
    """Why these are struck is to be asked: a tuple of ``Entry``, and in words which of the chosen can't be."""
    tag_wished = Signal(object, str)
    """Which tags these get is to be asked: a tuple of ``Entry``, and in words which of the chosen can have none."""

    def __init__(self, model: TimelinePageModel, rows: RowList, edit: EditModel, deeds: EntryDeeds) -> None:
        super().__init__(rows)
        self._model, self._rows, self._edit, self._deeds = model, rows, edit, deeds
        rows.edit_wished.connect(self.edit)
        rows.star_wished.connect(self.star)
        rows.strike_wished.connect(self.strike)
        rows.tag_wished.connect(self.tag)
        rows.insert_wished.connect(self.insert)
        rows.pin_wished.connect(self.pin)
        rows.group_wished.connect(self.group)
        rows.replay_wished.connect(self.replay)
        rows.menu_wished.connect(self._on_menu_wished)

    def edit(self) -> None:
        """Open its editor; what can't be edited is opened to be read, and says why."""
        entry, times = self._chosen(), self._model.times
        if entry is None or times is None:
            return
        why = why_not_edited(entry)
        if why:
            self._rows.open_reader()
            self.noticed.emit(why)
        else:
            self._edit.open(entry, times.zone, near_ended(self._model.incident))

    def star(self) -> None:
        """Give them a star; where all have one, take it off."""
        entries = self._chosen_ones()
        if entries:
            to_star = [entry.id for entry in entries if not entry.starred]
            self._deeds.star(to_star or [entry.id for entry in entries], starred=bool(to_star))

    def strike(self) -> None:
        """Ask why they are struck."""
        able, why = divided(self._chosen_ones(), why_not_struck)
        if able:
            self.strike_wished.emit(able, why)
        else:
            self._refused(why)

    def tag(self) -> None:
        """Ask which tags they get."""
        able, why = divided(self._chosen_ones(), why_not_tagged)
        if able:
            self.tag_wished.emit(able, why)
        else:
            self._refused(why)

    def restore(self) -> None:
        """Let its first wording hold again."""
        entry, told = self._chosen(), self._model.wordings
        if entry is not None and not self._refused(why_not_restored(entry, told)):
            self._deeds.restore(entry.id, told[0].text)

    def pin(self) -> None:
        """Pin them; where all are pinned, let them loose."""
        entries = self._chosen_ones()
        if entries:
            to_pin = [entry.id for entry in entries if not entry.pinned]
            self._deeds.pin(to_pin or [entry.id for entry in entries], pinned=bool(to_pin))

    def group(self) -> None:
        """Put the chosen rows under the first of them, one alone under the row above; or take them out again."""
        entries = self._chosen_ones()
        ids = [entry.id for entry in entries]
        if entries and all(entry.parent is not None for entry in entries):
            self._deeds.group(ids, None)
        elif len(entries) > 1:
            self._deeds.group(ids, ids[0])
        elif entries:
            above = self._rows.table.entries[: self._rows.currentIndex().row()]
            parent = next((one.id for one in reversed(above) if one.parent is None), None)
            if not self._refused("" if parent is not None else "There is no row above to put it under"):
                self._deeds.group(ids, parent)

    def end(self) -> None:
        """It went on until now."""
        entry = self._chosen()
        if entry is not None and not self._refused(why_not_edited(entry)):
            self._deeds.end(entry.id)

    def insert(self) -> None:
        """Log an entry between it and the row after it, or between the last one and now."""
        times, now = self._model.times, self._deeds.now
        if self._chosen() is None or times is None or now is None:
            return
        entries, row = self._rows.table.entries, self._rows.currentIndex().row()
        after = entries[row + 1].sort_at if row + 1 < len(entries) else now
        self._edit.open_new(
            times.zone, min(halfway(entries[row].sort_at, after), now), near_ended(self._model.incident)
        )

    def insert_in(self, gap: Stretch) -> None:
        """Log an entry in that stretch (UTC), of which the middle is proposed."""
        times = self._model.times
        if times is not None:
            self._edit.open_new(times.zone, halfway(*gap), (gap, *near_ended(self._model.incident)))

    def replay(self) -> None:
        """Look back to when it was written: what was known with it."""
        entry = self._chosen()
        if entry is not None:
            self.replay_wished.emit(entry.written_at)

    def menu(self) -> QMenu | None:
        """All of it; what can't be done is faint and says why in its tooltip."""
        entry, entries = self._rows.chosen, self._rows.chosen_ones
        if entry is None or not entries:
            return None
        menu = QMenu(self._rows)
        menu.setToolTipsVisible(True)
        alone = ONE_AT_A_TIME if len(entries) > 1 else ""
        these = f" {len(entries)} rows" if len(entries) > 1 else ""
        is_starred = all(one.starred for one in entries)
        _add(menu, "Edit\tEnter", self.edit, alone or why_not_edited(entry))
        _add(menu, f"Take the star off{these}\t*" if is_starred else f"Star{these}\t*", self.star, "")
        pins = "Let loose" if all(one.pinned for one in entries) else "Pin"
        _add(menu, f"{pins}{these}\tCtrl+P", self.pin, "")
        groups = "Take out from under the row" if all(one.parent for one in entries) else "Put under the first"
        _add(menu, f"{groups if these or entry.parent else 'Put under the row above'}\tCtrl+G", self.group, "")
        _add(menu, f"Tag{these}…\t#", self.tag, _why_none(entries, why_not_tagged))
        _add(menu, "Entry after this one\tIns", self.insert, alone)
        _add(menu, "It ends now", self.end, alone or why_not_edited(entry))
        _add(menu, "Replay from here\tCtrl+T", self.replay, alone)
        first = alone or why_not_restored(entry, self._model.wordings)
        _add(menu, "Restore first wording", self.restore, first)
        _add(menu, "Copy the text", self._copy, "")
        menu.addSeparator()
        _add(menu, f"Strike{these}…\tDel", self.strike, _why_none(entries, why_not_struck))
        return menu

    def _chosen(self) -> Entry | None:
        entry = self._rows.chosen
        if entry is None:
            self.noticed.emit(NONE_CHOSEN)
        return entry

    def _chosen_ones(self) -> tuple[Entry, ...]:
        entries = self._rows.chosen_ones
        if not entries:
            self.noticed.emit(NONE_CHOSEN)
        return entries

    def _refused(self, why: str) -> bool:
        if why:
            self.noticed.emit(why)
        return bool(why)

    def _copy(self) -> None:
        entries = self._rows.chosen_ones
        if entries:
            QApplication.clipboard().setText("\n\n".join(full_text(entry) for entry in entries))
            self.noticed.emit("Copied")

    def _on_menu_wished(self, point: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)


def _why_none(entries: Sequence[Entry], why_not: Callable[[Entry], str]) -> str:
    """Why it can be done to none of them; empty where it can to any."""
    able, why = divided(entries, why_not)
    return "" if able else why


def _add(menu: QMenu, words: str, do: object, why_not: str) -> None:
    action = QAction(words, menu)
    action.setEnabled(not why_not)
    action.setToolTip(plain(why_not))
    action.triggered.connect(do)
    menu.addAction(action)
