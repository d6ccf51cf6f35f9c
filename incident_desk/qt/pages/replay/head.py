"""The head of the rewound desk: which incident, who had which role then, and that it is the past."""

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.identity.view import Seat
from incident_desk.qt.panes.identity.view_model import identity_of
from incident_desk.qt.theme import TextKind, Theme, Themes, ThemeService, paint_icon, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize
from incident_desk.qt.widgets.shapes import outline_box

READ_ONLY = "read only"
_INSET, _GAP, _ICON = 10.0, 8.0, 16.0


class PastLabel(PaintedWidget[str]):
    """``As known at 03:08:08 UTC  read only`` in a dashed frame."""

    def __init__(self, themes: Themes, model: str = "", parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as its words."""
        strong, small = _letters(theme)
        words = text_width(self.model, strong) + text_width(READ_ONLY, small)
        return QSizeF(2 * _INSET + _ICON + 2 * _GAP + words + 2, 32)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Frame, sign, words."""
        strong, small = _letters(theme)
        outline_box(painter, area, 6, theme.colour.control, dashed=True)
        sign = QRectF(_INSET, area.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, sign, "history", theme.colour.text)
        band = area.adjusted(_INSET + _ICON + _GAP, 0, 0, 0)
        end = draw_line(painter, band, self.model, strong, theme.colour.text)
        draw_line(painter, area.adjusted(end + _GAP, 0, 0, 0), READ_ONLY, small, theme.colour.text2)

    def spoken(self) -> Spoken:
        """That it is the past."""
        return Spoken(self.model, READ_ONLY)


class ReplayHead(QWidget):
    """Only the way back can be pressed."""

    back_wished = Signal()
    """Back to now."""

    def __init__(self, themes: ThemeService, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._who = themes, who
        self.plate = Plate(themes, PlateModel(size=PlateSize.BIG), self)
        self.title, self.caption = ElidedLabel(parent=self), ElidedLabel(parent=self)
        set_tone(self.caption, "text3")
        self.seats = [Seat(themes, self) for _ in range(4)]
        self.past = PastLabel(themes, parent=self)
        self.back = Button(themes, ButtonModel("Back to now", Variant.PRIMARY, ("Esc",)), self)
        self._lay_out()
        self.back.clicked.connect(self.back_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_then(self, incident: Incident, moment: str) -> None:
        """The incident as it was then; ``moment`` is when that was, a time of day."""
        identity = identity_of(incident, self._who)
        label = f"Drill {identity.severity}" if identity.is_drill else identity.severity
        size = PlateSize.SMALL if self._themes.current.is_compact else PlateSize.BIG
        self.plate.set_model(PlateModel(label, identity.rank, size))
        self.title.setText(identity.title)
        self.caption.setText(f"{identity.caption} · {identity.status} then")
        self.past.set_model(f"As known at {moment} UTC")
        for seat, shown in zip(self.seats, identity.seats, strict=True):
            seat.show_seat(shown)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.plate)
        self._row.addLayout(words, 1)
        for seat in self.seats:
            self._row.addWidget(seat)
        self._divider = Hairline(self._themes, upright=True, parent=self)
        for widget in (self._divider, self.past, self.back):
            self._row.addWidget(widget)

    def _on_theme_changed(self, theme: Theme) -> None:
        px, compact = theme.px, theme.is_compact
        self.title.setFont(theme.font(TextKind.TITLE, px=15 if compact else None))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        self.caption.setVisible(not compact)
        self._divider.setFixedHeight(px(32))
        self._divider.setVisible(not compact)
        self._row.setContentsMargins(px(10 if compact else 16), 0, px(12 if compact else 16), 0)
        self._row.setSpacing(px(8 if compact else 14))
        self.setFixedHeight(px(47 if compact else 60))


def _letters(theme: Theme) -> tuple[QFont, QFont]:
    return theme.font(TextKind.SMALL, weight=600, tabular=True), theme.font(TextKind.SMALL)
