"""What can be done in the playbook pane."""

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import cancel
from tests.pattern_samples import OTHER


@pytest.fixture
def model(link, ticker):
    model = PlaybookModel(link, ticker)
    link.show()
    return model


def test_it_shows_the_current_phase_and_counts_all_steps(model):
    shown = model.shown
    assert (shown.looked_at, shown.current, shown.settled, shown.total) == ("phase-1", "2.1.4", 8, 25)


def test_marking_done_moves_on_to_the_next_step(model, link):
    model.mark_current_done()
    assert link.record.scene.incident.steps["2.1.4"].state is StepState.DONE
    assert model.shown.current == "2.1.5"


def test_a_cause_is_ruled_out_rather_than_done(model, link):
    model.toggle("2.2.4")
    assert link.record.scene.incident.steps["2.2.4"].state is StepState.RULED_OUT


def test_toggling_a_settled_step_opens_it_again(model):
    model.toggle("2.1.1")
    assert model.state_of("2.1.1") is StepState.TO_DO


def test_skipping_needs_a_reason(model, link):
    model.skip_current("  ")
    assert link.refusals == ["Say in a line why the step is not needed"]
    model.skip_current("DNS is not ours")
    assert model.state_of("2.1.4") is StepState.NOT_NEEDED


def test_doing_the_step_that_is_being_done_writes_nothing(model, link):
    model.set_doing()
    assert link.acts == 0
    model.set_doing("2.1.5")
    assert model.state_of("2.1.5") is StepState.DOING


def test_looking_at_another_phase_enters_nothing(model, link):
    model.look_at("phase-2")
    assert model.shown.looked_at == "phase-2"
    assert link.acts == 0
    assert model.shown.current == "2.1.4"


def test_looking_stays_until_the_phase_changes(model, link):
    model.look_at("phase-0")
    model.mark_current_done()
    assert model.shown.looked_at == "phase-0"
    link.act(lambda incident, _now: enter_phase(incident, "Mitigation"))
    assert model.shown.looked_at == "phase-2"


def test_looking_at_the_current_phase_follows_it_again(model, link):
    model.look_at("phase-0")
    model.look_at("phase-1")
    link.act(lambda incident, _now: enter_phase(incident, "next"))
    assert model.shown.looked_at == "phase-2"


def test_the_next_open_step_is_found_in_a_later_phase(model):
    model.look_at("phase-0")
    assert model.next_open() == "2.1.4"
    assert model.shown.looked_at == "phase-1"


def test_without_open_steps_it_says_so(model, link, rehearsal, qtbot):
    link.show(rehearsal.bare())
    with qtbot.waitSignal(model.noticed) as said:
        assert model.next_open() == ""
    assert said.args == ["No other step is open"]


def test_marking_done_without_a_step_says_so_and_writes_nothing(model, link, rehearsal, qtbot):
    link.show(rehearsal.bare())
    with qtbot.waitSignal(model.noticed):
        model.mark_current_done()
    assert link.acts == 0
    assert not model.shown.has_playbook


def test_an_action_item_is_added_and_ticked(model):
    model.add_action("10:00 is too late, write the alert @MK")
    added = model.shown.actions[-1]
    assert (added.text, added.owner) == ("10:00 is too late, write the alert @MK", "MK")
    assert len(model.shown.open_actions) == 2
    model.set_action_done(added.id, True)
    assert len(model.shown.open_actions) == 1


def test_an_empty_action_item_is_not_added(model, link):
    model.add_action("   ")
    assert link.acts == 0


def test_the_command_of_the_current_step_is_its_first(model):
    assert model.command_of().text == "dig chatbot-fluxa.com"
    assert model.command_of("2.1.1") is None


def test_reference_text_is_read_only_when_looked_at(model):
    assert model.shown.reference == ""
    model.look_at("reference")
    assert "platform team" in model.shown.reference


def test_a_change_that_shows_nothing_new_is_not_told(model, link, rehearsal, qtbot):
    told = []
    model.shown_changed.connect(lambda: told.append(1))
    link.show()
    assert told == []


def test_a_confirmed_cause_asks_once_whether_the_cause_is_identified(model, link, qtbot):
    with qtbot.waitSignal(model.cause_confirmed) as asked:
        model.set_state("2.2.4", StepState.CONFIRMED)
    assert asked.args[0].startswith("Cause confirmed: ") and asked.args[0].endswith("identified?")
    with qtbot.assertNotEmitted(model.cause_confirmed):
        model.set_state("2.2.4", StepState.SUSPECT)


def test_choosing_a_pattern_opens_it_and_shows_where_it_stands_on_the_list(model, link, qtbot):
    model.look_at("reference")
    with qtbot.waitSignal(model.pattern_opened) as opened:
        model.choose("procedure-0")
    assert opened.args == ["pattern/p1"]
    assert model.shown.looked_at == "phase-1" and model.shown.nodes[0].pattern == "p1"
    assert model.shown.current == "2.1.4", "what is being done stays the current step"
    model.look_at("reference")
    acts = link.acts
    with qtbot.waitSignal(model.pattern_opened):
        model.choose("procedure-0")
    assert link.acts == acts and model.shown.looked_at == "phase-1"


def test_putting_it_aside_takes_it_off_the_list(model):
    model.choose("procedure-0")
    model.troubles.put_aside("p1")
    assert not any(one.pattern for one in model.shown.nodes)


def test_of_an_ended_incident_a_pattern_is_only_looked_at(model, link):
    link.act(lambda incident, _now: cancel(incident, "false alarm"))
    acts = link.acts
    model.choose("procedure-0")
    assert link.acts == acts and model.shown.looked_at == "procedure-0" and not model.shown.can_open


def test_choosing_a_phase_only_looks(model, link):
    model.choose("phase-2")
    assert link.acts == 0 and model.shown.looked_at == "phase-2"


def test_a_suspect_of_a_pattern_is_ruled_out_by_a_tick_and_confirmed_it_asks(model, link, qtbot, rehearsal):
    link.show(rehearsal.bare())
    model.troubles.bring(OTHER, 0)
    assert model.shown.has_playbook and model.shown.looked_at == "pattern-bbbbbb-1"
    model.toggle("bbbbbb-1.c1")
    assert model.state_of("bbbbbb-1.c1") is StepState.RULED_OUT
    with qtbot.waitSignal(model.cause_confirmed) as asked:
        model.set_state("bbbbbb-1.c1", StepState.CONFIRMED)
    assert asked.args == ["Cause confirmed: A dead consumer. Is that when it was identified?"]
