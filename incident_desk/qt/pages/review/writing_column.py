"""The middle: the open section, where it is written, and what the report shows of the record in it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import SectionState
from incident_desk.formats.review_aid import ELSEWHERE, Aid
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.action_list import ActionList
from incident_desk.qt.pages.review.came_back_list import CameBackList
from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.field_view import FieldView
from incident_desk.qt.pages.review.fields import Field, Standing, fields_of
from incident_desk.qt.pages.review.line_rows import LineRows
from incident_desk.qt.pages.review.prose_field import ProseField
from incident_desk.qt.pages.review.question_banner import QuestionBanner
from incident_desk.qt.pages.review.record_aids import RecordAids
from incident_desk.qt.pages.review.review_acts import ReviewActs
from incident_desk.qt.pages.review.view_model import ReviewModel, SectionRow, from_record
from incident_desk.qt.pages.review.writing_head import WritingHead, saved_words
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.upright_area import upright_area

CHOOSE_FIRST = "Choose first which of both texts"
_WIDE = 900
"""Pixels of the design that a line of text has at most."""


class WritingColumn(QWidget):
    """One section at a time; leaving it saves it."""

    noticed = Signal(str)
    """Something is to be said."""

    def __init__(
        self, themes: ThemeService, parts: tuple[DeskLink, ReviewModel, Callable[[], datetime]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes = themes
        self._link, self._model, self._now = parts
        self.acts = ReviewActs(self._link, self._model)
        self.fields: list[FieldView] = []
        self.models: dict[tuple[str, str], FieldModel] = {}
        """What was shown once, by incident and field: a text that is on its way, or in question, stays so."""
        self.head = WritingHead(themes, self)
        self._sheet = QWidget(self)
        self.area = upright_area(self)
        self.banner = QuestionBanner(themes, self._sheet)
        self._title = Lettered(themes, TextKind.TITLE, parent=self._sheet)
        self.items = ActionList(themes, self._sheet)
        self.aids = RecordAids(themes, self._sheet)
        self.came_back = CameBackList(themes, self._sheet)
        self._lay_out()
        self._connect()
        self._fit()
        self.show_section()

    @property
    def field(self) -> FieldView | None:
        """The field that is written in: the one with the keyboard, else the section's text."""
        here = next((one for one in self.fields if one.has_keyboard), None)
        return here or next(iter(self.fields), None)

    @property
    def prose(self) -> ProseField | None:
        """Where signs of Markdown go in that field."""
        field = self.field
        return field.prose if field is not None else None

    def take_focus(self) -> None:
        """Go to the text, or to the action items."""
        if self.field is not None:
            self.field.take_focus()
        elif self.items.isVisibleTo(self):
            self.items.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write what was typed into the record now."""
        for one in self.fields:
            one.model.leave()

    def show_aids(self, aids: tuple[Aid, ...]) -> None:
        """This is what the record says in the open section."""
        self.aids.show_aids(aids, from_record(self._model, ELSEWHERE))

    def show_section(self) -> None:
        """Show the open section; what was typed in the one before is saved."""
        had_focus = any(one.has_keyboard for one in self.fields)
        if had_focus:
            # What has the keyboard goes away; Qt would look for the next one to have it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clear()
        incident, section, template = self._model.incident, self._model.open, self._model.template
        if incident is not None and section is not None and template is not None:
            for place, field in enumerate(fields_of(section)):
                view = FieldView(self._themes, self._model_of(incident, field), self._now, self._sheet)
                self._column.insertWidget(place + 2, view)
                view.show()
                self.fields.append(view)
        self.banner.begin()
        self.area.verticalScrollBar().setValue(0)
        self.show_state()
        if had_focus:
            self.take_focus()

    def show_state(self) -> None:
        """Show where the section stands, what is asked in it, and its action items."""
        incident, section, row = self._model.incident, self._model.open, self._row
        self._title.setText(section.title if section is not None else "")
        has_actions = section is not None and any(part.startswith("actions") for part in section.shows)
        self.items.setVisible(has_actions)
        if incident is not None and has_actions:
            self.items.show_items(incident.actions)
        self.came_back.setVisible(has_actions and self.came_back.has_any)
        self.banner.show_questions(self._model.questions_here)
        self.head.show_section(
            section.title if section is not None else "",
            can_write=bool(self.fields),
            can_be_marked=row is not None and row.state is not None,
            is_done=_is_done(self._row, self.fields),
        )
        if incident is not None:
            self.tick(self._now())

    def tick(self, now: datetime) -> None:
        """Say how far what was typed is kept, and how long ago it was (UTC)."""
        pending = [one.model.words for one in self.fields if one.model.is_new]
        saved = [one.model.saved for one in self.fields if one.model.saved.version]
        newest = max(saved, key=_written, default=Standing())
        self.head.saved.setText(pending[0] if pending else saved_words(newest, now))
        self.head.say_done(_is_done(self._row, self.fields))

    def mark_done(self) -> None:
        """The section is done, with what was typed as well; one that was done already is a draft again."""
        asked = next((one for one in self.fields if one.model.theirs is not None), None)
        if asked is not None:
            self.area.ensureWidgetVisible(asked)
            self.noticed.emit(f"{CHOOSE_FIRST} stands: yours, or the one in the record")
            return
        is_done = _is_done(self._row, self.fields)
        self.save()
        row = self._row
        if row is None or row.state is None:
            return
        if is_done:
            self.acts.mark(SectionState.DRAFT)
        else:
            self.acts.mark_done([(one.model.field, one.model.text) for one in self.fields])

    def wrap(self, before: str, after: str) -> None:
        """Put signs of Markdown around the chosen words."""
        if self.prose is not None:
            self.prose.wrap(before, after)

    def list_lines(self) -> None:
        """The chosen lines are a list."""
        field = self.field
        if field is not None and not isinstance(field.text, LineRows):
            field.prose.begin_lines("- ")

    # -- within -----------------------------------------------------------------------------------------------

    def _model_of(self, incident: Incident, field: Field) -> FieldModel:
        """The field of that incident as it was left, or else as the record has it."""
        template, key = self._model.template, (incident.id, field.key)
        model = self.models.get(key)
        if model is None:
            assert template is not None
            model = self.models[key] = FieldModel(self._link, field, template, self)
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

    @property
    def _row(self) -> SectionRow | None:
        section = self._model.open
        return next((one for one in self._model.rows if section and one.section.id == section.id), None)

    def _on_moved_on(self, incident: Incident) -> None:
        for one in self.models.values():
            one.take(incident)

    def _connect(self) -> None:
        self._model.section_changed.connect(self.show_section)
        self._model.changed.connect(self.show_state)
        self._model.moved_on.connect(self._on_moved_on)
        self.head.mark_wished.connect(self.wrap)
        self.head.list_wished.connect(self.list_lines)
        self.head.done_wished.connect(self.mark_done)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self._column, column = QVBoxLayout(self._sheet), QVBoxLayout(self)
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self.head.not_needed)
        title.addWidget(self.head.done)
        self._column.addWidget(self.banner)
        self._column.addLayout(title)
        for part in (self.items, self.came_back, self.aids):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.area.setWidget(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.area, 1)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 28)
        self._column.setContentsMargins(inset, px(12 if theme.is_compact else 20), inset, px(18))
        self._column.setSpacing(px(12 if theme.is_compact else 18))
        self._sheet.setMaximumWidth(px(_WIDE))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.show_state()


def _written(one: Standing) -> float:
    return one.written_at.timestamp() if one.written_at is not None else 0.0


def _is_done(row: SectionRow | None, fields: Sequence[FieldView]) -> bool:
    """Whether a section is done as it stands here: what was typed since then is not."""
    return row is not None and row.state is SectionState.DONE and not any(one.model.is_new for one in fields)
