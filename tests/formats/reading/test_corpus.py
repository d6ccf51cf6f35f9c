"""The seeds are read right, field by field, as the corpus's own scorer judges; dev does not get worse."""

import pytest

from incident_desk.domain.playbook import choose_plan, count_all, walk
from incident_desk.formats.reading.document import read_document
from tests.formats.reading.corpus import documents, export, judged, score

SEEDS = ("000", "001", "002", "003", "004")
FLOOR = {"common": 0.99, "playbook": 1.0, "incident": 1.0}
"""Of the seeds: two are reports of incidents, one is a checklist, two are playbooks."""
DEV = {"common": 0.999, "playbook": 0.98, "incident": 0.99}
"""One heading of dev's truth is spelled as it came, damaged; it is read repaired."""


@pytest.mark.parametrize("number", SEEDS)
def test_a_seed_is_right_in_every_field(number):
    (document,) = [path for path in documents("seeds") if path.name.startswith(number)]
    fields = judged(document)
    assert len(fields) > 9
    assert {name: share for name, share in fields.items() if share < 1} == {}


def test_the_seeds_keep_their_floor(tmp_path):
    export("seeds", tmp_path)
    verdict = score(tmp_path, "seeds")[0]
    assert verdict["missing_predictions"] == 0
    for group, floor in FLOOR.items():
        assert verdict[group] >= floor, verdict
    wrong = {name: field for name, field in verdict["fields"].items() if field.get("fp")}
    assert set(wrong) <= {"headings"}, "nothing may be invented"


def test_dev_keeps_its_floor(tmp_path):
    export("dev", tmp_path)
    verdict = score(tmp_path, "dev")[0]
    for group, floor in DEV.items():
        assert verdict[group] >= floor, verdict


def seed(number):
    (document,) = [path for path in documents("seeds") if path.name.startswith(number)]
    return read_document(document.read_bytes(), document.name).playbook


def shape(phases):
    return [(phase.name.split()[0], phase.start_s, phase.end_s, count_all(phase.steps)) for phase in phases]


def test_the_checklist_keeps_its_order_its_boxes_and_its_due_times():
    book = seed("002")
    assert (book.kind, len(book.phases()), book.facts.boxes_open, book.facts.boxes_done) == ("checklist", 12, 80, 0)
    timed = [(phase.name, phase.start_s, phase.end_s) for phase in book.phases() if phase.timed]
    assert timed == [("Immediate Actions", 0, 3600), ("Follow-up Actions", None, 86_400)]
    steps = [step for phase in book.phases() for step in walk(phase.steps)]
    assert [step.due_s for step in steps if step.due_s] == [300, 900, 3600, 86_400, 300]
    assert sum(len(step.commands) for step in steps) == 8, "and two more in the rollback"
    assert len(book.criteria) == 4 and [contact.empty for contact in book.contacts] == [False, True, True]


def test_the_outage_playbook_states_its_one_level_its_way_up_and_its_phases():
    book = seed("003")
    (level,) = book.severities
    assert (book.default_severity, level.response_s, level.resolution_s) == ("P1", 900, 14_400)
    assert [hop.role.split()[0] for hop in book.escalation] == ["Technical", "Engineering", "CTO"]
    assert shape(book.phases()) == [
        ("Immediate", 0, 900, 14), ("Diagnosis", 900, 3600, 17), ("Mitigation", 3600, 7200, 15),
        ("Resolution", 7200, 14_400, 14), ("Post-Incident", None, None, 33),
    ]  # fmt: skip
    assert (book.watch_s, book.review_due_s) == (86_400, 172_800)
    assert book.follow_up is not None and book.follow_up.due_s is None
    assert book.step(book.follow_up.step).text == "Schedule follow-up review"
    assert [trigger.group.split()[0] for trigger in book.triggers] == ["Automated"] * 4 + ["User"] * 2 + [
        "Internal"
    ] * 2
    assert book.triggers[1].after_s == 120 and count_all(book.assessment) == 12
    assert [template.stage for template in book.templates] == ["initial", "progress", "resolved"]


def test_the_incident_playbook_keeps_both_its_time_plans():
    book = seed("004")
    phases = shape(book.phases())
    assert [(start, end) for _, start, end, _ in phases] == [(0, 1800), (1800, 5400), (5400, 7200), (7200, 86_400)]
    guests = [step for step in book.phases()[0].steps if step.id.startswith("stage")]
    assert [(step.start_s, step.due_s) for step in guests] == [(0, 300), (300, 900), (900, 1800)]
    other = next(plan.name for plan in book.plans if plan.name != book.chosen_plan)
    assert [(one.start_s, one.end_s) for one in choose_plan(book, other).phases()] == [
        (0, 300),
        (300, 900),
        (900, 1800),
    ]
    assert (book.cadence_s, book.status_words) == (900, ("Investigating", "Mitigating", "Resolved"))
    assert [(one.warning[:3], one.critical[:3], one.every_s) for one in book.thresholds] == [
        (">20", ">25", 300), (">5%", ">10", 60), ("<95", "<90", 60),
    ]  # fmt: skip
    dangers = [doubt.span.first for doubt in book.doubts if doubt.about == "command"]
    assert dangers == [372, 373] and len(book.procedures) == 7 and len(book.review) == 5
