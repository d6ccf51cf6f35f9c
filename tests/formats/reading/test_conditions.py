"""Titles that a list goes on with."""

import pytest

from tests.formats.reading.pages import read

STAGES = "# Go live\n## Day before\n- [ ] Copy the data\n## The day\n- [ ] Switch over\n- [ ] Look\n\n"


def decided(title, under="- Errors over 5 %\n- Nobody can log in", level="###"):
    return [(one.decision, one.text) for one in read(f"{STAGES}{level} {title}\n{under}\n").criteria]


@pytest.mark.parametrize("level", ["##", "###"])
@pytest.mark.parametrize(
    "title", ["Rollback if", "Stop the launch if any of these:", "Zurückrollen, wenn", "Abortar si", "中止する場合"]
)
def test_bullets_that_go_on_with_the_title_are_reasons(title, level):
    assert [text for _, text in decided(title, level=level)] == ["Errors over 5 %", "Nobody can log in"]


@pytest.mark.parametrize("title", ["Rollback if needed", "If", "Check the wifi", "Look if it works"])
def test_titles_that_are_whole_give_none(title):
    assert decided(title) == []


def test_an_order_is_work():
    assert decided("Rollback if", "1. Stop\n2. Switch back") == []
