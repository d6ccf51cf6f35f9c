"""A question of the timeline doctor over the section that it concerns, its answers as buttons with a key each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.doctor.button_flow import ButtonFlow
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

MOST = 4
"""Answers that have a button and a key."""
_BESIDE = 0.5
"""What buttons take less of the width than this stand beside the words."""


class QuestionBanner(QWidget):
    """Shows the first of the section's questions, or the one that was gone on to; it says what is wished."""

    answered = Signal(object, int)
    """The ``Question``, and the place of the answer that was chosen."""
    aside_wished = Signal(object)
    """The ``Question`` is to be set aside: why is asked."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._questions: tuple[Question, ...] = ()
        self._at = ""
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW, "Question"), self)
        self.title = Paragraph(themes, style=ParagraphStyle(TextKind.BODY, 500), parent=self)
        self.words = Paragraph(themes, style=ParagraphStyle(colour="text2"), parent=self)
        self.effect = Paragraph(themes, style=ParagraphStyle(TextKind.CAPTION, colour="text2"), parent=self)
        self.answers = ButtonFlow(themes, self)
        told, row = QVBoxLayout(), QHBoxLayout(self)
        told.setSpacing(0)
        for part in (self.title, self.words, self.effect):
            told.addWidget(part)
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side.addLayout(told, 1)
        self._side.addWidget(self.answers, 0)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._side, 1)
        self._row = row
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.hide()

    @property
    def question(self) -> Question | None:
        """The question that is shown."""
        here = next((one for one in self._questions if one.mark == self._at), None)
        return here or next(iter(self._questions), None)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these, the one that stood there before first, as long as it is asked."""
        before = self.question
        had_focus = any(one.hasFocus() for one in self.answers.buttons)
        self._questions = tuple(questions)
        self.setVisible(bool(questions))
        if self.question != before:
            self._show()
            if had_focus and self.question is not None:
                self.take_focus()

    def take_focus(self) -> None:
        """Go to the first answer."""
        if self.answers.buttons:
            self.answers.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, place: int) -> bool:
        """Give that answer of the question that is shown; whether there is such a one."""
        question = self.question
        if question is None or place >= len(question.remedies[:MOST]):
            return False
        self.answered.emit(question, place)
        return True

    def wish_aside(self) -> bool:
        """Have it set aside; whether there is one."""
        question = self.question
        if question is not None:
            self.aside_wished.emit(question)
        return question is not None

    def go_on(self) -> bool:
        """Show the next one of the section; whether there is one behind this."""
        marks = [one.mark for one in self._questions]
        question = self.question
        place = marks.index(question.mark) + 1 if question is not None else len(marks)
        if place >= len(marks):
            return False
        self._at = marks[place]
        self._show()
        return True

    def begin(self) -> None:
        """Show the first one of the section again."""
        self._at = ""
        self._show()

    # -- Qt ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the answers stand beside the words."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground and its edge."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_box(painter, QRectF(self.rect()), 8, theme.colour.caution_tint)
        outline_box(painter, QRectF(self.rect()), 8, theme.colour.caution_line)
        painter.end()

    # -- within -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        question = self.question
        if question is None:
            return
        finding, count = question.finding, len(self._questions)
        number = [one.mark for one in self._questions].index(question.mark) + 1
        which = f" ({number} of {count} here)" if count > 1 else ""
        self.title.set_text(f"{finding.title}{which}")
        self.words.set_text(f"{finding.why} We know, because {finding.because}.")
        first = question.suggested
        self.effect.set_text(f"{first.label.rstrip('…')}: {first.effect}." if first is not None else finding.fix)
        self.answers.show_buttons(self._buttons(question))
        self.setAccessibleName(f"Question: {finding.title}{which}")
        self.setAccessibleDescription(f"{self.words.text()} {self.effect.text()}")
        self._turn()

    def _buttons(self, question: Question) -> list[Button]:
        made = [
            self._button(ButtonModel(one.label, keys=("Alt", str(place)), small=True), str(place - 1))
            for place, one in enumerate(question.remedies[:MOST], 1)
        ]
        made.append(self._button(ButtonModel("Set aside…", Variant.QUIET, ("Alt", "X"), small=True), "aside"))
        return made

    def _button(self, model: ButtonModel, name: str) -> Button:
        button = Button(self._themes, model, self.answers)
        button.setObjectName(name)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        name = self.sender().objectName() if self.sender() is not None else ""
        if name == "aside":
            self.wish_aside()
        elif name:
            self.answer(int(name))

    def _turn(self) -> None:
        wide = self.answers.sizeHint().width()
        is_beside = wide <= self.width() * _BESIDE
        side = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self.answers.setMinimumWidth(wide if is_beside else 0)
        if self._side.direction() != side:
            self._side.setDirection(side)

    def _fit(self) -> None:
        theme = self._themes.current
        px = theme.px
        self._row.setContentsMargins(px(14), px(12), px(14), px(12))
        self._row.setSpacing(px(12))
        self._side.setSpacing(px(10))
        # The glyph stands on the middle of the first line.
        self._glyph.setFixedSize(self._glyph.sizeHint().width(), theme.line_height(TextKind.BODY))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
