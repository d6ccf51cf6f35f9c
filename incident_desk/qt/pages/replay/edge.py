"""The hatched edge round the rewound desk: it is not now."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.shapes import paint_hatch

WIDE = 5


class PastEdge(QWidget):
    """Lies over its parent and is deaf to the mouse."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hatch the edge."""
        theme, painter = self._themes.current, QPainter(self)
        wide = theme.px(WIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(self.rect().adjusted(wide, wide, -wide, -wide)))
        paint_hatch(painter, QRectF(self.rect()), theme.colour.text3, step=theme.px(7), width=theme.px(2))
        painter.end()

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.update()
