"""The command review, and the report that comes of it, on real files and as processes."""

import json
import re
import subprocess

import pytest

from tests.cli.conftest import COMMAND

MINE = """title = "Our review"

[[section]]
id = "summary"
title = "What happened"

[[section]]
id = "timeline"
title = "Course"
text = false
shows = ["timeline"]
"""


def text_of(desk, key, section="summary"):
    return desk.json("review", "show", key, section)["text"]


def test_a_review_is_written_from_the_first_word_to_its_approval(desk, tmp_path):
    key = desk.declare("Shop down")
    assert "not begun, 0 of" in desk("review", key).out
    desk("resolve", key, "--impact-ended", "unknown")
    desk("close", key)
    desk("review", "write", key, "summary", "It was **down**.")
    desk("review", "lines", key, "factors", "trigger: a deploy", "no alert")
    desk("review", "impact", key, "money", "£925K")
    assert "Empty still: Impact" not in desk("review", "state", key, "in-review", code=1).err
    for section in ("root-cause", "resolution"):
        desk("review", "write", key, section, f"of {section}")
    desk("review", "state", key, "in-review")
    desk("review", "approve", key, "--role", "Commander", "--person", "Ann Doe")
    data = desk.json("review", key)
    assert (data["state"], data["version"], data["approvals"][0]["person"]) == ("approved", 1, "Ann Doe")
    assert data["lists"]["factors"]["items"][0] == {"text": "a deploy", "sort": "trigger"}
    desk("report", key, "-o", str(tmp_path / "now.md"))
    report = (tmp_path / "now.md").read_text("utf-8")
    assert "Post-mortem, version 1, approved" in report and "It was **down**." in report
    assert data["approvals"][0]["head"] in report and "£925K" in report
    desk("verify")


def test_what_was_approved_can_be_made_again_whatever_was_written_since(desk, tmp_path):
    key = desk.declare("Shop down")
    desk("review", "template", key, "ics-214")
    desk("review", "write", key, "remarks", "first")
    desk("review", "state", key, "in-review")
    desk("review", "approve", key, "--role", "Commander")
    before = desk("report", key, "-o", "-").out
    desk("review", "write", key, "remarks", "second")
    assert "version 2, draft" in desk("report", key, "-o", "-").out
    assert desk("report", key, "--approved", "1", "-o", "-").out == before
    last = desk("report", key, "--approved", "last", "-o", "-")
    assert last.out == before and "Version 1 as approved " in last.err and "1 entry since is not in it" in last.err
    refused = desk("report", key, "--approved", "2", "-o", "-", code=1).err
    assert "No version 2 of this report was approved. Approved were: 1" in refused
    desk("report", key, "--approved", "x", "-o", "-", code=2)
    desk("report", key, "--approved", "1", "--template", "standard", "-o", "-", code=2)


def test_a_process_reads_the_text_and_two_writers_do_not_overwrite_each_other(desk, process):
    key = desk.declare("Shop down")
    said = process("review", "write", key, "summary", "-", "--json", input="line 1\nline 2\n")
    began = json.loads(said.out)["sections"][0]["version"]
    process("review", "write", key, "summary", "hers", "--as", "Ann")
    late = process("review", "write", key, "summary", "his", "--former", began)
    assert (late.code, late.out) == (1, "") and "was written by Ann" in late.err
    assert text_of(desk, key) == "hers"
    process("undo", key)
    assert text_of(desk, key) == "line 1\nline 2"
    told = desk.json("review", "history", key, "summary")["versions"]
    assert [(one["text"], one["undone"]) for one in told] == [("line 1\nline 2", False), ("hers", True)]


def test_writers_at_the_same_time_lose_nothing(desk):
    key = desk.declare("Shop down")
    command = [*COMMAND, "--data-dir", str(desk.folder), "review", "write", key]
    writers = [subprocess.Popen([*command, "summary", f"text {n}", "--as", f"w{n}"], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True) for n in range(4)]  # fmt: skip
    said = [(one.communicate(timeout=60)[1], one.returncode) for one in writers]
    won = [n for n, (_, code) in enumerate(said) if code == 0]
    assert won and all("since you began" in words for words, code in said if code)
    versions = desk.json("review", "history", key, "summary")["versions"]
    assert sorted(one["text"] for one in versions) == [f"text {n}" for n in won]
    desk("verify")


