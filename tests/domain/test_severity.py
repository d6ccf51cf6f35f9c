"""Targets come from the playbook, then from the workspace's scheme, and else they are not stated."""

import pytest

from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.domain.severity import Target, Targets, level_named, rank_in, scale_of, targets_for

OUTAGE = Playbook(
    "Outage",
    severities=(SeverityLevel("P1", "Critical", 1, 900, 14_400), SeverityLevel("P2", "Medium", 2, 7200)),
    cadence_s=1800,
)


def test_the_playbooks_word_goes_before_the_workspaces() -> None:
    targets = targets_for("P1", OUTAGE)
    assert targets == Targets(Target(900), Target(14_400), Target(1800))


def test_what_the_playbook_leaves_open_is_filled_in_and_says_so() -> None:
    resolution = targets_for("P2", OUTAGE).resolution
    assert resolution is not None and resolution.source == "settings"


def test_a_level_without_figures_anywhere_is_not_stated() -> None:
    assert targets_for("P4", None) == Targets()


def test_the_scale_of_a_playbook_is_filled_up_where_it_has_no_level_of_that_rank() -> None:
    assert [level.name for level in scale_of(OUTAGE)] == ["P0", "P1", "P2", "P3", "P4"]


@pytest.mark.parametrize("typed", ["SEV 1", "sev1", "SEV-1", "Sev_1"])
def test_a_level_is_found_however_it_is_spelled(typed: str) -> None:
    book = Playbook("x", severities=(SeverityLevel("SEV1", "Critical", 0),))
    level = level_named(typed, scale_of(book))
    assert level is not None and level.name == "SEV1"


def test_targets_survive_the_record() -> None:
    targets = Targets(Target(0), None, Target(900, "settings"))
    assert Targets.from_data(targets.to_data()) == targets


def test_a_severity_has_the_weight_of_its_level_and_none_where_nobody_states_it() -> None:
    assert rank_in("P1", OUTAGE) == 1
    assert rank_in("high", None) == 1
    assert rank_in(None, OUTAGE) is None and rank_in("P9", OUTAGE) is None
