"""The passwords of checks on this computer: a file of the person's settings that only its owner may read.

It lies beside the allowed commands, apart from any data folder: a record that travels names a secret and never
brings it along. It is written before the record is, so that no check names what is not there.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure

_log = logging.getLogger(__name__)
FILE_NAME = "check-secrets.json"


def secrets_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class SecretFile:
    """Secrets by their names. Read anew whenever the file has changed, so that another process hears of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._known: Mapping[str, str] = {}

    def all(self) -> Mapping[str, str]:
        """Every secret that is kept here; none where the file can't be read."""
        try:
            found = self._path.stat()
        except OSError:
            return {}
        stamp = (found.st_mtime_ns, found.st_size)
        if stamp != self._stamp:
            self._known, self._stamp = self._found(), stamp
        return self._known

    def keep(self, secrets: Mapping[str, str]) -> None:
        """Keep these beside the others. Raises StoreFailure."""
        if not secrets:
            return
        text = json.dumps({"secrets": {**self.all(), **secrets}}, ensure_ascii=False, indent=1) + "\n"
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole([(self._path, text.encode())])
        except OSError as error:
            why = f"The check's secret can't be kept: {error.strerror}. Nothing was saved"
            raise StoreFailure(code_of_refusal(error), why) from error
        self._stamp = None

    def _found(self) -> Mapping[str, str]:
        try:
            data = json.loads(self._path.read_text("utf-8"))["secrets"]
            return {str(name): str(secret) for name, secret in data.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # Not what was wrong with it: the message could hold a part of it.
            _log.warning("The secrets of checks can't be read, so none is known")
            return {}
