"""The messages with their blanks: amber is filled by a person, dashed by the Desk. Typing [ opens their list."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Template
from incident_desk.domain.playbook_editing_told import add_message, remove_message, set_message
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel, ChipSize
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

BLANKS = ("CURRENT_TIME", "NEXT_UPDATE", "SERVICE", "IMPACT", "CAUSE", "ESTIMATED_TIME", "CONTACT")
"""What is offered to be filled in; the first two by the Desk."""
_STAGES = (("Initial update", "initial"), ("Progress update", "progress"), ("Resolved update", "resolved"))
_FIRST_WORDS = "[SERVICE] is down. We are looking for the cause. Next update at [NEXT_UPDATE]."
_LEAST, _MOST = 96, 220


class BlankPainter(QSyntaxHighlighter):
    """Marks blanks: those a person fills have the amber ground, those the Desk fills a dashed line."""

    def __init__(self, document: QTextDocument, themes: ThemeService) -> None:
        super().__init__(document)
        self._themes = themes

    def highlightBlock(self, text: str) -> None:
        """Mark the blanks of one line."""
        colour = self._themes.current.colour
        for blank in blanks_in(text):
            form = QTextCharFormat()
            if blank.automatic:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
                form.setForeground(colour.text2)
            else:
                form.setBackground(QColor(colour.caution_tint))
                form.setForeground(colour.caution)
            at = text.find(blank.mark)
            while at >= 0:
                self.setFormat(at, len(blank.mark), form)
                at = text.find(blank.mark, at + len(blank.mark))


class MessageField(QPlainTextEdit):
    """The words; the list of blanks opens at an opening bracket."""

    def __init__(self, owner: "Messages") -> None:
        super().__init__(owner)
        self._owner = owner
        self.setTabChangesFocus(True)
        self.setAccessibleName("Words of the message")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bracket opens the list."""
        super().keyPressEvent(event)
        if event.text() == "[":
            self._owner.offer_blanks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken in, but not while the list of blanks stands."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._owner.commit()


class Messages(QWidget):
    """One message at a time."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._draft = themes, draft
        self._place = 0
        self.head = SectionHead(themes, "Templates", "Message", parent=self)
        self.choice = ChoiceBox(self)
        self.choice.setAccessibleName("Message")
        self.field = MessageField(self)
        self.marks = BlankPainter(self.field.document(), themes)
        self.insert = Button(themes, ButtonModel("Insert blank", Variant.QUIET, small=True), self)
        self.drop = Button(themes, ButtonModel("", Variant.QUIET, icon="trash-2", name="Delete this message"), self)
        self._lay_out()
        self.choice.activated.connect(self._on_chosen)
        self.insert.clicked.connect(self.offer_blanks)
        self.drop.clicked.connect(self._on_dropped)
        self.head.button.clicked.connect(self.add)
        draft.began.connect(self._on_began)
        draft.changed.connect(self._show)
        draft.on_flush(self.commit)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._show()

    def commit(self) -> None:
        """Take in what was typed."""
        text, place = self.field.toPlainText(), self._place
        if place < len(self._messages) and text != self._messages[place].body:
            self._draft.act(lambda book: set_message(book, place, text, blanks_in(text)))

    def add(self) -> None:
        """One more, for a moment that has none yet."""
        taken = {one.name for one in self._messages}
        name, stage = next((one for one in _STAGES if one[0] not in taken), (f"Message {len(taken) + 1}", "other"))
        self._place = len(self._messages)
        blanks = blanks_in(_FIRST_WORDS)
        if self._draft.act(lambda book: add_message(book, name, stage, _FIRST_WORDS, blanks)):
            self.field.setFocus()

    def offer_blanks(self) -> None:
        """Open the list of blanks."""
        menu = QMenu(self)
        known = [blank.text for one in self._messages for blank in one.blanks if not blank.choices]
        for words in dict.fromkeys([*BLANKS, *known]):
            menu.addAction(words)
        menu.triggered.connect(self._on_blank)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.field.mapToGlobal(self.field.cursorRect().bottomLeft()))

    @property
    def _messages(self) -> tuple[Template, ...]:
        return self._draft.playbook.templates if self._draft.playbook is not None else ()

    def _lay_out(self) -> None:
        px, themes = self._themes.current.px, self._themes
        self.head.row.insertWidget(2, self.choice)
        amber = Chip(themes, ChipModel("amber", ChipLook.BLANK, ChipSize.TAG), self)
        dashed = Chip(themes, ChipModel("dashed", ChipLook.LINE, ChipSize.TAG), self)
        self._legend = QWidget(self)
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for chip, words in ((amber, "a person fills"), (dashed, "the Desk fills")):
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label = Lettered(themes, TextKind.CAPTION, "text2")
            label.setText(words)
            row.addWidget(chip)
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.drop)
        row.addWidget(self.insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.head)
        column.addWidget(self.field)
        column.addWidget(self._legend)

    def _show(self) -> None:
        messages = self._messages
        self._place = max(0, min(self._place, len(messages) - 1))
        self.head.say(str(len(messages)) if messages else "none")
        names = [one.name for one in messages]
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(self._place if messages else -1)
        for widget in (self.choice, self.field, self._legend):
            widget.setVisible(bool(messages))
        body = messages[self._place].body if messages else ""
        if body != self.field.toPlainText():
            self.field.setPlainText(body)

    def _on_began(self) -> None:
        self._place = 0

    def _on_chosen(self, place: int) -> None:
        self.commit()
        self._place = place
        self._show()

    def _on_dropped(self) -> None:
        place = self._place
        self._draft.act(lambda book: remove_message(book, place))

    def _on_blank(self, action: QObject) -> None:
        words = action.property("text")
        cursor = self.field.textCursor()
        before = self.field.toPlainText()[: cursor.position()]
        cursor.insertText(f"{words}]" if before.endswith("[") else f"[{words}]")
        self.field.setFocus()

    def _on_theme_changed(self, theme: Theme) -> None:
        self.field.setFont(theme.font(TextKind.SMALL))
        self.marks.rehighlight()
        self._fit()

    def _fit(self) -> None:
        """As high as its words, up to a limit."""
        px, lines = self._themes.current.px, self.field.document().size().height()
        height = round(lines * self.field.fontMetrics().lineSpacing()) + px(26)
        self.field.setFixedHeight(max(px(_LEAST), min(px(_MOST), height)))
