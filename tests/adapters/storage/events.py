"""Strategies for the store's property tests."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment, Precision

_START = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
BODIES = st.dictionaries(WORDS, PLAIN, max_size=4)
TIMES = st.integers(0, 120 * 365 * 86_400 * 10**6).map(lambda us: _START + timedelta(microseconds=us))
MOMENTS = st.one_of(
    TIMES.map(Moment.exactly),
    st.just(Moment.unknown()),
    TIMES.map(lambda at: Moment(at, Precision.RANGE, at + timedelta(minutes=5))),
)
KINDS = st.sampled_from([kind for kind in Kind if kind not in (Kind.OPENED, Kind.ERASED)])
DRAFTS = st.builds(Draft, kind=KINDS, body=BODIES, happened=MOMENTS, version=st.integers(1, 9))
