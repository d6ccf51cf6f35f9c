"""Copy as rich text: for whom, and what of the report; it pastes as headings and tables, or as Markdown."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.rich_text import Part
from incident_desk.qt.dialogs.for_readers import ReadersDialog
from incident_desk.qt.theme import TextKind, ThemeService

_WIDTH, _LOW = 760, 240
_MOST = 60_000
"""Signs that the preview shows."""


class CopyRichDialog(ReadersDialog):
    """Shows what will be in the clipboard."""

    def __init__(self, themes: ThemeService, key: str, wanted: str, window: QWidget) -> None:
        """``wanted`` is the id of the part that is offered first; without it all of the report is."""
        super().__init__(themes, f"Copy the report of {key}", "Copy", window, width=_WIDTH)
        self._parts: tuple[Part, ...] = ()
        self._wanted = wanted
        self.what, self.preview = self.box("What is copied"), QPlainTextEdit(self)
        self.add_readers(self.body)
        self.body.addWidget(self.caption("What"))
        self.body.addWidget(self.what)
        self.body.addWidget(self.preview, 1)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName("What is copied, as Markdown")
        self.preview.setFont(themes.current.font(TextKind.MONO))
        self.preview.setMinimumHeight(themes.current.px(_LOW))
        self.what.currentIndexChanged.connect(self._show_part)
        self.say("As rich text for a mail or a wiki, as Markdown for an editor. No address in it is loaded.")
        self.audience.take_focus()

    @property
    def part(self) -> Part | None:
        """What is copied; None while there is nothing yet."""
        place = self.what.currentIndex()
        return self._parts[place] if 0 <= place < len(self._parts) else None

    def show_parts(self, handout: Handout, parts: tuple[Part, ...]) -> None:
        """What these readers may have; what was chosen stays chosen, where they may."""
        self._wanted = self.part.id if self.part is not None else self._wanted
        self._parts = parts
        self.what.blockSignals(True)
        self.what.clear()
        self.what.addItems([one.name for one in parts])
        places = [place for place, one in enumerate(parts) if one.id == self._wanted]
        self.what.setCurrentIndex(places[0] if places else 0)
        self.what.blockSignals(False)
        self.show_handout(handout)
        self._show_part()

    def _show_part(self) -> None:
        part = self.part
        text = (part.said or part.markdown) if part is not None else ""
        self.preview.setPlainText(text if len(text) <= _MOST else f"{text[:_MOST]}\n…")
