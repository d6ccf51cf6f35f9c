"""A row of the finder: what it is, where it belongs, and at the right the keys that do the same."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.key_cap import key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.shapes import fill_box

PLACE, KEYS = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2
_HIGH, _INSET, _GAP = 34.0, 12.0, 12.0


class FoundRowDelegate(QStyledItemDelegate):
    """Paints the words of an item, its ``PLACE``, and its ``KEYS`` (several ways to press, blanks between)."""

    def __init__(self, themes: ThemeService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line, as high as a row that is easy to hit."""
        return QSize(200, self._themes.current.px(_HIGH))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme = self._themes.current
        plain, area = theme.unscaled(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        painter.scale(theme.scale, theme.scale)
        row = QRectF(0, 0, area.width() / theme.scale, area.height() / theme.scale)
        if option.state & QStyle.StateFlag.State_Selected:
            fill_box(painter, row, theme.tokens.radii.control, plain.colour.selection)
        keys = keys_shown(str(index.data(KEYS) or ""))
        caps = key_caps_width(keys, plain)
        paint_key_caps(painter, row.right() - _INSET - caps, row.center().y(), keys, plain)
        words = row.adjusted(_INSET, 0, -(_INSET + caps + _GAP), 0)
        end = draw_line(painter, words, str(index.data()), plain.font(TextKind.BODY), plain.colour.text)
        beside = QRectF(end + _GAP, 0, max(0.0, words.right() - end - _GAP), row.height())
        draw_line(painter, beside, str(index.data(PLACE) or ""), plain.font(TextKind.SMALL), plain.colour.text3)
        painter.restore()


def keys_shown(keys: str) -> tuple[str, ...]:
    """The caps of the first way to press it: ``Ctrl+Shift+Z Ctrl+Y`` is Ctrl, Shift, Z."""
    first = keys.split(" ")[0]
    return tuple(part or "+" for part in first.split("+")) if first not in ("", "+") else tuple(first)
