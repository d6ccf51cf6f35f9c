"""What the Resolve dialog says, as plain functions of an incident."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.resolve_facts import (
    Proofs,
    doubt,
    ended_by,
    impact_offers,
    impact_words,
    newest_of,
    still_open,
    what_follows,
    without_states,
)
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import watch
from tests.fakes import Bench
from tests.qt.dialogs.desk import DECLARED, NOW, scene_in_diagnosis, without_playbook
from tests.qt.dialogs.proof import proven_incident, watched

SCENE = scene_in_diagnosis()
INCIDENT = SCENE.incident
GREEN = max(mark.at for mark in INCIDENT.check_marks.values())


def lines(shown):
    return [(one.at, one.what, one.detail) for one in shown]


def words_of(incident, entries=()):
    return [words for words, _ in impact_offers(incident, entries)]


def test_while_a_check_is_down_green_is_not_offered():
    marks = dict(INCIDENT.check_marks)
    marks["chat"] = replace(marks["chat"], state="down")
    broken = replace(INCIDENT, check_marks=marks)
    assert words_of(broken) == ["Now", "Not known"]
    assert (doubt(INCIDENT), doubt(broken)) == ("", "1 check still down: is it over?")


def test_the_fix_goes_before_a_change_and_that_before_an_action():
    change = ChangeMade("1", NOW - timedelta(minutes=12), "pool made larger", ChangeKind.CONFIGURATION)
    changed = replace(INCIDENT, changes=(change,))
    fixed = replace(
        changed,
        milestones={**INCIDENT.milestones, Milestone.FIX_APPLIED: Moment.exactly(NOW - timedelta(minutes=8))},
    )
    green = "03:41:08 last green check"
    assert words_of(INCIDENT, SCENE.entries)[:2] == [green, "Now"], "it was done when all was green already"
    assert words_of(changed, SCENE.entries)[:2] == [green, "03:37:00 pool made larger"]
    assert words_of(fixed, SCENE.entries)[:2] == [green, "03:41:00 fix applied"]
    marks = {name: replace(mark, state="slow") for name, mark in INCIDENT.check_marks.items()}
    assert words_of(replace(fixed, check_marks=marks)) == ["Now", "03:41:00 fix applied", "Not known"]
    slow = replace(INCIDENT, check_marks=marks)
    assert words_of(slow, SCENE.entries) == ["Now", "03:47:38 Rolled back to 41…", "Not known"]


def test_what_an_answer_rests_on():
    assert [ended_by(one) for one in ("03:41:08 last green check", "03:40:00 fix applied", "Now", "Not known")] == [
        "check", "change", "typed", "typed"]  # fmt: skip
    assert ended_by("As recorded: 2026-10-14 03:41:08 UTC") == "typed"


def test_green_from_before_it_was_opened_again_proves_nothing():
    reopened = replace(INCIDENT, reopened=((GREEN + timedelta(minutes=1), "errors are back"),))
    assert words_of(reopened) == ["Now", "Not known"]
    since = replace(INCIDENT, reopened=((GREEN - timedelta(minutes=1), "errors are back"),))
    assert impact_offers(since) == impact_offers(INCIDENT)


def test_a_watch_that_ends_today_has_its_time():
    soon = replace(INCIDENT, playbook=replace(INCIDENT.playbook, watch_s=1800))
    assert ("Today 04:19", "Watch ends", "30 min") in lines(what_follows(soon, NOW))


def test_what_stays_open_is_listed_with_where_it_goes():
    assert [(one.what, one.detail, one.goes) for one in still_open(INCIDENT)] == [
        ("3 steps of Immediate Response", "Verify, and 2 more", "to Post-incident"),
        ("3 steps of Diagnosis", "Security incidents, and 2 more", "to Post-incident"),
        ("Mitigation was never started", "phase debt: 2 steps, Roll back", "to Post-incident"),
        ("1 action item", "Alert on pool use above 80 %, it has no date", "kept"),
    ]
    nothing = replace(without_playbook(INCIDENT), actions=())
    assert [one.what for one in still_open(nothing)] == ["Nothing is open"]


def test_what_happens_next_has_its_day():
    assert lines(what_follows(INCIDENT, NOW)) == [
        ("Today 03:49", "The clocks stop, the final update is next", ""),
        ("Today 03:49", "Post-incident can start", "1 step"),
        ("Thu 15 Oct", "Watch ends", "1 d"),
        ("Fri 16 Oct", "Review due", "2 d"),
    ]
    assert lines(what_follows(without_playbook(INCIDENT), NOW)) == [
        ("Today 03:49", "The clocks stop, the final update is next", "")
    ]


def test_an_entry_that_was_taken_back_is_not_proposed():
    entries = tuple(replace(one, undone=True) for one in SCENE.entries)
    assert newest_of(SCENE.entries, Sign.FINDING).text == "The pool of 500 sessions is full"
    assert newest_of(entries, Sign.FINDING) is None


def test_how_long_the_impact_lasted_is_said_where_both_ends_are_known():
    assert impact_words(INCIDENT, Moment.exactly(GREEN)) == ("When it began is not recorded", "")
    began = {**INCIDENT.milestones, Milestone.IMPACT_STARTED: Moment.exactly(DECLARED)}
    hurt = replace(INCIDENT, milestones=began)
    assert impact_words(hurt, None) == ("Impact, from 02:56:08 UTC", "")
    assert impact_words(hurt, Moment.exactly(GREEN)) == ("Impact, from 02:56:08 UTC", "45:00")


def test_the_newest_state_and_the_live_checks_make_the_proof():
    newest = proven_incident(INCIDENT, NOW)
    live = Proofs(lambda: watched(NOW), 600, lambda: newest)
    found = live.at(INCIDENT, Moment.exactly(NOW - timedelta(seconds=900)), NOW)
    assert (found.by_record, found.soak.words, len(found.rows)) == (False, "10:00 of 10:00", 2)
    assert Proofs(incident=lambda: newest).at(INCIDENT, None, NOW).by_record


def test_that_a_check_is_down_is_no_cause():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    check = Check("api", "/api/health", HttpOptions("http://127.0.0.1:9/"))
    bench.desk.act(one, lambda i, _: watch(i, check), "MK")
    for text in ("The pool is full", "/api/health is down since 12:00:00", "/api/healthy is not it"):
        bench.desk.act(one, lambda i, now, text=text: log(Line(text, Sign.FINDING)), "MK")
    incident = bench.desk.incident_of(one)
    told = [entry.text for entry in without_states(timeline(bench.desk.events(one)), incident) if entry.human]
    assert told == ["The pool is full", "/api/healthy is not it"]
