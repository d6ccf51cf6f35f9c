"""Words that wrap, set in the line height of the type scale; a QLabel knows only the font's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.lettering import baseline_in, draw_text, text_width

_WANTED_LETTERS = 60


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """Kind of text, weight where it is not the kind's own, and the name of a colour of the tokens."""

    kind: TextKind = TextKind.SMALL
    weight: int | None = None
    colour: str = "text"


class Paragraph(QWidget):
    """Plain text over as many lines as its width asks for."""

    def __init__(
        self,
        themes: ThemeService,
        text: str = "",
        style: ParagraphStyle | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = text
        self._style = style or ParagraphStyle()
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        themes.theme_changed.connect(self._on_theme_changed)

    def text(self) -> str:
        """The words."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show these words."""
        if text != self._text:
            self._text = text
            self._heights.clear()
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Lines times line height; a layout asks many times for the same few widths."""
        if width not in self._heights:
            self._heights[width] = max(1, len(list(self._lines(width)))) * self._line_height
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All on one line, up to some sixty letters."""
        font = self._font
        natural = max(ceil(text_width(line, font)) for line in self._text.split("\n")) + 1
        width = min(font.pixelSize() * _WANTED_LETTERS // 2, natural)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A word or two wide."""
        return QSize(self._themes.current.px(80), self._line_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        font, height = self._font, self._line_height
        colour = getattr(self._themes.current.colour, self._style.colour)
        for number, text in enumerate(self._lines(self.width())):
            baseline = baseline_in(number * height, height, font)
            draw_text(painter, QPointF(0, baseline), text, font, colour)
        painter.end()

    @property
    def _font(self) -> QFont:
        return self._themes.current.font(self._style.kind, weight=self._style.weight)

    @property
    def _line_height(self) -> int:
        return self._themes.current.line_height(self._style.kind)

    def _lines(self, width: int) -> Iterator[str]:
        """The text of each line at this width."""
        for part in inert(self._text).split("\n"):
            layout = QTextLayout(part, self._font)
            option = QTextOption(Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(max(1, width))
                yield part[line.textStart() : line.textStart() + line.textLength()].rstrip()
                line = layout.createLine()
            layout.endLayout()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()
