"""A banner in a pane: what happened, what is safe, what to do; never a box that stops the work."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph


class BannerTone(Enum):
    """Something failed, something needs care, or something long has come to its end."""

    ERROR = "Error"
    CAUTION = "Caution"
    DONE = "Done"


_GLYPHS = {
    BannerTone.ERROR: GlyphState.DOWN,
    BannerTone.CAUTION: GlyphState.SLOW,
    BannerTone.DONE: GlyphState.RECOVERED,
}


@dataclass(frozen=True, slots=True)
class BannerModel:
    """Title, sentence and up to two actions, the safest last."""

    title: str
    text: str = ""
    tone: BannerTone = BannerTone.ERROR
    actions: tuple[ButtonModel, ...] = ()

    def __post_init__(self) -> None:
        if len(self.actions) > 2:
            raise ValueError("A banner offers at most two actions")


class Banner(QWidget):
    """The banner; its actions are real buttons."""

    action_clicked = Signal(int)
    """The number of the action, from zero."""

    def __init__(self, themes: ThemeService, model: BannerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.DOWN), self)
        self._title = Paragraph(themes, style=ParagraphStyle(TextKind.BODY, 500), parent=self)
        self._text = Paragraph(themes, style=ParagraphStyle(colour="text2"), parent=self)
        self._buttons = tuple(Button(themes, ButtonModel("", small=True), self) for _ in range(2))
        self._buttons[0].clicked.connect(self._on_first)
        self._buttons[1].clicked.connect(self._on_second)
        self._lay_out()
        self._fit(themes.current)
        self._show_model()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        themes.theme_changed.connect(self._fit)

    @property
    def model(self) -> BannerModel:
        """What is shown."""
        return self._model

    def set_model(self, model: BannerModel) -> None:
        """Show this."""
        if model != self._model:
            self._model = model
            self._show_model()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted ground and its edge."""
        ground, edge = _colours(self._model.tone, self._themes.current)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        fill_box(painter, area, 8, ground)
        outline_box(painter, area, 8, edge)
        painter.end()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = QHBoxLayout(self)
        line.setContentsMargins(15, 12, 15, 12)
        line.setSpacing(12)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for button in self._buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_model(self) -> None:
        model = self._model
        self._glyph.set_model(GlyphModel(_GLYPHS[model.tone], model.tone.value))
        self._title.set_text(model.title)
        self._text.set_text(model.text)
        self._text.setVisible(bool(model.text))
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(model.actions))
            if index < len(model.actions):
                button.set_model(model.actions[index])
        self.setAccessibleName(f"{model.tone.value}: {model.title}")
        self.setAccessibleDescription(model.text)

    def _fit(self, theme: Theme) -> None:
        # The glyph stands on the middle of the first line.
        line = theme.line_height(TextKind.BODY)
        self._glyph.setFixedSize(self._glyph.sizeHint().width(), line)
        self.update()

    def _on_first(self) -> None:
        self.action_clicked.emit(0)

    def _on_second(self) -> None:
        self.action_clicked.emit(1)


def _colours(tone: BannerTone, theme: Theme) -> tuple[QColor, QColor]:
    """Ground and edge."""
    colour = theme.colour
    return {
        BannerTone.ERROR: (colour.alarm_tint, colour.alarm_line),
        BannerTone.CAUTION: (colour.caution_tint, colour.caution_line),
        BannerTone.DONE: (colour.good_tint, colour.good_line),
    }[tone]
