"""Every function of the timeline in the real window on a real data folder, by keys alone; each asserts the record.

Keys are pressed, and nothing else is done to the window; the clipboard and files stand for other programs.
"""
# long because: one walk through all that the timeline can do, function by function, in the order of the manual

import json
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.domain.moments import Precision
from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.phases import counted
from incident_desk.qt.widgets.segment import Segment
from tests.qt.by_keyboard import Typist


@pytest.fixture
def desk(qtbot, tmp_path):
    one = Typist(qtbot, tmp_path / "data")
    yield one
    one.close()


@pytest.fixture
def down(desk):
    """An incident with three entries of the last minutes, on the Timeline page."""
    desk.declare("Checkout is down")
    desk.log("= ping 2.9 s -12m")
    desk.log("pool nearly full -10m")
    desk.log("restarted -6m")
    desk.timeline()
    return desk


def now():
    return datetime.now(UTC)


# -- capture ---------------------------------------------------------------------------------------------------


def test_the_log_field_takes_every_sign_and_every_time(desk):
    desk.declare("Checkout is down")
    minute = now().replace(second=0, microsecond=0)
    ago = minute - timedelta(minutes=90)
    signs = {
        "! roll back @RO #db": "decision",
        "? is the pool full": "hypothesis",
        "> restarted": "action",
        "= ping 2.9 s": "finding",
        "plain words": "note",
    }
    for line, sign in signs.items():
        desk.log(line)
        assert desk.events()[-1].data["sign"] == sign
    decision = desk.row("roll back")
    assert (decision.owner, decision.tags) == ("RO", ("db",))
    for line in ("TODO write an alert @AD", "+ write another"):
        desk.log(line)
        assert desk.events()[-1].kind == "action_added"
    assert desk.events()[-2].data["owner"] == "AD"
    desk.log("& deploy 7c1e0f4 to production -7m")
    assert desk.events()[-1].data["ref"] == "7c1e0f4"
    twelve = desk.log("-12m twelve")
    assert abs((now() - twelve.happened.at).total_seconds() - 720) < 30
    assert desk.log(f"{ago:%H:%MZ} zulu").happened.at == ago
    assert desk.log(f"{ago + timedelta(hours=1):%H:%M} CET paris").happened.at == ago
    about = desk.log(f"~{ago:%H:%M} about")
    assert (about.happened.at, about.happened.precision) == (ago, Precision.ABOUT)
    between = desk.log(f"{ago:%H:%MZ}..{minute:%H:%MZ} between")
    assert (between.happened.at, between.happened.until) == (ago, minute)
    assert desk.log("yesterday evening fine").happened.precision is Precision.RANGE
    unknown = desk.log("??:?? nobody knows when")
    assert (unknown.happened.at, unknown.happened.precision) == (None, Precision.UNKNOWN)
    assert (unknown.who, unknown.written_at.tzinfo) == ("MK", UTC)


def test_the_kind_is_chosen_by_tab_and_the_time_is_that_of_the_first_key(desk):
    desk.declare("Checkout is down")
    desk.press("Ctrl+L")
    desk.press("Tab")
    desk.type("f")
    first = now()
    desk.qtbot.waitUntil(lambda: (now() - first).total_seconds() > 1.1)
    written = desk.writes("entry_logged", lambda: (desk.type("irst"), desk.press("Enter")))[0]
    assert written.data["sign"] == "decision"
    assert abs((written.happened.at - first).total_seconds()) < 1 < (written.written_at - first).total_seconds()


def test_what_was_just_logged_is_taken_back_from_the_field_and_typing_is_never_mixed_with_it(desk):
    desk.declare("Checkout is down")
    desk.log("wrong")
    act = desk.events()[-1].act
    assert desk.writes("undone", desk.press, "Ctrl+Z")[0].data["act"] == act
    desk.writes("undone", desk.press, "Ctrl+Shift+Z")
    assert not desk.row("wrong").undone
    before = len(desk.events())
    desk.type("typed")
    desk.press("Ctrl+Z", 3)
    assert desk.here.toPlainText() == "" and len(desk.events()) == before


# -- editing ---------------------------------------------------------------------------------------------------


