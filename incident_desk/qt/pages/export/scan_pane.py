"""The leak scan at the foot of the right side: when it read, its table, and the leak that is to be cleared."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.leak_card import LeakCard
from incident_desk.qt.pages.export.scan_table import ScanModel, ScanTable
from incident_desk.qt.pages.export.scanned import scan_words
from incident_desk.qt.pages.export.telling import leaks, scans, table
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService


class ScanPane(QWidget):
    """Shows what the model has of the scan."""

    def __init__(self, themes: ThemeService, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.STRONG, parent=self)
        self.about = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.at = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.table, self.card = ScanTable(themes, ScanModel(), self), LeakCard(themes, self)
        self.why = Lettered(themes, TextKind.SMALL, "caution", parent=self)
        self._title.setText("Leak scan")
        self._head, self._inner, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self._title)
        self._head.addWidget(self.about, 1)
        self._head.addWidget(self.at)
        self._inner.addLayout(self._head)
        for widget in (self.table, self.why, self.card):
            self._inner.addWidget(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(self._inner)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.show_scan()

    def show_scan(self) -> None:
        """Show it."""
        model, read = self._model, scans(self._model)
        self.about.setText(scan_words(read, short=self._themes.current.is_compact))
        latest = max((one.at for one in read), default=None)
        self.at.setText(f"{clock_face(latest)} UTC" if latest is not None else "")
        self.table.set_model(ScanModel(table(model)))
        found, unread = leaks(model), next((one.why for one in read if one.why), "")
        self.why.setText(unread)
        self.why.setVisible(bool(unread))
        self.card.setVisible(bool(found))
        if found:
            self.card.show_leak(found[0], len(found))

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        left = px(14 if compact else 20)
        self._inner.setContentsMargins(left, px(8 if compact else 12), px(14), px(10 if compact else 14))
        self._inner.setSpacing(px(6 if compact else 8))
        self._head.setSpacing(px(8))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.show_scan()
