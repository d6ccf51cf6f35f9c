"""The card of the decision."""

from PySide6.QtCore import Qt

from incident_desk.domain.playbook import Command, Criterion
from incident_desk.domain.run_criteria import criterion_states
from incident_desk.qt.pages.checklist.decision import criteria_of
from incident_desk.qt.pages.checklist.roll_back_card import RollBackCard
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.state_glyph import GlyphState
from tests.measured_run import change, run_with

TWO = (Criterion("When to roll back", "Errors <b>rise"), Criterion("Back", "Nobody can log in"))


def shown(themes, qtbot, criteria=TWO, met=""):
    card = RollBackCard(themes)
    qtbot.addWidget(card)
    card.show_decision(criteria, met, {"Errors <b>rise": "1.4 %"})
    card.show_command(Command("# back\ngit revert HEAD\ngit push"))
    card.show()
    return card


def test_each_reason_has_its_line_with_what_was_known(themes, qtbot):
    card = shown(themes, qtbot)
    lines = [one for one in card.reasons if one.isVisible()]
    assert [(one.words.text(), one.known.text()) for one in lines] == [
        ("Errors <b>rise", "1.4 %"),
        ("Nobody can log in", ""),
    ]
    assert [one.accessibleName() for one in lines] == ["Errors <b>rise: 1.4 %", "Nobody can log in: not reported"]
    assert card.heading.text() == "Roll back if any of these is true" and not card.more.isVisible()


def test_the_reason_for_which_it_was_rolled_back_has_another_sign(themes, qtbot):
    card = shown(themes, qtbot, met="Nobody can log in")
    assert [one.glyph.model.state for one in card.reasons[:2]] == [GlyphState.NORMAL, GlyphState.MISSED]


def test_many_reasons_are_counted(themes, qtbot):
    card = shown(themes, qtbot, tuple(Criterion("When to roll back", f"r{number}") for number in range(9)))
    assert sum(one.isVisible() for one in card.reasons) == 6 and card.more.text() == "and 3 more"
    one = shown(themes, qtbot, TWO[:1])
    assert one.heading.text() == "Roll back if this is true"


def test_its_buttons_wish_and_are_off_after_the_end(themes, qtbot):
    card = shown(themes, qtbot)
    with qtbot.waitSignals([card.roll_back_wished, card.keep_going_wished]):
        for button in (card.back, card.keep):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    card.allow(False)
    assert not card.back.isEnabled() and not card.keep.isEnabled()
    assert card.back.isHidden() and card.keep.isHidden()


def test_the_command_stands_there_to_be_copied(themes, qtbot):
    card = shown(themes, qtbot)
    assert card.command.text() == "git revert HEAD && git push"
    with qtbot.waitSignal(card.copy_wished) as wished:
        qtbot.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    assert wished.args[0].text == "# back\ngit revert HEAD\ngit push"
    card.show_command(None)
    assert not card.copy.isVisible() and not card.command.isVisible()


def test_it_says_how_it_stands_and_what_was_decided_last(themes, qtbot):
    card = shown(themes, qtbot)
    card.say("none was true", "10:31 RO: keep going")
    assert (card.state.text(), card.last.text()) == ("none was true", "10:31 RO: keep going")


def test_what_a_check_measures_stands_beside_its_reason_with_a_sign_of_its_own(themes, qtbot):
    run = run_with("error rate", "Start page")
    change(run, "c0", "slow", "1.4 %, usual 0.9 %")
    card = shown(themes, qtbot)
    sensed = {one.criterion.text: one for one in criterion_states(run.state)}
    card.show_decision(criteria_of(run.state), "", {}, sensed)
    first, second = (one for one in card.reasons if one.isVisible())
    assert first.known.text() == "1.4 %, usual 0.9 %"
    assert first.glyph.model.state is GlyphState.SLOW and "error rate slow" in first.accessibleName()
    assert (second.known.text(), second.glyph.model.state) == ("nothing reported", GlyphState.NO_DATA)
    card.show_decision(criteria_of(run.state), "Significant increase in error rate", {}, sensed)
    assert first.known.text() == "rolled back"


def test_where_it_is_narrow_its_buttons_have_the_room_and_the_last_answer_that_of_the_buttons(themes, qtbot):
    themes.set_density(Density.COMPACT)
    card = shown(themes, qtbot)
    card.say("none was true", "10:31 RO: keep going")
    assert card.heading.isHidden() and card.last.isHidden() and card.back.isVisible()
    card.allow(False)
    assert card.last.isVisible() and card.back.isHidden()
    themes.set_density(Density.COMFORTABLE)
    assert card.heading.isVisible()
