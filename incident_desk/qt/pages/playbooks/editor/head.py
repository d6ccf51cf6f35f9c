"""The head of the editor: title, what became of it, what is missing, and the acts on phases."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook_editing_phases import add_phase, remove_phase, rename_phase
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.editor.contacts import missing
from incident_desk.qt.pages.playbooks.editor.plan_choice import PlanChoice
from incident_desk.qt.pages.playbooks.editor.ribbon import PhaseRibbon
from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

_NEW = "New phase"


class EditorHead(QWidget):
    """Stands above the steps; it does not scroll."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self._draft, self._wide = themes, model, model.draft, True
        self.title, self.phase = QLineEdit(self), QLineEdit(self)
        self.facts = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.SLOW), self)
        self.missing = Lettered(themes, TextKind.SMALL, "caution", parent=self)
        self.undo = Button(themes, ButtonModel("", Variant.QUIET, icon="undo-2", name="Undo (Ctrl+Z)"), self)
        self.redo = Button(themes, ButtonModel("", Variant.QUIET, icon="redo-2", name="Redo (Ctrl+Y)"), self)
        self.ribbon = PhaseRibbon(themes, self._draft, self)
        self.plan = PlanChoice(themes, self._draft, self)
        self.add = Button(themes, ButtonModel("Phase", Variant.QUIET, icon="plus", small=True), self)
        self.drop = Button(
            themes, ButtonModel("", Variant.QUIET, icon="trash-2", name="Delete the chosen phase"), self
        )
        self._lay_out()
        self.title.editingFinished.connect(self._on_title)
        self.phase.editingFinished.connect(self._on_phase)
        self.undo.clicked.connect(self._draft.undo)
        self.redo.clicked.connect(self._draft.redo)
        self.add.clicked.connect(self._on_add)
        self.drop.clicked.connect(self._on_drop)
        self._draft.on_flush(self._on_title)
        self._draft.on_flush(self._on_phase)
        for signal in (self._draft.changed, self._draft.phase_chosen, self._draft.compiled_changed, model.turned):
            signal.connect(self._show)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._show()

    def turn(self, wide: bool) -> None:
        """Where there is little room the names have it, and not what explains them."""
        self._wide = wide
        for label in (self._hint, self.plan.label):
            label.setVisible(wide)
        self._on_theme_changed(self._themes.current)

    def _lay_out(self) -> None:
        px = self._themes.current.px
        self.title.setAccessibleName("Title")
        self.phase.setAccessibleName("Name of the chosen phase")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, spacing in ((first, 8), (second, 8)):
            row.setSpacing(px(spacing))
        first.addWidget(self.title, 3)
        first.addWidget(self.facts, 2)
        for widget in (self._glyph, self.missing, self.undo, self.redo):
            first.addWidget(widget)
        name = Lettered(self._themes, TextKind.BODY, weight=600)
        self._hint = Lettered(self._themes, TextKind.CAPTION, "text3")
        name.setText("Phases")
        self._hint.setText("drag an edge, or Tab to it: ← → 1 min, Shift 5 min, Enter types")
        second.addWidget(name)
        second.addWidget(self._hint, 1)
        second.addStretch()
        second.addWidget(self.plan)
        second.addWidget(self.phase)
        second.addWidget(self.drop)
        second.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(16), px(2))
        column.setSpacing(px(6))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.ribbon)

    def _show(self) -> None:
        draft, book = self._draft, self._draft.playbook
        if book is None:
            return
        if not self.title.hasFocus() or not self.title.isModified():
            self.title.setText(book.title)
            self.title.setCursorPosition(0)
        phase = draft.shown_phase
        if not self.phase.hasFocus() or not self.phase.isModified():
            self.phase.setText(phase.name if phase is not None else "")
            self.phase.setCursorPosition(0)
        for widget in (self.phase, self.drop):
            widget.setEnabled(phase is not None)
        self.facts.setText(_facts(self._model))
        gone = missing(book)
        self.missing.setText(f"{gone} contact{'s' * (gone != 1)} missing")
        for sign in (self._glyph, self.missing):
            sign.setVisible(bool(gone))
        editing = draft.draft.editing if draft.draft is not None else None
        self.undo.setEnabled(editing is not None and bool(editing.past))
        self.redo.setEnabled(editing is not None and bool(editing.future))

    def _on_title(self) -> None:
        text = self.title.text()
        self.title.setModified(False)
        if self._draft.playbook is not None and text.strip() != self._draft.playbook.title:
            self._draft.act(lambda book: rename(book, text))
            self._show()

    def _on_phase(self) -> None:
        text, place, phase = self.phase.text(), self._draft.phase, self._draft.shown_phase
        self.phase.setModified(False)
        if phase is not None and text.strip() != phase.name:
            self._draft.act(lambda book: rename_phase(book, place, text))
            self._show()

    def _on_add(self) -> None:
        place = self._draft.phase + 1 if self._draft.phases else 0
        names = {phase.name for phase in self._draft.phases}
        name = next(one for one in (_NEW, *(f"{_NEW} {count}" for count in range(2, 99))) if one not in names)
        if self._draft.act(lambda book: add_phase(book, place, name)):
            self._draft.choose_phase(place)
            self.phase.setFocus()
            self.phase.selectAll()

    def _on_drop(self) -> None:
        place = self._draft.phase
        self._draft.act(lambda book: remove_phase(book, place))

    def _on_theme_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.BODY, weight=600))
        self.phase.setFont(theme.font(TextKind.SMALL))
        self.phase.setFixedWidth(theme.px(200 if self._wide else 160))


def _facts(model: PlaybooksModel) -> str:
    draft = model.draft
    if not draft.is_changed:
        return f"version {model.versions[0].number}" if model.versions else ""
    done = draft.compiled
    count = f", {done.changes} change{'s' * (done.changes != 1)}" if done is not None else ""
    return f"draft v{model.next_number}{count}"
