"""Alarms that are remembered, for tests of a window."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from incident_desk.services.alarms import Alarms, Tone


class Ears:
    """The player and the notifications of one window."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.shown: list[str] = []
        self.lacks = ""
        self.seconds = 0.0

    def alarms(self, wants_sound) -> Alarms:
        """As the office makes them; each sound is far from the one before unless a test says otherwise."""
        self.wants_sound = wants_sound
        return Alarms(self, self, wants_sound, lambda: self.seconds)

    def play(self, tone: Tone) -> None:
        self.heard.append(tone.value)

    def notify(self, title: str, text: str, *, urgent: bool) -> None:
        self.shown.append(title)


class Wakefulness:
    """Remembers why the computer was to stay awake."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def keep(self, why: str) -> None:
        if self.reasons[-1:] != [why]:
            self.reasons.append(why)


def tick(whole, minutes: float) -> None:
    """The clock stands so many minutes after the declaration, and everything that follows has come."""
    declared = whole.incident.declared_at if whole.one else whole.bench.clock.at
    whole.bench.clock.at = max(whole.bench.clock.at, declared + timedelta(minutes=minutes))
    whole.stage.ticker.ticked.emit(whole.bench.clock.at)
    whole.settle()
    whole.qtbot.wait(350)
    QCoreApplication.sendPostedEvents()
