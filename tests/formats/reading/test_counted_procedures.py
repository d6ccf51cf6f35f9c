"""Stages that call themselves procedures."""

import pytest

from tests.formats.reading.pages import read


def found(*names, form="## Procedure {}: {}\n1. Look\n2. Wait\n"):
    text = "# Runbook\n" + "\n".join(form.format(place, name) for place, name in enumerate(names, start=1))
    known = read(text)
    return [phase.name for plan in known.plans for phase in plan.phases], [one.name for one in known.procedures]


@pytest.mark.parametrize(
    "names",
    [
        ("Classify the severity", "Escalation workflow", "Stakeholder communication", "Post-incident review"),
        ("Detect", "Contain the damage", "Hand over the keys", "Recover"),
    ],
)
def test_what_every_response_goes_through_are_stages(names):
    assert found(*names) == ([*names], [])


@pytest.mark.parametrize(
    "names",
    [
        ("Lost database", "Full queue", "Old certificate"),
        ("Recover the database", "Full queue", "Old certificate", "Lost mails"),
        ("Contain", "Recover"),
    ],
)
def test_others_are_procedures_to_choose_from(names):
    assert found(*names)[1] == [*names]


def test_other_counted_headings_stay_troubles():
    assert found("Detect", "Contain", "Recover", form="## Scenario {}: {}\n1. Look\n")[0] == []
