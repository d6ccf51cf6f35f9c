"""The path as it is shown: every level has a state, a word where there is one, and the whole for ears."""

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop
from incident_desk.qt.panes.escalation.levels import Mark, levels_shown, tab_word
from incident_desk.services.acts.escalating import escalate_level, snooze_escalation
from incident_desk.services.acts.steering import acknowledge, resolve


def shown(night, time=None):
    now = night.rehearsal.at(time) if time else night.link.record.now
    return [(one.mark, one.word) for one in levels_shown(night.incident, clock(night.incident, now))]


def word(night, time=None):
    now = night.rehearsal.at(time) if time else night.link.record.now
    return tab_word(night.incident, clock(night.incident, now))


def act(night, rule):
    night.link.act(rule)
    return night


def test_each_level_has_its_state_and_its_time(night):
    night.show()
    later = (Mark.AHEAD, "06:56")
    assert shown(night) == [(Mark.NOT_REACHED, "no answer"), (Mark.DUE, "due"), later]
    assert shown(night, "3:05:00") == [(Mark.NOT_REACHED, "no answer"), (Mark.AHEAD, "03:11"), later]
    assert shown(night, "2:57:00") == [(Mark.PRESENT, ""), (Mark.AHEAD, "03:11"), later]
    act(night, lambda i, n: escalate_level(i, Outcome.REACHED, 2))
    assert shown(night)[1] == (Mark.REACHED, "03:14")


def test_several_calls_of_one_person_are_one_level_and_are_counted_aloud(night):
    night.show()
    act(night, lambda i, n: escalate_level(i, Outcome.LEFT_MESSAGE, 1))
    first = levels_shown(night.incident, clock(night.incident, night.link.record.now))[0]
    assert (first.mark, first.word) == (Mark.NOT_REACHED, "message left")
    assert first.spoken == "Technical Lead, message left at 03:14 UTC, called 2 times"


def test_what_an_acknowledgement_passes_over_says_so(night):
    act(night.show(), lambda i, n: acknowledge(i, None))
    assert shown(night)[1:] == [(Mark.PRESENT, "passed over"), (Mark.AHEAD, "06:56")]


def test_put_off_and_without_a_time(night):
    act(night.show(), lambda i, n: snooze_escalation(i, 10, "boarding", n))
    assert shown(night)[1] == (Mark.PUT_OFF, "put off")
    assert word(night) == "off 10:00"
    night.show((EscalationHop("A"), EscalationHop("B"), EscalationHop("C"), EscalationHop("D")))
    assert shown(night)[3] == (Mark.AHEAD, "no time stated")


def test_a_first_level_that_comes_in_after_a_time_waits_like_the_others(night):
    night.show((EscalationHop("A", 60), EscalationHop("B", 1800)))
    assert [one[0] for one in shown(night, "2:56:50")] == [Mark.AHEAD, Mark.AHEAD]
    assert shown(night, "2:58:00")[0] == (Mark.DUE, "due")


@pytest.mark.parametrize(("time", "said"), [("3:00:20", "in 10:48"), ("3:14:34", "due +03:26")])
def test_a_word_for_a_tab(night, time, said):
    assert word(night.show(), time) == said


def test_a_word_for_a_tab_where_nothing_is_next(night):
    night.show()
    for level in (2, 3):
        act(night, lambda i, n, level=level: escalate_level(i, Outcome.REACHED, level))
    assert word(night) == "none left"
    assert word(night.show(())) == "no path"
    night.show()
    act(night, lambda i, n: resolve(i, None, Moment.exactly(n)))
    assert word(night) == "ended"
    assert shown(night)[1:] == [(Mark.PRESENT, "not called"), (Mark.PRESENT, "not called")]
    night.show((EscalationHop("A"), EscalationHop("B"), EscalationHop("C"), EscalationHop("D")), clock="7:30:00")
    act(night, lambda i, n: escalate_level(i, Outcome.REACHED, 3))
    assert word(night) == "no time"
