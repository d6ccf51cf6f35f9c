"""What the window itself can do: pages, panes, look, full screen, about, quit."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from incident_desk import __version__
from incident_desk.qt.dialogs.finder import Finder
from incident_desk.qt.theme import ThemeName
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.settings import Settings
from tests.fakes import Bench
from tests.qt.office import KeptSettings
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


@pytest.fixture
def unshown(qtbot):
    made = []

    def make(bench):
        made.append(Whole(qtbot, bench, shown=False))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_home_and_desk_are_two_keys_apart(whole):
    whole.controller.do("home")
    assert whole.window.page == "home"
    whole.controller.do("desk")
    assert whole.window.page == "desk" and whole.link.shown == whole.one


def test_the_desk_brings_up_the_newest_open_incident_where_none_is_shown(unshown, qtbot):
    bench = Bench()
    for title in ("Old", "Newer", "Called off"):
        last = bench.desk.declare(Declaration(title, "P1"), "MK")
    bench.desk.act(last.id, lambda i, _: cancel(i, "false alarm"), "MK")
    whole = unshown(bench)
    qtbot.waitUntil(lambda: len(whole.stage.rows) == 3)
    with qtbot.waitSignal(whole.link.scene_shown) as shown:
        whole.controller.do("desk")
    assert shown.args[0].incident.title == "Newer"


def test_on_home_the_key_of_the_desk_stands_at_the_incident_that_it_brings(unshown, qtbot):
    bench = Bench()
    old, new = (bench.desk.declare(Declaration(title, "P1"), "MK").id for title in ("Old", "Newer"))
    whole = unshown(bench)
    home = whole.stage.home
    qtbot.waitUntil(lambda: len(home.cards) == 2)

    def keyed():
        return [card.title.text() for card in home.cards if card.button.model.keys]

    assert keyed() == ["Newer"]
    for incident, title in ((old, "Old"), (new, "Newer")):
        with qtbot.waitSignal(whole.link.scene_shown):
            whole.stage.show_incident(incident)
        whole.controller.do("home")
        assert keyed() == [title]
        whole.controller.do("desk")
        assert whole.stage.incident.title == title


def test_without_an_incident_the_desk_says_how_to_begin(unshown):
    whole = unshown(Bench())
    whole.controller.do("desk")
    assert whole.window.page == "desk" and whole.stage.desk.empty.isVisible()


def test_find_goes_to_the_search_of_home_and_to_the_palette_on_the_desk(whole):
    whole.controller.do("home")
    whole.controller.do("find")
    assert QApplication.focusWidget() is whole.stage.home.head.search
    whole.controller.do("desk")
    whole.controller.do("find")
    assert whole.dialog(Finder).windowTitle() == "Find or run anything"


def test_f6_goes_round_home_too_and_skips_what_takes_no_focus(whole, qtbot):
    whole.controller.do("home")
    home = whole.stage.home
    whole.window.rail.findChild(type(whole.window.rail._buttons["home"])).setFocus()
    seen = []
    for _ in range(3):
        whole.controller.do("next_pane")
        seen.append(next(place for place, pane in enumerate(home.panes) if whole.focus(pane)))
    assert seen[0] == 0 and seen[1] == 1 and seen[2] == 0
    whole.controller.do("previous_pane")
    assert whole.focus(home.head)


@pytest.mark.parametrize(("action", "name"), [("theme_dark", ThemeName.DARK), ("theme_light", ThemeName.LIGHT)])
def test_a_look_is_taken_at_once_and_kept(qtbot, action, name):
    kept = KeptSettings()
    whole = Whole(qtbot, settings=kept)
    whole.controller.do(action)
    assert whole.stage.themes.current.name is name
    whole.settle()
    assert kept.settings.theme == name.value
    whole.controller.do("theme_system")
    whole.settle()
    assert kept.settings.theme == "system"
    whole.close()


def test_full_screen_and_back(whole):
    whole.controller.do("full_screen")
    assert whole.window.isFullScreen()
    whole.controller.do("full_screen")
    assert not whole.window.isFullScreen()


def test_about_names_version_and_licences_and_nothing_waits_for_it(whole):
    whole.controller.do("about")
    box = whole.window.findChild(QMessageBox)
    assert box.isVisible()
    assert all(words in box.text() for words in (__version__, "Apache-2.0", "LGPL-3.0", "OFL-1.1", "ISC"))
    box.close()


def test_less_motion_is_switched_over_kept_and_shown_in_the_menu(qtbot):
    kept = KeptSettings()
    whole = Whole(qtbot, settings=kept)
    action = whole.window.actions_table.action("less_motion")
    assert not action.isChecked() and not whole.stage.themes.current.reduced_motion
    action.trigger()
    assert action.isChecked() and whole.stage.themes.current.reduced_motion
    whole.settle()
    assert kept.load().less_motion is True
    action.trigger()
    assert not action.isChecked() and not whole.stage.themes.current.reduced_motion
    whole.close()


def test_less_motion_that_was_kept_is_there_at_the_next_start(qtbot):
    kept = KeptSettings()
    kept.save(Settings(less_motion=True))
    whole = Whole(qtbot, settings=kept)
    assert whole.stage.themes.current.reduced_motion
    assert whole.window.actions_table.action("less_motion").isChecked()
    whole.close()
