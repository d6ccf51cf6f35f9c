"""The secrets of a report are counted as a copy for insiders finds them."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.secrets_counted import secrets_counted
from incident_desk.formats.redaction.sorts import Sort
from tests.full_reviews import reviewed
from tests.planted_reviews import planted_review
from tests.planted_secrets import planted


def test_the_number_is_that_which_printing_and_mailing_warn_of():
    for recorder, has_some in ((planted(), True), (planted_review(), True), (reviewed(), False)):
        report = build_report(recorder.events, "x")
        findings = hand_out(report, Wish()).findings
        assert secrets_counted(report) == sum(one.sort is Sort.TOKEN for one in findings)
        assert (secrets_counted(report) > 0) is has_some
