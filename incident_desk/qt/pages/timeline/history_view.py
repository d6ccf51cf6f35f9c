"""The right column: every wording of the chosen entry, what else is known of it, and the way back to the first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.timeline.history import Wording
from incident_desk.qt.pages.timeline.standing_in_way import why_not_restored
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.timeline.rows import particulars
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_flat, set_tone
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel

LONGEST = 4_000
"""Signs of one wording that are shown; a row's own text is in its reader and its editor."""
NOTHING = "Choose an entry: what it said before, and who changed it when, stands here."


class HistoryView(QWidget):
    """Text stays text: it is put in as plain letters, never as markup."""

    first_wished = Signal()
    """The first wording is to hold again."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.title, self.count = QLabel("History", self), QLabel(self)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("History of the chosen entry")
        self.text.setTabChangesFocus(True)
        set_flat(self.text)
        self.kept = ElidedLabel("Every wording is kept", self)
        self.restore = Button(themes, ButtonModel("Restore first wording", icon="undo-2", small=True), self)
        self._lay_out()
        self.restore.clicked.connect(self.first_wished)
        model.chosen_changed.connect(self._show)
        model.wordings_changed.connect(self._show)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def is_restorable(self) -> bool:
        """Whether the entry says something else than at first, and can say that again."""
        entry = self._model.chosen
        return entry is not None and not why_not_restored(entry, self._model.wordings)

    def _lay_out(self) -> None:
        self._head, self._body, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.count, 1)
        self._body.addWidget(self.text)
        self._foot.addWidget(self.kept, 1)
        self._foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._body, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(self._foot)
        for label in (self.title, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.count, "text3")
        set_tone(self.kept, "text3")

    def _show(self) -> None:
        entry, told = self._model.chosen, self._model.wordings
        count = len(told)
        self.count.setText(f"{count} wordings" if count > 1 else "")
        self.restore.setEnabled(self.is_restorable)
        self.text.clear()
        page = _Page(self.text, self._themes.current)
        if entry is None:
            page.write(NOTHING, "text3")
            return
        for wording in told:
            page.wording(wording)
        page.heading("About this entry")
        for line in (*_facts(entry), *self._place_of(entry)):
            page.line(line)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _place_of(self, entry: Entry) -> list[str]:
        """Under which row it stands, and how many stand under it; looked for once somebody stays on the row."""
        if not self._model.wordings:
            return []
        if entry.parent is not None:
            above = next((one for one in self._model.entries if one.id == entry.parent), None)
            return [f"Under: {above.text[:LONGEST]}"] if above is not None else []
        under = sum(one.parent == entry.id for one in self._model.entries)
        return [f"{under} row{'' if under == 1 else 's'} under it"] if under else []

    def _on_theme_changed(self, theme: Theme) -> None:
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(px(38 if compact else 44))
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.kept.setFont(theme.font(TextKind.SMALL))
        self.restore.setFixedHeight(px(28))
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self._body.setContentsMargins(inset - 4, 0, px(8), px(8))
        self._foot.setContentsMargins(inset, px(5 if compact else 11), px(12), px(5 if compact else 12))
        self.kept.setVisible(not compact)
        self._show()


class _Page:
    """Writes on a text, as plain letters in the inks of the theme."""

    def __init__(self, text: QTextEdit, theme: Theme) -> None:
        self._cursor, self._theme, self._is_first = text.textCursor(), theme, True

    def wording(self, wording: Wording) -> None:
        """When and by whom, the words with what is new in them bright, and what else was changed."""
        self._begin(12)
        self.write(f"{wording.written_at:%H:%M:%S}  ", "text3")
        self.write(wording.who, "text2", weight=QFont.Weight.DemiBold)
        self.write(f"  {wording.written_at:%a %-d %b} UTC", "text3")
        self._begin(2)
        shown = 0
        for part, is_new in wording.parts:
            self.write(part[: LONGEST - shown], "text" if is_new else "text2")
            shown += len(part)
        if shown > LONGEST:
            self.write(" …", "text3")
        if wording.notes:
            self.line(", ".join(wording.notes))

    def heading(self, words: str) -> None:
        """The head of a part."""
        self._begin(20)
        self.write(words, "text", weight=QFont.Weight.DemiBold)

    def line(self, words: str) -> None:
        """One line of smaller importance."""
        self._begin(2)
        self.write(words, "text3")

    def write(self, words: str, ink: str, weight: QFont.Weight | None = None) -> None:
        """These words in that ink of the tokens."""
        form = QTextCharFormat()
        form.setFont(self._theme.font(TextKind.SMALL, tabular=True))
        if weight is not None:
            form.setFontWeight(weight)
        form.setForeground(getattr(self._theme.colour, ink))
        self._cursor.insertText(inert(words), form)

    def _begin(self, above: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._is_first else self._theme.px(above))
        if self._is_first:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_first = False


def _facts(entry: Entry) -> list[str]:
    """What is known of the entry beside its words."""
    facts = [*particulars(entry)]
    if entry.owner:
        facts.append(f"Owner {entry.owner}")
    if entry.tags:
        facts.append(" ".join(f"#{tag}" for tag in entry.tags))
    if entry.starred:
        facts.append("Starred")
    if entry.pinned:
        facts.append("Pinned")
    return facts
