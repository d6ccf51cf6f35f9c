"""What the program remembers between starts: the person, the look, where the window was, what may be heard."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime, time
from typing import Any, Protocol

NIGHT_FROM, NIGHT_UNTIL = "22:00", "07:00"


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's settings on this computer. Empty strings mean "not chosen"."""

    person: str = ""
    theme: str = "system"
    less_motion: bool = False
    """Nothing blinks: what is late and unseen is hatched."""
    page: str = "home"
    shown: str = ""
    """The incident on the desk, by its key."""
    window: str = ""
    """Size, place and whether it fills the screen, as the window system writes it down."""
    sound: bool = True
    sound_at_night: bool = False
    night_from: str = NIGHT_FROM
    night_until: str = NIGHT_UNTIL
    """The night, ``HH:MM`` in local time. Where both are the same there is none."""
    muted: str = ""
    """Checks without a sound until they are normal, a line each: ``record/check``."""
    callouts: bool = True
    callout_minutes: int = 10
    """How often the deputy is told how the incident stands."""
    rate: str = ""
    """What an hour of a person costs, as ``90 EUR``. Without it no cost of a response is shown anywhere."""

    @property
    def muted_checks(self) -> frozenset[str]:
        """The names of the checks without a sound."""
        return frozenset(self.muted.split())

    def wants_sound(self, local: datetime) -> bool:
        """Whether an alarm may be heard at this local time."""
        return self.sound and (self.sound_at_night or not self.is_night(local))

    def is_night(self, local: datetime) -> bool:
        """Whether this local time lies in the night. A night that can't be read is that of the defaults."""
        begins, ends = _hour(self.night_from, NIGHT_FROM), _hour(self.night_until, NIGHT_UNTIL)
        hour = local.time()
        return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends

    def to_data(self) -> dict[str, Any]:
        """As plain data for a file."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Settings":
        """From plain data; what is missing, unknown or of the wrong type takes its default."""
        if not isinstance(data, dict):
            return cls()
        default = cls()
        known = {one.name: data.get(one.name) for one in fields(cls)}
        fit: dict[str, Any] = {name: v for name, v in known.items() if type(v) is type(getattr(default, name))}
        return cls(**fit)


def _hour(text: str, otherwise: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return time.fromisoformat(otherwise)


class SettingsStore(Protocol):
    """Where the settings lie."""

    def load(self) -> Settings:
        """The settings; the defaults where there are none or they can't be read."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep them. That they could not be kept is no reason to disturb anybody during an incident."""
        ...
