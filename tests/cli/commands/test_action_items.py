"""The command action."""

from datetime import date

import pytest


def test_items_are_added_said_anew_ticked_off_and_listed(desk):
    key = desk.declare("Shop down")
    desk("action", "add", key, "Alert on the pool", "--owner", "RO", "--due", "2026-03-14", "--type", "detective",
         "--horizon", "week")  # fmt: skip
    desk("action", "add", key, "Write it down")
    data = desk.json("action", "edit", key, "alert", "--end-state", "it rings", "--owner", "")
    assert data["actions"][0] | {"id": ""} == {
        "number": 1, "id": "", "text": "Alert on the pool", "owner": None, "due": "2026-03-14", "horizon": "1 week",
        "type": "detective", "end_state": "it rings", "result": None, "ticket": None, "done": False,
        "done_at": None}  # fmt: skip
    assert desk.json("action", "done", key, "2")["actions"][1]["done"] is True
    assert "[x]  2 Write it down" in desk("action", "list", key).out
    assert desk.json("action", "open", key, "2")["actions"][1]["done"] is False
    desk("undo", key)
    assert desk.json("action", "list", key)["actions"][1]["done"] is True
    assert "Done when: it rings" in desk("report", key, "-o", "-").out


def test_a_result_is_entered_undone_and_printed_with_the_ticket(desk):
    key = desk.declare("Shop down")
    desk("action", "add", key, "Alert", "--end-state", "it rings", "--ticket", "https://t.example/CRM-318")
    told = desk("action", "result", key, "1", "it rang on 2 May").out
    assert "result: it rang on 2 May" in told and "ticket: https://t.example/CRM-318" in told
    report = desk("report", key, "-o", "-").out
    assert "*Result: it rang on 2 May*" in report and "*Ticket: https://t.example/CRM-318*" in report
    desk("undo", key)
    assert desk.json("action", "list", key)["actions"][0]["result"] is None


def test_a_date_is_said_in_words_and_kept_as_the_day_that_it_means(desk):
    key = desk.declare("Shop down")
    desk("action", "add", key, "Alert", "--due", "next friday")
    due = date.fromisoformat(desk.json("action", "list", key)["actions"][0]["due"])
    assert due.weekday() == 4 and due > date(2020, 1, 1)


def test_a_date_that_has_gone_by_is_taken_and_said(desk):
    key = desk.declare("Shop down")
    told = desk("action", "add", key, "Alert", "--due", "2020-03-01").out
    assert "no owner, by 2020-03-01" in told
    assert "Due 2020-03-01: that is " in told and told.endswith(" days ago\n")
    changed = desk.json("action", "edit", key, "1", "--due", "2020-03-02")
    assert changed["note"].startswith("Due 2020-03-02: that is ")
    assert "note" not in desk.json("action", "edit", key, "1", "--due", "tomorrow")


def test_an_action_of_a_printed_report_comes_back_whole(desk, tmp_path):
    key = desk.declare("Shop down")
    desk("action", "add", key, "Alert", "--type", "preventive", "--end-state", "it rings", "--ticket", "CRM-318")
    desk("action", "result", key, "1", "it rang")
    desk("resolve", key, "--impact-ended", "-0m")
    desk("report", key, "-o", str(tmp_path / "r.md"))
    desk("import", str(tmp_path / "r.md"))
    item = desk.json("action", "list", "2")["actions"][0]
    assert (item["type"], item["end_state"], item["result"], item["ticket"]) == (
        "preventive", "it rings", "it rang", "CRM-318")  # fmt: skip


def test_what_is_open_is_listed_over_all_incidents_and_drills_are_left_out(desk):
    one, two = desk.declare("Shop down"), desk.declare("Mail down")
    drill = desk.declare("Practice", "--drill")
    for key in (one, two, drill):
        desk("action", "add", key, f"of {key}")
    desk("action", "done", one, "1")
    assert [(each["key"], each["text"]) for each in desk.json("action", "list")["actions"]] == [(two, f"of {two}")]
    assert desk("action", "list").out.startswith(two)
    desk("action", "done", two, "1")
    assert desk("action", "list").out == "Nothing is open\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["add"], 2, "action add KEY TEXT"),
        (["add", "1"], 2, "action add KEY TEXT"),
        (["add", "1", " "], 1, "what is to be done"),
        (["add", "1", "x", "--due", "soon"], 1, "tomorrow, friday, next friday or in 2 weeks"),
        (["result", "1", "1"], 2, "result KEY ACTION TEXT"),
        (["done", "1", "7"], 1, "see them with: action list"),
        (["edit", "1", "7", "x"], 1, "no action item '7'"),
        (["list", "1", "x"], 2, "action list [KEY]"),
    ],
)
def test_what_is_refused_says_why(desk, words, code, told):
    desk.declare("Shop down")
    assert told in desk("action", *words, code=code).err
