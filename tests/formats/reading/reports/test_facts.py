"""Labelled values are found wherever a report states them, the nearest to its head first."""

import pytest

from incident_desk.formats.reading.reports.facts import Place, facts_of
from incident_desk.formats.reading.reports.parts import parts_of
from tests.formats.reading.pages import page


def facts(text):
    read = page(text)
    return facts_of(read, parts_of(read))


def pairs(text):
    return [(fact.label, fact.value) for fact in facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "# R\n\n**Severity:** P1\n**Duration:** 2 h\n",
        "# R\n\nSeverity : P1\nDuration：2 h\n",
        "# R\n\n- Severity: P1\n- **Duration** - 2 h\n",
        "# R\n\n| Severity | P1 |\n|---|---|\n| Duration | 2 h |\n",
        "# R\n\n| Field | Value |\n|---|---|\n| **Severity** | P1 |\n| **Duration** | 2 h |\n",
        "# R\n\n| Severity | Duration | Lead |\n|---|---|---|\n| P1 | 2 h | Mo |\n",
        "# R\n\n| | | | |\n|---|---|---|---|\n| **Severity** | P1 | **Duration** | 2 h |\n",
        "# R\n\n**Severity:** P1 | **Duration:** 2 h\n",
        "# R\n\n**Severity:** P1 · **Duration:** 2 h\n",
        "# R\n\n> **Severity**: P1\n> **Duration**: 2 h\n",
        "# R\n\n## Severity\n\nP1\n\n## Duration\n\n2 h\n",
        "---\nseverity: P1\nduration: 2 h\n---\n# R\n",
    ],
)
def test_labels_in_many_forms(text):
    found = {label.casefold(): value for label, value in pairs(text)}
    assert (found["severity"], found["duration"]) == ("P1", "2 h")


def test_the_head_comes_first_and_the_sign_off_late():
    text = (
        "# R\n\n## Details\n\n**Status:** open\n\n## Approval\n\n**Status:** signed\n\n## Body\n\n"
        "**Status:** closed\n"
    )
    assert [(one.value, one.place, one.span.first) for one in facts(text)] == [
        ("open", Place.HEAD, 5), ("closed", Place.BODY, 13), ("signed", Place.SIGNED, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Timeline", "Action items", "Lessons learned"])
def test_labels_of_timelines_follow_ups_and_lessons_are_not_the_incidents(heading):
    assert pairs(f"# R\n\nwords\n\n## A\nwords\n\n## {heading}\n\n- **Status**: done\n") in ([], [("A", "words")])


@pytest.mark.parametrize("value", ["", "[P1/P2]", "TBD", "-", "N/A", "None", "{{severity}}", "x" * 400])
def test_a_blank_is_no_value(value):
    assert pairs(f"# R\n\n**Severity:** {value}\n") == []


def test_the_lines_behind_the_last_rule_speak_of_the_whole():
    text = (
        "# R\n\nwords\n\n## A\n- Duration: 7 days\n\n## How to\n1. a\n\n---\n\n**Duration:** 4 days\n"
        "**Status:** closed\n"
    )
    first, second = (one for one in facts(text) if one.place is Place.TAIL)
    assert (first.value, first.place, second.value) == ("4 days", Place.TAIL, "closed")


def test_a_label_with_several_values_in_the_body_is_of_several_things():
    text = "# R\n\nwords\n\n## One\n\n**Status:** closed\n**Cause:** a\n\n## Two\n\n**Status:** open\n"
    assert [pair for pair in pairs(text) if pair[0] in ("Status", "Cause")] == [("Cause", "a")]


def test_front_matter_comes_last_but_that_of_a_status_page():
    page = "---\ndate: 2025-03-04\nresolved: true\n---\nwords\n"
    assert {one.place for one in facts(page)} == {Place.HEAD}
    assert {one.place for one in facts("---\ndate: 2025-03-04\n---\nwords\n")} == {Place.FRONT}


def test_a_heading_states_what_stands_behind_its_labels():
    text = "### Down\n\n##### Issue summary: Duration: 2 hours (9:00 - 11:00)\n\n##### Impact\n\nAll.\n"
    read = page(text)
    stated = {one.label: one.value for one in facts_of(read, parts_of(read))}
    assert stated["Duration"] == "2 hours (9:00 - 11:00)"


def test_a_level_in_the_brackets_of_a_form_is_filled_in_and_other_brackets_are_blank():
    found = {one.label: one.value for one in facts("# R\n\n**Severity:** [High]\n\n**Date:** [DATE]\n")}
    assert found == {"Severity": "High"}


def test_what_stands_in_a_comment_is_no_fact():
    text = "<!--meta\n\nDate: 2024-05-27\n\n-->\n\n# Mail down\n\nDate: 2024-05-02\n"
    read = page(text)
    assert [fact.value for fact in facts_of(read, parts_of(read)) if fact.label == "Date"] == ["2024-05-02"]


@pytest.mark.parametrize(
    "line",
    [
        "**Sev:** SEV-2   **Jira:** PAY-4471",
        "**Sev:** SEV-2 **Jira:** PAY-4471",
        "**Sev**: SEV-2 **Jira**: PAY-4471",
        "Sev: SEV-2   Jira: PAY-4471",
        "- Sev: SEV-2\tJira: PAY-4471",
    ],
)
def test_labels_on_one_line_have_their_own_values_without_a_bar_between_them(line):
    assert pairs(f"# R\n\n{line}\n") == [("Sev", "SEV-2"), ("Jira", "PAY-4471")]


def test_bold_words_within_a_value_are_of_it():
    assert pairs("# R\n\n**Status:** it is **not: yet** over\n") == [("Status", "it is not: yet over")]
