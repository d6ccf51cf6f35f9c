"""Rows of a table of stages are phases; an overview of the sections below it is none, nor is a table of anything
else."""

from incident_desk.formats.reading.phase_tables import phases_of_tables
from tests.formats.reading.pages import page, read

TABLE = """
| Phase | Time | Actions | Owner |
|---|---|---|---|
| 1. Detection | 0-15 min | look; page the lead | Mo |
| 2. Recovery (1-4 hours) | | restore | |
"""


def test_a_row_is_a_phase_with_its_window_and_its_steps():
    one, two = read(f"# What to do\n\n## How we work\n{TABLE}\n## After\n- [ ] tell all\n").phases()[:2]
    assert (one.name, one.start_s, one.end_s, one.detail) == ("Detection", 0, 900, "Owner: Mo")
    assert [(step.id, step.text) for step in one.steps] == [("1.1", "look"), ("1.2", "page the lead")]
    assert (two.name, two.start_s, two.end_s, [step.text for step in two.steps]) == (
        "Recovery", 3600, 14_400, ["restore"],
    )  # fmt: skip


def test_what_to_do_heads_the_work_too():
    table = "| Phase | Who | What to do | Deadline |\n|---|---|---|---|\n| Look | Mo | Read | 5 min |\n"
    table += "| Hold | Al | Stop | 1 h |"
    assert [(phase.name, phase.end_s) for phase in read(f"# T\n\n{table}\n").phases()] == [
        ("Look", 300),
        ("Hold", 3600),
    ]


def test_the_sections_beside_it_keep_their_place():
    names = [phase.name for phase in read(f"# T\n## Deploy\n1. a\n## How\n{TABLE}\n## Verify\n1. b\n").phases()]
    assert names == ["Deploy", "Detection", "Recovery", "Verify"]


def test_an_overview_is_no_second_plan():
    book = read(f"# T\n## How\n{TABLE}\n## Detection\n1. a\n## Recovery\n1. b\n")
    assert [(phase.name, phase.timed) for phase in book.phases()] == [("Detection", False), ("Recovery", False)]


def test_other_tables_have_no_stages():
    for table in (
        "| Phase | Owner |\n|---|---|\n| a | Mo |\n| b | Al |",
        "| Level | Action |\n|---|---|\n| P1 | page |\n| P2 | wait |",
        "| Phase | Action |\n|---|---|\n| a | b |",
    ):
        assert phases_of_tables(page(f"# T\n\n{table}\n").root) == ()
