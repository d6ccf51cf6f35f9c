"""The report lists what was crossed, and strikes what the corrected clock does not count."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_crossings import crossings
from incident_desk.formats.report_document import Paragraph, Table
from incident_desk.services.acts.enforcing import enforce
from tests.report_samples import at, begin, exactly


def caused(*cause):
    return "-".join(cause)


def blocks(recorder):
    return tuple(crossings(build_report(recorder.events, "x")))


def told(recorder):
    tables = [block for block in blocks(recorder) if isinstance(block, Table)]
    return [(row[0].text, row[1].text, row[1].note, row[1].struck) for table in tables for row in table.rows]


def enforced(recorder, clock, days=0):
    now = at(clock, days)
    recorder.write(enforce(fold(recorder.events), now, caused), now, "desk")


def test_without_a_crossing_there_is_no_heading():
    assert blocks(begin()) == ()


def test_each_has_its_true_time_its_words_and_whether_it_was_recorded_late():
    recorder = begin()
    declared = fold(recorder.events).declared_at
    enforced(recorder, "23:00")
    first = told(recorder)[0]
    assert first[1:] == ("Response target at risk: 75 % used", "recorded late", False)
    assert first[0] > f"{declared:%Y-%m-%d %H:%M:%S}"
    assert "Response target missed" in [row[1] for row in told(recorder)]
    assert [row[0] for row in told(recorder)] == sorted(row[0] for row in told(recorder))


def test_what_was_corrected_is_struck_with_the_reason_and_the_target_counts_by_the_corrected_clock():
    recorder = begin()
    enforced(recorder, "23:00")
    body = {"milestone": Milestone.ACKNOWLEDGED, "source": "typed"}
    recorder.write([Draft(Kind.MILESTONE_SET, body, exactly("03:04"))], at("23:01"))
    enforced(recorder, "23:02")
    response = [row for row in told(recorder) if row[1].startswith("Response")]
    assert {row[2:] for row in response} == {("Struck: acknowledged at 03:04:00 UTC", True)}
    assert any(isinstance(block, Paragraph) and "not counted" in block.text for block in blocks(recorder))
    report = build_report(recorder.events, "x")
    assert report.target("response").state == "met"
    assert [one["corrected"] for one in report.to_data()["crossings"]][0] == "acknowledged at 03:04:00 UTC"
