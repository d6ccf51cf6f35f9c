"""Why something can't be done with an entry."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.qt.pages.timeline.history import wordings
from incident_desk.qt.pages.timeline.standing_in_way import (
    ERASED,
    OF_THE_DESK,
    UNDONE,
    divided,
    why_not_edited,
    why_not_restored,
    why_not_struck,
    why_not_tagged,
)
from incident_desk.services.acts.logging import Rewrite, amend, strike
from tests.qt.pages.timeline.rows import entry
from tests.qt.panes.rehearsal import night

NOTE = entry(1)


def test_it_says_why():
    assert (why_not_edited(NOTE), why_not_struck(NOTE)) == ("", "")
    assert why_not_edited(replace(NOTE, human=False)) == OF_THE_DESK
    assert why_not_edited(replace(NOTE, erased=True)) == ERASED
    assert why_not_edited(replace(NOTE, undone=True)) == UNDONE == why_not_struck(replace(NOTE, undone=True))
    assert why_not_struck(replace(NOTE, struck="wrong")) == "It is struck already"


def test_it_agrees_with_the_rules_on_every_row_of_a_night():
    record = night()
    events = {event.id: event for event in record.events}
    for one in record.scene.entries:
        for why, rule in (
            (why_not_edited(one), lambda event: amend(event, Rewrite(text="x"))),
            (why_not_struck(one), lambda event: strike(event, "x")),
        ):
            if why == "It is struck already":
                continue
            if why:
                with pytest.raises(Refused):
                    rule(events[one.id])
            else:
                assert rule(events[one.id])


def test_the_first_wording_holds_again_only_where_it_does_not():
    record = night()
    one = next(entry for entry in record.scene.entries if entry.text.startswith("MongoDB"))
    assert why_not_restored(one, wordings(record.events, one.id)) == "It reads as at first"
    event = next(event for event in record.events if event.id == one.id)
    record.write(record.now, amend(event, Rewrite(text="other")), "AD")
    assert why_not_restored(one, wordings(record.events, one.id)) == ""
    assert why_not_restored(replace(one, human=False), ()) == OF_THE_DESK


def test_of_several_rows_it_is_said_of_how_many_it_can_not_be_done_to_and_why():
    typed, desk = entry(1), replace(entry(2), human=False)
    assert divided((typed,), why_not_tagged) == ((typed,), "")
    assert divided((desk,), why_not_tagged) == ((), OF_THE_DESK)
    assert divided((typed, desk), why_not_tagged) == ((typed,), f"1 of 2 can't: {OF_THE_DESK}")
    assert why_not_tagged(replace(entry(3), kind=Kind.CHANGE_MADE)) == "A change has no tags"
