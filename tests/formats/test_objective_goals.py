"""The recovery objectives that a playbook states."""

import pytest

from incident_desk.domain.objectives import MTTR, RPO, RTO
from incident_desk.domain.playbook import Playbook, Section
from incident_desk.domain.playbook_steps import Span
from incident_desk.formats.objective_goals import goals_in, lost_seconds, prevention_goals_in


def goals(*lines):
    book = Playbook("Outage", reference=(Section("Metrics", "\n".join(lines), Span(1, 9)),))
    return [(one.name, one.text, one.seconds, one.strict) for one in goals_in(book)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- **RTO (Recovery Time Objective):** < 4 hours", [(RTO, "< 4 hours", 14_400, True)]),
        ("- **RPO (Recovery Point Objective):** 0 data loss", [(RPO, "0 data loss", 0, False)]),
        ("**RTO:** 3 minutes | **RPO:** 0", [(RTO, "3 minutes", 180, False), (RPO, "0", 0, False)]),
        ("| RTO | 4 h |", [(RTO, "4 h", 14_400, False)]),
        ("Recovery Time Objective: 30 min", [(RTO, "30 min", 1800, False)]),
        ("RPO: under 15 minutes", [(RPO, "under 15 minutes", 900, True)]),
        ("RTO ≤ 2h", [(RTO, "≤ 2h", 7200, False)]),
        ("RTO: 99 %", [(RTO, "99 %", None, False)]),
        ("RTO/RPO: 4 h / 15 min", []),
        ("RTO and RPO are reviewed quarterly", []),
        ("| Service | RTO | RPO |", []),
        ("RTO: to be defined", []),
        ("- **MTTR (Mean Time To Resolution):** Target < 2 hours", [(MTTR, "< 2 hours", 7200, True)]),
        ("Mean time to resolve: 2 h", [(MTTR, "2 h", 7200, False)]),
        ("MTTR (mean time to repair): 2 h", []),
        ("The cartoon is at 4 hours", []),
        ("RTO: " + "very " * 40 + "4 hours", []),
    ],
)
def test_a_line_that_states_a_goal_is_read_and_one_that_speaks_of_it_is_not(line, told):
    assert goals(line) == told


def test_the_same_words_twice_are_one_goal():
    assert len(goals("RTO: 4 h", "RTO: 4 h", "RTO: 5 h")) == 2


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("None.", 0),
        ("No data lost", 0),
        ("0", 0),
        ("15 minutes of orders", 900),
        ("1 h 30 min", 5400),
        ("about 5 min", 300),
        ("300 orders in 5 minutes", None),
        ("0 rows", None),
        ("no idea", None),
        ("some rows", None),
    ],
)
def test_lost_data_is_a_length_only_where_the_words_are_one(words, seconds):
    assert lost_seconds(words) == seconds


def prevention(title, *lines):
    book = Playbook("Outage", reference=(Section(title, "\n".join(lines), Span(1, 9)),))
    return [(one.label, one.text) for one in prevention_goals_in(book)]


def test_under_a_heading_of_prevention_a_share_is_a_goal():
    lines = ("- **Test Coverage:** > 90% for critical paths", "| Deployments | over 99 % |", "- Look at it monthly")
    told = [("Test Coverage", "> 90% for critical paths"), ("Deployments", "over 99 %")]
    assert prevention("Prevention metrics", *lines) == told
    assert prevention("Success", "### Prevention goals", *lines, "### Alerts", "- Errors: > 5 %") == told


def test_a_share_elsewhere_is_no_goal():
    assert prevention("Alerts", "- **Alert threshold**: >5% error rate") == []
    assert prevention("Prevention measures", "- Errors: > 5 %") == []
