"""Where a choice of files begins: where the last one was made, else at the person's documents, and never where the
program was started from."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, SignalInstance
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

_LAST = "last_folder"
_PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)


def documents_folder() -> str:
    """The folder of the last choice since the start, else the person's for documents.

    One that is not there is passed over; the home folder is there always.
    """
    app = QApplication.instance()
    last = str(app.property(_LAST) or "") if app is not None else ""
    places = (last, *(QStandardPaths.writableLocation(one) for one in _PLACES))
    return next((one for one in places if one and Path(one).is_dir()), str(Path.home()))


def begin_there(chooser: QFileDialog) -> None:
    """Let a choice of files begin there, and the next one where this one was made."""
    chooser.setDirectory(documents_folder())
    chooser.filesSelected.connect(_remember)


def choose_files(
    window: QWidget | None, title: str, kinds: str, chosen: Callable[[list[str]], object] | SignalInstance
) -> None:
    """Ask which files to open; ``chosen`` is a bound method or a signal, told their paths."""
    chooser = QFileDialog(window, title, "", kinds)
    begin_there(chooser)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.filesSelected.connect(chosen)
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


def remember_folder(folder: str) -> None:
    """Let the next choice of files begin in this folder."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_LAST, folder)


def _remember(paths: Sequence[str]) -> None:
    if paths:
        remember_folder(str(Path(paths[0]).parent))
