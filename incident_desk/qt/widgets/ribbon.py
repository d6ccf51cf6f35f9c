"""The Ribbon: phases, targets, updates, entries and now on one strip; the signature of the program."""

from dataclasses import replace
from math import inf

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from incident_desk.qt.theme import Theme, Themes
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.ribbon_changes import before_lines, spoken_changes
from incident_desk.qt.widgets.ribbon_form import RibbonBuild, RibbonForm
from incident_desk.qt.widgets.ribbon_model import PhaseState, RibbonModel, RibbonPhase, elapsed_text
from incident_desk.qt.widgets.ribbon_painting import needle_box, paint_ribbon

_WANTED_WIDTH = 720.0
_LEAST_WIDTH = 320.0
_NEAR = 6.0
_STEP = 0.5
"""The needle moves on the screen where it has gone so many pixels: of an hour that is every few seconds."""


class Ribbon(PaintedWidget[RibbonModel]):
    """The ribbon as a widget; without a fixed form it is full or compact as the density says."""

    def __init__(
        self,
        themes: Themes,
        model: RibbonModel,
        form: RibbonForm | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._form = form
        self._painted = model
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def build(self) -> RibbonBuild:
        """The measures in use."""
        by_density = RibbonForm.COMPACT if self._themes.current.is_compact else RibbonForm.FULL
        return (self._form or by_density).build

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room, as high as the form."""
        return QSizeF(_WANTED_WIDTH, self.build.height)

    def minimumSizeHint(self) -> QSize:
        """Names are shortened down to this width."""
        return QSize(self._themes.current.px(_LEAST_WIDTH), self.sizeHint().height())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the ribbon."""
        self._painted = self.model
        paint_ribbon(painter, area, self.model, theme, self.build)

    def spoken(self) -> Spoken:
        """The sentence of the model, or the current phase with its count; and what was changed."""
        current = [phase for phase in self.model.phases if phase.state is PhaseState.CURRENT]
        phases = ", ".join(filter(None, (f"{one.name} {one.detail}".strip() for one in current)))
        told = (self.model.spoken or phases, spoken_changes(self.model))
        return Spoken("Phases", ". ".join(filter(None, told)))

    def repaint_change(self, before: RibbonModel, after: RibbonModel) -> None:
        """When only now has moved, only the stretch between the two needles is painted again."""
        has_more = before.entries is not after.entries
        if has_more or _without_now(before) != _without_now(after) or before.scale() != after.scale():
            self.update()
            return
        area = self.design_area()
        was, box = (needle_box(one, area, self.build) for one in (self._painted, after))
        if was.isValid() and abs(box.left() - was.left()) * self._themes.current.scale < _STEP:
            return
        moved = was.united(box)
        self.update(self.to_pixels(moved).toAlignedRect().adjusted(-1, -1, 1, 1))

    def tooltip_at(self, x: float) -> str:
        """What lies at this x of the design: a target, an update, a change, else the phase with its time.

        At the left edge: what was changed before.
        """
        area, build = self.design_area(), self.build
        scale, inside = self.model.scale(), max(1.0, area.width() - 2 * build.inset)

        def near(moment: float) -> bool:
            return abs(build.inset + scale.position(moment) * inside - x) <= _NEAR

        lines = [f"{flag.label}, {self._when(flag.at)}" for flag in self.model.flags if near(flag.at)]
        update = self.model.next_update
        if update is not None and near(update.at):
            lines.append(f"{update.label or 'Next update'}, due {self._when(update.at)}")
        lines += [f"Update sent, {self._when(sent)}" for sent in self.model.updates if near(sent)]
        lines += [
            f"{one.words}, {self._when(one.at)}" for one in self.model.changes if one.at >= 0 and near(one.at)
        ]
        lines += before_lines(self.model) if x <= build.inset + _NEAR else []
        moved = [mark.at for mark in self.model.marks if mark.moved and near(mark.at)]
        lines += [f"Due here before it was paused, {self._when(was)}" for was in moved]
        position = (x - build.inset) / inside
        lines += [
            f"{span.words}, {self._when(span.start)} to {self._when(span.end)}"
            for span in self.model.spans
            if span.words and scale.position(span.start) <= position <= scale.position(span.end)
        ]
        slots = zip(self.model.phases, scale.slots, strict=True)
        lines += [self._phase_line(phase) for phase, (left, right) in slots if left <= position <= right]
        return "\n".join(lines)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the place under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.tooltip_at(event.pos().x() / self._themes.current.scale)
            QToolTip.showText(event.globalPos(), plain(text), self)
            return True
        return super().event(event)

    def _when(self, moment: float) -> str:
        return " ".join(filter(None, (elapsed_text(moment), self.model.clock_text(moment))))

    def _phase_line(self, phase: RibbonPhase) -> str:
        if phase.start is None:
            times = "no time stated"
        elif phase.end is None:
            times = f"from {self._when(phase.start)}"
        else:
            times = f"{self._when(phase.start)} to {self._when(phase.end)}"
        return ", ".join(filter(None, (phase.name, phase.detail, times)))


def _without_now(model: RibbonModel) -> tuple[object, ...]:
    """All but now, and what lasts until now: a stretch that goes on ends at the needle."""
    fields = (name for name in RibbonModel.__slots__ if name not in ("now", "spoken", "spans"))
    lasting = (replace(one, end=inf) if one.end == model.now else one for one in model.spans)
    return (*(getattr(model, name) for name in fields), *lasting)
