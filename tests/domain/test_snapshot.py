"""A state comes back from its text as it was folded."""

import json
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.chain import START
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.roles import Role
from incident_desk.domain.snapshot import NotReadable, state_from_text, state_to_text
from incident_desk.domain.status import Status
from tests.fakes import NOON

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TIMES = st.integers(-(10**6), 10**6).map(lambda seconds: NOON + timedelta(seconds=seconds, microseconds=seconds))
MOMENTS = st.one_of(
    TIMES.map(Moment.exactly),
    st.just(Moment.unknown()),
    TIMES.map(lambda at: Moment(at, Precision.RANGE, at + timedelta(hours=1))),
)
TARGETS = st.dictionaries(
    st.sampled_from(["response", "resolution", "update_every"]),
    st.fixed_dictionaries({"seconds": st.integers(0, 9999), "from": WORDS}), max_size=3,
)  # fmt: skip
BODIES = {
    Kind.ENTRY_LOGGED: st.fixed_dictionaries({"text": WORDS}),
    Kind.TITLE_CHANGED: st.fixed_dictionaries({"new": WORDS}),
    Kind.SEVERITY_CHANGED: st.fixed_dictionaries(
        {"old": st.none() | WORDS, "new": st.none() | WORDS, "reason": st.none() | WORDS, "targets": TARGETS}),
    Kind.STATUS_SET: st.fixed_dictionaries(
        {"status": st.sampled_from(list(Status)).map(str), "reason": st.none() | WORDS}),
    Kind.MILESTONE_SET: st.fixed_dictionaries(
        {"milestone": st.sampled_from(list(Milestone)).map(str), "source": st.just("typed")}),
    Kind.PHASE_ENTERED: st.fixed_dictionaries({"phase": st.integers(0, 3), "name": WORDS}),
    Kind.STEP_SET: st.fixed_dictionaries(
        {"step": WORDS, "state": st.sampled_from(list(StepState)).map(str), "reason": st.none() | WORDS}),
    Kind.ROLE_TAKEN: st.fixed_dictionaries({"role": st.sampled_from(list(Role)).map(str), "person": WORDS}),
    Kind.UPDATE_SENT: st.fixed_dictionaries(
        {"text": WORDS, "channels": st.lists(WORDS, max_size=2)},
        optional={"stage": WORDS, "number": st.integers(1, 99), "audience": st.none() | WORDS,
                  "waived": st.none() | st.dictionaries(WORDS, WORDS, max_size=2),
                  "unchanged_since": st.none() | TIMES.map(lambda at: at.isoformat())}),
    Kind.UPDATE_SKIPPED: st.fixed_dictionaries(
        {"reason": WORDS}, optional={"due": TIMES.map(lambda at: at.isoformat())}),
    Kind.CONTACT_CALLED: st.fixed_dictionaries(
        {"name": WORDS, "role": st.none() | WORDS, "outcome": st.sampled_from(list(Outcome)).map(str)}),
    Kind.ASSESSED: st.fixed_dictionaries({"question": WORDS, "answer": st.none() | WORDS}),
    Kind.ACTION_ADDED: st.fixed_dictionaries({"text": WORDS, "owner": st.none() | WORDS, "due": st.none() | WORDS}),
    Kind.CHECK_WATCHED: st.fixed_dictionaries({"check": st.fixed_dictionaries(
        {"id": WORDS, "interval_s": st.floats(0.5, 60), "headers": st.lists(st.lists(WORDS), max_size=2)})}),
    Kind.CHECK_CHANGED: st.fixed_dictionaries(
        {"check": WORDS, "name": WORDS, "after": WORDS, "words": WORDS, "detail": WORDS,
         "noticed_at": TIMES.map(lambda at: at.isoformat())}),
    Kind.CHECKS_TAKEN: st.fixed_dictionaries(
        {"checks": st.lists(st.fixed_dictionaries({"id": WORDS, "name": WORDS}), max_size=2)}),
    Kind.CHECK_DROPPED: st.fixed_dictionaries({"check": WORDS}),
    Kind.CHANGE_MADE: st.fixed_dictionaries({"text": WORDS, "what": WORDS | st.just("deploy")},
                                            optional={"ref": WORDS, "environment": WORDS}),
    Kind.SEEN_ELSEWHERE: st.fixed_dictionaries({"good": st.booleans(), "where": WORDS}),
    Kind.CHECKS_SNAPPED: st.fixed_dictionaries({"why": WORDS, "rows": st.lists(st.fixed_dictionaries(
        {"check": WORDS, "state": WORDS, "since": st.none() | TIMES.map(lambda at: at.isoformat())}), max_size=2)}),
    Kind.SOAK_BROKEN: st.fixed_dictionaries({"clean_since": TIMES.map(lambda at: at.isoformat()),
                                             "length_s": st.floats(0, 9999), "name": WORDS}),
    Kind.SOAK_COMPLETE: st.fixed_dictionaries({"clean_since": TIMES.map(lambda at: at.isoformat()),
                                               "length_s": st.floats(0, 9999)}),
    Kind.WATCH_GAP: st.fixed_dictionaries({"since": TIMES.map(lambda at: at.isoformat())}),
    Kind.STEP_BOUND: st.fixed_dictionaries({"step": WORDS, "check": st.none() | WORDS}),
    Kind.REOPENED: st.fixed_dictionaries({"reason": WORDS}),
    Kind.CLOCK_JUMPED: st.fixed_dictionaries({"seconds": st.floats(-9999, 9999)}),
    Kind.COMPUTER_SLEPT: st.fixed_dictionaries({"seconds": st.floats(2, 9999)}),
    Kind.ZONE_CHANGED: st.fixed_dictionaries(
        {"old_s": st.integers(-50000, 50000), "new_s": st.integers(-50000, 50000)}),
    Kind.TARGET_PAUSED: st.fixed_dictionaries(
        {"target": WORDS, "reason": WORDS, "party": WORDS},
        optional={"what": WORDS, "case": st.none() | WORDS, "ask_at": TIMES.map(lambda at: at.isoformat())},
    ),
    Kind.PAUSE_KEPT: st.fixed_dictionaries({"target": WORDS, "ask_at": TIMES.map(lambda at: at.isoformat())}),
    Kind.TARGET_RESUMED: st.fixed_dictionaries({"target": WORDS}),
    Kind.TARGET_SEEN: st.fixed_dictionaries({"target": WORDS, "state": WORDS}),
    Kind.ESCALATED: st.fixed_dictionaries(
        {"level": st.integers(1, 9), "role": WORDS, "outcome": st.sampled_from(list(Outcome)).map(str)}),
}  # fmt: skip
STEPS = st.lists(st.sampled_from(list(BODIES)).flatmap(
    lambda kind: st.tuples(st.just(kind), BODIES[kind], MOMENTS)), max_size=8)  # fmt: skip


