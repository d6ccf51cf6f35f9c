"""Find in everything: all records, the files of evidence, the library; as somebody types."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.passage_row import PLACE, PassageDelegate
from incident_desk.qt.looker import Looked, Looker
from incident_desk.qt.theme import TextKind, ThemeService, set_large
from incident_desk.qt.widgets.search_field import SearchField, SearchLook
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.searching import Hit, PageHit, What, Within

TITLE = "Find in everything"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_WHAT = (("All", What.ALL), ("Entries", What.ENTRIES), ("Evidence", What.EVIDENCE), ("Playbooks", What.PLAYBOOKS))
_SINCE = (("Any time", None), ("24 h", 1), ("7 days", 7), ("30 days", 30), ("A year", 365))
_WHERE = ("All records", "This incident")
Found = Hit | PageHit


class FindAllDialog(DialogFrame):
    """A field, where to look, and what was found; Enter opens it there."""

    def __init__(
        self, themes: ThemeService, looker: Looker, window: QWidget, now: datetime, shown: Incident | None = None
    ) -> None:
        """``now`` is UTC; ``shown`` is the incident on the desk."""
        super().__init__(themes, TITLE, "Open", window, width=900)
        self._looker, self._now, self._shown = looker, now, shown
        self._things: list[Found] = []
        self._share = 1.0
        self.chosen: Found | None = None
        self.field = SearchField(themes, SearchLook("Words that all must stand there"), self)
        self.field.setFont(themes.current.font(TextKind.BODY, px=18))
        set_large(self.field)
        self.what, self.since, self.where = (
            Segmented(themes, SegmentedModel(tuple(words), name=name), self)
            for words, name in (([one for one, _ in _WHAT], "What"), ([one for one, _ in _SINCE], "Since"),
                                (_WHERE, "Where"))
        )  # fmt: skip
        self.list, self._rows = QListWidget(self), PassageDelegate(themes, self)
        self._fill()
        self.field.textChanged.connect(self._look)
        for choice in (self.what, self.since, self.where):
            choice.chosen.connect(self._look)
        self.list.itemActivated.connect(self._on_activated)
        self.field.installEventFilter(self)
        looker.found.connect(self._on_found)
        looker.prepared.connect(self._on_prepared)
        looker.prepare()
        self.field.setFocus()
        self.say(self._words())

    @property
    def within(self) -> Within:
        """Where to look."""
        days = _SINCE[self.since.model.current][1]
        incident = self._shown.id if self._shown is not None and self.where.model.current else ""
        since = None if days is None else self._now - timedelta(days=days)
        return Within(_WHAT[self.what.model.current][1], incident, since)

    def try_accept(self) -> None:
        """Open the row that is marked."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._things):
            self.complain("Nothing is found by these words" if self.field.text().strip() else "Type a word first")
            return
        self.chosen = self._things[row]
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the field has the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)

    # -- within ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.list.setMinimumHeight(self.themes.current.px(420))
        self.list.setAccessibleName("What was found")
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.where.setVisible(self._shown is not None)
        filters = QHBoxLayout()
        filters.setSpacing(self.themes.current.px(10))
        for choice in (self.what, self.since, self.where):
            filters.addWidget(choice)
        filters.addStretch(1)
        self.body.addWidget(self.field)
        self.body.addLayout(filters)
        self.body.addWidget(self.list)

    def _look(self) -> None:
        self._looker.look(self.field.text(), self.within)

    def _on_prepared(self, share: float) -> None:
        self._share = share
        if self.field.text().strip():
            self._look()
        else:
            self.say(self._words())

    def _on_found(self, looked: Looked) -> None:
        before = self._things[self.list.currentRow()] if 0 <= self.list.currentRow() < len(self._things) else None
        self._things = [*looked.hits, *looked.pages]
        self._rows.wanted = tuple(looked.words.split())
        self.list.clear()
        for one in self._things:
            item, place = QListWidgetItem(one.text), place_of(one)
            item.setData(PLACE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {place}")
            self.list.addItem(item)
        self.list.setCurrentRow(_row_of(before, self._things))
        self.say(self._words(looked))

    def _words(self, looked: Looked | None = None) -> str:
        """How much was found, and how far the record is read."""
        read = f"The record is being read: {self._share:.0%}. " if self._share < 1 else ""
        if looked is None or not looked.words.strip():
            return f"{read}Entries in every wording, updates, reports, texts of evidence, playbooks"
        count = len(self._things)
        more = " and more" if looked.is_cut else ""
        return f"{read}{count}{more} found" if count else f"{read}Nothing has all of these words"

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.try_accept()


def place_of(one: Found) -> str:
    """Where it stands: the incident with the time in UTC and the file, or the document with its line; and whether
    the entry says something else today, or was struck."""
    if isinstance(one, PageHit):
        return f"Playbook {one.title}, line {one.line}"
    parts = (
        one.incident.key,
        one.incident.title,
        f"{one.at:%Y-%m-%d %H:%M} UTC",
        one.file,
        one.place,
        *_marks(one),
    )
    return " · ".join(part for part in parts if part)


def _marks(one: Hit) -> Sequence[str]:
    if one.former:
        return ("Earlier version",)
    now = (f"Earlier wording, now: {' '.join(one.now.split())}",) if one.now else ()
    return now if one.struck is None else (f"Struck: {' '.join(one.struck.split())}", *now)


def _row_of(before: Found | None, things: Sequence[Found]) -> int:
    """Where the row stands now that was marked, else the first one."""
    return next((place for place, one in enumerate(things) if before is not None and _same(one, before)), 0)


def _same(one: Found, other: Found) -> bool:
    if isinstance(one, Hit) and isinstance(other, Hit):
        return one.row == other.row
    return isinstance(one, PageHit) and isinstance(other, PageHit) and one == other
