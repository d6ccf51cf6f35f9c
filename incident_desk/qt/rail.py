"""The rail at the left: one button for each page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from incident_desk.qt.theme import Theme, ThemeService, set_surface
from incident_desk.qt.widgets.rail_button import BadgeTone, RailButton, RailModel

_PLACES = (("home", "Home", "house"), ("desk", "Desk", "layout-dashboard"))


class Rail(QWidget):
    """Where one can go. A page that is not there has no button."""

    page_wished = Signal(str)
    """The page's id."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._buttons = {page: RailButton(themes, RailModel(text, icon), self) for page, text, icon in _PLACES}
        for page, button in self._buttons.items():
            button.setObjectName(page)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self._column.addWidget(button)
        self._column.addStretch(1)
        set_surface(self, "window")
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_page(self, page: str) -> None:
        """Mark the button of the page that is shown."""
        self._buttons[page].setChecked(True)

    def show_open(self, count: int) -> None:
        """Say how many incidents are open."""
        badge = str(count) if count else ""
        self._buttons["desk"].set_model(
            RailModel("Desk", "layout-dashboard", badge, BadgeTone.ACCENT, "incidents open")
        )

    def _fit(self) -> None:
        theme = self._themes.current
        sizes = theme.tokens.sizes
        self.setFixedWidth(theme.px(sizes.rail_compact if theme.is_compact else sizes.rail))
        self._column.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))
        self._column.setSpacing(theme.px(4))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.page_wished.emit(sender.objectName())

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
