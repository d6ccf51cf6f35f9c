"""The tab bar of the right column in a small window: names with live values; what presses has a shape."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.pages.desk.tab_words import Pressing, Tab, TabShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import baseline_in, draw_text, shortened, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

HEIGHT = 38
_INSET, _GAP, _GLYPH = 3.0, 5.0, 12.0


class DeskTab(PaintedButton[TabShown]):
    """One tab; Qt gives it the role of one choice of several, and the arrow keys."""

    def __init__(self, themes: ThemeService, model: TabShown, parent: QWidget) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Name, shape and value."""
        width = text_width(self.model.tab, _letters(theme, strong=True)) + 2 * _INSET
        if self.model.value:
            width += _GAP + text_width(self.model.value, _letters(theme))
        if self.model.pressing is not Pressing.CALM:
            width += _GLYPH + 3
        return QSizeF(width + 1, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The name may be shortened; its value is not."""
        return QSize(self._themes.current.px(40), self.sizeHint().height())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the tab; the taken one is underlined."""
        colour, model, taken = theme.colour, self.model, self.isChecked()
        font, small = _letters(theme, strong=taken), _letters(theme)
        natural = self.design_size(theme).width()
        left = _INSET + max(0.0, (area.width() - natural) / 2)
        room = area.width() - (natural - text_width(model.tab, _letters(theme, strong=True))) + 2
        ink = colour.text if taken or self.is_hot else colour.text2
        name = shortened(model.tab, font, max(room, 20.0))
        left = draw_text(painter, QPointF(left, baseline_in(0, area.height(), font)), name, font, ink) + _GAP
        if model.pressing is not Pressing.CALM:
            glyph = QRectF(left, area.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
            state = GlyphState.DOWN if model.tab is Tab.HEALTH else GlyphState.MISSED
            state = state if model.pressing is Pressing.NOW else GlyphState.SLOW
            paint_state_glyph(painter, glyph, state, theme)
            left += _GLYPH + 3
        tone = {Pressing.NOW: colour.alarm, Pressing.SOON: colour.caution}.get(model.pressing, colour.text3)
        draw_text(painter, QPointF(left, baseline_in(0, area.height(), small)), model.value, small, tone)
        if taken:
            painter.fillRect(QRectF(0, area.height() - 2, area.width(), 2), colour.accent)

    def spoken(self) -> Spoken:
        """The name with the value in full."""
        return Spoken(f"{self.model.tab}, {self.model.spoken}" if self.model.spoken else str(self.model.tab))


class DeskTabs(QWidget):
    """The row of tabs; Left and Right go from one to the next."""

    chosen = Signal(str)
    """The person took this tab."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._current = Tab.HEALTH
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self.tabs = [DeskTab(themes, TabShown(tab), self) for tab in Tab]
        for place, tab in enumerate(self.tabs):
            self._group.addButton(tab, place)
            self._line.addWidget(tab)
        self.setAccessibleName("Right pane")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_current(self._current)
        self._group.idToggled.connect(self._on_toggled)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def current(self) -> Tab:
        """The tab that is open."""
        return self._current

    def set_current(self, tab: Tab) -> None:
        """Open that tab without saying so; the Tab key comes to it alone."""
        self._current = tab
        for one in self.tabs:
            taken = one.model.tab is tab
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)
            if taken:
                one.setChecked(True)

    def show_tabs(self, shown: Sequence[TabShown]) -> None:
        """Show these values; only a tab that says something else is painted again."""
        for tab, one in zip(self.tabs, shown, strict=True):
            tab.set_model(one)

    def take_focus(self) -> None:
        """Go to the open tab."""
        next(one for one in self.tabs if one.model.tab is self._current).setFocus()

    def _on_toggled(self, place: int, checked: bool) -> None:
        tab = self.tabs[place].model.tab
        if checked and tab is not self._current:
            self.set_current(tab)
            self.chosen.emit(tab)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._line.setContentsMargins(theme.px(8), 0, theme.px(6), 0)


def _letters(theme: Theme, *, strong: bool = False) -> QFont:
    return theme.font(TextKind.SMALL, weight=600 if strong else 400, tabular=True)