def test_a_team_has_a_template_of_its_own_and_a_bad_one_is_told(desk):
    key = desk.declare("Shop down")
    folder = desk.folder / "review-templates"
    folder.mkdir()
    (folder / "ours.toml").write_text(MINE, "utf-8")
    (folder / "bad.toml").write_text(MINE.replace('"timeline"]', '"weather"]'), "utf-8")
    listed = desk.json("review", "templates")
    assert listed["templates"][0] | {"about": ""} == {
        "name": "ours", "title": "Our review", "about": "", "sections": 2, "shipped": False}  # fmt: skip
    assert listed["problems"][0].startswith("bad, line 7: shows names 'weather'")
    assert "Not usable: bad, line 7" in desk("review", "templates").out
    assert "bad, line 7" in desk("report", key, "--template", "bad", "-o", "-", code=1).err
    report = desk("report", key, "--template", "ours", "-o", "-").out
    heads = re.findall(r"^## (.*)$", report, re.M)
    assert [one for one in heads if not one.startswith("Appendix")][:2] == ["1 What happened", "2 Course"]
    assert desk.json("review", key)["begun"] is False
    desk("review", "template", key, "Our review")
    (folder / "ours.toml").unlink()
    assert desk.json("review", key)["title"] == "Our review"
    assert "There are: " in desk("report", key, "--template", "ours", "-o", "-", code=1).err


def test_the_form_that_a_playbook_asks_for_is_a_template(desk, tmp_path):
    book = tmp_path / "book.md"
    book.write_text(
        "# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n1. Read\n\n## Post-Incident Review Template\n\n"
        "### Summary\n- **Date**:\n\n### What Went Well\n- Detection\n\n### Action Items\n- [ ] Do\n",
        "utf-8",
    )
    key = desk.declare("Shop down", "--playbook", str(book))
    data = desk.json("review", "template", key, "playbook")
    assert [one["id"] for one in data["sections"]] == ["summary", "well", "actions"]
    assert "has no playbook that asks" in desk("review", "template", desk.declare("Mail"), "playbook", code=1).err


@pytest.mark.parametrize("ending", ["pdf", "html", "json", "md"])
def test_every_format_has_the_review(desk, tmp_path, ending):
    key = desk.declare("Shop down")
    desk("review", "write", key, "summary", "The pool ran full.\n\n```\npool = 5\n```\n\n1. it\n   - filled")
    file = tmp_path / f"review.{ending}"
    desk("report", key, "-o", str(file))
    data = file.read_bytes()
    assert data.startswith(b"%PDF-") if ending == "pdf" else b"The pool ran full." in data


def test_an_erased_text_is_gone_in_all_its_versions(desk):
    key = desk.declare("Shop down")
    desk("review", "write", key, "summary", "hunter2 is it")
    desk("review", "write", key, "summary", "hunter2 was it")
    version = desk.json("review", key)["sections"][0]["version"]
    desk("erase", version, "--reason", "a password")
    assert text_of(desk, key) is None
    assert not any(b"hunter2" in path.read_bytes() for path in desk.folder.rglob("*.db*") if path.stem == "view")
    assert "hunter2" not in desk("report", key, "-o", "-", "--format", "json").out
    desk("verify")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["write", "1", "summary"], 2, "review write KEY SECTION TEXT"),
        (["write", "1", "nowhere", "x"], 1, "Its sections are: summary"),
        (["lines", "1", "poems", "x"], 2, "There are: whys"),
        (["impact", "1", "weather", "x"], 2, "There are: users"),
        (["state", "1", "approved"], 2, "review approve KEY --role"),
        (["state", "1", "summary", "done"], 1, "Nothing is written in Summary"),
        (["state", "1", "summary", "not-needed"], 1, "why Summary is not needed"),
        (["state", "1", "draft"], 1, "is a draft"),
        (["approve", "1"], 2, "--role"),
        (["approve", "1", "--role", "x"], 1, "send it round first"),
        (["history", "1"], 2, "review history KEY SECTION"),
        (["templates", "1"], 2, "review templates"),
        (["burn", "1"], 2, "There is no part 'burn'"),
        (["99"], 1, "There is no incident"),
    ],
)
def test_what_is_refused_says_why(desk, words, code, told):
    desk.declare("Shop down")
    assert told in desk("review", *words, code=code).err


