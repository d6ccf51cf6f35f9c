"""An incident keeps what held when it was opened; what is opened next has what holds now."""

from incident_desk.domain.counting import Counting
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.severity import SETTINGS
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.workspace import OwnRules
from tests.fakes import Bench


def test_rules_that_lie_in_no_folder_change_here_alone():
    own = OwnRules()
    assert own.change(lambda rules: rules.with_target("P1", "response_s", 60)) == own.refresh() != WorkspaceRules()


def test_a_later_setting_changes_no_incident_that_was_opened_before():
    bench = Bench()
    before = bench.desk.declare(Declaration("Before", "P1"), "MK")
    changed = WorkspaceRules(Counting(Milestone.DETECTED)).with_target("P1", "response_s", 60)
    bench.desk.workspace.change(lambda _: changed)
    after = bench.desk.declare(Declaration("After", "P1"), "MK")
    assert bench.desk.incident_of(before.id) == before
    assert (before.counting, before.targets.response.seconds) == (Counting(), 900)
    assert (after.counting, after.targets.response.seconds) == (Counting(Milestone.DETECTED), 60)
    assert after.targets.response.source == SETTINGS
    assert bench.desk.workspace.rules.scheme == changed.scheme
