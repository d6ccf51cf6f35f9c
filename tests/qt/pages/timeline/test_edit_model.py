"""What is typed into the editor, and its way to the record."""

from dataclasses import replace
from datetime import UTC

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.timeline import Sign
from incident_desk.qt.pages.timeline.edit_model import KEPT, EditModel
from incident_desk.qt.pages.timeline.edit_words import NOTHING_YET
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.services.acts.logging import Rewrite
from tests.fakes import MemoryDrafts
from tests.qt.panes.rehearsal import bare


def begin(edit, link, words="MongoDB"):
    edit.open(link.entry(words), UTC)


def change(edit, **fields):
    edit.type(replace(edit.typed, **fields))


def amendments(link):
    return [event.data for event in link.record.events if event.kind == "entry_amended"]


def test_it_writes_only_what_was_changed(edit, link):
    link.show()
    begin(edit, link)
    assert edit.shown.words == NOTHING_YET
    change(edit, owner="AD")
    assert edit.shown.words.startswith("New: owner AD")
    edit.save()
    assert amendments(link) == [{"entry": link.id_of("MongoDB"), "owner": "AD"}]
    assert not edit.is_open


def test_where_nothing_was_changed_nothing_is_written(edit, link):
    begin(edit, link)
    edit.save()
    assert amendments(link) == [] and not edit.is_open


def test_what_is_wrong_stays_and_says_in_which_field(edit, link, qtbot):
    begin(edit, link)
    change(edit, time="25:00")
    assert edit.shown.is_wrong and edit.shown.wrong_in == "time"
    with qtbot.waitSignal(edit.wrong_found) as told:
        edit.save()
    assert told.args == ["time"] and edit.is_open and amendments(link) == []


def test_a_minute_earlier_is_in_the_field(edit, link):
    begin(edit, link)
    edit.shift(-1)
    assert edit.typed.time == "03:30:30"
    edit.shift(1)
    assert edit.typed.time == "03:31:30" and edit.shown.words == NOTHING_YET


def test_what_was_typed_and_left_is_there_again(edit, link):
    told = []
    edit.noticed.connect(told.append)
    begin(edit, link)
    edit.leave()
    assert told == []
    begin(edit, link)
    change(edit, text="half a")
    begin(edit, link, "Every request")
    assert told == [KEPT] and edit.typed.text.startswith("Every request")
    edit.leave()
    begin(edit, link)
    assert edit.typed.text == "half a"
    edit.save()
    begin(edit, link, "half a")
    assert edit.typed.sign is Sign.FINDING and edit.shown.words == NOTHING_YET


def test_what_the_disk_refuses_stays_and_can_be_saved_again(edit, link):
    begin(edit, link)
    change(edit, text="Pool full")
    link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    edit.save()
    assert edit.is_open and edit.shown.is_wrong and "still here" in edit.shown.words
    edit.save()
    assert [data["text"] for data in amendments(link)] == ["Pool full"] and not edit.is_open


def test_what_a_rule_refuses_is_said_in_place(edit, link):
    begin(edit, link)
    change(edit, text="Pool full")
    link.held = True
    edit.save()
    edit.save()
    assert link.acts == 1
    link.waiting.clear()
    link.refused.emit("No")
    assert edit.shown.words == "No" and edit.is_open


def test_a_new_one_is_logged_under_one_id_however_often_it_is_tried(edit, link, qtbot):
    edit.open_new(UTC)
    assert edit.entry is None and not edit.shown.is_wrong
    change(edit, time="03:05", text="> Restarted #web", sign=Sign.NOTE)
    assert edit.shown.words == "Logs: 2026-03-01 03:05:00 UTC · action · #web"
    link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    edit.save()
    with qtbot.waitSignal(edit.saved) as told:
        edit.save()
    row = link.entry("Restarted")
    assert told.args == [row.id] == ["id-1"] and f"{row.happened.at:%H:%M}" == "03:05"


def test_what_somebody_else_changed_meanwhile_is_said(edit, link):
    begin(edit, link)
    EntryDeeds(link).amend(link.id_of("MongoDB"), Rewrite(tags=("x",)), lambda _: None)
    edit.follow(link.entry("MongoDB"))
    assert edit.shown.words.startswith("Rita Ortega changed it meanwhile. ")


def test_another_incident_closes_it_and_keeps_what_was_typed(edit, link):
    link.show()
    first = link.record
    begin(edit, link)
    change(edit, text="half a")
    other = bare()
    other.events[:] = [replace(event, incident="incident-2") for event in other.events]
    link.show(other)
    assert not edit.is_open
    link.show(first)
    begin(edit, link)
    assert edit.typed.text == "half a"


def test_what_was_typed_is_there_again_after_a_restart(link):
    link.office.drafts = drafts = MemoryDrafts()
    before = EditModel(link, EntryDeeds(link))
    link.show()
    begin(before, link)
    change(before, text="half a", sign=Sign.NOTE)
    before.keeper.flush()
    assert len(drafts.kept) == 1
    after = EditModel(link, EntryDeeds(link))
    begin(after, link)
    assert (after.typed.text, after.typed.sign, after.typed.time) == ("half a", Sign.NOTE, "03:31:30")
    after.save()
    assert drafts.kept == {} and amendments(link)[-1]["text"] == "half a"


def test_what_can_not_be_kept_is_said(link, qtbot):
    link.office.drafts = MemoryDrafts()
    link.office.drafts.full = True
    edit = EditModel(link, EntryDeeds(link))
    begin(edit, link)
    change(edit, text="half a")
    with qtbot.waitSignal(edit.noticed) as told:
        edit.keeper.flush()
    assert "disk is full" in told.args[0]
