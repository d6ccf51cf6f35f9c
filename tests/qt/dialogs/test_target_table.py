"""Every target before and after a change of severity: times, words, and what is late at once."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.severity import WORKSPACE_SCHEME, level_named, scale_of
from incident_desk.qt.dialogs.target_table import Cell, TargetLine, TargetShown, TargetTable, already_late, compare
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, without_playbook

INCIDENT = incident_in_diagnosis()
SCALE = scale_of(INCIDENT.playbook, WORKSPACE_SCHEME)


def compared(name, now=NOW, incident=INCIDENT):
    return compare(incident, level_named(name, SCALE), WORKSPACE_SCHEME, now)


def test_raising_to_p0_shows_what_is_late_at_once():
    response, update, resolution = compared("P0")
    assert response == TargetShown(
        "Response",
        "acknowledged 03:02:48",
        Cell("03:11:08", "15 min, met"),
        Cell("03:01:08", "at once, missed by 01:40, from settings", is_late=True),
    )
    assert (update.old.time, update.new.words) == ("04:02:08", "unchanged")
    assert (resolution.old.time, resolution.old.words) == ("06:56:08", "4 h, in 3:07:08")
    assert already_late((response, update, resolution)) == ("Response, at once, missed by 01:40, from settings",)


def test_the_same_level_changes_nothing():
    assert {one.new.words for one in compared("P1")} == {"unchanged"}
    assert not any(one.is_changed for one in compared("P1"))


def test_a_target_that_nobody_stated_says_so():
    assert compared("P4")[2].new == Cell("—", "not stated")
    assert already_late(compared("P4")) == ()


def test_a_target_a_day_away_is_not_taken_for_last_night():
    response = compared("P3")[0]
    assert (response.old.time, response.new.time[3:]) == ("03:11:08", f" {DECLARED:%H:%M:%S}")
    assert response.new.time.startswith(f"{DECLARED + timedelta(days=1):%a}")


def test_what_was_late_before_is_no_news():
    late = DECLARED + timedelta(hours=5)
    resolution = compared("P0", late)[2]
    assert resolution.old.is_late and resolution.new.is_late
    assert not any(words.startswith("Resolution") for words in already_late(compared("P0", late)))


@given(st.integers(0, 40 * 3600), st.sampled_from([level.name for level in SCALE]), st.booleans())
def test_due_times_do_not_depend_on_when_it_is_changed(seconds, name, with_playbook):
    incident = INCIDENT if with_playbook else without_playbook(INCIDENT)
    early = compared(name, NOW, incident)
    late = compared(name, NOW + timedelta(seconds=seconds), incident)
    assert [(one.old.time, one.new.time) for one in early] == [(one.old.time, one.new.time) for one in late]
    # What was late stays late.
    assert all(after.new.is_late for before, after in zip(early, late, strict=True) if before.new.is_late)


def test_a_line_speaks_the_change_and_late_is_more_than_a_colour(each_theme, qtbot):
    shown = compared("P0")[0]
    line = TargetLine(each_theme, shown)
    qtbot.addWidget(line)
    line.resize(540, 46)
    assert line.accessibleName() == "Response"
    assert line.accessibleDescription().startswith("03:11:08 becomes 03:01:08, at once, missed")
    late = line.grab().toImage()
    line.set_model(replace(shown, new=replace(shown.new, is_late=False)))
    assert line.grab().toImage() != late
    # The cross before the time moves it to the right: told without colour.
    assert "missed" in shown.new.words


def test_the_table_keeps_its_lines(themes, qtbot):
    table = TargetTable(themes, compared("P1"))
    qtbot.addWidget(table)
    first = table.lines[0]
    table.show_targets(compared("P0"))
    assert table.lines[0] is first
    assert [line.model.name for line in table.lines] == ["Response", "Next update", "Resolution"]
    assert first.model.new.is_late
