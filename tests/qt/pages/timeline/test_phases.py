"""Phases as dividers between the rows."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.qt.pages.timeline.phases import Band, bands_of, counted, moved, placed
from tests.qt.pages.timeline.rows import AT, entry, timelines
from tests.qt.panes.rehearsal import bare, night


def test_each_phase_has_its_divider_with_steps_and_length():
    scene = night().scene
    told = [(band.name, band.detail) for band in bands_of(scene.incident)]
    assert [name for name, _ in told] == ["Before the declaration", "Immediate Response", "Diagnosis"]
    assert told[1][1].endswith("steps, 15:32") and told[2][1].endswith("steps so far")


def test_a_divider_stands_above_the_first_row_of_its_phase_and_nowhere_without_one():
    scene = night().scene
    where = placed(bands_of(scene.incident), scene.entries)
    assert [band.name for band in where.values()] == ["Immediate Response", "Diagnosis"]
    first = [scene.entries[row].text for row in where]
    assert first[1] == "Diagnosis started" and min(where) == 0


def test_the_rows_of_each_phase_are_counted_and_one_without_rows_is_not_told():
    scene = night().scene
    bands = bands_of(scene.incident)
    told = counted(bands, scene.entries)
    assert sum(count for _, count in told) == len(scene.entries)
    assert [band for band, _ in told] == list(placed(bands, scene.entries).values())
    assert counted(bands, ()) == ()


def test_without_a_playbook_there_is_before_and_since():
    assert [band.name for band in bands_of(bare().scene.incident)] == [
        "Before the declaration",
        "Since the declaration",
    ]


@given(timelines, st.lists(st.integers(0, 30), max_size=5))
def test_no_row_has_two_dividers_and_each_row_is_under_the_last_that_began(rows, minutes):
    bands = [Band(AT + timedelta(minutes=one), f"phase {one}") for one in sorted(minutes)]
    where = placed(bands, rows)
    for row, one in enumerate(rows):
        over = [where[place] for place in sorted(where) if place <= row]
        begun = [band for band in bands if band.start <= one.sort_at]
        assert (over[-1] if over else None) == (begun[-1] if begun else None)


def test_where_entries_stand_among_others():
    rows = tuple(entry(number) for number in range(6))
    assert moved({0: rows[2], 4: rows[5]}, rows) == {2, 5}
    assert moved({0: rows[2]}, ()) == set()
