"""The team's own reports, taken in: every fact that a person found in them is in the record that is made."""

import json
from pathlib import Path

import pytest

from incident_desk.domain.past_facts import stated_report
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.markdown_report import lines, markdown_of
from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.document import read_document
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examine_record
from tests.fakes import Bench
from tests.shared_folder import shared

REPORTS = ("000", "001")


def seed(number: str) -> Path:
    return next(path for path in shared("corpus", "seeds").glob(f"{number}_*") if path.suffix != ".json")


@pytest.mark.parametrize("number", REPORTS)
def test_every_fact_of_a_report_is_in_the_record(number):
    path = seed(number)
    truth = json.loads(Path(f"{path}.truth.json").read_text("utf-8"))
    bench, document = Bench(), read_document(path.read_bytes(), path.name)
    past = past_incident(document, Answers("" if truth["timezone"] else "UTC"))
    taken = bench.desk.past.take_in(past, "MK").incident
    events = bench.desk.events(taken.id)
    assert describe(document.playbook, stated_report(events)) == describe(document.playbook, document.report)
    stated = taken.past.report
    assert (taken.title, taken.severity) == (truth["title"], truth["severity"])
    assert (stated.date.moment.day, stated.end.iso) == (truth["date"], truth["end"])
    assert (stated.duration.text, stated.duration.seconds) == (truth["duration_text"], truth["duration_min"] * 60)
    assert stated.status.state == truth["status"]
    done = sum(one.done for one in taken.actions)
    assert (done, len(taken.actions)) == (truth["action_items"]["done"], truth["action_items"]["total"])
    assert [[one.label, one.value] for one in stated.sign_off] == truth["sign_off"]
    text = markdown_of(build_report(events, "Incident Desk"))
    for fact in (*(row["text"] for row in truth["timeline"]), *(row["time"] for row in truth["timeline"])):
        assert lines(fact) in text
    assert lines(document.report.root_cause.text) in text
    for mended in (truth.get("extra") or {}).get("repaired", {}).values():
        assert mended in text or mended in events[2].data["text"]


def test_a_stated_length_that_its_timeline_contradicts_survives_beside_it():
    path, bench = seed("001"), Bench()
    past = past_incident(read_document(path.read_bytes(), path.name), Answers("UTC"))
    taken = bench.desk.past.take_in(past, "MK").incident
    assert taken.past.duration.seconds == 7200 and past.milestones()
    assert any("stated length" in one for one in taken.past.doubts)
    text = markdown_of(build_report(bench.desk.events(taken.id), "Incident Desk"))
    assert "The stated duration and the timeline disagree" in text and "entries 4, 9; lines 4, 70, 75" in text


@pytest.mark.parametrize("number", REPORTS)
def test_what_the_doctor_asks_of_a_report_stands_in_the_report_that_is_made_of_it(number):
    path, bench = seed(number), Bench()
    past = past_incident(read_document(path.read_bytes(), path.name), Answers("UTC"))
    taken = bench.desk.past.take_in(past, "MK").incident
    found = examine_record(taken, bench.desk.events(taken.id))
    report = build_report(bench.desk.events(taken.id), "Incident Desk")
    text = markdown_of(report)
    assert len(found) > 4 and [one["title"] for one in report.to_data()["findings"]] == [one.title for one in found]
    for one in found:
        assert lines(one.title) in text and lines(one.why) in text and lines(one.fix) in text
