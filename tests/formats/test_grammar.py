"""The grammar of the log field: signs, times, owners, tags; what it doesn't understand stays text."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import LONGEST_READ, read_line
from tests.fakes import NOON


@pytest.mark.parametrize(
    ("typed", "sign", "text"),
    [
        ("! roll back", Sign.DECISION, "roll back"),
        ("?pool full", Sign.HYPOTHESIS, "pool full"),
        ("> restarting", Sign.ACTION, "restarting"),
        ("= ping 2.9 s", Sign.FINDING, "ping 2.9 s"),
        ("+ alert on the pool @RO", Sign.ACTION_ITEM, "alert on the pool @RO"),
        ("& deploy 7c1e0f4", Sign.CHANGE, "deploy 7c1e0f4"),
        ("just a note", Sign.NOTE, "just a note"),
        ("!", Sign.NOTE, "!"),
    ],
)
def test_the_first_sign_sets_the_kind(typed: str, sign: Sign, text: str) -> None:
    line = read_line(typed, NOON, UTC)
    assert (line.sign, line.text) == (sign, text)


def test_a_time_at_the_start_or_a_minus_at_the_end_sets_the_time_and_leaves_the_text() -> None:
    first, last = read_line("-5m seen by users", NOON, UTC), read_line("seen by users -5m", NOON, UTC)
    assert first.text == last.text == "seen by users"
    assert first.happened == last.happened == Moment.exactly(NOON - timedelta(minutes=5))


def test_a_clock_time_at_the_end_of_a_sentence_stays_part_of_it() -> None:
    line = read_line("next call at 14:00", NOON, UTC)
    assert line.text == "next call at 14:00" and line.happened is None


def test_a_clock_time_far_back_is_rather_a_plan_and_stays_text() -> None:
    line = read_line("14:00 call with the vendor", NOON, UTC)
    assert line.text == "14:00 call with the vendor" and line.happened is None


def test_about_and_unknown_keep_their_precision() -> None:
    assert read_line("~11:30 first ticket", NOON, UTC).happened == Moment(
        NOON - timedelta(minutes=30), Precision.ABOUT
    )
    assert read_line("??:?? somebody deployed", NOON, UTC).happened == Moment.unknown()


def test_owner_and_tags_are_found_and_stay_in_the_text() -> None:
    line = read_line("+ raise the pool @RO #db #capacity", NOON, UTC)
    assert (line.owner, line.tags) == ("RO", ("db", "capacity"))


def test_an_address_is_no_owner_and_an_anchor_is_no_tag() -> None:
    line = read_line("mail ops@example.com about page.html#top", NOON, UTC)
    assert line.owner is None and line.tags == ()


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar_and_no_word_is_lost(typed: str) -> None:
    line = read_line(typed, NOON, UTC)
    assert len(line.text) <= len(typed)
    if line.happened is None:
        assert line.text in typed


@pytest.mark.parametrize(
    ("typed", "text", "minutes", "words"),
    [
        (
            "& -7m deploy 7c1e0f4 to production",
            "deploy 7c1e0f4 to production",
            -7,
            ("deploy", "7c1e0f4", "production"),
        ),
        ("& deploy v1.2.3 -7m", "deploy v1.2.3", -7, ("deploy", "v1.2.3", "")),
        ("& 11:49 flag new-ui on env:eu", "flag new-ui on env:eu", -11, ("flag", "", "eu")),
        ("& pool made larger #4711", "pool made larger #4711", None, ("other", "#4711", "")),
    ],
)
def test_a_change_says_what_to_what_where_and_when(typed, text, minutes, words):
    line = read_line(typed, NOON, UTC)
    assert line.text == text and line.change is not None
    assert (line.change.what, line.change.ref, line.change.environment) == words
    assert line.happened == (None if minutes is None else Moment.exactly(NOON + timedelta(minutes=minutes)))


def test_only_a_change_is_read_as_one():
    assert read_line("! deploy 7c1e0f4", NOON, UTC).change is None


def test_where_the_time_is_known_from_elsewhere_what_looks_like_one_stays_text() -> None:
    line = read_line("! -5m of latency", NOON, UTC, timed=True)
    assert (line.text, line.happened, line.sign) == ("-5m of latency", None, Sign.DECISION)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("! Roll back by 12:50", "12:50"),
        ("! By 12:05 Ravi says whether we roll back", "12:05"),
        ("! Roll back by 23:59", "23:59"),
        ("! Roll back by 11:50", None),  # more than half a day ahead: what was meant is not clear
        ("! Roll back by 25:00", None),
        ("! Roll back at 12:50", None),
        ("> Rolled back by 12:50", None),
        ("Nearby 12:50", None),
    ],
)
def test_a_decision_says_by_when(typed, due):
    line = read_line(typed, NOON, UTC)
    assert (f"{line.due:%H:%M}" if line.due else None) == due
    assert line.text == typed.removeprefix("! ").removeprefix("> ")


@pytest.mark.parametrize(
    ("typed", "sign", "text", "minutes"),
    [
        ("TODO raise the pool", Sign.ACTION_ITEM, "raise the pool", None),
        ("todo: raise the pool", Sign.ACTION_ITEM, "raise the pool", None),
        ("To-do: raise the pool", Sign.ACTION_ITEM, "raise the pool", None),
        ("TODO: -5m raise the pool", Sign.ACTION_ITEM, "raise the pool", -5),
        ("TODO", Sign.NOTE, "TODO", None),
        ("TODO:", Sign.NOTE, "TODO:", None),
        ("todo list is long", Sign.NOTE, "todo list is long", None),
        ("TODOs remain", Sign.NOTE, "TODOs remain", None),
        ("? 11:50 CET pool full", Sign.HYPOTHESIS, "pool full", -70),
        ("11:50Z: pool full", Sign.NOTE, "pool full", -10),
        ("11:50 - pool full", Sign.NOTE, "pool full", -10),
        ("11:50, pool full", Sign.NOTE, "pool full", -10),
        ("pool full 5 min ago", Sign.NOTE, "pool full", -5),
        ("pool full ~-5m", Sign.NOTE, "pool full", -5),
        ("pool full since 5 min", Sign.NOTE, "pool full since 5 min", None),
        ("11:50", Sign.NOTE, "11:50", None),
        ("yesterday we saw the same", Sign.NOTE, "yesterday we saw the same", None),
        ("yesterday 12:00 we saw it", Sign.NOTE, "we saw it", -1440),
        ("11:50 IST pool full", Sign.NOTE, "11:50 IST pool full", None),
        ("13:00-14:00 window for the vendor", Sign.NOTE, "13:00-14:00 window for the vendor", None),
        ("2026-03-02 10:00 call with the vendor", Sign.NOTE, "2026-03-02 10:00 call with the vendor", None),
    ],
)
def test_what_the_field_says_can_be_typed_is_understood(typed, sign, text, minutes):
    line = read_line(typed, NOON, UTC)
    assert (line.sign, line.text) == (sign, text)
    assert (line.happened and line.happened.at) == (None if minutes is None else NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("typed", "sign", "text", "minutes"),
    [
        ("11:42Z > pods restarted", Sign.ACTION, "pods restarted", -18),
        ("~11:35 = error rate", Sign.FINDING, "error rate", -25),
        ("11:20..11:24 ? pool", Sign.HYPOTHESIS, "pool", -40),
        ("11:43Z TODO call X @RO", Sign.ACTION_ITEM, "call X @RO", -17),
        ("11:43 todo: call X", Sign.ACTION_ITEM, "call X", -17),
        ("-5m ! roll back", Sign.DECISION, "roll back", -5),
        ("5 min ago: !roll back", Sign.DECISION, "roll back", -5),
        ("11:53 + raise the pool", Sign.ACTION_ITEM, "raise the pool", -7),
        ("11:53 & deploy 7c1e0f4", Sign.CHANGE, "deploy 7c1e0f4", -7),
        # What is no sign stays text.
        ("11:42 pods > 500", Sign.NOTE, "pods > 500", -18),
        ("11:42 >500 ms latency", Sign.NOTE, ">500 ms latency", -18),
        ("11:42 +1 pod", Sign.NOTE, "+1 pod", -18),
        ("11:42Z ? ", Sign.NOTE, "?", -18),
        ("11:42 >> quoted", Sign.NOTE, ">> quoted", -18),
        ("11:00 - 11:30 pool full", Sign.NOTE, "pool full", -60),
        ("12:00 - 13:00 call > vendor", Sign.NOTE, "12:00 - 13:00 call > vendor", None),
        ("14:00 > call the vendor", Sign.NOTE, "14:00 > call the vendor", None),
        # One sign is one: what follows it are words.
        ("> 11:42 ! roll back", Sign.ACTION, "! roll back", -18),
        ("11:42 > ! roll back", Sign.ACTION, "! roll back", -18),
    ],
)
def test_the_time_may_stand_before_the_sign(typed, sign, text, minutes):
    line = read_line(typed, NOON, UTC)
    assert (line.sign, line.text) == (sign, text)
    assert (line.happened and line.happened.at) == (None if minutes is None else NOON + timedelta(minutes=minutes))


def test_behind_a_time_a_todo_has_its_owner_and_a_change_its_words() -> None:
    assert read_line("11:42 TODO(RO): raise the pool", NOON, UTC).owner == "RO"
    assert read_line("11:42 & deploy 7c1e0f4", NOON, UTC).change.ref == "7c1e0f4"


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("TODO raise the pool @RO by friday", "2026-03-06"),
        ("+ raise the pool until next Friday", "2026-03-06"),
        ("TODO by tomorrow: raise the pool", "2026-03-02"),
        ("11:42Z TODO raise the pool by 2026-12-04", "2026-12-04"),
        ("TODO raise the pool by 2026-13-40", ""),
        ("TODO raise the pool by friday 15:00", ""),
        ("TODO check friday's deploy by hand", ""),
        ("raise the pool by friday", ""),
    ],
)
def test_an_action_item_says_by_which_day(typed, due):
    line = read_line(typed, NOON, UTC)
    assert line.due_day == due
    assert line.text in typed


def test_the_owner_of_a_todo_may_stand_in_its_brackets() -> None:
    assert read_line("TODO(RO): raise the pool", NOON, UTC).owner == "RO"
    assert read_line("TODO raise the pool @MK", NOON, UTC).owner == "MK"


def test_of_a_text_that_is_very_long_the_beginning_is_looked_through() -> None:
    line = read_line("x " * LONGEST_READ + "#late -5m", NOON, UTC)
    assert line.tags == () and line.happened == Moment.exactly(NOON - timedelta(minutes=5))
