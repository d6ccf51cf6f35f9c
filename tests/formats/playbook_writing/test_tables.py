"""Tables and labelled lists: each is read as what was put into it."""

import pytest

from incident_desk.domain.playbook import Contact, EscalationHop, SeverityLevel, Threshold
from incident_desk.formats.playbook_writing.tables import (
    contacts_table,
    escalation_forms,
    level_items,
    severities_written,
    threshold_items,
    thresholds_table,
)
from tests.formats.reading.pages import read


def bare(ones):
    return [one.__class__(**{name: getattr(one, name) for name in one.__slots__ if name != "span"}) for one in ones]


LEVELS = (
    (SeverityLevel("P1", "Critical", 0, 0, 14400, 900, "Immediate", "4 hours", "All gone", written="P1 - Critical"),
     SeverityLevel("P2", "High", 1, 1800, None, None, "30 min", "", "Part is gone", ("Users: many",), "P2 - High")),
    (SeverityLevel("SEV-1", "", 0, definition="Gone", signs=("No answer", "All complain"), written="SEV-1"),
     SeverityLevel("SEV-2", "", 1, 7200, response_text="2 hours", definition="Slow", signs=("Waits",),
                   written="SEV-2")),
)  # fmt: skip


@pytest.mark.parametrize("levels", LEVELS)
def test_levels_are_read_as_the_same(levels):
    book = read(f"# x\n\n## Severity levels\n\n{severities_written(levels)}")
    assert bare(book.severities) == list(levels)


def test_a_level_under_its_own_heading():
    level = SeverityLevel("P1", "", 1, 900, 3600, 600, "15 minutes", "1 hour", "Gone", written="P1")
    items = "\n".join(level_items(level))
    assert bare(read(f"# x\n\n## Severity levels\n\n### P1\n\n{items}").severities) == [level]


def test_contacts_are_read_as_the_same_whatever_their_columns_are_called():
    ones = [Contact("Lead", "Mara", "", (("Backup phone", "7"),)), Contact("Bank | card", "[NAME]", "", (), True)]
    assert bare(read(f"# x\n\n## Contacts\n\n{contacts_table(ones)}").contacts) == ones
    ones = [Contact("Lead", "Mara", "Jo"), Contact("Bank", "+49 30", "")]
    assert bare(read(f"# x\n\n## Contacts\n\n{contacts_table(ones)}").contacts) == ones


def test_every_form_of_a_path_is_read_as_the_same_under_its_heading():
    hops = [EscalationHop("Lead"), EscalationHop("Head", 1800), EscalationHop("Board", None, None, "Diagnosis")]
    for form in escalation_forms(hops)[:3]:
        assert bare(read(f"# x\n\n## Escalation\n\n{form}").escalation) == hops, form


def test_limits_are_read_as_the_same_under_a_heading_and_in_a_table():
    one = Threshold("Error rate", "> 1 %", "> 5 %", 300)
    text = f"# x\n\n## Alert thresholds\n\n### Error rate\n\n{threshold_items(one)}"
    assert bare(read(text).thresholds) == [one]
    ones = [one, Threshold("Load", "", "> 90 %")]
    assert bare(read(f"# x\n\n## Alert thresholds\n\n{thresholds_table(ones)}").thresholds) == ones


def test_limits_without_a_second_one_are_thresholds_and_no_levels():
    ones = (Threshold("Errors", "> 1 %"), Threshold("Delay", "> 5 s"))
    assert thresholds_table(ones).startswith("| Metric | Threshold |\n")
    book = read(f"# x\n\n## Severity levels\n\n### P1\n\n- **Response time:** 5 min\n\n{thresholds_table(ones)}")
    assert [level.name for level in book.severities] == ["P1"]
