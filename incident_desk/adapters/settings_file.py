"""The settings as a small JSON file, written whole or not at all."""

import json
import logging
from pathlib import Path

from incident_desk.adapters.whole_files import write_whole
from incident_desk.services.settings import Settings

_log = logging.getLogger(__name__)


class SettingsFile:
    """``settings.json`` in the data folder."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Settings:
        """The settings; the defaults where the file is missing or damaged."""
        try:
            return Settings.from_data(json.loads(self._file.read_text("utf-8")))
        except (OSError, ValueError):
            return Settings()

    def save(self, settings: Settings) -> None:
        """Write them beside the old file, then take its place."""
        try:
            write_whole([(self._file, json.dumps(settings.to_data(), indent=1).encode("utf-8"))])
        except OSError as error:
            _log.warning("The settings were not kept in %s: %s", self._file, error)
