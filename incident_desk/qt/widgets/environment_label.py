"""The label of an environment: production weighs most, as the worst severity does; no look is a hue.

===========  ========================
environment  drawn as
===========  ========================
production   filled, bold
staging      outline
development  dashed outline
any other    its word on a quiet ground
===========  ========================
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter

from incident_desk.domain.health_groups import ENVIRONMENTS
from incident_desk.qt.theme import TextKind, Theme
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_PRODUCTION, _STAGING, _DEVELOPMENT = ENVIRONMENTS
_SHORT = {_PRODUCTION: "prod", _STAGING: "stag", _DEVELOPMENT: "dev"}
_HEIGHT, _INSET, _LETTERS, _RADIUS = 18.0, 6.0, 12.0, 4.0
_LONGEST = 14
"""Letters of any other environment; the whole word is spoken and is the tooltip's."""


@dataclass(frozen=True, slots=True)
class EnvironmentModel:
    """The environment's own word, empty for none; ``short`` where there is little room."""

    name: str = ""
    short: bool = False

    @property
    def known(self) -> str:
        """Which of the usual environments it is; empty for any other."""
        word = self.name.strip().casefold()
        return word if word in ENVIRONMENTS else ""

    @property
    def text(self) -> str:
        """What stands on the label."""
        word = self.known or self.name.strip()
        if self.short and self.known:
            return _SHORT[self.known]
        return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"


def environment_size(model: EnvironmentModel, theme: Theme) -> QSizeF:
    """The label's box, scaled by the theme; nothing where there is no environment."""
    if not model.text:
        return QSizeF(0, 0)
    return QSizeF(text_width(model.text, _letters(model, theme.unscaled())) + 2 * _INSET, _HEIGHT) * theme.scale


def paint_environment(painter: QPainter, rect: QRectF, model: EnvironmentModel, theme: Theme) -> None:
    """Draw the label at the left of ``rect``, centred in its height; also for the rows of lists."""
    size = environment_size(model, theme)
    if size.isEmpty():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left(), rect.center().y() - size.height() / 2)
    painter.scale(theme.scale, theme.scale)
    _paint_box(painter, QRectF(0, 0, size.width() / theme.scale, _HEIGHT), model, theme.unscaled())
    painter.restore()


class EnvironmentLabel(PaintedWidget[EnvironmentModel]):
    """The label as a widget; without an environment it takes no room."""

    def design_size(self, theme: Theme) -> QSizeF:
        """The label's own size."""
        return environment_size(self.model, theme)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the label."""
        paint_environment(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """The whole word."""
        return Spoken("Environment", self.model.known or self.model.name.strip() or "not stated")


def _letters(model: EnvironmentModel, theme: Theme) -> QFont:
    return theme.font(TextKind.SMALL, px=_LETTERS, weight=600 if model.known == _PRODUCTION else 500)


def _paint_box(painter: QPainter, box: QRectF, model: EnvironmentModel, theme: Theme) -> None:
    colour = theme.colour
    ink: QColor = colour.text2
    if model.known == _PRODUCTION:
        fill_box(painter, box, _RADIUS, colour.text2)
        ink = colour.window
    elif model.known in (_STAGING, _DEVELOPMENT):
        outline_box(painter, box, _RADIUS, colour.control, dashed=model.known == _DEVELOPMENT)
    else:
        fill_box(painter, box, _RADIUS, colour.raised if theme.is_dark else colour.hover)
    draw_line(painter, box.adjusted(_INSET, 0, 0, 0), model.text, _letters(model, theme), ink)
