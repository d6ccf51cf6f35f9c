"""A drill's score, played through the real rules: nothing is refused, and everything gets done."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from incident_desk.domain.checklist import is_open
from incident_desk.domain.errors import DeskError
from incident_desk.domain.health import Change, State
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step, walk
from incident_desk.domain.status import Status
from incident_desk.formats.reading.document import read_document
from incident_desk.services.acts.watching import book_change
from incident_desk.services.drill import LONGEST_S, length_s, opening, practice_check, score
from tests.examples import few
from tests.fakes import NOON, Bench
from tests.shared_folder import shared

SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "playbooks").glob("*.md"))
URL = "http://127.0.0.1:9/health"


def read(path):
    return read_document(path.read_bytes(), path.name).playbook


class Played:
    """A score that was played on a record in memory."""

    def __init__(self, playbook, plan=None):
        bench = Bench()
        self.cues = score(playbook, plan, URL)
        self.refusals = []
        self.one = bench.desk.declare(opening(playbook, "", plan, "Maya Kern", NOON), "Maya Kern").id
        for cue in self.cues:
            bench.clock.at = NOON + timedelta(seconds=cue.at_s)
            self._play(bench, cue)
        self.incident = bench.desk.incident_of(self.one)
        self.events = bench.desk.events(self.one)

    def _play(self, bench, cue):
        if cue.service == "recover":
            now = bench.clock.now()
            change = Change("practice", "/health", State.DOWN, State.OK, now, now, "normal again", "", alarms=False)
            bench.desk.act(self.one, lambda i, _: book_change(change, "recovered"), "check")
        if cue.act is None:
            return
        try:
            bench.desk.act(self.one, cue.act, cue.who)
        except DeskError as error:
            self.refusals.append((cue.at_s, str(error)))

    def kinds(self, kind):
        return [event.data for event in self.events if event.kind == kind]


def hold(playbook, plan=None):
    """What holds of every score."""
    played = Played(playbook, plan)
    incident, phases = played.incident, playbook.phases(plan)
    assert played.refusals == []
    times = [cue.at_s for cue in played.cues]
    assert times == sorted(times)
    assert times[0] >= 0 and times[-1] <= LONGEST_S
    assert incident.status is Status.RESOLVED
    assert {Milestone.ACKNOWLEDGED, Milestone.CAUSE_IDENTIFIED, Milestone.FIX_APPLIED, Milestone.IMPACT_ENDED,
            Milestone.RESOLVED} <= set(incident.milestones)  # fmt: skip
    working = [place for place, phase in enumerate(phases) if not phase.after] or list(range(len(phases)))
    steps = [step for place in working for step in walk(phases[place].steps) if step.role == "step"]
    assert sorted(data["step"] for data in played.kinds("step_set")) == sorted(step.id for step in steps)
    assert not [step for step in steps if is_open(step, incident.steps)]
    after = [place for place in range(len(phases)) if place not in working][:1]
    # The first phase is entered by the declaration, whether it is one to work in or not.
    expected = [*([0] if phases else []), *(place for place in working if place), *after]
    assert [entry.place for entry in incident.phases_entered] == expected
    return played


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_playbook_can_be_played_to_its_end(path):
    playbook = read(path)
    for plan in [None, *(one.name for one in playbook.plans if one.phases)]:
        hold(playbook, plan)


def test_what_lies_under_a_step_is_done_before_the_step():
    look = Step(
        "1", "Look", children=(Step("1.1", "Logs", children=(Step("1.1.1", "Errors"),)), Step("1.2", "Disk"))
    )
    played = Played(
        Playbook("P", plans=(Plan("p", (Phase("Look", 0, 600, steps=(look, Step("2", "Say"))),)),)), None
    )
    assert [data["step"] for data in played.kinds("step_set")] == ["1.1.1", "1.1", "1.2", "1", "2"]


def test_what_is_said_is_read_as_it_is_typed():
    played = Played(Playbook("P"), None)
    signs = [data["sign"] for data in played.kinds("entry_logged")]
    assert signs == ["note", "hypothesis", "finding", "decision", "action"]
    assert [data["owner"] for data in played.kinds("action_added")] == ["RO", "Maya Kern"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda one: one.stem)
def test_its_length_is_that_of_its_last_cue(path):
    assert length_s(read(path)) == score(read(path), None, URL)[-1].at_s > 0


def test_there_is_a_shipped_playbook():
    assert SHIPPED


def test_every_playbook_of_the_field_can_be_played_to_its_end():
    folder = shared("seeds")
    played = 0
    for path in sorted(folder.glob("*.txt")):
        playbook = read(path)
        if playbook.kind == "playbook":
            hold(playbook)
            played += 1
    assert played


def phases_of(draw, number):
    start = draw(st.none() | st.integers(0, 100_000))
    length = draw(st.none() | st.integers(0, 100_000))
    end = None if length is None else (start or 0) + length
    count = draw(st.integers(0, 3))
    steps = tuple(
        Step(f"{number}.{place}", f"Do {place}", children=tuple(
            Step(f"{number}.{place}.{under}", f"Under {under}") for under in range(draw(st.integers(0, 2)))))
        for place in range(count)
    )  # fmt: skip
    name = draw(st.sampled_from(["Look", "Mend", "2", "next", ""])) or "Phase"
    return Phase(name, start, end, after=number > 0 and draw(st.booleans()), steps=steps)


@st.composite
def playbooks(draw):
    """Playbooks with any windows, names that stand twice, nested steps, phases after the end or none at all."""
    phases = sorted((phases_of(draw, number) for number in range(draw(st.integers(0, 4)))), key=lambda p: p.after)
    return Playbook(
        draw(st.sampled_from(["Outage", "x" * 500, " "])),
        plans=(Plan("p", tuple(phases)),) if phases else (),
        cadence_s=draw(st.none() | st.sampled_from([1, 60, 900, 7200])),
        watch_s=draw(st.none() | st.integers(1, 100_000)),
    )


@given(playbooks())
@effort(max_examples=few(10, 40))
def test_any_playbook_can_be_played_to_its_end(playbook):
    hold(playbook)


def test_a_playbook_without_anything_is_a_drill_of_an_hour():
    played = hold(Playbook("Bare"))
    assert 3000 < played.cues[-1].at_s < 3600
    assert played.incident.severity == "P1"


def test_only_phases_after_the_end_are_worked_through_as_well():
    played = hold(Playbook("Review", plans=(Plan("p", (Phase("Write", after=True, steps=(Step("1", "Ask"),)),)),)))
    assert [entry.name for entry in played.incident.phases_entered] == ["Write"]


def test_a_phase_is_entered_shortly_before_its_window_opens_and_worked_through_before_it_closes():
    steps = tuple(Step(str(number), f"Do {number}") for number in range(6))
    book = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600, steps=steps))),))
    played = hold(book)
    entered = played.incident.phases_entered[1]
    assert (entered.at - NOON).total_seconds() == pytest.approx(900 - 90, abs=0.01)
    at = [mark.at for mark in played.incident.steps.values()]
    assert NOON + timedelta(seconds=900) < min(at) and max(at) < NOON + timedelta(seconds=3600)
    assert len([mark for mark in played.incident.steps.values() if mark.state == "not_needed"]) == 1


def test_a_day_of_windows_is_played_in_four_hours():
    book = Playbook("Long", plans=(Plan("p", (Phase("One", 0, 43_200), Phase("Two", 43_200, 86_400))),))
    played = hold(book)
    assert (played.incident.phases_entered[1].at - NOON).total_seconds() == pytest.approx(
        LONGEST_S / 2 - 120, abs=0.01
    )


def test_the_worst_but_one_severity_is_taken_where_the_document_names_no_default():
    levels = tuple(SeverityLevel(name, rank=rank) for rank, name in enumerate(("SEV1", "SEV2", "SEV3")))
    assert opening(Playbook("Outage", severities=levels), "", None, "MK", NOON).severity == "SEV2"
    assert opening(Playbook("Outage", severities=levels[:1]), "", None, "MK", NOON).severity == "SEV1"
    named = Playbook("Outage", severities=levels, default_severity="SEV3")
    assert opening(named, "", None, "MK", NOON).severity is None


def test_the_service_fails_before_it_is_watched_and_recovers_before_the_impact_ends():
    cues = score(Playbook("Bare"), None, URL)
    order = [cue.service for cue in cues if cue.service]
    assert order == ["fail", "recover"]
    recover = next(cue for cue in cues if cue.service == "recover")
    assert recover.waits_for is State.DOWN
    waiting = [cue for cue in cues if cue.waits_for is State.OK]
    assert len(waiting) == 1 and waiting[0].at_s > recover.at_s
    assert cues[0].service == "fail"


def test_updates_come_before_they_are_due_and_never_in_swarms():
    assert len(hold(Playbook("Often", cadence_s=1)).incident.updates) == 12
    updates = hold(Playbook("Quarterly", cadence_s=900)).incident.updates
    # The cadence counts anew from each update that is sent.
    assert [round((one.at - NOON).total_seconds()) for one in updates] == [810, 1620, 2430, 3240]


def test_the_check_asks_the_practice_service_once_a_minute():
    check = practice_check(URL)
    assert (check.address, check.incident_interval_s, check.rule.failures) == (URL, 60.0, 2)


def test_the_watch_after_the_end_stays_set():
    played = hold(Playbook("Bare", watch_s=7200))
    due = [action for action in played.incident.actions if action.text.startswith("Watch")]
    assert len(due) == 1 and due[0].owner == "Maya Kern"
