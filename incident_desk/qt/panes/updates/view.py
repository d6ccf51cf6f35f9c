"""The updates pane: head, the draft, and behind it the contacts and what was sent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.panes.updates.draft_page import DraftPage
from incident_desk.qt.panes.updates.due import DueModel
from incident_desk.qt.panes.updates.head import CONTACTS, REPEAT, SENT, SKIP, UpdatesHead
from incident_desk.qt.panes.updates.outreach import OutreachModel
from incident_desk.qt.panes.updates.view_model import UpdatesModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import ButtonModel, Variant

if TYPE_CHECKING:
    from incident_desk.qt.panes.updates.contacts_page import ContactsPage
    from incident_desk.qt.panes.updates.sent_page import SentPage


class UpdatesPane(QWidget):
    """Folded it is its head alone; ``begin`` unfolds it and goes to the first blank."""

    noticed = Signal(str)
    """A short word for the person."""
    folded = Signal(bool)
    """True when only the head is left, False when everything is there again."""

    def __init__(
        self, themes: ThemeService, model: UpdatesModel, due: DueModel, outreach: OutreachModel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._themes, self._model, self._due, self._outreach = themes, model, due, outreach
        self.head = UpdatesHead(themes, self)
        self.body = QWidget(self)
        self.draft = DraftPage(themes, model, self.body)
        self._contacts: ContactsPage | None = None
        self._sent: SentPage | None = None
        self._stack = QStackedLayout(self.body)
        self._stack.addWidget(self.draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self._connect()
        self._on_shown_changed()
        self._on_due_changed()
        self._on_outreach_changed()

    def _connect(self) -> None:
        self._model.shown_changed.connect(self._on_shown_changed)
        self._due.due_changed.connect(self._on_due_changed)
        self._outreach.shown_changed.connect(self._on_outreach_changed)
        self._outreach.repeated.connect(self._on_repeated)
        self.head.template_chosen.connect(self._on_template_chosen)
        self.head.templates_wished.connect(self._model.lending.read)
        self.head.wished.connect(self._on_wished)
        self.head.draft_wished.connect(self.begin)
        self.draft.skip_wished.connect(self._outreach.skip)
        self.draft.contacts_wished.connect(self.show_contacts)

    @property
    def is_folded(self) -> bool:
        """Whether only the head is there."""
        return self.body.isHidden()

    @property
    def contacts(self) -> "ContactsPage":
        """The contacts; made when they are first looked at."""
        if self._contacts is None:
            from incident_desk.qt.panes.updates.contacts_page import ContactsPage

            self._contacts = ContactsPage(self._themes, self.body)
            self._contacts.outcome_wished.connect(self._outreach.reach)
            self._contacts.noticed.connect(self.noticed)
            self._contacts.left.connect(self.show_draft)
            self._stack.addWidget(self._contacts)
        return self._contacts

    @property
    def sent(self) -> "SentPage":
        """What was sent; made when it is first looked at."""
        if self._sent is None:
            from incident_desk.qt.panes.updates.sent_page import SentPage

            self._sent = SentPage(self._themes, self.body)
            self._sent.left.connect(self.show_draft)
            self._stack.addWidget(self._sent)
        return self._sent

    def begin(self) -> None:
        """Go to the first blank of the draft."""
        self.fold(False)
        self._stack.setCurrentWidget(self.draft)
        self.draft.field.begin_typing()

    def send(self) -> None:
        """Copy the update and mark it sent; what is still to fill is shown instead."""
        self.draft.send()

    def fold(self, folded: bool) -> None:
        """Leave the head alone, or show everything."""
        if folded is self.is_folded:
            return
        focus = QApplication.focusWidget()
        if folded and focus is not None and self.body.isAncestorOf(focus):
            self.head.draft.setFocus()
        self.head.fold(folded)
        self.body.setVisible(not folded)
        policy = QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.folded.emit(folded)

    def show_draft(self) -> None:
        """Back from a second page."""
        self._stack.setCurrentWidget(self.draft)
        self.draft.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_contacts(self) -> None:
        """Whom the playbook names."""
        self.fold(False)
        self.contacts.show_contacts(self._outreach.contacts)
        self._stack.setCurrentWidget(self.contacts)
        self.contacts.take_focus()

    def show_sent(self) -> None:
        """What was sent."""
        self.fold(False)
        self.sent.show_sent(self._outreach.sent)
        self._stack.setCurrentWidget(self.sent)
        self.sent.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_wished(self, wish: str) -> None:
        if wish == REPEAT:
            self._outreach.repeat()
        elif wish == SKIP:
            self.show_draft()
            self.fold(False)
            self.draft.ask_skip()
        elif wish == SENT:
            self.show_sent()
        elif wish == CONTACTS:
            self.show_contacts()

    def _on_template_chosen(self, place: int) -> None:
        self._model.choose_template(place)
        self.begin()

    def _on_repeated(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    def _on_shown_changed(self) -> None:
        shown = self._model.shown
        self.head.show_update(shown.number, shown.template, shown.templates)
        self.head.show_lent(shown.lent)

    def _on_due_changed(self) -> None:
        self.head.show_due(self._due.due)

    def _on_outreach_changed(self) -> None:
        count = self._outreach.count
        self.draft.contacts.set_model(ButtonModel(f"Contacts {count}", Variant.QUIET, small=True))
        self.head.allow(skip=self._outreach.can_skip, repeat=bool(self._outreach.sent))
        current = self._stack.currentWidget()
        if self._contacts is not None and current is self._contacts:
            self._contacts.show_contacts(self._outreach.contacts)
        elif self._sent is not None and current is self._sent:
            self._sent.show_sent(self._outreach.sent)
