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
paused        grey, two bars, hatched meter
not stated    the words alone
============  =====================================================
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, Themes, paint_icon
from incident_desk.qt.widgets.deadline_button import CellButton, CellButtonModel, button_width
from incident_desk.qt.widgets.deadline_dress import CellDress, CellState, dress_of
from incident_desk.qt.widgets.deadline_form import CellBuild, CellForm
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, draw_text, text_width
from incident_desk.qt.widgets.meter import MARKS, paint_meter
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import outline_box, paint_hatch
from incident_desk.qt.widgets.state_glyph import paint_state_glyph

_METER = 4.0
_SMALLEST_VALUE, _SMALLEST_FIGURES = 0.55, 24.0
"""How far a value may shrink before it is cut after all; on the wall to what can be read at six metres."""


@dataclass(frozen=True, slots=True)
class DeadlineModel:
    """One cell.

    ``share`` is the part of the time that is used, None without a meter. ``pulse`` is the half of the blink that a
    late cell is in (the ticker turns it once a second). ``action`` with ``keys`` offers one thing to do, such
    as Seen. ``spoken`` is the value in words. ``icon`` replaces the sign of the state. ``name`` is what the cell
    shows: a target's name for who is asked to do something with it.
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
    name: str = ""


class DeadlineCell(PaintedWidget[DeadlineModel]):
    """The cell as a widget; without a fixed form it is the desk's or the compact one as the density says."""

    action_requested = Signal()
    """The offered action was clicked, or Enter or Space pressed on it."""

    def __init__(
        self,
        themes: Themes,
        model: DeadlineModel,
        form: CellForm | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._form = form
        self._button: CellButton | None = None
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The offered action keeps its place."""
        super().resizeEvent(event)
        self._offer_action()

    def action_area(self) -> QRectF:
        """The place of the offered action in this widget, at least 28 px high."""
        theme, area = self._themes.current.unscaled(), self.design_area()
        width, middle = self._action_width(theme, area), self._action_middle(theme, area)
        return self.to_pixels(QRectF(area.width() - width - 4, middle - 14, width, 28))

    @property
    def _label(self) -> str:
        is_short = self.build.inline and bool(self.model.short_label)
        return self.model.short_label if is_short else self.model.label

    def _offer_action(self) -> None:
        """Show the button where something is offered and the cell has a ground for it."""
        if not self.model.action or not self.build.filled:
            if self._button is not None:
                self._button.hide()
            return
        theme, model = self._themes.current.unscaled(), self.model
        dress = dress_of(model.state, theme, model.pulse, True)
        text = model.action if self._shows_word(theme, self.design_area()) or not model.keys else ""
        look = CellButtonModel(text, model.keys, f"{model.action}: {model.label}", dress.label, dress.cap_line)
        if self._button is None:
            self._button = CellButton(self._themes, look, self)
            self._button.clicked.connect(self.action_requested)
        self._button.set_model(look)
        self._button.setGeometry(self.action_area().toRect())
        self._button.show()

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

    def _on_theme_changed(self, theme: Theme) -> None:
        super()._on_theme_changed(theme)
        self._offer_action()

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
            whole = self.build.value
            least = min(whole * _SMALLEST_VALUE, _SMALLEST_FIGURES)
            # Letters have whole pixels: rounded up, they would be too wide once more.
            px = int(max(least, whole * line.width() / needed))
            figures = theme.font(TextKind.VALUE, px=px, weight=figures.weight())
        end = draw_line(painter, line, self.model.value, figures, dress.value)
        caption = self.model.short_caption
        if not self.build.inline or not caption or not self.build.filled:
            return
        letters = theme.font(TextKind.CAPTION, px=self.build.caption, tabular=True)
        right = line.right()
        if self.model.action and self._action_middle(theme, self.design_area()) > line.top():
            right -= self._action_width(theme, self.design_area())
        if end + 6 + text_width(caption, letters) <= right:
            baseline = baseline_in(line.top(), line.height(), self._figures(theme))
            draw_text(painter, QPointF(end + 6, baseline), caption, letters, dress.caption)

    def _action_width(self, theme: Theme, area: QRectF) -> float:
        text = self.model.action if self._shows_word(theme, area) or not self.model.keys else ""
        return max(28.0, button_width(text, self.model.keys, theme))

    def _shows_word(self, theme: Theme, area: QRectF) -> bool:
        return self._has_room(theme, area, button_width(self.model.action, self.model.keys, theme))

    def _action_middle(self, theme: Theme, area: QRectF) -> float:
        """Beside the value; beside the label where the value needs the whole line."""
        build = self.build
        least = button_width("" if self.model.keys else self.model.action, self.model.keys, theme)
        if self._has_room(theme, area, least):
            return build.top + build.label_line + build.gap + build.value_line / 2 - 2
        return build.top + build.label_line / 2

    def _has_room(self, theme: Theme, area: QRectF, width: float) -> bool:
        value = text_width(self.model.value, self._figures(theme))
        return value + width <= area.width() - self.build.left
