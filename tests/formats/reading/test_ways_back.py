"""Ways back beside the reasons to go back."""

from incident_desk.domain.playbook import Playbook
from incident_desk.formats.reading.playbook import read_playbook

_LIST = "# Release checklist\n\n## Deploy\n\n- [ ] Start the pipeline\n- [ ] Watch the first node\n"
_REASONS = "\n## {}\n\n- Any lost order\n- Errors over 5 %\n"
_WAY = "\n## {}\n\n1. Undo the release\n2. Tell the support team\n"


def _read(*parts: str) -> Playbook:
    return read_playbook("".join((_LIST, *parts)), "release.md")


def _stages(playbook: Playbook) -> list[str]:
    return [phase.name for plan in playbook.plans for phase in plan.phases]


def test_the_way_back_beside_its_reasons_is_a_procedure_and_no_stage() -> None:
    found = _read(_REASONS.format("Roll back immediately if"), _WAY.format("How to roll back"))
    assert _stages(found) == ["Deploy"]
    assert [one.text for one in found.criteria] == ["Any lost order", "Errors over 5 %"]
    assert [(one.name, len(one.steps)) for one in found.procedures] == [("How to roll back", 2)]


def test_it_is_one_in_german_and_before_its_reasons_too() -> None:
    found = _read(_WAY.format("Zurückrollen in vier Schritten"), _REASONS.format("Zurückrollen, sobald"))
    assert _stages(found) == ["Deploy"]
    assert [one.name for one in found.procedures] == ["Zurückrollen in vier Schritten"]


def test_without_reasons_or_with_a_time_of_its_own_it_stays_a_stage() -> None:
    assert _stages(_read(_WAY.format("Roll back the release"))) == ["Deploy", "Roll back the release"]
    timed = _read(_REASONS.format("Roll back if"), _WAY.format("Rollback (0-10 minutes)"))
    assert _stages(timed) == ["Deploy", "Rollback"]
    other = _read(_REASONS.format("Stop if"), _WAY.format("Roll back the release"))
    assert "Roll back the release" in _stages(other)
