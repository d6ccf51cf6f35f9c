"""The moment that is looked at: stepped, dragged, typed, or played through; and what was known then."""

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.errors import WrongUse
from incident_desk.qt.history_keeper import HistoryKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.replay.then import Then
from incident_desk.qt.pages.replay.then_reader import ThenReader
from incident_desk.qt.pages.replay.typed_instant import elapsed_words, read_instant
from incident_desk.qt.ticker import Ticker
from incident_desk.services.scenes import Scene

SPEED = 60.0
"""So many seconds of then in a second, while it plays."""
BEAT_MS = 250
_SAME = timedelta(seconds=1)
"""Nearer to the first entry nobody asks for another moment."""


class ReplayModel(QObject):
    """Goes through the record of the shown incident."""

    moved = Signal()
    """Another moment is looked at."""
    present_moved = Signal()
    """The present went on by a second."""
    playing_changed = Signal()
    refused = Signal(str)
    """What was typed is no moment, or one before anything was written; the words say why."""

    def __init__(self, link: DeskLink, ticker: Ticker, history: HistoryKeeper | None = None) -> None:
        super().__init__(link)
        self.reader = ThenReader(link, history, self)
        self._wanted: datetime | None = None
        self.moment: datetime | None = None
        """What is looked at (UTC); None before the record is read."""
        self._play = QTimer(self)
        self._play.setInterval(BEAT_MS)
        self._play.timeout.connect(self._on_beat)
        self.reader.ready.connect(self._on_ready)
        ticker.ticked.connect(self._on_ticked)

    @property
    def then(self) -> Then | None:
        """What was known at the moment, or while it is worked out at the one before; None before the first."""
        return self.reader.then

    @property
    def present(self) -> datetime:
        """The last moment that can be looked at (UTC). There is one once the record is read."""
        return self.reader.present

    @property
    def is_playing(self) -> bool:
        """Whether the moment goes on by itself."""
        return self._play.isActive()

    def begin(self, scene: Scene, moment: datetime | None = None) -> None:
        """Read that record, and look at this moment of it; without one, at the last one."""
        self.end()
        self._wanted = moment
        self.reader.begin(scene)

    def end(self) -> None:
        """Nobody looks back any more."""
        self._pause()
        self.moment = self._wanted = None
        self.reader.end()

    def close(self) -> None:
        """Wait for what is under way; nothing is read after it."""
        self.end()
        self.reader.close()

    # -- going through it ------------------------------------------------------------------------------------

    def go(self, moment: datetime) -> None:
        """Look at this moment, or at the nearest that there is."""
        if not self.reader.stops:
            return
        held = min(max(moment, self.reader.stops[0]), self.present)
        if held != self.moment:
            self.moment = held
            self.moved.emit()
            self.reader.read(held)

    def step(self, forwards: bool) -> None:
        """To the next moment at which something was written, or back to the last one before."""
        stops = self.reader.stops
        if self.moment is None or not stops:
            return
        if forwards:
            place = bisect_right(stops, self.moment)
            self.go(stops[place] if place < len(stops) else self.present)
        else:
            self.go(stops[max(0, bisect_left(stops, self.moment) - 1)])

    def shift(self, seconds: float) -> None:
        """So many seconds on, or back."""
        if self.moment is not None:
            self.go(self.moment + timedelta(seconds=seconds))

    def go_first(self) -> None:
        """To the first moment."""
        if self.reader.stops:
            self.go(self.reader.stops[0])

    def go_last(self) -> None:
        """To the present."""
        if self.reader.stops:
            self.go(self.present)

    def type(self, text: str) -> bool:
        """Go to the moment that was typed; where it is none, it is said why."""
        if self.then is None:
            return False
        try:
            wanted = read_instant(text, self.then.incident.declared_at, self.present)
            self.go(wanted)
            self._tell_too_early(wanted)
        except WrongUse as error:
            self.refused.emit(str(error))
            return False
        return True

    def play(self) -> None:
        """Let the moment go on by itself, or stand still again."""
        if self.is_playing:
            self._pause()
        elif self.moment is not None:
            if self.moment >= self.present:
                self.go_first()
            self._play.start()
            self.playing_changed.emit()

    # -- within ----------------------------------------------------------------------------------------------

    def _pause(self) -> None:
        if self._play.isActive():
            self._play.stop()
            self.playing_changed.emit()

    def _tell_too_early(self, wanted: datetime) -> None:
        """Nothing was known before the first entry was written: what is shown is another moment than the wanted."""
        then, stops = self.then, self.reader.stops
        if not stops or wanted >= stops[0] - _SAME:
            return
        began = f"the first entry came at {stops[0]:%Y-%m-%d %H:%M:%S} UTC"
        if then is None:
            self.refused.emit(f"Nothing was written yet then: {began}")
            return
        at, first = (elapsed_words((one - then.incident.declared_at).total_seconds()) for one in (wanted, stops[0]))
        self.refused.emit(f"Nothing was written yet at {at}: {began}, {first}")

    def _on_beat(self) -> None:
        self.shift(SPEED * BEAT_MS / 1000)
        if self.moment is None or not self.reader.stops or self.moment >= self.present:
            self._pause()

    def _on_ready(self) -> None:
        """The record is read, the first time or anew: then the moment stays."""
        wanted = self.moment or self._wanted or self.present
        self.moment = None
        self.go(wanted)
        self._tell_too_early(wanted)

    def _on_ticked(self, _now: datetime) -> None:
        if self.moment is not None and self.reader.stops and self.reader.is_open:
            self.present_moved.emit()
