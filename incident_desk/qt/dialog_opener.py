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

    def _on_accepted(self) -> None:
        self._kept.pop(self._name, None)

    def _on_rejected(self) -> None:
        if self._dialog is not None and self._name:
            written, at_first = self._dialog.written(), self._at_first
            self._kept[self._name] = {field: text for field, text in written.items() if text != at_first.get(field)}

    def _on_left(self) -> None:
        # Accepting may have opened the next dialog already: that one stays.
        if self.sender() is self._dialog:
            self._dialog = None
