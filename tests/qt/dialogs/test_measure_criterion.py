"""Which check measures a reason is chosen from a list; none is a choice too."""

from incident_desk.qt.dialogs.measure_criterion import MeasureDialog
from incident_desk.qt.pages.checklist.decision import criteria_of
from tests.measured_run import run_with
from tests.services.test_run_checks import bench_with

TEXTS = ("Significant increase in error rate", "Nobody can sign in")


def asked(themes, window, shown, *names, standing=None):
    run = run_with(*names, texts=TEXTS).state
    return shown(MeasureDialog(themes, run, criteria_of(run), standing, window))


def rows(dialog):
    return [dialog.checks.item(row).text() for row in range(dialog.checks.count())]


def test_the_first_reason_that_nothing_measures_is_chosen_with_the_first_check(themes, window, shown):
    dialog = asked(themes, window, shown, "error rate", "Queue")
    assert (dialog.criterion.currentText(), dialog.chosen, dialog.check) == (TEXTS[1], "2", "c0")
    assert rows(dialog) == ["No check measures it", "error rate", "Queue"]
    assert dialog.is_changed and dialog.do.accessibleName() == "Measure by this check"
    assert dialog.checks.hasFocus()


def test_another_reason_shows_what_measures_it_by_now(themes, window, shown):
    dialog = asked(themes, window, shown, "Queue", "error rate")
    dialog.criterion.setCurrentIndex(0)
    assert (dialog.chosen, dialog.check, dialog.is_changed) == ("1", "c1", False)
    dialog.checks.setCurrentRow(0)
    assert (dialog.check, dialog.is_changed, dialog.do.accessibleName()) == ("", True, "Measure by none")


def test_standing_checks_that_the_run_has_not_are_offered_too(themes, window, shown):
    dialog = asked(themes, window, shown, standing=bench_with("net", "shop").desk.standing.find())
    assert rows(dialog) == ["No check measures it", "/net, comes along", "/shop, comes along"]
    assert dialog.check == "net"
