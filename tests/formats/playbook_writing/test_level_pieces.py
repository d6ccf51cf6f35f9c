"""Targets that a level's own lines did not state, or state no more; a level more."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import SeverityLevel
from incident_desk.formats.playbook_writing.level_pieces import level_copies, target_pieces
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.told_documents import LEVELS

TABLE, BOLD, LISTED, HEADED, _ = LEVELS


def texts(source, pieces):
    lines = source.split("\n")
    return ["\n".join([*lines[: one.first], *one.lines, *lines[one.last :]]) for one in pieces]


def edited(source, place, **changes):
    lines, book = source.split("\n"), read_playbook(source, "bell.md")
    return texts(source, target_pieces(lines, book, place, replace(book.severities[place], **changes)))


@pytest.mark.parametrize(
    ("source", "place", "old", "new"),
    [
        (BOLD, 1, "time: 1 hour\n", "time: 1 hour\n\n- **Resolution time:** 25 minutes\n"),
        (LISTED, 1, "within 1 hour.\n", "within 1 hour.\n  - Resolution time: 25 minutes\n"),
        (LISTED, 1, "within 1 hour.\n", "within 1 hour. Resolve within 25 minutes.\n"),
        (HEADED, 0, "15 minutes\n", "15 minutes\n- **Resolution time:** 25 minutes\n"),
    ],
)
def test_a_target_more_is_said_under_its_level_or_in_its_sentence(source, place, old, new):
    assert source.replace(old, new) in edited(source, place, resolution_s=1500, resolution_text="25 minutes")


def test_a_target_less_leaves_its_cell_or_its_line():
    assert TABLE.replace("| 1 hour |", "| – |") in edited(TABLE, 0, resolution_s=None, resolution_text="")
    assert BOLD.replace("- Resolution: 4 hours\n", "") in edited(BOLD, 0, resolution_s=None, resolution_text="")


def test_a_level_more_stands_as_its_neighbour():
    new = SeverityLevel(
        "SEV3", "", 2, response_s=1500, response_text="25 minutes", definition="dull", written="SEV3"
    )
    lines, book = TABLE.split("\n"), read_playbook(TABLE, "bell.md")
    assert any("| SEV3 | dull" in text for text in texts(TABLE, level_copies(lines, book, 2, new)))
    lines, book = HEADED.split("\n"), read_playbook(HEADED, "bell.md")
    told = "### SEV3\n\ndull\n\n- **Response time:** 25 minutes"
    assert any(told in text for text in texts(HEADED, level_copies(lines, book, 2, new)))