def test_a_section_is_done_and_the_state_alone_is_shown(desk):
    key = desk.declare("Shop down")
    desk("review", "write", key, "summary", "x")
    assert "[x] summary" in desk("review", "state", key, "Summary", "done").out
    assert "[x] summary" in desk("review", "state", key).out
    assert desk("review", "show", key, "summary").out == "x\n"
    assert "Nothing is written there" in desk("review", "show", key, "impact").out
    desk("review", "lines", key, "whys", "a", "b")
    desk("review", "lines", key, "whys")
    assert desk.json("review", key)["lists"]["whys"]["items"] == []


def test_a_report_that_was_written_elsewhere_is_taken_in(desk, tmp_path):
    file = tmp_path / "report.md"
    file.write_text("# Outage\n\n**Date:** 2025-03-04\n**Duration:** 2 hours\n\n## Overview\nIt was down.\n\n"
                    "## Timeline\n- 15:53 UTC Down\n- 15:56 UTC Up\n\n## Weather\nRain.\n", "utf-8")  # fmt: skip
    past = desk.json("import", str(file))["incidents"][0]["key"]
    data = desk.json("review", "take", past)
    assert text_of(desk, past) == "It was down."
    assert {one["title"] for one in data["more"]} >= {"Weather", "As its report begins"}
    assert "Nothing of it is new" in desk("review", "take", past, code=1).err
    key = desk.declare("Shop down")
    assert "Name a file" in desk("review", "take", key, code=2).err
    assert data["taken"][0] == "Summary: 1 line from “Overview”"
    assert "Summary: 1 line from “Overview”\n" in desk("review", "take", key, str(file)).out
    assert text_of(desk, key) == "It was down."
    desk("undo", key)
    assert desk.json("review", key)["begun"] is False


def approved_once(desk):
    key = desk.declare("Shop down")
    desk("review", "template", key, "ics-214")
    desk("review", "write", key, "remarks", "It was down.\nNobody could pay.")
    desk("review", "state", key, "in-review")
    desk("review", "approve", key, "--role", "Commander")
    return key


def test_what_changed_since_an_approved_version_is_told_by_a_process(desk, process):
    key = approved_once(desk)
    assert process("review", "compare", key).out == "Nothing has changed since version 1\n"
    desk("review", "write", key, "remarks", "It was down.\nFew \u202ecould pay.", "--as", "Bob")
    desk("action", "add", key, "Alert on the pool", "--owner", "RO", "--as", "Ann")
    said = process("review", "compare", key)
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        f"What changed since version 1: {key}\n\n"
        "Remarks (changed, last by Bob)\n- Nobody could pay.\n+ Few ‹U+202E›could pay.\n\n"
        "Action item: Alert on the pool (added, last by Ann)\n+ Alert on the pool\n+ Owner: RO\n"
    )


def test_two_versions_are_compared_with_each_other_and_one_with_now(desk):
    key = approved_once(desk)
    desk("review", "write", key, "remarks", "second")
    desk("review", "state", key, "in-review")
    desk("review", "approve", key, "--role", "Commander")
    desk("review", "write", key, "remarks", "third")
    both = desk.json("review", "compare", key, "1", "2")
    assert (both["key"], both["since"], both["until"]) == (key, 1, 2)
    assert [(one["before"], one["after"]) for one in both["changes"] if one["where"] == "Remarks"] == [
        ("It was down.\nNobody could pay.", "second")]  # fmt: skip
    for words, since, before in ((), 2, "second"), (["last"], 2, "second"), (["1"], 1, "It was down."):
        now = desk.json("review", "compare", key, *words)
        assert (now["since"], now["until"]) == (since, None) and now["seq"] > both["seq"]
        (change,) = (one for one in now["changes"] if one["where"] == "Remarks")
        assert change["before"].startswith(before) and change["after"] == "third"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 1, "No version of this report was approved yet"),
        (["1"], 1, "No version of this report was approved yet"),
        (["x"], 2, "Say which approved version: its number, or last"),
        (["9" * 5000], 2, "its number, or last"),
        (["1", "2", "3"], 2, "review compare KEY [VERSION [VERSION]]"),
    ],
)
def test_what_was_not_approved_is_not_compared(desk, words, code, told):
    assert told in desk("review", "compare", desk.declare("Shop down"), *words, code=code).err


def test_a_version_that_was_not_approved_is_named_with_those_that_were(desk):
    key = approved_once(desk)
    for words in (["2"], ["1", "2"]):
        refused = desk("review", "compare", key, *words, code=1).err
        assert "No version 2 of this report was approved. Approved were: 1" in refused
