"""Puts the report of the incident on the desk, one of its sections or an update into the clipboard as rich text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.qt.way_out import WayOut

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.formats.rich_text import Part, RichText
    from incident_desk.qt.dialogs.copy_rich import CopyRichDialog  # noqa: F401 - the dialog of the class below
    from incident_desk.services.ways_out import Leavable


class RichCopyWishes(WayOut["CopyRichDialog"]):
    """Offers first what is in front: the open section of the review, or the update that is chosen in a timeline."""

    def __init__(self, stage: Stage, opener: DialogOpener, part: Callable[[], str]) -> None:
        """``part`` is the id of the one that is in front; empty where none is."""
        super().__init__(stage, opener, "rich text")
        self._part = part

    def _make_dialog(self, leavable: "Leavable") -> "CopyRichDialog":
        key = leavable.report.header.key
        return dialogs.CopyRichDialog(self._stage.themes, key, self._part(), self._stage.window)

    def _show(self, dialog: "CopyRichDialog", handout: "Handout") -> None:
        ways, wished = self._ways, self._wished
        if ways is None:
            return

        def shown(parts: "tuple[Part, ...]") -> None:
            if wished == self._wished and self._dialog is not None:
                self._dialog.show_parts(handout, parts)

        self._jobs.run(lambda: ways.parts(handout), shown, self._on_failed)

    def _on_accepted(self) -> None:
        dialog, ways, who = self._dialog, self._ways, self._stage.link.who
        if dialog is None or ways is None or dialog.handout is None or dialog.part is None:
            return
        handout, part = dialog.handout, dialog.part
        self._jobs.run(lambda: (part.name, ways.rich(handout, part, who)), self._on_made, self._stage.say_refusal)

    def _on_made(self, made: "tuple[str, RichText]") -> None:
        name, text = made
        data = QMimeData()
        data.setHtml(text.styled)
        data.setText(text.plain)
        QGuiApplication.clipboard().setMimeData(data)
        self._stage.window.say(f"In the clipboard as rich text: {name}")
