"""Writes the finished files into a folder, off the window's thread; a file that is there is never written over."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.export.telling import missing
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.services.export_values import Saved


class Saving(QObject):
    """Saves what the model has made."""

    changed = Signal()
    """Files are on their way, or are there."""
    saved = Signal(object)
    """The files were written, or some of them: a ``Saved``."""
    failed = Signal(str)
    """None was written, and why."""

    def __init__(self, model: ExportModel, who: str) -> None:
        super().__init__(model)
        self._model, self._who, self._jobs = model, who, Jobs("save copies", self)
        self.is_busy = False

    def save(self, folder: str) -> None:
        """Write every wanted file into the folder, or say what is missing for that."""
        model, who = self._model, self._who
        handout, work, lacks = model.handout, model.work, missing(model)
        if lacks and not self.is_busy:
            self.failed.emit(f"Not saved: {', '.join(lacks)}")
        if lacks or handout is None or self.is_busy:
            return
        made = [model.making.made[ending] for ending, _ in model.choices.wanted]
        self.is_busy = True

        def write() -> Saved:
            place = Path(folder)
            stem = free_stem(place, work.default_stem(handout), [one.ending for one in made])
            return work.save(handout, made, place, stem, who)

        self._jobs.run(write, self._on_saved, self._on_failed)
        self.changed.emit()

    def close(self) -> None:
        """Finish what is on its way."""
        self._jobs.close()

    def _on_saved(self, saved: Saved) -> None:
        self.is_busy = False
        self.saved.emit(saved)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.is_busy = False
        self.failed.emit(str(error))
        self.changed.emit()


def free_stem(folder: Path, stem: str, endings: Sequence[str]) -> str:
    """The name of the files, with a number where one of that name is there."""
    number, named = 1, stem
    while any((folder / f"{named}{ending}").exists() for ending in endings):
        number += 1
        named = f"{stem}-{number}"
    return named


def saved_words(saved: Saved) -> str:
    """What became of it, for the menu bar."""
    names = ", ".join(one.name for one in saved.written)
    where = f" in {saved.written[0].parent}" if saved.written else ""
    refused = "; ".join(f"{path.name}: {why}" for path, why in saved.refused.items())
    return ". ".join(filter(None, (f"Saved {names}{where}" if names else "", refused)))
