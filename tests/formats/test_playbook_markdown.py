"""A playbook that was written is read as the same playbook: made by chance, shipped, and of other teams."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import (
    Contact,
    DocumentFacts,
    EscalationHop,
    FollowUp,
    Heading,
    Phase,
    Plan,
    Playbook,
    Section,
    Span,
    Step,
    Trigger,
)
from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise
from incident_desk.formats.playbook_writing.likeness import unlike, without_lines
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.resource_files import resource
from tests.formats.playbook_values import playbooks
from tests.shared_folder import shared

SHIPPED = ("deployment-checklist", "production-incident", "service-outage")
DERIVED = ("kind", "language", "follow_up")
"""What a reader tells by the words alone."""


def read(data, name):
    return read_document(data, name).playbook


def written_and_read(book):
    return read_playbook(playbook_markdown(book), book.source_name)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(playbooks())
def test_any_of_many_playbooks_is_read_as_the_same(book):
    again = written_and_read(book)
    assert [name for name in unlike(book, again, places=False) if name not in DERIVED] == []


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(playbooks())
def test_a_playbook_of_any_values_is_read_as_the_same(book):
    again = written_and_read(book)
    assert [name for name in unlike(book, again, places=False) if name not in DERIVED] == []


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(playbooks())
def test_the_same_value_gives_the_same_text_and_what_was_read_of_it_too(book):
    text = playbook_markdown(book)
    assert playbook_markdown(replace(book)) == text
    first = read_playbook(text, "")
    assert [name for name in unlike(first, written_and_read(first)) if name not in DERIVED] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_playbook_is_read_as_the_same(name):
    book = read(resource("playbooks", f"{name}.md").read_bytes(), f"{name}.md")
    assert unlike(book, written_and_read(book)) == ()


@pytest.mark.parametrize("place", range(5))
def test_a_seed_is_read_as_the_same(place):
    file = sorted(shared("seeds").iterdir())[place]
    book = read(file.read_bytes(), file.name)
    assert unlike(book, written_and_read(book)) == ()


@pytest.mark.slow
def test_of_the_documents_of_other_teams_hardly_one_differs():
    files = sorted(path for path in shared("corpus", "dev").iterdir() if not path.name.endswith(".json"))
    differing, whole = [], 0
    for file in files:
        try:
            book = read(file.read_bytes(), file.name)
        except Refused:
            continue
        whole += 1
        differing += [file.name] if unlike(book, written_and_read(book)) else []
    assert whole > 80 and len(differing) <= 1, differing


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_playbook_without_its_places_is_laid_out_anew_and_is_the_same_to_work_by(name):
    book = without_lines(read(resource("playbooks", f"{name}.md").read_bytes(), ""))
    bare = replace(book, facts=DocumentFacts(), reference=())
    assert unlike(bare, written_and_read(bare), places=False) == ()


def test_it_reads_as_a_well_kept_playbook():
    book = Playbook(
        "Checkout Playbook",
        plans=(Plan("Checkout Playbook", (
            Phase("Look", 0, 900, steps=(Step("", "Read the logs", checked=False, children=(
                Step("", "Of the gateway", checked=False),)),)),
            Phase("Mend", 900, None, steps=(Step("", "Roll back"),)),
        )),),
        cadence_s=900,
    )  # fmt: skip
    assert playbook_markdown(book) == (
        "# Checkout Playbook\n\n## Phase 1: Look (0-15 minutes)\n\n- [ ] Read the logs\n  - [ ] Of the gateway\n\n"
        "## Phase 2: Mend (after 15 minutes)\n\n1. Roll back\n\n## Communication\n\n"
        "- **Update frequency:** every 15 minutes\n"
    )


def phases_of(book, *phases):
    return replace(book, plans=(replace(book.plans[0], phases=phases), *book.plans[1:]))


def first_phase(book, **changes):
    first, *others = book.plans[0].phases
    return phases_of(book, replace(first, **changes), *others)


EDITS = {
    "a step more": lambda book: first_phase(
        book, steps=(*book.plans[0].phases[0].steps, Step("", "Call: it's [1] of *2*"))
    ),
    "a step less": lambda book: first_phase(book, steps=book.plans[0].phases[0].steps[1:]),
    "steps turned": lambda book: first_phase(book, steps=book.plans[0].phases[0].steps[::-1]),
    "another phase name": lambda book: first_phase(book, name="First Look", heading=""),
    "another window": lambda book: first_phase(book, start_s=600, end_s=7200, heading=""),
    "a phase less": lambda book: phases_of(book, *book.plans[0].phases[:1], *book.plans[0].phases[2:]),
    "a phase more": lambda book: phases_of(
        book,
        Phase("Ring", 0, 60, group=book.plans[0].phases[0].group, steps=(Step("", "Go"),)),
        *book.plans[0].phases,
    ),
    "a contact more": lambda book: replace(book, contacts=(*book.contacts, Contact("Sexton", "Tower"))),
    "a trigger more": lambda book: replace(book, triggers=(*book.triggers, Trigger("The bell rings"))),
    "other targets": lambda book: replace(
        book, severities=tuple(replace(one, response_s=420, response_text="7 minutes") for one in book.severities)
    ),
    "another cadence": lambda book: replace(book, cadence_s=420),
    "another severity": lambda book: replace(book, default_severity="P0"),
    "no criteria": lambda book: replace(book, criteria=()),
    "a path": lambda book: replace(book, escalation=(EscalationHop("Sexton"), EscalationHop("Ringer", 600))),
}


@pytest.mark.parametrize("name", SHIPPED[1:])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_playbook_is_read_as_it_was_edited(name, edit):
    book = read(resource("playbooks", f"{name}.md").read_bytes(), f"{name}.md")
    edited = EDITS[edit](book)
    assert edited != book
    differing = [one for one in read_otherwise(edited, playbook_markdown(edited)) if one not in DERIVED]
    assert differing == []


def test_a_later_review_and_text_that_was_kept_are_said_again():
    reference = (Section("", "---\ntitle: x\n---", Span(1, 3)), Section("Notes", "Ask Mara first.", Span(8, 8)))
    headings = (Heading(1, "Checkout", 4), Heading(2, "Phase 1: Look", 5), Heading(2, "Notes", 7))
    book = Playbook(
        "Checkout", plans=(Plan("Checkout", (Phase("Look", steps=(Step("", "Read"),), span=Span(5, 6)),)),),
        follow_up=FollowUp("Hold a follow-up review in 30 days", None, 2592000), reference=reference,
        facts=DocumentFacts(headings),
    )  # fmt: skip
    text = playbook_markdown(book)
    assert text.startswith("---\ntitle: x\n---\n\n# Checkout\n")
    assert "## Notes\n\nAsk Mara first.\n" in text
    assert read_playbook(text, "").follow_up == book.follow_up


def test_nothing_of_a_text_becomes_markup():
    words = "<script>alert(1)</script> ![x](http://a.example/b.png) [y]: http://a.example"
    book = Playbook("T", plans=(Plan("T", (Phase("Look", 0, 60, steps=(Step("", words),)),
                                           Phase("See", 60, 120, steps=(Step("", "Look"),)))),))  # fmt: skip
    again = written_and_read(book)
    assert again.plans[0].phases[0].steps[0].text == words
    assert again.plans[0].phases[0].steps[0].detail == ""


def test_a_row_of_a_table_of_which_nothing_was_understood_is_not_lost():
    assert "| some words | of a row |" in playbook_markdown(read(b"| some words | of a row |", "a.md"))


def test_a_table_of_levels_of_which_a_cell_was_kept_is_written_once():
    head = "| Level | Response time | Update frequency |\n| --- | --- | --- |\n"
    rows = "| P1 - Critical | 15 minutes | Every 20 minutes |\n| P2 - High | 2 hours | Every 3 hours |\n"
    book = read(f"# Playbook\n\n## Severity levels\n\n{head}{rows}".encode(), "a.md")
    assert book.reference and playbook_markdown(book).count("| P1 - Critical |") == 1
    assert unlike(book, written_and_read(book)) == ()


LADDER = """# Ferry Playbook

