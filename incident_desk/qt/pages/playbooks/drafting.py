"""A draft of a playbook as it is kept on the disk, and what its text will be; made off the GUI thread."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_diff import differences
from incident_desk.domain.playbook_editing import Editing
from incident_desk.formats.playbook_revision import Revision, revised
from incident_desk.formats.playbook_writing.told_in_place import unheld_line
from incident_desk.formats.reading.playbook import read_playbook

NEW = "new"
"""The name under which a draft is kept that is no document of the library yet."""
_FIELDS = {
    "plans": "phases and steps",
    "severities": "severities",
    "templates": "messages",
    "contacts": "contacts",
    "escalation": "the path of escalation",
    "cadence_s": "how often to update",
    "default_severity": "the usual severity",
    "watch_s": "how long to watch",
    "review_due_s": "when the review is due",
    "review": "the form of the review",
    "title": "the title",
}
"""What the parts of a playbook are called."""
_BY_PERSON = frozenset(("kind", "language", "title", "chosen_plan"))
"""What a person says of a document beside its text, or what follows from its words alone."""


_NOT_YET = "This can't be written into the document, so it can't be saved"
_WAY_OUT = "Take that edit back (Ctrl+Z), or put it another way"


class UnwritableError(Refused):
    """The text of a draft would not say what the draft says."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is edited: of which version of which document, its text, and the playbook as it was and is."""

    name: str
    of: int
    source: str
    editing: Editing

    @property
    def is_new(self) -> bool:
        """Whether it is no document of the library yet."""
        return self.of == 0


@dataclass(frozen=True, slots=True)
class Compiled:
    """The text of a draft, how many things differ, and what of it a reader would not understand as it is meant."""

    playbook: Playbook
    text: str
    changes: int
    otherwise: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """What has to be said beside the text, for it does not say it: title, kind, the plan in use."""
    is_anew: bool = False
    refusal: str = ""
    """Why the draft can't be written: a sentence that says what would be lost; the text is the document's then."""
    along: tuple[str, ...] = ()
    """What went with the words that said it."""
    rewritten: int = 0
    """Lines that nobody edited and that are written otherwise, though they are read the same."""

    @property
    def warning(self) -> str:
        """What to know before it is saved; empty where all is well."""
        if self.refusal:
            return self.refusal
        if self.along:
            return f"With these words goes what they said: {_named(self.along)}"
        if not self.rewritten:
            return ""
        which = (
            "a line that nobody edited is"
            if self.rewritten == 1
            else f"{self.rewritten} lines that nobody edited are"
        )
        return f"These edits do not fit into the document's own lines: {which} written otherwise, and read the same"


def compiled(draft: Draft) -> Compiled:
    """The text that the draft gives."""
    before, after = draft.editing.base, draft.editing.present
    found = revised(draft.source, before, after)
    otherwise = tuple(one for one in found.otherwise if one not in _BY_PERSON)
    beside = tuple(one for one in found.otherwise if one in _BY_PERSON)
    count = _edits(before, after)
    refusal = _refusal(draft, found, otherwise)
    has_source = bool(draft.source.strip())
    return Compiled(
        after, draft.source if refusal and has_source else found.text, count, otherwise, beside,
        found.is_anew and has_source, refusal, found.along,
        len(found.rewritten),
    )  # fmt: skip


def _edits(before: Playbook, after: Playbook) -> int:
    """What differs, as it was edited: an edge that two phases share is one, and so is a title and its plan."""
    found = differences(before, after) if before != after else ()
    windows = sum(one.part == "phase" and one.what == "window" and one.kind == "changed" for one in found)
    pairs = zip(before.plan().phases, after.plan().phases, strict=False)
    ends = [((was.start_s, now.start_s), (was.end_s, now.end_s)) for was, now in pairs]
    edges = {edge for one in ends for edge in one if edge[0] != edge[1]}
    named = [one for one in found if one.part in ("title", "plan in use")]
    is_one = len(named) == 2 and (named[0].before, named[0].after) == (named[1].before, named[1].after)
    return len(found) - max(0, windows - len(edges)) - is_one


def written(draft: Draft) -> Compiled:
    """The text that the draft gives, for the disk.

    Raises:
        UnwritableError: the text would not be read as the draft, or would lose what nobody edited.
    """
    done = compiled(draft)
    if done.refusal:
        raise UnwritableError(done.refusal)
    return done


def _refusal(draft: Draft, found: Revision, otherwise: tuple[str, ...]) -> str:
    """What can't be held and where, in a sentence; empty where all can."""
    if not otherwise and not found.lost:
        return ""
    before, after = draft.editing.base, draft.editing.present
    line = unheld_line(draft.source, before, after) if draft.source.strip() else 0
    if line:
        words = draft.source.split("\n")[line - 1].strip()
        what = f"line {line}, “{words}”, can't say this – {differences(before, after)[0].words}"
    elif otherwise:
        again = read_playbook(found.text, after.source_name)
        beside = {name: getattr(after, name) for name in ("kind", "language", "title")}
        unlike = differences(after, replace(again, **beside))
        first = next((one.words for one in unlike if one.part != "reference"), "")
        what = f"{_named(otherwise)} would be read otherwise{f' – {first}' if first else ''}"
    else:
        what = f"“{found.lost[0]}” would be lost, and nobody edited it"
    return f"{_NOT_YET}: {what}. {_WAY_OUT}"


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(_FIELDS.get(one, one.removesuffix("_s").replace("_", " ")) for one in names)


def draft_text(draft: Draft) -> str:
    """The draft for the disk."""
    return json.dumps({"name": draft.name, "of": draft.of, "playbook": draft.editing.present.to_data()})


def draft_of(text: str, name: str, version: Callable[[int], tuple[str, Playbook]]) -> Draft | None:
    """The draft that was kept of that document; None where it can't be read.

    *version* gives text and playbook of the version with which it was begun.

    Raises:
        DeskError: that version is not there any more.
    """
    try:
        kept = json.loads(text)
        playbook = Playbook.from_data(kept["playbook"])
        of = int(kept["of"])
    except (ValueError, KeyError, TypeError):
        return None
    source, base = version(of)
    return Draft(name, of, source, Editing(base, playbook))
