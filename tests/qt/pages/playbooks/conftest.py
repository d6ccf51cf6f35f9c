"""A library on the disk with one document of the team, and the page or its parts over it."""

import pytest

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.playbook_editing import Editing
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.drafting import Draft
from incident_desk.qt.pages.playbooks.shelf import open_book, rows_of
from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel
from incident_desk.services.library import Library
from incident_desk.services.shelved import Saving

TEXT = """# Printer Playbook

## Severity levels

| Level | Name | Response time | Resolution time |
|---|---|---|---|
| P1 | Nobody prints | 15 minutes | 4 hours |

**Escalation path:** Sexton → Ringer (after 30 minutes)

## Phase 1: Look (0-15 minutes)

1. Go to the printer
   - Look at the lamp
   - Read <b>the display</b>
2. Ask around

## Phase 2: Mend (15-60 minutes)

1. Open the flap
   ```bash
   cancel -a
   ```

## Phase 3: Close (60-120 minutes)

1. Tell everybody

## Contacts

| Role | Contact | Second |
|---|---|---|
| Toner | [NAME] | TBD |
| Paper | Mara | |

## Communication templates

### Initial update

```text
[SERVICE] is down. Time: [CURRENT_TIME]
```
"""
BOOK = read_playbook(TEXT, "printer")


def draft(book=BOOK, source=TEXT, name="printer", of=1):
    return Draft(name, of, source, Editing.of(book))


@pytest.fixture
def library(tmp_path):
    books = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
    books.save("printer", TEXT.encode(), Saving(0, why="first", who="RO", at="2026-03-04T05:06:07+00:00"))
    return books


@pytest.fixture
def drafting():
    """A draft of the printer's playbook, and what was refused."""
    model = DraftModel()
    model.begin(draft())
    model.said = []
    model.refused.connect(model.said.append)
    return model


@pytest.fixture
def model(library):
    """The page's model with the document open."""
    one = PlaybooksModel()
    one.show_rows(rows_of(library))
    one.show_book(open_book(library, "printer"))
    one.draft.begin(draft())
    return one


def shown(qtbot, widget, width=700, height=500):
    """The widget on a screen of its own."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def ids(model):
    """The steps of the shown phase."""
    return [step.id for step in model.shown_phase.steps]
