"""Work that stands under the reasons for it."""

import pytest

from tests.formats.reading.pages import read


def read_section(under):
    found = read(f"# Shop\n## When to roll back\n{under}")
    phases = [(phase.name, [step.text for step in phase.steps]) for plan in found.plans for phase in plan.phases]
    return [one.text for one in found.criteria], phases


def test_a_numbered_list_under_a_label_of_its_own_is_a_stage():
    under = "Roll back if:\n- too many errors\n- too slow\n\n**Process:**\n1. Revert\n2. Tell the team\n"
    assert read_section(under) == (["too many errors", "too slow"], [("Process", ["Revert", "Tell the team"])])


@pytest.mark.parametrize(
    "under",
    [
        "- too many errors\n- too slow\n\n**Also:**\n- a breach\n",
        "Roll back if:\n1. too many errors\n2. too slow\n3. a breach\n",
        "- too many errors\n- too slow\n\nSomebody decides it then.\n1. a breach\n",
    ],
)
def test_other_lists_are_reasons(under):
    criteria, phases = read_section(under)
    assert (criteria[-1], phases) == ("a breach", [])
