"""The ground of every painted widget: a plain value in, pixels and words for a screen reader out."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import Theme, Themes

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What assistive technology reads: what the thing is, and what it says now."""

    name: str
    value: str = ""


class PaintedWidget(QWidget, Generic[Model]):
    """A widget without children that paints one frozen value.

    A subclass gives ``paint``, ``design_size`` and ``spoken``. All three work in the pixels of the design: the
    text size of the settings is a transform of the painter, so no number needs to be scaled by hand.
    """

    def __init__(self, themes: Themes, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._speak()
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def model(self) -> Model:
        """The value that is shown."""
        return self._model

    def set_model(self, model: Model) -> None:
        """Show this value; nothing is painted again when it equals the one before."""
        if model == self._model:
            return
        before, self._model = self._model, model
        self._speak()
        self.repaint_change(before, model)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Paint the model into ``area``; the theme is at scale 1."""
        raise NotImplementedError

    def design_size(self, theme: Theme) -> QSizeF:
        """The size that the model wants, at scale 1."""
        raise NotImplementedError

    def spoken(self) -> Spoken:
        """The words for the model."""
        raise NotImplementedError

    def repaint_change(self, before: Model, after: Model) -> None:
        """Ask for the pixels that differ to be painted; here the whole widget and its size."""
        self.updateGeometry()
        self.update()

    def to_pixels(self, area: QRectF) -> QRectF:
        """A rectangle of the design as one of this widget."""
        scale = self._themes.current.scale
        return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)

    def design_area(self) -> QRectF:
        """The whole widget, in the pixels of the design."""
        scale = self._themes.current.scale
        return QRectF(0, 0, self.width() / scale, self.height() / scale)

    def sizeHint(self) -> QSize:
        """The wanted size at the text size of the settings."""
        theme = self._themes.current
        size = self.design_size(theme.unscaled()) * theme.scale
        return QSize(-int(-size.width() // 1), -int(-size.height() // 1))

    def minimumSizeHint(self) -> QSize:
        """No smaller than wanted, unless a subclass can shorten itself."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint with smooth edges, in the pixels of the design."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        painter.scale(theme.scale, theme.scale)
        self.paint(painter, theme.unscaled(), self.design_area())
        painter.end()

    def _speak(self) -> None:
        spoken = self.spoken()
        if spoken.name != self.accessibleName():
            self.setAccessibleName(spoken.name)
        if spoken.value != self.accessibleDescription():
            self.setAccessibleDescription(spoken.value)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()
