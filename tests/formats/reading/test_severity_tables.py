"""Levels in tables of many shapes, and targets in cells."""

from incident_desk.formats.reading.severity_tables import Found, of_table
from tests.formats.reading.pages import block

MINUTE, HOUR, DAY = 60, 3600, 86_400


def levels(table, about_severity=True):
    found = Found()
    of_table(block(table), about_severity, found)
    return {one.name: (one.response_s, one.resolution_s) for one in found.levels}, found


def test_a_row_a_level():
    told, found = levels(
        "| Level | Name | Respond | Resolve | When |\n|---|---|---|---|---|\n"
        "| P0 | CRITICAL | Immediate | 4 hours | all down |\n| P1 | High | 15 min | | |"
    )
    assert told == {"P0": (0, 4 * HOUR), "P1": (15 * MINUTE, None)}
    assert (found.levels[0].label, found.levels[0].definition) == ("Critical", "all down")


def test_both_targets_in_one_cell_and_one_row_for_two_levels():
    assert levels("| Sev | Target |\n|---|---|\n| SEV-1 | 15-min response, 4-hr resolution |")[0] == {
        "SEV-1": (15 * MINUTE, 4 * HOUR)
    }
    assert levels("| Sev | Response |\n|---|---|\n| SEV-3/4 | 1 day |")[0] == {
        "SEV-3": (DAY, None),
        "SEV-4": (DAY, None),
    }


def test_a_row_a_property_of_the_one_level():
    told, found = levels(
        "| Aspect | What | Note |\n|---|---|---|\n| **Default Severity** | P1 - Critical | always |\n"
        "| Response Time | 15 minutes | |\n| Resolution Time Target | 4 hours | |", False,
    )  # fmt: skip
    assert told == {"P1": (15 * MINUTE, 4 * HOUR)} and found.default == "P1 - Critical"
    assert (found.levels[0].span.first, found.levels[0].span.last, found.levels[0].definition) == (3, 5, "always")


def test_update_cadence_is_no_response_target():
    _, found = levels("| Level | Update frequency | Response |\n|---|---|---|\n| P1 | every 15 min | 5 min |")
    assert (found.levels[0].update_every_s, found.levels[0].response_s) == (15 * MINUTE, 5 * MINUTE)


def test_columns_of_other_words_are_signs_of_the_level():
    _, found = levels("| Level | Owner | Response |\n|---|---|---|\n| P1 | Mo | 5 min |")
    assert found.levels[0].signs == ("Owner: Mo",)


def test_a_column_a_level():
    told, found = levels(
        "| | SEV-1 | SEV-2 |\n|---|---|---|\n| Meaning | down | slow |\n| Response | 5 min | 1 hour |\n"
        "| Resolution | 2 hours | 1 day |", False,
    )  # fmt: skip
    assert told == {"SEV-1": (5 * MINUTE, 2 * HOUR), "SEV-2": (HOUR, DAY)}
    assert [one.definition for one in found.levels] == ["down", "slow"]
    assert levels("| | P1 | Mo |\n|---|---|---|\n| Response | 5 min | 1 hour |", False)[0] == {}


def test_a_word_beside_the_code_is_its_name():
    _, found = levels("| Priority | Severity | Response |\n|---|---|---|\n| P1 | Critical | 5 min |")
    assert (found.levels[0].name, found.levels[0].label) == ("P1", "Critical")


def test_other_tables_hold_no_levels():
    assert levels("| Name | Page |\n|---|---|\n| P1 | a |", False)[0] == {}
    assert levels("| Level | Response |\n|---|---|", True)[0] == {}
    assert levels("| Team | Response |\n|---|---|\n| Network | 5 min |", True)[0] == {}


def test_a_level_named_twice_is_one_and_takes_what_it_lacks():
    told, found = levels("| Level | Response |\n|---|---|\n| P1 | 5 min |")
    of_table(block("| Level | Resolution | Response |\n|---|---|---|\n| p1 | 2 hours | 9 min |"), True, found)
    assert [(one.name, one.response_s, one.resolution_s) for one in found.levels] == [("P1", 5 * MINUTE, 2 * HOUR)]


def test_bare_numbers_are_levels_where_severity_is_told():
    table = "| Level | Name | Response |\n|---|---|---|\n| 1 | Critical | 5 min |\n| 2 | High | 1 hour |"
    told, found = levels(table)
    assert told == {"Level 1": (5 * MINUTE, None), "Level 2": (HOUR, None)}
    assert [(one.written, one.label) for one in found.levels] == [("1", "Critical"), ("2", "High")]
    assert levels(table, False)[0] == {}
    assert levels(table.replace("| 2 |", "| 9 |"))[0] == {}
    assert levels("| Priority | What | Response |\n|---|---|---|\n| 4 | a | 1 day |\n| 3 | b | 1 hour |")[0] == {
        "Level 4": (DAY, None),
        "Level 3": (HOUR, None),
    }


def test_of_two_columns_of_resolution_the_one_counts_behind_which_nothing_is_left():
    text = """
    | Level | Response time | Temporary fix | Full fix |
    |---|---|---|---|
    | P1 | 5 min | 1 hour | 4 hours |
    | P2 | 1 hour | 2 days | next release |
    """
    assert levels(text)[0] == {"P1": (5 * MINUTE, 4 * HOUR), "P2": (HOUR, None)}


def test_how_often_it_is_spoken_about_is_no_sign_and_a_target_in_words_keeps_them():
    found = Found()
    of_table(
        block(
            "| Sev | When | Ack within | Fix within | Comms every |\n|---|---|---|---|---|\n"
            "| SEV2 | some orders fail | 10 min | next business day | 20 min |"
        ),
        True,
        found,
    )
    (level,) = found.levels
    assert (level.response_s, level.update_every_s, level.signs) == (10 * MINUTE, 20 * MINUTE, ())
    assert (level.resolution_s, level.resolution_text) == (None, "next business day")