def event(seq, kind, body, happened):
    """One event of a record, as far as the fold looks at it."""
    written = NOON + timedelta(seconds=seq)
    return Event(seq, f"e{seq}", "one", seq, f"a{seq}", kind, 1, happened, written, "Maya", body,
                 "salt", "", START, f"hash {seq}")  # fmt: skip


@given(title=WORDS, record=st.sampled_from(["incident", "drill"]), targets=TARGETS, steps=STEPS)
def test_every_state_comes_back_as_it_was(title, record, targets, steps):
    opening = {"key": "INC-0001", "record": record, "title": title, "severity": None, "targets": targets}
    events = [event(1, Kind.OPENED, opening, Moment.exactly(NOON))]
    events += [event(seq, kind, body, moment) for seq, (kind, body, moment) in enumerate(steps, 2)]
    state = fold(events)
    again = state_from_text(state_to_text(state), None)
    assert again == state
    for one in fields(Incident):
        assert type(getattr(again, one.name)) is type(getattr(state, one.name)), one.name


def a_state():
    opening = {"key": "INC-0001", "record": "incident", "title": "Down", "severity": None, "targets": {}}
    return fold([event(1, Kind.OPENED, opening, Moment.exactly(NOON))])


def test_the_playbook_is_not_in_it_and_is_given_back():
    playbook = Playbook(title="A very long one")
    state = replace(a_state(), playbook=playbook)
    assert "very long" not in state_to_text(state)
    assert state_from_text(state_to_text(state), playbook) == state


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"id": 1}', "[" * 100_000])
def test_what_is_no_state_is_not_readable(text):
    with pytest.raises(NotReadable):
        state_from_text(text, None)


@pytest.mark.parametrize(
    "change", [{"status": "dreamt up"}, {"declared_at": "noon"}, {"declared_at": 10**30}, {"new_field": 1},
               {"milestones": [1]}, {"updates": [7]}, {"reopened": [[1]]}],
)  # fmt: skip
def test_a_state_of_another_version_is_not_readable(change):
    with pytest.raises(NotReadable):
        state_from_text(json.dumps(json.loads(state_to_text(a_state())) | change), None)
