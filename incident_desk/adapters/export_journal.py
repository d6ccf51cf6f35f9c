"""`exports.jsonl`: what was handed out, a line for each file. It belongs to the program, not to any record."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


class ExportLines:
    """The lines of one data folder. What the disk refuses is told to the log; the report goes out all the same."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, line: Mapping[str, Any]) -> None:
        """Append the line in one write, closed to other people."""
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, json.dumps(line, ensure_ascii=False).encode() + b"\n")
            finally:
                os.close(file)
        except OSError as error:
            _log.warning(
                "The copy was made, but there is no line about it in %s, which could not be written: %s. "
                "Nothing else tells later to whom it went",
                self._path, error.strerror,
            )  # fmt: skip
