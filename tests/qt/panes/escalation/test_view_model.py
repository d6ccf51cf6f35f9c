"""Whom to call, with what words, and what of it enters the record."""

from incident_desk.domain.calls import Outcome
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop
from incident_desk.services.acts.steering import resolve


def test_before_an_incident_there_is_nothing(night):
    model = night.model
    assert (model.chosen, model.message, model.reach.name, model.shown.word) == (None, "", "", "")
    model.record(Outcome.REACHED)
    model.keep_message("x")
    assert night.link.acts == 0


def test_the_next_level_is_the_one_to_call_and_a_person_may_choose_another(night):
    model = night.show().model
    assert (model.chosen.role, model.reach.number) == ("Engineering Manager", "+44 20 7946 0412")
    model.choose(1)
    assert (model.chosen.role, model.reach.name) == ("Technical Lead", "Technical Lead")
    model.record(Outcome.REACHED)
    assert night.calls[-1] == ("Technical Lead", "reached") and model.chosen.role == "Engineering Manager"


def test_when_and_why_are_said_beside_the_title(night):
    shown = night.show().model.shown
    assert (shown.when, shown.is_due, shown.note) == ("due since 03:11", True, "Response target missed")
    shown = night.tick("3:05:00").show(clock="3:05:00").model.shown
    assert (shown.when, shown.is_due, shown.note) == ("due at 03:11", False, "If the response target is missed")


def test_the_warning_of_the_resolution_target_is_marked_as_the_workspace_s(night):
    model = night.show().model
    model.record(Outcome.REACHED)
    assert model.shown.note == "If the resolution target is missed, warning at 05:56 (from settings)"
    night.tick("5:57:00")
    assert model.shown.note == "If the resolution target is missed, 75 % used since 05:56 (from settings)"
    night.tick("7:00:00")
    assert (model.shown.note, model.shown.is_due) == ("Resolution target missed", True)


def test_each_outcome_is_logged_once_and_moves_on(night):
    model, heard = night.show().model, []
    model.logged.connect(heard.append)
    model.record(Outcome.NO_ANSWER)
    model.record(Outcome.LEFT_MESSAGE)
    assert night.calls[1:] == [("Engineering Manager", "no_answer"), ("CTO", "left_message")]
    assert heard == [Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE]
    assert (model.shown.when, model.shown.word, model.chosen.role) == (
        "no level is left to call",
        "none left",
        "CTO",
    )


def test_a_press_while_the_first_is_on_its_way_is_not_meant_for_the_next_level(night):
    model = night.show().model
    night.link.held = True
    model.record(Outcome.REACHED)
    model.record(Outcome.REACHED)
    model.snooze(5, "x")
    night.link.release()
    assert night.calls[1:] == [("Engineering Manager", "reached")] and night.incident.snoozes == ()


def test_what_was_not_written_can_be_tried_again(night):
    model = night.show().model
    night.link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    model.record(Outcome.REACHED)
    assert len(night.calls) == 1
    model.snooze(31, "too long")
    assert "30 minutes in all" in night.link.refusals[-1]
    model.record(Outcome.REACHED)
    assert len(night.calls) == 2


def test_a_snooze_is_one_act_with_its_reason_and_what_is_left_is_known(night):
    model, heard = night.show().model, []
    model.snoozed.connect(lambda: heard.append(True))
    assert model.shown.snooze_left == 30
    model.snooze(20, "he lands at 03:30")
    (one,) = night.incident.snoozes
    assert (one.level, one.reason, heard) == (2, "he lands at 03:30", [True])
    shown = night.tick("3:20:00").model.shown
    assert (shown.when, shown.is_due, shown.snooze_left) == ("put off until 03:34", False, 24)
    assert shown.note == "Response target missed, due since 03:11"
    night.tick("3:35:00")
    assert (model.shown.when, model.shown.is_due, model.shown.snooze_left) == ("due since 03:11", True, 10)


def test_what_a_person_wrote_stays_for_its_level_and_an_empty_text_gives_way(night):
    model = night.show().model
    own = model.message
    assert own.startswith("P1: Chatbot Fluxa: service outage. ")
    model.keep_message("Come at once, please")
    night.tick("3:16:00")
    assert model.message == "Come at once, please"
    model.choose(3)
    assert model.message != "Come at once, please"
    model.choose(2)
    assert model.message == "Come at once, please"
    model.keep_message("  ")
    assert model.message == own


def test_another_incident_begins_with_its_own_next_level(night):
    model = night.show().model
    model.choose(3)
    night.link.record.events.clear()
    night.show((EscalationHop("Lead"), EscalationHop("Boss")))
    assert [one.role for one in model.shown.levels] == ["Lead", "Boss"]


def test_after_the_end_nothing_is_logged(night):
    model = night.show().model
    night.link.act(lambda i, n: resolve(i, None, Moment.exactly(n)))
    assert (model.shown.when, model.shown.is_open, model.shown.word) == ("ended with the incident", False, "ended")
    acts = night.link.acts
    model.record(Outcome.REACHED)
    assert night.link.acts == acts


def test_without_a_path_a_call_becomes_an_action_of_the_timeline(night):
    model, heard = night.show(()).model, []
    model.call_written.connect(lambda: heard.append(True))
    assert (model.shown.when, model.chosen, model.message) == ("no path stated", None, "")
    model.log_call("  ")
    model.log_call("called the CTO, no answer")
    row = night.link.record.scene.entries[-1]
    assert (row.kind, row.text, heard) == ("action", "called the CTO, no answer", [True])


def test_nothing_is_told_anew_while_nothing_changes(night):
    told = []
    night.show()
    night.model.shown_changed.connect(lambda: told.append(True))
    night.ticker.ticked.emit(night.link.record.now)
    assert told == []
    night.tick("3:14:35")
    assert told == [True]
