"""A row of what was found: the passage with the words that were looked for, under it where it stands."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import fill_box

PLACE = int(Qt.ItemDataRole.UserRole) + 1
_HIGH, _INSET, _LINE = 50.0, 12.0, 21.0


class PassageDelegate(QStyledItemDelegate):
    """Paints the words of an item, those that were looked for stronger, and its ``PLACE`` under them."""

    def __init__(self, themes: ThemeService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.wanted: tuple[str, ...] = ()
        """What was looked for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(200, self._themes.current.px(_HIGH))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme, area = self._themes.current, QRectF(option.rect)
        plain = theme.unscaled()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        painter.scale(theme.scale, theme.scale)
        row = QRectF(0, 0, area.width() / theme.scale, area.height() / theme.scale)
        if option.state & QStyle.StateFlag.State_Selected:
            fill_box(painter, row, theme.tokens.radii.control, plain.colour.selection)
        left, right = _INSET, row.right() - _INSET
        usual, strong = plain.font(TextKind.BODY), plain.font(TextKind.BODY, weight=700)
        for text, is_wanted in pieces(str(index.data()), self.wanted):
            band = QRectF(left, 4, max(0.0, right - left), _LINE)
            ink = plain.colour.text if is_wanted or not self.wanted else plain.colour.text2
            left = draw_line(painter, band, text, strong if is_wanted else usual, ink)
            if left >= right:
                break
        under = QRectF(_INSET, 4 + _LINE, right - _INSET, _LINE)
        draw_line(painter, under, str(index.data(PLACE) or ""), plain.font(TextKind.SMALL), plain.colour.text3)
        painter.restore()


def pieces(text: str, wanted: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words, where these begin a word or stand in one."""
    words = sorted({one for one in wanted if one}, key=len, reverse=True)
    if not words:
        yield text, False
        return
    at = 0
    for found in re.finditer("|".join(map(re.escape, words)), text, re.IGNORECASE):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
