"""A one-line field with an icon before its words and its key behind them while it is empty."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.key_cap import key_caps_width, paint_key_caps

_ICON = 14.0


@dataclass(frozen=True, slots=True)
class SearchLook:
    """The words of the empty field, its keys and its icon; a quiet one has a faint edge, as in the menu bar."""

    placeholder: str
    keys: tuple[str, ...] = ()
    icon: str = "search"
    quiet: bool = False


class SearchField(QLineEdit):
    """A line edit; all of QLineEdit's signals hold."""

    def __init__(self, themes: ThemeService, look: SearchLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._look = look
        self.setPlaceholderText(look.placeholder)
        self.setAccessibleName(look.placeholder)
        self.setAccessibleDescription(f"Key {'+'.join(look.keys)}" if look.keys else "")
        self.setProperty("search", True)
        self.setProperty("quiet", look.quiet)
        self._fit(themes.current)
        themes.theme_changed.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)

    def sizeHint(self) -> QSize:
        """240 px wide, as high as a small control."""
        theme = self._themes.current
        return QSize(theme.px(240), theme.px(theme.tokens.sizes.control_compact))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then icon and keys over it."""
        super().paintEvent(event)
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, middle = _ICON * theme.scale, self.height() / 2
        icon_box = QRectF(theme.px(11), middle - side / 2, side, side)
        paint_icon(painter, icon_box, self._look.icon, theme.colour.text3)
        if not self.text():
            left = self.width() - theme.px(7) - key_caps_width(self._look.keys, theme)
            paint_key_caps(painter, left, middle, self._look.keys, theme)
        painter.end()

    def _fit(self, theme: Theme) -> None:
        self.setFont(theme.font(TextKind.SMALL))
        self._on_text_changed(self.text())

    def _on_text_changed(self, text: str) -> None:
        theme = self._themes.current
        caps = 0 if text else round(key_caps_width(self._look.keys, theme))
        self.setTextMargins(theme.px(_ICON + 15), 0, caps, 0)
