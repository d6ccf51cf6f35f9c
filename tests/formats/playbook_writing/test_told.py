"""Signs, limits, people, messages and the review form: at their places, read as the same."""

from incident_desk.domain.playbook import Heading, ReviewSection, Span
from incident_desk.formats.playbook_writing.chapters import Chapters
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.told import IN_SENTENCES, put_review, put_told
from tests.formats.reading.pages import read

DOCUMENT = """
# Checkout Playbook

## Severity levels

### P1 - Critical

- **Response time:** 15 minutes

## When to use this

- Users say:
  - it is gone
  - it is slow
- An alert

## Alert thresholds

### Errors

- **Alert threshold:** 1 %
- **Critical threshold:** 5 %

## When to roll back

- It stays

## Contacts

- **Lead:** Mara

## Communication

- **Channel:** #here
- **Status format:** "[STATUS] - [WHAT]"

## Communication templates

### First word

> We look at [SERVICE].
>
> More at [TIME].

### Last word

**To users:**

```
All is well.
```

## Post-mortem template

```markdown
## Impact

- Who was hurt?

## Cause
```
"""


def test_all_that_is_told_is_read_as_the_same():
    book = read(DOCUMENT)
    chapters = Chapters(book.facts.headings)
    put_told(chapters, book)
    put_review(chapters, book.review, 0)
    text = chapters.written()
    assert unlike(book, read(text)) == ()
    assert [one.group for one in book.triggers] == ["Users say", "Users say", ""]
    assert len(book.templates) == 3 and len(book.review) == 2


def test_the_form_of_a_review_stands_in_a_fence_in_a_list_or_not_at_all():
    book = read(DOCUMENT)
    found = []
    for way in range(3):
        chapters = Chapters(book.facts.headings)
        put_review(chapters, book.review, way)
        found.append(read(chapters.written()).review)
    assert [[one.name for one in review] for review in found] == [["Impact", "Cause"]] * 2 + [[]]
    assert found[0][0].prompts == found[1][0].prompts == ("Who was hurt?",)


PEOPLE = """
# Plan

## Roles

- **Security lead:** Mo Beck, mo@a.example

## Contacts

| Role | Contact |
|---|---|
| Lead | Mara |
"""


def test_people_are_a_table_under_a_heading_about_contacts_and_a_list_elsewhere():
    book = read(PEOPLE)
    assert len(book.contacts) == 2
    chapters = Chapters(book.facts.headings)
    put_told(chapters, book)
    assert "- **Security lead:** Mo Beck, mo@a.example" in chapters.written()
    assert read(chapters.written()).contacts == read(chapters.written().replace("- **", "* **")).contacts
    assert unlike(book, read(chapters.written())) == ()


def test_prompts_of_a_form_can_be_sentences():
    headings = (Heading(1, "Post-mortem template", 1), Heading(2, "When to use it", 3))
    chapters = Chapters(headings)
    put_review(chapters, (ReviewSection("When to use it", ("It was bad.", "Who knew?"), Span(3, 6)),), IN_SENTENCES)
    assert chapters.written().endswith("## When to use it\n\nIt was bad.\n\nWho knew?\n")
