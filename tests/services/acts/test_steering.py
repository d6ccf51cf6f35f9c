"""Steering: what may be set when, and what is set with it."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import (
    StatusWish,
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_milestone,
    set_status,
    status_named,
)
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench

BOOK = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read the logs"),)),)),))


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def one(bench: Bench) -> str:
    return bench.desk.declare(Declaration("Down", "P2", BOOK), "MK").id


def test_setting_a_status_sets_its_milestone_in_the_same_act(bench: Bench, one: str) -> None:
    change = bench.desk.act(one, lambda i, n: set_status(i, StatusWish(Status.MONITORING)), "MK")
    assert Milestone.IMPACT_ENDED in change.after.milestones
    assert len({event.act for event in change.events}) == 1


def test_mitigating_proposes_two_milestones_and_sets_none_by_itself(bench: Bench, one: str) -> None:
    after = bench.desk.act(one, lambda i, n: set_status(i, StatusWish(Status.MITIGATING)), "MK").after
    assert set(after.milestones) == {Milestone.DECLARED}
    wish = StatusWish(Status.MITIGATING, milestone=Milestone.FIX_APPLIED)
    other = bench.desk.declare(Declaration("Other"), "MK").id
    assert Milestone.FIX_APPLIED in bench.desk.act(other, lambda i, n: set_status(i, wish), "MK").after.milestones


def test_a_milestone_brings_its_status_with_it(bench: Bench, one: str) -> None:
    rule = lambda i, n: set_milestone(i, Milestone.IMPACT_ENDED, None)  # noqa: E731
    assert bench.desk.act(one, rule, "MK").after.status is Status.MONITORING


def test_resolving_asks_when_the_impact_ended_and_lists_what_is_open(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, n: log(Line("raise the pool", Sign.ACTION_ITEM)), "MK")
    with pytest.raises(Refused, match=r"When did the impact .* end\? Still open: 1 step and 1 action"):
        bench.desk.act(one, lambda i, n: resolve(i), "MK")
    assert bench.desk.incident_of(one).is_open


def test_resolving_with_an_unknown_end_is_kept_as_unknown(bench: Bench, one: str) -> None:
    after = bench.desk.act(one, lambda i, n: resolve(i, None, Moment.unknown()), "MK").after
    assert after.status is Status.RESOLVED and after.milestones[Milestone.IMPACT_ENDED] == Moment.unknown()


def test_what_is_called_off_is_not_acknowledged(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, _: cancel(i, "false alarm"), "MK")
    with pytest.raises(Refused, match="is Cancelled. Reopen it first"):
        bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")


def test_acknowledging_twice_or_before_the_declaration_is_refused(bench: Bench, one: str) -> None:
    early = Moment.exactly(bench.desk.incident_of(one).declared_at - timedelta(minutes=1))
    with pytest.raises(Refused, match="before INC-0001 was declared"):
        bench.desk.act(one, lambda i, n: acknowledge(i, early), "MK")
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    with pytest.raises(Refused, match="acknowledged already"):
        bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")


def test_raising_the_severity_is_one_word_and_lowering_asks_why(bench: Bench, one: str) -> None:
    after = bench.desk.act(one, lambda i, n: change_severity(i, "P1", None), "MK").after
    assert after.severity == "P1" and after.targets.response is not None and after.targets.response.seconds == 900
    with pytest.raises(Refused, match="P3 is lower than P1"):
        bench.desk.act(one, lambda i, n: change_severity(i, "P3", " "), "MK")
    lowered = bench.desk.act(one, lambda i, n: change_severity(i, "p3", "only one customer"), "MK").after
    assert lowered.severity_changes[-1].reason == "only one customer"


def test_an_unknown_severity_names_the_levels(bench: Bench, one: str) -> None:
    with pytest.raises(NotFound, match="P0, P1, P2, P3, P4"):
        bench.desk.act(one, lambda i, n: change_severity(i, "P9", None), "MK")


def test_an_ended_incident_goes_back_only_by_reopening_with_a_reason(bench: Bench, one: str) -> None:
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    with pytest.raises(Refused, match="Reopen it first"):
        bench.desk.act(one, lambda i, n: set_status(i, StatusWish(Status.MITIGATING)), "MK")
    with pytest.raises(Refused, match="why"):
        bench.desk.act(one, lambda i, n: reopen(i, ""), "MK")
    assert bench.desk.act(one, lambda i, n: reopen(i, "again"), "MK").after.is_open


def test_reopening_goes_back_from_the_phase_for_afterwards_to_the_response(bench: Bench) -> None:
    phases = (Phase("Look", 0, 900), Phase("Mend", 900, 1800), Phase("Review", after=True))
    one = bench.desk.declare(Declaration("Down", "P2", Playbook("Outage", plans=(Plan("p", phases),))), "MK").id
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    bench.desk.act(one, lambda i, n: enter_phase(i, "Review"), "MK")
    again = bench.desk.act(one, lambda i, n: reopen(i, "errors are back"), "MK").after
    assert again.phase_place is not None and again.phases[again.phase_place].name == "Look"
    undone = bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK").after
    assert not undone.is_open and undone.phases[undone.phase_place or 0].name == "Review"


def test_the_first_event_of_a_resolution_names_it(bench: Bench, one: str) -> None:
    change = bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    assert change.events[0].data["status"] == Status.RESOLVED
    assert Milestone.IMPACT_ENDED in change.after.milestones


def test_only_a_resolved_incident_is_closed(bench: Bench, one: str) -> None:
    with pytest.raises(Refused, match="Only a resolved incident"):
        bench.desk.act(one, lambda i, n: close(i), "MK")
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    assert bench.desk.act(one, lambda i, n: close(i), "MK").after.status is Status.CLOSED


def test_cancelling_asks_why_and_keeps_the_duplicate(bench: Bench, one: str) -> None:
    with pytest.raises(Refused, match="false alarm"):
        bench.desk.act(one, lambda i, n: cancel(i, ""), "MK")
    after = bench.desk.act(one, lambda i, n: cancel(i, "the same", "INC-0002"), "MK").after
    assert (after.status, after.duplicate_of, after.is_open) == (Status.CANCELLED, "INC-0002", False)


def test_resolving_and_closing_by_milestone_ask_what_the_status_asks(bench: Bench, one: str) -> None:
    for milestone, asked in ((Milestone.RESOLVED, "When did the impact"), (Milestone.CLOSED, "Only a resolved")):
        with pytest.raises(Refused, match=asked):
            bench.desk.act(one, lambda i, n, wanted=milestone: set_milestone(i, wanted, None), "MK")
    with pytest.raises(Refused, match="Only a resolved"):
        bench.desk.act(one, lambda i, n: set_status(i, StatusWish(Status.CLOSED)), "MK")


def test_nothing_is_a_duplicate_of_itself(bench: Bench, one: str) -> None:
    with pytest.raises(Refused, match="itself"):
        bench.desk.act(one, lambda i, n: cancel(i, "the same", i.key), "MK")


@pytest.mark.parametrize(("word", "status"), [("Canceled", Status.CANCELLED), (" monitoring ", Status.MONITORING)])
def test_a_status_is_found_by_its_word(word: str, status: Status) -> None:
    assert status_named(word) is status
    with pytest.raises(WrongUse, match="Investigating, Mitigating"):
        status_named("fine")