## Severity levels

| Level | Response time |
| --- | --- |
| P1 - Critical | 15 minutes |
| P2 - Major | 1 hour |

## Escalation

```
L1: Deckhand
    |
    v (P1/P2 not mended in 30 min)
L2: Helmsman
    |
    v (P1 not resolved in 2 hours, or fog)
L3: Captain
```
"""
FOG = """# Ferry Playbook

## Specific Response Procedures

### Fog (Emergency)

For days on which nobody sees the pier:

```bash
# Sound the horn
curl -X POST https://horn.example/sound
```

**What happens then:**

1. The horn sounds for a minute
2. The harbour master answers

**When to sound it:**
- The pier is out of sight
- A boat is near

### A leak

**Symptoms:**
- The pump runs all night

**Resolution:**

1. Close the hatch
2. Pump it dry
"""


@pytest.mark.parametrize("text", [LADDER, FOG], ids=["what stands between two roles", "a label over commands"])
def test_what_a_document_says_in_no_other_place_is_read_as_no_more(text):
    book = read_playbook(text, "")
    assert read_otherwise(book, playbook_markdown(book)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "## Post-Incident Review Template\n\n```markdown\n## What happened\n\n- when?\n\n## Why\n```\n",
        "## Post-Incident Review Template\n\n1. What happened\n\nAsk Mo.\n```\nls\n",
        "## Escalation\n\nAsk first.\n\n| Level | Role |\n|---|---|\n| 1 | Ann |\n| 2 | Bo |\n",
        "## Escalation\n\nAsk first.\n| Level | Role |\n|---|---|\n| 1 | Ann |\n| 2 |  |\n| 3 | Bo |\n",
        "## Escalation\n\n1. \\\\\n2. Ann\n3. \\\\\n",
        "## Severity\n\nBy what is hit:\n\n| Level | Response |\n|---|---|\n| P1 | 15 min |\n| P2 | 1 hour |\n",
    ],
)
def test_what_was_written_is_written_again_as_it_is(text):
    book = read((f"# Outage\n\n- [ ] look\n\n{text}").encode(), "a.md")
    written = playbook_markdown(book)
    again = read(written.encode(), "a.md")
    assert playbook_markdown(again) == written
    assert "reference" not in unlike(again, read(playbook_markdown(again).encode(), "a.md"), places=False)
