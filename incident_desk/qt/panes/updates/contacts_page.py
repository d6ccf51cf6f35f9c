"""Whom the playbook names: a row for each contact, made when the page is first looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from incident_desk.qt.panes.updates.contact_row import ContactRow
from incident_desk.qt.panes.updates.folded_page import FoldedPage
from incident_desk.qt.panes.updates.outreach import ContactShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.tab_order import chain

NONE = "No contacts are stated. Log who was called, with > in the field below."


class ContactsPage(FoldedPage):
    """Shows contacts; what came of an attempt is a wish."""

    outcome_wished = Signal(str, object)
    """The contact by its name, and what came of the attempt: an ``Outcome``."""
    noticed = Signal(str)
    """A short word for the person."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Contacts", parent)
        self.rows: list[ContactRow] = []
        self.none = QLabel(NONE, self)
        self.none.setWordWrap(True)
        set_tone(self.none, "text2")
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self.area.viewport())
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.area.setWidget(inside)
        self.body.addWidget(self.none)
        self.body.addWidget(self.area, 1)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_contacts(self, contacts: Sequence[ContactShown]) -> None:
        """Show these; a row stays the same one while only its last attempt is another."""
        self.title.setText(f"Contacts {len(contacts)}")
        self.none.setVisible(not contacts)
        self.area.setVisible(bool(contacts))
        if [_stated(one.shown) for one in self.rows] == [_stated(one) for one in contacts]:
            for row, one in zip(self.rows, contacts, strict=True):
                row.show_last(one.last)
            return
        for row in self.rows:
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = [ContactRow(self._themes, one, self.area.widget()) for one in contacts]
        for place, row in enumerate(self.rows):
            row.outcome_wished.connect(self.outcome_wished)
            row.noticed.connect(self.noticed)
            self._rows.insertWidget(place, row)
        chain(self.back, [button for row in self.rows for button in row.buttons])

    def take_focus(self) -> None:
        """Go to the first button of the first contact, else to the way back."""
        buttons = self.rows[0].buttons if self.rows else []
        (buttons[0] if buttons else self.back).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.none.setFont(theme.font(TextKind.BODY))
        self.none.setContentsMargins(theme.px(9), theme.px(4), 0, 0)


def _stated(one: ContactShown) -> tuple[object, ...]:
    return one.name, one.role, one.lines, one.is_empty
