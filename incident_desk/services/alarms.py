"""What is heard and seen outside the window: the alarms of an incident, and who announces them.

The window and the guardian, which watches on when no window is open, announce the same alarms through one port.
What got louder is found in ``louder``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

GATHERS_S = 5.0
"""Alarms that come within so many seconds give one sound."""
CHECKS_GATHER_S = 30.0
"""The same for checks that go down together."""


class Tone(StrEnum):
    """How loud an alarm is, softest first."""

    SOFT = "soft"
    TONE = "tone"
    TWO_TONES = "two_tones"

    @property
    def loudness(self) -> int:
        """Its place among the tones, from 0."""
        return tuple(Tone).index(self)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that got louder: of which incident (its key and title), what it says, and when it happened (UTC).

    ``key`` and ``title`` are empty where it is about several incidents. All of it is plain text. It makes no sound
    where one as loud was made within ``gathers_s`` seconds before. A drill's is heard in its own window alone.
    """

    key: str
    title: str
    text: str
    tone: Tone
    at: datetime
    gathers_s: float = GATHERS_S
    is_drill: bool = False

    @property
    def headline(self) -> str:
        """``INC-0047: Response target missed``."""
        return f"{self.key}: {self.text}" if self.key else self.text


class Announcer(Protocol):
    """Makes an alarm heard and seen outside the window: by a sound where that is wanted, and by a notification."""

    def announce(self, alarm: Alarm) -> None:
        """Announce it. Never raises and never waits: it starts a player and returns."""
        ...


class Player(Protocol):
    """Plays the tones. Never raises and never waits."""

    @property
    def lacks(self) -> str:
        """Why there is no sound here, in plain words; empty where there is."""
        ...

    def play(self, tone: Tone) -> None:
        """Begin to play it."""
        ...


class Notifier(Protocol):
    """Shows a notification of the system. Never raises and never waits."""

    def notify(self, title: str, text: str, *, urgent: bool) -> None:
        """Show it: both are plain text. What is ``urgent`` stays until somebody takes it away."""
        ...


class Silent:
    """Neither heard nor seen: where nobody is, as on a platform without a screen."""

    lacks = "Nothing is played here"

    def play(self, tone: Tone) -> None:
        """Play nothing."""

    def notify(self, title: str, text: str, *, urgent: bool) -> None:
        """Show nothing."""


class Alarms:
    """An ``Announcer`` that counts: several alarms within a few seconds give one sound, and all are shown.

    A softer one is silent then, a louder one is not. ``wants_sound`` is asked for each sound; ``seconds`` is any
    clock that never jumps.
    """

    def __init__(
        self, player: Player, notifier: Notifier, wants_sound: Callable[[], bool], seconds: Callable[[], float]
    ) -> None:
        self.player, self.notifier = player, notifier
        self._wants_sound, self._seconds = wants_sound, seconds
        self._sounded: dict[Tone, float] = {}

    def announce(self, alarm: Alarm) -> None:
        """Sound and show it; a drill's alarm goes nowhere from here."""
        if not alarm.is_drill:
            self.sound(alarm)
            self.show(alarm)

    def sound(self, alarm: Alarm) -> None:
        """Only the sound of it, where one is wanted."""
        now = self._seconds()
        heard = max(
            (at for tone, at in self._sounded.items() if tone.loudness >= alarm.tone.loudness), default=None
        )
        if (heard is None or now - heard >= alarm.gathers_s) and self._wants_sound():
            self._sounded[alarm.tone] = now
            self.player.play(alarm.tone)

    def show(self, alarm: Alarm) -> None:
        """Only the notification of it."""
        self.notifier.notify(alarm.headline, alarm.title, urgent=alarm.tone is Tone.TWO_TONES)


def no_alarms() -> Alarms:
    """Alarms that reach nobody."""
    return Alarms(Silent(), Silent(), lambda: False, lambda: 0.0)
