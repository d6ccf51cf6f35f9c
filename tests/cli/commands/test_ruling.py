"""The rules of a data folder from the command line, and what they do to the clocks."""

import json


def test_the_settings_are_shown_and_changed_for_all_who_work_in_the_folder(desk, process):
    shown = {one["name"]: one for one in desk.json("settings")["settings"]}
    assert (shown["response-from"]["value"], shown["resolution-to"]["value"]) == ("declared", "resolved")
    assert desk("settings", "response-from", "detected").out.startswith("response-from   detected")
    assert json.loads(process("settings", "response-from", "--json").out)["settings"][0]["value"] == "detected"
    assert process("settings", "P1.response", "10 min").code == 0
    assert "10 min" in desk("settings", "p1.response").out
    assert "(changed)" in desk("settings").out and "from now on" in desk("settings").out
    assert "soak alone holds at once" in desk("settings").out


def test_an_incident_keeps_what_it_was_opened_with(desk):
    before = desk.declare("Before", "--severity", "P1", "--detected", "-5m")
    desk("settings", "response-from", "detected")
    desk("settings", "P1.response", "10 min")
    after = desk.declare("After", "--severity", "P1", "--detected", "-5m")
    old, new = desk.json("clock", before)["targets"][0], desk.json("clock", after)["targets"][0]
    assert (old["counts"], old["seconds"], new["counts"], new["seconds"]) == (
        "declared→acknowledged", 900, "detected→acknowledged", 600,
    )  # fmt: skip
    assert 298 < old["detected_before_s"] < 302 and new["from"] == "settings"
    assert new["state"] == "on_track" and abs(new["remaining_s"] - 300) < 5


def test_the_figure_says_its_rule_and_the_detection_before_it(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-10m", "--detected", "-12m")
    desk("ack", key, "--at", "-4m")
    line = next(one for one in desk("clock", key).out.splitlines() if one.startswith("Response"))
    assert "met, 06:0" in line and "of 15 min" in line
    assert "from declared to acknowledged; detected 20" in line
    assert line.endswith("before the declaration")
    report = desk("report", key, "-o", "-").out
    assert "Response runs from declared to acknowledged." in report and "It was detected" in report


def test_a_resolution_may_end_with_the_impact(desk):
    desk("settings", "resolution-to", "impact-ended")
    key = desk.declare("Down", "--severity", "P1", "--at", "-50m", "--impact-started", "-55m")
    desk("resolve", key, "--impact-ended", "-20m")
    told = desk.json("clock", key)["targets"][1]
    assert (told["counts"], told["state"]) == ("declared→impact_ended", "met")
    assert abs(told["took_s"] - 1800) < 5
    assert "Resolution runs from declared to impact ended." in desk("report", key, "-o", "-").out


def test_what_makes_no_sense_is_refused_and_changes_nothing(desk):
    assert "response-from, resolution-to" in desk("settings", "colour", "red", code=2).err
    assert "no length" in desk("settings", "P1.response", "soon", code=2).err
    assert all(one["default"] for one in desk.json("settings")["settings"])


def test_damaged_rules_are_said_and_no_incident_is_refused_for_them(desk):
    desk("settings", "P1.response", "10 min")
    (desk.folder / "workspace.json").write_text("{")
    assert "can't be read" in desk("settings").out
    assert "Nothing was changed" in desk("settings", "P1.response", "5 min", code=1).err
    desk.declare("Down", "--severity", "P1")


def test_an_immediate_target_says_what_it_is_allowed_everywhere(desk):
    key = desk.declare("Down", "--severity", "P0")
    told = desk.json("clock", key)["targets"][0]
    assert (told["state"], told["seconds"], told["allowance_s"], told["from"]) == ("almost_due", 0, 300, "settings")
    assert "of immediate (5 min allowed)" in desk("clock", key).out
    assert "within 5 min (allowance from settings)" in desk("report", key, "-o", "-").out
