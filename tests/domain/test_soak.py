"""The proof of recovery counts normal time alone, begins anew with every break, and comes out of the record."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import (
    Change,
    Check,
    CheckState,
    Fault,
    HttpOptions,
    Outcome,
    Sample,
    State,
    Timing,
)
from incident_desk.domain.incident import CheckMark
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import turns_of
from incident_desk.domain.soak import (
    SHORTEST_GAP_S,
    SOAK_S,
    SoakPhase,
    Turn,
    last_green,
    notes,
    proven_until,
    snapshot,
    soak,
    soak_length_s,
    still_down,
)
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import book_change
from tests.fakes import NOON, Bench

T0 = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
OK, DOWN, SLOW, NO_DATA = State.OK, State.DOWN, State.SLOW, State.NO_DATA


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def check(name: str) -> Check:
    return Check(name, f"/{name}", HttpOptions("http://127.0.0.1/"))


def known(state: State, **facts: object) -> CheckState:
    return CheckState(state, silent_at=T0 if state in (NO_DATA, State.BLIND) else None, **facts)


def turn(name: str, state: State, seconds: float) -> Turn:
    return Turn(name, f"/{name}", state, at(seconds), state.word)


def now_states(turns, names="ab"):
    last = {one.check: one.state for one in sorted(turns, key=lambda one: one.at)}
    return [(check(name), known(last.get(name, OK))) for name in names]


def test_the_soak_runs_from_the_end_of_the_impact_where_all_is_normal():
    found = soak(now_states([]), [], at(0), at(1120))
    assert (found.phase, found.words, found.clean_since) == (SoakPhase.RUNNING, "18:40 of 30:00", at(0))
    assert (found.complete_at, found.why) == (at(1800), "")
    assert soak(now_states([]), [], at(0), at(1800)).phase is SoakPhase.COMPLETE


def test_the_soak_begins_with_the_last_check_that_turned_normal():
    turns = [turn("a", DOWN, -900), turn("b", DOWN, -800), turn("a", OK, -60), turn("b", OK, 40)]
    found = soak(now_states(turns), turns, at(0), at(100))
    assert (found.clean_since, found.passed_s, found.breaks) == (at(40), 60, ())


def test_a_flap_begins_it_anew_and_says_why():
    turns = [turn("a", DOWN, 600), turn("a", OK, 700)]
    found = soak(now_states(turns), turns, at(0), at(1000))
    assert (found.clean_since, found.words) == (at(700), "05:00 of 30:00")
    assert found.why == "broken by /a (down) at 04:10:00"


def test_while_something_is_not_normal_it_waits_and_names_it():
    turns = [turn("a", SLOW, 600)]
    found = soak(now_states(turns), turns, at(0), at(1000))
    assert (found.phase, found.passed_s, found.why, found.words) == (
        SoakPhase.WAITING, 0, "waits for /a", "00:00 of 30:00")  # fmt: skip
    many = [(check(name), known(DOWN)) for name in "abcde"]
    assert soak(many, [], at(0), at(1)).why == "waits for /a, /b, /c and 2 more"


def test_before_the_impact_has_ended_nothing_is_proven():
    assert soak(now_states([]), [], None, at(10)).phase is SoakPhase.WAITING
    assert soak(now_states([]), [], at(20), at(10)).phase is SoakPhase.WAITING


def test_without_a_check_that_is_asked_there_is_no_proof():
    assert soak([], [], at(0), at(5)).words == "no check proves it"
    paused = soak([(check("a"), known(State.PAUSED)), (check("b"), known(State.MAINTENANCE))], [], at(0), at(5))
    assert (paused.phase, paused.left_out) == (SoakPhase.NOTHING, ("/a", "/b"))


def test_a_paused_check_is_left_out_and_named():
    turns = [turn("b", DOWN, 10)]
    found = soak([(check("a"), known(OK)), (check("b"), known(State.PAUSED))], turns, at(0), at(60))
    assert (found.phase, found.left_out, found.clean_since) == (SoakPhase.RUNNING, ("/b",), at(0))


def test_time_in_which_nobody_looked_proves_nothing():
    gap = (at(100), at(400))
    found = soak(now_states([]), [], at(0), at(1000), gaps=[gap, (at(500), at(500 + SHORTEST_GAP_S - 1))])
    assert (found.clean_since, found.passed_s) == (at(400), 600)
    assert found.why == "broken by the watching (nobody looked for 5 min) at 04:01:40"


def test_a_check_that_has_not_answered_since_the_program_began_breaks_nothing():
    fresh = [(check("a"), CheckState(watched_at=at(900)))]
    assert soak(fresh, [], at(0), at(901)).phase is SoakPhase.RUNNING


TURNS = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.sampled_from([OK, DOWN, SLOW, NO_DATA, State.BLIND]), st.integers(-200, 400)
    ),
    max_size=12,
    unique_by=lambda one: one[2],
)


@given(TURNS, st.integers(0, 300))
def test_the_soak_is_that_of_a_count_second_by_second(steps, ended):
    turns = [turn(*one) for one in steps]
    now = 400
    clean = 0
    for second in range(-200, now):
        states = dict.fromkeys("ab", OK)
        for name, state, moment in sorted(steps, key=lambda one: one[2]):
            if moment <= second:
                states[name] = state
        clean = clean + 1 if second >= ended and set(states.values()) == {OK} else 0
    found = soak(now_states(turns), turns, at(ended), at(now), 100)
    ends_bad = any(one.settled is not OK for _, one in now_states(turns))
    assert found.passed_s == (0 if ends_bad else clean)
    if not ends_bad:
        assert (found.phase is SoakPhase.COMPLETE) is (clean >= 100)


@given(TURNS, st.integers(0, 300), st.randoms())
def test_the_order_in_which_the_record_gives_the_changes_does_not_matter(steps, ended, chance):
    turns = [turn(*one) for one in steps]
    mixed = list(turns)
    chance.shuffle(mixed)
    assert soak(now_states(turns), turns, at(ended), at(400)) == soak(now_states(turns), mixed, at(ended), at(400))


def recorded(data: dict[str, str]) -> tuple[Turn, ...]:
    """The turns of an incident in whose record this change stands."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    changed = Draft(Kind.CHECK_CHANGED, data, Moment.exactly(at(1)))
    bench.desk.act(one, lambda _, __: [changed], "check:/a")
    return turns_of(bench.desk.incident_of(one))


