"""Tables whose first column counts the steps and whose next one says what is done: "| Step | What | Who |"."""

import re

from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import LABEL_ACTION, LABEL_COMMAND, STEP_WORDS, says

_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}\s?)?(?P<number>\d{1,3})[.):]?")
_FEWEST = 2


def counted_column(table: Block) -> int | None:
    """The column of what is done in each counted row; None where the rows are not counted from 1 as steps are."""
    head = [cell.plain for cell in table.children[0].children] if table.children else []
    rows = table.children[1:]
    if len(head) < _FEWEST or len(rows) < _FEWEST or not says(head[0], STEP_WORDS):
        return None
    counted = [_NUMBER.fullmatch(row.children[0].plain.strip()) if row.children else None for row in rows]
    if [found and int(found["number"]) for found in counted] != list(range(1, len(rows) + 1)):
        return None
    named = [place for place, words in enumerate(head) if place and says(words, LABEL_ACTION)]
    others = [place for place, words in enumerate(head) if place and not says(words, LABEL_COMMAND)]
    return next(iter((*named, *others, 1)))
