"""The log field's way to the record."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import LONGEST_READ
from incident_desk.qt.panes.log_field.frame import understood_words
from incident_desk.qt.panes.log_field.view_model import NOTHING, LogFieldModel, ago
from incident_desk.services.acts.steering import acknowledge, resolve


@pytest.fixture
def model(link, ticker):
    model = LogFieldModel(link, ticker)
    link.show()
    return model


def entries(link):
    return [entry for entry in link.record.scene.entries if entry.human]


def full():
    return StoreFailure("disk_full", "Not saved: the disk is full")


def test_what_is_typed_is_logged_and_leaves_the_field(model, link, qtbot):
    model.type_text("! Roll back to 41ab9d2")
    with qtbot.waitSignals([model.saved, model.text_replaced]):
        model.submit()
    assert (entries(link)[-1].kind, entries(link)[-1].text) == ("decision", "Roll back to 41ab9d2")
    assert model.text == ""
    assert model.shown.happened is None


def test_where_an_entry_goes_that_is_not_the_last_row_is_said(model, link):
    told = []
    model.sorted_back.connect(told.append)
    model.type_text("now")
    model.submit()
    assert told == []
    model.type_text("-30m seen by users")
    model.submit()
    rows = link.record.scene.entries
    row = next(at for at, one in enumerate(rows) if one.text == "seen by users")
    then = link.record.now - timedelta(minutes=30)
    assert row < len(rows) - 1 and told == [f"Added at {then:%H:%M} UTC, row {row + 1} of {len(rows)}"]


def test_the_time_is_that_of_the_first_key(model, link):
    first = link.record.now
    model.type_text("R")
    link.record.now = first + timedelta(minutes=2)
    model.type_text("Rolling back")
    model.submit()
    assert entries(link)[-1].happened.at == first
    assert entries(link)[-1].written_at == first + timedelta(minutes=2)


def test_an_emptied_field_takes_the_time_anew(model, link):
    model.type_text("x")
    model.type_text("")
    link.record.now += timedelta(minutes=1)
    model.type_text("y")
    assert model.shown.happened.at == link.record.now


def test_time_and_owner_are_shown_while_typing(model):
    model.type_text("+ alert on pool use @RO -5m")
    shown = model.shown
    assert (shown.sign, shown.owner, shown.time_typed, shown.earlier_s) == (Sign.ACTION_ITEM, "RO", True, 300)


def test_what_a_change_says_is_shown_while_typing_and_logged(model, link):
    model.type_text("& deploy 7c1e0f4 to staging -7m")
    shown = model.shown
    assert shown.sign is Sign.CHANGE
    assert (shown.change.what, shown.change.ref, shown.change.environment) == ("deploy", "7c1e0f4", "staging")
    model.submit()
    (change,) = link.record.scene.incident.changes
    assert (change.text, change.source) == ("deploy 7c1e0f4 to staging", "typed")
    assert model.text == ""


def test_an_action_item_goes_to_the_action_items(model, link):
    model.type_text("+ alert on pool use @RO")
    model.submit()
    assert link.record.scene.incident.actions[-1].owner == "RO"


def test_the_text_stays_until_the_disk_has_it(model, link):
    link.held = True
    model.type_text("Ping 2.9 s")
    model.submit()
    assert model.text == "Ping 2.9 s"
    link.release()
    assert model.text == ""


def test_a_slow_disk_is_said(model, link):
    link.held = True
    model.type_text("Ping")
    model.submit()
    assert not model.shown.saving
    model._slow.timeout.emit()
    assert model.shown.saving
    link.release()
    assert not model.shown.saving


def test_a_failure_keeps_the_text_and_says_what_to_do(model, link):
    link.failure = full()
    model.type_text("Ping 2.9 s")
    model.submit()
    assert model.text == "Ping 2.9 s"
    assert model.shown.message.startswith("Not saved: the disk is full. Your text is still here")
    before = len(entries(link))
    model.submit()
    assert (model.text, model.shown.message, len(entries(link))) == ("", "", before + 1)


def test_a_second_try_never_writes_twice(model, link):
    """The first try failed only in what was said of it: the entry was written after all."""
    model.type_text("Ping 2.9 s")
    link.held = True
    model.submit()
    link.store_failed.emit(full())
    model.submit()
    link.release()
    assert [entry.text for entry in entries(link)].count("Ping 2.9 s") == 1
    assert model.text == ""


def test_another_text_after_a_failure_is_another_entry(model, link):
    model.type_text("one")
    link.held = True
    model.submit()
    link.store_failed.emit(full())
    model.type_text("two")
    model.submit()
    link.release()
    assert [entry.text for entry in entries(link)][-2:] == ["one", "two"]


def test_the_failure_of_somebody_else_says_nothing_here(model, link):
    model.type_text("Ping")
    link.store_failed.emit(full())
    link.refused.emit("No")
    assert model.shown.message == ""


def test_what_is_typed_during_a_save_is_the_next_entry_with_its_own_time(model, link):
    link.held = True
    model.type_text("one")
    model.submit()
    link.record.now += timedelta(seconds=3)
    later = link.record.now
    model.type_text("one two")
    link.release()
    assert model.text == "two"
    assert model.shown.happened.at == later


def test_enter_during_a_save_is_not_lost(model, link):
    link.held = True
    model.type_text("one")
    model.submit()
    model.type_text("one two")
    model.submit()
    link.held = False
    link.release()
    assert [entry.text for entry in entries(link)][-2:] == ["one", "two"]


def test_nothing_to_log_is_said_and_not_written(model, link):
    model.type_text("   ")
    model.submit()
    assert (model.shown.message, link.acts) == (NOTHING, 0)
    model.type_text("x")
    assert model.shown.message == ""


def test_a_chosen_kind_holds_for_one_entry(model, link):
    model.choose(Sign.FINDING)
    model.type_text("Ping 2.9 s")
    assert model.shown.sign is Sign.FINDING
    model.submit()
    assert entries(link)[-1].kind == "finding"
    assert model.shown.sign is Sign.NOTE


def test_a_text_longer_than_is_read_while_typing_is_logged_whole(model, link):
    text = "word " * (LONGEST_READ // 4)
    model.type_text(text)
    model.submit()
    assert entries(link)[-1].text == text.strip()


def test_a_text_longer_than_the_record_takes_stays_with_the_reason(model):
    model.type_text("x" * 100_001)
    model.submit()
    assert "100000 at most" in model.shown.message
    assert len(model.text) == 100_001


def test_each_incident_has_its_own_unsent_text(model, link, rehearsal):
    night = link.record
    model.type_text("half a sent")
    other = rehearsal.bare()
    for event in other.events:
        object.__setattr__(event, "incident", "incident-2")
    link.show(other)
    assert model.text == ""
    link.show(night)
    assert model.text == "half a sent"


def test_showing_the_same_incident_again_leaves_the_text_alone(model, link):
    model.type_text("half a sent")
    link.show()
    assert model.text == "half a sent"


def test_other_changes_leave_the_text_alone(model, link, rehearsal):
    bare = rehearsal.bare()
    link.show(bare)
    model.type_text("half a sent")
    link.act(lambda incident, _now: acknowledge(incident, None))
    assert model.text == "half a sent"


def test_without_an_incident_nothing_is_logged(link, ticker):
    model = LogFieldModel(link, ticker)
    model.type_text("x")
    model.submit()
    assert (model.shown.message, link.acts, model.shown.ready) == ("No incident is on the desk", 0, False)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, ""), (0.4, ""), (40, "40 s earlier"), (300, "5 min earlier"), (5400, "1 h 30 min earlier")],
)
def test_how_long_ago_is_said_in_words(seconds, words):
    assert ago(seconds) == words


def test_of_an_incident_that_ended_yesterday_the_shown_time_is_the_saved_one(model, link):
    ended = link.record.now
    link.act(lambda incident, now: resolve(incident, None, Moment.exactly(now)))
    link.record.now = ended + timedelta(days=1, hours=2)
    model.type_text(f"{ended - timedelta(minutes=2):%H:%M} pool full")
    shown = model.shown.happened
    assert shown.at.date() == ended.date() and f"{ended:%a %d %b}" in understood_words(model.shown)
    model.submit()
    assert [one.happened for one in entries(link) if one.text == "pool full"] == [shown]


@pytest.mark.parametrize(
    "typed", ["03:30 > pods restarted", "TODO call X @RO", "03:30 TODO call X", "03:30 >500 ms"]
)
def test_the_kind_that_is_shown_is_the_one_that_is_saved(model, link, typed):
    model.type_text(typed)
    shown = model.shown
    model.submit()
    event = link.record.events[-1]
    sign = "action_item" if event.kind == "action_added" else event.data["sign"]
    assert (sign, event.happened) == (shown.sign.value, shown.happened)


def test_the_day_by_which_an_action_item_is_due_is_shown_and_saved(model, link):
    model.type_text("TODO raise the pool @RO by friday")
    shown = model.shown
    model.submit()
    assert shown.due_day and f"due {shown.due_day}" in understood_words(shown)
    assert link.record.events[-1].data["due"] == shown.due_day
