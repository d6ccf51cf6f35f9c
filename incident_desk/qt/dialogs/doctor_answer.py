"""What the doctor asks with words: an answer to a finding, or whether all that is suggested is to be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.formats.times import describe
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.services.remedies import Answer

_WIDE = 640
_SHOWN = 7
"""So many are shown with what comes of them; more would not fit into a small window."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: over the dialog, over the field, what comes of it, and on the button.

    ``read`` makes an answer of what is typed, and raises a ``DeskError`` where it is none. ``tell`` says again how
    words were understood, where that is more than the words.
    """

    title: str
    question: str
    effect: str
    do: str
    read: Callable[[str], Answer]
    at_first: str = ""
    hint: str = ""
    tell: Callable[[Answer], str] | None = None


class AnswerDialog(DialogFrame):
    """One line; it says what was understood, and is not left with what is no answer."""

    def __init__(self, themes: ThemeService, asked: Asked, window: QWidget) -> None:
        super().__init__(themes, asked.title, asked.do, window, _WIDE)
        self._asked = asked
        self.field, self.understood = QLineEdit(asked.at_first, self), ElidedLabel(parent=self)
        self.field.setAccessibleName(asked.question)
        self.field.setPlaceholderText(asked.hint)
        self.understood.setFont(themes.current.font(TextKind.CAPTION))
        set_tone(self.understood, "text3")
        self.body.addWidget(self.caption(asked.question))
        self.body.addWidget(self.field)
        self.body.addWidget(self.understood)
        self.say(asked.effect)
        self.field.textChanged.connect(self._on_typed)
        self.field.setFocus()
        self._on_typed(self.field.text())

    @property
    def answer(self) -> Answer:
        """What was typed.

        Raises:
            DeskError: that is no answer.
        """
        return self._asked.read(self.field.text().strip())

    def missing(self) -> str:
        """Why what stands there is no answer."""
        try:
            _ = self.answer
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the line."""
        super().complain(words)
        self.field.setFocus()

    def setVisible(self, visible: bool) -> None:
        """What stands in the one line is chosen whole, also what came back: who types says it anew."""
        super().setVisible(visible)
        if visible:
            self.field.selectAll()

    def _on_typed(self, text: str) -> None:
        """It is said again as it was understood."""
        words = ""
        if text.strip():
            try:
                words = self._told(self.answer)
            except DeskError as error:
                words = str(error).partition(". ")[0]
        self.understood.setText(words)

    def _told(self, answer: Answer) -> str:
        if self._asked.tell is not None:
            return self._asked.tell(answer)
        return describe(answer.moment) if answer.moment is not None else ""


class AllAnswersDialog(DialogFrame):
    """What will be done, a line for each; Enter does it."""

    def __init__(self, themes: ThemeService, lines: Sequence[tuple[str, str]], window: QWidget) -> None:
        super().__init__(themes, "Do all that is suggested", f"Do {len(lines)}", window, _WIDE)
        for title, effect in lines[:_SHOWN]:
            self.body.addWidget(self.plain(title, ""))
            self.body.addWidget(self.plain(effect))
        if len(lines) > _SHOWN:
            rest = "; ".join(title for title, _ in lines[_SHOWN:])
            self.body.addWidget(self.plain(f"And {len(lines) - _SHOWN} more: {rest}"))
        self.say("Each is an act of its own, and undo takes back one at a time")
