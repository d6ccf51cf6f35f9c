"""What is typed is kept at once, in the record after a rest, and never written over another's words unseen."""

from dataclasses import replace

import pytest

from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.fields import Field, Sort
from incident_desk.services.drafts import Unsent
from incident_desk.services.turning_back import TurningBack
from tests.review_samples import SMALL, Reviewed

SUMMARY = Field(Sort.TEXT, "summary", "Summary")


class Writer:
    """A field as a view has it."""

    def __init__(self, room):
        self.room = room
        self.model = FieldModel(room.link, SUMMARY, SMALL)
        self.shown = []
        self.model.replaced.connect(self.shown.append)
        room.link.scene_changed.connect(self._on_changed)
        self.model.begin(room.sample.now)

    def _on_changed(self, scene, _change):
        self.model.take(scene.incident)

    def type(self, text):
        self.model.type(text, self.room.now())

    def saved(self):
        self.model.save()
        self.room.until(lambda: not self.model.is_new)


@pytest.fixture
def writer(room):
    return Writer(room)


def test_what_is_typed_is_kept_on_the_disk_and_saved_after_a_rest(room, writer):
    writer.type("It was down")
    assert writer.model.words == "typed, a draft on this computer"
    room.until(lambda: any(one.text == "It was down" for one in room.drafts.kept.values()))
    assert room.sample.review.text("summary") == ""
    writer.model._rest.timeout.emit()
    room.until(lambda: room.sample.review.text("summary") == "It was down")
    room.until(lambda: writer.model.words.startswith("saved"))
    room.until(lambda: not room.drafts.kept)


def test_each_saving_knows_the_version_before(room, writer):
    for text in ("One", "One two", "One two three"):
        writer.type(text)
        writer.saved()
    assert room.sample.review.texts["summary"].versions == 3 and room.refused == []


def test_an_untouched_text_follows_what_another_writes(room, writer):
    room.sample.write("summary", "Theirs")
    room.until(lambda: writer.model.text == "Theirs")
    assert writer.shown[-1] == "Theirs" and writer.model.theirs is None


def test_words_of_another_are_not_written_over_until_the_person_says_so(room, writer):
    writer.type("Mine")
    room.sample.write("summary", "Theirs", "RO")
    room.until(lambda: writer.model.theirs is not None)
    assert writer.model.text == "Mine" and writer.model.theirs.who == "RO"
    writer.model.save()
    room.settle()
    assert room.sample.review.text("summary") == "Theirs"
    writer.model.keep_mine()
    room.until(lambda: room.sample.review.text("summary") == "Mine")
    room.until(lambda: writer.model.theirs is None and not writer.model.is_new)
    assert room.sample.review.texts["summary"].versions == 2


def test_their_words_can_be_taken(room, writer):
    writer.type("Mine")
    room.sample.write("summary", "Theirs", "RO")
    room.until(lambda: writer.model.theirs is not None)
    writer.model.take_theirs()
    assert writer.shown[-1] == "Theirs" and not writer.model.is_new
    room.until(lambda: not room.drafts.kept)


def test_typing_on_while_it_is_saved_loses_nothing_and_asks_nothing(room, writer):
    writer.type("One")
    writer.model.save()
    writer.type("One two")
    room.until(lambda: room.sample.review.text("summary") == "One")
    room.settle()
    assert writer.model.text == "One two" and writer.model.theirs is None and writer.model.is_new
    writer.saved()
    assert room.sample.review.text("summary") == "One two"


def test_what_was_typed_before_a_crash_comes_back(room, writer):
    key = f"{room.sample.now.key}-review-text-summary"
    room.drafts.kept[key] = Unsent("Half a sent", room.now())
    again = Writer(room)
    room.until(lambda: again.model.text == "Half a sent")
    assert again.shown[-1] == "Half a sent" and again.model.is_new


def test_what_was_refused_stays_typed(room, writer):
    writer.type("x" * 2_000_000)
    writer.model.save()
    room.until(lambda: bool(room.refused))
    assert writer.model.is_new and writer.model.words.startswith("typed")


def test_another_incident_does_not_touch_the_field(room, writer):
    other = Reviewed()
    other.write("summary", "Of another incident")
    writer.model.take(replace(other.now, id="another"))
    assert writer.model.text == ""


def test_a_draft_that_another_has_written_over_since_is_asked_about(room, writer):
    key = f"{room.sample.now.key}-review-text-summary"
    room.sample.write("summary", "Begun on this")
    version = room.sample.review.texts["summary"].id
    room.sample.write("summary", "Theirs", "Wei")
    room.drafts.kept[key] = Unsent("Mine", room.now(), version)
    again = Writer(room)
    room.until(lambda: again.model.theirs is not None)
    assert (again.model.text, again.model.theirs.text) == ("Mine", "Theirs")
    again.model.save()
    room.settle()
    assert room.sample.review.text("summary") == "Theirs"


def test_the_draft_knows_what_it_was_begun_on(room, writer):
    writer.type("One")
    writer.saved()
    writer.type("One two")
    room.until(lambda: [one.text for one in room.drafts.kept.values()] == ["One two"])
    (kept,) = room.drafts.kept.values()
    assert kept.version == room.sample.review.texts["summary"].id


def take_back(room, *, again=False):
    bench = room.sample.bench
    rule = TurningBack(lambda one: bench.desk.events(one.id), "MK", again=again)
    bench.desk.act(room.sample.id, rule, "MK")


def test_saved_words_follow_what_is_taken_back_and_brought_back_and_are_not_written_again(room, writer):
    for text in ("Base.", "Base. My words."):
        writer.type(text)
        writer.saved()
    for again, text in ((False, "Base."), (False, ""), (True, "Base."), (True, "Base. My words.")):
        take_back(room, again=again)
        room.until(lambda text=text: writer.shown[-1] == text)
        assert not writer.model.is_new
        writer.model.leave()
        room.settle()
    assert room.sample.review.texts["summary"].versions == 2 and room.refused == []


def test_what_is_typed_after_the_saved_words_is_asked_about_when_those_are_taken_back(room, writer):
    for text in ("Base.", "Base. My words."):
        writer.type(text)
        writer.saved()
    writer.type("Base. My words. More.")
    take_back(room)
    room.until(lambda: writer.model.theirs is not None)
    assert writer.model.is_theirs_older and writer.model.theirs.text == "Base."
    writer.model.leave()
    room.settle()
    assert (room.sample.review.text("summary"), writer.model.text) == ("Base.", "Base. My words. More.")


def test_words_taken_out_while_they_are_saved_are_taken_out_of_the_record_too(room, writer):
    writer.type("Not this")
    writer.model.save()
    writer.type("")
    room.until(lambda: room.sample.review.text("summary") == "Not this")
    room.settle()
    assert writer.model.text == "" and writer.model.theirs is None
    writer.saved()
    assert room.sample.review.text("summary") == ""


def test_who_types_before_the_draft_was_read_keeps_both(room, writer):
    key = f"{room.sample.now.key}-review-text-summary"
    room.drafts.kept[key] = Unsent("Half a sentence", room.now())
    again = Writer(room)
    again.type("Quick")
    room.until(lambda: again.model.text == "Half a sentence\n\nQuick")
    again.saved()
    assert room.sample.review.text("summary") == "Half a sentence\n\nQuick"


def test_an_older_state_of_the_record_that_comes_late_changes_nothing(room, writer):
    before = room.sample.now
    writer.type("One")
    writer.saved()
    writer.model.take(before)
    assert writer.model.text == "One" and writer.model.saved.text == "One"
