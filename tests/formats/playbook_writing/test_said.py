"""What a text of the work says already is not said again; what it does not say is."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import (
    Contact,
    Phase,
    Plan,
    Playbook,
    Procedure,
    SeverityLevel,
    Span,
    Step,
    Template,
    Threshold,
)
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.said import Said
from tests.formats.reading.pages import read

AT = Span(4, 4)
THINGS = (
    SeverityLevel("P1", "Critical", definition="All is gone", span=AT),
    Threshold("Errors", "> 1 %", "> 5 %", span=AT),
    Contact("Lead", "Mara", span=AT),
    Template("Word", body="All is well.", span=AT),
)
DETAIL = "| P1 | All is gone |\n\nErrors: > 1 %, > 5 %\n\nLead: Mara\n\nAll is well."


def books(detail, span):
    yield Playbook("T", plans=(Plan("T", (Phase("Look", detail=detail, span=span),)),))
    yield Playbook("T", plans=(Plan("T", (Phase("Look", steps=(Step("", "a", detail=detail, span=span),)),)),))
    yield Playbook("T", procedures=(Procedure("Fall", detail=detail, span=span),))


@pytest.mark.parametrize("one", THINGS)
def test_what_stands_word_for_word_in_a_text_around_it_is_said(one):
    assert all(Said(book).holds(one) for book in books(DETAIL, Span(2, 9)))
    assert not any(Said(book).holds(one) for book in books("Other words", Span(2, 9)))
    assert not any(Said(book).holds(one) for book in books(DETAIL, Span(5, 9)))
    assert not any(Said(book).holds(one) for book in books(DETAIL, None))
    assert not Said(next(books(DETAIL, Span(2, 9)))).holds(replace(one, span=None))


MESSAGE = """
# Playbook

## Phase 1: Look (0-15 min)

1. Read the logs

## Phase 2: Tell (15-60 min)

1. Say so

**Status page update:**

```text
[SERVICE] is back.
```
"""


def test_a_message_in_a_stage_is_written_once():
    book = read(MESSAGE)
    assert len(book.templates) == 1
    text = playbook_markdown(book)
    assert text.count("is back.") == 1 and unlike(book, read(text)) == ()
