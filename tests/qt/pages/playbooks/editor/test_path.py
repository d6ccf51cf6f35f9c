"""The path of escalation."""

from dataclasses import replace

from incident_desk.domain.playbook import EscalationHop
from incident_desk.qt.pages.playbooks.editor.cells import CELL
from incident_desk.qt.pages.playbooks.editor.path import PathForm
from tests.qt.pages.playbooks.conftest import BOOK, draft, shown


def words(view):
    return [
        tuple(view.grid.item(row, column).data(CELL).text for column in range(1, 4))
        for row in range(view.grid.rowCount())
    ]


def test_each_level_says_for_what_and_when(themes, drafting, qtbot):
    view = shown(qtbot, PathForm(themes, drafting), 480, 300)
    assert words(view) == [("Sexton", "at once", "0:00"), ("Ringer", "as typed", "0:30")]
    view.grid.typed.emit(1, 3, "")
    assert words(view)[1] == ("Ringer", "response target missed", "not set")
    view.grid.typed.emit(1, 3, "45")
    view.grid.typed.emit(1, 1, "Bell ringer")
    assert drafting.playbook.escalation[1] == replace(BOOK.escalation[1], role="Bell ringer", after_s=2700)
    view.grid.typed.emit(1, 3, "late")
    assert drafting.said[0].startswith("The time of Bell ringer: “late” is no time")


def test_a_level_that_follows_a_phase_has_its_time(themes, drafting, qtbot):
    hops = (EscalationHop("Sexton", phase="Mend"), EscalationHop("Ringer"), EscalationHop("Bishop"))
    drafting.begin(draft(replace(BOOK, escalation=hops)))
    view = shown(qtbot, PathForm(themes, drafting), 480, 300)
    assert words(view)[0] == ("Sexton", "Mend overruns", "1:00")
    assert words(view)[2] == ("Bishop", "resolution target missed", "not set")


def test_a_level_that_follows_a_target_has_the_time_of_the_usual_severity(themes, drafting, qtbot):
    hops = (EscalationHop("Sexton"), EscalationHop("Ringer"), EscalationHop("Bishop"))
    drafting.begin(draft(replace(BOOK, escalation=hops, default_severity="P1")))
    view = shown(qtbot, PathForm(themes, drafting), 480, 300)
    assert words(view)[1:] == [
        ("Ringer", "response target of P1 missed", "0:15"),
        ("Bishop", "resolution target of P1 missed", "4:00"),
    ]


def test_levels_come_and_go(themes, drafting, qtbot):
    view = shown(qtbot, PathForm(themes, drafting), 480, 300)
    view.add()
    assert view.head.facts == "3 levels, from declaration" and view.grid.currentRow() == 2
    view.grid.removed.emit(0)
    assert [hop.role for hop in drafting.playbook.escalation] == ["Ringer", "New level"]
