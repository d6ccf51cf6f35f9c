"""Targets in a cell, behind a label or in a sentence; what speaks of none states none."""

import pytest

from incident_desk.formats.reading.severity_targets import kind_of, targets_in, tells_targets
from tests.formats.reading.pages import read, section

MINUTE, HOUR, DAY = 60, 3600, 86_400


@pytest.mark.parametrize(
    ("label", "value", "wanted"),
    [
        ("Response Time", "Within 30 minutes", {"response_s": 1800}), ("MTTR", "4 h", {"resolution_s": 4 * HOUR}),
        ("Response team", "Mo and Al", {}), ("Updates", "hourly", {"update_every_s": HOUR}),
        ("Colour", "5 minutes", {}),
        ("", "response within 15 minutes, resolution in 4 hours", {"response_s": 900, "resolution_s": 4 * HOUR}),
        ("Response", "Next business day", {"response_s": None}),
        ("Target", "respond 5 min / resolve 1 h", {"response_s": 300, "resolution_s": HOUR}),
        ("SLA", "Acknowledge in 5 min; fix within 2 days", {"response_s": 300, "resolution_s": 2 * DAY}),
        ("Response", "Immediate, Resolution: 2 hours", {"response_s": 0, "resolution_s": 2 * HOUR}),
        ("Response", "all hands, updates every 30 min", {"response_s": None, "update_every_s": 30 * MINUTE}),
        ("Response", "Immediate (15 minutes), all hands", {"response_s": 15 * MINUTE}),
        ("", "All is down. Response: 5 minutes. Resolution: 1 hour.", {"response_s": 300, "resolution_s": HOUR}),
        ("", "down (respond in 15 minutes)", {"response_s": 900}), ("", "it lasts 5 minutes", {}),
        ("Communication", "Leaders within 15 minutes", {}), ("Kommunikation", "Kunden innerhalb von 2 Stunden", {}),
        ("Communication", "within 15 minutes, then every 30 minutes", {"update_every_s": 30 * MINUTE}),
        ("Update", "20 minutes", {"update_every_s": 20 * MINUTE}),
        ("Restore", "8 hours", {"resolution_s": 8 * HOUR}), ("Response", "", {}),
    ],
)  # fmt: skip
def test_targets_of_a_labelled_value(label, value, wanted):
    told = {name: got for name, got in targets_in(label, value).items() if name.endswith("_s")}
    assert told == wanted


def test_the_words_of_a_target_are_its_own():
    told = targets_in("SLA", "15-min response, 4-hr resolution")
    assert (told["response_text"], told["resolution_text"]) == ("15-min response", "4-hr resolution")
    told = targets_in("", "P1 - High (Response: 1 hour; Resolution time: 8 hours)")
    assert (told["response_text"], told["resolution_text"]) == ("1 hour", "8 hours")
    assert targets_in("Response", "Immediate, all hands")["response_text"] == "Immediate, all hands"


def test_what_words_speak_of():
    assert [kind_of(words) for words in ("Time to respond", "Délai de résolution", "Update cadence", "Owner")] == [
        "response", "resolution", "update", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["After 30 minutes without resolution", "1 hour, not resolved", "Nach 2 Stunden nicht behoben: Lösung"],
)
def test_a_target_that_was_missed_is_none(words):
    assert targets_in("", words) == {}


def test_a_section_with_a_time_for_each_level_is_about_levels():
    text = "# P\n## Levels\n### Severity\n- Critical: all\n- Minor: little\n"
    text += "## 4. Work\n1. Look\n\n### Response times\n- Critical: 1 hour\n- Minor: 24 hours\n"
    found = read(text)
    assert [(level.name, level.response_s) for level in found.severities] == [("Critical", 3600), ("Minor", 86_400)]
    assert [len(phase.steps) for phase in found.plans[0].phases] == [1]


def test_orders_by_level_are_work():
    text = "# P\n## Work\n### Response\n- P1: Page the lead\n- P2: Write to the lead\n"
    assert not tells_targets(section(text, "Response"))


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("mitigated in 30 min, resolved in 4 h", 14_400), ("mitigação em 30min, resolução em 4h", 14_400),
        ("mitigate within 2 hours", 7200), ("eindämmen innerhalb 1 Stunde, Behebung innerhalb 8 Stunden", 28_800),
    ],
)  # fmt: skip
def test_the_end_counts_and_not_the_help_until_then(words, seconds):
    assert targets_in("", words)["resolution_s"] == seconds


@pytest.mark.parametrize("head", ["Reaction time", "Tiempo de reacción", "Tempo de reação", "Délai de réaction"])
def test_the_time_to_react_is_that_to_respond(head):
    assert targets_in(head, "<15 min")["response_s"] == 900


@pytest.mark.parametrize(
    ("value", "response", "resolution"),
    [
        ("30 min ack, 24 hr", 1800, 86_400), ("1 hour response / 2 days", 3600, 172_800),
        ("30 min ack", 1800, None), ("30 min ack, then look", 1800, None),
        ("Engage within 30 minutes of detection. Update hourly.", 1800, None),
    ],
)  # fmt: skip
def test_a_second_time_behind_the_one_to_answer_is_that_of_the_end(value, response, resolution):
    told = targets_in("Response SLA", value)
    assert (told.get("response_s"), told.get("resolution_s")) == (response, resolution)
