"""Merging and splitting from the window: told first, done, and the window shows where it went."""

import pytest

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.merge import MergeDialog
from incident_desk.qt.dialogs.split import SplitDialog
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import Bench
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    bench = Bench()
    bench.other = bench.desk.declare(Declaration("Pay"), "RO").id
    bench.entry = bench.desk.act(bench.other, lambda *_: log(Line("pay is down", Sign.NOTE)), "RO").events[0].id
    bench.desk.declare(Declaration("Shop"), "MK")
    one = Whole(qtbot, bench)
    one.link.refresh_library()
    qtbot.waitUntil(lambda: len(one.stage.rows) == 2)
    yield one
    one.close()


def test_a_merge_is_told_and_then_the_other_incident_is_shown(whole):
    whole.controller.do("merge")
    dialog = whole.dialog(MergeDialog)
    whole.qtbot.waitUntil(lambda: dialog.missing() == "")
    assert "come into INC-0002" in dialog.told.text()
    with whole.qtbot.waitSignal(whole.link.scene_shown) as shown:
        dialog.try_accept()
    assert shown.args[0].incident.key == "INC-0002" and whole.toast == "INC-0001 is merged into INC-0002"
    assert any(row.text == "pay is down" for row in shown.args[0].entries)


def test_one_that_is_merged_says_so(whole):
    whole.controller.do("merge")
    dialog = whole.dialog(MergeDialog)
    whole.qtbot.waitUntil(lambda: dialog.missing() == "")
    with whole.qtbot.waitSignal(whole.link.scene_shown):
        dialog.try_accept()
    with whole.qtbot.waitSignal(whole.link.scene_shown):
        whole.stage.show_incident(whole.one)
    whole.controller.do("merge")
    assert whole.toast == "INC-0001 is merged into INC-0002 already"


def test_a_split_takes_what_is_ticked(whole):
    whole.controller.do("split")
    whole.qtbot.waitUntil(lambda: any(one.isVisible() for one in whole.window.findChildren(SplitDialog)))
    dialog = whole.dialog(SplitDialog)
    dialog.model.tick_all()
    dialog.title.setText("Mail")
    with whole.changed():
        dialog.try_accept()
    whole.qtbot.waitUntil(lambda: "INC-0003 is split off INC-0001" in whole.toast)
    assert whole.bench.desk.incident("INC-0003").links[0].entries == 1
