"""One report, made fit for each audience."""

import json

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out, people_of, roles_of
from incident_desk.formats.redaction.sorts import EVERY, Sort
from tests import report_samples as samples
from tests.planted_secrets import CUSTOMERS, PEOPLE, planted
from tests.review_samples import SMALL, Reviewed

GENERATOR = "Incident Desk 0.1.0"


def report_of(recorder):
    return build_report(recorder.events, GENERATOR)


def test_insiders_get_the_report_as_it_is():
    report = report_of(samples.checkout())
    handout = hand_out(report, Wish())
    assert handout.report == report and handout.data == report.to_data() and handout.hidden == ()


def test_names_that_stay_are_listed_so_that_they_can_go():
    handout = hand_out(report_of(samples.checkout()), Wish())
    assert [(one.text, one.is_hidden) for one in handout.findings] == [
        ("Maya Kowalski", False),
        ("Ravi Osei", False),
    ]
    gone = hand_out(report_of(samples.checkout()), Wish(also=("ravi osei",)))
    assert [one.text for one in gone.hidden] == ["Ravi Osei"] and "Osei" not in json.dumps(gone.data)


def test_what_an_approval_signs_is_no_secret():
    sample = Reviewed()
    sample.write("summary", "It was down")
    sample.approve()
    handout = hand_out(build_report(sample.events, GENERATOR, template=SMALL), Wish(Audience.EXECUTIVE))
    (signed,) = sample.review.approvals
    assert signed.head in json.dumps(handout.data)
    assert {one.sort for one in handout.findings} == {Sort.PERSON}


def test_what_is_hidden_is_chosen_by_sort():
    report = report_of(planted())
    handout = hand_out(report, Wish(Audience.INTERNAL, frozenset({Sort.EMAIL, Sort.MONEY})))
    assert {one.sort for one in handout.hidden} == {Sort.EMAIL, Sort.MONEY}
    assert handout.data["hidden"] == {"emails": 10, "money": 10}


def test_what_is_withheld_and_hidden_is_said_in_the_data_and_in_the_footer():
    handout = hand_out(report_of(planted()), Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    assert handout.data["audience"] == "customer" and "timeline" in handout.data["withheld"]
    assert sum(handout.data["hidden"].values()) == len(handout.hidden) >= 200
    assert any("replaced in" in line and "withheld" in line for line in handout.document.footer)
    assert handout.document.footer[-1].startswith("Record head ")


def test_everybody_in_the_record_is_known():
    report = report_of(planted())
    assert set(PEOPLE) <= set(people_of(report))
    assert roles_of(report)[PEOPLE[1]] == "tech lead"


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    "sample",
    ["checkout", "drill", "days", "at_once", "bare", "disordered", "late", "reopened", "hostile"],
)
def test_every_record_has_a_report_for_everybody(audience, sample):
    report = report_of(getattr(samples, sample)())
    handout = hand_out(report, Wish(audience, EVERY))
    assert handout.document.title and json.dumps(handout.data)
    assert hand_out(report, Wish(audience, EVERY)) == handout
