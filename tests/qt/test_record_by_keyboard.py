"""What reads and moves whole records, in the real window on a real data folder, by keys alone.

Replay, the doctor, what is brought in, merging and splitting, finding, what was seen before, and outages.
"""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from incident_desk.formats.bringing.found import Field
from incident_desk.qt.widgets.segment import Segment
from tests.qt.by_keyboard import Typist

REPORT = """# Shop: every page times out after the start

**Date:** 2025-09-18
**Severity:** P0
**Duration:** ~2 hours

## Root cause

An operator error changed the start of the service.

## Timeline (UTC)

| Time | Event |
|---|---|
| 15:53 | The first customers call: nothing loads |
| 15:54 | A bug at the start is found |
| 15:54 | A fix is written and tried |
| 15:54 | The fix is deployed, 7c1e0f4 |
| 15:56 | All pages load again |

## Recommended actions

- Try the start of the service before each deployment
"""
TABLE = """When,Reporter,What happened
{day} 00:00:10,Ana Lee,Checkout returns 502
{day} 00:00:20,Bo Li,Pool of the database full
soon,Bo Li,Review
"""


@pytest.fixture
def desk(qtbot, tmp_path):
    one = Typist(qtbot, tmp_path / "data")
    yield one
    one.close()


@pytest.fixture
def down(desk):
    """An incident with a few entries of the last minutes, on the Timeline page."""
    desk.declare("Checkout is down")
    desk.log("= ping 2.9 s -12m")
    desk.log("pool nearly full -10m")
    desk.log("restarted -6m")
    desk.timeline()
    return desk


@pytest.fixture
def past(desk, tmp_path):
    """A past incident, taken in from a report."""
    report = tmp_path / "outage.md"
    report.write_text(REPORT, "utf-8")
    desk.press("Ctrl+O")
    desk.file_dialog()
    desk.type(str(report))
    desk.press("Enter")
    desk.in_front("importing")
    desk.wait(lambda: desk.controller.imports.page.model.opened is not None)
    desk.press("Enter")
    desk.wait(lambda: desk.link.shown is not None)
    desk.wait(
        lambda: desk.controller.stage.incident is not None and desk.controller.stage.incident.past is not None
    )
    return desk


# -- replay ----------------------------------------------------------------------------------------------------


def test_the_desk_is_rewound_stepped_played_and_comes_back(down):
    before = len(down.events())
    down.press("Ctrl+Shift+T")
    down.in_front("replay")
    model, entries = down.controller.replay.page.model, down.controller.replay.page.entries
    down.wait(lambda: model.then is not None)

    def goes(key, wanted):
        was = model.moment
        down.press(key)
        down.wait(lambda: wanted(was, model.moment))

    goes("Left", lambda was, now: now < was)
    goes("Left", lambda was, now: now < was)
    goes("Right", lambda was, now: now > was)
    goes("Home", lambda was, now: now == model.reader.stops[0])
    down.wait(lambda: not [row for row in model.then.rewound.entries if "ping" in row.text])
    goes("Shift+Right", lambda was, now: now > was)
    goes("Shift+Left", lambda was, now: now < was)
    goes("End", lambda was, now: model.present - now < timedelta(seconds=3) and now > was)
    # Nothing was written before the dialog was accepted; and all of this may have taken less than a second.
    declared = down.incident.declared_at
    seconds = int((model.reader.stops[0] - declared).total_seconds()) + 1
    down.wait(lambda: model.present > declared + timedelta(seconds=seconds))
    down.press("Ctrl+F")
    down.retype(f"T+0:{seconds:02}")
    down.press("Enter")
    down.wait(lambda: model.moment == declared + timedelta(seconds=seconds))
    down.wait(lambda: "as known at T+00:01" in down.window.windowTitle())
    down.press("P")
    down.wait(lambda: model.is_playing)
    down.press("P")
    assert not model.is_playing
    for key in ("A", "E", "R", "N", "Ctrl+Z"):
        down.press(key)
    assert len(down.events()) == before
    down.press("Ctrl+L")
    down.type("said while looking back")
    logged = down.writes("entry_logged", down.press, "Enter")[0]
    assert abs(datetime.now(UTC) - logged.happened.at) < timedelta(seconds=30)
    down.pane_to(entries)
    down.press("Esc")
    down.in_front("timeline")
    assert "as known" not in down.window.windowTitle()