def test_an_entry_is_edited_in_its_row_in_every_field(down):
    row = down.choose("pool nearly full")
    down.press("Enter")
    editor = down.page.editor
    down.retype("pool full: 498 of 500")
    down.tab_to(editor.later, back=True)
    down.press("Space")
    down.tab_to(editor.earlier, back=True)
    down.press("Space", 3)
    down.tab_to(editor.ended)
    down.type("-5m")
    down.tab_to(editor.kind)
    down.press("Space")
    down.press("Down", 2)
    down.press("Enter")
    down.wait(lambda: QApplication.activePopupWidget() is None)
    down.tab_to(editor.owner)
    down.type("Ann Dee")
    down.tab_to(editor.tags)
    down.type("#db #pool")
    said = down.writes("entry_amended", down.press, "Ctrl+Enter")[0].data
    assert said["text"] == "pool full: 498 of 500" and said["owner"] == "Ann Dee" and said["tags"] == ["db", "pool"]
    assert said["sign"] not in (None, "note")
    after = down.row("498 of 500")
    assert timedelta(0) <= row.happened.at - timedelta(minutes=2) - after.happened.at < timedelta(seconds=1)
    assert after.ended is not None and after.ended > after.happened.at
    assert down.page.rows.hasFocus()


def test_the_first_wording_is_restored_and_every_one_is_kept(down):
    down.choose("pool nearly full")
    down.press("Enter")
    down.retype("another wording")
    down.writes("entry_amended", down.press, "Ctrl+Enter")
    down.wait(lambda: len(down.page.model.wordings) == 2)
    assert down.writes("entry_amended", down.run, "Restore the first wording")[0].data["text"] == "pool nearly full"
    assert down.row("pool nearly full").amended
    down.wait(lambda: len(down.page.model.wordings) == 3)
    down.pane_to(down.page.history)
    assert down.page.history.text.hasFocus() and "another wording" in down.page.history.text.toPlainText()


def test_a_struck_entry_leaves_a_trace(down):
    down.choose("restarted")
    down.press("Del")
    down.dialog("Strike the entry")
    down.type("wrong host")
    assert down.writes("entry_struck", down.press, "Enter")[0].data["reason"] == "wrong host"
    assert down.row("restarted").struck == "wrong host"


def test_star_pin_tag_and_group(down):
    ping = down.choose("ping 2.9 s")
    assert down.writes("entry_starred", down.press, "*")[0].data == {"entry": ping.id, "starred": True}
    assert down.writes("entry_starred", down.press, "*")[0].data["starred"] is False
    assert down.writes("entry_placed", down.press, "Ctrl+P")[0].data["pinned"] is True
    down.wait(down.page.pinned.isVisible)
    down.pane_to(down.page.pinned)
    down.press("Enter")
    assert down.page.rows.hasFocus() and down.page.rows.chosen.id == ping.id
    assert down.writes("entry_placed", down.press, "Ctrl+P")[0].data["pinned"] is False
    down.press("#")
    down.dialog("Tag")
    down.type("#db")
    assert down.writes("entry_amended", down.press, "Enter")[0].data["tags"] == ["db"]
    pool = down.choose("pool nearly full")
    assert down.writes("entry_placed", down.press, "Ctrl+G")[0].data["parent"] == ping.id
    assert down.row("pool nearly full").parent == ping.id
    assert down.writes("entry_placed", down.press, "Ctrl+G")[0].data == {"entry": pool.id, "parent": None}


def test_an_entry_ends_now_and_one_comes_between_two(down):
    ping, pool = down.choose("ping 2.9 s"), down.row("pool nearly full")
    ended = down.writes("entry_amended", down.run, "The chosen entry ends now")[0]
    assert abs(datetime.fromisoformat(ended.data["ended"]) - now()) < timedelta(seconds=30)
    down.choose("ping 2.9 s")
    down.press("Ins")
    down.type("in between")
    between = down.writes("entry_logged", down.press, "Ctrl+Enter")[0]
    assert ping.happened.at < between.happened.at < pool.happened.at
    down.press("Ctrl+Shift+L")
    down.type("-1h")
    down.tab_to(down.page.new_editor.text)
    down.type("an hour before")
    late = down.writes("entry_logged", down.press, "Ctrl+Enter")[0]
    assert abs((now() - late.happened.at).total_seconds() - 3600) < 30


