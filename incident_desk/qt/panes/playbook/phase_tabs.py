"""The phases as tabs: a tick for the complete ones, the current one strong; begun ones with their count."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.panes.playbook.outline import Section
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box

_INSET, _TICK, _GAP = 10, 20, 4


@dataclass(frozen=True, slots=True)
class TabModel:
    """One tab: its section, whether it is open, and whether the short name is shown."""

    section: Section
    open: bool
    short: bool

    @property
    def text(self) -> str:
        """The name; with its count in the current phase and where steps were left open behind it."""
        name = self.section.short if self.short else self.section.name
        counts = (self.section.current or self.section.left) and not self.section.complete
        return f"{name} {self.section.settled}/{self.section.total}" if counts else name

    @property
    def spoken(self) -> str:
        """The tab in words."""
        section = self.section
        now = ", current phase" if section.current else ""
        return f"{section.name}, {section.settled} of {section.total} steps{now}"


class PhaseTab(QAbstractButton):
    """One tab, painted."""

    def __init__(self, themes: ThemeService, model: TabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self.setCheckable(True)
        self.setChecked(model.open)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(model.spoken)
        self.setToolTip(wrapped(model.spoken))

    def sizeHint(self) -> QSize:
        """As wide as tick and name."""
        theme = self._themes.current
        tick = theme.px(_TICK) if self.model.section.complete else 0
        width = text_width(self.model.text, _letters(theme, self.model)) + tick + 2 * theme.px(_INSET)
        return QSize(int(width) + 1, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised box for the open tab, its tick, its name."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, colour = QRectF(self.rect()), theme.colour
        if self.model.open or self.underMouse():
            fill_box(painter, box, theme.tokens.radii.control, colour.raised if self.model.open else colour.hover)
        left = float(theme.px(_INSET))
        if self.model.section.complete:
            side = theme.px(14)
            paint_icon(painter, QRectF(left, (box.height() - side) / 2, side, side), "check", colour.text2)
            left += theme.px(_TICK)
        ink = colour.text if self.model.open or self.model.section.current else colour.text2
        band = QRectF(left, 0, box.width() - left, box.height())
        draw_line(painter, band, self.model.text, _letters(theme, self.model), ink)
        painter.end()


class PhaseTabs(QWidget):
    """A row of tabs. ``fits`` is false where even the short names are too wide for it."""

    section_chosen = Signal(str)
    """The key of the section that was chosen."""
    fits_changed = Signal(bool)

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._sections: tuple[Section, ...] = ()
        self._looked_at = ""
        self._tabs: list[PhaseTab] = []
        self._shown: tuple[TabModel, ...] = ()
        self.fits = True
        self._line = QHBoxLayout(self)
        self._line.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Phases")
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_sections(self, sections: tuple[Section, ...], looked_at: str) -> None:
        """Show these phases; the one with that key is open."""
        self._sections, self._looked_at = sections, looked_at
        self._fill()

    def tabs(self) -> list[PhaseTab]:
        """The tabs as they stand."""
        return list(self._tabs)

    def sizeHint(self) -> QSize:
        """One line of tabs."""
        return QSize(100, self._themes.current.px(36))

    def minimumSizeHint(self) -> QSize:
        """Tabs never hold the pane apart: they shorten, or a list takes their place."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names where there is room for them, else short ones."""
        super().resizeEvent(event)
        self._fill()
        # Laid out while it had no height, the tabs would keep none.
        self._line.invalidate()
        self._line.activate()

    def _fill(self) -> None:
        short = self._width(short=False) > self.width()
        fits = self._width(short=True) <= self.width()
        models = tuple(TabModel(one, one.key == self._looked_at, short) for one in self._sections)
        if models != self._shown:
            self._shown = models
            self._rebuild(models)
        if fits != self.fits:
            self.fits = fits
            self.fits_changed.emit(fits)

    def _width(self, *, short: bool) -> float:
        theme = self._themes.current
        models = [TabModel(one, True, short) for one in self._sections]
        ticks = theme.px(_TICK) * sum(one.section.complete for one in models)
        words = sum(text_width(one.text, _letters(theme, one)) + theme.px(2 * _INSET + _GAP) + 1 for one in models)
        return words + ticks + theme.px(28)

    def _rebuild(self, models: tuple[TabModel, ...]) -> None:
        had_focus = any(tab.hasFocus() for tab in self._tabs)
        for tab in self._tabs:
            self._line.removeWidget(tab)
            tab.deleteLater()
        self._tabs = [PhaseTab(self._themes, model, self) for model in models]
        for place, tab in enumerate(self._tabs):
            tab.clicked.connect(self._on_clicked)
            self._line.insertWidget(place, tab)
            if had_focus and tab.model.open:
                tab.setFocus()

    def _on_clicked(self) -> None:
        tab = self.sender()
        if isinstance(tab, PhaseTab):
            self.section_chosen.emit(tab.model.section.key)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._line.setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(8))
        self._line.setSpacing(theme.px(_GAP))
        self._shown = ()
        self._fill()


def _letters(theme: Theme, model: TabModel) -> QFont:
    return theme.font(TextKind.SMALL, weight=600 if model.open else None)
