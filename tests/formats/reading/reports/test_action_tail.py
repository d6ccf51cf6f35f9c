"""An owner and a date without labels, at the end of a follow-up."""

import pytest

from incident_desk.formats.reading.reports.action_tail import name_at_end, tail_of


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Alert before a certificate ends (Maya, by March 15)", "Maya", "March 15"),
        ("Move it to the other issuer — Tom, Q2", "Tom", "Q2"),
        ("Alarm at 80 % (Ben, bis 01.03.2020)", "Ben", "01.03.2020"),
        ("Write the runbook [2024-06-01; platform team].", "platform team", "2024-06-01"),
        ("Raise the limit (@kim by 2024-05-05)", "kim", "2024-05-05"),
    ],
)
def test_they_are_found(text, owner, due):
    assert tail_of(text) == (owner, due)


@pytest.mark.parametrize(
    "text",
    [
        "Use a cache (Redis)", "Tell them (in March, with luck and fair wind)", "Look at both (the disk, the net)",
        "See also (2024-01-01, 2024-02-02)", "Fix it - soon", "", "(x)", "Do it (see May, June)",
    ],
)  # fmt: skip
def test_other_words_in_brackets_are_neither(text):
    assert tail_of(text) == ("", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rotate it (Ana)", "Ana"), ("Rotate it — Platform team", "Platform team"), ("Rotate it [@Bo].", "Bo"),
        ("Rotate it (soon)", ""), ("Rotate it (High)", ""), ("Rotate it (Done)", ""), ("Rotate it", ""),
        ("Rotate it (PR #12)", ""),
    ],
)  # fmt: skip
def test_a_name_alone_at_the_end(text, name):
    assert name_at_end(text) == name


def test_owner_and_day_behind_dashes():
    assert tail_of("Rotate it — Ana — 5 May") == ("Ana", "5 May")


def test_a_day_in_figures_behind_a_dash_is_one_day():
    assert tail_of("Second way in – IT Ops – 06/30/2024") == ("IT Ops", "06/30/2024")


def test_a_name_in_a_script_without_capitals():
    assert (name_at_end("手順を直す (田中)"), name_at_end("手順を直す (高)")) == ("田中", "")


def test_the_word_before_the_day_is_known_in_each_language():
    assert tail_of("Reloj nuevo (Ana, antes del 5/05/2025)") == ("Ana", "5/05/2025")
    assert tail_of("Neue Uhr (Ana, vor dem 5.5.2025)") == ("Ana", "5.5.2025")
    assert tail_of("Nouvelle horloge (Ana, semaine prochaine)") == ("Ana", "semaine prochaine")
