"""Rows say what a milestone was corrected to, and which action item they are about, however they came."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.action_names import short_names, with_name
from incident_desk.domain.corrected_milestones import corrected_by
from incident_desk.domain.errors import DeskError
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.corrected_words import corrected_words
from incident_desk.formats.grammar import Line
from incident_desk.qt.explained_rows import ExplainedRows
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.undoing import redo, undo
from tests.fakes import Bench

WORDS = ("detected", "ended", "note", "undo", "redo", "item", "item said anew", "item done")


def _item(incident):
    return incident.actions[-1].id if incident.actions else "none"


def do(bench, one, word, number):
    """Something that may be done, or is refused and does nothing."""
    when, events = Moment.exactly(bench.clock.now() - timedelta(seconds=number)), bench.desk.events(one)
    rules = {
        "detected": lambda state, _: set_milestone(state, Milestone.DETECTED, when),
        "ended": lambda state, _: set_milestone(state, Milestone.IMPACT_ENDED, when),
        "note": lambda *_: log(Line(f"seen {number}", Sign.NOTE, when)),
        "item": lambda *_: add_action(ActionWish(f"Mend {number}")),
        "item said anew": lambda state, _: change_action(state, _item(state), ActionWish(f"Mend more, {number}")),
        "item done": lambda state, _: set_action(state, _item(state), done=True),
        "undo": lambda state, now: undo(state, events, now),
        "redo": lambda state, _: redo(state, events),
    }
    with suppress(DeskError):
        bench.desk.act(one, rules[word], "MK")
    bench.clock.pass_s(1)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 30)), max_size=14))
def test_whatever_is_done_the_rows_read_as_those_of_a_fresh_reading(course):
    bench, followed = Bench(), ExplainedRows()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.clock.pass_s(60)
    for word, number in course:
        do(bench, one, word, number)
        rows, actions = timeline(bench.desk.events(one)), bench.desk.incident_of(one).actions
        shown = followed.follow(rows, actions)
        assert shown == ExplainedRows().follow(rows, actions) and followed.follow(rows, actions) is shown
        said = {row.id: row.detail for row in rows} | {
            row: corrected_words(standing, by)
            for row, by in corrected_by(rows).items()
            for standing in rows
            if standing.id == row
        }
        assert {row.id: row.detail for row in shown} == said
        assert [row.text for row in shown] == [with_name(row, short_names(actions)).text for row in rows]
