"""The command doctor, as a process."""

REPORT = """# Outage of the shop

**Date:** 2025-03-04
**Severity:** P1
**Duration:** ~2 hours

## Timeline
| Time | Event |
|---|---|
| 15:53 | Outage detected |
| 15:54 | Cause found |
| 15:54 | Fix tested |
| 15:54 | Fix deployed |
| 15:56 | Service restored |

## Action items
- Alert on the pool
"""


def test_a_report_is_read_as_an_auditor_would_and_nothing_is_written(desk, tmp_path):
    file = tmp_path / "report.md"
    file.write_text(REPORT)
    told = desk.json("doctor", str(file))
    rules = [one["rule"] for one in told["findings"]]
    assert rules[0] == "duration" and {"zone", "actions", "one-minute"} <= set(rules)
    assert told["findings"][0]["lines"][0] == 5
    said = desk("doctor", str(file), "--zone", "UTC").out
    assert "The stated duration and the timeline disagree" in said and "We know, because" in said
    assert "no zone" not in said
    assert desk.json("list", "--all") == {"incidents": [], "runs": 0}


def test_an_incident_is_examined_by_its_key(desk):
    key = desk.declare("Down", "--severity", "P1")
    assert desk.json("doctor", key)["key"] == key
    desk("resolve", key, "--impact-ended", "unknown")
    assert "to ask, the most important first" in desk("doctor", key).out


def test_what_is_no_report_or_not_there_is_said_so(desk, tmp_path):
    file = tmp_path / "book.md"
    file.write_text("# Playbook\n\n## Phase 1: Look\n1. Look at the logs\n")
    assert "is no report of an incident" in desk("doctor", str(file), code=1).err
    desk("doctor", "99", code=1)
    desk("doctor", str(tmp_path / "none.md"), code=1)
    desk("doctor", str(file), "--zone", "Nowhere/Town", code=1)


def test_a_finding_is_accepted_with_a_reason_told_and_asked_again(desk):
    key = desk.declare("Down", "--severity", "P1")
    desk("resolve", key, "--impact-ended", "unknown")
    asked = [one["rule"] for one in desk.json("doctor", key)["findings"]]
    told = desk.json("doctor", key, "--accept", "updates", "--because", "only we were hit")
    assert [one["rule"] for one in told["findings"]] == [one for one in asked if one != "updates"]
    (aside,) = told["set_aside"]
    assert (aside["rule"], aside["reason"]) == ("updates", "only we were hit") and aside["who"]
    said = desk("doctor", key).out
    assert "1 set aside, with a reason" in said and "We know, because only we were hit" in said
    assert "Not asked any more: No update to anyone is recorded" in desk("timeline", key).out
    told = desk.json("doctor", key, "--ask-again", "updates")
    assert [one["rule"] for one in told["findings"]] == asked and told["set_aside"] == []


def test_what_cant_be_accepted_is_refused(desk, tmp_path):
    key = desk.declare("Down", "--severity", "P1")
    because = ("--because", "so")
    assert "No rule is called 'colour'" in desk("doctor", key, "--accept", "colour", *because, code=2).err
    assert "and why" in desk("doctor", key, "--accept", "soak", code=2).err
    assert "is not asked about soak" in desk("doctor", key, "--accept", "soak", *because, code=1).err
    assert "is not set aside" in desk("doctor", key, "--ask-again", "soak", code=1).err
    desk("doctor", key, "--accept", "soak", *because, "--ask-again", "soak", code=2)
    file = tmp_path / "report.md"
    file.write_text(REPORT)
    assert "A report is not changed" in desk("doctor", str(file), "--accept", "soak", *because, code=2).err


def test_the_first_thing_that_needs_no_typing_is_done_and_undone(desk):
    key = desk.declare("Down", "--severity", "P1")
    desk("resolve", key, "--impact-ended", "unknown")
    asked = [one["rule"] for one in desk.json("doctor", key)["findings"]]
    told = desk.json("doctor", key, "--fix", "updates")
    assert [one["rule"] for one in told["findings"]] == [one for one in asked if one != "updates"]
    desk("undo", key)
    assert [one["rule"] for one in desk.json("doctor", key)["findings"]] == asked
    assert "without typing" in desk("doctor", key, "--fix", "person", code=1).err
