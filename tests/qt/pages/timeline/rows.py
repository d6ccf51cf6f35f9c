"""Entries for the tests of the page."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry, Sign

AT = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


def entry(number=0, kind=Sign.NOTE, who="Rita Ortega", text="", **more):
    """One that somebody typed, so many minutes after three."""
    at = more.pop("at", AT + timedelta(minutes=number))
    told = {"human": True, "text": text or f"text {number}"} | more
    told |= {"happened": Moment.exactly(at), "sort_at": at, "written_at": at}
    return Entry(f"e{number}", kind, who=who, seq=number, **told)


KINDS = (*Sign, "check_changed", "clock_jumped", "opened", "update_sent")
PEOPLE = ("Rita Ortega", "Maya Kowalski", "desk", "check:Web")
WORDS = ("pool", "ping slow", "Deploy 7c1e", "")

drawn_rows = st.tuples(
    st.sampled_from(KINDS), st.sampled_from(PEOPLE), st.sampled_from(WORDS), st.booleans(), st.booleans()
)
timelines = st.lists(drawn_rows, max_size=30).map(
    lambda drawn: tuple(
        entry(number, kind, who, text=f"{words} {number}", amended=amended, starred=starred, files=number % 3)
        for number, (kind, who, words, amended, starred) in enumerate(drawn)
    )
)
