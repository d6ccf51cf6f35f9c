"""The timeline pane: head with count and filter, the list, and the chip that says what came below."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.timeline.changes_button import ChangesButton
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.rows import ALL, GROUPS
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class TimelinePane(QWidget):
    """Shows what happened."""

    def __init__(self, themes: ThemeService, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._seen = ("", ALL)
        self._title, self.count = QLabel("Timeline", self), QLabel(self)
        self.filter = Button(themes, ButtonModel(ALL.name, Variant.QUIET, icon="funnel", small=True), self)
        self.changes = ChangesButton(themes, self)
        self.entries = EntryView(themes, self)
        self.nothing = QLabel(self)
        for label in (self.count, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.newer = Button(themes, ButtonModel("New"), self.entries)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        model.look(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.setSpacing(10)
        self._line.addWidget(self._title)
        self._line.addWidget(self.count)
        self._line.addStretch(1)
        self._line.addWidget(self.changes)
        self._line.addWidget(self.filter)
        column.addLayout(self._line)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.nothing)
        column.addWidget(self.entries, 1)
        set_tone(self.count, "text3")
        set_tone(self.nothing, "text2")
        self.nothing.hide()
        self.newer.hide()

    def _connect(self) -> None:
        self._model.shown_changed.connect(self._on_shown_changed)
        self._themes.theme_changed.connect(self._on_theme_changed)
        self._model.changes_changed.connect(self._on_changes_changed)
        self.changes.kind_wished.connect(self._on_changes_wished)
        self.filter.clicked.connect(self._on_filter_clicked)
        self.newer.clicked.connect(self.entries.go_to_newest)
        self.entries.unseen_changed.connect(self._on_unseen_changed)
        self.entries.viewport().installEventFilter(self)

    def go_to_newest(self) -> None:
        """Show the newest entry and follow from now on."""
        self.entries.go_to_newest()

    def kinds_menu(self) -> QMenu:
        """The kinds that occur, with their counts; the shown one is ticked."""
        menu, counts = QMenu(self), self._model.counts()
        for group in (ALL, *GROUPS):
            if group.key in counts:
                entry = QAction(f"{group.name}\t{counts[group.key]}", menu)
                entry.setCheckable(True)
                entry.setChecked(group is self._model.shown.kind)
                entry.setData(group.key)
                entry.triggered.connect(self._on_kind_chosen)
                menu.addAction(entry)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Read from now on."""
        super().showEvent(event)
        self._model.look(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not worked out."""
        super().hideEvent(event)
        self._model.look(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chip keeps its place at the foot of the list."""
        if event.type() == QEvent.Type.Resize:
            self._place_chip()
        return bool(super().eventFilter(watched, event))

    def _place_chip(self) -> None:
        size = self.newer.sizeHint()
        space = self.entries.viewport().geometry()
        self.newer.setGeometry(
            space.center().x() - size.width() // 2, space.bottom() - size.height() - 10, size.width(), size.height()
        )

    def _arrange(self) -> None:
        shown, is_compact = self._model.shown, self._themes.current.is_compact
        is_all = shown.kind is ALL
        is_short = is_compact and is_all and shown.is_whole
        self.count.setText(str(shown.total) if is_short else shown.count)
        variant = Variant.QUIET if is_all else Variant.TINTED
        words = "" if is_compact and is_all else shown.kind.name
        name = f"Kinds of entries: {shown.kind.name}"
        self.filter.set_model(ButtonModel(words, variant, icon="funnel", small=True, name=name))
        self.nothing.setText(f"{shown.kind.name}: none yet")
        self.nothing.setVisible(bool(shown.incident) and not shown.entries)

    def _on_shown_changed(self) -> None:
        shown = self._model.shown
        seen = (shown.incident, shown.kind)
        self.entries.show_timeline(shown, anew=seen != self._seen)
        self._seen = seen
        self._arrange()

    def _on_changes_changed(self) -> None:
        impact = self._model.impact
        if impact is not None:
            is_compact = self._themes.current.is_compact
            self.changes.show_changes(self._model.before, impact, is_compact=is_compact)

    def _on_changes_wished(self) -> None:
        self._model.filter_by("changes")

    def _on_unseen_changed(self, count: int) -> None:
        name = "Go to the newest entry"
        self.newer.set_model(ButtonModel(f"{count} new", Variant.TINTED, icon="arrow-down", small=True, name=name))
        self.newer.setVisible(count > 0)
        self._place_chip()
        self.newer.raise_()

    def _on_filter_clicked(self) -> None:
        menu = self.kinds_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))

    def _on_kind_chosen(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self._model.filter_by(str(entry.data()))

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14 if theme.is_compact else 20)
        self._title.setFont(theme.font(TextKind.PANEL_TITLE))
        self._title.setFixedHeight(theme.px(38 if theme.is_compact else 44))
        self._on_changes_changed()
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.nothing.setFont(theme.font(TextKind.BODY))
        self.nothing.setContentsMargins(inset, theme.px(12), inset, theme.px(12))
        self._line.setContentsMargins(inset, 0, theme.px(12), 0)
        self._arrange()
