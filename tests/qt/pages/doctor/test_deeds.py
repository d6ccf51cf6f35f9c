"""What keys and buttons do about findings."""

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.pages.doctor.listed import SET_ASIDE
from incident_desk.services.acts.declaring import Declaration


def test_the_number_of_a_finding_with_one_answer_gives_it(room):
    with room.examined():
        room.deeds.press(room.number("one-minute"))
    assert room.done == ["Mark as approximate"] and "one-minute" not in room.rules


def test_the_number_of_one_with_several_opens_it_and_then_gives_the_first(room):
    number = room.number("actions")
    room.deeds.press(number)
    assert room.model.chosen.finding.rule == "actions" and room.done == []
    with room.examined():
        room.deeds.press(number)
    assert {one.owner for one in room.model.incident.actions} == {"RO"}


def test_an_answer_that_needs_words_asks_for_them(room):
    room.open("duration")
    room.deeds.answer(2)
    room.open("person")
    room.deeds.answer()
    assert room.wished == [("duration", "Enter time…"), ("person", "Reword…")]
    room.deeds.answer(7)
    room.deeds.press(99)
    assert room.done == []


def test_a_finding_is_set_aside_shown_so_and_asked_again(room):
    room.open("soak")
    room.deeds.wish_aside()
    (question,) = room.reasons
    with room.examined():
        room.deeds.set_aside(question, "Ann watched it")
    assert "soak" not in room.rules and room.model.shown.counts[SET_ASIDE] == 1
    room.model.want(SET_ASIDE, True)
    aside = room.model.shown.listed[-1]
    assert (aside.finding.rule, aside.aside.reason, aside.number) == ("soak", "Ann watched it", 0)
    room.model.choose(aside)
    with room.examined():
        room.deeds.answer()
    assert "soak" in room.rules and room.model.shown.counts[SET_ASIDE] == 0
    assert room.done == ["Set aside, with the reason", "Asked again"]


def test_all_that_is_suggested_is_done_one_after_the_other(room, qtbot):
    ready = [one.finding.rule for one in room.model.ready]
    assert len(ready) > 3 and "person" not in ready
    with qtbot.waitSignal(room.deeds.all_wished) as told:
        room.deeds.wish_all()
    assert [one.finding.rule for one in told.args[0]] == ready
    room.deeds.answer_all()
    room.until(lambda: len(room.done) >= len(ready) - 1 and not {"one-minute", "actions"} & set(room.rules))
    assert f"{room.model.incident.milestones[Milestone.IMPACT_STARTED].at:%H:%M}" == "13:56"
    acts = {event.act for event in room.bench.desk.events(room.one)}
    assert len(acts) > len(room.done), "each is an act of its own"


def test_what_was_planned_for_one_incident_is_not_done_to_another(room):
    room.deeds._planned = [one.mark for one in room.model.ready]
    room.deeds._planned_of = room.one
    other = room.bench.desk.declare(Declaration("Printer", "P1"), "MK").id
    room.link.show(other)
    room.until(lambda: room.model.sheet is not None and room.model.sheet.incident.id == other)
    assert room.done == [] and room.deeds._planned == []
