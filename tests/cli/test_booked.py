"""What the clock crossed while no program ran is in the record before anything else is written."""

import json
import subprocess

from tests.cli.conftest import COMMAND


def _pass_hours(desk, hours):
    """So many hours go by in the data folder: its anchor is moved back by them."""
    file = desk.folder / "clock.json"
    anchor = json.loads(file.read_text())
    file.write_text(json.dumps(anchor | {"utc_ns": anchor["utc_ns"] + int(hours * 3600e9)}))


def test_what_the_clock_crossed_while_no_program_ran_is_booked_before_what_is_written(desk):
    key = desk.declare("Down", "--severity", "P1")
    _pass_hours(desk, 3)
    desk("log", "back at my desk", "--key", key)
    shown = desk.show(key)
    crossed = [one for one in shown["crossings"] if one["target"] == "response"]
    assert [(one["mark"], one["recorded_late"], one["corrected"]) for one in crossed] == [
        ("at_risk", True, None), ("almost_due", True, None), ("late", True, None),
    ]  # fmt: skip
    assert [one["at"] for one in crossed][2] == crossed[2]["due"]
    texts = [one["text"] for one in shown["entries"]]
    assert texts.index("Response target missed") < texts.index("back at my desk")
    desk("log", "and on", "--key", key)
    assert len(desk.show(key)["crossings"]) == len(shown["crossings"])


def test_a_look_at_the_record_writes_nothing_into_it(desk):
    key = desk.declare("Down", "--severity", "P1")
    _pass_hours(desk, 3)
    before = desk.json("verify")["events"]
    for words in (("show", key), ("clock", key), ("list",), ("report", key, "-o", "-")):
        desk(*words)
    assert desk.json("verify")["events"] == before


def test_an_acknowledgement_that_is_written_down_late_strikes_the_miss(desk):
    key = desk.declare("Down", "--severity", "P1")
    declared = desk.show(key)["declared"]
    _pass_hours(desk, 1)
    desk("ack", key, "--at", declared)
    crossed = [one for one in desk.show(key)["crossings"] if one["target"] == "response"]
    assert len(crossed) == 3 and all("acknowledged at" in one["corrected"] for one in crossed)
    rows = [one for one in desk.show(key)["entries"] if one["text"].startswith("Response target")]
    assert all("acknowledged at" in one["struck"] for one in rows)


def test_processes_that_come_at_once_book_each_crossing_once(desk):
    key = desk.declare("Down", "--severity", "P1")
    _pass_hours(desk, 3)
    words = [*COMMAND, "--data-dir", str(desk.folder), "log", "x", "--key", key]
    started = [subprocess.Popen(words, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [one.wait(60) for one in started] == [0, 0, 0]
    crossed = [(one["target"], one["mark"], one["at"]) for one in desk.show(key)["crossings"]]
    assert len(crossed) == len(set(crossed)) >= 4
    assert desk.json("verify")["ok"]
