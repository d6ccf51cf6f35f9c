"""How typed lines are understood."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.qt.panes.log_field.understanding import (
    ICONS,
    ORDER,
    WORDS,
    next_sign,
    sign_of,
    understand,
)

AT = datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC)


def line(typed, chosen=Sign.NOTE):
    return understand(typed, AT, chosen)


def test_without_a_time_it_happened_at_the_first_key():
    understood = line("Ping 2.9 s")
    assert understood.happened == Moment.exactly(AT)
    assert not understood.time_typed


@pytest.mark.parametrize(
    ("typed", "at", "text"),
    [
        ("-5m pool reset", AT - timedelta(minutes=5), "pool reset"),
        ("03:10 pool reset", AT.replace(hour=3, minute=10, second=0), "pool reset"),
        ("! -2h roll back", AT - timedelta(hours=2), "roll back"),
        ("-13h first signs", AT - timedelta(hours=13), "first signs"),
    ],
)
def test_a_typed_time_is_taken_out_of_the_text(typed, at, text):
    understood = line(typed)
    assert (understood.happened.at, understood.line.text, understood.time_typed) == (at, text, True)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("! Roll back, RO calls it by 03:50", "Roll back, RO calls it by 03:50"),
        ("call the hoster at 04:00", "call the hoster at 04:00"),
        ("14:00 call with the hoster", "14:00 call with the hoster"),
    ],
)
def test_a_time_to_come_stays_in_the_text(typed, text):
    understood = line(typed)
    assert (understood.line.text, understood.happened.at, understood.time_typed) == (text, AT, False)


def test_an_owner_and_tags_are_seen():
    understood = line("+ alert on pool use @RO #database")
    assert (understood.line.sign, understood.line.owner, understood.line.tags) == (
        Sign.ACTION_ITEM, "RO", ("database",),
    )  # fmt: skip


def test_an_unknown_time_stays_unknown():
    assert line("??:?? the disk filled up").happened == Moment.unknown()


def test_the_chosen_kind_holds_without_a_sign():
    assert line("wait", Sign.DECISION).line.sign is Sign.DECISION
    assert line("? wait", Sign.DECISION).line.sign is Sign.HYPOTHESIS


def test_the_first_sign_alone_shows_the_kind():
    assert sign_of("!", Sign.NOTE) is Sign.DECISION
    assert sign_of("  = ", Sign.NOTE) is Sign.FINDING
    assert sign_of("&", Sign.NOTE) is Sign.CHANGE
    assert sign_of("x", Sign.ACTION) is Sign.ACTION
    assert sign_of("??:?? the disk", Sign.NOTE) is Sign.NOTE


def test_stepping_goes_through_every_kind_and_round():
    seen = [Sign.NOTE]
    for _ in Sign:
        seen.append(next_sign(seen[-1]))
    assert seen == [*ORDER, Sign.NOTE]
    assert next_sign(Sign.NOTE, -1) is Sign.ACTION_ITEM


def test_every_kind_has_a_word_and_a_sign():
    assert set(WORDS) == set(ICONS) == set(ORDER) == set(Sign)


@given(st.text(max_size=80), st.sampled_from(ORDER))
def test_nothing_that_is_typed_breaks_it_or_lies_ahead(typed, chosen):
    understood = understand(typed, AT, chosen)
    at = understood.happened.at
    assert at is None or at <= AT + timedelta(minutes=1)
