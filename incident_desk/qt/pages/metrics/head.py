"""The head of the page: of which incidents the figures are, and what they are narrowed to."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.metrics.asked import ANY, PERIODS, USUAL, Asked
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel
from incident_desk.qt.widgets.search_field import SearchField, SearchLook
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

COPY_KEYS, HOME_KEYS = ("Ctrl", "Shift", "C"), ("Esc",)


class _Field(SearchField):
    """Esc takes the words away first; only an empty field lets it go on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Head(QWidget):
    """Title, summary, period, severity, words, and the way back."""

    asked = Signal(object)
    """Other figures are wanted: ``Asked``."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._asked, self._summary = themes, Asked(), ""
        self._levels: tuple[str, ...] = ()
        self.menu: QMenu | None = None
        """The menu of severities that was opened last."""
        self.title = QLabel("Metrics", self)
        self.summary = Lettered(themes, TextKind.BODY, "text2", parent=self)
        self.left_out = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        periods = SegmentedModel(tuple(words for words, _ in PERIODS), USUAL, "Period")
        self.period = Segmented(themes, periods, self)
        self.severity = Chip(themes, ChipModel("-"), self)
        self.words = _Field(themes, SearchLook("Service or words", ("/",)), self)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.words.setCompleter(completer)
        self.copy = Button(themes, ButtonModel("Copy table", icon="copy", keys=COPY_KEYS), self)
        self.home = Button(themes, ButtonModel("Home", keys=HOME_KEYS), self)
        self._row = QHBoxLayout(self)
        for label in (self.title, self.summary, self.left_out):
            self._row.addWidget(label)
        self._row.addStretch(1)
        for control in (self.period, self.severity, self.words, self.copy, self.home):
            self._row.addWidget(control)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.period.chosen.connect(self._on_period)
        self.severity.clicked.connect(self._on_severity)
        self.words.textChanged.connect(self._on_typed)
        themes.theme_changed.connect(self._fit)
        self._fit()
        self._show()

    def offer(self, levels: Sequence[str], words: Sequence[str]) -> None:
        """Offer these severities, and these words while somebody types."""
        self._levels = tuple(levels)
        self._offered.setStringList(list(words))

    def show_summary(self, words: str, left_out: str) -> None:
        """Of which incidents the figures are, and what is not counted."""
        self._summary = words
        self.summary.setText(words.partition(",")[0] if self._themes.current.is_compact else words)
        self.title.setToolTip(plain(words))
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))

    def ask(self, asked: Asked) -> None:
        """Ask for these figures."""
        if asked != self._asked:
            self._asked = asked
            self._show()
            self.asked.emit(asked)

    # -- within ---------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        one = self._asked
        look = ChipLook.ON if one.severity != ANY else ChipLook.LINE
        self.severity.set_model(ChipModel(f"Severity: {one.severity}", look, trailing_icon="chevron-down"))
        self.period.set_current(one.period)
        if self.words.text() != one.words:
            self.words.setText(one.words)

    def _fit(self, _theme: Theme | None = None) -> None:
        theme = self._themes.current
        compact = theme.is_compact
        side, high = theme.px(12 if compact else 20), theme.px(6 if compact else 14)
        self._row.setContentsMargins(side, high, theme.px(12 if compact else 20), high)
        self._row.setSpacing(theme.px(8 if compact else 12))
        self.title.setFont(theme.font(TextKind.TITLE))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.title, "")
        self.words.setFixedWidth(theme.px(150 if compact else 190))
        keys = () if compact else COPY_KEYS
        self.copy.set_model(ButtonModel("Copy table", icon="copy", keys=keys))
        self.show_summary(self._summary, self.left_out.text())

    def _on_period(self, place: int) -> None:
        self.ask(replace(self._asked, period=place))

    def _on_typed(self, text: str) -> None:
        self.ask(replace(self._asked, words=text))

    def _on_severity(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        menu = self.menu = QMenu(self)
        menu.setAccessibleName(self.severity.model.text)
        for word in (ANY, *self._levels):
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(word == self._asked.severity)
        menu.triggered.connect(self._on_severity_chosen)
        menu.popup(self.severity.mapToGlobal(QPoint(0, self.severity.height())))

    def _on_severity_chosen(self, action: QAction) -> None:
        self.ask(replace(self._asked, severity=action.text()))
