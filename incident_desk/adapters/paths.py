"""Where the record and its side files lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from incident_desk.domain.errors import StoreFailure

VARIABLE = "INCIDENT_DESK_DATA"


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The record and the files beside it; all but the record may be missing."""

    folder: Path
    record: Path
    view: Path
    samples: Path
    recorder: Path
    clock: Path
    watch: Path
    settings: Path
    drafts: Path

    @classmethod
    def within(cls, folder: Path) -> Self:
        """The files of a data folder."""
        names = ("desk.db", "view.db", "samples.db", "recorder.jsonl", "clock.json", "watch.lock", "settings.json")
        return cls._of(folder, [folder / name for name in (*names, "drafts.json")])

    @classmethod
    def beside(cls, record: Path) -> Self:
        """The files of a record named alone."""
        endings = ("view", "samples", "recorder", "clock", "watch", "settings", "drafts")
        return cls._of(record.parent, [record, *(record.with_name(f"{record.name}.{one}") for one in endings)])

    @classmethod
    def _of(cls, folder: Path, files: list[Path]) -> Self:
        record, view, samples, recorder, clock, watch, settings, drafts = files
        return cls(folder, record, view, samples, recorder, clock, watch, settings, drafts)


def data_folder(chosen: Path | None, environ: Mapping[str, str]) -> Path:
    """The data folder, made if it is not there and closed to other people.

    The one chosen, else ``INCIDENT_DESK_DATA``, else the platform's place.

    Raises:
        StoreFailure: it can't be made.
    """
    folder = chosen or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else _platform_folder())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFailure(
            "cannot_open",
            f"The data folder {folder} can't be made: {error.strerror}. Choose another with --data-dir",
        ) from error
    return folder


def _platform_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("incident-desk", appauthor=False)
