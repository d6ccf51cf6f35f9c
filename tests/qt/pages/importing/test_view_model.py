"""What is chosen on one side is chosen on the other; what is corrected is known, nothing is kept by itself."""

import pytest

from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.view_model import FOUND, SOURCE, ImportModel, Turn
from tests.qt.pages.importing.conftest import line_of, opened, row_of


@pytest.fixture
def told(model):
    sides = []
    model.chosen.connect(sides.append)
    return sides


def test_a_thing_lights_its_lines_and_a_line_finds_its_thing(model, told):
    row = row_of(model, "Read its log")
    model.choose(row)
    line = line_of(model.opened, "Read its log")
    assert model.is_lit(line) and not model.is_lit(line - 1)
    model.choose_line(line_of(model.opened, "git reset"))
    assert model.rows[model.row].look is Look.COMMAND
    assert told == [FOUND, SOURCE]


def test_a_line_that_is_nothing_is_lit_alone(model, told):
    model.choose_line(2)
    assert (model.row, model.is_lit(2), model.is_lit(1)) == (-1, True, False)
    model.choose_line(2)
    model.choose(0)
    assert told == [SOURCE]


def test_the_question_of_the_plan_is_answered_by_taking_one(model):
    assert model.judged.asks_plan and model.judged.to_check == 2 and model.judged.used_plan == "Response workflow"
    model.answer("plan", "First hour")
    assert (model.judged.asks_plan, model.judged.to_check, model.judged.used_plan) == (False, 1, "First hour")
    assert model.judged.is_settled(row_of(model, "time plans"))


def test_what_is_said_is_told(model, qtbot):
    doubt = row_of(model, "git reset", Look.DOUBT)
    for say in (
        lambda: model.settle(doubt),
        lambda: model.answer("plan", "First hour"),
        lambda: model.name("Our printer"),
        lambda: model.call_it("checklist"),
    ):
        with qtbot.waitSignal(model.corrected):
            say()
    with qtbot.assertNotEmitted(model.corrected):
        model.answer("plan", "First hour")
    judged = model.judged
    assert (judged.to_check, judged.title, judged.kind) == (0, "Our printer", "checklist")


def test_another_document_begins_anew(model):
    model.answer("plan", "First hour")
    model.name("Other")
    model.choose(row_of(model, "Find the printer"))
    model.show(opened(name="again.md"))
    assert (model.judged.plan, model.judged.title, model.row) == (None, "Printer on fire", -1)


def test_nothing_is_wished_while_it_is_busy_or_empty(qtbot):
    model = ImportModel()
    with qtbot.assertNotEmitted(model.import_wished):
        model.keep()
        model.begin(Turn("x"))
        model.keep()
    model.show(opened())
    with qtbot.waitSignal(model.import_wished):
        model.keep()
    model.hold(True)
    with qtbot.assertNotEmitted(model.import_wished):
        model.keep()
    with qtbot.waitSignal(model.cancel_wished):
        model.leave()
    model.end()
    assert (model.rows, model.lines, model.judged.title, model.judged.kind, model.judged.is_doubted(1)) == (
        (),
        (),
        "",
        "",
        False,
    )


def test_while_it_is_kept_nothing_is_corrected_that_would_be_lost(model, qtbot):
    model.hold(True)
    with qtbot.assertNotEmitted(model.corrected):
        model.name("Another")
        model.call_it("other")
        model.answer("plan", "First hour")
        model.settle(row_of(model, "First hour"))
    assert (model.judged.title, model.judged.kind, model.judged.plan) == ("Printer on fire", "playbook", None)
    model.hold(False)
    model.name("Another")
    assert model.judged.title == "Another"
