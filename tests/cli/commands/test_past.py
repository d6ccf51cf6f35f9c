"""A report of an incident on the command line: asked first, made once, looked at without a trace."""

import pytest

from tests.any_past import OVERNIGHT, REPORT


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "payments.md"
    path.write_text(REPORT, "utf-8")
    return str(path)


def test_a_report_becomes_a_past_incident_that_lists_show_and_reports_have(desk, report, tmp_path):
    said = desk("import", report, "--zone", "UTC").out
    assert said.startswith("INC-0001  Payments were down (past incident: 6 milestones, 6 timeline rows, 2 actions")
    assert desk.json("list")["incidents"] == []
    (row,) = desk.json("list", "--all")["incidents"]
    assert (row["record"], row["status"], row["open"], row["severity"]) == ("past", "closed", False, "P1")
    shown = desk.json("show", "1")
    assert (
        shown["past"]["source"]["name"] == "payments.md" and shown["past"]["report"]["duration_text"] == "3+ hours"
    )
    assert [one["horizon"] for one in shown["actions"]] == [one["horizon"] for one in shown["actions"]]
    text = desk("show", "1").out
    assert "taken in from payments.md" in text and "A certificate ran out." in text and "3+ hours" in text
    desk("report", "1", "-o", str(tmp_path / "out.md"))
    assert "A certificate ran out." in (tmp_path / "out.md").read_text("utf-8")
    assert desk("verify").code == 0


def test_its_zone_is_asked_for_and_nothing_is_written_before(desk, report, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    assert "Say with --zone" in desk("import", report, code=1).err
    assert "no time zone 'IST'" in desk("import", report, "--zone", "IST", code=1).err
    assert "no day 'today'" in desk("import", report, "--zone", "UTC", "--day", "today", code=1).err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_dry_run_says_what_would_be_made_the_questions_first_and_writes_nothing(desk, report, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    said = desk("import", report, "--dry-run").out
    assert said.index("which is it?") < said.index("Milestones that it states") < said.index("Follow-ups")
    (data,) = desk.json("import", report, "--dry-run")["incidents"]
    assert (data["key"], data["asks"], data["report"]["severity"]) == (None, ["zone"], "P1")
    assert sorted(tmp_path.rglob("*")) == before


def test_the_same_report_is_known_and_taken_in_once_more_where_that_is_said(desk, report):
    desk("import", report, "--zone", "UTC")
    assert "already in as INC-0001" in desk("import", report, "--zone", "UTC").out
    (known,) = desk.json("import", report, "--zone", "UTC")["incidents"]
    assert (known["key"], known["known"]) == ("INC-0001", True)
    (again,) = desk.json("import", report, "--zone", "+01:00", "--again")["incidents"]
    assert (again["key"], again["known"]) == ("INC-0002", False)
    assert again["milestones"]["detected"]["at"].startswith("2025-03-04T13:05")


def test_it_is_taken_back_and_done_again(desk, report):
    desk("import", report, "--zone", "UTC")
    assert "undone: Taken in from a report" in desk("undo", "1").out
    assert desk.json("show", "1")["status"] == "cancelled"
    assert "(past incident" in desk("import", report, "--zone", "UTC").out
    desk("redo", "1")
    assert desk.json("show", "1")["status"] == "closed"


def test_playbooks_and_reports_come_together_and_a_report_can_go_into_the_library(desk, report, playbook):
    both = desk.json("import", report, playbook, "--zone", "UTC")
    assert len(both["imported"]) == len(both["incidents"]) == 1
    (kept,) = desk.json("import", report, "--library")["imported"]
    assert kept["kind"] == "report" and len(desk.json("list", "--all")["incidents"]) == 1
    assert f"{playbook}: into the library" in desk("import", playbook, "--dry-run").out


def test_many_doubts_are_told_in_few_lines(desk, tmp_path):
    rows = "\n".join(f"| 1{one % 10}:0{one % 6} | Incident declared |" for one in range(12))
    path = tmp_path / "odd.md"
    path.write_text(
        "# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Timeline\n\n"
        f"| Time | What |\n|--|--|\n{rows}",
        "utf-8",
    )
    said = desk("import", str(path), "--zone", "UTC").out
    assert "stated at several times" in said


def test_a_report_that_lies_in_the_library_becomes_a_past_incident(desk, report, tmp_path):
    desk("import", report, "--library")
    assert desk.json("list", "--all")["incidents"] == []
    said = desk("import", "Payments were down", "--from-library", "--zone", "UTC").out
    assert said.startswith("INC-0001  Payments were down (past incident: 6 milestones")
    assert "already in as INC-0001" in desk("import", report, "--zone", "UTC").out
    (again,) = desk.json("import", "payments", "--from-library", "--zone", "UTC")["incidents"]
    assert (again["key"], again["known"]) == ("INC-0001", True)
    book = tmp_path / "book.md"
    book.write_text("# Book\n\n## Phase 1: Look (0-15 minutes)\n\n1. Look\n", "utf-8")
    desk("import", str(book))
    assert "no report of an incident" in desk("import", "book", "--from-library", code=1).err
    assert "not both" in desk("import", "book", "--from-library", "--library", code=2).err
    assert len(desk.json("list", "--all")["incidents"]) == 1


def test_where_the_day_alone_is_stated_the_list_shows_the_day_alone(desk, tmp_path):
    path = tmp_path / "outage.md"
    path.write_text(
        "# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Timeline\n\n- 14:30 Fix deployed\n"
    )
    desk("import", str(path), "--zone", "UTC")
    said = desk("list", "--all").out
    assert "2025-03-04" in said and "14:30" not in said


def test_what_happened_on_a_day_is_shown_without_a_time(desk, tmp_path):
    file = tmp_path / "tills.md"
    rows = "- August 18, 2025: it was slow\n- August 18, 2025 15:53 the tills were down\n"
    file.write_text(f"# Postmortem: tills were slow\n\n## Timeline\n\n{rows}\n## Root cause\n\nA lock.\n", "utf-8")
    desk("import", str(file), "--zone", "Europe/Berlin")
    text = desk("show", "1").out
    assert "2025-08-18 no time   it was slow" in text and "2025-08-18 13:53:00  the tills were down" in text


def test_a_day_that_is_named_moves_the_rows_of_a_report_that_has_another_date(desk, tmp_path):
    (tmp_path / "outage.md").write_text(OVERNIGHT, "utf-8")
    path = str(tmp_path / "outage.md")
    (data,) = desk.json("import", path, "--day", "2025-05-03", "--dry-run")["incidents"]
    assert data["milestones"]["impact_ended"]["at"].startswith("2025-05-04T08:17")
    assert [one["iso"][:10] for one in data["report"]["timeline"]] == ["2025-05-03"] * 2 + ["2025-05-04"] * 2
    assert "2025-05-04 01:17" in desk("import", path, "--day", "2025-05-03", "--dry-run").out
    desk("import", path, "--day", "2025-05-03")
    shown = desk("show", "INC-0001").out
    assert "2025-05-04 08:17:00" in shown and "2025-04-0" not in shown
