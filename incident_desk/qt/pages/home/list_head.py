"""The line above the list: which period, the search, and what it is narrowed to."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSizeF, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from incident_desk.qt.pages.home.choice import ANY, PERIOD_DAYS, STATUSES, Choice
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.search_field import SearchField, SearchLook

_RECENT, _ALL = f"Last {PERIOD_DAYS} days", "All"


class _Legend(PaintedWidget[str]):
    """What the tick in the rows means."""

    def design_size(self, theme: Theme) -> QSizeF:
        """The words and the tick."""
        return QSizeF(text_width(self.model, theme.font(TextKind.SMALL)) + 20, 20)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw them."""
        end = draw_line(painter, area, self.model, theme.font(TextKind.SMALL), theme.colour.text3)
        painter.fillRect(QRectF(end + 8, area.center().y() - 7, 1, 14), theme.colour.text2)

    def spoken(self) -> Spoken:
        """The words."""
        return Spoken(f"The tick in a row is its {self.model.lower()}")


class ListHead(QWidget):
    """Period, search, severity, status."""

    chosen = Signal(object)
    """The person wants another ``Choice``."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._choice, self._levels = Choice(), tuple[str, ...]()
        self._menu: QMenu | None = None
        # Made in reading order, which is the order that Tab goes in.
        self.period = Chip(themes, ChipModel("-"), self)
        self.search = SearchField(themes, SearchLook("Title, playbook, key, person", ("/",)), self)
        self.severity, self.status = (Chip(themes, ChipModel("-"), self) for _ in range(2))
        self._legend = _Legend(themes, "Resolution target", self)
        self._row = QHBoxLayout(self)
        for widget in (self.period, self.search, self.severity, self.status):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._legend)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.period.clicked.connect(self._on_period)
        self.severity.clicked.connect(self._on_severity)
        self.status.clicked.connect(self._on_status)
        self.search.textChanged.connect(self._on_typed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._show()

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self._choice

    @property
    def menu(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def show_levels(self, levels: Sequence[str]) -> None:
        """Offer these severities."""
        self._levels = tuple(levels)

    def _choose(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show()
            self.chosen.emit(choice)

    def _show(self) -> None:
        one = self._choice
        chips = ((self.period, _RECENT if one.recent else _ALL, False),
                 (self.severity, f"Severity: {one.severity}", one.severity != ANY),
                 (self.status, f"Status: {one.status}", one.status != ANY))  # fmt: skip
        for chip, text, narrows in chips:
            look = ChipLook.ON if narrows else ChipLook.PLAIN
            chip.set_model(ChipModel(text, look, trailing_icon="chevron-down"))

    def _fit(self) -> None:
        theme = self._themes.current
        side = theme.px(12 if theme.is_compact else 20)
        self._row.setContentsMargins(side, theme.px(8), theme.px(16), theme.px(8))
        self._row.setSpacing(theme.px(8))
        self.search.setFixedWidth(theme.px(200 if theme.is_compact else 260))
        self._legend.setVisible(not theme.is_compact)

    def _open_menu(self, under: Chip, words: Sequence[str], current: str) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        menu.setAccessibleName(under.model.text)
        for word in words:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(word == current)
        menu.triggered.connect(self._on_menu_chosen)
        menu.setProperty("about", under.objectName())
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _on_period(self) -> None:
        self.period.setObjectName("period")
        self._open_menu(self.period, (_RECENT, _ALL), _RECENT if self._choice.recent else _ALL)

    def _on_severity(self) -> None:
        self.severity.setObjectName("severity")
        self._open_menu(self.severity, (ANY, *self._levels), self._choice.severity)

    def _on_status(self) -> None:
        self.status.setObjectName("status")
        self._open_menu(self.status, (ANY, *STATUSES), self._choice.status)

    def _on_menu_chosen(self, action: QAction) -> None:
        about = str(self._menu.property("about")) if self._menu else ""
        if about == "period":
            self._choose(replace(self._choice, recent=action.text() == _RECENT))
        elif about == "severity":
            self._choose(replace(self._choice, severity=action.text()))
        elif about == "status":
            self._choose(replace(self._choice, status=action.text()))

    def _on_typed(self, text: str) -> None:
        self._choose(replace(self._choice, words=tuple(text.casefold().split())))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
