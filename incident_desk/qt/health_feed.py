"""Live checks in the window: answers come from the worker process, are judged here, and changes are booked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from incident_desk.domain.health import Change, CheckState, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.qt.answer_memory import AnswerMemory
from incident_desk.qt.answer_queue import AnswerQueue
from incident_desk.qt.change_booking import ChangeBooking
from incident_desk.qt.followed import Followed
from incident_desk.qt.gap_keeper import GapKeeper
from incident_desk.qt.history_keeper import HistoryKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.services.monitor import ProbeWorker
from incident_desk.services.office import Office
from incident_desk.services.patrol import Patrol, Seen, outside_name
from incident_desk.services.standing import is_standing
from incident_desk.services.tally import Tally
from incident_desk.services.webhook import WebhookState

if TYPE_CHECKING:
    from incident_desk.domain.hooks import ChangeTold

_EARLY = 500
"""How many answers are kept that come before the first incident is followed."""


class _Ear(QObject):
    """Hears the worker on its thread and says so on the GUI thread."""

    samples_heard = Signal(object)
    lost = Signal(str)
    ready = Signal()
    watch_was_taken = Signal(object)
    changes_told = Signal(object)
    webhook_told = Signal(object)

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked."""
        self.samples_heard.emit(samples)

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment."""
        self.lost.emit(reason)

    def worker_ready(self) -> None:
        """The worker asks again."""
        self.ready.emit()

    def watch_taken(self, last_asked: datetime | None) -> None:
        """This window asks from now on."""
        self.watch_was_taken.emit(last_asked)

    def changes_heard(self, changes: "Sequence[ChangeTold]") -> None:
        """Changes of the world were told of at the webhook."""
        self.changes_told.emit(changes)

    def webhook_changed(self, state: WebhookState) -> None:
        """How it goes with the webhook."""
        self.webhook_told.emit(state)


@dataclass(frozen=True, slots=True)
class WatchedCheck:
    """One check that is watched, of whatever record, with its present state."""

    record: str
    check: Check
    state: CheckState
    is_standing: bool = False
    """It is a standing check: it belongs to no incident."""


class HealthFeed(QObject):
    """The checks of all open incidents with their present states; what is shown is that of the shown incident.

    Every window knows how the checks are. Only the one that has the watch books what changes.
    """

    states_changed = Signal()
    """Some answer came in, or none did for too long."""
    checks_touched = Signal(object)
    """Right before ``states_changed``: the ids of the shown incident's checks that may have changed, a frozenset;
    None where any may have."""
    answers_heard = Signal(object)
    """Answers that were judged: a sequence of ``Sample``, each under its outside name."""
    check_changed = Signal(object)
    """A check of the shown incident changed in a way that enters the timeline: the ``Change``."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._patrol = Patrol()
        self.tally = Tally(self._patrol)
        self.queue = AnswerQueue(self._patrol.take, self._tell, self)
        self.followed = Followed(link, self)
        self._booking = ChangeBooking(link, self)
        self._worker: ProbeWorker | None = None
        self._ear = _Ear(self)
        self.webhook = WebhookNews(self)
        self.gaps = GapKeeper(link)
        self.history = HistoryKeeper(link, self)
        self._last_changes: dict[str, dict[str, Change]] = {}
        self._early: tuple[Sample, ...] = ()
        self._answers = AnswerMemory()
        self._askers: Collection[str] = ()
        """The records under which the checks of the shown one are asked: most often itself."""
        self._ear.samples_heard.connect(self._on_samples_heard, Qt.ConnectionType.QueuedConnection)
        self._ear.watch_was_taken.connect(self.gaps.take, Qt.ConnectionType.QueuedConnection)
        self._ear.lost.connect(self._on_lost, Qt.ConnectionType.QueuedConnection)
        self._ear.webhook_told.connect(self.webhook.take_state, Qt.ConnectionType.QueuedConnection)
        self._ear.changes_told.connect(self.webhook.take_changes, Qt.ConnectionType.QueuedConnection)
        link.opened.connect(self._on_opened)
        self.followed.changed.connect(self._follow)
        self.followed.shown_changed.connect(self._say_touched)
        ticker.ticked.connect(self._on_ticked)

    @property
    def checks(self) -> Sequence[Check]:
        """What is watched for the shown incident."""
        return self._patrol.checks_of(self.shown)

    @property
    def shown(self) -> str:
        """The id of the shown incident; empty where none is."""
        return self.followed.shown

    def state(self, check: str) -> CheckState:
        """The present state of a check of the shown incident."""
        return self._patrol.state(self.shown, check)

    @property
    def last_changes(self) -> Mapping[str, Change]:
        """The last change of each of these checks that was seen since this window is open, by the check's id."""
        return self._last_changes.get(self.shown, {})

    @property
    def last_heard(self) -> datetime | None:
        """When the last answer of the shown incident's checks stood."""
        return max(filter(None, map(self._answers.last_heard, self._askers)), default=None)

    @property
    def records(self) -> Sequence[Incident]:
        """The records that watch something, as they were last seen."""
        return self._patrol.records

    def all_watched(self, *, heard: bool = False) -> Sequence[WatchedCheck]:
        """Every check that is watched: those of the open incidents, of the shown one, and the standing ones.

        A standing one that an open incident has is told of there alone. ``heard``: what a run or an ended incident
        hears of a check that is asked elsewhere is told of there too.
        """
        return [
            WatchedCheck(record.id, check, self._patrol.state(record.id, check.id), is_standing(record))
            for record in self._patrol.records
            for check in self._patrol.checks_of(record.id)
            if heard or self._patrol.asked_under(record.id, check.id) == record.id
        ]

    def answers(self, record: str, check: str) -> Sequence[Sample]:
        """The last answers of one check that this window heard, newest first; the first bytes of the newest few."""
        return self._answers.of(outside_name(self._patrol.asked_under(record, check), check))

    def rest(self, record: str, check: str) -> str:
        """Of a dead target that is asked less often: "asked again in 45 s"; empty otherwise."""
        office = self._link.office
        if office is None or all(one.id != check for one in self._patrol.checks_of(record)):
            return ""
        return self._patrol.rest(record, check, office.now())

    def ask_one(self, record: str, check: str) -> None:
        """Ask one check at once."""
        if self._worker is not None:
            self._worker.probe_now(outside_name(self._patrol.asked_under(record, check), check))

    def ask_now(self) -> None:
        """Ask every check of the shown incident at once."""
        if self._worker is not None:
            for check in self.checks:
                self._worker.probe_now(outside_name(self._patrol.asked_under(self.shown, check.id), check.id))

    def stop(self) -> None:
        """Stop asking; what was heard is judged, and the worker process ends."""
        self.queue.finish()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self.history.close()

    def _on_opened(self, office: Office) -> None:
        self._patrol = Patrol(office.speed)
        self.tally = Tally(self._patrol)
        self.queue = AnswerQueue(self._patrol.take, self._tell, self)
        self._worker = office.new_worker()
        if self._worker is not None:
            self._worker.start(self._ear)

    def _follow(self) -> None:
        """Watch the followed records, each as it was last seen."""
        office, followed = self._link.office, self.followed
        if office is not None and self._patrol.follow(followed.records, office.now(), followed.incidents.marks):
            if self._worker is not None:
                self._worker.watch(self._patrol.asked, self._patrol.pace)
            self._answers.follow(one.id for one in self._patrol.asked)
            self._say_touched(None)
            early, self._early = self._early, ()
            self._on_samples_heard(early)

    def _on_samples_heard(self, samples: Sequence[Sample]) -> None:
        """Answers that were on their way when the asking stopped count for nothing."""
        if self._worker is None or not samples:
            return
        if not self._patrol.records:
            # What another window has found may be there before the incident is: it is judged once it is.
            self._early = (*self._early, *samples)[-_EARLY:]
            return
        self.queue.hand_in(samples)

    def _on_lost(self, reason: str) -> None:
        office = self._link.office
        if office is not None and self._worker is not None:
            self.queue.finish()
            self._tell((), self._patrol.lost(office.now(), reason))

    def _on_ticked(self, now: datetime) -> None:
        changes = self._patrol.silence(now)
        if changes:
            self._tell((), changes)
        elif touched := self._patrol.touched():
            self._say_touched(touched)
        self._booking.look(now, self._patrol.by_id)

    def _tell(self, samples: Sequence[Sample], seen: Sequence[Seen]) -> None:
        """Tell of these answers and of the changes that came of them; without answers, of what the time changed."""
        self._answers.take(samples)
        for one in seen:
            self._last_changes.setdefault(one.incident, {})[one.change.check_id] = one.change
            if one.incident == self.shown:
                self.check_changed.emit(one.change)
        records = self._patrol.by_id
        self._booking.book(seen, records)
        unbooked = self._patrol.unbooked([sample.check_id for sample in samples] if samples else None)
        self._booking.book([one for one in unbooked if not self._booking.is_handed_in(one)], records)
        self._say_touched(self._patrol.touched())
        if samples:
            self.history.hand_in(self._patrol.judged(samples))
            self.answers_heard.emit(samples)

    def _say_touched(self, names: Collection[str] | None = None) -> None:
        if names is None:
            self.tally.recount()
            self._askers = {self._patrol.asked_under(self.shown, one.id) for one in self.checks}
        else:
            self.tally.take(names)
        shown = f"{self.shown}/"
        self.checks_touched.emit(
            None if names is None else frozenset(one.removeprefix(shown) for one in names if one.startswith(shown))
        )
        self.states_changed.emit()
