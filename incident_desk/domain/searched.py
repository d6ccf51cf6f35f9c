"""What of a record can be found by its words: what a row of the timeline says, what is told under it, what its
files say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.timeline import HIDDEN, entry_of

_REVIEW = frozenset((Kind.REVIEW_WRITTEN, Kind.REVIEW_LISTED, Kind.IMPACT_STATED, Kind.GOAL_RESULT_STATED))
_NOT_SAID = HIDDEN - {Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, *_REVIEW}
"""Events that say nothing that anybody would look for."""
_PLAIN = frozenset((Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.TITLE_CHANGED, *_REVIEW))
FROM_DOCUMENT = "report-"
"""How the ids begin of sections that a document brought along and no template has."""
LONGEST = 20_000
"""Signs of one event that can be found."""
LONGEST_FILE = 200_000
"""Signs of one file of evidence that can be found, from its beginning."""
_TEXTS = frozenset(("text/plain", "application/json"))


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one event that can be found: which row they belong to, and when it happened (UTC).

    What a file of evidence says has the position of its event below zero, and the file's name as first line.
    """

    position: int
    event: str
    incident: str
    row: str
    at: datetime
    text: str

    @property
    def file(self) -> str:
        """The name of the file that says it; empty where the row does."""
        return self.text.partition("\n")[0] if self.position < 0 else ""

    @property
    def words(self) -> str:
        """What is said."""
        return self.text.partition("\n")[2] if self.position < 0 else self.text


def file_with_words(event: Event) -> str | None:
    """The SHA-256 of a text that was attached; None where the event attached none, or was erased."""
    if event.body is None or event.kind != Kind.EVIDENCE_ATTACHED or event.data.get("media") not in _TEXTS:
        return None
    return str(event.data.get("sha256") or "") or None


def said_in_file(event: Event, text: str) -> Said | None:
    """What can be found of the file that this event attached; None where it says nothing."""
    words, name = " ".join(text[:LONGEST_FILE].split()), " ".join(str(event.data.get("name") or "file").split())
    if not words:
        return None
    return Said(-event.position, event.id, event.incident, event.id, event.at, f"{name}\n{words}")


def said_in(event: Event) -> Said | None:
    """What can be found of an event; None where it says nothing, or was erased."""
    if event.body is None or event.kind in _NOT_SAID:
        return None
    text = " ".join(_words(event).split())[:LONGEST]
    if not text:
        return None
    row = str(event.data.get("entry") or event.id) if event.kind in _PLAIN else event.id
    return Said(event.position, event.id, event.incident, row, event.at, text)


def _words(event: Event) -> str:
    data = event.data
    if event.kind == Kind.OPENED:
        return str(data.get("title", ""))
    if event.kind == Kind.REVIEW_LISTED:
        return " ".join(str(one.get("text") or "") for one in data.get("items") or ())
    if event.kind == Kind.REVIEW_WRITTEN and str(data.get("section", "")).startswith(FROM_DOCUMENT):
        # The heading of a document is its own word: nobody finds such a section by the name of one in a template.
        return f"{data.get('title') or ''} {data.get('text') or ''}" if data.get("text") else ""
    if event.kind in _PLAIN:
        return " ".join(str(data.get(name) or "") for name in ("text", "reason", "new"))
    if event.kind == Kind.PAST_TAKEN:
        return " ".join(_passages(data.get("report") or {}))
    entry = entry_of(event)
    return f"{entry.text} {entry.detail}"


def _passages(report: Mapping[str, object]) -> list[str]:
    """The words of a report that stand in no row: its impact, its cause, what contributed, what was learned."""
    found: list[str] = []
    waiting = [report.get(name) for name in ("impact", "root_cause", "contributing", "lessons")]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Mapping):
            text = one.get("text")
            found += [text] if isinstance(text, str) else []
            waiting += [each for name, each in one.items() if name not in ("text", "span")]
        elif isinstance(one, list | tuple):
            waiting += one
    return found
