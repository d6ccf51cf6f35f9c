"""The middle: the open section, where it is written, and what the report shows of the record in it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import SectionState
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.action_list import ActionList
from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.field_view import FieldView, ProseField
from incident_desk.qt.pages.review.fields import Field, fields_of
from incident_desk.qt.pages.review.view_model import ReviewModel, from_record
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.upright_area import upright_area

_WIDE = 900
"""Pixels of the design that a line of text has at most."""
_MARKS = (
    ("B", "Bold", ("**", "**")),
    ("I", "Italic", ("*", "*")),
    ("</>", "Code", ("`", "`")),
    ("Link", "Link", ("[", "](https://)")),
)


class WritingColumn(QWidget):
    """One section at a time; leaving it saves it."""

    insert_wished = Signal()
    """Rows of the timeline are to be chosen for the text."""
    not_needed_wished = Signal()
    """Why the section is not needed is to be asked."""
    noticed = Signal(str)
    """Something is to be said."""

    def __init__(
        self, themes: ThemeService, parts: tuple[DeskLink, ReviewModel, Callable[[], datetime]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes = themes
        self._link, self._model, self._now = parts
        self.fields: list[FieldView] = []
        self._models: dict[tuple[str, str], FieldModel] = {}
        """What was shown once, by incident and field: a text that is on its way, or in question, stays so."""
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.marks = [self._mark(words, name) for words, name, _ in _MARKS]
        self.list_mark = self._mark("List", "Lines as a list")
        self.insert = Button(themes, ButtonModel("Insert from timeline", keys=("Ctrl", "I"), small=True), self)
        self.done = Button(themes, ButtonModel("Done", keys=("Ctrl", "↵"), small=True), self)
        self.not_needed = Button(themes, ButtonModel("Not needed…", small=True), self)
        self._sheet = QWidget(self)
        self.area = upright_area(self)
        self.items = ActionList(themes, self._sheet)
        style = ParagraphStyle(TextKind.SMALL, colour="text2")
        self._from_record = Paragraph(themes, "", style, self._sheet)
        self._lay_out()
        self._connect()
        self._fit()
        self.show_section()

    @property
    def prose(self) -> ProseField | None:
        """The field of prose that is written in: the one with the keyboard, else the section's text."""
        texts = [one.text for one in self.fields]
        return next((one for one in texts if one.hasFocus()), texts[0] if texts else None)

    def take_focus(self) -> None:
        """Go to the text, or to the action items."""
        here = self.prose or (self.items.add if self.items.isVisibleTo(self) else None)
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write what was typed into the record now."""
        for one in self.fields:
            one.model.leave()

    def show_section(self) -> None:
        """Show the open section; what was typed in the one before is saved."""
        had_focus = any(one.text.hasFocus() for one in self.fields)
        if had_focus:
            # What has the keyboard goes away; Qt would look for the next one to have it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clear()
        incident, section, template = self._model.incident, self._model.open, self._model.template
        if incident is not None and section is not None and template is not None:
            for place, field in enumerate(fields_of(section)):
                view = FieldView(self._themes, self._model_of(incident, field), self._now, self._sheet)
                self._column.insertWidget(place, view)
                view.show()
                self.fields.append(view)
        self.show_state()
        if had_focus:
            self.take_focus()

    def show_state(self) -> None:
        """Show where the section stands, and its action items."""
        incident, section = self._model.incident, self._model.open
        self._title.setText(section.title if section is not None else "")
        row = next((one for one in self._model.rows if section and one.section.id == section.id), None)
        parts = section.shows if section is not None else ()
        has_actions = any(part.startswith("actions") for part in parts)
        self.items.setVisible(has_actions)
        if incident is not None and has_actions:
            self.items.show_items(incident.actions)
        told = from_record(self._model)
        self._from_record.setVisible(bool(told))
        self._from_record.set_text(f"The report shows here, from the record: {'; '.join(told)}." if told else "")
        is_done = row is not None and row.state is SectionState.DONE
        is_compact = self._themes.current.is_compact
        keys = () if is_compact else ("Ctrl", "↵")
        self.done.set_model(ButtonModel("A draft again" if is_done else "Done", keys=keys, small=True))
        insert = ("Insert…", ()) if is_compact else ("Insert from timeline", ("Ctrl", "I"))
        self.insert.set_model(ButtonModel(insert[0], keys=insert[1], small=True))
        can_be_marked = row is not None and row.state is not None
        self.done.setEnabled(can_be_marked)
        self.not_needed.setEnabled(can_be_marked)
        for button in (*self.marks, self.list_mark, self.insert):
            button.setVisible(bool(self.fields))

    def mark_done(self) -> None:
        """The section is done; one that is done is a draft again."""
        self.save()
        section = self._model.open
        row = next((one for one in self._model.rows if section and one.section.id == section.id), None)
        if row is not None and row.state is not None:
            self._model.mark(SectionState.DRAFT if row.state is SectionState.DONE else SectionState.DONE)

    def embolden(self) -> None:
        """Make the chosen words bold."""
        prose = self.prose
        if prose is not None:
            prose.wrap("**", "**")

    # -- within -----------------------------------------------------------------------------------------------

    def _model_of(self, incident: Incident, field: Field) -> FieldModel:
        """The field of that incident as it was left, or else as the record has it."""
        template, key = self._model.template, (incident.id, field.key)
        model = self._models.get(key)
        if model is None:
            assert template is not None
            model = self._models[key] = FieldModel(self._link, field, template, self)
            model.noticed.connect(self.noticed)
            model.begin(incident)
        else:
            model.take(incident)
        return model

    def _clear(self) -> None:
        for one in self.fields:
            one.model.leave()
            one.hide()
            one.setParent(None)
            one.deleteLater()
        self.fields = []

    def _mark(self, words: str, name: str) -> Button:
        button = Button(self._themes, ButtonModel(words, small=True), self)
        button.setObjectName(name)
        button.setAccessibleName(name)
        button.setToolTip(plain(name))
        # The words that are chosen stay chosen.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_mark)
        return button

    def _on_mark(self) -> None:
        sender, prose = self.sender(), self.prose
        if sender is None or prose is None:
            return
        if sender is self.list_mark:
            prose.begin_lines("- ")
            return
        before, after = next(signs for _, name, signs in _MARKS if name == sender.objectName())
        prose.wrap(before, after)

    def _on_moved_on(self, incident: Incident) -> None:
        for one in self._models.values():
            one.take(incident)

    def _connect(self) -> None:
        self._model.section_changed.connect(self.show_section)
        self._model.changed.connect(self.show_state)
        self._model.moved_on.connect(self._on_moved_on)
        self.insert.clicked.connect(self.insert_wished)
        self.not_needed.clicked.connect(self.not_needed_wished)
        self.done.clicked.connect(self.mark_done)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self._head, self._column, column = QHBoxLayout(), QVBoxLayout(self._sheet), QVBoxLayout(self)
        self._head.addWidget(self._title, 1)
        for button in (*self.marks, self.list_mark, self.insert, self.not_needed, self.done):
            self._head.addWidget(button)
        self._column.addWidget(self.items)
        self._column.addWidget(self._from_record)
        self._column.addStretch(1)
        self.area.setWidget(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.area, 1)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 28)
        self._title.setFixedHeight(px(38 if theme.is_compact else 44))
        self._head.setContentsMargins(px(14 if theme.is_compact else 20), 0, px(12), 0)
        self._head.setSpacing(px(6))
        self._column.setContentsMargins(inset, px(18), inset, px(18))
        self._column.setSpacing(px(18))
        self._sheet.setMaximumWidth(px(_WIDE))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.show_state()
