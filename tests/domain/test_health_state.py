"""The states have their words, and a state with other facts is the one that `replace` would make."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_state import CheckState, Said, State, Trouble, with_facts

T0 = datetime(2026, 11, 24, tzinfo=UTC)


def test_each_state_has_a_word_of_its_own():
    words = [state.word for state in State]
    assert len(set(words)) == len(words) and not any("_" in word for word in words)
    assert (State.OK.word, State.BLIND.word, State.NO_DATA.word) == ("normal", "not judged", "no data")


@pytest.mark.parametrize(
    ("state", "settled"),
    [
        (CheckState(State.FAILING), State.OK),
        (CheckState(State.FAILING, level=Level.WARNING), State.SLOW),
        (CheckState(State.RECOVERING), State.DOWN),
        (CheckState(State.SUPPRESSED), State.SUPPRESSED),
        (CheckState(State.FLAPPING), State.FLAPPING),
    ],
)
def test_what_is_not_confirmed_leaves_the_timeline_as_it_was(state, settled):
    assert state.settled is settled


def test_a_state_with_facts_is_a_new_one_with_all_else_as_it_was():
    state = CheckState(State.DOWN, since=T0, failures=3, latencies=(1.0, None))
    facts = {"failures": 0, "state": State.OK, "marks": ()}
    assert with_facts(state, facts) == replace(state, **facts)
    assert state.failures == 3
    with pytest.raises(KeyError):
        with_facts(state, {"colour": "red"})


def test_silence_and_what_is_not_judged_on_purpose_are_told_apart():
    assert CheckState(State.NO_DATA, silent_at=T0).is_silent and not CheckState().is_silent
    assert [state for state in State if CheckState(state).outside] == [State.PAUSED, State.MAINTENANCE]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (CheckState(State.OK), "normal"),
        (CheckState(State.SLOW, level=Level.WARNING), "slow"),
        (CheckState(State.SLOW, level=Level.CRITICAL), "slow, critical"),
        (CheckState(State.SLOW, level=Level.WARNING, trouble=Trouble.PARTLY), "partly failing"),
        (CheckState(State.FAILING, level=Level.WARNING, trouble=Trouble.WARNING), "warning"),
        (CheckState(State.RECOVERING), "down"),
    ],
)
def test_a_state_has_the_word_of_what_is_wrong(state, word):
    assert state.word == word


def test_only_a_good_answer_or_the_record_is_one():
    assert not CheckState().has_answered and not CheckState(latencies=(None, None)).has_answered
    assert CheckState(latencies=(None, 12.0)).has_answered
    assert CheckState(said=Said(State.SLOW)).has_answered
