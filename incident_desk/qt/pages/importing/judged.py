"""What a person says of one document while they look at it: answers to its doubts, and corrections."""

from dataclasses import replace

from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.found import Found, Look
from incident_desk.qt.pages.importing.lines import doubted_lines
from incident_desk.qt.pages.importing.opened import Opened

ANSWERED = frozenset({"plan", "zone", "day"})
"""What doubts are about that ask for more than a look."""


class Judged:
    """Begins with what was said of the version before; None is no document."""

    def __init__(self, opened: Opened | None) -> None:
        self._opened = opened
        self._rows = opened.rows if opened is not None else ()
        self._doubts = [place for place, row in enumerate(self._rows) if row.look is Look.DOUBT]
        self._looked: set[int] = set()
        self.corrections = opened.said if opened is not None else Corrections()
        self.to_check = 0
        """Doubts that nobody looked at yet."""
        self.asks_plan = False
        """Whether the document leaves open which plan is meant, and nobody has said it."""
        self._doubted = bytearray(1)
        self._count()

    @property
    def plan(self) -> str | None:
        """The plan that the person took; None while nobody did."""
        return self.corrections.plan

    @property
    def used_plan(self) -> str | None:
        """The plan that is worked by: the one that was taken, else the reader's choice."""
        if self.plan is not None or self._opened is None:
            return self.plan
        return self._opened.playbook.chosen_plan

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.corrections.title or (self._opened.playbook.title if self._opened is not None else "")

    @property
    def kind(self) -> str:
        """What the document is."""
        return self.corrections.kind or (self._opened.playbook.kind if self._opened is not None else "")

    @property
    def makes_past(self) -> bool:
        """Whether the document becomes a past incident: it is a report, and nobody says otherwise."""
        return self._opened is not None and self._opened.past is not None and self.kind == "report"

    def said_of(self, about: str) -> str:
        """What the person answered to a question of a report, by what it is about; empty while nothing."""
        return {"zone": self.corrections.zone, "day": self.corrections.day}.get(about, "")

    @property
    def asks_zone(self) -> bool:
        """Whether the times of a report state no zone, and nobody has said it."""
        return not self.corrections.zone and any(_about(self._rows[place]) == "zone" for place in self._doubts)

    @property
    def is_corrected(self) -> bool:
        """Whether title or kind are not as they were read."""
        return bool(self.corrections.title or self.corrections.kind)

    def is_settled(self, row: int) -> bool:
        """Whether a doubt was answered or looked at."""
        about = _about(self._rows[row])
        if about in ANSWERED:
            return bool(self.plan is not None if about == "plan" else self.said_of(about))
        return row in self._looked

    def is_doubted(self, line: int) -> bool:
        """Whether a doubt speaks of that line that nobody looked at yet."""
        return 0 < line < len(self._doubted) and bool(self._doubted[line])

    def settle(self, row: int) -> None:
        """A doubt was looked at, or is to be looked at after all. What is asked is settled by an answer alone."""
        is_doubt = 0 <= row < len(self._rows) and self._rows[row].look is Look.DOUBT
        if is_doubt and _about(self._rows[row]) not in ANSWERED:
            self._looked ^= {row}
            self._count()

    def take_plan(self, name: str) -> None:
        """A plan was taken."""
        self.corrections = replace(self.corrections, plan=name)
        self._count()

    def answer(self, about: str, words: str) -> None:
        """A question was answered; no words take the answer to one of a report back."""
        if about == "plan":
            self.take_plan(words)
        if about in ("zone", "day"):
            self.corrections = replace(self.corrections, **{about: words})
            self._count()

    def name(self, title: str) -> None:
        """It was called otherwise; no words, or those that were read, take that back."""
        words = " ".join(title.split())
        is_read = self._opened is None or words == self._opened.playbook.title
        self.corrections = replace(self.corrections, title="" if is_read else words)

    def call_it(self, kind: str) -> None:
        """It was said to be of that kind."""
        is_read = self._opened is None or kind == self._opened.playbook.kind
        self.corrections = replace(self.corrections, kind="" if is_read else kind)

    def _count(self) -> None:
        left = [place for place in self._doubts if not self.is_settled(place)]
        self.to_check = len(left)
        self.asks_plan = any(_about(self._rows[place]) == "plan" for place in left)
        spans = [self._rows[place].span for place in left]
        lines = len(self._opened.lines) if self._opened is not None else 0
        self._doubted = doubted_lines(lines, [span for span in spans if span is not None])


def _about(row: Found) -> str:
    return row.thing.about if isinstance(row.thing, Doubt) else ""
