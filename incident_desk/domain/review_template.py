"""A review's template: its sections in order, each written by people, computed from the record, or both.

A template is data. The one that a review is written by is frozen into the record, so that the review reads the same
where that file is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

WRITTEN_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "figures": "the impact on users, business, money and data",
        "whys": "the five whys",
        "factors": "the contributing factors",
        "well": "what went well",
        "wrong": "what went wrong",
        "lucky": "where we were lucky",
        "actions": "the action items",
        "actions-by-horizon": "the action items under by when they are to be done",
        "approvals": "who approved the report, as what and when",
    }
)
"""What a section can show beside its text of what people said in the review, each part by its name."""
RECORD_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "facts": "severity, status, times and people in a few lines",
        "milestones": "the milestones",
        "durations": "the durations, each by its full name and formula",
        "targets": "the targets, what became of them, and the pauses",
        "impact": "the stretches of impact and the answers to the first questions",
        "changes": "what was changed before the impact",
        "turns": "decisions and turns",
        "decisions": "the decisions alone",
        "hypotheses": "what was suspected, ruled out and confirmed",
        "timeline": "the timeline",
        "phases": "the phases",
        "checklist": "the steps as they were left",
        "recovery": "the proof of recovery",
        "checks": "the changes of the checks",
        "updates": "the updates that were sent",
        "people": "who had which role",
        "contacts": "who was called",
        "evidence": "the files of evidence with their checksums",
        "findings": "what the timeline doctor asks, and what became of that",
        "record": "how far the record goes, and its hash",
        "stated": "of a past incident: what its report states",
        "stated-impact": "of a past incident: the impact in its report's words",
        "stated-cause": "of a past incident: the root cause in its report's words",
        "stated-factors": "of a past incident: the contributing factors in its report's words",
        "stated-lessons": "of a past incident: the lessons in its report's words",
        "stated-sign-off": "of a past incident: who signed its report",
        "source": "of a past incident: its document and what was repaired in it",
    }
)
"""What a section can show of the record; nobody writes it."""
PARTS: Mapping[str, str] = MappingProxyType({**WRITTEN_PARTS, **RECORD_PARTS})


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One section. ``prompt`` says what belongs there; ``shows`` names what stands under its text, of ``PARTS``.

    ``prose``: people write a text. ``optional``: where it is empty the report leaves it out. ``also`` are other
    headings under which a document has the same.
    """

    id: str
    title: str
    prompt: str = ""
    prose: bool = True
    optional: bool = False
    shows: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether people have to write something here; else all of it comes from the record."""
        return self.prose or any(part in _TO_WRITE for part in self.shows)


_TO_WRITE = frozenset(WRITTEN_PARTS) - {"approvals"}


@dataclass(frozen=True, slots=True)
class ReviewTemplate:
    """Sections in the order of the report. ``name`` is how it is chosen, ``title`` what it is called."""

    name: str
    title: str
    about: str = ""
    sections: tuple[TemplateSection, ...] = ()

    def section(self, wanted: str) -> TemplateSection | None:
        """The section of that id or title; None where there is none."""
        plain = plain_words(wanted)
        by_id = next((one for one in self.sections if one.id == wanted.strip()), None)
        return by_id or next((one for one in self.sections if plain in map(plain_words, (one.id, one.title))), None)


def plain_words(text: str) -> str:
    """The words alone, in small letters, so that ``Root Cause:`` and ``root-cause`` are the same."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