def test_several_rows_are_one_act_and_one_undo(down):
    down.choose("ping 2.9 s")
    down.press("Shift+Down", 2)
    stars = down.writes("entry_starred", down.press, "*")
    assert len(stars) == 3 and len({one.act for one in stars}) == 1
    assert down.writes("undone", down.press, "Ctrl+Z")[0].data["act"] == stars[0].act
    assert not any(row.starred for row in down.rows)
    down.writes("undone", down.press, "Ctrl+Shift+Z")
    assert sum(row.starred for row in down.rows) == 3
    placed = down.writes("entry_placed", down.press, "Ctrl+G")
    first = down.row("ping 2.9 s")
    assert [one.data["parent"] for one in placed] == [first.id, first.id]
    down.writes("undone", down.press, "Ctrl+Z")
    assert not any(row.parent for row in down.rows)
    down.press("Ctrl+A")
    assert len(down.page.rows.chosen_ones) == down.page.rows.table.rowCount()
    down.press("Home")
    down.press("Ctrl+Down", 2)
    down.press("Ctrl+Space")
    assert len(down.page.rows.chosen_ones) == 2


def test_every_edit_is_undone_and_done_again(down):
    down.choose("restarted")
    down.press("Enter")
    down.type(" by hand")
    down.writes("entry_amended", down.press, "Ctrl+Enter")
    down.press("#")
    down.dialog("Tag")
    down.type("ops")
    down.writes("entry_amended", down.press, "Enter")
    down.no_dialog()
    down.press("Del")
    down.dialog("Strike the entry")
    down.type("twice")
    down.writes("entry_struck", down.press, "Enter")
    down.no_dialog()

    def stands():
        row = down.row("restarted")
        return row.text, row.tags, row.struck

    done = stands()
    assert done == ("restarted by hand", ("ops",), "twice")
    for _ in range(3):
        down.writes("undone", down.press, "Ctrl+Z")
    assert stands() == ("restarted", (), None)
    for _ in range(3):
        down.writes("undone", down.press, "Ctrl+Y")
    assert stands() == done


# -- evidence --------------------------------------------------------------------------------------------------


def held_by_clipboard(**what):
    data = QMimeData()
    if "text" in what:
        data.setText(what["text"])
    if "image" in what:
        data.setImageData(what["image"])
    if "file" in what:
        data.setUrls([QUrl.fromLocalFile(str(what["file"]))])
    QApplication.clipboard().setMimeData(data)


def test_pictures_files_log_pieces_and_addresses_are_pasted_and_looked_at(down, tmp_path):
    picture, file = QImage(40, 30, QImage.Format.Format_RGB32), tmp_path / "settings.json"
    picture.fill(QColor("red"))
    file.write_text(json.dumps({"pool": 500}), "utf-8")
    entry = down.choose("pool nearly full")
    names = []
    for what in (
        {"image": picture},
        {"text": "03:12:41 WARN pool 498/500\n03:12:42 ERROR timeout\n"},
        {"file": file},
        {"text": "https://status.example.com/incidents/7"},
    ):
        held_by_clipboard(**what)
        written = down.writes("evidence_attached", down.press, "Ctrl+V")[0].data
        assert written["entry"] == entry.id and len(written["sha256"]) == 64
        assert (down.folder / "evidence").exists()
        names.append(written["name"])
    assert [name.rsplit(".", 1)[-1] for name in names] == ["png", "log", "json", "txt"]
    assert down.page.rows.chosen.files == 4
    down.press("V")
    viewer = down.dialog("Evidence")
    for key, name in (("Alt+Right", names[1]), ("Alt+Right", names[2]), ("Alt+Left", names[1])):
        down.press(key)
        down.wait(lambda name=name: viewer.seen is not None and viewer.seen.file.name == name)
    assert "WARN pool 498/500" in viewer.text.toPlainText()
    down.press("Esc")
    down.no_dialog()
    down.pane_to(down.page.evidence)
    down.tab_to(down.page.evidence.files)
    down.press("Down", 2)
    down.press("Enter")
    viewer = down.dialog("Evidence")
    down.wait(lambda: viewer.seen is not None and viewer.seen.file.name == "settings.json")
    down.press("Esc")
    down.no_dialog()
    down.writes("undone", down.press, "Ctrl+Z")
    assert down.row("pool nearly full").files == 3


def test_a_file_is_chosen_by_its_name(down, tmp_path):
    file = tmp_path / "pool.log"
    file.write_text("03:12:41 WARN\n", "utf-8")
    down.choose("restarted")
    down.press("Ctrl+Shift+A")
    down.file_dialog()
    down.type(str(file))
    assert down.writes("evidence_attached", down.press, "Enter")[0].data["name"] == "pool.log"


# -- views -----------------------------------------------------------------------------------------------------


