"""What makes a past incident like another one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import CheckTurn
from incident_desk.domain.incident import Incident
from incident_desk.domain.likeness import LEAST, Why, likest, traits_of
from incident_desk.domain.pattern_facts import OpenedPattern
from incident_desk.domain.playbook import Phase, Plan, Playbook, Procedure, Step
from incident_desk.domain.status import Status

AT = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
CAUSES = Step("2", "Identify potential causes", role="group", children=(Step("2.1", "Recent deployments"),))
BOOK = Playbook(
    "Outage",
    plans=(Plan("p", (Phase("Look", 0, 900, steps=(CAUSES,)),)),),
    procedures=(Procedure("Database connections", steps=(Step("9", "Look at the pool"),)),),
)


def incident(number, title="Something broke", **more):
    more.setdefault("status", Status.CLOSED)
    return Incident(
        f"i{number}", f"INC-{number:04}", RecordKind.INCIDENT, title, AT + timedelta(days=number), "MK", **more
    )


def failed(*names, group="", state="down"):
    """Checks that were in trouble."""
    checks = {name: {"name": name, "group": group} for name in names}
    return {"checks": checks, "check_turns": tuple(CheckTurn(name, name, state, AT) for name in names)}


def why(found):
    return {one.incident.key: [reason.why for reason in one.reasons] for one in found}


def test_the_same_check_that_failed_is_the_strongest_sign():
    now = incident(9, "Nobody can log in", **failed("/api/health"))
    others = [
        incident(1, "Payments broke", **failed("/API/Health", "Web")),
        incident(2, "Printers broke", **failed("Printer")),
        incident(3, "Logins slow", **failed("/api/health", state="ok")),
    ]
    found = likest(now, others)
    assert why(found) == {"INC-0001": [Why.CHECK]}
    assert found[0].why == "same check failing: /API/Health"


def test_rare_words_count_and_words_that_every_incident_has_do_not():
    others = [incident(number, f"Checkout broke {number}") for number in range(1, 9)]
    others.append(incident(10, "Checkout lost its Atlas session pool"))
    now = incident(20, "Checkout: Atlas session pool exhausted")
    (found,) = likest(now, others)
    assert found.incident.key == "INC-0010"
    assert found.reasons[0].why is Why.WORDS and set(found.reasons[0].what) == {"atlas", "session", "pool"}


def test_the_same_cause_and_the_same_pattern_are_named():
    marks = {"2.1": StepMark(StepState.CONFIRMED, "MK", AT)}
    pattern = OpenedPattern("own-0", BOOK.procedures[0], AT, "MK", "Another")
    now = incident(9, "Alpha", playbook=BOOK, steps=marks, patterns=(pattern,))
    before = incident(1, "Beta", playbook=BOOK, steps=marks, patterns=(pattern,))
    (found,) = likest(now, [before, incident(2, "Gamma", playbook=BOOK)])
    assert [one.why for one in found.reasons] == [Why.CAUSE, Why.PATTERN, Why.WORDS, Why.PLAYBOOK]
    assert set(found.reasons[2].what) == {"recent", "deployments"}, "a report may state the cause in other words"
    assert found.reasons[0].what == ("Recent deployments",)
    assert found.reasons[1].what == ("Database connections",)


def test_the_same_service_counts_where_no_check_is_the_same():
    now = incident(9, "Alpha zebra", playbook=BOOK, **failed("Web", group="Shop"))
    other = incident(1, "Beta", playbook=BOOK, **failed("Queue", group="shop"))
    (found,) = likest(now, [other])
    assert [one.why for one in found.reasons] == [Why.SERVICE, Why.PLAYBOOK]


def test_the_same_playbook_alone_makes_nothing_alike():
    assert likest(incident(9, "Alpha", playbook=BOOK), [incident(1, "Beta", playbook=BOOK)]) == ()


@pytest.mark.parametrize(
    "other",
    [
        incident(9, **failed("Web")),
        incident(12, **failed("Web")),
        replace(incident(1, **failed("Web")), record=RecordKind.DRILL),
        incident(1, **(failed("Web") | {"status": Status.CANCELLED})),
    ],
    ids=["itself", "later", "a drill", "called off"],
)
def test_what_does_not_count_is_like_nothing(other):
    assert likest(incident(9, **failed("Web")), [other]) == ()


def test_of_equal_ones_the_newest_comes_first_and_so_many_at_most():
    others = [incident(number, "Same", **failed("Web")) for number in range(1, 9)]
    found = likest(incident(20, "Other", **failed("Web")), others, 3)
    assert [one.incident.key for one in found] == ["INC-0008", "INC-0007", "INC-0006"]


def test_what_is_kept_of_each_is_asked_for_once():
    asked = []

    def read(one):
        asked.append(one.key)
        return traits_of(one)

    likest(incident(9), [incident(1), incident(2)], read=read)
    assert sorted(asked) == ["INC-0001", "INC-0002", "INC-0009"]


NAMES = st.sampled_from(("web", "db", "queue"))
TITLES = st.lists(st.sampled_from(("pool", "atlas", "deploy", "login", "the")), max_size=4).map(" ".join)


@settings(max_examples=25)
@given(st.lists(st.tuples(TITLES, st.sets(NAMES)), max_size=8), TITLES, st.sets(NAMES))
def test_whatever_is_found_has_reasons_that_hold_and_weighs_enough(before, title, names):
    others = [incident(n, text, **failed(*checks)) for n, (text, checks) in enumerate(before)]
    for like in likest(incident(50, title, **failed(*names)), others):
        assert like.weight >= LEAST and like.why
        for reason in like.reasons:
            if reason.why is Why.CHECK:
                assert set(reason.what) <= names & {turn.name for turn in like.incident.check_turns}
            if reason.why is Why.WORDS:
                assert all(word in title and word in like.incident.title for word in reason.what)
