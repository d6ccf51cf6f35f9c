"""The import screen with a document in front, for tests."""

from types import SimpleNamespace

import pytest

from incident_desk.formats.reading.document import read_document
from incident_desk.qt.pages.importing.opened import opened_of, recast
from incident_desk.qt.pages.importing.view import ImportPage
from incident_desk.qt.pages.importing.view_model import ImportModel, Turn

BOOK = """# Printer on fire

## Severity levels

- **P1 - High**: everybody prints: respond within 15 minutes
- **P2 - Low**: some print: respond within 1 hour

## First hour

### Phase 1: Look (0-15 minutes)

- [ ] Find the printer
  - [ ] Read its log

```bash
git reset --hard <last-good-commit>
```

### Phase 2: Mend (15-60 minutes)

- [ ] Buy a printer

## Response workflow

### Stage 1: Calm (0-30 minutes)

- [ ] Breathe

### Stage 2: Think (30-90 minutes)

- [ ] Ask around

## Remarks

The printer was a gift. <img src=file:///etc/passwd> <script>alert(1)</script>
"""


def opened(text=BOOK, name="printer.md"):
    data = text.encode()
    return opened_of(f"/somewhere/{name}", data, read_document(data, name))


def line_of(one, words):
    """The number of the first line with these words."""
    return next(number for number, line in enumerate(one.lines, start=1) if words in line)


def row_of(model, words, look=None):
    """The first row that says these words."""
    return next(
        place for place, row in enumerate(model.rows) if words in row.text and (look is None or row.look is look)
    )


def recasting(model):
    """The model with its rows made anew at once where its facts are corrected."""
    model.recast_wished.connect(lambda: model.recast(recast(model.opened, model.judged.corrections)))
    return model


@pytest.fixture
def model():
    """A model with the book in front."""
    one = recasting(ImportModel())
    one.begin(Turn("printer.md"))
    one.show(opened())
    return one


@pytest.fixture
def screen(themes, qtbot):
    """The whole page with the book in front."""
    model = recasting(ImportModel())
    page = ImportPage(themes, model)
    qtbot.addWidget(page)
    page.resize(1800, 900)
    page.show()
    page.activateWindow()
    model.begin(Turn("printer.md"))
    model.show(opened())
    wishes = []
    model.import_wished.connect(lambda: wishes.append("import"))
    model.cancel_wished.connect(lambda: wishes.append("cancel"))
    return SimpleNamespace(page=page, model=model, wishes=wishes, found=page.found, lines=page.source.lines)