def shown(desk):
    return [entry.text for entry in desk.page.rows.table.entries]


def test_the_clocks_are_chosen_and_the_export_has_the_rows_that_are_shown(down, tmp_path):
    clocks = down.page.clocks
    down.press("Ctrl+F")
    down.type("pool")
    down.wait(lambda: shown(down) == ["pool nearly full"])
    down.tab_to(next(one for one in clocks.findChildren(Segment) if one.isChecked()))
    for wanted in (Clocks.LOCAL, Clocks.ELAPSED):
        down.press("Right")
        assert down.page.model.times.clocks is wanted
    down.press("Right")
    down.dialog("clocks of a zone")
    down.press("Esc")
    down.no_dialog()
    assert down.page.model.times.clocks is Clocks.ELAPSED and clocks.model.current == 2
    down.press("Right")
    down.dialog("clocks of a zone")
    down.type("+05:30")
    down.press("Enter")
    down.no_dialog()
    assert down.page.heading.text().endswith("times in +05:30") and clocks.model.current == 3
    for ending in ("md", "csv", "json"):
        to = tmp_path / f"shown.{ending}"
        down.press("Ctrl+Shift+E")
        down.dialog("Export the timeline", QFileDialog)
        down.retype(str(to))
        down.press("Enter")
        down.wait(to.exists)
        down.wait(lambda to=to: "pool nearly full" in to.read_text("utf-8"))
        assert "ping 2.9 s" not in to.read_text("utf-8")
        down.no_dialog()
    assert "+05:30" in (tmp_path / "shown.md").read_text("utf-8").splitlines()[2]


def test_rows_are_left_out_by_kind_by_who_by_phase_by_tag_and_by_text(down):
    column, every = down.page.show_column, len(down.page.rows.table.entries)
    down.choose("ping 2.9 s")
    down.writes("entry_starred", down.press, "*")
    down.press("#")
    down.dialog("Tag")
    down.type("#db")
    down.writes("entry_amended", down.press, "Enter")
    down.no_dialog()
    for words, left in (("restart", ["restarted"]), ("#db", ["ping 2.9 s"]), ("@nobody", [])):
        down.press("Ctrl+F")
        down.retype(words)
        down.wait(lambda left=left: shown(down) == left)
    down.press("Esc")
    down.wait(lambda: len(shown(down)) == every)
    boxes = {**column.kinds, **column.phases, **column.people}
    tally, told = down.page.model.sifted.tally, counted(down.page.model.bands, down.page.model.entries)
    phases = {band.start.isoformat(): count for band, count in told}
    counts = {**tally.kinds, **tally.people, **phases}
    assert {"findings", "notes", "MK"} <= set(counts) <= set(boxes) and len(phases) > 1
    for key, box in boxes.items():
        down.tab_to(box)
        down.press("Space")
        down.wait(lambda key=key: len(shown(down)) == every - counts.get(key, 0))
        down.press("Space")
        down.wait(lambda: len(shown(down)) == every)
    for key, left in (("starred", ["ping 2.9 s"]), ("edited", ["ping 2.9 s"]), ("evidence", [])):
        down.tab_to(column.only[key])
        down.press("Space")
        down.wait(lambda left=left: shown(down) == left)
        down.tab_to(column.reset, back=True)
        down.press("Space")
        down.wait(lambda: len(shown(down)) == every)


def test_the_next_phase_is_a_divider(down):
    down.press("Home")
    before = len(down.page.model.bands)
    down.press("N")
    if QApplication.activeModalWidget() is not None or down.incident.open_steps:
        down.dialog("Start")
        down.press("Ctrl+Enter")
    down.wait(lambda: [one for one in down.events() if one.kind == "phase_entered"][1:] != [])
    down.wait(lambda: len(down.page.model.bands) == before + 1)


def test_the_overview_goes_from_row_to_row_and_back(down):
    down.press("Ctrl+Shift+O")
    down.wait(lambda: down.here.accessibleName() != "" and not down.page.rows.hasFocus())
    lanes, seen = down.here, set()
    for key in ("Left", "Left", "Up", "Right", "Down"):
        down.press(key)
        seen.add(lanes.chosen.id)
    assert len(seen) > 1
    wanted = lanes.chosen.id
    down.press("Enter")
    down.wait(down.page.rows.hasFocus)
    assert down.page.rows.chosen.id == wanted
    down.press("Ctrl+Shift+O")
    down.wait(lambda: not lanes.isVisible())
