"""A pattern as lines for a terminal."""

from incident_desk.domain.patterns import known_pattern
from incident_desk.formats.pattern_text import how_it_stands, pattern_text, patterns_text
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern
from tests.pattern_samples import OTHER, Worked


def test_its_parts_stand_apart_each_with_its_count():
    worked = Worked()
    assert patterns_text(worked.now) == []
    worked.do(lambda one: open_pattern(one, "pool"))
    (text,) = patterns_text(worked.now)
    assert text.splitlines() == [
        "Pattern p1 Database pool exhausted, opened 12:01:00 by RO",
        "  Signs: Timeouts on every request",
        "  Look at  0 of 2",
        "    [ ] 9.1.1    Count the connections",
        "      [ ] 9.1.1.1  Of each client",
        "    [ ] 9.1.2    Look at slow queries",
        "  Suspected causes  0 of 2",
        "    [?] p1.c1    A slow query  RO 12:01:00",
        "    [?] p1.c2    A leak after the deploy  RO 12:01:00",
        "  Resolution  0 of 1",
        "    [ ] 9.1.3    Reset the pool",
    ]


def test_it_says_where_it_is_from_and_that_it_was_put_aside():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    worked.do(lambda one: close_pattern(one, "queue"))
    one = known_pattern(worked.now, "bbbbbb-1")
    assert how_it_stands(one) == ", of Queue outage, opened 12:01:00 by RO, put aside 12:02:00"
    assert how_it_stands(known_pattern(worked.now, "p1")) == ""
    assert "  Suspected causes  0 of 1" in pattern_text(worked.now, one)
