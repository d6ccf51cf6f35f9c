"""What the program remembers between starts: the person, the look, and where the window was."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's settings on this computer. Empty strings mean "not chosen"."""

    person: str = ""
    theme: str = "system"
    page: str = "home"
    shown: str = ""
    """The incident on the desk, by its key."""
    window: str = ""
    """Size, place and whether it fills the screen, as the window system writes it down."""

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


class SettingsStore(Protocol):
    """Where the settings lie."""

    def load(self) -> Settings:
        """The settings; the defaults where there are none or they can't be read."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep them. That they could not be kept is no reason to disturb anybody during an incident."""
        ...
