"""The action items as a tab of their own, where a small window has no room for them under the playbook."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.incident import ActionItem
from incident_desk.qt.panes.playbook.action_strip import words_of
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.tab_order import chain, stop_before

NONE = "No action items yet.\n\nWhat is to be done after the incident is noted here."


class ActionsTab(QWidget):
    """Open items first, the newest at the top; ticking and adding are acts of the record."""

    def __init__(self, themes: ThemeService, model: PlaybookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._shown: tuple[ActionItem, ...] = ()
        self._ids: dict[CheckRow, str] = {}
        self._sent_at: int | None = None
        self.none = QLabel(NONE, self)
        self.none.setWordWrap(True)
        set_tone(self.none, "text2")
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self.area.viewport())
        self._rows = QVBoxLayout(inside)
        self._rows.addStretch(1)
        self.area.setWidget(inside)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("What is to be done after the incident?")
        self.field.setAccessibleName("New action item")
        self.add = Button(themes, ButtonModel("Add", Variant.SECONDARY, ("I",), small=True), self)
        self._lay_out()
        self.field.returnPressed.connect(self._on_return_pressed)
        self.add.clicked.connect(self._on_add_clicked)
        model.shown_changed.connect(self._on_shown_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _lay_out(self) -> None:
        self._column, self._foot = QVBoxLayout(self), QHBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._foot.addWidget(self.field, 1)
        self._foot.addWidget(self.add)
        self._column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.area, 1)
        self._column.addLayout(self._foot)

    @property
    def rows(self) -> list[CheckRow]:
        """A row for each action item, as they stand."""
        return list(self._ids)

    def begin(self) -> None:
        """Begin a new action item."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what came while it was hidden."""
        super().showEvent(event)
        self._on_shown_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field; its text stays."""
        if event.key() == Qt.Key.Key_Escape and self.field.hasFocus():
            self.add.setFocus()
            return
        super().keyPressEvent(event)

    def _on_shown_changed(self) -> None:
        if not self.isVisible():
            return
        actions = self._model.shown.actions
        if self._sent_at is not None and len(actions) > self._sent_at:
            self._sent_at = None
            self.field.clear()
        self.none.setVisible(not actions)
        self.area.setVisible(bool(actions))
        if actions != self._shown:
            self._shown = actions
            self._fill(sorted(reversed(actions), key=lambda one: one.done))

    def _fill(self, actions: list[ActionItem]) -> None:
        here = next((id_ for row, id_ in self._ids.items() if row.hasFocus()), "")
        for row in self._ids:
            self._rows.removeWidget(row)
            row.deleteLater()
        self._ids = {}
        for place, one in enumerate(actions):
            words = " ".join(words_of(one).split())
            row = CheckRow(self._themes, CheckRowModel(words, "done" if one.done else ""), self.area.widget())
            row.setChecked(one.done)
            # None at all would be no wish to Qt: a long item is cut to the pane, and its tooltip has the rest.
            row.setMinimumWidth(1)
            row.setToolTip(wrapped(words))
            row.clicked.connect(self._on_row_clicked)
            self._rows.insertWidget(place, row)
            self._ids[row] = one.id
            row.show()
            if one.id == here:
                row.setFocus()
        if self._ids:
            chain(stop_before(self.field), (*self._ids, self.field, self.add))

    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, CheckRow):
            self._model.set_action_done(self._ids[row], row.isChecked())

    def _on_return_pressed(self) -> None:
        text = self.field.text().strip()
        if text:
            self._sent_at = len(self._shown)
            self._model.add_action(text)

    def _on_add_clicked(self) -> None:
        if self.field.text().strip():
            self._on_return_pressed()
        else:
            self.begin()

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14)
        self.none.setFont(theme.font(TextKind.BODY))
        self.none.setContentsMargins(inset, inset, inset, inset)
        self.field.setFont(theme.font(TextKind.BODY))
        self._rows.setContentsMargins(inset, theme.px(6), theme.px(12), theme.px(6))
        self._rows.setSpacing(0)
        self._foot.setContentsMargins(inset, theme.px(6), theme.px(12), theme.px(8))
        self._foot.setSpacing(theme.px(8))
