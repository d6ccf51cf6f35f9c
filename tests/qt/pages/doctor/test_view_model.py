"""Examined off the GUI thread while somebody looks, after each change, the open finding staying open."""

import threading
from datetime import UTC

from incident_desk.formats.grammar import read_line
from incident_desk.qt.pages.doctor import view_model
from incident_desk.qt.pages.doctor.listed import SET_ASIDE, Order
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.doctoring import assign
from incident_desk.services.acts.logging import log


def test_the_record_is_examined_on_another_thread_and_says_what_the_rules_say(room, monkeypatch):
    threads, before = [], view_model.sheet_of

    def noted(*words):
        threads.append(threading.current_thread())
        return before(*words)

    monkeypatch.setattr(view_model, "sheet_of", noted)
    with room.examined():
        room.link.act(lambda i, _: assign(i, "RO", "2026-03-14"), room.one)
    assert threads and threading.main_thread() not in threads
    assert room.rules == [one.rule for one in room.told.asked] and "actions" not in room.rules


def test_what_nobody_sees_is_not_examined(room):
    room.model.look(False)
    sheet = room.model.sheet
    room.link.act(lambda i, _: assign(i, "RO", "2026-03-14"), room.one)
    room.until(lambda: all(one.owner for one in room.model.incident.actions))
    assert room.model.sheet is sheet and not room.model.is_busy
    with room.examined():
        room.model.look(True)
    assert "actions" not in room.rules


def test_the_open_finding_stays_open_and_an_answered_one_gives_way_to_the_next(room):
    room.open("actions")
    place = room.rules.index("actions")
    with room.examined():
        room.link.act(lambda _, now: log(read_line("One more row", now, UTC)), room.one)
    assert room.model.chosen.finding.rule == "actions"
    with room.examined():
        room.link.act(lambda i, _: assign(i, "RO", "2026-03-14"), room.one)
    assert room.rules[place] == room.model.chosen.finding.rule != "actions"


def test_kinds_and_order_are_filtered_without_another_examination(room):
    sheet, every = room.model.sheet, len(room.rules)
    room.model.want("missing", False)
    assert 0 < len(room.rules) < every and room.model.shown.counts["missing"] == every - len(room.rules)
    room.model.want("missing", True)
    room.model.order(Order.TIME)
    times = [one.question.at for one in room.model.shown.listed]
    assert times == sorted((one for one in times if one), key=str) + [one for one in times if one is None]
    assert room.model.sheet is sheet
    room.model.want(SET_ASIDE, True)
    assert len(room.rules) == every


def test_another_incident_begins_anew(room):
    other = room.bench.desk.declare(Declaration("Printer", "P1", commander="MK"), "MK").id
    room.link.show(other)
    room.until(lambda: room.model.sheet is not None and room.model.sheet.incident.id == other)
    assert room.rules == []
    assert room.model.chosen is None and room.model.ready == ()
