"""Buttons one after the other, over as many lines as the width asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.button import Button

_GAP = 8


class ButtonFlow(QWidget):
    """Holds the buttons of one finding."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.buttons: list[Button] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_buttons(self, buttons: Sequence[Button]) -> None:
        """Hold these in place of those before."""
        for one in self.buttons:
            one.hide()
            one.deleteLater()
        self.buttons = list(buttons)
        for one in self.buttons:
            one.show()
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines with what lies between them."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        gap, sizes = self._themes.current.px(_GAP), self._sizes
        wide = sum(one.width() + gap for one in sizes)
        return QSize(wide, max((one.height() for one in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest alone."""
        return QSize(max((one.sizeHint().width() for one in self.buttons), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._place()

    @property
    def _sizes(self) -> list[QSize]:
        """What each takes: the style sheet may want it higher than it wants itself."""
        for one in self.buttons:
            one.ensurePolished()
        return [one.sizeHint().expandedTo(one.minimumSize()) for one in self.buttons]

    def _place(self) -> None:
        for one, place in zip(self.buttons, self._places(self.width()), strict=True):
            one.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        """Each in the middle of its line, which is as high as the highest of all."""
        gap, places, sizes = self._themes.current.px(_GAP), list[QRect](), self._sizes
        high = max((one.height() for one in sizes), default=0)
        left = top = 0
        for size in sizes:
            if left and left + size.width() > width:
                left, top = 0, top + high + gap
            places.append(QRect(QPoint(left, top + (high - size.height()) // 2), size))
            left += size.width() + gap
        return places

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._place()
        self.updateGeometry()
