"""The painted parts of the wall: head, last entries, health, foot. Letters are 24 pixels or more on 1920."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF, QTextLayout, QTextOption

from incident_desk.domain.next_actions import Urgency
from incident_desk.qt.theme import TextKind, Theme, paint_icon
from incident_desk.qt.wall.reading import WallCheck, WallEntry, WallFoot, WallHead
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.avatar import paint_avatar
from incident_desk.qt.widgets.lettering import draw_line, shortened, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.plate import paint_plate, plate_size
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

_RIGHT = Qt.AlignmentFlag.AlignRight
_LINE, _GAP = 36.0, 9.0
_LINES = 2


def _words(theme: Theme, px: float, weight: int = 400) -> QFont:
    return theme.font(TextKind.SMALL, px=px, weight=weight, tabular=True)


class HeadPart(PaintedWidget[WallHead]):
    """Plate, title and where it stands at the left; the time at the right."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as the plate and its ring."""
        return QSizeF(600, 100)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        model, colour = self.model, theme.colour
        plate = plate_size(model.plate, theme)
        paint_plate(painter, QRectF(4, 4, plate.width(), plate.height()), model.plate, theme)
        large, zone = _words(theme, 52, 300), _words(theme, 28)
        room = text_width("UTC", zone) + 14
        time = QRectF(area.width() - 400, 0, 400 - room, 60)
        draw_line(painter, time, model.time, large, colour.text, _RIGHT)
        draw_line(painter, QRectF(area.width() - 200, 8, 200, 60), "UTC", zone, colour.text2, _RIGHT)
        draw_line(painter, QRectF(area.width() - 400, 62, 400, 36), model.date, zone, colour.text2, _RIGHT)
        left = 4 + plate.width() + 28
        band = QRectF(left, 0, area.width() - left - 300, 60)
        draw_line(painter, band, model.title, theme.font(TextKind.TITLE, px=52), colour.text)
        draw_line(painter, QRectF(left, 62, band.width(), 36), model.caption, zone, colour.text2)

    def spoken(self) -> Spoken:
        """All of it."""
        model = self.model
        return Spoken(model.title, f"Severity {model.plate.label}, {model.caption}")


class EntriesPart(PaintedWidget[tuple[WallEntry, ...]]):
    """The last entries, the newest first, as many as there is room for."""

    def design_size(self, theme: Theme) -> QSizeF:
        """Room for three."""
        return QSizeF(600, 40 + 3 * (_LINE + 2 * _GAP))

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw heading and rows."""
        draw_line(painter, QRectF(0, 0, area.width(), _LINE), "Last entries", _words(theme, 26), theme.colour.text2)
        top = _LINE + 4
        for entry in self.model:
            words = _set(entry, theme, area.width() - 88 - 44 - 72)
            height = words.lineCount() * _LINE + 2 * _GAP
            if top + height > area.height():
                break
            _paint_entry(painter, theme, QRectF(0, top + _GAP, area.width(), height), entry, words)
            top += height

    def spoken(self) -> Spoken:
        """The newest."""
        return Spoken("Last entries", f"{self.model[0].time} {self.model[0].words}" if self.model else "none yet")


def _set(entry: WallEntry, theme: Theme, width: float) -> QTextLayout:
    """The words on at most two lines, a decision named as one."""
    before = "Decision. " if entry.is_decision else ""
    text, font = before + inert(entry.words), _words(theme, 28)
    layout = _lines(text, font, width, len(before))
    if layout.lineCount() > _LINES:
        start = 2 * layout.lineAt(_LINES - 1).textStart()
        units = text.encode("utf-16-le", "surrogatepass")
        kept, rest = (part.decode("utf-16-le", "surrogatepass") for part in (units[:start], units[start:]))
        layout = _lines(kept + shortened(rest, font, width - 4), font, width, len(before))
    return layout


def _lines(text: str, font: QFont, width: float, strong: int) -> QTextLayout:
    """Every line of the text; its first ``strong`` signs are bold."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if strong:
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, strong
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        layout.setFormats([bold])
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (_LINE - line.height()) / 2))
        y += _LINE
    layout.endLayout()
    return layout


def _paint_entry(painter: QPainter, theme: Theme, area: QRectF, entry: WallEntry, words: QTextLayout) -> None:
    colour = theme.colour
    band = QRectF(0, area.top(), area.width(), _LINE)
    draw_line(painter, QRectF(0, band.top(), 88, _LINE), entry.time, _words(theme, 28), colour.text2)
    sign = QRectF(96, band.top() + 4, 28, 28)
    if entry.is_decision:
        _paint_diamond(painter, sign, colour.text)
    else:
        paint_icon(painter, sign, entry.icon, colour.text2)
    painter.setPen(colour.text if entry.is_human else colour.text2)
    words.draw(painter, QPointF(88 + 44, band.top()))
    draw_line(painter, band, entry.writer, _words(theme, 28), colour.text2, _RIGHT)


def _paint_diamond(painter: QPainter, square: QRectF, ink: QColor) -> None:
    middle, reach = square.center(), square.width() * 0.42
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))


class HealthPart(PaintedWidget[tuple[WallCheck, ...]]):
    """What fails, and how many checks are well."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as the design has it."""
        return QSizeF(560, 40 + 4 * 52)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw heading and rows."""
        colour = theme.colour
        draw_line(painter, QRectF(0, 0, area.width(), _LINE), "Health", _words(theme, 26), colour.text2)
        for place, check in enumerate(self.model):
            row = QRectF(0, 40 + place * 52, area.width(), 52)
            paint_state_glyph(painter, QRectF(0, row.top() + 12, 28, 28), check.glyph, theme)
            value = _words(theme, 28)
            room = text_width(check.value, value)
            draw_line(painter, row, check.value, value, colour.text, _RIGHT)
            name = QRectF(46, row.top(), row.width() - 46 - room - 16, 52)
            letters = _words(theme, 28, 600 if check.is_strong else 400)
            draw_line(painter, name, check.name, letters, colour.text if check.is_strong else colour.text2)

    def spoken(self) -> Spoken:
        """Each line."""
        return Spoken("Health", ", ".join(f"{one.name} {one.value}".strip() for one in self.model))


class FootPart(PaintedWidget[WallFoot]):
    """What comes next at the left, the roles at the right."""

    def design_size(self, theme: Theme) -> QSizeF:
        """One line."""
        return QSizeF(600, 52)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the roles from the right, then what there is room for."""
        model, colour, right = self.model, theme.colour, area.width()
        letters = _words(theme, 26)
        for avatar, title in reversed(model.seats):
            width = text_width(title, letters)
            draw_line(painter, QRectF(right - width, 0, width + 1, 52), title, letters, colour.text2)
            paint_avatar(painter, QRectF(right - width - 12 - 48, 2, 48, 48), avatar, theme)
            right -= width + 12 + 48 + 28
        due = model.urgency is Urgency.DUE_NOW
        ink = colour.alarm if due else colour.caution if model.urgency is Urgency.SOON else colour.accent
        end = (
            draw_line(painter, QRectF(0, 0, right, 52), model.word, _words(theme, 28, 600), ink)
            if model.word
            else 0
        )
        left = end + 20 if model.word else 0
        draw_line(painter, QRectF(left, 0, right - left, 52), model.title, _words(theme, 28), colour.text)

    def spoken(self) -> Spoken:
        """What comes next."""
        return Spoken(self.model.word or "Next", self.model.title)
