"""Severities: the playbook's own and those of the settings."""

from incident_desk.qt.pages.playbooks.editor.cells import CELL, Look
from incident_desk.qt.pages.playbooks.editor.severities import Severities
from tests.qt.pages.playbooks.conftest import shown


def row(view, number):
    return [view.grid.item(number, column).data(CELL) for column in range(6)]


def test_grey_is_from_the_settings_and_typing_makes_it_the_playbooks_own(themes, drafting, qtbot):
    view = shown(qtbot, Severities(themes, drafting), 480, 300)
    assert view.head.facts == "P0, P2, P3, P4 are not in this playbook"
    assert [(one.text, one.look) for one in row(view, 1)[2:]] == [
        ("15 min", Look.FIELD), ("4 h", Look.FIELD), ("15 min", Look.DIM), ("playbook", Look.FAINT),
    ]  # fmt: skip
    view.grid.typed.emit(2, 2, "90m")
    level = drafting.playbook.severity("P2")
    assert (level.response_s, level.response_text) == (5400, "90 minutes")
    assert row(view, 2)[2].look is Look.FIELD
    view.grid.typed.emit(2, 2, "")
    assert row(view, 2)[2].look is Look.DIM and row(view, 2)[5].text == "settings"


def test_what_is_no_time_is_refused_with_its_place(themes, drafting, qtbot):
    view = shown(qtbot, Severities(themes, drafting), 480, 300)
    view.grid.typed.emit(1, 4, "often")
    assert drafting.said == [
        "Update every of P1: “often” is no time. Write 0:30, 30m, 2h or 1h 30m, or leave it empty"
    ]
