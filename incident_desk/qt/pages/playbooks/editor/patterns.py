"""Known patterns of trouble, folded: symptoms, what to look at, causes, what to do. One pattern at a time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.domain.playbook_editing_homes import Home
from incident_desk.domain.playbook_editing_parts import (
    add_pattern,
    remove_item,
    rename_pattern,
    set_pattern_words,
)
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.fold import Fold
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.pages.playbooks.editor.outline import Outline
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_NEW = "New pattern"
_STEPS = {"investigation": "Investigation", "steps": "Steps", "resolution": "Resolution"}


class WordList(QWidget):
    """Symptoms or causes, a row each; the last row takes one more."""

    def __init__(self, themes: ThemeService, draft: DraftModel, part: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._part, self._place = draft, part, 0
        self._words: tuple[str, ...] = ()
        self.grid = Grid(themes, part.capitalize(), ("",), (0,), self)
        self.head = SectionHead(themes, part.capitalize(), part.removesuffix("s").capitalize(), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.grid)
        self.head.button.clicked.connect(self.add)
        self.grid.typed.connect(self._on_typed)
        self.grid.removed.connect(self._on_removed)

    def show_words(self, place: int, words: tuple[str, ...]) -> None:
        """Those of the pattern at that place."""
        self._place, self._words = place, words
        self.head.say(str(len(words)) if words else "none")
        name = self._part.removesuffix("s").capitalize()
        self.grid.show_cells([[Cell(one, Look.PLAIN, f"{name} {at}", one)] for at, one in enumerate(words, 1)])

    def add(self) -> None:
        """One more; it is typed at once."""
        self._put([*self._words, f"New {self._part.removesuffix('s')}"])
        self.grid.type_into(len(self._words) - 1, 0)

    def _put(self, words: Sequence[str]) -> None:
        place, part = self._place, self._part
        self._draft.act(lambda book: set_pattern_words(book, place, part, words))

    def _on_typed(self, row: int, _column: int, text: str) -> None:
        self._put([text if place == row else one for place, one in enumerate(self._words)])

    def _on_removed(self, row: int) -> None:
        self._put([one for place, one in enumerate(self._words) if place != row])


class PatternForm(QWidget):
    """One pattern: which, its name, its words and its steps."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._draft = themes, draft
        self.place = 0
        self.choice, self.name = ChoiceBox(self), QLineEdit(self)
        self.choice.setAccessibleName("Pattern")
        self.name.setAccessibleName("Name of the pattern")
        self.drop = Button(themes, ButtonModel("", Variant.QUIET, icon="trash-2", name="Delete this pattern"), self)
        self.words = {part: WordList(themes, draft, part, self) for part in ("symptoms", "causes")}
        self.heads = {part: SectionHead(themes, name, "Step", parent=self) for part, name in _STEPS.items()}
        self.outlines = {part: Outline(themes, draft, self, Home(part)) for part in _STEPS}
        self._lay_out()
        for part, outline in self.outlines.items():
            outline.setAccessibleName(f"{_STEPS[part]} of the pattern")
            self.heads[part].button.clicked.connect(outline.add)
        self.choice.activated.connect(self.show_pattern)
        self.name.editingFinished.connect(self._on_named)
        self.drop.clicked.connect(self._on_dropped)
        draft.on_flush(self._on_named)
        draft.changed.connect(self._show)
        self._show()

    def show_pattern(self, place: int) -> None:
        """Show another one."""
        self.place = place
        self._show()

    @property
    def _patterns(self) -> tuple[Procedure, ...]:
        return self._draft.playbook.procedures if self._draft.playbook is not None else ()

    def _lay_out(self) -> None:
        px = self._themes.current.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.choice, 1)
        row.addWidget(self.name, 1)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        for part in ("symptoms", "investigation", "causes", "steps", "resolution"):
            if part in self.words:
                column.addWidget(self.words[part])
            else:
                column.addWidget(self.heads[part])
                column.addWidget(self.outlines[part])

    def _show(self) -> None:
        patterns = self._patterns
        self.place = max(0, min(self.place, len(patterns) - 1))
        self.setEnabled(bool(patterns))
        names = [one.name for one in patterns]
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(self.place if patterns else -1)
        one = patterns[self.place] if patterns else Procedure("")
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(one.name)
            self.name.setCursorPosition(0)
        for part, words in self.words.items():
            words.show_words(self.place, getattr(one, part))
        for part, outline in self.outlines.items():
            outline.turn_to(Home(part, self.place))
            steps = getattr(one, part)
            self.heads[part].say(str(len(steps)) if steps else "none")

    def _on_named(self) -> None:
        text, place, patterns = self.name.text(), self.place, self._patterns
        self.name.setModified(False)
        if place < len(patterns) and text.strip() != patterns[place].name:
            self._draft.act(lambda book: rename_pattern(book, place, text))
            self._show()

    def _on_dropped(self) -> None:
        place = self.place
        self._draft.act(lambda book: remove_item(book, "procedures", place))


class PatternsFold(Fold):
    """All patterns, of which one is shown."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Patterns", "Pattern", self._body, parent)
        self._look, self._draft = themes, draft
        self.form: PatternForm | None = None
        self.add.clicked.connect(self.add_one)
        draft.changed.connect(self._show)
        self._show()

    def add_one(self) -> None:
        """One more; its name is typed at once."""
        self.open()
        book, form = self._draft.playbook, self.form
        if book is None or form is None:
            return
        taken = {one.name for one in book.procedures}
        names = (_NEW, *(f"{_NEW} {count}" for count in range(2, 999)))
        name = next(one for one in names if one not in taken)

        def added(now: Playbook) -> Playbook:
            return add_pattern(now, name)

        if self._draft.act(added):
            form.show_pattern(len(book.procedures))
            form.name.setFocus()
            form.name.selectAll()

    def _body(self) -> QWidget:
        self.form = PatternForm(self._look, self._draft, self)
        return self.form

    def _show(self) -> None:
        book = self._draft.playbook
        count = len(book.procedures) if book is not None else 0
        self.say(str(count) if count else "none")
