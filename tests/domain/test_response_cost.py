"""The cost of a response: only what the record proves, nothing without a reason, never more than was possible."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.response_cost import cost_of, effort_of
from incident_desk.services.acts.playing import take_role
from incident_desk.services.acts.steering import cancel, resolve
from tests.report_samples import at, bare, exactly, opened, reopened

EUROS = HourlyRate(90.0, "€")


def effort(recorder):
    return effort_of(recorder.events, fold(recorder.events))


def minutes(recorder):
    return {one.who: one.seconds / 60 for one in effort(recorder).each}


def resolved(recorder, clock="04:02"):
    recorder.write(resolve(recorder.state, exactly(clock), exactly(clock)), at(clock))
    return recorder


def role(recorder, name, person, clock, who="Maya Kowalski"):
    recorder.write(take_role(recorder.state, name, person), at(clock), who)


def test_a_role_counts_to_the_resolution_and_an_act_to_the_next_one():
    one = opened()
    one.log("Looking", "03:12", "Ravi Osei")
    one.log("Found it", "03:32", "ravi  osei")
    assert minutes(resolved(one)) == {"Maya Kowalski": 60, "Ravi Osei": 20}


def test_the_cost_is_that_of_the_whole_minutes():
    one = opened()
    one.log("Looking", "03:12", "Ravi Osei")
    one.log("Found it", "03:32:59", "Ravi Osei")
    fact = cost_of(effort(resolved(one)), EUROS)
    assert (fact.people, fact.instants, fact.minutes, fact.cost) == (2, 0, 80, 120.0)
    assert (fact.since, fact.until, fact.about, fact.why_not) == (at("03:02"), at("04:02"), False, "")


def test_giving_up_the_last_role_ends_a_stretch_and_the_next_act_begins_another():
    one = opened()
    role(one, "scribe", "Ravi Osei", "03:05")
    role(one, "scribe", "Ann Lee", "03:15", who="Ravi Osei")
    one.log("Back again", "03:40", "Ravi Osei")
    one.log("And still here", "03:45", "Ravi Osei")
    assert minutes(resolved(one)) == {"Maya Kowalski": 60, "Ann Lee": 47, "Ravi Osei": 15}


def test_two_roles_at_once_count_once():
    one = opened()
    role(one, "scribe", "Maya Kowalski", "03:10")
    assert minutes(resolved(one)) == {"Maya Kowalski": 60}


def test_somebody_of_whom_one_moment_is_known_took_part_with_no_time():
    one = opened()
    one.log("Seen it too", "03:12", "Ravi Osei")
    fact = cost_of(effort(resolved(one)), EUROS)
    assert (fact.people, fact.instants, fact.minutes) == (2, 1, 60)


def test_what_the_program_wrote_was_struck_undone_brought_in_or_told_elsewhere_is_nobodys_work():
    one = opened()
    body = {"text": "x", "sign": "note", "owner": None, "tags": []}
    for who in ("check:Shop", "desk", "webhook", "webhook:grafana"):
        one.write([Draft(Kind.STEP_SET, {"step": "1", "text": "x", "state": "done"})], at("03:10"), who)
    struck = one.log("Wrong incident", "03:11", "Struck Person")
    one.write([Draft(Kind.ENTRY_STRUCK, {"entry": struck.id, "reason": "not here"})], at("03:30"), "Struck Person")
    undone = one.log("Oops", "03:12", "Undone Person")
    one.write([Draft(Kind.UNDONE, {"act": undone.act})], at("03:31"), "Undone Person")
    one.write([Draft(Kind.ENTRY_LOGGED, body | {"origin": {"name": "chat.csv"}})], at("03:13"), "Bringing Person")
    told = {"key": "INC-1", "text": "x", "kind": "note", "event": "e", "by": "There"}
    one.write([Draft(Kind.INCIDENT_TOLD, told)], at("03:14"), "Merging Person")
    change = {"text": "v2", "what": "deploy", "source": "git"}
    one.write([Draft(Kind.CHANGE_MADE, change)], at("03:15"), "Git Person")
    assert minutes(resolved(one)) == {"Maya Kowalski": 60}


def test_what_is_written_up_after_the_resolution_proves_nobodys_time():
    one = resolved(opened())
    one.log("At 03:20 we rolled back", "05:00", "Ravi Osei", happened=exactly("03:20"))
    one.log("At 03:40 it was fine", "05:10", "Ravi Osei", happened=exactly("03:40"))
    assert minutes(one) == {"Maya Kowalski": 60}


def test_while_it_had_ended_nobodys_time_counts():
    found = effort(reopened())
    whole = (at("05:40") - at("03:02")).total_seconds()
    ended = (at("05:02") - at("04:01:20")).total_seconds()
    maya = next(one for one in found.each if one.who == "Maya Kowalski")
    assert maya.seconds == pytest.approx(whole - ended, abs=60)
    assert maya.seconds < whole - 3000


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (lambda: bare(), "it is not resolved yet"),
        (lambda: _called_off(), "it was called off"),
        (lambda: _before(), "resolved is recorded before its start"),
        (lambda: _unknown(), "resolved has no known time"),
        (lambda: _past(), "it was taken in from a report, which does not say who worked on it when"),
        (lambda: _nobody(), "nobody wrote in it between declared and resolved, or had a role"),
        (lambda: resolved(opened(), "03:02:30"), "the record proves less than a minute of anybody's time"),
    ],
)
def test_where_there_is_none_it_says_why_and_there_is_no_figure(record, why):
    fact = cost_of(effort(record()), EUROS)
    assert (fact.why_not, fact.cost, fact.minutes) == (why, None, None)


def _called_off():
    one = opened()
    one.write(cancel(one.state, "false alarm"), at("03:30"))
    return one


def _milestone(moment):
    one = opened()
    one.write([Draft(Kind.MILESTONE_SET, {"milestone": "resolved", "source": "typed"}, moment)], at("04:00"))
    return one


def _before():
    return _milestone(exactly("02:00"))


def _unknown():
    return _milestone(Moment.unknown())


def _past():
    one = resolved(opened())
    opening = replace(one.events[0], body={**one.events[0].data, "record": RecordKind.PAST.value})
    one.events[0] = opening
    return one


def _nobody():
    """Declared, led and resolved by the program: no person is in it."""
    one = resolved(opened())
    one.events = [replace(event, who="desk") for event in one.events if event.kind != Kind.ROLE_TAKEN]
    return one


# -- laws -----------------------------------------------------------------------------------------------------

PEOPLE = ("Maya Kowalski", "Ravi Osei", "Ann Lee", "check:Shop")
_ACTS = st.lists(
    st.tuples(
        st.integers(0, 7200),
        st.sampled_from(PEOPLE),
        st.sampled_from(("log", "role", "leave", "strike", "undo")),
    ),
    max_size=14,
)


def _recorded(acts, end_s=3600, shift=timedelta()):
    """Any course of a response, all of it so much later."""
    one = opened()
    for second, who, what in sorted(acts):
        when = at("03:02") + timedelta(seconds=second)
        if what in ("role", "leave"):
            body = {"role": "scribe", "person": who if what == "role" else None}
            one.write([Draft(Kind.ROLE_TAKEN, body)], when, who)
        elif what == "log":
            one.write([Draft(Kind.ENTRY_LOGGED, {"text": "x", "sign": "note"})], when, who)
        elif what == "strike":
            one.write([Draft(Kind.ENTRY_STRUCK, {"entry": one.events[-1].id, "reason": "x"})], when, who)
        else:
            one.write([Draft(Kind.UNDONE, {"act": one.events[-1].act})], when, who)
    ended = Moment.exactly(at("03:02") + timedelta(seconds=end_s))
    body = {"milestone": Milestone.RESOLVED.value, "source": "typed"}
    one.write([Draft(Kind.MILESTONE_SET, body, ended)], ended.at)
    one.events = [
        replace(
            event,
            written_at=event.written_at + shift,
            happened=replace(event.happened, at=event.happened.at + shift),
        )
        for event in one.events
    ]
    return one


@settings(max_examples=40, deadline=None)
@given(acts=_ACTS, end_s=st.integers(0, 7200))
def test_nobody_has_less_than_nothing_or_more_than_the_whole_response(acts, end_s):
    found = effort(_recorded(acts, end_s))
    assert all(0 <= one.seconds <= end_s for one in found.each)
    assert found.seconds <= len(found.each) * end_s
    assert {one.who for one in found.each} <= {"Maya Kowalski", "Ravi Osei", "Ann Lee"}


@settings(max_examples=40, deadline=None)
@given(acts=_ACTS, low=st.floats(0.01, 1000), more=st.floats(0, 1000))
def test_a_higher_rate_never_costs_less(acts, low, more):
    found = effort(_recorded(acts))
    cheap, dear = (cost_of(found, HourlyRate(rate, "€")).cost for rate in (low, low + more))
    if found.why_not:
        assert (cheap, dear) == (None, None)
    else:
        assert 0 <= cheap <= dear


@settings(max_examples=40, deadline=None)
@given(acts=_ACTS, days=st.integers(-3000, 3000), seconds=st.integers(0, 86_400))
def test_it_is_the_same_on_another_day(acts, days, seconds):
    here = effort(_recorded(acts))
    there = effort(_recorded(acts, shift=timedelta(days=days, seconds=seconds)))
    assert here.each == there.each
