"""Sections with the same parts are troubles; stages, levels and time plans are not, however alike."""

import pytest

from incident_desk.formats.reading.likeness import mark_alike
from incident_desk.formats.reading.page import page_of
from tests.formats.reading.pages import read

PARTS = "#### Detection\n- look\n#### Containment\n1. stop it\n#### Recovery\n1. start it\n"


def alike(text):
    root = page_of(text).root
    mark_alike(root)
    return [section.name for section in root.walk() if section.alike]


def test_troubles_beside_each_other_have_the_same_parts():
    text = f"# T\n### Stolen laptop\n{PARTS}### Open bucket\n{PARTS}### Glossary\n- a\n"
    assert alike(text) == ["Stolen laptop", "Open bucket"]
    book = read(text)
    assert [one.name for one in book.procedures] == ["Stolen laptop", "Open bucket"] and book.phases() == ()
    assert [len(one.investigation) + len(one.resolution) for one in book.procedures] == [3, 3]


@pytest.mark.parametrize(
    "text",
    [
        f"# T\n### Stolen laptop\n{PARTS}### Open bucket\n#### Detection\n- look\n",
        f"# T\n### Phase 1: One\n{PARTS}### Phase 2: Two\n{PARTS}",
        f"# T\n### SEV-1\n{PARTS}### SEV-2\n{PARTS}",
        "# T\n### Staff\n#### Detection (0-5 min)\n- a\n#### Recovery (5-10 min)\n- b\n"
        "### Guests\n#### Detection (0-5 min)\n- a\n#### Recovery (5-10 min)\n- b\n",
        "# One\n## Detection\n- a\n## Recovery\n- b\n# Two\n## Detection\n- a\n## Recovery\n- b\n",
        "# T\n### Flour\n#### White\n- a\n#### Rye\n- a\n### Sugar\n#### White\n- a\n#### Rye\n- a\n",
    ],
)
def test_nothing_else_is_alike(text):
    assert alike(text) == []
