"""Written and read again, nothing is lost: playbooks that state everything, documents of every kind, and edits."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incident_desk.domain.playbook import Playbook, choose_plan
from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.full_playbook_values import DOCUMENTS, full_playbooks
from tests.formats.playbook_acts import acts, done

DERIVED = {"language", "follow_up"}
"""What a reader tells by the words alone."""
FEW = settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""One that fails is told as it was found: a smaller one would be looked for among thousands, of a second each."""
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND)


def stated(book):
    """The names of the fields that say something."""
    return {name for name in Playbook.__slots__ if getattr(book, name) != getattr(Playbook(""), name)}


def is_kept(book):
    text = playbook_markdown(book)
    assert set(read_otherwise(book, text)) <= DERIVED
    assert playbook_markdown(replace(book)) == text


def is_kept_when_edited(book, some):
    read = read_playbook(playbook_markdown(book), "")
    edited = read
    for act in some:
        edited = done(edited, act)
    again = read_playbook(playbook_markdown(edited), "")
    assert set(unlike(counted(edited), counted(again), places=False)) <= DERIVED


def counted(book):
    """The playbook with its levels ranked by their order: a level that was added has the rank of the settings."""
    levels = tuple(replace(one, rank=place) for place, one in enumerate(book.severities))
    return replace(book, severities=levels)


def is_kept_as_its_kind(kind, text):
    book = read_playbook(text, "a.md")
    again = read_playbook(playbook_markdown(book), "a.md")
    assert book.kind == again.kind == kind and set(unlike(book, again)) <= {"language"}
    assert playbook_markdown(again) == playbook_markdown(book)


@FEW
@given(full_playbooks())
def test_a_playbook_that_states_everything_is_read_as_the_same(book):
    missing = {"kind", "language", "follow_up", "reference", "doubts", "facts", "source_name", "source_sha256"}
    assert set(Playbook.__slots__) - stated(book) <= missing
    is_kept(book)


@pytest.mark.slow
@pytest.mark.timeout(600)
@MANY
@given(full_playbooks())
def test_any_of_many_playbooks_that_state_everything_is_read_as_the_same(book):
    is_kept(book)


@FEW
@given(full_playbooks(), acts(most=2))
def test_a_playbook_that_was_written_can_be_edited_and_written_again(book, some):
    is_kept_when_edited(book, some)


@pytest.mark.slow
@pytest.mark.timeout(600)
@MANY
@given(full_playbooks(), acts())
def test_any_of_many_edits_is_read_as_it_was_edited(book, some):
    is_kept_when_edited(book, some)


@pytest.mark.parametrize("kind", DOCUMENTS)
@FEW
@given(st.data())
def test_a_document_of_each_kind_is_read_as_the_same(kind, data):
    is_kept_as_its_kind(kind, data.draw(DOCUMENTS[kind]))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", DOCUMENTS)
@MANY
@given(st.data())
def test_any_of_many_documents_of_each_kind_is_read_as_the_same(kind, data):
    is_kept_as_its_kind(kind, data.draw(DOCUMENTS[kind]))


TWO_PLANS = """# Outage Playbook

## Response

### Phase 1: Look (0-15 minutes)

1. Read the logs

### Phase 2: Mend (15-60 minutes)

1. Roll back

## By the hour

### First steps (0-30 minutes)

- [ ] Tell them

### Next steps (30-120 minutes)

- [x] Tell them again
"""


def test_two_plans_stay_two_and_the_one_in_use_is_the_one_that_is_read():
    book = read_playbook(TWO_PLANS, "")
    assert [plan.name for plan in book.plans] == ["Response", "By the hour"]
    assert unlike(book, read_playbook(playbook_markdown(book), "")) == ()
    other = choose_plan(book, "By the hour")
    assert read_otherwise(other, playbook_markdown(other)) == ("chosen_plan",)
