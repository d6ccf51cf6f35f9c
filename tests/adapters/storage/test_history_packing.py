"""What is packed comes out as it went in, and what is damaged is refused, never believed."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.storage.history_packing import (
    NO_STATUS,
    NotPacked,
    Packed,
    block_from_bytes,
    block_to_bytes,
    check_of_row,
    code_of,
    figures_of_block,
    phases_of,
    rolls_from_bytes,
    rolls_to_bytes,
    rows_from_bytes,
    rows_to_bytes,
    times_of_block,
)
from incident_desk.domain.health_rolls import Heard, rolls_of
from incident_desk.domain.health_sample import Fault, Outcome, Timing

BEGIN = 1_770_000_000_000_000
U16, U32 = st.integers(0, 2**16 - 1), st.integers(0, 2**32 - 1)
CODES = st.builds(
    lambda outcome, fault, counts: code_of(outcome, fault, counts=counts),
    st.sampled_from([Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN]),
    st.sampled_from([None, *Fault]),
    st.booleans(),
)
ROWS = st.lists(
    st.tuples(
        st.integers(0, 3_600_000_000), U32, st.integers(NO_STATUS, 999), CODES, st.tuples(*[U16] * 4), U32, U32
    ),
    min_size=1, max_size=20, unique_by=lambda one: one[0],
).map(lambda rows: [Packed(7, BEGIN + one[0], *one[1:]) for one in sorted(rows)])  # fmt: skip


@given(ROWS)
def test_rows_and_blocks_come_out_as_they_went_in(rows):
    packed = rows_to_bytes(rows)
    assert rows_from_bytes(packed) == rows and check_of_row(packed) == 7
    assert block_from_bytes(7, block_to_bytes(rows)) == rows


@given(ROWS)
def test_the_figures_of_a_block_are_of_what_counts(rows):
    counted = [
        (one.at, one.took if one.outcome is Outcome.OK else -1, one.at + 1000 * one.gap_ms)
        for one in rows
        if one.counts
    ]
    assert list(zip(*figures_of_block(block_to_bytes(rows)), strict=True)) == counted
    assert times_of_block(block_to_bytes(rows)) == [one for _, one, _ in counted if one >= 0]
    assert [one.is_good for one in rows] == [one.counts and one.outcome is Outcome.OK for one in rows]


@pytest.mark.parametrize("outcome", [Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN])
@pytest.mark.parametrize("fault", [None, *Fault])
@pytest.mark.parametrize("counts", [True, False])
def test_outcome_and_fault_are_told_apart(outcome, fault, counts):
    one = Packed(1, BEGIN, 5, 200, code_of(outcome, fault, counts=counts), (0, 0, 0, 0), 0, 9)
    assert (one.outcome, one.fault) == (outcome, fault)
    assert one.counts is (counts and outcome is not Outcome.UNKNOWN)


@given(st.none() | st.floats(0.001, 300_000), st.none() | st.floats(0, 300_000))
def test_phases_are_sharp_to_a_twentieth_of_a_percent(name, connect):
    timing = Timing(name, connect, None, 12.0, 77.123)
    told = Packed(1, BEGIN, 77_123, 0, 0, phases_of(timing), 0, 9).timing
    assert (told.tls_ms, told.total_ms) == (None, 77.123)
    for one, two in ((name, told.name_ms), (connect, told.connect_ms), (12.0, told.first_byte_ms)):
        assert (one is None) == (two is None)
        assert one is None or two == pytest.approx(one, rel=5e-4, abs=1e-3)


@given(st.lists(st.tuples(st.integers(1, 2**31), st.integers(-1, 2**32 - 1)), max_size=30))
def test_rolls_come_out_as_they_went_in(steps):
    at, now = [], BEGIN
    for passed, _ in steps:
        now += passed
        at.append(now)
    rolls = rolls_of(Heard.of(at, [took for _, took in steps], 10**9), BEGIN, 3_600_000_000, 5)
    assert rolls_from_bytes(rolls_to_bytes(rolls)) == rolls


@given(ROWS, st.data())
def test_damage_is_refused_or_changes_nothing(rows, data):
    rolls = rolls_of(Heard.of([one.at for one in rows], [one.took for one in rows], 10**9), BEGIN, 60_000_000, 3)
    for packed, reading in (
        (block_to_bytes(rows), lambda given: block_from_bytes(7, given)),
        (block_to_bytes(rows), figures_of_block),
        (rolls_to_bytes(rolls), rolls_from_bytes),
    ):
        damaged, place = bytearray(packed), data.draw(st.integers(0, len(packed) - 1))
        damaged[place] ^= data.draw(st.integers(1, 255))
        with suppress(NotPacked):
            assert reading(bytes(damaged)) == reading(packed)  # a bit that nothing reads
        with pytest.raises(NotPacked):
            reading(packed[: place // 2])
    with pytest.raises(NotPacked):
        rows_from_bytes(rows_to_bytes(rows)[:-1])


def test_a_width_that_there_is_not_is_refused():
    with pytest.raises(NotPacked):
        rolls_from_bytes(zlib.compress(struct.pack("<Iq", 2, BEGIN) + b"\x09" * 50))
    with pytest.raises(NotPacked):
        rolls_from_bytes(zlib.compress(b""))
    with pytest.raises(NotPacked):
        rolls_from_bytes(zlib.compress(struct.pack("<Iq", 2**32 - 1, BEGIN) + b"\x04" * 50))
