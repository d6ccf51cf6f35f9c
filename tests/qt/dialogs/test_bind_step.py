"""Which check ticks a step is chosen from a list; none is a choice too."""

from incident_desk.domain.health import State
from incident_desk.domain.playbook import Step
from incident_desk.domain.sensed_steps import GOOD
from incident_desk.qt.dialogs.bind_step import BindStepDialog
from tests.qt.dialogs.desk import NOW, incident_in_diagnosis
from tests.qt.dialogs.proof import proven_incident

INCIDENT = proven_incident(incident_in_diagnosis(), NOW)


def asked(themes, window, shown, text="Verify"):
    states = {"api": State.OK, "chat": State.DOWN}
    return shown(BindStepDialog(themes, INCIDENT, Step("1.1", text), states, window))


def test_the_first_check_is_proposed_with_three_good_answers(themes, window, shown):
    dialog = asked(themes, window, shown)
    rows = [dialog.checks.item(row).text() for row in range(dialog.checks.count())]
    assert rows == ["No check ticks it", "/api, normal", "/chat, down"]
    assert (dialog.check, dialog.good.value(), dialog.do.accessibleName()) == ("api", GOOD, "Tick by this check")


def test_the_check_that_the_step_names_comes_first(themes, window, shown):
    assert asked(themes, window, shown, "Verify `/chat` from outside").check == "chat"
    assert asked(themes, window, shown, "It answers (check: /chat)").check == "chat"


def test_none_loosens_the_step(themes, window, shown):
    dialog = asked(themes, window, shown)
    dialog.checks.setCurrentRow(0)
    assert (dialog.check, dialog.good.isEnabled(), dialog.do.accessibleName()) == ("", False, "Loosen the step")


def test_its_rows_are_as_high_as_those_of_other_lists(themes, window, shown):
    dialog = asked(themes, window, shown)
    assert dialog.checks.visualItemRect(dialog.checks.item(0)).height() == themes.current.px(28)
