"""From a record, a past incident or a read report to what the doctor asks."""

from datetime import UTC

import pytest

from incident_desk.domain.doctor.of_record import case_of_record
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from incident_desk.services.acts.steering import acknowledge, close, resolve
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examine_record, examine_report
from tests.any_past import OVERNIGHT, REPORT, read
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def one(bench):
    return bench.desk.declare(Declaration("Down", "P1"), "MK").id


def examined(bench, one):
    return [each.rule for each in examine_record(bench.desk.incident_of(one), bench.desk.events(one))]


def write(bench, one, text):
    return bench.desk.act(one, lambda _, now: log(read_line(text, now, UTC)), "RO").events[0]


def test_what_goes_on_is_not_asked_for_its_end(bench, one):
    assert "milestones" not in examined(bench, one) and "updates" not in examined(bench, one)


def test_a_resolved_incident_is_asked_for_proof_and_for_updates(bench, one):
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: acknowledge(i, Moment.exactly(n)), "MK")
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    assert {"soak", "updates", "milestones"} <= set(examined(bench, one))


def test_what_was_struck_is_not_looked_at(bench, one):
    event = write(bench, one, "wrong")
    case = case_of_record(bench.desk.incident_of(one), bench.desk.events(one))
    assert event.id in {row.id for row in case.rows}
    bench.desk.act(one, lambda *_: strike(event, "so"), "MK")
    case = case_of_record(bench.desk.incident_of(one), bench.desk.events(one))
    assert event.id not in {row.id for row in case.rows}


def test_a_change_and_a_cause_of_a_record_are_seen(bench, one):
    write(bench, one, "& deploy 7c1e0f4 -5m")
    write(bench, one, "= Cause: a deploy made the pool smaller")
    case = case_of_record(bench.desk.incident_of(one), bench.desk.events(one))
    assert any(row.is_change for row in case.rows) and case.root_cause.startswith("Cause: a deploy")


def test_a_report_and_the_incident_made_of_it_are_asked_the_same(bench):
    past = past_incident(read(REPORT), Answers(zone="UTC"))
    taken = bench.desk.past.take_in(past, "MK").incident
    asked = {each.rule for each in examine_report(past)}
    assert {rule for rule in examined(bench, taken.id) if rule != "updates"} == asked - {"updates"}


def test_what_a_report_states_without_a_zone_is_asked_for_until_somebody_says_it():
    text = REPORT.replace("UTC", "").replace("Z", "")
    bare = past_incident(read(text))
    if bare.needs_zone:
        assert "zone" in [each.rule for each in examine_report(bare)]
        assert "zone" not in [each.rule for each in examine_report(bare.answered(Answers(zone="CET")))]


def test_closing_in_order_is_no_contradiction(bench, one):
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    bench.desk.act(one, lambda i, _: close(i), "MK")
    assert not {"order", "after-close"} & set(examined(bench, one))


def test_a_date_that_no_row_is_of_is_told_of_a_report_and_of_its_record(bench):
    own = OVERNIGHT.replace("- 10:47 PM", "- 2025-04-03 10:47 PM")
    past = past_incident(read(own), Answers(facts={Fact(FactKind.DATE): "2025-05-05"}))
    assert "date" in [each.rule for each in examine_report(past)]
    assert "date" in examined(bench, bench.desk.past.take_in(past, "MK").incident.id)
    moved = past_incident(read(OVERNIGHT), Answers(facts={Fact(FactKind.DATE): "2025-05-05"}))
    assert "date" not in [each.rule for each in examine_report(moved)]
    assert not {"date", "zone"} & set(examined(bench, bench.desk.past.take_in(moved, "MK").incident.id))
