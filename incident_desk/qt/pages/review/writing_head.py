"""The head of the writing: the section, how long ago it was saved, signs of Markdown, and what else can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.fields import Standing
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

MARKS = (
    ("bold", "Bold: Ctrl+B", ("**", "**")),
    ("italic", "Italic: Ctrl+J", ("*", "*")),
    ("code-xml", "Code: Ctrl+Shift+J", ("`", "`")),
    ("link", "Link: Ctrl+Shift+U", ("[", "](https://)")),
)
"""The icon, the name with its key, and what stands before and after the chosen words."""
_LONG_AGO_S = 3600


class WritingHead(QWidget):
    """Says what is wished."""

    mark_wished = Signal(str, str)
    """These stand before and after the chosen words."""
    list_wished = Signal()
    """The chosen lines are a list."""
    insert_wished = Signal()
    """Rows of the timeline are to be chosen for the text."""
    evidence_wished = Signal()
    """A file of evidence is to be named in the text, or attached."""
    not_needed_wished = Signal()
    """Why the section is not needed is to be asked."""
    done_wished = Signal()
    """The section is done, or a draft again."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.saved = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.marks = [self._icon(icon, name) for icon, name, _ in MARKS]
        self.list_mark = self._icon("list", "Lines as a list")
        self.evidence = self._icon("paperclip", "Name a file of evidence, or attach one")
        self._line = Hairline(themes, upright=True, parent=self)
        insert = ButtonModel("Insert from timeline", Variant.QUIET, ("Ctrl", "I"), small=True)
        self.insert = Button(themes, insert, self)
        self.not_needed = Button(themes, ButtonModel("Not needed…", Variant.QUIET, small=True), self)
        self.done = Button(themes, ButtonModel("Done", keys=("Ctrl", "↵"), small=True), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.saved, 1)
        signs = (*self.marks, self.list_mark, self.evidence)
        for widget in (*signs, self._line, self.insert):
            self._row.addWidget(widget)
        self.list_mark.clicked.connect(self.list_wished)
        self.evidence.clicked.connect(self.evidence_wished)
        self.insert.clicked.connect(self.insert_wished)
        self.not_needed.clicked.connect(self.not_needed_wished)
        self.done.clicked.connect(self.done_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_section(self, title: str, *, can_write: bool, can_be_marked: bool, is_done: bool) -> None:
        """Show this one: whether people write there, whether it can be marked, and whether it is done."""
        self.title.setText(title)
        self.say_done(is_done)
        self.done.setEnabled(can_be_marked)
        self.not_needed.setEnabled(can_be_marked)
        for button in (*self.marks, self.list_mark, self.evidence, self.insert, self._line):
            button.setVisible(can_write)

    def say_done(self, is_done: bool) -> None:
        """What the button does: say that it is done, or take that back."""
        keys = () if self._themes.current.is_compact else ("Ctrl", "↵")
        self.done.set_model(ButtonModel("A draft again" if is_done else "Done", keys=keys, small=True))

    def mark_by_key(self, icon: str) -> None:
        """A key stands for the mark with that icon."""
        self.mark_wished.emit(*next(signs for name, _, signs in MARKS if name == icon))

    def _icon(self, icon: str, name: str) -> Button:
        button = Button(self._themes, ButtonModel("", Variant.QUIET, icon=icon, small=True, name=name), self)
        button.setObjectName(icon)
        button.setToolTip(plain(name))
        # The words that are chosen stay chosen.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon in {mark for mark, _, _ in MARKS}:
            button.clicked.connect(self._on_mark)
        return button

    def _on_mark(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.mark_by_key(sender.objectName())

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        self.setFixedHeight(px(38 if compact else 44))
        self._row.setContentsMargins(px(14 if compact else 20), 0, px(12), 0)
        self._row.setSpacing(px(4 if compact else 6))
        self._line.setFixedHeight(px(20))
        words = ("Insert…", ()) if compact else ("Insert from timeline", ("Ctrl", "I"))
        name = "Insert from timeline"
        self.insert.set_model(ButtonModel(words[0], Variant.QUIET, words[1], small=True, name=name))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def saved_words(saved: Standing, now: datetime) -> str:
    """How long ago something was saved, and by whom where that is longer ago; empty where nothing was."""
    if saved.written_at is None:
        return ""
    ago = (now - saved.written_at).total_seconds()
    if ago < 1:
        return "saved now"
    if ago >= _LONG_AGO_S:
        return f"saved {saved.written_at:%Y-%m-%d %H:%M} UTC by {saved.who}"
    minutes, seconds = divmod(int(ago), 60)
    return f"saved {minutes} min ago" if minutes else f"saved {seconds} s ago"
