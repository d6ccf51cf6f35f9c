"""What is done with the playbook that is open, on a real library."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.playbook import choose_plan, walk
from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.domain.playbook_editing_steps import move_step, rename_step
from incident_desk.domain.playbook_editing_told import remove_hop, rename, set_target
from incident_desk.domain.severity import Level
from incident_desk.formats.grammar import read_line
from incident_desk.qt.dialogs.drill import DrillDialog
from incident_desk.qt.dialogs.put_together import PutTogetherDialog
from incident_desk.qt.dialogs.reason import ReasonDialog
from incident_desk.qt.drill_process import DrillOrder, drill_words
from incident_desk.qt.pages.playbooks.editor.step_panel import StepPanel
from incident_desk.qt.pages.playbooks.view_model import Mode
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.shelved import Saving
from tests.formats.test_playbook_edits_in_place import RUNBOOK
from tests.qt.pages.playbooks.conftest import TEXT
from tests.qt.pages.playbooks.editor.test_plan_choice import TWO
from tests.qt.playbook_desk import PlaybookDesk


@pytest.fixture
def desk(qtbot, tmp_path):
    one = PlaybookDesk(qtbot, tmp_path).open()
    yield one
    one.close()


def dialog(desk, kind):
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def saved(desk, why="Faster diagnosis"):
    desk.controller.do("save_playbook")
    asked = dialog(desk, ReasonDialog)
    asked.field.setText(why)
    asked.try_accept()
    return asked


def test_a_save_asks_why_and_makes_a_version(desk):
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.settled()
    assert saved(desk).accessibleName() == "Save as version 2"
    desk.qtbot.waitUntil(lambda: len(desk.model.versions) == 2 and desk.draft.draft is not None)
    newest = desk.library.versions("printer")[-1]
    assert (newest.version, newest.why, newest.who, bool(newest.at)) == (2, "Faster diagnosis", "MK", True)
    assert desk.library.original("printer", 1).decode() == TEXT
    assert desk.library.original("printer").decode() == TEXT.replace("0-15 min", "0-20 min").replace(
        "15-60", "20-60"
    )
    assert not desk.draft.is_changed and "Saved as version 2" in desk.said[-1]


@pytest.mark.parametrize("part", ["outline", "save", "title", "message", "command"])
def test_after_a_save_the_keys_stay_in_the_editor(desk, part):
    editor = desk.wishes.page.editor
    editor.outline.choose("1.2")
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.settled()
    panel = editor.outline.findChild(StepPanel)
    panel.add.click()
    command = panel.fields[0].field
    where = {"title": editor.head.title, "message": editor.messages.field, "command": command}.get(part)
    where = where or getattr(editor, part)
    where.setFocus()
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.model.versions) == 2 and desk.draft.draft is not None)
    desk.qtbot.waitUntil(lambda: not editor.save.isEnabled())
    desk.qtbot.waitUntil(lambda: editor.isAncestorOf(desk.window.focusWidget()))
    assert part in ("save", "command") or desk.window.focusWidget() is where


def test_the_plan_in_use_is_kept_beside_the_text_that_stays_its_version(desk):
    desk.library.save("harbour", TWO.encode(), Saving(0))
    desk.open("harbour")
    book = desk.draft.playbook
    other = next(plan.name for plan in book.plans if plan.name != book.plan().name)
    desk.draft.act(lambda one: choose_plan(one, other))
    saved(desk)
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[-1].startswith("Kept with version 1") and len(desk.library.versions("harbour")) == 1
    assert desk.library.find("harbour").playbook.plan().name == other
    assert desk.library.original("harbour").decode() == TWO


@pytest.mark.parametrize(
    ("mark", "end", "last"),
    [(b"", "\r\n", "\r\n"), (b"\xef\xbb\xbf", "\n", "\n"), (b"\xef\xbb\xbf", "\r\n", ""), (b"", "\n", "")],
)
def test_a_document_keeps_its_ends_of_lines_at_every_save_and_when_it_is_handed_out(
    desk, tmp_path, mark, end, last
):
    stored = lambda text: mark + (text.rstrip("\n").replace("\n", end) + last).encode()  # noqa: E731
    desk.library.save("bell", stored(RUNBOOK), Saving(0))
    desk.open("bell")
    wanted = RUNBOOK
    for number, (old, new) in enumerate(
        (("Ack the page", "Answer it"), ("Page -> resolved", "Close the page")), start=2
    ):
        wanted = wanted.replace(old, new)
        step = next(one for phase in desk.draft.phases for one in walk(phase.steps) if one.text == old)
        desk.draft.act(lambda book, step=step, new=new: rename_step(book, step.id, new))
        desk.settled()
        saved(desk)
        desk.qtbot.waitUntil(lambda n=number: len(desk.library.versions("bell")) == n)
        desk.qtbot.waitUntil(lambda: desk.draft.draft is not None and not desk.draft.is_changed)
        assert desk.library.original("bell") == stored(wanted)
    file = tmp_path / "out.md"
    desk.draft.act(lambda book: rename_step(book, "1.1", "See it"))
    desk.settled()
    desk.model.wanted.emit("export")
    chooser = desk.window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    desk.qtbot.waitUntil(file.exists)
    assert file.read_bytes() == stored(wanted.replace("Answer it", "See it"))


def test_a_step_that_was_moved_and_saved_takes_nothing_of_its_neighbours_along(desk):
    desk.library.save("bell", RUNBOOK.encode(), Saving(0))
    desk.open("bell")
    desk.draft.act(lambda book: move_step(book, "2.3", -1))
    desk.settled()
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.library.versions("bell")) == 2)
    second = "2. [ ] If ropes > 90 %: restart the rope\n   `kubectl -n bell rollout restart deploy/rope`\n"
    third = "3. [ ] Otherwise shed load: `feature off chime --env <ENV>`\n"
    turned = third.replace("3.", "2.") + second.replace("2.", "3.")
    assert desk.library.original("bell").decode() == RUNBOOK.replace(second + third, turned)
    desk.qtbot.waitUntil(lambda: desk.draft.draft is not None and desk.draft.draft.of == 2)
    desk.draft.act(lambda book: move_step(book, "2.3", -1))
    desk.settled()
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.library.versions("bell")) == 3)
    assert desk.library.original("bell").decode() == RUNBOOK


def called_as_an_item_is(book):
    plan = book.plans[0]
    first = replace(plan.phases[0], name="- Look")
    return replace(book, plans=(replace(plan, phases=(first, *plan.phases[1:])), *book.plans[1:]))


def test_one_of_two_levels_of_the_path_is_taken_out_and_saved(desk):
    desk.draft.act(lambda book: remove_hop(book, 0))
    desk.settled()
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.library.versions("printer")) == 2)
    assert desk.library.original("printer").decode() == TEXT.replace("Sexton → Ringer", "Ringer")
    desk.qtbot.waitUntil(lambda: desk.draft.draft is not None and desk.draft.draft.of == 2)
    assert [(hop.role, hop.after_s) for hop in desk.draft.playbook.escalation] == [("Ringer", 1800)]


def test_what_would_be_read_otherwise_is_neither_saved_nor_handed_out(desk):
    desk.draft.act(called_as_an_item_is)
    desk.settled()
    desk.controller.do("save_playbook")
    assert "can't be saved" in desk.said[-1] and not desk.window.findChildren(ReasonDialog)
    desk.draft.compiled = None
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.said) == 2)
    assert "can't be saved" in desk.said[-1] and len(desk.library.versions("printer")) == 1
    assert desk.draft.is_changed and desk.model.mode is Mode.SOURCE


def test_nothing_changed_is_not_saved(desk):
    desk.controller.do("save_playbook")
    assert desk.said == ["Nothing is changed since the last version"]
    desk.controller.do("home")
    desk.controller.do("save_playbook")
    assert len(desk.said) == 1 and len(desk.library.versions("printer")) == 1


def test_what_came_meanwhile_is_compared_and_a_second_save_puts_the_two_together(desk):
    desk.draft.act(lambda book: rename_step(move_edge(book, 0, 1200), "1.2", "Ask aloud"))
    mine = desk.draft.playbook
    theirs = TEXT.replace("Ask around", "Ask").replace("Tell everybody", "Tell all")
    desk.library.save("printer", theirs.encode(), Saving(1))
    saved(desk)
    desk.qtbot.waitUntil(lambda: desk.model.older == 2)
    assert "has version 2 since you began with version 1" in desk.said[-1] and desk.draft.is_changed

    desk.controller.do("save_playbook")
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(PutTogetherDialog)))
    asked = dialog(desk, PutTogetherDialog)
    assert len(asked.clashes) == 1
    asked.try_accept()
    desk.qtbot.waitUntil(lambda: desk.draft.draft.of == 2)
    steps = [step.text for phase in desk.draft.phases for step in phase.steps]
    assert "Ask aloud" in steps and "Tell all" in steps and desk.draft.phases[0].end_s == 1200
    desk.draft.undo()
    assert desk.draft.playbook == mine
    desk.draft.redo()
    desk.settled()
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.library.versions("printer")) == 3)
    expected = theirs.replace("2. Ask", "2. Ask aloud").replace("0-15 m", "0-20 m").replace("15-60", "20-60")
    assert desk.library.original("printer").decode() == expected


def together(desk):
    """The question how to put the draft and the version that came together."""
    for _ in range(2):
        desk.controller.do("save_playbook")
        for asked in desk.window.findChildren(ReasonDialog):
            asked.field.setText("why")
            asked.try_accept()
        desk.qtbot.waitUntil(lambda: desk.model.older == 2)
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(PutTogetherDialog)))
    return dialog(desk, PutTogetherDialog)


def test_a_target_of_mine_and_a_name_that_came_meanwhile_are_both_saved(desk):
    level = desk.draft.playbook.severity("P1")
    scale = Level(level.name, level.label, level.rank)
    desk.draft.act(lambda book: set_target(book, scale, "response", 10_800, "3 hours"))
    theirs = TEXT.replace("Nobody prints", "No page comes out")
    desk.library.take_in(_file(desk, theirs))
    asked = together(desk)
    assert asked.clashes == []
    asked.try_accept()
    desk.qtbot.waitUntil(lambda: desk.draft.draft.of == 2)
    desk.settled()
    saved(desk)
    desk.qtbot.waitUntil(lambda: "Saved as version 3" in desk.said[-1])
    assert desk.library.original("printer").decode() == theirs.replace("15 minutes", "3 hours", 1)


def test_edits_that_were_all_decided_against_are_told_and_come_again(desk):
    desk.draft.act(lambda book: rename_step(book, "1.2", "Ask aloud"))
    mine = desk.draft.playbook
    desk.library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    asked = together(desk)
    asked.clashes[0].choice.take_focus()
    desk.qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Right)
    asked.try_accept()
    desk.qtbot.waitUntil(lambda: desk.draft.draft.of == 2)
    assert not desk.draft.is_changed and "No edit of yours is left" in desk.said[-1]
    desk.draft.undo()
    assert desk.draft.playbook == mine


def _file(desk, text):
    path = desk.folder / "printer.md"
    path.write_text(text)
    return str(path)


def test_an_older_version_is_restored_as_a_new_one(desk):
    desk.library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    desk.open()
    desk.wishes.open("printer")
    desk.qtbot.waitUntil(lambda: len(desk.model.versions) == 2)
    desk.model.restore_wished.emit(1)
    asked = dialog(desk, ReasonDialog)
    assert asked.reason == "version 1 restored" and len(desk.library.versions("printer")) == 2
    asked.try_accept()
    desk.qtbot.waitUntil(lambda: len(desk.model.versions) == 3)
    assert desk.library.original("printer").decode() == TEXT
    assert desk.model.versions[0].why == "version 1 restored"


def test_with_a_draft_nothing_is_restored(desk):
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.model.restore_wished.emit(1)
    assert desk.said[-1].startswith("Save or discard the draft first")


def test_a_draft_is_written_as_markdown(desk, tmp_path, monkeypatch):
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.model.wanted.emit("export")
    chooser = desk.window.findChild(QFileDialog)
    to = tmp_path / "out.md"
    chooser.fileSelected.emit(str(to))
    chooser.close()
    desk.qtbot.waitUntil(to.exists)
    assert "Phase 1: Look (0-20 minutes)" in to.read_text()


def test_a_draft_is_tried_in_a_drill(desk):
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.model.wanted.emit("drill")
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(DrillDialog)))
    asked = dialog(desk, DrillDialog)
    desk.qtbot.waitUntil(lambda: asked.playable is not None)
    path = Path(asked.playable.name)
    assert asked.playable.title == "Printer Playbook" and "0-20 minutes" in path.read_text()
    assert desk.library.find(str(path)).playbook.phases()[0].end_s == 1200
    asked.reject()


def test_a_draft_that_is_discarded_comes_back_by_undo(desk):
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    desk.model.wanted.emit("discard")
    assert not desk.draft.is_changed
    desk.draft.undo()
    assert desk.draft.phases[0].end_s == 1200


def test_a_playbook_is_made_of_an_incident(desk):
    incident = desk.bench.desk.declare(Declaration("Press stands still", "P1"), "MK")
    desk.bench.desk.act(incident.id, lambda one, now: log(read_line("> Pulled the plug", now, UTC)), "MK")
    stage = desk.controller.stage
    with desk.qtbot.waitSignal(stage.link.scene_shown):
        stage.show_incident(incident.id)
    desk.controller.do("make_playbook")
    desk.qtbot.waitUntil(lambda: desk.model.name == "press-stands-still")
    row = next(row for row in desk.model.rows if row.name == "press-stands-still")
    assert row.is_made and desk.model.versions[0].why == f"Made of {incident.key}"
    assert desk.window.page == "playbooks"


def test_a_new_one_is_saved_under_its_title_and_is_a_playbook(desk):
    desk.model.book_wished.emit("")
    desk.qtbot.waitUntil(lambda: desk.draft.draft.is_new)
    desk.draft.act(lambda book: rename(book, "Press jams"))
    desk.controller.do("save_playbook")
    asked = dialog(desk, ReasonDialog)
    assert asked.field.text() == "first version"
    asked.try_accept()
    desk.qtbot.waitUntil(lambda: desk.model.name == "press-jams")
    entry = desk.library.versions("press-jams")[-1]
    assert (entry.version, entry.kind, entry.title, desk.model.book.playbook.kind) == (
        1,
        "playbook",
        "",
        "playbook",
    )


def test_what_a_person_said_of_a_document_stays_with_the_next_version(desk):
    desk.library.correct("printer", "Our printer", "checklist")
    desk.wishes.open("printer")
    desk.qtbot.waitUntil(lambda: desk.draft.playbook.title == "Our printer")
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    saved(desk)
    desk.qtbot.waitUntil(lambda: len(desk.library.versions("printer")) == 2)
    entry = desk.library.versions("printer")[-1]
    assert (entry.title, entry.kind) == ("Our printer", "checklist")


@pytest.mark.slow
def test_the_file_of_a_draft_is_played_to_its_end_and_leaves_a_report(desk, tmp_path):
    """The drill itself, in a process of its own, of what was edited and never saved."""
    desk.draft.act(lambda book: move_edge(book, 0, 1200))
    paths = []
    desk.wishes.deeds.drill_wished.disconnect()
    desk.wishes.deeds.drill_wished.connect(lambda path, title: paths.append(path))
    desk.model.wanted.emit("drill")
    desk.qtbot.waitUntil(lambda: bool(paths))
    order = DrillOrder(paths[0], "Printer Playbook", 3600, str(tmp_path / "drill"))
    words = [word for word in drill_words(order) if word != "--window"]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    files = json.loads(done.stdout)["files"]
    report = next(Path(one) for one in files if one.endswith(".md"))
    assert "Printer Playbook" in report.read_text() and len(desk.library.versions("printer")) == 1
