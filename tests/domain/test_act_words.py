"""What an act did, in a few words."""

from incident_desk.domain.act_words import LONGEST, act_words
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import acknowledge
from tests.fakes import Bench


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
