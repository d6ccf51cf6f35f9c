"""Whether words may stand in a document of the library, by its bytes alone: most need no reading for a search."""

import re
from collections.abc import Sequence
from contextlib import suppress

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError
from incident_desk.services.library import Library

_SPELLED = re.compile(rb"&#?\w+;|=\r?\n|\x00")
"""Signs that are spelled otherwise than they read: entities, lines that a mail broke, text of two bytes a sign."""


def may_hold(data: bytes, name: str, words: Sequence[str]) -> bool:
    """Whether each of these words may stand in it; what can't be told by the bytes may hold any.

    Only letters of ASCII are the same in every spelling of a text. What is no text by its name, which has an ending
    then, or by its first sign, is read.
    """
    if "." in name or data.lstrip()[:1] in (b"{", b"[", b"<") or _SPELLED.search(data):
        return True
    try:
        text = data.decode("utf-8").casefold()
    except UnicodeDecodeError:
        return True
    return all(not word.isascii() or word.casefold() in text for word in words)


def holding(library: Library, words: Sequence[str]) -> list[ReadDocument]:
    """The documents in which each of these words may stand: playbooks, checklists, messages, reports."""
    entries = []
    for entry in library.names():
        with suppress(DeskError):
            if may_hold(library.original(entry.name), entry.name, words):
                entries.append(entry)
    read = [document for _, document in library.readings.readable(entries)]
    found = [one for kind in ("playbook", "checklist") for one in read if one.playbook.kind == kind]
    found += [one for one in read if one.playbook.kind == "comms" and one.playbook.templates]
    return found + [one for one in read if one.report is not None and one.playbook.kind == "report"]
