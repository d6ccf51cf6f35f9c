"""Phases and first questions: each under its heading, with its goal and text, read as the same."""

from dataclasses import replace

from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_writing.chapters import Chapters
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.work import parted, put_assessment, put_phases
from tests.formats.reading.pages import read

DOCUMENT = """
# Checkout Playbook

## Initial assessment

- Who is hurt?

### Where?

1. In which country?

## Phase 1: Look (0-15 min)

**Goal:** Know more

Words on it.

### Logs (within 5 min)

- [ ] Read them

Watch this:

### Commands

```bash
df -h
```

## Phase 2: Mend (15-60 min)

```bash
kubectl rollout undo deployment/a
```
"""


def written(book):
    chapters = Chapters(book.facts.headings)
    put_phases(chapters, book)
    put_assessment(chapters, book)
    return chapters.written()


def test_phases_and_questions_are_read_as_the_same():
    book = read(DOCUMENT)
    assert book.assessment and book.plans[0].phases[0].steps[0].due_s == 300
    assert unlike(book, read(written(book))) == ()


def test_a_phase_that_was_changed_has_a_heading_that_says_so():
    book = read(DOCUMENT)
    first, second = book.plans[0].phases
    changed = replace(first, name="See", end_s=600), second
    again = read(written(replace(book, plans=(replace(book.plans[0], phases=changed),))))
    assert [(one.name, one.end_s) for one in again.plans[0].phases] == [("See", 600), ("Mend", 3600)]


def test_a_bare_label_stands_below_the_steps_that_it_is_no_label_of():
    assert parted(["Words", "Watch this:", "More"]) == (["Words"], ["Watch this:", "More"])
    assert parted(["Words"]) == (["Words"], [])
    assert parted(["Why now:\n\n- It rains", "More"]) == ([], ["Why now:\n\n- It rains", "More"])


SENTENCES = """
# Playbook

## 1. Look (0-15 min)

1. Read the logs

## 2. Assign roles

Each has one.

### 2.1 Lead

- Decides

## 3. End it (1-2 h)

1. Say so
"""


def test_a_stage_that_is_told_in_sentences_gets_no_list():
    book = read(SENTENCES)
    assert [step.text for step in book.plans[0].phases[1].steps] == ["Assign roles"]
    assert "Assign roles\n\nEach" in written(book) and unlike(book, read(written(book))) == ()


LABELS = """
# Playbook

## Phase 1: Mend (0-15 min)

### Quick fixes

**First:**

```bash
kubectl rollout undo deployment/a
```

**Zebra:**

```bash
systemctl restart a
```

## Phase 2: See (15-60 min)

1. Look
"""


def test_a_label_between_commands_stays_between_them():
    book = read(LABELS)
    text = playbook_markdown(book)
    assert text.index("rollout undo") < text.index("**Zebra:**") < text.index("systemctl")
    assert unlike(book, read(text)) == ()
