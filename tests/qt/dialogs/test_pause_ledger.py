"""The ledger: counted, paused and left add up, and the due time moves by exactly the pauses."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.escalation import levels_left
from incident_desk.domain.severity import Targets
from incident_desk.qt.dialogs.pause_ledger import allowance, goes_on, ledger, parties, rows, summary
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, without_playbook

INCIDENT = incident_in_diagnosis()


def minute(minutes):
    return DECLARED + timedelta(minutes=minutes)


def paused(*stretches, party="MongoDB Atlas support", **more):
    pauses = [
        Pause("resolution", minute(since), minute(until), "waiting", party, **more) for since, until in stretches
    ]
    return replace(INCIDENT, pauses=tuple(pauses))


def test_the_figures_of_a_first_pause():
    one = ledger(INCIDENT, NOW, NOW + timedelta(minutes=20))
    assert (one.counted_s, one.paused_s, one.left_s) == (52 * 60 + 52, 1200, 4 * 3600 - 52 * 60 - 52)
    assert (one.left_words, one.was_words) == ("left 3:07:08", "was 06:56:08")
    assert one.due_words == "07:16:08 when resumed at 04:09"
    assert summary(INCIDENT) == "no pause before this one"
    assert allowance(INCIDENT) == "4 h counted without pauses"


def test_later_pauses_follow_the_earlier_ones_with_party_reason_and_length():
    twice = paused((30, 35), (10, 18), what="Raise the limit", case="7")
    one = ledger(twice, NOW, NOW + timedelta(minutes=20))
    assert one.pauses == ((minute(10), minute(18)), (minute(30), minute(35)))
    assert (one.due_before, one.due_after) == (minute(240 + 13), minute(240 + 33))
    assert summary(twice) == "2 pauses before this one, 13:00"
    first, second = rows(twice)
    assert (first.at, first.detail, second.at) == ("03:06 to 03:14", "08:00", "03:26 to 03:31")
    assert first.what == "MongoDB Atlas support: waiting: Raise the limit, case 7"
    assert summary(paused((1, 2))) == "1 pause before this one, 01:00"


def test_what_is_late_stays_late():
    late = minute(300)
    one = ledger(INCIDENT, late, late + timedelta(minutes=20))
    assert one.is_late and one.left_words == "late +1:00:00"
    assert (one.was_words, one.due_words) == ("missed at 06:56:08", "what is late stays late")


def test_without_a_resolution_target_there_is_no_ledger():
    bare = replace(INCIDENT, targets=Targets())
    assert ledger(bare, NOW, NOW) is None and allowance(bare) == ""


def test_who_is_called_for_a_missed_resolution_waits_with_the_target():
    running, report = goes_on(INCIDENT, NOW)
    assert (running.what, running.detail) == (
        "Elapsed, updates and escalation keep running",
        "CTO waits with the target",
    )
    assert report.what == "The report shows both: with and without pauses"
    pause = Pause("resolution", NOW, None, "waiting", "MongoDB")
    before, after = (clock(one, minute(90)) for one in (INCIDENT, replace(INCIDENT, pauses=(pause,))))
    levels = [levels_left(INCIDENT, clocks.targets, minute(90)) for clocks in (before, after)]
    stated, waits = zip(*levels, strict=True)
    assert stated[0].due == stated[1].due and waits[1].due - waits[0].due == minute(90) - NOW
    assert goes_on(without_playbook(INCIDENT), NOW)[0].detail == ""


def test_who_was_waited_for_is_offered_before_the_contacts_each_once():
    twice = replace(INCIDENT, pauses=(*paused((1, 2), party="technical lead").pauses, *paused((3, 4)).pauses))
    assert parties(twice) == ("MongoDB Atlas support", "technical lead", "Engineering Manager")
    assert parties(INCIDENT) == ("Technical Lead", "Engineering Manager")
    assert parties(without_playbook(INCIDENT)) == ()


@given(st.lists(st.tuples(st.integers(1, 3000), st.integers(1, 3000)), max_size=4), st.integers(0, 9000))
def test_counted_and_paused_are_what_the_clock_reads(gaps, wait):
    """The new pause moves the due time on as the clock will read it when it is resumed then."""
    at, stretches = 0.0, []
    for runs, stands in gaps:
        stretches.append(((at + runs) / 60, (at + runs + stands) / 60))
        at += runs + stands
    since = DECLARED + timedelta(seconds=at + 5)
    resumed = since + timedelta(seconds=wait)
    before = paused(*stretches)
    one = ledger(before, since, resumed)
    then = clock(before, since).target("resolution")
    assert one.due_before == then.due and abs(one.left_s - then.remaining_s) < 1e-3
    after = replace(before, pauses=(*before.pauses, Pause("resolution", since, resumed, "w", "p")))
    assert one.due_after == clock(after, resumed).target("resolution").due
    whole = one.counted_s + one.paused_before_s + one.paused_s
    assert abs(whole - (resumed - DECLARED).total_seconds()) < 1e-3
