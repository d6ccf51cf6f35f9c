"""A record keeps of a very long document what is worked by, and says where the rest of its text is."""

import json

import pytest

from incident_desk.domain.frozen_playbook import MOST, TITLE, frozen
from incident_desk.domain.playbook import Phase, Plan, Playbook, Section, Span
from incident_desk.domain.playbook_steps import Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart
from tests.fakes import Bench

PIECE = 64_000
PLANS = (Plan("Day", (Phase("Look", steps=(Step("1.1", "Look"),)),)),)


def book(pieces):
    """A playbook with so many passages of ten lines that were only kept."""
    text = tuple(Section("", "x" * PIECE, Span(100 + 10 * n, 109 + 10 * n)) for n in range(pieces))
    return Playbook("Outage", plans=PLANS, reference=text, source_name="outage.md", source_sha256="ab" * 32)


def test_what_is_no_longer_than_a_record_carries_is_kept_as_it_is():
    short = book(MOST // PIECE)
    assert frozen(short) is short and frozen(Playbook("Outage")) == Playbook("Outage")


def test_of_what_is_longer_the_first_is_kept_and_where_the_rest_is_is_said():
    kept = frozen(book(800))
    assert kept.plans == PLANS and kept.reference[:15] == book(15).reference
    (rest,) = kept.reference[15:]
    assert rest.title == TITLE and rest.span == Span(250, 8099)
    assert "50,240,000 letters" in rest.text and "from line 250 on" in rest.text
    assert "outage.md" in rest.text and "ab" * 32 in rest.text
    assert frozen(kept) is kept


@pytest.mark.parametrize("kind", ["incident", "run"])
def test_the_record_of_what_starts_from_it_stays_small(kind):
    bench = Bench()
    if kind == "incident":
        opened = bench.desk.declare(Declaration("Down", playbook=book(100)), "MK")
    else:
        opened = bench.desk.runs.start(RunStart(book(100)), "MK")
    assert opened.playbook.reference[-1].title == TITLE and opened.playbook.plans == PLANS
    assert sum(len(json.dumps(event.data)) for event in bench.store.rows) < MOST + 10_000
