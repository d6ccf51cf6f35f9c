"""The ground of every painted button: Qt's own button behaviour (keys, focus, roles), our look."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from incident_desk.qt.theme import Theme, Themes
from incident_desk.qt.widgets.painted import Spoken

Model = TypeVar("Model")


class PaintedButton(QAbstractButton, Generic[Model]):
    """A button that paints one frozen value; Space presses it, Enter too.

    A subclass gives ``paint``, ``design_size`` and ``spoken``, all in the pixels of the design.
    """

    def __init__(self, themes: Themes, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def model(self) -> Model:
        """The value that is shown."""
        return self._model

    def set_model(self, model: Model) -> None:
        """Show this value."""
        if model != self._model:
            self._model = model
            self._speak()
            self.updateGeometry()
            self.update()

    @property
    def is_hot(self) -> bool:
        """True while the pointer is on it or it is pressed."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Paint the model into ``area``; the theme is at scale 1."""
        raise NotImplementedError

    def design_size(self, theme: Theme) -> QSizeF:
        """The size that the model wants, at scale 1."""
        raise NotImplementedError

    def spoken(self) -> Spoken:
        """The words for the model."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """The wanted size at the text size of the settings."""
        theme = self._themes.current
        size = self.design_size(theme.unscaled()) * theme.scale
        return QSize(-int(-size.width() // 1), -int(-size.height() // 1))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint with smooth edges, in the pixels of the design; what is not available is faded."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        painter.scale(theme.scale, theme.scale)
        area = QRectF(0, 0, self.width() / theme.scale, self.height() / theme.scale)
        self.paint(painter, theme.unscaled(), area)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _speak(self) -> None:
        spoken = self.spoken()
        # Qt tells ears of each setting, also of the same words: a button that only changes its colour is silent.
        if spoken.name != self.accessibleName():
            self.setAccessibleName(spoken.name)
        if spoken.value != self.accessibleDescription():
            self.setAccessibleDescription(spoken.value)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()
