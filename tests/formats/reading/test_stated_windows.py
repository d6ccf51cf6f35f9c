"""A stage takes the time that its first lines state, and no other time."""

import pytest

from incident_desk.formats.reading.durations import Window
from tests.formats.reading.pages import section


@pytest.mark.parametrize(
    ("body", "window"),
    [
        ("**Time:** 0-15 minutes\n\n- a", Window(0, 900)),
        ("*Timeframe: within 1 hour*\n\n- a", Window(None, 3600)),
        ("Owner: Mo\nDuration: 15-60 minutes\n\n- a", Window(900, 3600)),
        ("**Duration:** 30 minutes\n\n- a", None), ("**Owner:** 0-15 minutes\n\n- a", None),
        ("Time: as long as it takes, but never over 15 minutes\n\n- a", None),
        ("- a\n- b\n\nTime: 0-15 minutes", None), ("- Time: 0-15 minutes", None),
    ],
)  # fmt: skip
def test_the_window_of_a_stage(body, window):
    assert section(f"# T\n\n## Contain\n\n{body}\n", "Contain").title.window == window


def test_the_heading_goes_first_and_what_is_no_stage_has_none():
    assert section("# T\n## Contain (0-5 min)\nTime: 1 hour\n\n- a\n", "Contain").title.window == Window(0, 300)
    assert section("# T\n## Weather\nTime: 0-15 minutes\n\n- a\n", "Weather").title.window is None
