"""What the wall says: the same clocks as the desk, in fewer and larger words, and no names."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.moments import Moment
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.roles import Role
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.health.row import HealthRow
from incident_desk.qt.wall.reading import idle_head, wall_of
from incident_desk.qt.wall.view_model import WallFacts
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import set_step, take_role
from incident_desk.services.acts.steering import acknowledge, resolve
from incident_desk.services.scenes import Scene
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    severities=(SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900),),
    plans=(Plan("p", (
        Phase("Look around", 0, 900, steps=(Step("1", "Read the log"), Step("2", "Ask"))), Phase("Mend", 900, 3600),
    )),),
    escalation=(EscalationHop("Tech lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO")),
    cadence_s=900,
)  # fmt: skip


def row(name, state, value="12 ms", since=""):
    return HealthRow(name, name, state, False, value, since, (), "", "")


def wall(minutes, *acts, rows=(), record=RecordKind.INCIDENT):
    """The wall so many minutes after noon, after these acts: (minutes, rule)."""
    bench = Bench()
    wish = Declaration("Checkout is down", "P1", BOOK, commander="Mia Kern", record=record)
    one = bench.desk.declare(wish, "Mia Kern").id
    for when, rule in acts:
        bench.clock.at = NOON + timedelta(minutes=when)
        bench.desk.act(one, rule, "Mia Kern")
    incident, events = bench.desk.incident_of(one), bench.desk.events(one)
    reading = clock(incident, NOON + timedelta(minutes=minutes))
    scene = Scene(incident, timeline(events))
    return wall_of(WallFacts(scene, reading, next_actions(incident, reading), (), rows))


def test_the_response_target_stands_in_the_middle_until_it_is_met_then_the_resolution():
    assert [one.label for one in wall(5).blocks] == ["Next update", "Response target", "Escalation"]
    met = wall(7, (6, lambda i, now: acknowledge(i, None)))
    assert [one.label for one in met.blocks] == ["Next update", "Resolution target", "Escalation"]
    assert met.blocks[1].caption == "left, until 16:00"


def test_who_speaks_for_the_update_is_an_initial_and_no_name_is_anywhere():
    shown = wall(
        5,
        (1, lambda i, now: take_role(i, Role.COMMS, "Jo Stein")),
        (2, lambda i, now: log(Line("Pool is full", Sign.FINDING))),
    )
    assert shown.blocks[0].caption == "due 12:15, Comms JS"
    words = [shown.head.title, shown.head.caption, shown.foot.title, *(block.caption for block in shown.blocks)]
    words += [f"{one.words} {one.writer}" for one in shown.entries if one.is_human]
    assert not any("Stein" in one or "Kern" in one for one in words)


def test_a_late_target_fills_its_block_and_offers_nothing_to_press():
    late = wall(16).blocks[1]
    assert late.state is CellState.LATE
    assert (late.label, late.action, late.keys) == ("Response missed", "", ())
    assert late.caption == "late, due 12:15"


def test_ticked_steps_do_not_push_words_off_the_wall():
    shown = wall(
        5,
        (1, lambda i, now: log(Line("Pool is full", Sign.FINDING))),
        (2, lambda i, now: set_step(i, "1", StepState.DONE)),
    )
    assert shown.entries[0].words == "Pool is full"


def test_a_decision_is_named_once():
    shown = wall(5, (1, lambda i, now: log(Line("Roll back", Sign.DECISION))))
    assert shown.entries[0].is_decision
    assert shown.entries[0].words == "Roll back"


def test_the_phases_say_what_is_left_and_when_the_later_ones_begin():
    first, second = wall(5).ribbon.phases
    assert (first.name, first.detail) == ("Look", "10:00 left")
    assert (second.name, second.detail) == ("Mend", "at 12:15")
    assert wall(17).ribbon.phases[0].detail == "+02:00 over"


def test_failing_checks_have_their_line_and_the_rest_is_counted():
    rows = [
        row("/api", State.DOWN, "timeout", "49 min"),
        row("ping", State.SLOW, "2.7 s"),
        row("dns", State.NO_DATA, "no data"),
        row("deep", State.DOWN, "timeout", "1 min"),
        *(row(f"ok {n}", State.OK) for n in range(5)),
    ]
    checks = wall(5, rows=rows).checks
    assert [f"{one.name} {one.value}".strip() for one in checks] == [
        "/api 49 min", "ping 2.7 s", "dns no data", "1 more not normal", "5 others normal",
    ]  # fmt: skip
    assert checks[0].glyph is GlyphState.DOWN
    assert [one.name for one in wall(5, rows=rows[4:]).checks] == ["5 normal"]
    assert wall(5, rows=(rows[0], rows[4])).checks[1].name == "1 other normal"
    assert [one.name for one in wall(5).checks] == ["No check is watched"]


def test_what_comes_next_is_what_the_desk_says():
    assert wall(5).foot.word == "Next"
    late = wall(16).foot
    assert (late.word, late.urgency) == ("Due now", Urgency.DUE_NOW)


def test_an_ended_incident_says_what_it_took():
    done = wall(
        40, (6, lambda i, now: acknowledge(i, None)), (30, lambda i, now: resolve(i, None, Moment.exactly(now)))
    )
    assert done.clock.caption == "Took"
    assert done.clock.seconds == 30 * 60


def test_a_drill_says_so():
    assert wall(5, record=RecordKind.DRILL).is_drill
    assert wall(5, record=RecordKind.DRILL).head.plate.label == "Drill P1"


def test_without_an_incident_it_is_a_clock():
    assert idle_head(NOON).time == "12:00"
    assert idle_head(None).time == ""


@given(st.integers(0, 48 * 60), st.booleans(), st.one_of(st.none(), st.integers(1, 20 * 60)))
def test_there_is_a_wall_at_every_moment(minutes, acknowledged, resolved):
    acts = [(min(3, minutes), lambda i, now: acknowledge(i, None))] if acknowledged else []
    if resolved is not None and 3 <= resolved <= minutes:
        acts.append((resolved, lambda i, now: resolve(i, None, Moment.exactly(now))))
    shown = wall(minutes, *acts)
    assert len(shown.blocks) == 3
    assert all(block.label and block.value for block in shown.blocks)
    assert shown.foot.title
