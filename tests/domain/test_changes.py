"""What changed before the impact: one list of all records, each change once, in order of time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.changes import beside, changes_before, changes_between, impact_of, kind_named
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench


def made(minutes, text="x", ident="1", **more):
    return ChangeMade(ident, NOON + timedelta(minutes=minutes), text, ChangeKind.DEPLOY, **more)


@pytest.fixture(scope="module")
def incident():
    return Bench().desk.declare(Declaration("Down"), "MK")


def test_changes_of_both_records_are_one_list_in_order_of_time(incident):
    mine = replace(incident, changes=(made(-5, "b"), made(3, "d")))
    standing = replace(incident, changes=(made(-50, "a"), made(-5, "b", "other id"), made(1, "c")))
    span = NOON - timedelta(hours=1), NOON + timedelta(minutes=2)
    assert [one.text for one in changes_between(mine, standing, *span)] == ["a", "b", "c"]
    assert [one.text for one in changes_between(mine, None, *span)] == ["b"]


def test_before_the_impact_reaches_48_hours_and_the_impact_itself(incident):
    edges = (made(-48 * 60, "first"), made(-48 * 60 - 1, "too old"), made(0, "with it"), made(1, "after"))
    mine = replace(incident, changes=edges)
    assert [one.text for one in changes_before(mine, None)] == ["first", "with it"]
    assert [one.text for one in changes_before(mine, None, hours=1)] == ["with it"]


def test_impact_is_what_was_said_else_the_declaration(incident):
    assert impact_of(incident) == incident.declared_at
    began = NOON - timedelta(minutes=9)
    said = {**incident.milestones, Milestone.IMPACT_STARTED: Moment.exactly(began)}
    assert impact_of(replace(incident, milestones=said)) == began


@given(st.lists(st.tuples(st.integers(-99, 99), st.sampled_from("ab")), max_size=12), st.data())
def test_no_order_of_telling_changes_the_list(incident, told, data):
    changes = [made(at, text, str(place)) for place, (at, text) in enumerate(told)]
    split = data.draw(st.integers(0, len(changes)))
    one, other = (
        replace(incident, changes=tuple(changes[:split])),
        replace(incident, changes=tuple(changes[split:])),
    )
    span = NOON - timedelta(minutes=50), NOON + timedelta(minutes=50)
    found = [(change.at, change.text) for change in changes_between(one, other, *span)]
    assert sorted(found) == sorted({(c.at, c.text) for c in changes if span[0] <= c.at <= span[1]})
    assert [at for at, _ in found] == sorted(at for at, _ in found)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Deploy", ChangeKind.DEPLOY),
        ("rolled back", ChangeKind.DEPLOY),
        ("ROLLBACK", ChangeKind.DEPLOY),
        ("config", ChangeKind.CONFIGURATION),
        ("feature_flag", ChangeKind.FLAG),
        ("cert", ChangeKind.CERTIFICATE),
        ("vendor", ChangeKind.VENDOR),
        ("restarted", ChangeKind.RESTART),
        ("other", ChangeKind.OTHER),
        ("banana", None),
        ("", None),
    ],
)
def test_words_for_kinds(word, kind):
    assert kind_named(word) is kind


def test_every_kind_has_its_own_word():
    assert all(kind_named(kind.value) is kind for kind in ChangeKind)


def test_what_another_incident_heard_of_counts_too_and_a_drill_counts_for_nothing(incident):
    own = replace(incident, changes=(made(-10, "own", "1"),))
    last = replace(incident, id="last", changes=(made(-30, "deploy", "2"), made(-10, "own", "3")))
    drill = replace(last, id="drill", record=RecordKind.DRILL)
    calm = replace(incident, id="calm")
    assert beside(own, [own, last, drill, calm]) == (last,)
    assert beside(None, [own, last, drill, calm]) == (own, last)
    assert beside(drill, [own, last]) == ()
    found = changes_before(own, None, beside(own, [own, last, drill, calm]))
    assert [change.text for change in found] == ["deploy", "own"], "what both heard of is there once"
