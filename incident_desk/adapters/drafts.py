"""Unsent text as small JSON files, one for each key, written whole or not at all."""

import hashlib
import json
import re
from pathlib import Path

from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure
from incident_desk.services.drafts import Unsent


class FileDrafts:
    """A folder of drafts that only this person may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, key: str, unsent: Unsent | None) -> None:
        """Write beside the old file and take its place; None removes it.

        Raises:
            StoreFailure: the folder can't be written.
        """
        file = self._file(key)
        try:
            if unsent is None:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole([(file, json.dumps(unsent.to_data()).encode("utf-8"))])
        except OSError as error:
            why = error.strerror or str(error)
            message = f"Unsent text can't be kept in {self._folder}: {why}. Log it soon"
            raise StoreFailure(code_of_refusal(error), message) from error

    def load(self, key: str) -> Unsent | None:
        """The kept text; None where there is none or the file is damaged."""
        try:
            return Unsent.from_data(json.loads(self._file(key).read_text("utf-8")))
        except (OSError, ValueError):
            return None

    def _file(self, key: str) -> Path:
        """A file name that any system takes; a key that had to be changed for it carries its hash."""
        safe = re.sub(r"[^A-Za-z0-9_-]", "_", key)[:80]
        if safe != key:
            safe = f"{safe}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        return self._folder / f"{safe}.json"
