"""What is offered to be copied first is what is in front."""

import pytest

from incident_desk.domain.events import Kind
from incident_desk.formats.rich_text import parts_of_handout
from incident_desk.qt.chosen_part import ChosenPart
from incident_desk.qt.dialogs.copy_rich import CopyRichDialog
from tests.qt.outgoing import Outgoing


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    yield made
    made.close()


def part(desk):
    controller = desk.controller
    return ChosenPart(desk.stage, controller.reviews, controller.timeline)


def choose(rows, kind, qtbot, desk):
    wanted = next(one.id for one in desk.stage.scene.entries if one.kind == kind)
    rows.go_to(wanted)
    qtbot.waitUntil(lambda: rows.chosen is not None and rows.chosen.id == wanted)


def test_an_update_whose_row_is_chosen_on_the_timeline_is_offered(desk, qtbot):
    desk.controller.do("timeline")
    qtbot.waitUntil(lambda: desk.controller.timeline.is_in_front)
    rows = desk.controller.timeline.page.rows
    choose(rows, Kind.UPDATE_SENT, qtbot, desk)
    dialog = desk.opened("copy_rich", CopyRichDialog)
    assert dialog.part.said == "We look into *it*"
    assert part(desk).id() == parts_of_handout(dialog.handout)[-1].id
    dialog.reject()
    choose(rows, Kind.OPENED, qtbot, desk)
    assert part(desk).id() == ""


def test_on_the_desk_nothing_is_offered_while_the_list_has_no_keys(desk, qtbot):
    desk.controller.do("home")
    assert part(desk).id() == ""
