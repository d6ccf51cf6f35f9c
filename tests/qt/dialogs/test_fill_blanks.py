"""Fill the blanks of a run's commands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Step
from incident_desk.qt.dialogs.fill_blanks import FillBlanksDialog
from incident_desk.services.acts.run_course import fill_blank
from tests.any_run import AnyRun


def run_of(count):
    names = [f"b{number}" for number in range(count)]
    command = Command(" ".join(f"<{one}>" for one in names), blanks=tuple(Blank(one, f"<{one}>") for one in names))
    steps = (Step("1", "Ship", commands=(command,)), Step("2", "Again", commands=(command,)))
    return AnyRun(Playbook("x", kind="checklist", plans=(Plan("p", (Phase("Do", steps=steps),)),)))


@pytest.fixture
def run():
    return run_of(2)


def test_each_blank_has_a_field_and_only_what_changed_is_filled(themes, window, shown, run, qtbot):
    run.act(lambda one, _: fill_blank(one, "b0", "3f2c9e1"))
    dialog = shown(FillBlanksDialog(themes, run.state, window))
    assert {name: field.text() for name, field in dialog.fields.items()} == {"b0": "3f2c9e1", "b1": ""}
    assert dialog.missing() == "Nothing was changed" and dialog.fields["b1"].hasFocus()
    qtbot.keyClicks(dialog.fields["b1"], "production")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.fields["b1"], Qt.Key.Key_Return)
    assert dialog.values == {"b1": "production"}


def test_an_emptied_field_opens_the_blank_again(themes, window, shown, run):
    run.act(lambda one, _: fill_blank(one, "b0", "3f2c9e1"))
    dialog = shown(FillBlanksDialog(themes, run.state, window))
    dialog.fields["b0"].clear()
    assert dialog.values == {"b0": ""}


def test_many_blanks_are_scrolled(themes, window, shown):
    dialog = shown(FillBlanksDialog(themes, run_of(12).state, window))
    assert dialog.findChild(QScrollArea) is not None and dialog.height() < window.height()
