"""What is known of the checks as somebody says that it is over, with live states and by the record alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Check, HttpOptions, State
from incident_desk.domain.health_record import CheckTurn, WatchGap
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.recovery import by_record, checks_of, length_of, recovery_of, soak_of, turns_of
from incident_desk.domain.soak import SoakPhase
from incident_desk.domain.workspace import WorkspaceRules

T0 = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
CHECKS = {name: Check(name, f"/{name}", HttpOptions("http://127.0.0.1/")).to_data() for name in "ab"}


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


INCIDENT = Incident(
    "1",
    "INC-1",
    RecordKind.INCIDENT,
    "Down",
    T0,
    "MK",
    milestones=MappingProxyType({Milestone.IMPACT_ENDED: Moment.exactly(at(10))}),
    checks=MappingProxyType(CHECKS),
)


def test_the_playbook_comes_before_the_setting_and_that_before_half_an_hour():
    rules = WorkspaceRules(soak_s=600)
    with_watch = replace(INCIDENT, playbook=Playbook("One", watch_s=900))
    with_days = replace(INCIDENT, playbook=Playbook("One", watch_s=86_400))
    assert [length_of(one, rules) for one in (with_watch, with_days, INCIDENT)] == [900, 600, 600]
    assert length_of(INCIDENT, WorkspaceRules()) == 1800


def test_by_the_record_a_check_of_which_nothing_was_said_is_taken_for_well():
    marked = replace(INCIDENT, check_marks={"a": CheckMark("/a", "down", at(5), "")})
    assert [(check.name, state.state) for check, state in by_record(marked)] == [
        ("/a", State.DOWN),
        ("/b", State.OK),
    ]
    found = recovery_of(marked, None, at(100), 1800)
    assert (found.by_record, found.soak.phase, found.soak.waits_for) == (True, SoakPhase.WAITING, ("/a",))
    assert [row.state for row in found.rows] == [State.DOWN, State.OK]


def test_turns_and_gaps_of_the_record_make_the_proof():
    turned = replace(
        INCIDENT,
        check_turns=(CheckTurn("a", "/a", "down", at(30)), CheckTurn("a", "/a", "ok", at(60)),
                     CheckTurn("a", "/a", "on fire", at(70))),
        watch_gaps=(WatchGap(at(100), at(200)),),
    )  # fmt: skip
    assert len(turns_of(turned)) == 2
    found = soak_of(turned, by_record(turned), at(260), 1800)
    assert (found.clean_since, found.passed_s, len(found.breaks)) == (at(200), 60, 2)


def test_the_end_that_is_about_to_be_said_counts_before_the_one_that_was_said():
    assert soak_of(INCIDENT, by_record(INCIDENT), at(100), 1800, Moment.exactly(at(40))).passed_s == 60
    assert soak_of(INCIDENT, by_record(INCIDENT), at(100), 1800, Moment.unknown()).phase is SoakPhase.WAITING


def test_what_is_kept_with_a_resolution():
    found = replace(recovery_of(INCIDENT, by_record(INCIDENT), at(70), 1800), reason="Customers say so")
    assert found.to_data() == {
        "phase": "running",
        "length_s": 1800,
        "passed_s": 60,
        "clean_since": at(10).isoformat(),
        "checks": 2,
        "waits_for": [],
        "reason": "Customers say so",
        "source": "live",
    }


def test_a_check_of_a_later_version_is_passed_over():
    odd = replace(INCIDENT, checks={**CHECKS, "c": {"id": "c", "kind": "telepathy"}})
    assert [check.name for check in checks_of(odd)] == ["/a", "/b"]
