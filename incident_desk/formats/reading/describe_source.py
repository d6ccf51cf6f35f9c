"""What was done to a document's text before it was read, as data and as words: what ``incident-desk read`` adds."""

from collections.abc import Iterator

from incident_desk.domain.document import ReadDocument
from incident_desk.formats.reading.describe import Data

SHOWN = 20
"""Repairs that the words list; the data hold them all."""


def with_source(told: Data, document: ReadDocument) -> Data:
    """What was understood, and with it the repairs and the warnings of the text itself."""
    warnings = [
        {
            "about": one.about,
            "text": one.text,
            "choices": list(one.choices),
            "lines": [one.span.first, one.span.last] if one.span else None,
        }
        for one in document.warnings
    ]
    repairs = [
        {"line": one.line, "before": one.before, "after": one.after, "how": one.how} for one in document.repairs
    ]
    return {
        **told,
        "source": {**told["source"], "file_sha256": document.original_sha256},
        "encoding_repair": repairs,
        "reference_from_line": document.reference_from or None,
        "warnings": [*warnings, *told["warnings"]],
    }


def source_words(document: ReadDocument) -> str:
    """The same in words, line by line; empty where nothing is to be told."""
    return "\n".join(_lines(document))


def _lines(document: ReadDocument) -> Iterator[str]:
    if document.repairs:
        count = len(document.repairs)
        yield f"Text repaired in {count} place{'s' * (count > 1)}; the file itself is not changed"
    for one in document.repairs[:SHOWN]:
        yield f"  line {one.line}: {one.before!r} is {one.after!r} ({one.how})"
    if len(document.repairs) > SHOWN:
        yield f"  and {len(document.repairs) - SHOWN} more"
    for doubt in document.warnings:
        place = f"  (line {doubt.span.first})" if doubt.span else ""
        yield f"{doubt.text}{place}"
