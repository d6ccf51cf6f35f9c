"""The log field: what is typed, how it is understood, and whether it is on the disk yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.due_dates import told_due
from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.log_field.understanding import Understood, sign_of, understand
from incident_desk.qt.run_side import RunSide
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.logging import log
from incident_desk.services.drafts import Drafts, Unsent
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.formats.change_words import ChangeWords
    from incident_desk.formats.days_meant import Near

SLOW_MS = 300
"""After so long without an answer from the disk the field says "saving…"."""
NOTHING = "There is nothing to log yet: type what happened"


@dataclass(frozen=True, slots=True)
class LogShown:
    """What stands beside the text. ``happened`` None before the first key; ``earlier_s`` seconds before it."""

    sign: Sign = Sign.NOTE
    happened: Moment | None = None
    time_typed: bool = False
    earlier_s: float = 0.0
    owner: str | None = None
    tags: tuple[str, ...] = ()
    due: datetime | None = None
    due_day: str = ""
    change: "ChangeWords | None" = None
    saving: bool = False
    message: str = ""
    ready: bool = False


@dataclass(slots=True)
class _Sending:
    """A text that is on its way to the disk; ``next_key_at`` is the first key pressed since.

    ``is_timed``: its time was typed, and may lie before what is listed last.
    """

    text: str
    incident: str
    is_timed: bool = False
    next_key_at: datetime | None = None
    again: bool = False


class LogFieldModel(QObject):
    """Holds the text. It stays until its save is acknowledged; what is typed meanwhile is the next entry."""

    shown_changed = Signal()
    """Something else stands beside the text."""
    text_replaced = Signal(str)
    """The text is another one now: it was saved, or unsent text came back."""
    saved = Signal()
    """An entry is on the disk."""
    sorted_back = Signal(str)
    """The saved entry stands above others, out of sight: words that say when and where."""

    def __init__(self, link: DeskLink | RunSide, ticker: Ticker, drafts: Drafts | None = None) -> None:
        super().__init__(link)
        self._link = link
        self._incident = ""
        self._text, self._chosen, self._message = "", Sign.NOTE, ""
        self._first_key_at: datetime | None = None
        self._near: Near = ()
        """Where a time without its day is looked for; fixed by the first key, as that is."""
        self._scene: Scene | None = None
        self._entry_id: str | None = None
        self._sending: _Sending | None = None
        self._is_slow = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self.keeper = DraftKeeper(link, drafts, self)
        self.keeper.came_back.connect(self._on_came_back)
        self.keeper.failed.connect(self._say)
        link.scene_shown.connect(self._on_scene_shown)
        if not isinstance(link, RunSide):
            link.scene_changed.connect(self._on_scene_shown)
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._text

    @property
    def shown(self) -> LogShown:
        """What stands beside the text."""
        understood = self._understood(self._text)
        if understood is None or self._first_key_at is None:
            return LogShown(self._chosen, message=self._message, saving=self._is_slow, ready=bool(self._incident))
        at, said = understood.happened.at, understood.line.sign
        return LogShown(
            sign=sign_of(self._text, self._chosen) if said is self._chosen else said,
            happened=understood.happened,
            time_typed=understood.time_typed,
            earlier_s=(self._first_key_at - at).total_seconds() if at else 0.0,
            owner=understood.line.owner,
            tags=understood.line.tags,
            due=understood.line.due,
            due_day=told_due(understood.line.due_day, self._first_key_at.date()),
            change=understood.line.change,
            saving=self._is_slow,
            message=self._message,
            ready=bool(self._incident),
        )

    def type_text(self, text: str) -> None:
        """The person typed; the first key fixes the time."""
        if text == self._text:
            return
        self._text, self._message = text, ""
        if self._sending is None:
            self._entry_id = None
        elif self._sending.next_key_at is None:
            self._sending.next_key_at = self._moment()
        if not text.strip():
            self._first_key_at = None
        elif self._first_key_at is None:
            self._start(self._moment())
        self._keep()
        self.shown_changed.emit()

    def choose(self, sign: Sign) -> None:
        """Log as that kind, unless the text begins with another's sign."""
        if sign is not self._chosen:
            self._chosen = sign
            self.shown_changed.emit()

    def submit(self) -> None:
        """Log what is typed. While a save is under way the wish waits for it."""
        if self._sending is not None:
            self._sending.again = True
            return
        understood = self._understood(self._text)
        if understood is None or not self._incident:
            self._say(NOTHING if self._incident else "No incident is on the desk")
            return
        line, entry_id = understood.line, self._entry_id or self._new_id()
        self._entry_id, self._message = entry_id, ""
        self._sending = _Sending(self._text, self._incident, understood.time_typed)
        self._slow.start()
        self._link.act(lambda _incident, _now: log(line, entry_id), then=self._on_saved)

    # -- inside -------------------------------------------------------------------------------------------

    def _understood(self, text: str) -> Understood | None:
        if self._first_key_at is None or not text.strip():
            return None
        return understand(text, self._first_key_at, self._chosen, self._near)

    def _start(self, first_key_at: datetime | None) -> None:
        from incident_desk.formats.days_meant import near_ended

        self._first_key_at = first_key_at
        self._near = near_ended(self._scene.incident if self._scene is not None else None)

    def _moment(self) -> datetime | None:
        office = self._link.office
        return office.now() if office is not None else None

    def _new_id(self) -> str | None:
        """An id made at the key press, so that a second try can't write it twice."""
        office = self._link.office
        return office.desk.new_act() if office is not None else None

    def _say(self, message: str) -> None:
        self._message = message
        self.shown_changed.emit()

    def _keep(self) -> None:
        at = self._first_key_at
        self.keeper.note(Unsent(self._text, at) if at is not None and self._text.strip() else None)

    def _on_saved(self, change: Change) -> None:
        sent, self._sending = self._sending, None
        self._slow.stop()
        self._is_slow = False
        if sent is None or sent.incident != self._incident:
            self.keeper.forget(change.after.id)
            self.shown_changed.emit()
            return
        self._entry_id, self._chosen = None, Sign.NOTE
        self._take_out(sent)
        self.saved.emit()
        if sent.is_timed and self._scene is not None and (words := sorted_back_words(self._scene, change)):
            self.sorted_back.emit(words)
        if sent.again and self._text.strip():
            self.submit()

    def _take_out(self, sent: _Sending) -> None:
        """Leave in the field what was typed since the text was sent."""
        rest = self._text[len(sent.text) :] if self._text.startswith(sent.text) else self._text
        self._text = rest.lstrip()
        self._start(sent.next_key_at or self._moment() if self._text else None)
        self._keep()
        self.text_replaced.emit(self._text)
        self.shown_changed.emit()

    def _fail(self, message: str) -> None:
        """The save under way did not come about: the text stays, and may be sent again under the same id."""
        sent, self._sending = self._sending, None
        if sent is None:
            return
        if self._text != sent.text:
            self._entry_id = None
        self._slow.stop()
        self._is_slow = False
        if sent.incident != self._incident:
            message = f"An entry for the incident before was not saved and waits there: {message}"
        self._say(message)

    def _on_slow(self) -> None:
        self._is_slow = True
        self.shown_changed.emit()

    def _on_refused(self, words: str) -> None:
        self._fail(words)

    def _on_store_failed(self, failure: StoreFailure) -> None:
        self._fail(f"{failure}. Your text is still here: press Enter to try again")

    def _on_came_back(self, unsent: Unsent) -> None:
        """Unsent text of this incident: what is typed already comes after it."""
        before = self._text
        self._text = f"{unsent.text}\n{before}" if before.strip() else unsent.text
        self._start(unsent.first_key_at)
        if before.strip():
            self._keep()
        self.text_replaced.emit(self._text)
        self.shown_changed.emit()

    def _on_scene_shown(self, scene: Scene, _change: Change | None = None) -> None:
        self._scene = scene
        if scene.incident.id == self._incident:
            return
        self.keeper.flush()
        self._incident = scene.incident.id
        self._text, self._first_key_at, self._entry_id, self._message = "", None, None, ""
        self._chosen = Sign.NOTE
        self.text_replaced.emit("")
        self.shown_changed.emit()
        self.keeper.open(self._incident)


def sorted_back_words(scene: Scene, change: Change) -> str:
    """Where a new entry stands that is not the last one: ``Added at 06:12 UTC, row 14 of 40``; else empty."""
    new, entries = {event.id for event in change.events}, scene.entries
    row = next((at for at in range(len(entries) - 1, -1, -1) if entries[at].id in new), None)
    if row is None or row == len(entries) - 1:
        return ""
    at, today = entries[row].sort_at, entries[row].written_at.date()
    day = "" if at.date() == today else f"{at:%a %d %b} "
    where = f", row {row + 1} of {len(entries)}" if scene.is_whole else ""
    return f"Added at {day}{at:%H:%M} UTC{where}"


def ago(seconds: float) -> str:
    """How long before the first key something happened: ``5 min earlier``; empty for less than a second."""
    whole = int(seconds)
    if whole < 1:
        return ""
    hours, minutes = divmod(timedelta(seconds=whole) // timedelta(minutes=1), 60)
    if hours:
        return f"{hours} h {minutes:02} min earlier"
    return f"{minutes} min earlier" if minutes else f"{whole} s earlier"
