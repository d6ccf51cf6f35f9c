"""Opens dialogs over the window, one at a time, in its middle; keeps what was typed into one that was left."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from incident_desk.qt import dialogs
from incident_desk.qt.stage import Stage


class DialogOpener(QObject):
    """Holds the dialog that is open, and the words of those that were left with Esc."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._dialog: dialogs.DialogFrame | None = None
        self._name, self._at_first = "", dict[str, str]()
        self._kept: dict[str, dict[str, str]] = {}
        self._handed_in: tuple[str, dict[str, str]] | None = None
        link = stage.link
        link.scene_changed.connect(self._on_written)
        link.scene_shown.connect(self._on_written)
        link.refused.connect(self._on_not_written)
        link.store_failed.connect(self._on_not_written)

    def open(self, dialog: "dialogs.DialogFrame", then: Callable[[], object], name: str = "") -> None:
        """Show a dialog; ``then`` is called when it is accepted, and may open another one.

        Under a ``name`` what was typed is kept when the dialog is left without doing it, and is there again the
        next time.
        """
        self.close()
        self._dialog, self._name, self._at_first = dialog, name, dialog.written()
        if self._kept.get(name):
            dialog.restore(self._kept[name])
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self._on_rejected)
        dialog.accepted.connect(then)
        dialog.left.connect(self._on_left)
        self._stage.ticker.ticked.connect(dialog.tick)
        dialog.refit()
        dialog.show()

    def is_open(self, dialog: "dialogs.DialogFrame") -> bool:
        """Whether that dialog still stands."""
        return self._dialog is dialog

    def close(self) -> None:
        """Close whatever is open."""
        if self._dialog is not None:
            self._dialog.reject()

    def _typed(self) -> dict[str, str]:
        """What a person changed in the dialog that stands."""
        written = self._dialog.written() if self._dialog is not None else {}
        return {field: text for field, text in written.items() if text != self._at_first.get(field)}

    def _on_accepted(self) -> None:
        self._kept.pop(self._name, None)
        self._handed_in = (self._name, self._typed()) if self._name else None

    def _on_rejected(self) -> None:
        if self._name:
            self._kept[self._name] = self._typed()

    def _on_written(self) -> None:
        self._handed_in = None

    def _on_not_written(self) -> None:
        """What was handed in was refused, or the disk is full: the words are there again in the same dialog."""
        if self._handed_in is not None:
            name, typed = self._handed_in
            self._kept[name], self._handed_in = typed, None

    def _on_left(self) -> None:
        # Accepting may have opened the next dialog already: that one stays.
        if self.sender() is self._dialog:
            self._dialog = None
