"""What an act did, in a few words."""

from incident_desk.domain.act_words import LONGEST, act_words
from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.bringing import Brought, bring_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import acknowledge
from tests.fakes import NOON, Bench


def test_an_act_is_told_by_its_row_with_its_sort_and_time():
    desk = Bench().desk
    key = desk.declare(Declaration("Shop"), "MK").id
    acts = [
        desk.act(key, rule, "MK").events[0].act
        for rule in (
            lambda *_: log(Line("restarted gateway", Sign.NOTE)),
            lambda one, _: acknowledge(one, None),
            lambda *_: log(Line("x" * 90, Sign.DECISION)),
        )
    ]
    events = desk.events(key)
    at = f"{events[-1].at:%H:%M} UTC"
    assert act_words(events, acts[0]) == f"restarted gateway (log entry, {at})"
    assert act_words(events, acts[1]) == f"Acknowledged ({at})"
    assert act_words(events, acts[2]) == f"{'x' * (LONGEST - 1)}… (decision, {at})"
    assert act_words(events, "unknown") == ""


def test_entries_that_came_in_together_are_told_as_one():
    desk = Bench().desk
    key = desk.declare(Declaration("Shop"), "MK").id
    brought = [Brought(f"worker-{n} up", Moment.exactly(NOON), Origin("k.log", n + 1, "a1")) for n in range(300)]
    acts = [
        desk.act(key, lambda _, now, many=n: bring_in(brought[:many], now), "MK").events[0].act for n in (300, 1)
    ]
    events = desk.events(key)
    written = f"{events[-1].written_at:%H:%M} UTC"
    assert act_words(events, acts[0]) == f"300 entries brought in from k.log ({written})"
    assert act_words(events, acts[1]) == f"worker-0 up (log entry, {NOON:%H:%M} UTC)"
