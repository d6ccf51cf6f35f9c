"""Titles that a list goes on with."""

import pytest

from incident_desk.formats.reading.conditions import leads_on
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


@pytest.mark.parametrize(
    "lead",
    ["You may call it over when:", "The incident is closed once:", "Es gilt als beendet, wenn:",
     "O incidente pode ser encerrado quando:", "満たすべき以下の条件："],
)  # fmt: skip
def test_bullets_under_a_line_that_stops_where_they_go_on_are_reasons(lead):
    under = f"{lead}\n\n- No errors for a quarter of an hour\n- Nobody complains"
    assert [text for _, text in decided("Proof", under, "##")] == [
        "No errors for a quarter of an hour",
        "Nobody complains",
    ]
    assert decided("Proof", under.replace("- ", "- [ ] "), "##") == []
    assert decided("Proof", under.replace("- ", "1. "), "##") == []
    assert decided("Proof", under.replace(lead, "Look at these:"), "##") == []
    assert decided("Proof", f"{under}\n\nThen tell all.", "##") == []


@pytest.mark.parametrize(
    "title", ["Exit criteria", "Criterios de cierre", "Critères de clôture", "終了基準", "关闭条件"]
)
def test_bullets_that_say_when_it_may_be_closed_are_reasons_and_counted_ones_are_work(title):
    assert decided(title, "- All is well\n- All are told", "##") == [
        (title, "All is well"),
        (title, "All are told"),
    ]
    assert decided(title, "1. See that all is well\n2. Tell all", "##") == []


@pytest.mark.parametrize(
    ("lead", "wanted"), [("Choose it if:", True), ("À privilégier si :", True), ("If it fails:", False)]
)
def test_a_lead_that_goes_on_with_reasons(lead, wanted):
    assert leads_on(lead) is wanted
