"""Who had what in hand last, between two moments of a record."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.review import SectionState
from incident_desk.domain.review_hands import Hands, hands_of, section_hand
from incident_desk.services.acts.reviewing import mark_section
from incident_desk.services.acts.steering import change_severity
from incident_desk.services.acts.undoing import undo
from tests.review_samples import SMALL, Reviewed


def test_the_last_one_counts_and_what_was_taken_back_or_came_before_or_after_counts_for_nobody():
    one = Reviewed()
    one.do(lambda now: change_severity(now, "P2", "a"), who="before")
    since = one.now.seq
    assert hands_of(one.events, since, since) == Hands()
    one.do(lambda now: change_severity(now, "P1", "b"), who="first")
    one.do(lambda now: change_severity(now, "P2", "c"), who="second")
    until = one.now.seq
    one.do(lambda now: undo(now, one.events, one.bench.clock.now()))
    assert hands_of(one.events, since, until).who("severity") == "second"
    assert hands_of(one.events, since, one.now.seq).who("severity") == "first"
    assert hands_of(one.events, since, one.now.seq).who("title") == ""


def test_an_older_entry_that_was_struck_says_something_else_and_a_new_one_is_only_new():
    one = Reviewed()
    one.do(lambda now: (Draft(Kind.ENTRY_LOGGED, {"text": "old"}),))
    old, since = one.events[-1].id, one.now.seq
    one.do(lambda now: (Draft(Kind.ENTRY_LOGGED, {"text": "new"}),))
    new = one.events[-1].id
    for entry in (old, new):
        one.do(lambda now, entry=entry: (Draft(Kind.ENTRY_STRUCK, {"entry": entry, "reason": "wrong"}),))
    assert hands_of(one.events, since, one.now.seq).entries_anew == {old}


def test_a_section_was_last_in_the_hand_of_who_wrote_it_or_said_where_it_stands():
    one = Reviewed()
    assert section_hand(one.review, "summary") == ""
    one.do(lambda now: mark_section(now, "impact", SectionState.NOT_NEEDED, "nobody", SMALL), who="Ann")
    assert section_hand(one.review, "impact") == "Ann"
    one.write("impact", "one", who="Bob")
    assert section_hand(one.review, "impact") == "Bob"
    one.do(lambda now: mark_section(now, "impact", SectionState.DONE, "", SMALL), who="Cy")
    assert section_hand(one.review, "impact") == "Cy"
