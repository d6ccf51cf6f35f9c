"""Who to reach, and the way up: tables of many shapes, bullets, lines, arrows, ladders."""

import pytest

from incident_desk.formats.reading.contacts import is_empty, read_contacts, read_escalation
from tests.formats.reading.pages import page


def contacts(text):
    return [(one.role, one.primary, one.secondary, one.empty) for one in read_contacts(page(text).root)]


def hops(text):
    return [(one.role, one.after_s) for one in read_escalation(page(text).root)]


def test_a_table_with_any_columns_keeps_them_all():
    text = """
    # Plan
    ## Key Contacts
    | Role | Name | Backup | Phone | Hours |
    |---|---|---|---|---|
    | Lead | Mo | Al | 555 | 24/7 |
    | DBA | [NAME] | TBD | | |
    """
    assert contacts(text) == [("Lead", "Mo", "Al", False), ("DBA", "[NAME]", "TBD", True)]
    assert read_contacts(page(text).root)[0].more == (("Phone", "555"), ("Hours", "24/7"))


def test_one_way_to_reach_somebody_is_enough():
    text = (
        "# P\n## Contacts\n| Role | Primary | Backup |\n|---|---|---|\n| Lead | [NAME] | Al |\n| DBA | Mo | TBD |\n"
    )
    assert [empty for *_, empty in contacts(text)] == [False, False]


def test_what_is_said_of_the_document_names_nobody():
    text = (
        "# P\n## Contacts\n- Lead: Mo\n- Status page: a.example\n\n**Last updated**: today\n**Statut global**: vert"
    )
    assert [role for role, *_ in contacts(text)] == ["Lead", "Status page"]


def test_the_role_may_stand_in_any_column():
    text = "# P\n## Contacts\n| Email | Team |\n|---|---|\n| a@b.example | Network |"
    assert contacts(text) == [("Network", "a@b.example", "", False)]


def test_bullets_and_lines_are_contacts():
    text = (
        "# P\n## Emergency contacts\n\n**Primary:** Mo  \n**Backup:** [Add one]\n\n- Pager: 555\n- Note: call first"
    )
    assert contacts(text) == [
        ("Primary", "Mo", "", False),
        ("Backup", "[Add one]", "", True),
        ("Pager", "555", "", False),
    ]


@pytest.mark.parametrize(
    "words", ["", "-", "TBD", "[NAME] ([CONTACT])", "____", "n/a", "<phone>", "[Email]: [ADDRESS]"]
)
def test_a_blank_is_nobody(words):
    assert is_empty(words)


@pytest.mark.parametrize("words", ["Mo", "#ops", "a@b.example", "[NAME] or Mo", "555 [EXT]"])
def test_a_way_to_reach_somebody_is_no_blank(words):
    assert not is_empty(words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# P\n| Aspect | What |\n|---|---|\n"
        "| **Escalation Path** | Lead → Manager → CTO |", [("Lead", None), ("Manager", None), ("CTO", None)]),
        ("# P\n**Escalation:** On-call -> Lead (after 30 min) -> CTO (after 2 hours)",
         [("On-call", None), ("Lead", 1800), ("CTO", 7200)]),
        ("# P\n## Escalation\n| Level | Who | When |\n|---|---|---|\n| L1 | Support | |\n"
        "| L2 | Engineers | after 15 min |",
         [("Support", None), ("Engineers", 900)]),
        ("# P\n## Escalation\n\nOn-call → Lead → CTO", [("On-call", None), ("Lead", None), ("CTO", None)]),
        ("# P\n## Escalation\n1. On-call engineer\n2. **Team Lead**: after 30 minutes\n3. CTO (after 1 hour)",
         [("On-call engineer", None), ("Team Lead", 1800), ("CTO", 3600)]),
        ("# P\n## Eskalation\n- L1: Support\n- L2: Technik (nach 15 min)", [("Support", None),
        ("Technik", 900)]),
        ("# P\n## Escalation\n\nTell your manager.", []),
        ("# P\n## Templates\n**Escalation:** A → B", []),
    ],
)  # fmt: skip
def test_the_way_up(text, wanted):
    assert hops(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "# P\n**Escalation path:** Lead → Manager (if the Immediate Response phase overruns) → CTO (30 min)\n",
        "# P\n## Escalation\n\n1. Lead\n2. **Manager**: when Immediate Response overruns\n3. **CTO**: 30 min\n",
        "# P\n## Escalation\n| Level | Who | When |\n|---|---|---|\n| 1 | Lead | at once |\n"
        "| 2 | Manager | once Immediate Response runs over |\n| 3 | CTO | after 30 minutes |\n",
    ],
)
def test_a_phase_that_overruns_may_ask_for_the_next_level(text):
    read = [(one.role, one.after_s, one.phase) for one in read_escalation(page(text).root)]
    assert read[1:] == [("Manager", None, "Immediate Response"), ("CTO", 1800, "")]
