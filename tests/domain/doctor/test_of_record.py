"""A record as the doctor looks at it: what a report tells keeps its lines, and what was told is known."""

from datetime import UTC

from incident_desk.domain.doctor.of_record import TELLS, case_of_record
from incident_desk.domain.timeline import timeline
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench


def test_rows_that_are_known_need_not_be_read_again():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    bench.desk.act(one, lambda _, now: log(read_line("? the pool", now, UTC)), "RO")
    state, events = bench.desk.incident_of(one), bench.desk.events(one)
    case = case_of_record(state, events)
    assert case == case_of_record(state, events, timeline(events))
    assert case.is_severe and case.people and any(row.told for row in case.rows)


def test_the_rows_of_a_report_have_the_lines_of_the_document():
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    case = case_of_record(bench.desk.incident_of(taken.id), bench.desk.events(taken.id))
    assert case.is_report and any(row.line for row in case.rows) and any(one.line for one in case.actions)


def test_words_that_tell_somebody_are_known():
    assert TELLS.search("Status page set to red") and not TELLS.search("Restarted the pool")
