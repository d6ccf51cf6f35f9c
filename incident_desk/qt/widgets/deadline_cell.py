"""A deadline: how long is left, until when, how much is used; louder as it comes closer.

============  =====================================================
state         drawn as
============  =====================================================
normal        grey, thin meter
at risk       amber tint, triangle
almost due    amber fill, dark words
late          red fill, white words; fill and outline by turns, hatched where motion is reduced
seen          the same red, steady
met, missed   grey again, with tick or exclamation mark
paused        grey, two bars
not stated    the words alone
============  =====================================================
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.deadline_dress import CellDress, CellState, dress_of
from incident_desk.qt.widgets.deadline_form import CellBuild, CellForm
from incident_desk.qt.widgets.key_cap import KeyCapInk, key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, draw_text, text_width
from incident_desk.qt.widgets.meter import MARKS, paint_meter
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import outline_box, paint_hatch
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

_METER = 4.0
_SMALLEST_VALUE = 0.55
"""How far a value may shrink before it is cut after all."""


@dataclass(frozen=True, slots=True)
class DeadlineModel:
    """One cell.

    ``share`` is the part of the time that is used, None without a meter. ``pulse`` is the half of the blink that a
    late cell is in (the ticker turns it once a second). ``action`` with ``keys`` offers one thing to do, such
    as Seen. ``spoken`` is the value in words. ``icon`` replaces the sign of the state.
    """

    label: str
    value: str
    caption: str = ""
    state: CellState = CellState.NORMAL
    share: float | None = None
    marks: tuple[float, ...] = MARKS
    pulse: bool = True
    action: str = ""
    keys: tuple[str, ...] = ()
    short_label: str = ""
    short_caption: str = ""
    spoken: str = ""
    icon: str = ""


class DeadlineCell(PaintedWidget[DeadlineModel]):
    """The cell as a widget; without a fixed form it is the desk's or the compact one as the density says."""

    action_requested = Signal()
    """The offered action was clicked, or Enter or Space pressed on the cell."""

    def __init__(
        self,
        themes: ThemeService,
        model: DeadlineModel,
        form: CellForm | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._form = form
        super().__init__(themes, model, parent)
        fixed = form is CellForm.STRIP
        self.setSizePolicy(
            QSizePolicy.Policy.Minimum if fixed else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self._offer_action()

    @property
    def build(self) -> CellBuild:
        """The measures in use."""
        by_density = CellForm.COMPACT if self._themes.current.is_compact else CellForm.DESK
        return (self._form or by_density).build

    def design_size(self, theme: Theme) -> QSizeF:
        """Cells share the room of their row; in the strip each is as wide as its words."""
        build = self.build
        if build.filled:
            return QSizeF(build.width, build.height)
        label = text_width(self._label, theme.font(TextKind.SMALL, px=build.label)) + self._sign_width(theme)
        return QSizeF(max(label, text_width(self.model.value, self._figures(theme))) + 1, build.height)

    def minimumSizeHint(self) -> QSize:
        """Captions are shortened down to this width."""
        build = self.build
        return (
            QSize(self._themes.current.px(build.width), self.sizeHint().height())
            if build.filled
            else self.sizeHint()
        )

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw ground, label, value, caption, action and meter."""
        build, dress = self.build, dress_of(self.model.state, theme, self.model.pulse, self.build.filled)
        self._paint_ground(painter, theme, area, dress)
        line = QRectF(build.left, build.top, area.width() - build.left - build.right, build.label_line)
        self._paint_label(painter, theme, line, dress)
        line = QRectF(build.left, line.bottom() + build.gap, line.width(), build.value_line)
        self._paint_value(painter, theme, line, dress)
        if not build.inline:
            line = QRectF(build.left, line.bottom(), line.width(), build.caption_line)
            letters = theme.font(TextKind.CAPTION, px=build.caption, tabular=True)
            draw_line(painter, line, self.model.caption, letters, dress.caption)
        self._paint_action(painter, theme, area, dress)
        if build.meter and self.model.share is not None:
            top = area.height() - build.foot - _METER
            bar = QRectF(build.left, top, area.width() - build.left - build.right, _METER)
            paint_meter(painter, bar, self.model.share, dress.meter, self.model.marks)

    def spoken(self) -> Spoken:
        """The label, and the value in words with what follows from it."""
        model = self.model
        state = "" if model.state is CellState.NORMAL else model.state.value
        value = model.spoken or ", ".join(filter(None, (model.value, model.caption, state)))
        return Spoken(model.label, value)

    def repaint_change(self, before: DeadlineModel, after: DeadlineModel) -> None:
        """The whole cell is small; only the strip's cells change their width."""
        if not self.build.filled:
            self.updateGeometry()
        self._offer_action()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the offered action asks for it."""
        if self.model.action and self.action_area().contains(event.position()):
            self.action_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space ask for the offered action."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.model.action and event.key() in keys:
            self.action_requested.emit()
            return
        super().keyPressEvent(event)

    def action_area(self) -> QRectF:
        """The place of the offered action in this widget, at least 28 px high."""
        theme, area = self._themes.current.unscaled(), self.design_area()
        width = self._action_width(theme, area) + 20
        middle = self._action_middle(theme, area)
        return self.to_pixels(QRectF(area.width() - width, middle - 14, width, 28))

    @property
    def _label(self) -> str:
        is_short = self.build.inline and bool(self.model.short_label)
        return self.model.short_label if is_short else self.model.label

    def _offer_action(self) -> None:
        policy = Qt.FocusPolicy.StrongFocus if self.model.action else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def _figures(self, theme: Theme) -> QFont:
        build = self.build
        weight = 400 if self.model.state is CellState.NOT_STATED else build.value_weight
        return theme.font(TextKind.VALUE, px=build.value, weight=weight)

    def _sign_width(self, theme: Theme) -> float:
        dress = dress_of(self.model.state, theme, True, self.build.filled)
        return self.build.glyph + 6 if dress.glyph or dress.icon or self.model.icon else 0.0

    def _paint_ground(self, painter: QPainter, theme: Theme, area: QRectF, dress: CellDress) -> None:
        build = self.build
        if build.divider:
            painter.fillRect(QRectF(0, 0, build.divider, area.height()), theme.colour.line)
        ground = area.adjusted(build.divider, 0, 0, 0)
        if dress.ground is not None:
            painter.fillRect(ground, dress.ground)
        if dress.hatch is not None:
            paint_hatch(painter, ground, dress.hatch, step=8, width=2)
        if dress.outline is not None:
            outline_box(painter, ground, 0, dress.outline, 2)

    def _paint_label(self, painter: QPainter, theme: Theme, line: QRectF, dress: CellDress) -> None:
        glyph, left = self.build.glyph, line.left()
        sign = QRectF(left, line.top() + (line.height() - glyph) / 2, glyph, glyph)
        if self.model.icon or dress.icon:
            paint_icon(painter, sign, self.model.icon or dress.icon, dress.label, 2.2)
            left += glyph + 6
        elif dress.glyph is not None:
            paint_state_glyph(painter, sign, dress.glyph, theme)
            left += glyph + 6
        right = line.right()
        if self.model.action and self._action_middle(theme, self.design_area()) < line.bottom():
            right -= self._action_width(theme, self.design_area())
        line = QRectF(left, line.top(), right - left, line.height())
        draw_line(painter, line, self._label, theme.font(TextKind.SMALL, px=self.build.label), dress.label)

    def _paint_value(self, painter: QPainter, theme: Theme, line: QRectF, dress: CellDress) -> None:
        figures = self._figures(theme)
        needed = text_width(self.model.value, figures)
        if needed > line.width():
            # A value is made smaller rather than cut: half a figure would be another figure.
            share = max(_SMALLEST_VALUE, line.width() / needed)
            figures = theme.font(TextKind.VALUE, px=self.build.value * share, weight=figures.weight())
        end = draw_line(painter, line, self.model.value, figures, dress.value)
        caption = self.model.short_caption
        if not self.build.inline or not caption or not self.build.filled:
            return
        letters = theme.font(TextKind.CAPTION, px=self.build.caption, tabular=True)
        if end + 6 + text_width(caption, letters) <= line.right():
            baseline = baseline_in(line.top(), line.height(), self._figures(theme))
            draw_text(painter, QPointF(end + 6, baseline), caption, letters, dress.caption)

    def _action_width(self, theme: Theme, area: QRectF) -> float:
        caps = key_caps_width(self.model.keys, theme)
        words = text_width(self.model.action, theme.font(TextKind.SMALL)) + (8 if caps else 0)
        return caps + words if self._has_room(theme, area, caps + words) else caps or words

    def _action_middle(self, theme: Theme, area: QRectF) -> float:
        """Beside the value; beside the label where the value needs the whole line."""
        build = self.build
        if self._has_room(theme, area, key_caps_width(self.model.keys, theme)):
            return build.top + build.label_line + build.gap + build.value_line / 2 - 2
        return build.top + build.label_line / 2

    def _has_room(self, theme: Theme, area: QRectF, width: float) -> bool:
        value = text_width(self.model.value, self._figures(theme))
        return value + width + 12 <= area.width() - self.build.left - self.build.right

    def _paint_action(self, painter: QPainter, theme: Theme, area: QRectF, dress: CellDress) -> None:
        if not self.model.action or not self.build.filled:
            return
        width = self._action_width(theme, area)
        middle = self._action_middle(theme, area)
        left = area.width() - 12 - width
        caps = key_caps_width(self.model.keys, theme)
        if width > caps:
            band = QRectF(left, middle - 10, width - caps, 20)
            draw_line(painter, band, self.model.action, theme.font(TextKind.SMALL), dress.label)
        ink = KeyCapInk(dress.label, dress.cap_line)
        paint_key_caps(painter, area.width() - 12 - caps, middle, self.model.keys, theme, ink)
