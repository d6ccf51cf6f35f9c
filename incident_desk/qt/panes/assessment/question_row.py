"""One question of the card: its words, its answer, and who answered when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.assessment import Question
from incident_desk.qt.panes.assessment.choices import Choices
from incident_desk.qt.panes.assessment.view_model import NOT_KNOWN, QuestionShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel


class AnswerField(QLineEdit):
    """A typed answer; it is given by Enter or by leaving the field, and Esc takes back what was typed."""

    given = Signal(str)
    """An answer that differs from the one that stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing, self._last_given = "", ""
        self.returnPressed.connect(self._give)

    def show_answer(self, text: str) -> None:
        """The answer that stands in the record; what is being typed over it stays."""
        was_untouched = self.text().strip() == self._standing
        self._last_given = ""
        self._standing = " ".join(text.split())
        if was_untouched or not self.hasFocus():
            self.setText(self._standing)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed; with nothing to take back it is the window's."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._standing:
            self.setText(self._standing)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving gives the answer; an emptied field takes the one that stands."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if not self.text().strip():
            self.setText(self._standing)
        # What Enter gave already is on its way; leaving does not give it again.
        if self.text().strip() != self._last_given:
            self._give()

    def _give(self) -> None:
        text = self.text().strip()
        if text and text != self._standing:
            self._last_given = text
            self.given.emit(text)


class QuestionRow(QWidget):
    """Choices, or a field with "Not known" beside it."""

    answered = Signal(str, object)
    """The id of the question and the answer; None is "not known"."""
    entered = Signal()
    """Enter was pressed in the field: the person is done with this question."""

    def __init__(self, themes: ThemeService, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.question = themes, question
        self._shown = QuestionShown(question)
        self.words = ElidedLabel(question.text, self)
        self.said = ElidedLabel("", self)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight)
        options = (*(one.capitalize() for one in question.choices), NOT_KNOWN)
        # Tab goes in the order of birth: the field stands before "Not known", on the screen and for Tab.
        self.field: AnswerField | None = None if question.choices else AnswerField(self)
        self.choices = Choices(themes, options, question.text, self)
        self._lay_out()
        self.choices.chosen.connect(self._on_chosen)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        set_tone(self.words, "text2")
        set_tone(self.said, "text3")
        column, head, line = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head.addWidget(self.words, 1)
        head.addWidget(self.said)
        column.addLayout(head)
        if self.field is not None:
            self.field.setAccessibleName(self.question.text)
            self.field.given.connect(self._on_given)
            self.field.returnPressed.connect(self.entered)
            line.addWidget(self.field, 1)
        line.addWidget(self.choices, 1 if self.field is None else 0)
        column.addLayout(line)

    def show_answer(self, shown: QuestionShown) -> None:
        """Show the answer that stands."""
        self._shown = shown
        self.said.setText(shown.said)
        self.choices.show_choice(shown.choice)
        if self.field is not None:
            self.field.show_answer(shown.text)

    def focus_answer(self) -> None:
        """Go to where the answer is given."""
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.choices.focus_first()

    def _on_chosen(self, choice: int) -> None:
        options = self.question.choices
        self.answered.emit(self.question.id, options[choice] if choice < len(options) else None)
        # What is not on the disk yet is not shown as answered.
        self.choices.show_choice(self._shown.choice)

    def _on_given(self, text: str) -> None:
        self.answered.emit(self.question.id, text)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.words.setFont(theme.font(TextKind.SMALL))
        self.said.setFont(theme.font(TextKind.CAPTION, tabular=True))
        if self.field is not None:
            self.field.setFont(theme.font(TextKind.BODY))
