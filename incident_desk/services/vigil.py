"""What a guardian makes of what it hears from the desk and of its silence. Pure: both clocks are arguments.

| the desk | what the guardian does |
|---|---|
| is there: it beats once a second | nothing, unless a deadline passes of which the desk says nothing |
| stands still for 3 s | says so once; says that it responds again when it does |
| is gone without a farewell | says so at once, then each deadline as it passes |
| has left and wants the watch kept | says each deadline as it passes |

``boot`` is a reading of a clock that nobody can set, in seconds, sleep of the computer included; ``now`` is steady
UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from incident_desk.services.alarms import Alarm, Tone

BEAT_S = 1.0
"""How often the desk beats."""
SILENCE_S = 3.0 + BEAT_S
"""So long after its last beat the desk has stood still for at least 3 s."""
GRACE_S = 2.0
"""How long a deadline may have passed before the desk, which looks once a second, has said that it saw it."""
HELD_UP_S = 1.5
"""Between two looks: then the guardian itself was stopped, or the computer slept."""
AFTER_SLEEP_S = 10.0
"""How long after that nobody is judged: the desk has to come to itself, too."""


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An incident that is open: its id, its key and its title."""

    id: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something of an incident that gets louder at ``due`` (UTC), in the words that are said then.

    ``id`` is the same whoever computes it. ``state`` is what begins (``at_risk``, ``almost_due``, ``late``).
    ``seen``: the desk has noticed that it passed, and says so itself.
    """

    id: str
    incident: str
    name: str
    due: datetime
    state: str
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """What there is to guard: the open incidents and their deadlines."""

    open: tuple[OpenIncident, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


class What(StrEnum):
    """What a line of the guardian's journal is about."""

    BEGAN = "began"
    DESK_ENDED = "desk ended"
    DESK_FROZEN = "desk does not respond"
    DESK_RESPONDS = "desk responds again"
    DESK_LEFT = "desk closed, watch kept"
    DEADLINE = "deadline"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the journal, and the alarm that goes with it."""

    what: What
    words: str
    alarm: Alarm | None = None
    incidents: tuple[str, ...] = ()
    deadline: Deadline | None = None


class _Desk(Enum):
    """How the desk is."""

    THERE = "there"
    FROZEN = "frozen"
    GONE = "gone"
    LEFT = "left"


class Vigil:
    """One guardian's watch over one desk. It never speaks of a deadline twice."""

    def __init__(self, boot: float, told: Iterable[str] = ()) -> None:
        self._told = set(told)
        self._duty = Duty()
        self._desk = _Desk.THERE
        self._heard_at = self._looked_at = boot
        self._judge_from = boot
        self._passed: dict[str, float] = {}

    @property
    def is_alone(self) -> bool:
        """Whether the desk is gone: no one but the guardian watches."""
        return self._desk in (_Desk.GONE, _Desk.LEFT)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to watch: the desk is not there any more, and every deadline is told."""
        return self.is_alone and not any(self._untold())

    def hold(self, duty: Duty, boot: float) -> Sequence[Finding]:
        """Guard this and nothing else from now on; the desk that says so is there."""
        self._duty = duty
        self._passed = {one.id: self._passed[one.id] for one in duty.deadlines if one.id in self._passed}
        return self.beat(boot)

    def beat(self, boot: float) -> Sequence[Finding]:
        """The desk is alive."""
        was, self._desk, self._heard_at = self._desk, _Desk.THERE, boot
        if was is not _Desk.FROZEN:
            return ()
        return (Finding(What.DESK_RESPONDS, "Incident Desk responds again", None, self._keys),)

    def left(self) -> Sequence[Finding]:
        """The desk was closed, and the watch is to be kept."""
        self._desk = _Desk.LEFT
        return (Finding(What.DESK_LEFT, "Incident Desk was closed. The watch is kept", None, self._keys),)

    def lost(self, now: datetime) -> Sequence[Finding]:
        """Its pipe has closed. Without a farewell, that is its death."""
        if self.is_alone:
            return ()
        self._desk = _Desk.GONE
        if not self._duty.open:
            return ()
        words = f"Incident Desk has ended while {_open_words(self._duty.open)}{self._next_words()}"
        return (Finding(What.DESK_ENDED, words, self._alarm_of_all(words, now), self._keys),)

    def look(self, now: datetime, boot: float) -> Sequence[Finding]:
        """What is to be said at this moment; asked at least twice a second."""
        if boot - self._looked_at > HELD_UP_S:
            self._judge_from = boot + AFTER_SLEEP_S
        self._looked_at = boot
        return (*self._silence(now, boot), *self._deadlines(now, boot))

    # -- the desk -------------------------------------------------------------------------------------------

    @property
    def _keys(self) -> tuple[str, ...]:
        return tuple(one.key for one in self._duty.open)

    def _silence(self, now: datetime, boot: float) -> Iterator[Finding]:
        is_silent = boot - self._heard_at > SILENCE_S and boot >= self._judge_from
        if self._desk is _Desk.THERE and is_silent and self._duty.open:
            self._desk = _Desk.FROZEN
            words = f"Incident Desk does not respond while {_open_words(self._duty.open)}{self._next_words()}"
            yield Finding(What.DESK_FROZEN, words, self._alarm_of_all(words, now), self._keys)

    def _alarm_of_all(self, words: str, now: datetime) -> Alarm:
        """It is about the desk, so no key goes before the words, which name the incidents themselves."""
        title = self._duty.open[0].title if len(self._duty.open) == 1 else ""
        return Alarm("", title, words, Tone.TWO_TONES, now)

    def _next_words(self) -> str:
        following = min(self._untold(), default=None, key=lambda one: one.due)
        if following is None:
            return ""
        return f". Next at {following.due:%H:%M:%S} UTC: {following.name}"

    # -- deadlines ------------------------------------------------------------------------------------------

    def _untold(self) -> Iterator[Deadline]:
        return (one for one in self._duty.deadlines if not one.seen and one.id not in self._told)

    def _deadlines(self, now: datetime, boot: float) -> Iterator[Finding]:
        for one in sorted(self._untold(), key=lambda one: one.due):
            if one.due <= now and self._is_left(one, boot):
                self._told.add(one.id)
                yield self._finding(one)

    def _is_left(self, deadline: Deadline, boot: float) -> bool:
        """Whether nobody but us says that it has passed. Counted on the clock that nobody sets."""
        if self.is_alone:
            return True
        passed_at = self._passed.setdefault(deadline.id, boot)
        return boot - passed_at > GRACE_S and boot >= self._judge_from

    def _finding(self, deadline: Deadline) -> Finding:
        found = next((one for one in self._duty.open if one.id == deadline.incident), OpenIncident("", "", ""))
        words = deadline.name
        alarm = Alarm(found.key, found.title, words, _TONES.get(deadline.state, Tone.TONE), deadline.due)
        return Finding(What.DEADLINE, words, alarm, (found.key,) if found.key else (), deadline)


_TONES = {"at_risk": Tone.SOFT, "almost_due": Tone.TONE, "late": Tone.TWO_TONES}


def _open_words(incidents: Sequence[OpenIncident]) -> str:
    keys = [one.key for one in incidents]
    if len(keys) == 1:
        return f"{keys[0]} is open"
    return f"{keys[0]} and {keys[1]} are open" if len(keys) == 2 else f"{len(keys)} incidents are open"
