"""A declaration: what it opens with, and what it refuses."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel
from incident_desk.domain.severity import PLAYBOOK, SETTINGS
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    severities=(SeverityLevel("SEV1", rank=1, response_s=600),),
    default_severity="SEV1",
    plans=(Plan("Day", (Phase("Look", 0, 900),)), Plan("Night", (Phase("Wake"),))),
    chosen_plan="Day",
)


def declared(*words, **more):
    return Bench().desk.declare(Declaration(*words, **more), "MK")


def test_it_counts_from_the_time_that_was_given():
    early = NOON - timedelta(minutes=12)
    assert declared("Down", at=early).declared_at == early and declared("Down").declared_at == NOON


def test_the_playbooks_word_goes_before_the_workspaces_and_each_says_where_it_is_from():
    targets = declared("Down", playbook=BOOK).targets
    assert (targets.response.seconds, targets.response.source) == (600, PLAYBOOK)
    assert targets.resolution.source == SETTINGS


def test_the_playbooks_default_is_taken_and_one_that_its_levels_lack_stops_nobody():
    assert declared("Down", playbook=BOOK).severity == "SEV1"
    strange = replace(BOOK, default_severity="Purple")
    assert declared("Down", playbook=strange).severity is None
    with pytest.raises(Refused, match="no severity 'Purple'"):
        declared("Down", playbook=strange, severity="Purple")


def test_without_a_severity_nothing_is_promised():
    one = declared("Down")
    assert one.severity is None and one.targets.response is None and one.targets.resolution is None


def test_what_is_known_of_the_impact_is_recorded_with_its_precision():
    one = declared("Down", impact_started=Moment.unknown(), detected=Moment.exactly(NOON))
    assert one.milestones[Milestone.IMPACT_STARTED] == Moment.unknown()
    assert one.moment(Milestone.DETECTED) == NOON


def test_the_commander_and_the_title_are_one_line():
    one = declared("Down\n again ", commander=" Maya\tKern ")
    assert (one.title, one.commander) == ("Down again", "Maya Kern")


def test_everything_of_a_declaration_is_one_act():
    bench = Bench()
    bench.desk.declare(Declaration("Down", playbook=BOOK, commander="MK", detected=Moment.exactly(NOON)), "MK")
    assert len({event.act for event in bench.store.rows}) == 1 and len(bench.store.rows) == 5


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"title": " "}, "needs a title"),
        ({"title": "x" * 201}, "201 characters"),
        ({"title": "x", "severity": "P9"}, "The levels are P0"),
        ({"title": "x", "playbook": BOOK, "plan": "Noon"}, "Noon"),
    ],
)
def test_what_does_not_hold_is_refused(words, says):
    with pytest.raises(Refused, match=says):
        declared(**words)
