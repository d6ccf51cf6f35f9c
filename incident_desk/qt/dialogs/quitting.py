"""Quitting with an open incident: keep watch, stop, or stay."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel

STOP_KEY = "Alt+S"
_SAFE = "Nothing that was written is lost either way."


class QuittingDialog(DialogFrame):
    """Enter keeps watch, Esc stays; stopping takes a key of its own. ``guarded``: somebody can keep it."""

    stop_wished = Signal()
    """The window is to close, and nobody is to watch."""

    def __init__(self, themes: ThemeService, keys: Sequence[str], window: QWidget, *, guarded: bool = True) -> None:
        super().__init__(themes, _title(keys), "Keep watch", window, width=620)
        self.stop = Button(themes, ButtonModel("Stop", keys=("Alt", "S")), self)
        for words in _words("its" if len(keys) == 1 else "their", guarded=guarded):
            self.body.addWidget(self.plain(words))
        self.name_buttons("Keep watch" if guarded else "Quit", "Stay")
        self._place_stop()
        self.stop.setVisible(guarded)
        self.stop.clicked.connect(self._on_stop)
        QShortcut(QKeySequence(STOP_KEY), self).activated.connect(self._on_stop)

    def _place_stop(self) -> None:
        """Left of the other two, in the order of Tab as well."""
        foot = self.cancel.parentWidget()
        row = foot.layout() if foot is not None else None
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(self.cancel), self.stop)
        QWidget.setTabOrder(self.stop, self.cancel)
        QWidget.setTabOrder(self.cancel, self.do)

    def _on_stop(self) -> None:
        self.reject()
        self.stop_wished.emit()


def _words(which: str, *, guarded: bool) -> Sequence[str]:
    if not guarded:
        return ("No guardian runs: when the window closes, nothing watches, and no alarm comes.", _SAFE)
    return (
        f"Keep watch: the window closes. The guardian goes on with {which} deadlines and alarms. "
        "It asks no checks: an outage is seen when the desk is open again.",
        "Stop: the window closes, nothing watches, and no alarm comes.",
        _SAFE,
    )


def _title(keys: Sequence[str]) -> str:
    if len(keys) == 1:
        return f"{keys[0]} is open"
    return f"{keys[0]} and {keys[1]} are open" if len(keys) == 2 else f"{len(keys)} incidents are open"
