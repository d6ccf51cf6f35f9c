"""The rail at the left: one button for each page, and one for the wall."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.qt.theme import Theme, ThemeService, set_surface
from incident_desk.qt.widgets.rail_button import BadgeTone, RailButton, RailModel

_PLACES = (
    ("home", "Home", "house"),
    ("desk", "Desk", "layout-dashboard"),
    ("timeline", "Timeline", "history"),
    ("health", "Health", "activity"),
    ("playbooks", "Playbooks", "book-open"),
    ("review", "Review", "file-text"),
    ("wall", "Wall", "monitor"),
)
_UNDER = {"checklist": "playbooks", "doctor": "timeline", "metrics": "home", "replay": "desk"}
"""Pages without a button of their own, and the place under which they stand."""


class Rail(QWidget):
    """Where one can go. A page that is not there has no button."""

    page_wished = Signal(str)
    """The page's id."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._page, self._shown = "", ""
        self._open, self._late, self._trouble = 0, 0, 0
        self._runs, self._late_in_runs = 0, 0
        self._column = QVBoxLayout(self)
        self._buttons = {page: RailButton(themes, RailModel(text, icon), self) for page, text, icon in _PLACES}
        for page, button in self._buttons.items():
            button.setObjectName(page)
            button.clicked.connect(self._on_clicked)
            self._column.addWidget(button)
        self._column.addStretch(1)
        set_surface(self, "window")
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_page(self, page: str) -> None:
        """Mark the button of the page that is shown; a page that has none leaves all unmarked."""
        # No button group: in an exclusive one the Tab key reaches the marked button alone.
        self._page, self._shown = page, _UNDER.get(page, page)
        for name, button in self._buttons.items():
            button.setChecked(name == self._shown)

    @property
    def shown_page(self) -> str:
        """The page whose button is marked; empty where none is."""
        return self._shown if self._shown in self._buttons else ""

    def show_open(self, count: int) -> None:
        """Say how many incidents are open."""
        self._open = count
        self._show_badge()

    def show_alarms(self, count: int) -> None:
        """Say how many alarms are late and were seen by nobody; that stands in place of what is open."""
        if count != self._late:
            self._late = count
            self._show_badge()

    def show_trouble(self, count: int) -> None:
        """Say how many checks are down, flapping or slow."""
        if count != self._trouble:
            self._trouble = count
            words = f"{count} check{'s' if count > 1 else ''} down or slow" if count else ""
            model = RailModel("Health", "activity", str(count) if count else "", BadgeTone.ALARM, words)
            self._buttons["health"].set_model(model)

    def show_runs(self, count: int) -> None:
        """Say how many checklists are being run."""
        self._runs = count
        self._show_runs_badge()

    def show_late_runs(self, count: int) -> None:
        """Say how many clocks of runs are late and were seen by nobody; that stands in place of what is run."""
        if count != self._late_in_runs:
            self._late_in_runs = count
            self._show_runs_badge()

    def show_questions(self, count: int) -> None:
        """Say how many questions the review of the shown incident has open."""
        words = f"{count} question{'s' if count > 1 else ''} open" if count else ""
        model = RailModel("Review", "file-text", str(count) if count else "", BadgeTone.CAUTION, words)
        self._buttons["review"].set_model(model)

    def _show_runs_badge(self) -> None:
        runs, late = self._runs, self._late_in_runs
        words = f"{runs} checklist{'s are' if runs > 1 else ' is'} being run" if runs else ""
        if late:
            words = f"{late} alarm{'s' if late > 1 else ''} of checklist runs, late and not seen"
        tone, count = (BadgeTone.ALARM, late) if late else (BadgeTone.ACCENT, runs)
        model = RailModel("Playbooks", "book-open", str(count) if count else "", tone, words)
        self._buttons["playbooks"].set_model(model)

    def _show_badge(self) -> None:
        tone, count, words = BadgeTone.ACCENT, self._open, "incidents open"
        if self._late:
            alarms = f"{self._late} alarm{'s' if self._late > 1 else ''}"
            tone, count, words = BadgeTone.ALARM, self._late, f"{alarms}, late and not seen"
        badge = str(count) if count else ""
        self._buttons["desk"].set_model(RailModel("Desk", "layout-dashboard", badge, tone, words))

    def _fit(self) -> None:
        theme = self._themes.current
        sizes = theme.tokens.sizes
        self.setFixedWidth(theme.px(sizes.rail_compact if theme.is_compact else sizes.rail))
        self._column.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))
        self._column.setSpacing(theme.px(4))

    def _on_clicked(self) -> None:
        """A click marks nothing by itself: the mark follows the page. To where one is there is no way to go."""
        self.show_page(self._page)
        sender = self.sender()
        if sender is not None and sender.objectName() != self._page:
            self.page_wished.emit(sender.objectName())

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
