"""The git folders that may be read on this computer: a file of the person's settings, apart from any data folder.

It lies beside the allowed commands, for the same reason: neither a record nor a data folder can bring it along.
"""

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.services.git_watching import GitFolder

_log = logging.getLogger(__name__)
FILE_NAME = "watched-git-folders.json"
_LARGEST = 1_000_000


def git_folders_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class GitFolderFile:
    """The allowed folders; read anew at each look, so that another process hears of it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[GitFolder]:
        """Every folder that is allowed; none where the file can't be read."""
        try:
            if self._path.stat().st_size > _LARGEST:
                raise ValueError("the file is larger than it can be")
            return [_folder(one) for one in json.loads(self._path.read_text("utf-8"))["folders"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("The watched git folders can't be read, so none is: %s", error)
            return []

    def allow(self, folder: GitFolder) -> None:
        """Read this folder from now on, as given. Raises StoreFailure."""
        self._write([*(one for one in self.all() if one.path != folder.path), folder])

    def forget(self, path: str) -> bool:
        """Read it no longer; says whether it was. Raises StoreFailure."""
        before = self.all()
        kept = [one for one in before if one.path != path]
        if len(kept) < len(before):
            self._write(kept)
        return len(kept) < len(before)

    def _write(self, folders: Iterable[GitFolder]) -> None:
        text = json.dumps({"folders": [to_plain(one) for one in folders]}, ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole([(self._path, f"{text}\n".encode())])
        except OSError as error:
            raise StoreFailure("cannot_open", f"The watched folders can't be kept: {error.strerror}") from error


def _folder(data: Any) -> GitFolder:
    folder = from_plain(GitFolder, data)
    if not all(isinstance(one, str) for one in (folder.path, folder.branch, folder.environment)):
        raise TypeError("a folder is written as texts")
    return folder
