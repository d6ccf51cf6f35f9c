"""The open finding: all of its words, its answers as buttons, and what comes of the suggested one."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from incident_desk.domain.doctor.findings import TITLES
from incident_desk.qt.pages.doctor.button_flow import ButtonFlow
from incident_desk.qt.pages.doctor.faces import BOX, WORDS, kind_of, paint_kind, paint_number
from incident_desk.qt.pages.doctor.listed import Listed
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.shapes import outline_box

INDENT = 74
"""Where the words begin, in pixels of the design."""
MOST = 5
"""Answers that have a button."""


class OpenFinding(QWidget):
    """Stands in the place of the finding's row."""

    answered = Signal(int)
    """The answer of that place was chosen."""
    aside_wished = Signal()
    """It is to be set aside, or asked again."""
    jump_wished = Signal()
    """Its first row is to be shown in the timeline."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._listed: Listed | None = None
        self._has_focus = False
        small = TextKind.SMALL
        self.title = Paragraph(themes, style=ParagraphStyle(TextKind.BODY, 500), parent=self)
        self.why = Paragraph(themes, style=ParagraphStyle(small, colour="text2"), parent=self)
        self.because = Paragraph(themes, style=ParagraphStyle(TextKind.CAPTION, colour="text2"), parent=self)
        self.answers = ButtonFlow(themes, self)
        self.effect = Paragraph(themes, style=ParagraphStyle(TextKind.CAPTION, colour="text3"), parent=self)
        self.kind = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self._head, self._column, self._gap = QHBoxLayout(), QVBoxLayout(self), QSpacerItem(0, 0)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        for part in (self.why, self.because):
            self._column.addWidget(part)
        self._column.addItem(self._gap)
        self._column.addWidget(self.answers)
        self._column.addWidget(self.effect)
        set_surface(self, "raised")
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    @property
    def listed(self) -> Listed | None:
        """The finding that is shown."""
        return self._listed

    def show_finding(self, listed: Listed) -> None:
        """Show this one. The same one with the same answers keeps its buttons, and the focus that is on one."""
        if listed == self._listed:
            return
        self._listed = listed
        finding = listed.finding
        where = lines_of(listed)
        self.title.set_text(finding.title)
        self.kind.setText(WORDS[kind_of(listed)])
        self.why.set_text(finding.why)
        if listed.aside is not None:
            aside = listed.aside
            self.because.set_text(f"We know, because {aside.reason}")
            self.effect.set_text(f"{aside.who}, {aside.written_at:%Y-%m-%d %H:%M} UTC. It is asked on other facts")
        else:
            self.because.set_text(f"We know, because {finding.because}{where}.")
            self.effect.set_text(effect_of(listed.question))
        self.answers.show_buttons(self._buttons(listed))
        self.setAccessibleName(f"{finding.title}, {TITLES[finding.group].lower()}")
        self.setAccessibleDescription(f"{finding.why} {self.because.text()}")
        self.update()

    def show_focus(self, has_focus: bool) -> None:
        """Whether the list in which it stands has the focus."""
        if has_focus is not self._has_focus:
            self._has_focus = has_focus
            self.update()

    def heightForWidth(self, width: int) -> int:
        """As high as its words are at that width."""
        self._column.invalidate()
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """At the width that it has."""
        return QSize(self.width(), self.heightForWidth(max(1, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar of what is chosen, the number and the sign of its kind."""
        super().paintEvent(event)
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = theme.px, theme.colour
        painter.fillRect(self.rect(), colour.raised)
        painter.fillRect(QRectF(0, 0, px(3), self.height()), colour.accent)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour.line)
        if self._listed is not None:
            top = px(14)
            if self._listed.number:
                box = QRectF(px(20), top, px(BOX), px(BOX))
                paint_number(painter, box, self._listed.number, theme, is_open=True)
            paint_kind(painter, QRectF(px(48), top, px(18), px(BOX)), kind_of(self._listed), theme)
        if self._has_focus:
            outline_box(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, colour.accent, 2.0)
        painter.end()

    def _buttons(self, listed: Listed) -> list[Button]:
        """The suggested answer is filled; a finding without one is set aside with Enter as well."""
        remedies = listed.question.remedies[:MOST] if listed.question is not None else ()
        made = []
        for place, one in enumerate(remedies):
            first = place == 0
            keys = ("Enter",) if first else ("Alt", str(place + 1))
            variant = Variant.PRIMARY if first else Variant.SECONDARY
            made.append(self._button(ButtonModel(one.label, variant, keys, small=True), str(place)))
        if listed.aside is not None:
            made.append(self._button(ButtonModel("Ask again", Variant.PRIMARY, ("Enter",), small=True), "aside"))
        else:
            variant = Variant.QUIET if remedies else Variant.PRIMARY
            made.append(self._button(ButtonModel("Set aside…", variant, ("X",), small=True), "aside"))
        if listed.finding.rows:
            name = "Show its first row in the timeline: Ctrl+Enter"
            made.append(self._button(ButtonModel("", Variant.QUIET, icon="history", small=True, name=name), "jump"))
        return made

    def _button(self, model: ButtonModel, name: str) -> Button:
        button = Button(self._themes, model, self.answers)
        button.setObjectName(name)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        name = self.sender().objectName() if self.sender() is not None else ""
        if name == "aside":
            self.aside_wished.emit()
        elif name == "jump":
            self.jump_wished.emit()
        elif name:
            self.answered.emit(int(name))

    def _fit(self) -> None:
        px = self._themes.current.px
        self._column.setContentsMargins(px(INDENT), px(14), px(16), px(14))
        self._column.setSpacing(px(4))
        self._gap.changeSize(0, px(4), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column.invalidate()
        self._head.setSpacing(px(10))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def lines_of(listed: Listed) -> str:
    """The lines of the source, in words; empty where it has none."""
    lines = sorted(set(listed.finding.lines))
    if not lines:
        return ""
    if len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1:
        return f" (lines {lines[0]} to {lines[-1]})"
    told = ", ".join(map(str, lines[:8]))
    return f" (line{'s' if len(lines) > 1 else ''} {told})"


def effect_of(question: Question | None) -> str:
    """What comes of the suggested answer; without one, what a person can do."""
    if question is None:
        return ""
    if question.suggested is None:
        return f"{question.finding.fix}."
    effect = question.suggested.effect
    return f"Suggested: {effect[0].lower()}{effect[1:]}."
