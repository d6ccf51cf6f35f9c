"""Where the data lies: one folder a person, or the files beside a record that was named."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from incident_desk.domain.errors import StoreFailure

VARIABLE = "INCIDENT_DESK_DATA"
"""The environment variable that names the data folder."""


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The record and what lies beside it; everything but the record may be missing."""

    folder: Path
    record: Path
    view: Path
    samples: Path
    history: Path
    recorder: Path
    clock: Path
    watch: Path
    settings: Path
    workspace: Path
    drafts: Path
    guardian: Path
    journal: Path
    webhook: Path
    firing: Path
    evidence: Path
    exports: Path

    @classmethod
    def within(cls, folder: Path) -> Self:
        """The files of a data folder."""
        return cls(
            folder=folder,
            record=folder / "desk.db",
            view=folder / "view.db",
            samples=folder / "samples.db",
            history=folder / "history.db",
            recorder=folder / "recorder.jsonl",
            clock=folder / "clock.json",
            watch=folder / "watch.lock",
            settings=folder / "settings.json",
            workspace=folder / "workspace.json",
            drafts=folder / "drafts",
            guardian=folder / "guardian.lock",
            journal=folder / "guardian.jsonl",
            webhook=folder / "webhook.json",
            firing=folder / "firing.json",
            evidence=folder / "evidence",
            exports=folder / "exports.jsonl",
        )

    @classmethod
    def beside(cls, record: Path) -> Self:
        """The files that belong to a record given by its own path."""
        path = record.absolute()
        names = {name: path.with_name(f"{path.name}.{name}") for name in _BESIDE}
        return cls(folder=path.parent, record=path, **names)


_BESIDE = (
    "view", "samples", "history", "recorder", "clock", "watch", "settings", "workspace", "drafts", "guardian",
    "journal", "webhook", "firing", "evidence", "exports",
)  # fmt: skip


def data_folder(data_dir: Path | None, environ: Mapping[str, str]) -> Path:
    """The data folder, made if it is missing and closed to other people.

    ``--data-dir`` comes before the variable, the variable before the system's place for a person's data.

    Raises:
        StoreFailure: it can't be made or entered (``read_only``, ``disk_full`` or ``cannot_open``).
    """
    folder = named_folder(data_dir, environ)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.listdir(folder)
    except OSError as error:
        raise _failure(folder, error) from error
    return folder


def named_folder(data_dir: Path | None, environ: Mapping[str, str]) -> Path:
    """Where the data folder is or would be; nothing is made.

    Raises:
        StoreFailure: it lies in the home of a person whom this computer does not know.
    """
    named = Path(data_dir or environ.get(VARIABLE) or _system_place())
    try:
        return named.expanduser().absolute()
    except RuntimeError as error:
        message = f"The data folder {named} lies in a home that is not known here. Name another one with --data-dir"
        raise StoreFailure("cannot_open", message) from error


def _system_place() -> str:
    from platformdirs import user_data_dir  # a quarter of a quick start: only where it is needed

    return user_data_dir("incident-desk", appauthor=False)


def _failure(folder: Path, error: OSError) -> StoreFailure:
    why = error.strerror or str(error)
    advice = "Name another one with --data-dir, or make this one usable"
    message = f"The data folder {folder} can't be used: {why}. {advice}"
    if error.errno == errno.EROFS:
        return StoreFailure("read_only", message)
    if error.errno == errno.ENOSPC:
        return StoreFailure("disk_full", message)
    return StoreFailure("cannot_open", message)
