"""The draft with what stands around it: the text in its well, where it goes, the blanks, and the two buttons."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.panes.updates.asking import AskLine
from incident_desk.qt.panes.updates.blank_count import BlankCount, CountModel
from incident_desk.qt.panes.updates.channel_row import ChannelRow
from incident_desk.qt.panes.updates.draft_field import DraftField
from incident_desk.qt.panes.updates.view_model import UpdatesModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.services.filling import Draft

WAIVING_WORDS = ("not known yet", "not needed")
"""Words for a blank that goes out open; any other can be typed."""
SKIP = "skip"
_COPY = "Copy and mark sent"
_LONGEST = 40


class DraftPage(QWidget):
    """Fills, addresses and sends."""

    skip_wished = Signal(str)
    """The update is left out, for that reason."""
    contacts_wished = Signal()
    """The person wants to see whom they can reach."""

    def __init__(self, themes: ThemeService, model: UpdatesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.field = DraftField(themes, self)
        self.channels = ChannelRow(themes, self)
        self.channels.comes_after = self.field
        self.contacts = Button(themes, ButtonModel("Contacts", Variant.QUIET, small=True), self)
        self.asking = AskLine(themes, self)
        self.message = QLabel(self)
        self.blanks = BlankCount(themes, CountModel(), self)
        self.edit = Button(themes, ButtonModel("Edit", keys=("U",), small=True), self)
        self.copy = Button(themes, _copy_model(themes.current), self)
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self._on_shown_changed()

    def _lay_out(self) -> None:
        self.field.setAccessibleName("Text of the update")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_tone(self.message, "alarm")
        self.message.hide()
        self._column, where, self._foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        where.addWidget(self.channels, 1)
        where.addWidget(self.contacts, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addWidget(self.blanks)
        self._foot.addStretch(1)
        self._foot.addWidget(self.edit)
        self._foot.addWidget(self.copy)
        self._column.addWidget(self.field, 1)
        self._column.addLayout(where)
        self._column.addWidget(self.asking)
        self._column.addWidget(self.message)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        field, model = self.field, self._model
        field.edited.connect(self._on_edited)
        field.send_wished.connect(self.send)
        field.waive_wished.connect(self._on_blanks_clicked)
        field.left.connect(self.edit.setFocus)
        field.held.connect(model.hold)
        model.draft_begun.connect(self._on_draft_begun)
        model.knowledge_moved.connect(self._renew)
        model.shown_changed.connect(self._on_shown_changed)
        self.channels.toggled.connect(model.toggle_channel)
        self.channels.added.connect(model.add_channel)
        self.contacts.clicked.connect(self.contacts_wished)
        self.asking.answered.connect(self._on_answered)
        self.asking.left.connect(self.field.setFocus)
        self.blanks.clicked.connect(self._on_blanks_clicked)
        self.edit.clicked.connect(self.field.begin_typing)
        self.copy.clicked.connect(self.send)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def send(self) -> None:
        """Copy the text as it is at this moment, and log it as sent; what is still to fill is shown instead."""
        self._renew(now=True)
        text = self.field.toPlainText()
        if self._model.shown.sending:
            return
        # The button is off while it is sent, and Qt would hand its focus to the next pane.
        had_focus = self.field.hasFocus() or self.copy.hasFocus()
        if self._model.send():
            QApplication.clipboard().setText(text)
            if had_focus:
                self.edit.setFocus()
        else:
            announce(self.message, self._model.shown.message)
            self.field.begin_typing()

    def ask_skip(self) -> None:
        """Ask why this update is left out."""
        self.asking.ask(SKIP, "Why is this update skipped?", "Skip")

    def blank_menu(self) -> QMenu:
        """What can stand in place of the blank at hand: a choice of its template, a waiving word, typed words."""
        mark, menu = self.field.blank_at_hand(), QMenu(self)
        blank = next((one for one in self._model.shown.blanks if one.mark == mark), None)
        short = mark if len(mark) <= _LONGEST else f"{mark[:_LONGEST]}…"
        self._entry(menu, f"Fill {short}", ("fill", mark, ""))
        for choice in blank.choices if blank else ():
            self._entry(menu, choice, ("say", mark, choice))
        menu.addSeparator()
        for word in WAIVING_WORDS:
            self._entry(menu, f"Waive it: “{word}”", ("waive", mark, word))
        self._entry(menu, "Waive it with another word…", ("ask", mark, ""))
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """What passed while it was hidden is taken in."""
        super().showEvent(event)
        self._renew()

    # -- inside -------------------------------------------------------------------------------------------

    def _entry(self, menu: QMenu, words: str, data: tuple[str, str, str]) -> None:
        entry = QAction(words.replace("&", "&&"), menu)
        entry.setData(data)
        entry.triggered.connect(self._on_entry_chosen)
        menu.addAction(entry)

    def _renew(self, *, now: bool = False) -> None:
        """Take in what the record knows by now. Hidden, the text may wait."""
        if now or self.isVisible():
            before = self.field.toPlainText()
            self.field.renew(self._model.renewed(), now=now)
            if now or self.field.toPlainText() != before:
                self._model.note_text(self.field.typed)

    def _on_edited(self) -> None:
        self._model.take_text(self.field.typed)

    def _on_draft_begun(self, draft: Draft, waived: dict[str, str], undoable: bool) -> None:
        self.field.begin(draft, waived, undoable=undoable)
        self._model.note_text(self.field.typed)

    def _on_blanks_clicked(self) -> None:
        if self._model.shown.blanks:
            menu = self.blank_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.blanks.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
            menu.setActiveAction(menu.actions()[0])

    def _on_entry_chosen(self) -> None:
        entry = self.sender()
        if not isinstance(entry, QAction):
            return
        what, mark, word = entry.data()
        if what == "ask":
            self.asking.ask(mark, f"What stands in place of {mark}?", "Waive")
            return
        if what == "waive":
            self.field.waive(mark, word)
        elif what == "say":
            self.field.say(mark, word)
        self.field.begin_typing(mark if what == "fill" else "")

    def _on_answered(self, asked: str, words: str) -> None:
        if asked == SKIP:
            self.skip_wished.emit(words)
            self.edit.setFocus()
        else:
            self.field.waive(asked, words)
            self.field.begin_typing()

    def _on_shown_changed(self) -> None:
        shown, theme = self._model.shown, self._themes.current
        self.channels.show_channels(shown.channels)
        self.field.mark_blanks([one.mark for one in shown.blanks])
        self.blanks.set_model(CountModel(len(shown.blanks), theme.is_compact))
        self.copy.setEnabled(bool(shown.incident) and not shown.sending)
        if shown.message != self.message.text():
            self.message.setText(inert(shown.message))
            self.message.setVisible(bool(shown.message))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.field.setFont(theme.font(TextKind.BODY))
        self.field.setMinimumHeight(theme.px(64))
        self.message.setFont(theme.font(TextKind.SMALL))
        left = theme.px(14 if theme.is_compact else 20)
        self._column.setContentsMargins(left, 0, theme.px(12 if theme.is_compact else 16), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._foot.setSpacing(theme.px(8))
        self.copy.set_model(_copy_model(theme))
        self.blanks.set_model(CountModel(len(self._model.shown.blanks), theme.is_compact))


def _copy_model(theme: Theme) -> ButtonModel:
    """A narrow column has no room for its icon."""
    icon = "" if theme.is_compact else "copy"
    return ButtonModel(_COPY, icon=icon, small=True, name=f"{_COPY}, Ctrl+Shift+C")
