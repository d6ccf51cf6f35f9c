"""The 2 px accent ring with a 1 px gap around whatever has the focus: style sheets know no outline offset."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.shapes import outline_box

_GAP = 1
_WIDTH = 2
_REACH = _GAP + _WIDTH
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """One ring for the whole application: it sits in the window of the focused widget, above it, deaf to the mouse.

    Views, menus and widgets with the property ``focus_ring`` set to False draw their own sign of focus.
    """

    _target: QWidget | None = None
    """Of the class too: an event may come once Python has cleared the ring at the end, and Qt has not."""

    def __init__(self, themes: ThemeService, app: QApplication) -> None:
        super().__init__()
        self._themes = themes
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app.focusChanged.connect(self._on_focus_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_focus_changed(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring surrounds."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and everything that it lies in."""
        if event.type() is QEvent.Type.DeferredDelete:
            # The ring must not die with the dialog that it happens to lie in.
            self._release()
        elif event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.current
        radius = theme.tokens.radii.control + _REACH
        outline_box(painter, QRectF(self.rect()), radius, theme.colour.accent, _WIDTH)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = now if now is not None and _wants_ring(now) else None
        self._watched = _lineage(self._target)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.update()

    def _release(self) -> None:
        self.hide()
        self.setParent(None)

    def _follow(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self._release()
            return
        window = target.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = target.mapTo(window, QPoint(0, 0))
        spot = QRect(corner, target.size())
        area, port = _wider(spot), _port_of(target, window)
        self.setGeometry(area)
        seen = area & _wider(port)
        if seen == area:
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-area.topLeft())))
        self.setVisible(port.intersects(spot))
        self.raise_()


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView | QMenu | QMenuBar):
        return False
    return widget.property("focus_ring") is not False


def _lineage(widget: QWidget | None) -> list[QWidget]:
    found: list[QWidget] = []
    while widget is not None:
        found.append(widget)
        widget = None if widget.isWindow() else widget.parentWidget()
    return found


def _wider(area: QRect) -> QRect:
    return area.adjusted(-_REACH, -_REACH, _REACH, _REACH)


def _port_of(widget: QWidget, window: QWidget) -> QRect:
    """Where of the window the widget can be seen: beyond the areas that scroll it a ring would lie on something
    else."""
    port = window.rect()
    for ancestor in _lineage(widget)[1:]:
        if isinstance(ancestor, QAbstractScrollArea):
            view = ancestor.viewport()
            port &= QRect(view.mapTo(window, QPoint(0, 0)), view.size())
    return port
