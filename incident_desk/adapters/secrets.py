"""The passwords of checks on this computer: a file of the person's settings that only its owner may read.

It lies beside the allowed commands, apart from any data folder: a record that travels names a secret and never
brings it along. It is written before the record is, so that no check names what is not there.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from incident_desk.adapters.small_file import SmallFile

FILE_NAME = "check-secrets.json"
_REFUSAL = "Nothing was saved, for the check's secret can't be kept"


def secrets_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class SecretFile:
    """Secrets by their names. Read anew whenever the file has changed, so that another process hears of it."""

    def __init__(self, path: Path) -> None:
        self._file: SmallFile[Mapping[str, str]] = SmallFile(path, _secrets, _plain, {})

    def all(self) -> Mapping[str, str]:
        """Every secret that is kept here; none where the file can't be read."""
        return self._file.value()

    def keep(self, secrets: Mapping[str, str]) -> None:
        """Keep these beside the others. Raises StoreFailure."""
        if secrets:
            self._file.change(lambda known: {**known, **secrets}, _REFUSAL)


def _secrets(data: Any) -> Mapping[str, str]:
    return {str(name): str(secret) for name, secret in data["secrets"].items()}


def _plain(known: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {"secrets": dict(known)}
