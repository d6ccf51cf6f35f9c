"""Lists that are a form."""

import pytest

from incident_desk.formats.reading.blank_lists import asks_for_facts
from tests.formats.reading.pages import block, read


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("- Root cause:\n- Owners:", True),
        ("* **Ursache:**\n* **Wer:**", True),
        ("- 原因：\n- 担当：", True),
        ("- Root cause: a bug\n- Owners:", False),
        ("- [ ] Root cause:\n- [ ] Owners:", False),
        ("1. Look:\n2. Wait:", False),
        ("- Look:\n  - there\n- Wait:\n  - here", False),
        ("- Run:", False),
        ("- Day: ____/____/____\n- Who: __________", True),
        ("- Day: ____ o'clock\n- Who: __________", False),
    ],
)
def test_what_asks_for_facts(text, asks):
    assert asks_for_facts(block(text)) is asks


def test_a_form_is_no_stage():
    text = "# Restore\n## Post-incident actions\n- Root cause:\n- Owners:\n## Recover\n1. Restore\n2. Look\n"
    assert [phase.name for plan in read(text).plans for phase in plan.phases] == ["Recover"]
