"""The beginning of a piece of evidence beside its entry: a picture as far as there is room, or the first lines."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import fill_box, outline_box

MOST_LINES = 6
LONGEST_LINE = 300
"""Signs of a line that are looked at."""
_HEIGHT, _INSET, _RADIUS = 148, 8, 6.0


class Preview(QWidget):
    """Paints pixels or plain letters, nothing else."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.image: QImage | None = None
        self.lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self.hide()

    def show_picture(self, image: QImage, name: str) -> None:
        """Show this picture; ``name`` is said to those who can't see it."""
        self._show(image, (), f"Picture: {name}")

    def show_text(self, text: str, name: str) -> None:
        """Show the first lines of this text."""
        lines = tuple(line[:LONGEST_LINE].expandtabs(4) for line in text.split("\n", MOST_LINES)[:MOST_LINES])
        self._show(None, lines, f"Beginning of {name}")

    def show_nothing(self) -> None:
        """There is nothing to show."""
        self._show(None, (), "")

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, self._themes.current.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with the picture in its middle, or the lines from its top."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box, inset = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(_INSET)
        fill_box(painter, box, _RADIUS, theme.colour.well)
        outline_box(painter, box, _RADIUS, theme.colour.line)
        room = box.adjusted(inset, inset, -inset, -inset)
        if self.image is not None:
            self._paint_picture(painter, room, self.image)
        font, height = theme.font(TextKind.MONO), room.height() / MOST_LINES
        for place, line in enumerate(self.lines):
            band = QRectF(room.left(), room.top() + place * height, room.width(), height)
            draw_line(painter, band, line, font, theme.colour.text2)
        painter.end()

    def _paint_picture(self, painter: QPainter, room: QRectF, image: QImage) -> None:
        scale = min(1.0, room.width() / image.width(), room.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        corner = room.center()
        painter.drawImage(QRectF(corner.x() - width / 2, corner.y() - height / 2, width, height), image)

    def _show(self, image: QImage | None, lines: tuple[str, ...], name: str) -> None:
        self.image, self.lines = image, lines
        self.setAccessibleName(name)
        self.setVisible(image is not None or bool(lines))
        self.update()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFixedHeight(theme.px(_HEIGHT))
        self.update()


def is_small_enough(size: int) -> bool:
    """Whether a file of so many bytes is read only to show how it begins."""
    return size <= _LARGEST


_LARGEST = 8_000_000
