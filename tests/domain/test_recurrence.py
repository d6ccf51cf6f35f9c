"""Did it come back?"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.recurrence import MOST_EARLIER, NEWEST, came_back
from tests.measured_incidents import AT, incident

WORDS = "Checkout: Atlas session pool exhausted"


def action(text="Watch the pool", kind="preventive", done_day=None):
    done = AT + timedelta(days=done_day) if done_day is not None else None
    return ActionItem("a", text, done=done is not None, done_at=done, type=kind)


def pair(*actions):
    return [incident(1, title=WORDS, actions=actions), incident(2, day=10, title=WORDS)]


def test_a_later_incident_that_is_like_an_earlier_one_names_what_was_to_prevent_it():
    several = pair(action(), action("Page earlier", "detective"))
    (found,) = came_back(several, several)
    assert (found.key, found.earlier) == ("INC-0002", "INC-0001") and "atlas" in found.why
    assert [(one.text, one.done, one.done_before) for one in found.actions] == [("Watch the pool", False, False)]


def test_it_says_whether_the_prevention_was_done_before():
    several = pair(action(done_day=5), action(done_day=15), replace(action(), done=True))
    (found,) = came_back(several, several)
    assert [(one.done, one.done_before) for one in found.actions] == [(True, True), (True, False), (True, None)]


def test_an_action_of_no_stated_type_may_prevent_and_is_told_without_one():
    several = pair(action(kind=""))
    assert [one.type for one in came_back(several, several)[0].actions] == [""]


def test_without_prevention_or_likeness_nothing_came_back():
    assert came_back(*[pair(action(kind="detective"))] * 2) == ()
    other = [pair(action())[0], incident(2, day=10, title="Printer on fire")]
    assert came_back(other, other) == ()


def test_the_earlier_one_may_lie_outside_the_period_and_a_drill_never_counts():
    several = pair(action())
    assert len(came_back(several[1:], several)) == 1
    assert came_back(several[1:], [replace(several[0], record=RecordKind.DRILL)]) == ()


def test_the_newest_are_looked_at_and_the_newest_comes_first():
    first = incident(1, title=WORDS, actions=(action(),))
    later = [incident(number, day=number, title=WORDS) for number in range(2, NEWEST + 5)]
    found = came_back(later, [first, *later])
    assert len(found) == NEWEST and found[0].key == later[-1].key


def test_of_very_many_the_newest_are_compared():
    first = incident(1, title=WORDS, actions=(action(),))
    others = [
        incident(number, day=1, title="Printer", actions=(action(),)) for number in range(2, MOST_EARLIER + 2)
    ]
    last = incident(MOST_EARLIER + 9, day=5, title=WORDS)
    assert came_back([last], [first, *others[1:]]) != () == came_back([last], [first, *others])


@given(st.randoms())
def test_the_order_changes_nothing(random):
    several = [incident(number, day=number // 2, title=WORDS, actions=(action(),)) for number in range(1, 7)]
    mixed = list(several)
    random.shuffle(mixed)
    assert came_back(mixed, mixed) == came_back(several, several) != ()
