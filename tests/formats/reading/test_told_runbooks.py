"""Runbooks that are told in sentences."""

import pytest

from tests.formats.reading.pages import read

INTRODUCTION = "This runbook is for a flood of requests."
FLOOD = """
# {title}

{introduction}

## Confirm the flood

The page of the firewall shows it.

## Create an incident

Write down when it began.

## Actions for a flood

### Turn on the filter

It is in the console.

### Ask the provider

They have a team for it.

## Notify the users

Use the status page.

{more}
"""


def stages(title="Flood of requests", introduction=INTRODUCTION, more=""):
    found = read(FLOOD.format(title=title, introduction=introduction, more=more))
    return found.kind, {
        phase.name: [step.text for step in phase.steps] for plan in found.plans for phase in plan.phases
    }


@pytest.mark.parametrize(
    ("title", "introduction"), [("Flood of requests", INTRODUCTION), ("Runbook: flood of requests", "Stay calm.")]
)
def test_the_headings_of_a_runbook_are_its_stages(title, introduction):
    kind, found = stages(title, introduction)
    assert (kind, found) == (
        "playbook",
        {
            "Confirm the flood": ["Confirm the flood"],
            "Create an incident": ["Create an incident"],
            "Actions for a flood": ["Turn on the filter", "Ask the provider"],
            "Notify the users": ["Notify the users"],
        },
    )


@pytest.mark.parametrize("verbs", [("Stop", "Restart", "Resume"), ("Drain", "Reboot", "Enable")])
def test_orders_of_many_kinds(verbs):
    parts = "".join(f"## {verb} the node\n\nIn the console.\n\n" for verb in verbs)
    kind = read(f"# Upgrade a node\n\nThis runbook is for one node.\n\n{parts}").kind
    assert kind == "playbook"


def test_what_stands_beside_them_is_only_read():
    assert "Where the data is" not in stages(more="## Where the data is\n\nIn the vault.")[1]


def test_of_another_document_such_headings_are_only_read():
    assert stages(introduction="This page is for those who are curious.") == ("other", {})


def test_a_look_back_is_none():
    assert stages(more="## Lessons\n\nWe look more often.")[1] == {}


def test_a_runbook_with_lists_has_its_stages_from_them():
    assert list(stages(more="## Recover\n\n1. Turn the filter off\n2. Look")[1]) == ["Recover"]
