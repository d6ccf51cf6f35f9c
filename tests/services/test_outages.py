"""The history of outages, and what was like an incident, on a real record."""

from datetime import timedelta

import pytest

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.likeness import Why
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services import outages as module
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log, strike
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_section
from incident_desk.services.acts.steering import cancel, resolve, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.outages import Alike, alike, outages
from tests.any_past import read
from tests.fakes import Bench

TEMPLATE = ReviewTemplate(
    "t", "T", sections=(TemplateSection("root-cause", "Why"), TemplateSection("resolution", "What helped"))
)


class Record:
    """Outages one after the other."""

    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk

    def declare(self, title):
        return self.desk.declare(Declaration(title, "P1"), "MK")

    def do(self, incident, rule):
        self.bench.clock.pass_s(60)
        return self.desk.act(incident.id, rule, "MK")

    def end(self, incident, minutes=30, *said):
        """It hurt from ten minutes before it was declared; ``said`` is logged."""
        began = Moment.exactly(incident.declared_at - timedelta(minutes=10))
        self.do(incident, lambda i, _n: set_milestone(i, Milestone.IMPACT_STARTED, began))
        for sign, words in said:
            self.do(incident, lambda *_, sign=sign, words=words: log(Line(words, sign)))
        ended = incident.declared_at + timedelta(minutes=minutes)
        self.bench.clock.pass_s(3600)
        self.do(incident, lambda i, _n: resolve(i, None, Moment.exactly(ended)))


@pytest.fixture
def record():
    return Record()


def test_an_outage_says_when_how_long_why_and_what_helped(record):
    one = record.declare("Checkout is down")
    record.end(
        one,
        30,
        (Sign.FINDING, "Cause: the pool was full"),
        (Sign.FINDING, "Nothing else"),
        (Sign.ACTION, "Fix: rolled back"),
    )
    (row,) = outages(record.desk)
    assert (row.key, row.seconds, row.cause, row.resolution) == (
        one.key,
        40 * 60,
        "the pool was full",
        "rolled back",
    )
    assert row.began == one.declared_at - timedelta(minutes=10)


def test_the_newest_wording_that_stands_is_told(record):
    one = record.declare("Checkout is down")
    record.end(one, 30, (Sign.FINDING, "Cause: the pool"), (Sign.FINDING, "Cause: the deploy"))
    wrong = next(event for event in record.desk.events(one.id) if event.data.get("text") == "Cause: the deploy")
    record.do(one, lambda *_: strike(wrong, "it was not"))
    assert outages(record.desk)[0].cause == "the pool" and outages(record.desk)[0].resolution == ""


def test_what_became_a_cause_by_rewording_and_what_was_taken_back_are_told_as_they_stand(record):
    one = record.declare("Checkout is down")
    record.end(one, 30, (Sign.NOTE, "it was the pool"), (Sign.ACTION, "Fix: more of it"))
    note, fix = (event for event in record.desk.events(one.id) if event.kind == Kind.ENTRY_LOGGED)
    record.do(one, lambda *_: amend(note, Rewrite("Cause: the pool", sign=Sign.FINDING)))
    assert (outages(record.desk)[0].cause, outages(record.desk)[0].resolution) == ("the pool", "more of it")
    record.desk.act(one.id, lambda *_: (Draft(Kind.UNDONE, {"act": fix.act}),), "MK")
    assert (outages(record.desk)[0].cause, outages(record.desk)[0].resolution) == ("the pool", "")


def test_an_approved_review_says_the_cause_before_the_log_and_a_draft_only_where_nobody_else_does(record):
    one, plain = record.declare("Checkout is down"), record.declare("Mail is down")
    record.end(one, 30, (Sign.FINDING, "Cause: the pool was full"))
    record.end(plain)
    for each in (one, plain):
        for section, text in (
            ("root-cause", "## Why\n\nA **deploy** of 14:02\nhalved it."),
            ("resolution", "Back."),
        ):
            record.do(each, lambda now, _n, said=(section, text): write_section(now, *said, None, TEMPLATE))
    rows = {row.key: (row.cause, row.resolution) for row in outages(record.desk)}
    assert rows == {one.key: ("the pool was full", "Back."), plain.key: ("A deploy of 14:02 halved it.", "Back.")}
    record.do(one, lambda now, _n: send_round(now))
    record.do(one, lambda now, _n: approve(now, ApprovalWish("IC", "Ann", now.review.content)))
    assert {row.key: row.cause for row in outages(record.desk)}[one.key] == "A deploy of 14:02 halved it."


def test_what_is_open_or_was_called_off_is_no_outage_and_the_newest_comes_first(record):
    first, second, third = (record.declare(f"Down {n}") for n in range(3))
    record.end(first)
    record.do(second, lambda i, n: cancel(i, "a false alarm"))
    assert [one.key for one in outages(record.desk)] == [first.key]
    record.bench.clock.pass_s(86_400)
    fourth = record.declare("Down 4")
    record.end(fourth)
    assert [one.key for one in outages(record.desk)] == [fourth.key, first.key]
    assert [one.key for one in outages(record.desk, fourth.declared_at - timedelta(hours=1))] == [fourth.key]
    assert third.key not in {one.key for one in outages(record.desk)}


def test_a_report_that_was_taken_in_tells_what_it_states(record):
    taken = record.desk.past.take_in(past_incident(read(), Answers(zone="UTC")), "MK").incident
    (row,) = outages(record.desk)
    assert (row.key, row.cause) == (taken.key, "A certificate ran out.")
    assert row.is_dated and row.seconds is not None


def test_what_was_before_and_like_it_is_found_over_the_whole_record(record):
    first = record.declare("Atlas session pool exhausted in checkout")
    record.end(first)
    record.declare("Printer on fire")
    now = record.declare("Checkout: Atlas session pool full")
    (found,) = alike(record.desk, record.desk.incident_of(now.id))
    assert found.incident.key == first.key and found.reasons[0].why is Why.WORDS


def test_what_each_is_compared_by_is_read_once_for_each_of_its_states(record, monkeypatch):
    reads = []
    monkeypatch.setattr(module, "traits_of", lambda one, read=module.traits_of: reads.append(one.key) or read(one))
    first, now = record.declare("Atlas pool session"), record.declare("Atlas pool session again")
    finder = Alike()
    for _ in range(3):
        found = finder.find(*(record.desk.incident_of(now.id), [record.desk.incident_of(first.id)]))
    assert len(found) == 1 and sorted(reads) == [first.key, now.key]
    record.end(first)
    finder.find(record.desk.incident_of(now.id), [record.desk.incident_of(first.id)])
    assert reads.count(first.key) == 2
