"""The customers' names that a person keeps: a file of the person's settings, read for every copy."""

from pathlib import Path
from typing import Any

from incident_desk.adapters.small_file import SmallFile

FILE_NAME = "customer-names.json"
_REFUSAL = "The customers' names can't be kept"
_Names = tuple[str, ...]


def customer_names_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class CustomerNames:
    """The names, in the order in which they were kept. Read anew whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self._file: SmallFile[_Names] = SmallFile(path, _names, _plain, ())

    @property
    def problem(self) -> str:
        """Why the names can't be read; empty where they can."""
        self._file.value()
        return self._file.problem

    def all(self) -> _Names:
        """Every name; none where the file can't be read."""
        return self._file.value()

    def keep(self, name: str) -> None:
        """Look for this name from now on. Raises StoreFailure."""
        plain = " ".join(name.split())
        if plain:
            self._file.change(lambda known: tuple(dict.fromkeys((*known, plain))), _REFUSAL)

    def forget(self, name: str) -> bool:
        """Look for it no longer, in any case; says whether it was kept. Raises StoreFailure."""
        gone = " ".join(name.split()).casefold()
        if gone not in [one.casefold() for one in self.all()]:
            return False
        self._file.change(lambda known: tuple(one for one in known if one.casefold() != gone), _REFUSAL)
        return True


def _names(data: Any) -> _Names:
    return tuple(str(one) for one in data["customers"])


def _plain(names: _Names) -> dict[str, list[str]]:
    return {"customers": list(names)}
