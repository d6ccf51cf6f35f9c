"""The git folders that may be read on this computer: a file of the person's settings, apart from any data folder.

It lies beside the allowed commands, for the same reason: neither a record nor a data folder can bring it along.
"""

from pathlib import Path
from typing import Any

from incident_desk.adapters.small_file import SmallFile
from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.services.git_watching import GitFolder

FILE_NAME = "watched-git-folders.json"
_REFUSAL = "The watched folders can't be kept"
_Folders = tuple[GitFolder, ...]


def git_folders_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class GitFolderFile:
    """The allowed folders; none where the file can't be read. Read anew whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._file: SmallFile[_Folders] = SmallFile(path, _folders, _plain, ())

    def all(self) -> list[GitFolder]:
        """Every folder that is allowed."""
        return list(self._file.value())

    def allow(self, folder: GitFolder) -> None:
        """Read this folder from now on, as given. Raises StoreFailure."""
        self._file.change(lambda known: (*_without(known, folder.path), folder), _REFUSAL)

    def forget(self, path: str) -> bool:
        """Read it no longer; says whether it was. Raises StoreFailure."""
        before = self._file.value()
        if len(_without(before, path)) == len(before):
            return False
        self._file.change(lambda known: _without(known, path), _REFUSAL)
        return True


def _without(folders: _Folders, path: str) -> _Folders:
    return tuple(one for one in folders if one.path != path)


def _folders(data: Any) -> _Folders:
    return tuple(_folder(one) for one in data["folders"])


def _plain(folders: _Folders) -> dict[str, Any]:
    return {"folders": [to_plain(one) for one in folders]}


def _folder(data: Any) -> GitFolder:
    folder = from_plain(GitFolder, data)
    if not all(isinstance(one, str) for one in (folder.path, folder.branch, folder.environment)):
        raise TypeError("a folder is written as texts")
    return folder
