"""Labelled lines of paragraphs, items and tables, in the punctuation of several languages."""

import pytest

from incident_desk.formats.reading.labels import answers, labelled, split_label
from incident_desk.formats.reading.tokens import blocks_of, spoken


def pairs(text, deep=False):
    return [(one.label, one.value) for one in labelled(blocks_of(text), deep)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**Response Time**: 15 min", ("Response Time", "15 min")),
        ("**Response Time:** 15 min", ("Response Time", "15 min")),
        ("Slack channel: #ops", ("Slack channel", "#ops")), ("Gravité : haute", ("Gravité", "haute")),
        ("発生日時：2025-01-02", ("発生日時", "2025-01-02")), ("**Symptoms**", ("Symptoms", "")),
        ("**P1** - all down", ("P1", "all down")), ("Rollback steps:", ("Rollback steps", "")),
        ("The page at https://a.example is down", None), ("It fell over at 12:30", None),
        ("this is a sentence that goes on for long and then: has a colon", None),
        ("**Bold** words go on", None),
    ],
)  # fmt: skip
def test_a_line_is_split_after_its_label(text, wanted):
    assert split_label(spoken(text)[0]) == wanted


def test_two_columns_of_a_table_are_a_label_and_its_value():
    assert pairs("| a | b |\n|---|---|\n| **RTO**: | 3 min |\n| RPO | 0 |") == [("RTO", "3 min"), ("RPO", "0")]


def test_parts_between_bars_have_a_label_each():
    assert pairs("**RTO:** 3 minutes | **RPO:** none") == [("RTO", "3 minutes"), ("RPO", "none")]


def test_nested_lists_are_looked_into_when_asked():
    text = "- Channel: #ops\n  - Backup: phone\n\n> Owner: Mo"
    assert pairs(text) == [("Channel", "#ops"), ("Owner", "Mo")]
    assert pairs(text, deep=True) == [("Channel", "#ops"), ("Backup", "phone"), ("Owner", "Mo")]


def test_each_knows_its_own_line():
    found = list(labelled(blocks_of("# A\n\nOne: 1\nTwo: 2\n\n- Three: 3\n")))
    assert [(one.label, one.first, one.last) for one in found] == [("One", 3, 3), ("Two", 4, 4), ("Three", 6, 6)]


@pytest.mark.parametrize("label", ["What happens then", "¿Por qué?", "Why we wait", "为什么等待"])
def test_a_label_that_answers_a_question(label):
    assert answers(label)


@pytest.mark.parametrize("label", ["What to do then", "When it is slow", "Qué hacer", "Steps"])
def test_a_label_that_asks_for_something(label):
    assert not answers(label)
