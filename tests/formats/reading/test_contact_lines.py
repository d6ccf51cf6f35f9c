"""Contacts in lines without a label."""

import pytest

from incident_desk.domain.playbook import Contact, Span
from incident_desk.formats.reading.contact_lines import called_in, contacts_in
from tests.formats.reading.pages import block


def found(text):
    return [(one.role, one.primary, one.span.first) for one in contacts_in(block(text))]


@pytest.mark.parametrize(
    ("line", "role", "how"),
    [
        ("Hosting – 0800 111 222", "Hosting", "0800 111 222"),
        ("Database | Ann Li | ann@example.org", "Database", "Ann Li, ann@example.org"),
        ("Mo Beck, head of security, mo@example.org", "head of security", "Mo Beck, mo@example.org"),
        ("Security lead, Mo Beck, +44 20 7946 0000", "Security lead", "Mo Beck, +44 20 7946 0000"),
        ("Team lead (Mo Beck) - @mo", "Team lead (Mo Beck)", "@mo"),
        ("Payments on-call - #payments", "Payments on-call", "#payments"),
        ("李雷，值班经理，+86 10 5555 0000", "值班经理", "李雷, +86 10 5555 0000"),
    ],
)
def test_a_line_and_an_item_say_who_and_how(line, role, how):
    assert found(line) == [(role, how, 1)]
    assert found(f"- {line}\n- {line}") == [(role, how, 1), (role, how, 2)]


def test_each_line_of_a_paragraph():
    assert found("Vendor — 0800 111 222\nHosting — 0800 111 223") == [
        ("Vendor", "0800 111 222", 1),
        ("Hosting", "0800 111 223", 2),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Call nobody at night - it can wait",
        "Security lead: Mo Beck, +44 20 7946 0000",
        "+44 20 7946 0000 - leave a message",
        "ann@example.org",
        "Last updated - 2026-01-01 by mo@example.org",
        "When nobody answers, write to the list that everybody on the team reads, ann@example.org, and wait "
        + "x" * 90,
    ],
)
def test_other_lines_name_nobody(line):
    assert found(line) == []


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("If nobody answers in 5 minutes call Mo Beck (+1 202 555 0100).", ("Mo Beck", "+1 202 555 0100")),
        ("Phone the storage lead (0800 111 222) at once", ("storage lead", "0800 111 222")),
        ("call Mo (see below)", None), ("recall Mo (+1 202 555 0100)", None), ("call it a day (2025-03)", None),
    ],
)  # fmt: skip
def test_whom_a_sentence_says_to_call(words, whom):
    assert list(called_in(words, Span(3, 3))) == ([Contact(*whom, span=Span(3, 3))] if whom else [])
