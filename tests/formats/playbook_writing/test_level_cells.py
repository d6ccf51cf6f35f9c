"""Another target changes its cell of the table alone."""

import pytest

from incident_desk.domain.playbook_editing_told import set_target
from incident_desk.domain.severity import scale_of
from incident_desk.formats.playbook_revision import revised
from incident_desk.formats.playbook_writing.level_cells import targets_in_place, with_targets
from incident_desk.formats.reading.playbook import read_playbook

SOURCE = """# Bell latency

## Severity matrix

| Sev | Meaning | Ack within | Fix within | Comms every |
|-----|---------|-----------:|------------|-------------|
| SEV1 | bell   fully down | 5 min | 1 hour | 15 min |
| SEV2 | > 10% of bells | 15 min | 4 hours | 30 min |

## Look (0-15 minutes)

1. Look up
"""
BOOK = read_playbook(SOURCE, "bell.md")


@pytest.mark.parametrize(
    ("place", "part", "old", "new"),
    [(0, "response", "| 5 min |", "| 25 minutes |"), (1, "resolution", "| 4 hours |", "| 25 minutes |")],
)
def test_one_cell_changes(place, part, old, new):
    edited = set_target(BOOK, scale_of(BOOK)[place], part, 1500, "25 minutes")
    found = revised(SOURCE, BOOK, edited)
    assert (found.text, found.otherwise, found.lost) == (SOURCE.replace(old, new, 1), (), ())


def test_what_stands_in_no_cell_is_left_to_others():
    edited = set_target(BOOK, scale_of(BOOK)[0], "response", 1500, "25 minutes")
    wanted = with_targets(BOOK, edited)
    assert targets_in_place(SOURCE.replace("5 min", "soon"), BOOK, wanted) == ""
    assert with_targets(BOOK, BOOK) == BOOK
