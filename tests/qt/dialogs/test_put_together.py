"""My edits on top of a newer version: what both changed is chosen part by part."""

from PySide6.QtCore import Qt

from incident_desk.formats.three_ways import Choice, parts
from incident_desk.qt.dialogs.put_together import PutTogetherDialog

BEFORE = "# Bell\n\n1. Ring\n\n## End\n\n1. Stop\n\n## After\n\n1. Rest\n"
MINE = BEFORE.replace("Ring", "Ring twice").replace("Stop", "Stop <b>now</b>")
THEIRS = BEFORE.replace("Ring", "Toll").replace("1. Stop", "").replace("Rest", "Sleep")


def test_each_clash_is_chosen_by_keys_and_the_rest_is_counted(themes, window, shown, qtbot):
    told = parts(BEFORE, MINE, THEIRS)
    dialog = shown(PutTogetherDialog(themes, 3, told, window))
    assert [clash.choice.accessibleName() for clash in dialog.clashes] == ["Bell", "End"]
    assert dialog.clashes[1].sides[0].toPlainText() == "1. Stop <b>now</b>"
    assert dialog.clashes[1].sides[1].placeholderText() == "taken out"
    assert set(dialog.choices.values()) == {Choice.MINE}
    first = dialog.clashes[0]
    first.choice.take_focus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert first.chosen is Choice.THEIRS and not first.sides[0].isEnabled() and first.sides[1].isEnabled()
    assert dialog.choices == {told.index(part): choice for part, choice in zip(
        [part for part in told if part.is_clash], (Choice.THEIRS, Choice.MINE), strict=True)}  # fmt: skip
    dialog.grab()


def test_without_a_clash_there_is_nothing_to_choose(themes, window, shown):
    dialog = shown(PutTogetherDialog(themes, 2, parts(BEFORE, MINE, BEFORE), window))
    assert dialog.clashes == [] and dialog.choices == {}
