"""The question before a command may run on this computer: every word of it, where it runs, who asks.

No is the answer, unless the person says otherwise in two steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.evidence import as_text
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_surface
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_MOST_ROWS = 10
_MAY = (
    "It may do whatever you may do here: read and change your files, use the network. It runs without a shell, "
    "again and again by itself, for {timeout:g} s at most each time. Another word in it, and you are asked anew."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be allowed: the words, the check that asks for them, and the folder they run in."""

    command: Sequence[str]
    check: str
    record: str
    folder: str
    timeout_s: float


def word_lines(command: Sequence[str]) -> list[str]:
    """Each word on a line of its own, numbered; what acts unseen is written out."""
    return [f"{number}  {as_text(word.encode('utf-8', 'replace')) or '(empty)'}"
            for number, word in enumerate(command)]  # fmt: skip


class AllowDialog(DialogFrame):
    """Asks whether a command may run here."""

    def __init__(self, themes: ThemeService, wanted: Wanted, window: QWidget) -> None:
        super().__init__(themes, "May this command run on this computer?", "Allow on this computer", window)
        self.wanted = wanted
        self.name_buttons("Allow on this computer", "Do not allow", keys=())
        self.body.addWidget(self.caption("The program, then each word"))
        self.words = QListWidget(self)
        self.words.setAccessibleName("The program, then each word")
        set_surface(self.words, "well")
        font = themes.current.font(TextKind.MONO)
        for line in word_lines(wanted.command):
            item = QListWidgetItem(line.replace("\n", "\\n"), self.words)
            item.setFont(font)
        rows = min(_MOST_ROWS, len(wanted.command))
        self.words.setFixedHeight(themes.current.px(24) * rows + themes.current.px(12))
        self.body.addWidget(self.words)
        for words in (
            f"It runs in {wanted.folder}",
            f"{wanted.check} in {wanted.record} asks for it",
            _MAY.format(timeout=wanted.timeout_s),
        ):
            self.body.addWidget(Paragraph(themes, words, ParagraphStyle(colour="text2"), self))
        self.read = CheckRow(themes, CheckRowModel("I have read every word, and it may run here"), self)
        self.body.addWidget(self.read)
        self.do.setEnabled(False)
        self.read.toggled.connect(self.do.setEnabled)
        self.cancel.setFocus()

    def missing(self) -> str:
        """Without the tick it is not allowed, whatever key is pressed."""
        return "" if self.read.isChecked() else "Nothing is allowed yet: tick that you have read it"

    def _on_enter(self) -> None:
        """Enter presses the button that has the focus; from anywhere else it allows nothing."""
        focus = self.focusWidget()
        if focus in (self.do, self.cancel):
            focus.click()
