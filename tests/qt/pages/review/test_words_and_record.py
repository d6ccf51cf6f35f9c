"""Whatever is typed, saved, undone and written by others: no typed word is lost, none is written by nobody."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.review_sayings import REVIEW_ACTS
from incident_desk.qt import draft_keeper
from incident_desk.qt.pages.review import field_model
from incident_desk.qt.pages.review.fields import Field, Sort, drafts_for, plain, standing_in
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.qt.pages.review.writing_column import WritingColumn
from incident_desk.services.turning_back import TurningBack
from tests.examples import few
from tests.qt.pages.review.conftest import Room
from tests.review_samples import SMALL

TEXT = Field(Sort.TEXT, "summary", "Summary")
ROWS = Field(Sort.LIST, "whys", "Five whys")
FIGURE = Field(Sort.FIGURE, "users", "Users")
SECTIONS = {TEXT: "summary", ROWS: "whys", FIGURE: "impact"}
STEPS = (
    "type", "enter", "save", "away", "back", "undo", "redo", "theirs", "undo elsewhere", "redo elsewhere",
    "reopen", "crash", "take theirs", "keep mine",
)  # fmt: skip


class Words:
    """A field in the window, and what has to stand in it and in the record by what was done."""

    def __init__(self, qtbot, themes, field):
        self.qtbot, self.themes, self.field = qtbot, themes, field
        self.room, self.column, self.count = Room(qtbot), None, 0
        self.window = QStackedWidget()
        """One window for all of it: Qt looks for the active one among those that were deleted a moment ago."""
        qtbot.addWidget(self.window)
        self.window.show()
        self.pending, self.begun = None, None
        """What was typed and is not in the record, and the version that it was begun on."""
        self.saves = []
        """What the window has to have written by now, in this order."""
        self.open()

    def open(self):
        room = self.room
        self.model = ReviewModel(room.link)
        self.model.take(room.scene)
        room.until(lambda: self.model.template is not None)
        self.column = WritingColumn(self.themes, (room.link, self.model, room.now))
        self.window.addWidget(self.column)
        self.window.setCurrentWidget(self.column)
        self.model.choose(SECTIONS[self.field])

    @property
    def view(self):
        return next((one for one in self.column.fields if one.model.field.key == self.field.key), None)

    @property
    def record(self):
        return standing_in(self.room.sample.review, self.field)

    @property
    def is_in_question(self):
        return self.pending is not None and self.record.version != self.begun

    @property
    def written(self):
        """What the window wrote into the record, undone or not."""
        kinds = (Kind.REVIEW_WRITTEN, Kind.REVIEW_LISTED, Kind.IMPACT_STATED)
        mine = [one.data for one in self.room.sample.events if one.who == "MK" and one.kind in kinds]
        return [one["text"] if "text" in one else "\n".join(item["text"] for item in one["items"]) for one in mine]

    def do(self, step):
        getattr(self, f"do_{step.replace(' ', '_')}")()
        self.room.settle()
        self.holds(step)

    def holds(self, step):
        assert self.written == self.saves, step
        if self.view is None:
            return
        shown, wanted = self.view.text.toPlainText(), self.record.text if self.pending is None else self.pending
        assert plain(self.field, shown) == plain(self.field, wanted), step
        assert self.view.model.is_new == (self.pending is not None), step
        assert self.view.theirs.isVisible() == self.is_in_question, step

    def do_type(self):
        if self.view is not None:
            self.count += 1
            self.begun = self.begun if self.pending is not None else self.record.version
            self.qtbot.keyClicks(self.view.prose, f"mine {self.count} ")
            self.pending = self.view.text.toPlainText()

    def do_enter(self):
        if self.view is not None:
            self.qtbot.keyClick(self.view.prose, Qt.Key.Key_Return)
            self.do_type()

    def do_save(self):
        is_saved = self.view is not None and self.pending is not None and not self.is_in_question
        self.column.save()
        if is_saved:
            self.saves.append(plain(self.field, self.pending))
            self.pending = None
        self.room.settle()

    def do_away(self):
        self.do_save()
        self.model.choose("actions")

    def do_back(self):
        self.model.choose(SECTIONS[self.field])

    def do_undo(self):
        self.do_save()
        self.room.link.undo(REVIEW_ACTS)

    def do_redo(self):
        self.do_save()
        self.room.link.redo(REVIEW_ACTS)

    def do_theirs(self):
        self.count += 1
        text, former = f"theirs {self.count}\N{NO-BREAK SPACE}words", self.record.version
        self.room.sample.do(lambda one: drafts_for(one, self.field, (text, former), SMALL))

    def do_undo_elsewhere(self):
        self.take_back(again=False)

    def do_redo_elsewhere(self):
        self.take_back(again=True)

    def take_back(self, *, again):
        bench, id_ = self.room.sample.bench, self.room.sample.id
        rule = TurningBack(lambda one: bench.desk.events(one.id), "RO", again=again, own=REVIEW_ACTS)
        try:
            bench.desk.act(id_, rule, "RO")
        except Refused:
            return

    def do_reopen(self):
        self.do_save()
        self.close()

    def do_crash(self):
        """Nothing is saved any more; what was typed is on the disk."""
        if self.view is not None:
            typed = [self.pending] if self.pending is not None else []
            self.room.until(lambda: [one.text for one in self.room.drafts.kept.values()] == typed)
        for one in self.column.fields:
            one.text.blockSignals(True)
        self.close()

    def close(self):
        self.window.removeWidget(self.column)
        self.column.deleteLater()
        self.model.deleteLater()
        self.open()

    def do_take_theirs(self):
        if self.is_in_question and self.view is not None:
            self.view.theirs.click()
            self.pending = None

    def do_keep_mine(self):
        if self.is_in_question and self.view is not None:
            self.saves.append(plain(self.field, self.pending))
            self.pending = None
            self.view.mine.click()


@pytest.mark.parametrize("field", SECTIONS, ids=lambda one: one.name)
@settings(max_examples=few(5, 100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), max_size=14))
@example(steps=["theirs", "type", "away", "back", "undo", "redo", "away"])
@example(steps=["type", "save", "type", "save", "undo", "away", "back", "redo", "reopen"])
@example(steps=["type", "crash", "type", "theirs", "crash", "keep mine", "undo", "crash"])
@example(steps=["type", "theirs", "reopen", "undo elsewhere", "type", "save"])
def test_no_typed_word_is_lost_and_none_is_written_that_nobody_typed(qtbot, themes, monkeypatch, field, steps):
    monkeypatch.setattr(draft_keeper, "EVERY_MS", 0)
    monkeypatch.setattr(field_model, "REST_MS", 3_600_000)  # However slow a computer is, no rest comes between.
    words = Words(qtbot, themes, field)
    try:
        for step in steps:
            words.do(step)
    finally:
        words.room.link.close()
