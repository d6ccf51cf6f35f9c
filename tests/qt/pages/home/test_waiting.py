"""What waits for somebody."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.metrics import metrics
from incident_desk.domain.playbook import FollowUp
from incident_desk.domain.status import Status
from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.pages.home.waiting import SHOWN_MOST, waiting
from tests.qt.pages.home.library import NOW, Past, Shelf, asked


def _captions(shelf, now=NOW):
    return {one.title: one.caption for one in waiting(shelf.incidents, now).items}


def test_the_oldest_due_time_comes_first_and_what_has_none_last(shelf):
    shelf.add(Past("One", 9, actions=(("not dated", None),)))
    shelf.add(Past("Two", 8, actions=(("to come", "2026-12-01"), ("past", "2026-10-10"))))
    assert [one.title for one in waiting(shelf.incidents, NOW).items] == ["past", "to come", "not dated"]


def test_an_item_says_whose_it_is_and_how_late(shelf):
    shelf.add(
        Past("One", 60, actions=(("Checks", "2026-08-19"), ("Soon", "2026-10-14 04:23 UTC"), ("Some day", None)))
    )
    late, soon, undated = waiting(shelf.incidents, NOW).items
    assert late.caption == "INC-0001 · RO · due 19 Aug · 56 days past"
    assert late.is_late and late.settles == "Mark done"
    assert soon.caption == "INC-0001 · RO · due 14 Oct 04:23 UTC · almost due, 39 min left"
    assert undated.caption == "INC-0001 · RO · no date"
    assert [one.brief for one in (late, soon, undated)] == [
        "56 days past · INC-0001", "almost due, 39 min left · INC-0001", "no date · INC-0001",
    ]  # fmt: skip


def test_a_resolved_incident_waits_for_its_watch_and_its_review(shelf):
    shelf.add(Past("Down", 1, resolved=60, closed=False))
    watch, review = waiting(shelf.incidents, NOW).items
    assert (watch.title, watch.settles) == ("Watch: Down", "")
    assert watch.caption == "INC-0001 · until 14 Oct 04:43 UTC · 60 min left"
    assert (review.title, review.settles) == ("Review: Down", "Close incident…")
    assert review.caption == "INC-0001 · 25 h left · due 15 Oct 04:43 UTC"


@pytest.mark.parametrize(
    ("hours", "state", "words"),
    [
        (35, TargetState.ON_TRACK, "12 h left"),
        (36, TargetState.AT_RISK, "at risk, 11 h left"),
        (44, TargetState.ALMOST_DUE, "almost due, 3 h left"),
        (48.5, TargetState.LATE, "30 min past"),
        (72, TargetState.LATE, "24 h past"),
        (200, TargetState.LATE, "6 days past"),
    ],
)
def test_a_review_has_the_states_of_its_clock(shelf, hours, state, words):
    shelf.add(Past("Down", 1, resolved=0, closed=False))
    resolved = NOW - timedelta(days=1)
    now = resolved + timedelta(hours=hours, seconds=30)
    review = next(one for one in waiting(shelf.incidents, now).items if one.what == "review")
    assert review.state is state
    assert f" · {words} · due " in review.caption


def test_what_the_playbook_does_not_state_is_from_settings(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 9, closed=False)))
    (review,) = waiting([replace(one, playbook=None)], NOW).items
    assert review.caption.endswith(" · from settings") and review.is_late


def test_a_follow_up_review_waits_after_the_closing_and_is_done_with_its_step(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 9)))
    asked = replace(one.playbook, follow_up=FollowUp("Schedule follow-up review", "5.7"))
    (item,) = waiting([replace(one, playbook=asked)], NOW).items
    assert (item.title, item.step, item.settles) == ("Follow-up review: Down", "5.7", "Mark done")
    assert item.caption == "INC-0001 · when is not stated"
    dated = replace(one.playbook, follow_up=FollowUp("Follow-up review in 2 weeks", "5.7", 14 * 86_400))
    assert waiting([replace(one, playbook=dated)], NOW).items[0].caption.endswith("· 5 days left")


def test_what_a_report_that_was_taken_in_left_to_do_hides_nothing_that_is_due_here(shelf):
    for closed in (False, True):
        shelf.add(Past("Old", 2, record=RecordKind.PAST, actions=(("x", None),), closed=closed))
    shelf.add(Past("Ours", 2, actions=(("y", None),)))
    assert [one.title for one in waiting(shelf.incidents, NOW).items] == ["y"]


def test_what_is_past_its_date_is_listed_whatever_it_is_of_as_the_figure_counts_it(shelf):
    late = ("late", "2026-10-10")
    shelf.add(Past("Old", 40, record=RecordKind.PAST, actions=(("older", "2026-09-01"), ("to come", "2026-12-01"))))
    shelf.add(Past("Ours", 8, actions=(late, ("undated", None))))
    shelf.add(Past("Practice", 8, record=RecordKind.DRILL, actions=(late,)))
    running = shelf.declare("Down", NOW)
    shelf.act(running, NOW, asked("overdue already", "2026-10-12"))
    column, figure = waiting(shelf.incidents, NOW), metrics(shelf.incidents, NOW).actions
    assert [one.title for one in column.items] == ["late", "overdue already", "undated", "older"]
    assert sum(one.is_late for one in column.items) == figure.past_due == 3
    assert column.items[-1].settles == "Mark done"


def test_drills_open_and_cancelled_incidents_ask_for_nothing(shelf):
    shelf.add(Past("Practice", 2, record=RecordKind.DRILL, actions=(("x", None),), closed=False))
    running = shelf.declare("Down", NOW)
    shelf.note_action(running, "later")
    assert waiting(shelf.incidents, NOW).items == ()
    cancelled = replace(shelf.bench.desk.incident_of(running), status=Status.CANCELLED)
    assert waiting([cancelled], NOW).items == ()


_SHELF = Shelf()
_SHELF.add(
    Past("Down", 1, closed=False, actions=(("day", "2026-10-20"), ("hour", "2026-10-15 06:00"), ("none", None)))
)
_ONE = _SHELF.incidents[0]


@given(st.integers(0, 30 * 86_400), st.floats(0, 0.999))
@example(1000, 0.5)
def test_nothing_changes_before_the_moment_that_was_told(seconds, share):
    now = NOW + timedelta(seconds=seconds)
    before = waiting([_ONE], now).items
    changes = min(one.changes_at for one in before)
    assert changes > now
    if changes < datetime.max.replace(tzinfo=UTC):
        later = now + (changes - now - timedelta(milliseconds=1)) * share
        assert [(one.state, one.caption) for one in waiting([_ONE], later).items] == [
            (one.state, one.caption) for one in before
        ]


def test_of_many_things_the_first_are_put_into_words_and_all_are_counted(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 9, actions=(("x", "2026-08-19"),))))
    found = waiting([replace(one, id=f"id-{number}") for number in range(100)], NOW)
    assert (len(found.items), found.count) == (SHOWN_MOST, 100)