def test_a_change_of_the_record_is_read_whatever_version_wrote_it():
    data = {"check": "a", "name": "/a", "before": "ok", "after": "down"}
    assert recorded(data) == (Turn("a", "/a", DOWN, at(1)),)
    assert recorded(data | {"after": "on fire"}) == ()


def test_the_record_alone_gives_the_proof_and_so_does_a_restart():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    told = Change("a", "/a", OK, DOWN, NOON, NOON + timedelta(seconds=1), "down", "reset", alarms=True)
    back = replace(told, was=DOWN, state=OK, at=NOON + timedelta(minutes=3), words="normal again", alarms=False)
    for change in (told, back):
        bench.desk.act(one, lambda i, _, change=change: book_change(change, change.words), "check:/a")
    found = turns_of(bench.desk.incident_of(one))
    assert [(turned.name, turned.state) for turned in found] == [("/a", DOWN), ("/a", OK)]
    fresh = [(check("a"), CheckState(watched_at=NOON + timedelta(minutes=9)))]
    proof = soak(fresh, found, NOON + timedelta(minutes=1), NOON + timedelta(minutes=10))
    assert (proof.words, proof.breaks) == ("07:00 of 30:00", ())


def test_the_snapshot_has_every_check_with_its_value_and_since_when():
    quick = Sample("a", at(1), Outcome.OK, Timing(total_ms=98.4))
    slow = replace(quick, timing=Timing(total_ms=1240))
    dead = Sample("a", at(1), Outcome.FAILED, fault=Fault.REFUSED)
    states = [known(OK, last=quick), known(OK, last=slow), known(DOWN, last=dead), known(NO_DATA), CheckState()]
    rows = snapshot([(check(name), state) for name, state in zip("abcde", states, strict=True)],
                    {"a": CheckMark("/a", "ok", at(-60), "")})  # fmt: skip
    assert [row.value for row in rows] == ["98 ms", "1.2 s", "refused", "", ""]
    assert rows[0].since == at(-60) and rows[1].since is None
    assert rows[2].to_data() == {"check": "c", "name": "/c", "state": "down", "value": "refused", "since": None}


