"""A new version and a restart are told once, with their true time; old processes behind one address never are."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.health_sample import Outcome, Sample, Timing
from incident_desk.domain.restarts import ALIKE, ALIKE_AFTER_TWO, REST_S, Running, heard
from tests.fakes import NOON


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def answer(seconds, version="", uptime=None, outcome=Outcome.OK, took_ms=20.0):
    return Sample("api", at(seconds), outcome, Timing(total_ms=took_ms), version=version, uptime_s=uptime)


def told(*answers):
    known, found = Running(), []
    for one in answers:
        known, turned = heard(known, one)
        found += [turned] if turned else []
    return found


def texts(*answers):
    return [(one.words("api"), (one.at - NOON).total_seconds()) for one in told(*answers)]


def by_turns(versions, step=10):
    return [answer(place * step, version) for place, version in enumerate(versions)]


def test_nothing_is_told_of_what_stays_or_of_the_first_answer():
    assert told(answer(0, "41ab9d2", 100), answer(10, "41ab9d2", 110), answer(20), answer(30, "41ab9d2", 130)) == []
    assert told(answer(0), answer(10, "7c1e0f4", 3)) == []


def test_another_version_is_told_once_it_alone_answers_with_the_time_of_its_first_answer():
    found = told(*by_turns(["41ab9d2"] * 3 + ["7c1e0f4"] * 9))
    (one,) = found
    assert (one.what, one.ref) == (ChangeKind.DEPLOY, "7c1e0f4")
    assert (one.words("api"), one.at) == ("api: version 41ab9d2 → 7c1e0f4", at(30))


def test_another_version_whose_process_is_new_is_told_at_once_with_the_start_of_the_process():
    assert texts(answer(0, "a", 900), answer(10, "b", 4)) == [("api: version a → b", 6)], "one change for both"
    assert texts(answer(0, "a", 3), answer(60, "b", 4)) == [("api: version a → b", 56)], "its uptime is longer"


def test_an_uptime_that_falls_is_a_restart_at_the_start_of_the_process():
    assert texts(answer(0, "a", 900), answer(10, "a", 910), answer(20, "a", 7.5)) == [("api restarted", 12.5)]
    assert texts(answer(0, uptime=900), answer(10, uptime=2)) == [("api restarted", 8)]
    assert told(answer(0, uptime=900), answer(10, uptime=2))[0].what is ChangeKind.RESTART


def test_a_failing_answer_tells_as_well_as_a_good_one_and_an_ask_under_way_tells_nothing():
    failed = answer(20, "b", 3, Outcome.FAILED)
    assert texts(answer(0, "a", 900), answer(10, outcome=Outcome.FAILED), failed) == [("api: version a → b", 17)]
    assert told(answer(0, "a", 900), answer(10, "b", 3, Outcome.PENDING)) == []


def test_two_versions_by_turns_are_told_once():
    assert texts(*by_turns("abababab")) == [("api answers with two versions: a, b", 20)]
    long = "a" * 3 + "ba" * 4 + "a" * (ALIKE_AFTER_TWO + 3) + "ba" * 5
    assert len(told(*by_turns(long))) == 1


def test_a_rolling_deploy_is_its_start_and_both_versions_and_no_more():
    steps = [answer(0, "a", 500), answer(10, "b", 2), answer(20, "a", 520)]
    steps += [answer(30 + 10 * place, "b", 22 + 10 * place) for place in range(ALIKE_AFTER_TWO + 5)]
    assert texts(*steps) == [("api: version a → b", 8), ("api answers with two versions: a, b", 20)]


def test_a_version_that_came_back_for_good_is_told_as_such():
    back = ["a"] * 3 + ["b"] * 30 + ["a"] * ALIKE
    assert [text for text, _ in texts(*by_turns(back))] == ["api: version a → b", "api: version b → a"]
    soon = ["a"] * 3 + ["b"] * ALIKE + ["a"] * ALIKE_AFTER_TWO
    assert [text for text, _ in texts(*by_turns(soon))] == [
        "api: version a → b",
        "api answers with two versions: a, b",
        "api: version b → a",
    ]


def test_a_process_that_begins_again_and_again_is_told_of_now_and_then():
    loop = [answer(0, uptime=900)] + [answer(10 + 20 * n, uptime=2 - n / 1000) for n in range(31)]
    found = texts(*loop)
    assert found[0] == ("api restarted", 8)
    assert found[1] == (f"api restarted, {int(REST_S / 20) - 1} more since 12:00:10 UTC", 10 + REST_S - 2 + 0.015)
    assert len(found) == 3


def test_an_uptime_in_minutes_or_thousandths_is_no_restart():
    assert told(*(answer(60 * n, uptime=5 + n) for n in range(20))) == []
    assert told(*(answer(60 * n, uptime=(5 + n) * 60_000) for n in range(20))) == []


def test_a_slow_answer_makes_no_old_process_a_young_one():
    """It began a second before we listened, and said so three seconds before its answer was here."""
    assert told(answer(1, uptime=8, took_ms=1), answer(2, uptime=0, took_ms=3_000)) == []
    assert len(told(answer(1, uptime=8, took_ms=1), answer(20, uptime=1, took_ms=3_000))) == 1


OLD = st.lists(st.floats(1, 10**7), min_size=1, max_size=4)


@given(OLD, st.data())
def test_no_old_process_is_ever_a_restart(ages, data):
    """Several processes that began before we listened, in any order, each reckoned a little wrong."""
    answers, now = [], 0.0
    for _ in range(data.draw(st.integers(1, 40))):
        now += data.draw(st.floats(0.1, 300))
        age, took = data.draw(st.sampled_from(ages)), data.draw(st.floats(1, 9_000))
        answers.append(answer(now, uptime=max(0.0, age + now - data.draw(st.floats(0, took / 1000))), took_ms=took))
    assert told(*answers) == []


@given(st.lists(st.permutations(("a", "b")), min_size=1, max_size=60), st.integers(1, 600))
def test_two_versions_that_share_the_answers_are_never_a_deploy(pairs, step):
    versions = [version for pair in pairs for version in pair]
    found = told(*by_turns(versions, step))
    assert [one.words("api") for one in found] in ([], ["api answers with two versions: a, b"],
                                           ["api answers with two versions: b, a"])  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), st.none() | st.floats(0, 10**10)), max_size=60))
def test_whatever_answers_a_change_is_told_at_most_once_an_answer_and_never_lies_ahead(given_answers):
    known = Running()
    for place, (version, uptime) in enumerate(given_answers):
        known, turned = heard(known, answer(place * 10, version, uptime))
        assert turned is None or NOON <= turned.at <= at(place * 10)
        assert len(known.recent) <= ALIKE_AFTER_TWO and len(known.starts) <= 20


@pytest.mark.parametrize("versions", ["a" * 40, "ab" + "b" * 40])
def test_what_is_known_does_not_grow(versions):
    known = Running()
    for one in by_turns(versions):
        known, _ = heard(known, one)
    assert len(known.recent) == ALIKE_AFTER_TWO
