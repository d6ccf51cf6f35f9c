"""What a window does outside of itself: it rings, it calls out, it keeps the computer awake; and its switches."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from incident_desk.qt.alarm_bell import AlarmBell
from incident_desk.qt.callout import Callout
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.sleep_guard import SleepGuard
from incident_desk.qt.stage import Stage
from incident_desk.services.alarms import Tone
from incident_desk.services.office import Office
from incident_desk.services.settings import Settings

_SWITCHES = ("sound", "sound_at_night", "callouts")
"""Actions of the table that are on or off, and the settings of the same names."""


class Outside(QObject):
    """Holds the parts, and shows in the menu which of them are on."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        # What starts a program waits for it to begin: on a thread that a slow disk holds up in nothing.
        self._jobs = Jobs("outside", self)
        self._bell = AlarmBell(stage.link, stage.ticker, self._jobs)
        self._callout = Callout(stage, self._jobs)
        self._sleep_guard = SleepGuard(stage.link, stage.ticker, self._jobs)
        self._lacks = ""
        stage.link.opened.connect(self._on_opened)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"sound": self.sound, "sound_at_night": self.sound_at_night, "callouts": self.callouts}

    def sound(self) -> None:
        """Let alarms be heard, or not; what is switched on is heard once, or it is said why it can't be."""
        office = self._stage.link.office
        if self._is_switched_on("sound") and office is not None:
            self._jobs.run(partial(office.alarms.player.play, Tone.SOFT))
            self._stage.window.say(self._lacks or "Alarms are heard, at night too only if you choose so")
        elif office is not None:
            self._stage.window.say("Alarms are not heard. They are shown as before")

    def sound_at_night(self) -> None:
        """Let alarms be heard at night, or not."""
        settings, is_on = self._stage.settings, self._is_switched_on("sound_at_night")
        night = f"from {settings.night_from} to {settings.night_until}"
        self._stage.window.say(f"Alarms are {'' if is_on else 'not '}heard at night, {night}")

    def callouts(self) -> None:
        """Say every few minutes how the incident stands, or not."""
        minutes, is_on = self._stage.settings.callout_minutes, self._is_switched_on("callouts")
        self._stage.window.say(f"A callout comes every {minutes} min" if is_on else "No callout comes")

    def close(self) -> None:
        """Let the computer sleep, and begin what is still to be heard."""
        self._sleep_guard.close()
        self._jobs.close()

    def _is_switched_on(self, name: str) -> bool:
        """Switch it over, and say what it is now."""
        is_on = not getattr(self._stage.settings, name)
        self._stage.keep_switch(name, is_on)
        self._show(self._stage.settings)
        return is_on

    def _on_opened(self, office: Office) -> None:
        self._show(office.settings)
        self._jobs.run(partial(_lacks, office), self._on_looked)

    def _on_looked(self, lacks: str) -> None:
        self._lacks = lacks

    def _show(self, settings: Settings) -> None:
        for name in _SWITCHES:
            self._stage.window.actions_table.action(name).setChecked(getattr(settings, name))


def _lacks(office: Office) -> str:
    """Why there is no sound; looks along the PATH, so not on the window's thread."""
    return office.alarms.player.lacks