def test_replay_begins_where_the_chosen_row_was_written(down):
    row = down.choose("pool nearly full")
    down.press("Ctrl+T")
    down.in_front("replay")
    model = down.controller.replay.page.model
    down.wait(lambda: model.moment == row.written_at)
    down.wait(lambda: model.then is not None and model.then.rewound.moment == row.written_at)
    texts = [one.text for one in model.then.rewound.entries]
    assert "pool nearly full" in texts and "restarted" not in texts


# -- the doctor ------------------------------------------------------------------------------------------------


def test_the_doctor_is_answered_and_a_finding_is_set_aside(past):
    past.press("Ctrl+Shift+D")
    past.in_front("doctor")
    model = past.controller.doctor.page.model

    def listed():
        return [one.finding.rule for one in model.shown.listed if one.aside is None]

    past.wait(lambda: "duration" in listed())
    first = model.shown.listed[0].finding.rule
    assert first == "duration"
    written = past.writes("milestone_set", past.press, "Enter")
    assert written[0].data["milestone"] == "impact_started"
    past.wait(lambda: "duration" not in listed())
    past.writes("undone", past.press, "Ctrl+Z")
    past.wait(lambda: "duration" in listed())
    past.press("Down")
    past.press("X")
    past.dialog("Set aside")
    past.type("the customer told us by phone")
    aside = past.writes("finding_set_aside", past.press, "Enter")[0]
    assert aside.data["reason"] == "the customer told us by phone"
    past.wait(lambda: aside.data["rule"] not in listed())


def test_every_suggestion_is_done_and_each_is_undone(past):
    past.press("Ctrl+Shift+D")
    past.in_front("doctor")
    model = past.controller.doctor.page.model
    past.wait(lambda: len(model.shown.listed) > 2)

    def stands():
        return [one.act for one in past.standing() if one.kind != "undone"]

    before, planned = stands(), {one.mark for one in model.ready}
    past.press("Shift+Enter")
    past.dialog("")
    past.press("Enter")
    past.wait(lambda: planned.isdisjoint(one.mark for one in model.ready))
    past.no_dialog()
    acts = len(set(stands())) - len(set(before))
    assert 1 < acts <= len(planned)
    for _ in range(acts):
        past.writes("undone", past.press, "Ctrl+Z")
    assert stands() == before


# -- bring in --------------------------------------------------------------------------------------------------


def test_a_table_is_previewed_its_columns_are_chosen_and_one_undo_takes_it_back(down):
    day = down.incident.declared_at.date()
    QGuiApplication.clipboard().setText(TABLE.format(day=day))
    count = len(down.rows)
    down.press("Ctrl+Shift+I")
    dialog = down.dialog("Bring entries into")
    down.press("Ctrl+V")
    down.wait(lambda: len(dialog.model.rows) == 3)
    assert len(dialog.model.ticked) == 2 and len(down.rows) == count
    down.tab_to(dialog.fields[Field.WHO])
    down.press("Home")
    down.wait(lambda: {one.entry.who for one in dialog.preview.rows} == {""})
    down.press("Down", 2)
    down.wait(lambda: {one.entry.who for one in dialog.preview.rows} == {"Ana Lee", "Bo Li"})
    down.tab_to(dialog.table)
    down.press("Down", 2)
    down.press("Space")
    assert len(dialog.model.ticked) == 3
    brought = down.writes("entry_logged", down.press, "Ctrl+Enter")
    assert len(brought) == 3 and len({one.act for one in brought}) == 1
    assert brought[0].data["origin"] and brought[2].happened.at is None
    down.no_dialog()
    assert down.writes("undone", down.press, "Ctrl+Z")[0].data["act"] == brought[0].act
    assert [row.text for row in down.rows if row.origin and not row.undone] == []


