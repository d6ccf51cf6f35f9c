"""What a person corrects of a report while they look at it: which fact, and what stands in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.past_report import PastAction
from incident_desk.domain.past_times import TimelineEntry


class FactKind(StrEnum):
    """What of a report can be corrected; the value is the word for it."""

    DATE = "date"
    START = "start"
    END = "end"
    DURATION = "duration"
    SEVERITY = "severity"
    STATUS = "status"
    IMPACT = "impact"
    CAUSE = "root cause"
    CONTRIBUTED = "contributed"
    ENTRY = "timeline entry"
    ADDED = "added timeline entry"
    """A line of the source that a person made an entry of; its place is the number of the line."""
    ACTION = "action"
    WELL = "went well"
    WRONG = "went wrong"
    LUCKY = "was luck"
    LESSON = "lesson"
    SIGNED = "signature"
    MILESTONE = "milestone"
    """One that only looks like being stated, and that a person set; its place is that among all milestones, its
    words are the number of the line that states it."""


ALONE = (
    FactKind.DATE, FactKind.START, FactKind.END, FactKind.DURATION, FactKind.SEVERITY, FactKind.STATUS,
    FactKind.IMPACT, FactKind.CAUSE,
)  # fmt: skip
"""Those that a report states once, or not."""
TIME, TEXT, DROPPED, OWNER, DUE, DONE = "time", "text", "dropped", "owner", "due", "done"
"""The parts of an entry and of an action; ``dropped`` says that an entry is none."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a report states, or a part of it. Of several of a kind *place* counts, as they were read."""

    kind: FactKind
    place: int = 0
    part: str = ""

    def with_part(self, part: str) -> "Fact":
        """That part of the same thing."""
        return Fact(self.kind, self.place, part)

    @property
    def whole(self) -> "Fact":
        """The thing that it is a part of."""
        return Fact(self.kind, self.place)


Said = Mapping[Fact, str]
"""The words that a person says in place of the report's; empty: it states none."""


def milestone_fact(milestone: Milestone) -> Fact:
    """What a person says of that milestone."""
    return Fact(FactKind.MILESTONE, list(Milestone).index(milestone))


def milestones_set(said: Said) -> dict[Milestone, int]:
    """The milestones that a person set, with the line that states each."""
    order = list(Milestone)
    return {order[fact.place]: int(words) for fact, words in said.items() if fact.kind is FactKind.MILESTONE}


def parts_said(said: Said, kind: FactKind) -> dict[int, dict[str, str]]:
    """What was said of each thing of a kind, by its place and by its parts."""
    found: dict[int, dict[str, str]] = {}
    for fact, words in said.items():
        if fact.kind is kind:
            found.setdefault(fact.place, {})[fact.part] = words
    return found


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the timeline as it stands *now*, None where it was dropped, and as it was *read*, None where a
    person added it."""

    fact: Fact
    now: TimelineEntry | None
    read: TimelineEntry | None

    @property
    def is_corrected(self) -> bool:
        """Whether it is another one than the report's."""
        return self.now is not self.read

    @property
    def is_moved(self) -> bool:
        """Whether nothing is another one but its day, which follows the corrected date."""
        now, read = self.now, self.read
        if now is None or read is None or now.moment == read.moment:
            return False
        return (now.moment.written, now.text) == (read.moment.written, read.text)


@dataclass(frozen=True, slots=True)
class ToldAction:
    """An action as it stands *now*, and as it was *read*."""

    fact: Fact
    now: PastAction
    read: PastAction


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was corrected, in words: the document's own for it, empty where it states none; what stands now, empty
    where it was taken out; and the document's line, 0 where it is not known."""

    what: str
    document: str
    now: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class DroppedEntry:
    """An entry that was read and is none, with its place among those that were read."""

    place: int
    entry: TimelineEntry
