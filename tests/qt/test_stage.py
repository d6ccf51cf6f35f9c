"""The parts of one window, and what is remembered of them: a restart comes back to where it was."""

import pytest
from PySide6.QtWidgets import QWidget

from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.qt.placement import REST_MS
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.settings import Settings
from tests.fakes import Bench
from tests.qt.office import KeptSettings
from tests.qt.whole import Whole


@pytest.fixture
def bench():
    bench = Bench()
    for title in ("First", "Second"):
        bench.desk.declare(Declaration(title, "P1"), "MK")
    return bench


@pytest.fixture
def started(qtbot, bench):
    """A window that starts with these settings, after whatever they lead to."""
    made = []

    def start(**settings):
        kept = KeptSettings(Settings(**settings))
        whole = Whole(qtbot, bench, shown=False, settings=kept)
        whole.settle()
        whole.settle()
        whole.kept = kept
        made.append(whole)
        return whole

    yield start
    for one in made:
        one.close()


def test_it_comes_back_to_the_incident_that_was_on_the_desk(started):
    whole = started(page="desk", shown="INC-0001")
    assert whole.window.page == "desk" and whole.stage.incident.title == "First"


def test_it_comes_back_to_home_with_the_incident_ready_on_the_desk(started):
    whole = started(page="home", shown="INC-0001")
    assert whole.window.page == "home"
    whole.controller.do("desk")
    assert whole.stage.incident.title == "First"


def test_an_incident_that_is_over_comes_back_as_well(started, bench):
    bench.desk.act(bench.desk.find("INC-0001"), lambda i, _: cancel(i, "false alarm"), "MK")
    whole = started(page="desk", shown="INC-0001")
    assert whole.stage.incident.title == "First"


@pytest.mark.parametrize("shown", ["", "INC-0777"])
def test_what_is_not_there_any_more_is_passed_over_in_silence(started, shown):
    whole = started(page="desk", shown=shown)
    assert (whole.window.page, whole.stage.incident, whole.toast) == ("home", None, "")


def test_what_was_wished_before_it_came_back_goes_first(qtbot, bench):
    kept = KeptSettings(Settings(page="desk", shown="INC-0001"))
    second = bench.desk.find("INC-0002")
    whole = Whole(qtbot, bench, shown=False, settings=kept)
    whole.stage.show_incident(second)
    whole.settle()
    whole.settle()
    assert whole.stage.incident.title == "Second"
    whole.close()


def test_page_and_incident_are_kept_soon_after_they_changed_so_that_a_kill_loses_nothing(started, bench, qtbot):
    whole = started()
    whole.stage.show_incident(bench.desk.find("INC-0002"))
    qtbot.waitUntil(lambda: (whole.kept.settings.page, whole.kept.settings.shown) == ("desk", "INC-0002"))
    whole.window.show_page("home")
    qtbot.waitUntil(lambda: whole.kept.settings.page == "home", timeout=REST_MS * 4)
    assert whole.kept.settings.shown == "INC-0002"


def test_who_quits_on_the_export_page_comes_back_to_the_review_of_that_incident(started, bench, qtbot):
    whole = started(page="desk", shown="INC-0001")
    whole.window.add_page("export", QWidget())
    whole.window.show_page("export")
    qtbot.waitUntil(lambda: whole.kept.settings.page == "review", timeout=REST_MS * 4)
    assert whole.kept.settings.shown == "INC-0001"


def test_size_and_place_are_kept_too(started, qtbot):
    whole = started()
    qtbot.waitUntil(lambda: bool(whole.kept.settings.window), timeout=REST_MS * 4)
    before = whole.kept.settings.window
    whole.window.resize(1234, 700)
    qtbot.waitUntil(lambda: whole.kept.settings.window != before, timeout=REST_MS * 4)


def test_nothing_is_kept_before_it_has_come_back(qtbot, bench):
    kept = KeptSettings(Settings(page="desk", shown="INC-0001"))
    whole = Whole(qtbot, bench, shown=False, settings=kept)
    whole.stage.is_restored = False
    whole.stage.remember_place()
    whole.settle()
    assert kept.settings.shown == "INC-0001" and kept.settings.page == "desk"
    whole.close()


def test_an_incident_that_cannot_be_read_leaves_the_settings_for_the_next_start(started, bench, monkeypatch):
    def fail(key):
        raise StoreFailure("io_error", "The disk does not answer. Check it")

    monkeypatch.setattr(bench.desk, "find", fail)
    whole = started(page="desk", shown="INC-0001")
    assert whole.banner.title == "The disk does not answer"
    whole.close()
    assert whole.kept.settings.shown == "INC-0001" and whole.kept.settings.page == "desk"


def test_open_incidents_are_those_that_are_worked_on_newest_first(started, bench, qtbot):
    whole = started()
    qtbot.waitUntil(lambda: [one.title for one in whole.stage.open_incidents] == ["Second", "First"])
    bench.desk.act(bench.desk.find("INC-0002"), lambda i, _: cancel(i, "false alarm"), "MK")
    qtbot.waitUntil(lambda: [one.title for one in whole.stage.open_incidents] == ["First"])


def test_a_refusal_is_said_and_a_bug_is_raised(started):
    whole = started()
    whole.stage.say_refusal(Refused("No such file"))
    assert whole.toast == "No such file"
    with pytest.raises(ZeroDivisionError):
        whole.stage.say_refusal(ZeroDivisionError())
