"""Known troubles in the rows of a table."""

import pytest

from incident_desk.formats.reading.procedures import read_procedures
from incident_desk.formats.reading.trouble_tables import troubles_of_tables
from tests.formats.reading.pages import page, read, section

ROW = "|---|---|---|\n| Shop is slow | full queue | Empty it: `systemctl restart queue` |"


def troubles(table, title="Troubleshooting"):
    return list(troubles_of_tables(section(f"# P\n## {title}\n{table}\n", title)))


@pytest.mark.parametrize(
    "head",
    ["| Symptom | Likely cause | Fix |", "| Problem | Ursache | Lösung |", "| Problema | Causa | Solución |"],
)
def test_a_row_a_trouble(head):
    (one,) = troubles(f"{head}\n{ROW}")
    assert (one.name, one.group, one.symptoms) == ("Shop is slow", "Troubleshooting", ("Shop is slow",))
    assert (one.causes, [step.text for step in one.resolution]) == (
        ("full queue",),
        ["Empty it: systemctl restart queue"],
    )
    assert [command.text for command in one.resolution[0].commands] == ["systemctl restart queue"]


def test_other_columns_and_their_words():
    text = "| # | Issue | Check | Severity | Contact | Resolution |\n|---|---|---|---|---|---|\n"
    (one,) = troubles(f"{text}| 1 | Shop is slow | the queue | P2 | Mo | wait |", "Anything")
    assert ([step.text for step in one.investigation], one.severity) == (["the queue"], "P2")
    assert one.detail == "#: 1\nSeverity: P2\nContact: Mo"


@pytest.mark.parametrize(
    "head",
    [
        "| Issue | Action | Owner |",
        "| Service | Cause | Fix |",
        "| Symptom | Cause | Seen |",
        "| Issue | Status | Fix |",
    ],
)
def test_what_is_no_table_of_troubles(head):
    assert troubles(f"{head}\n{ROW}") == []


def test_they_stand_among_the_procedures_of_a_document():
    text = f"# P\n## Troubleshooting\n| Symptom | Cause | Fix |\n{ROW}\n## Rollback procedure\n1. stop\n"
    assert [one.name for one in read_procedures(page(text))] == ["Shop is slow", "Rollback procedure"]
    assert [one.resolution[0].id for one in read(text).procedures[:1]] == ["1.z.1"]


def test_a_document_that_is_one_table_of_troubles_is_a_playbook():
    found = read(f"# Runbook: the shop is slow\n\n| Symptom | Cause | Fix |\n{ROW}\n")
    assert (found.kind, [one.name for one in found.procedures]) == ("playbook", ["Shop is slow"])
    assert read("# The shop\n\n| Symptom | Seen by |\n|---|---|\n| slow | Mo |\n").procedures == ()


def test_a_table_of_alarms_says_what_to_do_about_each():
    text = "| # | Alert name | Severity | Runbook |\n|---|---|---|---|\n"
    rows = "| 1 | Queue too long | P2 | Look at the queue. Empty it. |\n| 2 | Shop slow | P3 | [there](b.md) |"
    (one,) = troubles(text + rows)
    assert (one.name, one.severity, one.resolution[0].text) == (
        "Queue too long",
        "P2",
        "Look at the queue. Empty it.",
    )


@pytest.mark.parametrize("cell", ["5 min", "Ack in 5 min", "wiki", "[the long way back](b.md)"])
def test_an_alarm_beside_a_time_or_a_link_is_none(cell):
    assert troubles(f"| Alert | Response |\n|---|---|\n| Queue too long | {cell} |") == []
