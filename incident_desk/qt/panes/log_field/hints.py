"""The signs of the grammar beside the log field, so that nobody has to know them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.key_cap import KeyCap, KeyCapModel

SIGNS = (("!", "decision"), ("?", "hypothesis"), ("+", "action item"), ("-5m", "earlier"), ("&", "change"))
_COMPACT, _NARROW, _WIDE, _WIDEST = 2, 1000, 1400, 1700


class Hints(QWidget):
    """Five hints where there is room, then four, two in compact, none where it is narrow."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pairs: list[tuple[KeyCap, QLabel]] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for sign, words in SIGNS:
            cap, label = KeyCap(themes, KeyCapModel((sign,)), self), QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, "text3")
            line.addWidget(cap)
            line.addWidget(label)
            line.addSpacing(4)
            self._pairs.append((cap, label))
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def fit(self, width: int) -> None:
        """Show as many as a bar of that width has room for."""
        scale = self._themes.current.scale
        fourth = len(SIGNS) - 1
        limits = ((_NARROW, 0), (_WIDE, _COMPACT), (_WIDEST, fourth))
        count = next((most for limit, most in limits if width < limit * scale), len(SIGNS))
        for place, (cap, label) in enumerate(self._pairs):
            cap.setVisible(place < count)
            label.setVisible(place < count)

    def _on_theme_changed(self, theme: Theme) -> None:
        for _cap, label in self._pairs:
            label.setFont(theme.font(TextKind.CAPTION))
