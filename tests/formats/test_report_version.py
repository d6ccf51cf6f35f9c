"""Initial, update, final."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_version import version_note, version_word
from tests.report_samples import bare, checkout
from tests.review_samples import SMALL, Reviewed


def versions(report):
    return version_word(report), version_note(report)


def test_it_is_initial_while_it_goes_on_and_an_update_once_it_is_over():
    assert versions(build_report(bare().events, "x")) == ("Initial", "no review yet")
    assert versions(build_report(checkout().events, "x")) == ("Update", "no review yet")


def test_it_is_final_as_it_was_approved_and_no_longer():
    one = Reviewed()
    one.write("summary", "It hung.")
    assert versions(build_report(one.events, "x", template=SMALL)) == ("Initial", "version 1, draft")
    one.approve()
    assert versions(build_report(one.events, "x")) == ("Final", "version 1, approved")
    one.write("summary", "It hung twice.")
    word, note = versions(build_report(one.events, "x"))
    assert word == "Update" and "after the last approval" in note
