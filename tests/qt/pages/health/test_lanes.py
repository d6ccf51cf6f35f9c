"""The order of change: stretches from recorded turns, numbers by when trouble began, a sentence of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind, ChangeMade, CheckPause, CheckTurn
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry
from incident_desk.qt.pages.health.lanes import (
    Band,
    Lane,
    LaneMark,
    Lanes,
    MarkKind,
    Named,
    Stretch,
    change_words,
    lanes_of,
    marks_of,
    sentence_of,
    shown_of,
)
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

HOUR = timedelta(hours=1)
SINCE, UNTIL = NOON - HOUR, NOON
CHECKS = [Named("r/web", "web", "Web"), Named("r/db", "db", "Database"), Named("r/ai", "ai", "AI")]


def ago(minutes):
    return NOON - timedelta(minutes=minutes)


def turn(check, state, minutes):
    return CheckTurn(check, check, state, ago(minutes))


def record(*turns):
    return replace(Bench().desk.declare(Declaration("Down"), "MK"), check_turns=turns)


OUTAGE = (turn("db", "slow", 40), turn("web", "down", 38), turn("ai", "slow", 30), turn("ai", "ok", 20))


def lanes(*turns, chosen="r/web"):
    return lanes_of(CHECKS, [record(*turns)], SINCE, UNTIL, chosen)


def test_lanes_are_numbered_by_when_the_trouble_began_that_lasts():
    numbers = [(one.name, one.number) for one in lanes(*OUTAGE)]
    assert numbers == [("Database", 1), ("Web", 2), ("AI", 3)], "what recovered of the same trouble keeps its place"
    earlier = (turn("ai", "down", 55), turn("ai", "ok", 50), *OUTAGE[:2])
    assert [(one.name, one.number) for one in lanes(*earlier)] == [("Database", 1), ("Web", 2), ("AI", 0)]


def test_the_first_that_went_keeps_its_number_once_it_is_well_again():
    first = (turn("ai", "down", 50), turn("db", "down", 45), turn("ai", "ok", 40), turn("web", "down", 30))
    over = (*first, turn("db", "ok", 20))
    assert [(one.name, one.number) for one in lanes(*over)] == [("AI", 1), ("Database", 2), ("Web", 3)]


def test_a_paused_check_is_not_drawn_as_it_was_before():
    pauses = (CheckPause("web", ago(20), ago(10)), CheckPause("db", ago(5)))
    one = replace(record(turn("web", "down", 38), turn("db", "down", 30)), check_pauses=pauses)
    found = {lane.name: lane for lane in lanes_of(CHECKS, [one], SINCE, UNTIL)}
    assert [(part.band, part.since, part.until) for part in found["Web"].stretches] == [
        (Band.DOWN, ago(38), ago(20)),
        (Band.ASIDE, ago(20), ago(10)),
        (Band.DOWN, ago(10), UNTIL),
    ]
    assert [(part.band, part.until) for part in found["Database"].stretches] == [
        (Band.DOWN, ago(5)),
        (Band.ASIDE, UNTIL),
    ]
    assert [(name, one.number) for name, one in found.items()] == [("Database", 1), ("Web", 2), ("AI", 0)]
    assert not found["Database"].lasts(UNTIL) and found["Web"].lasts(UNTIL)


def test_where_nothing_lasts_the_first_trouble_of_each_counts():
    over = (*OUTAGE, turn("db", "ok", 10), turn("web", "ok", 9))
    assert [(one.name, one.number) for one in lanes(*over)] == [("Database", 1), ("Web", 2), ("AI", 3)]


def test_a_state_from_before_the_window_reaches_into_it():
    (first, *_) = lanes(turn("web", "down", 300))
    assert [(one.band, one.since, one.until) for one in first.stretches] == [(Band.DOWN, SINCE, UNTIL)]


def test_before_a_check_was_watched_nothing_is_known_of_it():
    own = replace(record(turn("web", "down", 20)), checks_since={"web": ago(30), "db": ago(90), "ai": ago(5)})
    standing = replace(record(turn("ai", "slow", 8)), checks_since={"ai": ago(10)})
    found = {one.name: one for one in lanes_of(CHECKS, [own, standing], SINCE, UNTIL)}
    shown = {name: [(part.word, part.since, part.until) for part in one.stretches] for name, one in found.items()}
    assert shown == {
        "Web": [("not watched yet", SINCE, ago(30)), ("down", ago(20), UNTIL)],
        "Database": [],
        "AI": [("not watched yet", SINCE, ago(10)), ("slow", ago(8), UNTIL)],
    }
    assert [part.band for part in found["Web"].stretches] == [Band.UNKNOWN, Band.DOWN]


def test_what_was_told_of_a_time_before_the_watching_is_known():
    own = replace(record(turn("web", "down", 40)), checks_since={"web": ago(30)})
    (web,) = lanes_of(CHECKS[:1], [own], SINCE, UNTIL)
    assert [(part.since, part.until) for part in web.stretches] == [(SINCE, ago(40)), (ago(40), UNTIL)]


def test_slow_and_then_down_is_one_trouble_and_no_data_is_none():
    found = {
        one.name: one for one in lanes(turn("web", "slow", 30), turn("web", "down", 20), turn("db", "no_data", 9))
    }
    assert [one.band for one in found["Web"].stretches] == [Band.SLOW, Band.DOWN]
    assert found["Web"].trouble_from == ago(30)
    assert (found["Database"].stretches[0].band, found["Database"].number) == (Band.UNKNOWN, 0)


def test_what_this_version_does_not_know_is_no_stretch():
    assert lanes(turn("web", "melted", 30))[0].stretches == ()


def test_turns_of_two_records_are_one_course_and_none_counts_twice():
    same = turn("web", "down", 30)
    found = lanes_of(CHECKS[:1], [record(same), record(same, turn("web", "ok", 10))], SINCE, UNTIL)
    assert [(one.since, one.until) for one in found[0].stretches] == [(ago(30), ago(10))]


def deploy(minutes, ref="7c1e0f4", what=ChangeKind.DEPLOY, text="a deploy"):
    return ChangeMade("1", ago(minutes), text, what, ref)


def test_the_sentence_says_what_came_first_and_after_what():
    every = lanes(*OUTAGE)
    assert sentence_of(every, [deploy(43.5)]) == (
        "Database slowed 2 min 00 s before this check went down, 3 min 30 s after the deploy"
    )
    assert sentence_of(every, []) == "Database slowed 2 min 00 s before this check went down"
    other = deploy(41, what=ChangeKind.OTHER)
    assert sentence_of(lanes(*OUTAGE, chosen="r/db"), [other]) == (
        "This check changed first, 1 min 00 s after the change"
    )
    over = sentence_of(lanes(*OUTAGE, chosen="r/ai"), [])
    assert over == "Database slowed 10 min 00 s before this check slowed"
    assert sentence_of(lanes(*OUTAGE[:2], chosen="r/ai"), []) == "Database slowed first"
    assert sentence_of(lanes(), [deploy(3)]) == ""


@pytest.mark.parametrize(
    ("words", "verb"),
    [("warning", "warned"), ("degraded", "degraded"), ("partly failing, critical", "failed in part"),
     ("slow", "slowed"), ("", "slowed")],
)  # fmt: skip
def test_what_answers_in_time_did_not_slow(words, verb):
    one = Lane("a", "TLS", (Stretch(Band.SLOW, NOON, NOON + timedelta(seconds=60), words),), 1)
    assert sentence_of([one], []) == f"TLS {verb} first"
    assert one.stretches[0].word == (words or "slow")


def test_marks_are_changes_the_declaration_and_actions_of_the_window():
    moment = Moment.exactly(ago(5))
    action = Entry("1", "action", "Pool reset\nall of it", moment, ago(5), ago(5), "RO", 1, human=True)
    incident = replace(record(), declared_at=ago(30))
    entries = [action, replace(action, struck="wrong"), replace(action, kind="note")]
    marks = marks_of([deploy(50), deploy(90)], incident, entries, SINCE, UNTIL)
    assert marks == (
        LaneMark(ago(50), "Deploy 7c1e0f4", MarkKind.CHANGE), LaneMark(ago(30), "Declared", MarkKind.DECLARED),
        LaneMark(ago(5), "Pool reset", MarkKind.ACTION),
    )  # fmt: skip


def test_a_change_is_named_by_its_reference_or_its_words():
    assert change_words(deploy(1)) == "Deploy 7c1e0f4"
    assert change_words(deploy(1, "", ChangeKind.FLAG, "new checkout on")) == "new checkout on"
    assert len(change_words(deploy(1, "", ChangeKind.FLAG, "word " * 30))) <= 28


def test_of_many_lanes_those_in_trouble_and_the_chosen_one_are_shown():
    many = [Named(f"r/{n}", str(n), f"Check {n}") for n in range(30)]
    every = lanes_of(many, [record(turn("29", "down", 5))], SINCE, UNTIL, "r/20")
    shown, more = shown_of(every, 5)
    assert (len(shown), more, shown[0].name, shown[-1].name) == (5, 25, "Check 29", "Check 20")


def test_the_lanes_are_spoken():
    every = lanes(*OUTAGE)
    said = Lanes(SINCE, UNTIL, every, sentence="It began.").spoken
    assert said == (
        "It began.. 1 Database slow since 11:20:00. 2 Web down since 11:22:00. 3 AI slow from 11:30:00 to 11:40:00"
    )
    assert Lanes(SINCE, UNTIL).spoken == "Nothing changed in this time"
