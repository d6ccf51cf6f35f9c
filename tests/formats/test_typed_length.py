"""Lengths as they are typed, and as fields show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.formats.typed_length import face, read_length


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("0:30", 1800), ("1:05:30", 3930), ("30m", 1800), ("90", 5400), ("2 h", 7200), ("1h 30m", 5400),
     ("1 h, 30 min", 5400), ("1.5 h", 5400), ("2 days", 172_800), ("45 s", 45), ("at once", 0), ("0:00", 0),
     ("", None), (" - ", None), ("not stated", None)],
)  # fmt: skip
def test_a_length_is_read(typed, seconds):
    assert read_length(typed) == seconds


def test_the_end_of_the_phase_is_a_time_where_it_has_one():
    assert read_length("End of phase", end_of_phase=3000) == 3000
    with pytest.raises(Refused, match="Due can't be the end of the phase"):
        read_length("end", what="Due")


@pytest.mark.parametrize("typed", ["soon", "1:75", "5 parsecs", "1h x", "x 1h", "-5", "1:2:3:4"])
def test_anything_else_is_refused_with_the_ways_to_write_it(typed):
    with pytest.raises(Refused, match=r"^Due: “.*” is no time\. Write 0:30, 30m, 2h"):
        read_length(typed, what="Due")


def test_what_no_incident_lasts_is_refused():
    with pytest.raises(Refused, match="longer than a year"):
        read_length("9000 h")


@given(st.integers(0, 9999 * 3600 // 60))
def test_what_a_field_shows_is_read_again(seconds):
    assert read_length(face(seconds)) == seconds


def test_a_face():
    assert [face(one) for one in (None, 0, 3000, 90_061)] == ["", "0:00", "0:50", "25:01:01"]