@pytest.mark.parametrize(
    ("marks", "not_before", "expected"),
    [
        ([], None, None),
        ([("ok", 10), ("ok", 40)], None, 40),
        ([("ok", 10), ("slow", 40)], None, None),
        ([("ok", 10), ("ok", 40)], 40, None),
        ([("ok", 10), ("ok", 40)], 39, 40),
        ([("maintenance", 5), ("ok", 40), ("paused", 50)], None, 40),
        ([("maintenance", 5), ("down", 40)], None, None),
        ([("maintenance", 5)], None, None),
    ],
)
def test_the_last_green_check_is_an_offer_only_where_all_are_green(marks, not_before, expected):
    known_marks = [CheckMark("a", state, at(seconds), "") for state, seconds in marks]
    found = last_green(known_marks, at(not_before) if not_before is not None else None)
    assert found == (at(expected) if expected is not None else None)


def test_an_outage_that_nobody_hears_of_any_more_still_counts_as_down():
    marks = [
        CheckMark("a", "down", T0, ""),
        CheckMark("b", "no_data", T0, "", outage_from=T0),
        CheckMark("c", "ok", T0, ""),
    ]
    assert still_down(marks) == 2


def test_the_playbook_says_how_long_unless_it_means_the_days_after():
    assert [soak_length_s(one) for one in (None, 0, 1800, 3600, 86_400)] == [SOAK_S, SOAK_S, 1800, 3600, SOAK_S]


def test_a_run_is_proven_until_the_oldest_of_the_last_answers_and_a_seldom_one_speaks_until_it_is_asked_again():
    quick, seldom = check("a"), replace(check("b"), interval_s=3600, incident_interval_s=3600)
    old, new = Sample("b", at(10), Outcome.OK), Sample("a", at(90), Outcome.OK)
    assert proven_until([(quick, known(OK, last=new)), (seldom, known(OK, last=old))]) == at(90)
    assert proven_until([(quick, known(OK, last=replace(new, at=at(9000)))), (seldom, known(OK, last=old))]) == at(
        3610
    )
    for state in (known(DOWN, last=new), known(OK), known(State.FAILING, last=new)):
        assert proven_until([(quick, state)]) is None
    assert proven_until([(quick, known(State.PAUSED, last=new))]) is None


def test_each_run_is_noted_once_and_the_one_that_goes_on_as_far_as_it_is_proven():
    turns = [turn("a", DOWN, 100), turn("a", OK, 200)]
    found = soak(now_states(turns), turns, at(0), at(400), 90)
    assert [(one.is_complete, one.at) for one in notes(found, at(289))] == [(True, at(90)), (False, at(100))]
    assert [(one.is_complete, one.at) for one in notes(found, at(290))][2:] == [(True, at(290))]
    assert len(notes(found, None)) == 2


def test_what_was_proven_stays_so_when_nobody_looks_later():
    late = (at(2000), at(2600))
    assert soak(now_states([]), [], at(0), at(2700), gaps=[late]).phase is SoakPhase.COMPLETE
    assert soak(now_states([]), [], at(0), at(2700), gaps=[(at(1700), at(2600))]).passed_s == 100
