"""The editor at the right: phases above, steps and path at the left, what the playbook tells at the right."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import count_all
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.editor.contacts import Contacts
from incident_desk.qt.pages.playbooks.editor.fold import Fold
from incident_desk.qt.pages.playbooks.editor.head import EditorHead
from incident_desk.qt.pages.playbooks.editor.lists import FORMS, ListFold
from incident_desk.qt.pages.playbooks.editor.messages import Messages
from incident_desk.qt.pages.playbooks.editor.outline import Outline
from incident_desk.qt.pages.playbooks.editor.path import PathForm
from incident_desk.qt.pages.playbooks.editor.patterns import PatternsFold
from incident_desk.qt.pages.playbooks.editor.questions import QuestionsFold
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.pages.playbooks.editor.severities import Severities
from incident_desk.qt.pages.playbooks.editor.taking_typed import take_typed
from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.qt.widgets.upright_area import upright_area

_KEPT = "The draft is kept here until it is saved or discarded."
_STILL = "The imported file is kept; each save is a new version."


class EditorView(QWidget):
    """It changes the draft alone; what is done with it is wished."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        draft = model.draft
        self.head = EditorHead(themes, model, self)
        self.area = upright_area(self)
        # Each part is made where it stays: a tree of widgets that changes its parent is styled anew as a whole.
        inner = self._inner = QWidget(self.area.viewport())
        self.more = QWidget(inner)
        self.steps_head = SectionHead(themes, "Steps", "Step", parent=inner)
        self.outline, self.path = Outline(themes, draft, inner), PathForm(themes, draft, inner)
        self.severities, self.messages = Severities(themes, draft, inner), Messages(themes, draft, inner)
        self.contacts = Contacts(themes, draft, inner)
        self.questions, self.patterns = (
            QuestionsFold(themes, draft, self.more),
            PatternsFold(themes, draft, self.more),
        )
        self.lists = {form.part: ListFold(themes, draft, form, self.more) for form in FORMS}
        self.foot_words = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.warning = Paragraph(themes, "", ParagraphStyle(TextKind.SMALL, colour="caution"), self)
        self.discard = Button(themes, ButtonModel("Discard draft", Variant.QUIET), self)
        self.export = Button(themes, ButtonModel("Export Markdown…"), self)
        self.run = Button(themes, ButtonModel("Start a run"), self)
        self.drill = Button(themes, ButtonModel("Try in a drill"), self)
        self.save = Button(themes, ButtonModel("Save", Variant.PRIMARY, ("Ctrl", "S")), self)
        self.more.setAccessibleName("More of the playbook")
        self._lay_out()
        self._wishes = {self.discard: "discard", self.export: "export", self.drill: "drill", self.save: "save"}
        for button in self._wishes:
            button.clicked.connect(self._on_wish)
        self.run.clicked.connect(self._on_run)
        self.steps_head.button.clicked.connect(self.outline.add)
        for signal in (draft.changed, draft.phase_chosen, draft.compiled_changed, model.turned):
            signal.connect(self._show)
        draft.began.connect(self._to_the_top)
        draft.on_flush(self._take_typed)
        self._show()

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        parts = (self.head.ribbon, self.outline, self.severities, self.messages, self.contacts)
        return (*parts, self.more, self.path)

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is folded until it is asked for."""
        return (self.questions, self.patterns, *self.lists.values())

    def turn(self, wide: bool) -> None:
        """Two columns where there is room, else one under the other."""
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._both.setSpacing(self._themes.current.px(28 if wide else 8))
        self.head.turn(wide)

    def _lay_out(self) -> None:
        px, themes = self._themes.current.px, self._themes
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, (self.steps_head, self.outline, self.path)),
            (right, (self.severities, self.messages, self.contacts, self.more)),
        ):
            column.setSpacing(px(8))
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        folds = QVBoxLayout(self.more)
        folds.setContentsMargins(0, px(10), 0, 0)
        folds.setSpacing(px(6))
        for fold in self.folds:
            folds.addWidget(fold)
        both = self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        both.setContentsMargins(px(20), px(4), px(16), px(12))
        both.setSpacing(px(28))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        self.area.setWidget(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(Hairline(themes, parent=self))
        self._lay_foot(column)

    def _lay_foot(self, column: QVBoxLayout) -> None:
        """What would be lost, what becomes of the draft, and the buttons."""
        px, foot, self._warned = self._themes.current.px, QHBoxLayout(), QWidget(self)
        told = QHBoxLayout(self._warned)
        told.setContentsMargins(px(20), px(10), px(16), 0)
        told.setSpacing(px(8))
        told.addWidget(StateGlyph(self._themes, GlyphModel(GlyphState.SLOW), self._warned))
        told.addWidget(self.warning, 1)
        foot.setContentsMargins(px(20), px(12), px(16), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.foot_words, 1)
        for button in (self.discard, self.export, self.run, self.drill, self.save):
            foot.addWidget(button)
        column.addWidget(self._warned)
        column.addLayout(foot)

    def _take_typed(self) -> None:
        take_typed(self.focusWidget())

    def _to_the_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        model, draft = self._model, self._model.draft
        book, phase = draft.playbook, draft.shown_phase
        if book is None:
            return
        total = sum(count_all(one.steps) for one in draft.phases)
        self.steps_head.say(f"{total}, {phase.name} shown" if phase is not None else "add a phase first")
        self.steps_head.button.setEnabled(phase is not None)
        warning = draft.compiled.warning if draft.compiled is not None else ""
        self.warning.set_text(warning)
        self._warned.setVisible(bool(warning))
        self.foot_words.setText(_KEPT if draft.is_changed else _STILL)
        self.save.set_model(ButtonModel(f"Save as v{model.next_number}", Variant.PRIMARY, ("Ctrl", "S")))
        self.save.setEnabled(draft.is_changed)
        self.discard.setVisible(draft.draft is not None and draft.draft.editing.is_changed)
        self.drill.setEnabled(any(one.steps for one in draft.phases))
        self.run.setVisible(book.kind == "checklist" and not draft.is_changed)
        self.steps_head.setToolTip(plain(counted(total, "step")))

    def _on_wish(self) -> None:
        wish = self._wishes.get(self.sender())  # type: ignore[call-overload]
        if wish is not None:
            self._model.wanted.emit(wish)

    def _on_run(self) -> None:
        self._model.action_wished.emit("start_checklist")
