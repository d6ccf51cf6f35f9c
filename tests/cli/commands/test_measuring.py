"""The command metrics, as a process and in this one."""

import pytest

BOOK = """# Shop

## Phase 1: Triage

- [ ] Look at the graphs
- [ ] Ask who changed what

## Success metrics

### Prevention metrics

- **Test coverage:** > 90 %
"""


@pytest.fixture
def three(desk, playbook):
    """Three incidents of P1, acknowledged after 5, 10 and 20 minutes, and a drill."""
    keys = []
    for number, minutes in enumerate((5, 10, 20), 1):
        at = f"2026-0{number}-10T10:00:00Z"
        more = ("--playbook", playbook, "--severity", "P1", "--at", at, "--detected", at)
        keys.append(desk.declare(f"Checkout {number}: Atlas pool exhausted", *more))
        desk("ack", keys[-1], "--at", f"2026-0{number}-10T10:{minutes:02}:00Z")
    desk("declare", "Practice", "--drill", "--severity", "P1")
    return keys


def test_the_result_of_a_prevention_goal_is_said_in_a_review_and_told_with_the_metrics(desk, tmp_path):
    book = tmp_path / "book.md"
    book.write_text(BOOK)
    desk("import", str(book))
    key = desk.declare("Shop down", "--playbook", "book")
    assert "Test coverage: goal > 90 %, result unknown" in desk("metrics").out
    desk("review", "goal", key, "test", "92 %")
    assert "Result of Test coverage: 92 %" in desk("review", key).out
    assert f"Test coverage: goal > 90 %, result 92 % ({key})" in desk("metrics").out
    (told,) = desk.json("metrics")["prevention"]
    assert (told["goal"], told["target"], told["result"], told["key"]) == ("Test coverage", "> 90 %", "92 %", key)
    assert "| **Test coverage** | > 90 % | 92 % |" in desk("report", key, "-o", "-").out.replace("\\>", ">")
    desk("undo", key)
    assert "result unknown" in desk("metrics").out


def duration(told, name="Time to acknowledge"):
    return next(one for one in told["durations"] if one["name"] == name)


def test_as_a_process_it_tells_medians_with_how_many_are_counted(three, process):
    said = process("metrics")
    assert said.code == 0 and said.out.startswith("Metrics of 3 incidents\nNot counted, 1: DRILL-0001 (a drill)\n")
    assert "Time to acknowledge  (acknowledged − detected)\n    median 10 min 00 s, middle half from" in said.out
    assert "    P1   2 of 3 " in said.out and f"    response missed: {three[2]}" in said.out
    told = process("metrics", "--json").data
    found = duration(told)
    assert (found["counted"], found["of"], found["median"]["seconds"]) == (3, 3, 600)
    assert [one["month"] for one in found["months"]] == ["2026-01", "2026-02", "2026-03"]
    assert told["all_targets"]["response"] == {"met": 2, "of": 3, "missed": [three[2]], "unknown": []}


def test_the_set_is_of_a_period_a_severity_and_words(desk, three):
    def counted(*words):
        return desk.json("metrics", *words)["incidents"]

    assert counted("--since", "2026-02-10") == 2
    assert counted("--since", "2026-02-10", "--until", "2026-02-10") == 1
    assert counted("--until", "2026-02-10T10:00:00Z") == 1
    assert (counted("--severity", "p1"), counted("--severity", "P2")) == (3, 0)
    assert (counted("--words", "atlas checkout"), counted("--words", "printer")) == (3, 0)
    head = desk("metrics", "--since", "2026-02-01", "--severity", "P1", "--words", "atlas").out.splitlines()[0]
    assert head == "Metrics of 2 incidents, of P1, with “atlas”, declared from 2026-02-01 00:00:00 UTC on"


def test_two_have_no_median(desk, three):
    found = duration(desk.json("metrics", "--until", "2026-02-28"))
    assert (found["median"], found["middle_half"], found["counted"]) == (None, None, 2)
    assert "too few for a median: " in desk("metrics", "--until", "2026-02-28").out


def test_an_earlier_prevention_is_told_with_whether_it_was_done(desk, three):
    desk("action", "add", three[0], "Watch the pool", "--type", "preventive")
    told = desk.json("metrics")["came_back"]
    assert [(one["key"], one["earlier"]) for one in told] == [(three[2], three[0]), (three[1], three[0])]
    assert told[0]["actions"][0]["done_before"] is False
    assert "        not done: Watch the pool" in desk("metrics").out


def test_nothing_recorded_is_no_error_and_a_wrong_date_is(desk):
    assert desk("metrics").out == "Metrics of 0 incidents\n"
    assert len(desk.json("metrics")["durations"]) == 9
    desk("metrics", "--since", "yesterday", code=2)
    desk("metrics", "--since", "2026-02-02", "--until", "2026-02-01", code=2)
    desk("metrics", "--until", "9999-12-31", code=2)


def test_words_without_a_letter_are_wrong_usage_not_everything(desk, three):
    desk("metrics", "--words", " … ", code=2)


def test_the_cost_needs_a_rate_and_is_of_what_counts_alone(desk, tmp_path):
    at = "2026-01-10T10:00:00Z"
    key = desk.declare("Checkout", "--severity", "P1", "--at", at)
    desk("resolve", key, "--impact-ended", "unknown", "--at", "2026-01-10T12:00:00Z")
    desk.declare("Practice", "--drill", "--severity", "P1")
    assert desk.json("metrics")["cost"] is None and "cost" not in desk("metrics").out.lower()
    told = desk.json("metrics", "--rate", "90 EUR")["cost"]
    assert (told["total"], told["counted"], told["of"], told["currency"]) == (180.0, 1, 1, "EUR")
    assert "total $180, 2 h of people's time" in desk("metrics", "--rate", "$90").out
    assert "'90' has no currency: type a sum and its currency" in desk("metrics", "--rate", "90", code=2).err
