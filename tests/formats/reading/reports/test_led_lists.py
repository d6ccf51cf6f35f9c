"""A cause or an impact whose words end with a colon takes the list with it that they lead to."""

import pytest

from incident_desk.formats.reading.document import read_document

HEAD = "# Outage of the login\n\n**Date:** 2025-03-04\n\n## Root cause\n\n"


def cause(body: str) -> str:
    found = read_document(
        f"{HEAD}{body}\n\n## Action items\n\n- Test the start\n".encode(), "x.md"
    ).report.root_cause
    assert found is not None and found.span is not None
    return found.text


@pytest.mark.parametrize(
    "body",
    [
        "### Primary issue\nThe start in `main.py` contained a bug:\n\n```\nbroken()\n```\n\n"
        "### Technical details\n1. A wrong import\n2. It hung for ever\n",
        "The start in `main.py` contained a bug:\n\n```\nbroken()\n```\n\n- A wrong import\n- It hung for ever\n",
        "The start in `main.py` contained a bug：\n\n### Technical details\n* A wrong import\n* It hung for ever\n",
    ],
)
def test_the_list_behind_a_colon_is_taken_along(body):
    text = cause(body)
    assert "contained a bug" in text and text.endswith("A wrong import\nIt hung for ever")


@pytest.mark.parametrize(
    "body",
    [
        "The start in `main.py` contained a bug:\n\n### Contributing factors\n- Nobody looked\n",
        "The start in `main.py` contained a bug:\n\n### Action items\n- Nobody looked\n",
        "The start in `main.py` contained a bug:\n\n### Details\nIt was found late.\n\n- Nobody looked\n",
        "The start in `main.py` contained a bug.\n\n### Details\n- Nobody looked\n",
        "The start in `main.py` contained a bug:\n",
    ],
)
def test_what_it_does_not_lead_to_is_not(body):
    text = cause(body)
    assert "Nobody looked" not in text and "Test the start" not in text


def test_the_lines_of_the_list_are_lines_of_the_cause():
    body = "The start in `main.py` contained a bug:\n\n```\nx\n```\n\n### Details\n- A wrong import\n"
    found = read_document((HEAD + body).encode(), "x.md").report.root_cause
    assert (found.span.first, found.span.last) == (7, 14)
