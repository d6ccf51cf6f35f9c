"""What is heard and seen outside the window: the alarms of an incident, and who announces them.

The window and the guardian, which watches on when no window is open, announce the same alarms through the same port.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


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

    ``key`` and ``title`` are empty where it is about several incidents. All of it is plain text.
    """

    key: str
    title: str
    text: str
    tone: Tone
    at: datetime


class Announcer(Protocol):
    """Makes an alarm heard and seen outside the window: by a sound where that is wanted, and by a notification."""

    def announce(self, alarm: Alarm) -> None:
        """Announce it. Never raises and never waits: it starts a player and returns."""
        ...
