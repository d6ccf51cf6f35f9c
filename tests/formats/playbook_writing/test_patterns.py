"""Known troubles: symptoms, causes and what to do, under labels or headings, read as the same."""

from incident_desk.formats.playbook_writing.chapters import Chapters
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.patterns import put_procedures
from tests.formats.reading.pages import read

DOCUMENT = """
# Checkout Playbook

## Troubleshooting

### Pattern 1: Slow

**Severity:** P2

Words on it.

**Symptoms:**
- Waits
- Times out

**Investigation:**
1. Read the logs

**Causes:**
- Load

**Resolution:**
```bash
kubectl scale deployment/a --replicas=4
```

**Prevention:** More room

### Pattern 2: Gone

#### Symptoms

- Nothing answers

#### Recovery

1. Restart it
2. Look again
"""


def test_patterns_are_read_as_the_same():
    book = read(DOCUMENT)
    assert [one.symptoms for one in book.procedures] == [("Waits", "Times out"), ("Nothing answers",)]
    chapters = Chapters(book.facts.headings)
    put_procedures(chapters, book)
    text = chapters.written()
    assert unlike(book, read(text)) == ()
    assert text.count("Symptoms") == 2
