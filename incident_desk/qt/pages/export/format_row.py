"""A format of the copy: whether it is wanted, and how far it is: off, making, ready, a leak, failed."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.pages.export.tags import FormatState, TagModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box


class FormatTag(PaintedWidget[TagModel]):
    """The word on its ground."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as the word."""
        font = theme.font(TextKind.CAPTION, weight=500)
        return QSizeF(round(text_width(self.model.words, font)) + 13, 20)

    def spoken(self) -> Spoken:
        """The word, and why."""
        return Spoken(self.model.words, self.model.reason)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        ground, ink = _dress(self.model.state, theme)
        font = theme.font(TextKind.CAPTION, weight=500)
        if ground is not None:
            fill_box(painter, area, 4, ground)
        band = area.adjusted(6, 0, 0, 0)
        draw_line(painter, band, self.model.words, font, ink)


def _dress(state: FormatState, theme: Theme) -> tuple[QColor | None, QColor]:
    colour = theme.colour
    dresses = {
        FormatState.MAKING: (colour.accent_tint, colour.accent),
        FormatState.READY: (colour.hover, colour.text2),
        FormatState.LEAKS: (colour.caution_tint, colour.caution),
        FormatState.FAILED: (colour.alarm_tint, colour.alarm),
    }
    return dresses.get(state, (None, colour.text3))


class FormatRow(QWidget):
    """A box to tick with what the format is for, and its state."""

    def __init__(
        self, themes: ThemeService, ending: str, words: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        """``words``: the format's name and what it is for."""
        super().__init__(parent)
        self._themes, self.ending = themes, ending
        name, self._about = words
        self.box = QCheckBox(name, self)
        self.box.setObjectName(ending)
        self.about = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.tag = FormatTag(themes, TagModel(), self)
        self.tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addWidget(self.about, 1)
        row.addWidget(self.tag)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_tag(self, model: TagModel) -> None:
        """Show how far it is; why it failed is its tooltip and is said with the box."""
        self.tag.set_model(model)
        self.tag.setToolTip(plain(model.reason))
        self.box.setAccessibleDescription(", ".join(filter(None, (self._about, model.words, model.reason))))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.box.setFont(theme.font(TextKind.BODY, weight=500))
        # Where there is little room the last of its words say enough.
        self.about.setText(self._about.split(", ")[-1] if theme.is_compact else self._about)
        self.box.setFixedWidth(theme.px(104 if theme.is_compact else 116))
        self.setFixedHeight(theme.px(28 if theme.is_compact else 33))
