"""The versions of what is open."""

from datetime import datetime

from PySide6.QtCore import Qt

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.shelf import open_book
from incident_desk.qt.pages.playbooks.versions_view import VersionsView
from incident_desk.qt.pages.playbooks.view_model import DRAFT
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import TEXT, shown
from tests.qt.pages.playbooks.test_view_model import Used


def words(view):
    rows = view.list.rows
    return [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]


def test_the_draft_stands_above_the_versions(themes, model, library, qtbot):
    view = shown(qtbot, VersionsView(themes, model), 340, 300)
    assert words(view) == ["v1, 4 Mar 2026, 05:06, first, RO"]
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    assert words(view)[0] == "v2 draft, not saved"
    model.draft.show_compiled(compiled(model.draft.draft))
    assert words(view)[0] == "v2 draft, 1 change, not saved"
    view.grab()
    model.draft.undo()
    assert len(words(view)) == 1


def test_why_it_was_made_stands_beside_who_used_it(themes, model, library, qtbot):
    view = shown(qtbot, VersionsView(themes, model), 340, 300)
    model.show_users([Used("INC-7", library.read_version("printer", 1).playbook)])
    model.show_book(open_book(library, "printer"))
    assert words(view) == ["v1, 4 Mar 2026, 05:06, used by INC-7 · first, RO"]


def test_an_import_has_the_day_on_which_it_came(themes, model, library, tmp_path, qtbot):
    path = tmp_path / "printer.md"
    path.write_text(TEXT.replace("Ask around", "Ask"))
    library.take_in(str(path))
    model.show_book(open_book(library, "printer"))
    view = shown(qtbot, VersionsView(themes, model), 340, 300)
    day = datetime.fromisoformat(library.versions("printer")[-1].at)
    assert words(view)[0].startswith(f"v2, {day:%-d %b %Y, %H:%M}, imported, ")


def test_a_version_is_compared_or_restored(themes, model, library, qtbot):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1, why="shorter"))
    model.show_book(open_book(library, "printer"))
    view = shown(qtbot, VersionsView(themes, model), 340, 300)
    wished = []
    model.restore_wished.connect(wished.append)
    assert not view.restore.isEnabled()
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.restore.isEnabled() and view.restore.accessibleName() == "Restore version 1"
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert (model.older, model.newer) == (1, DRAFT)
    qtbot.mouseClick(view.restore, Qt.MouseButton.LeftButton)
    assert wished == [1]


def test_once_restored_the_focus_stays_in_the_list(themes, model, library, qtbot):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1, why="shorter"))
    model.show_book(open_book(library, "printer"))
    view = shown(qtbot, VersionsView(themes, model), 340, 300)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    view.restore.setFocus()
    assert view.focusWidget() is view.restore
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert not view.restore.isEnabled() and view.focusWidget() is view.list
