"""What every part of the ribbon's painting needs: the painter, the model, its scale and its place."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from incident_desk.qt.theme import Theme
from incident_desk.qt.widgets.ribbon_form import RibbonBuild
from incident_desk.qt.widgets.ribbon_model import RibbonModel
from incident_desk.qt.widgets.ribbon_scale import RibbonScale


@dataclass(frozen=True, slots=True)
class RibbonFrame:
    """One painting of one ribbon."""

    painter: QPainter
    theme: Theme
    model: RibbonModel
    build: RibbonBuild
    scale: RibbonScale
    area: QRectF

    @property
    def top(self) -> float:
        """The upper edge of the ribbon."""
        return self.area.top()

    @property
    def now_x(self) -> float | None:
        """Where the needle stands."""
        return None if self.model.now is None else self.x(self.model.now)

    def at(self, position: float) -> float:
        """The x of a share of the width."""
        return self.area.left() + self.build.inset + position * (self.area.width() - 2 * self.build.inset)

    def x(self, moment: float) -> float:
        """The x of a moment."""
        return self.at(self.scale.position(moment))
