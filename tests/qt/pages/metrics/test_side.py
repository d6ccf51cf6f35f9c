"""The right column as rows."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.objectives import Verdict
from incident_desk.qt.pages.metrics.results import GoalLine
from incident_desk.qt.pages.metrics.side import (
    MOST_GAPS,
    BackLine,
    Gap,
    Heading,
    Note,
    ObjectiveLine,
    TargetLine,
    spoken,
)
from tests.measured_incidents import incident
from tests.qt.pages.metrics.season import BOOK, counted


def rows(incidents, looked_at=""):
    found = counted(incidents)
    return found.parts.rows(found.found.came_back, looked_at)


def of(kind, every):
    return [one for one in every if isinstance(one, kind)]


def test_targets_stand_by_severity_with_their_blocks_the_missed_first():
    every = rows(
        [
            incident(1, severity="P0", acknowledged=20, resolved=60),
            incident(2, severity="P0", acknowledged=5, resolved=60),
            incident(3, severity="P2", acknowledged=5, resolved=600),
        ]
    )
    lines = of(TargetLine, every)
    assert [(one.severity, one.rank, one.is_total) for one in lines] == [
        ("P0", 0, False),
        ("P2", 2, False),
        ("All", None, True),
    ]
    response = lines[0].cells[0]
    assert (response.text, response.blocks, response.is_missed) == ("1 of 2", (False, True), True)
    assert spoken(lines[0]).startswith("Severity P0: response 1 of 2, resolution 2 of 2")
    assert "Missed by INC-0001, INC-0003." in of(Note, every)[0].text


def test_who_missed_both_targets_is_named_once_and_many_have_no_blocks():
    many = [incident(n, severity="P1", acknowledged=20, resolved=600) for n in range(1, 12)]
    every = rows(many)
    assert of(Note, every)[0].text.startswith("Missed twice by INC-0001, INC-0002, INC-0003 and 8 more.")
    assert of(TargetLine, every)[0].cells[0].blocks == ()


def goals(number, **facts):
    return incident(number, day=number, playbook=BOOK, impact_started=0, **facts)


def test_objectives_are_of_the_newest_that_missed_one_or_of_the_incident_that_is_looked_at():
    some = [goals(1, impact_ended=60), goals(2, impact_ended=">720"), goals(3, impact_ended=90)]
    missed = of(ObjectiveLine, rows(some))
    assert [(one.name, one.verdict) for one in missed] == [("RTO", Verdict.MISSED), ("MTTR", Verdict.UNKNOWN)]
    assert (missed[0].goal, missed[0].was, missed[0].why) == (
        "under 4 h",
        "over 12 h",
        "at least 8 h too long · impact duration",
    )
    assert missed[1].why == "one incident has no mean, and detected is not recorded"
    looked = of(ObjectiveLine, rows(some, "INC-0001"))
    assert (looked[0].verdict, looked[0].was, looked[0].incident) == (Verdict.MET, "1 h", "id-1")
    heading = next(one for one in of(Heading, rows(some, "INC-0001")) if one.text == "Recovery objectives")
    assert heading.caption == "INC-0001 Down, 2 Mar"
    assert any("RTO 1 missed, 2 met; MTTR 3 unknown" in one.text for one in of(Note, rows(some)))


def test_goals_of_prevention_are_told_and_not_measured():
    (goal,) = of(GoalLine, rows([goals(1, impact_ended=60)]))
    assert (goal.label, goal.text) == ("Test Coverage", "> 90% for critical paths")
    assert spoken(goal).endswith("result unknown")


def test_without_any_objective_it_is_said_how_one_comes_about():
    assert any("RTO: under 4 h" in one.text for one in of(Note, rows([incident(1)])))


def test_what_is_not_counted_has_its_reason_once_and_the_newest_comes_first():
    every = of(
        Gap, rows([incident(1), incident(2, day=2, detected=0), incident(3, day=1, record=RecordKind.DRILL)])
    )
    assert [(one.key, one.what, one.why) for one in every if one.what == "everything"] == [
        ("INC-0003", "everything", "drill, 2 Mar")
    ]
    assert [one.key for one in every if one.key] == ["INC-0003", "INC-0002", "INC-0001"]
    last = [one for one in every if one.of == "INC-0001"]
    assert ("declare, acknowledge, mitigate, resolve", "detected is not recorded") in [
        (one.what, one.why) for one in last
    ]
    assert {one.incident for one in last} == {"id-1"}
    assert spoken(last[1]).startswith("INC-0001, ")


def test_of_very_many_the_newest_are_listed_and_the_others_counted():
    every = rows([incident(n, day=n) for n in range(1, MOST_GAPS + 12)])
    assert len({one.of for one in of(Gap, every)}) == MOST_GAPS
    assert any(one.text.startswith("and 11 more incidents") for one in of(Note, every))


def test_what_came_back_says_what_became_of_the_prevention():
    before = incident(
        1, day=1, title="Checkout Atlas pool exhausted",
        actions=(ActionItem("a", "Alert on connections", type="preventive"),),
    )  # fmt: skip
    after = incident(2, day=9, title="Checkout Atlas pool exhausted")
    (back,) = of(BackLine, rows([before, replace(after)]))
    assert (back.key, back.earlier, back.is_open) == ("INC-0002", "INC-0001", True)
    assert back.state == "0 of 1 preventive action done before; not done: Alert on connections"
    assert "was like INC-0001" in spoken(back)


def test_a_heading_is_no_stop_for_a_key():
    assert spoken(Heading("Not counted")) == ""
