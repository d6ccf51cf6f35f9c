"""What stands on the pages when nobody says anything else."""

from datetime import UTC

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.on_pages import OnPages, PaperSize
from tests.report_samples import checkout


def test_a_copy_is_on_a4_in_utc_with_its_record_unless_told_otherwise():
    on = OnPages()
    assert (on.paper, on.zone, on.attaches) == (PaperSize.A4, UTC, True)
    assert not on.says_removed and on.version == ""


def test_the_version_stands_in_the_first_line_and_the_audience_on_every_page():
    report = build_report(checkout().events, "Incident Desk 0.1.0")
    made = hand_out(report, Wish(Audience.CUSTOMER, on=OnPages(version="Update 1"))).document
    assert made.kind == "Incident report · INC-0048 · customer copy · update 1"
    assert (made.stamp, made.running, made.paper) == ("Customer", "INC-0048 · Customer", "a4")


def test_the_audience_is_left_off_the_pages_or_put_on_internal_ones_as_is_wished():
    report = build_report(checkout().events, "Incident Desk 0.1.0")
    silent = OnPages(names_audience=False, paper=PaperSize.LETTER)
    made = hand_out(report, Wish(Audience.CUSTOMER, on=silent)).document
    assert (made.stamp, made.running, made.paper) == ("", "INC-0048", "us-letter")
    assert hand_out(report, Wish()).document.stamp == ""
    told = hand_out(report, Wish(on=OnPages(names_audience=True))).document
    assert (told.stamp, told.running) == ("Internal", "INC-0048 · Internal")