def test_a_file_comes_in_and_is_known_the_second_time(down, tmp_path):
    chat = tmp_path / "chat.txt"
    chat.write_text("Ana Lee  00:03\nthe db is down\n\nBo  00:05\nlooking\n", "utf-8")
    for ticked in (2, 0):
        down.press("Ctrl+Shift+I")
        dialog = down.dialog("Bring entries into")
        down.press("Space")
        down.dialog("Bring entries in", QFileDialog)
        down.type(str(chat))
        down.press("Enter")
        down.wait(lambda dialog=dialog: len(dialog.model.rows) == 2)
        assert len(dialog.model.ticked) == ticked
        if ticked:
            assert len(down.writes("entry_logged", down.press, "Ctrl+Enter")) == 2
        else:
            down.press("Esc")
        down.no_dialog()


# -- two records -----------------------------------------------------------------------------------------------


def test_an_incident_is_merged_and_one_undo_parts_both(down):
    first = down.link.shown
    down.declare("Payments fail with 504")
    second = down.link.shown
    down.log("504 since the deploy")
    down.run("Merge into another incident")
    dialog = down.dialog("Merge")
    down.wait(lambda: dialog.missing() == "")
    down.press("Enter")
    down.wait(lambda: [one for one in down.events(first) if one.kind == "incident_linked"])
    down.wait(lambda: down.link.shown == first)
    assert [one.kind for one in down.events(second)].count("incident_linked") == 1
    assert "504 since the deploy" in [row.text for row in down.rows]
    down.writes("undone", down.press, "Ctrl+Z")
    assert "504 since the deploy" not in [row.text for row in down.rows if not row.undone]
    assert [one.kind for one in down.events(second)][-1] == "undone"


def test_the_chosen_rows_are_split_off_into_a_new_incident(down):
    down.choose("ping 2.9 s")
    down.press("Shift+Down")
    down.run("Split entries off")
    dialog = down.dialog("Split entries off")
    assert len(dialog.chosen) == 2
    down.type("The database alone")
    linked = down.writes("incident_linked", down.press, "Ctrl+Enter")[0]
    new = down.events(linked.data["incident"])
    assert [one.data["text"] for one in new if one.kind == "entry_logged"] == ["ping 2.9 s", "pool nearly full"]
    down.no_dialog()
    down.writes("undone", down.press, "Ctrl+Z")
    split_off = linked.data["incident"]
    assert down.read(lambda office: office.desk.incident_of(split_off)).status == "cancelled"


# -- finding ---------------------------------------------------------------------------------------------------


def test_everything_is_found_as_one_types_and_opened_where_it_stands(down):
    first = down.link.shown
    down.declare("Payments fail with 504")
    down.press("Ctrl+Shift+F")
    dialog = down.dialog("Find in everything")
    down.type("pool ful")

    def is_found():
        return any("pool nearly full" in dialog.list.item(row).text() for row in range(dialog.list.count()))

    down.wait(is_found)
    down.tab_to(next(one for one in dialog.what.findChildren(Segment) if one.isChecked()))
    for what, found in (("Entries", True), ("Evidence", False), ("Playbooks", False)):
        down.press("Right")
        assert dialog.what.model.options[dialog.what.model.current] == what
        down.wait(lambda found=found: is_found() is found)
    down.press("Left", 3)
    down.wait(is_found)
    down.tab_to(next(one for one in dialog.where.findChildren(Segment) if one.isChecked()))
    down.press("Right")
    down.wait(lambda: not is_found())
    down.press("Left")
    down.wait(is_found)
    down.tab_to(dialog.field, back=True)
    while "pool nearly full" not in dialog.list.currentItem().text():
        down.press("Down")
    down.press("Enter")
    down.in_front("timeline")
    down.wait(lambda: down.link.shown == first)
    down.wait(lambda: down.page.rows.chosen is not None and "pool nearly full" in down.page.rows.chosen.text)


def test_what_was_seen_before_and_every_outage_are_listed(past):
    before = past.link.shown
    past.declare("Shop: every page times out after the start")
    past.wait(lambda: past.controller.search.alike.found != ())
    past.press("Ctrl+Shift+B")
    dialog = past.dialog("Seen this before")
    assert dialog.list.count() == 1
    past.press("Enter")
    past.wait(lambda: past.link.shown == before)
    past.no_dialog()
    past.run("Outage history")
    dialog = past.dialog("Outage history")
    past.wait(lambda: dialog.list.count() == 1)
    past.press("Enter")
    past.wait(lambda: "Shop" in QGuiApplication.clipboard().text())
