"""What a person says of one document while they look at it: answers to its doubts, and corrections."""

from dataclasses import replace

from incident_desk.domain.past_corrected import Fact, FactKind, Said
from incident_desk.domain.playbook import Doubt
from incident_desk.formats.reading.reports.said import words_of
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.found import Found, Look
from incident_desk.qt.pages.importing.lines import doubted_lines
from incident_desk.qt.pages.importing.opened import Opened

ANSWERED = frozenset({"plan", "zone", "day"})
"""What doubts are about that ask for more than a look."""


class Judged:
    """Begins with what was said of the version before; None is no document."""

    def __init__(self, opened: Opened | None) -> None:
        self._looked: set[Doubt] = set()
        self.corrections = opened.said if opened is not None else Corrections()
        self.to_check = 0
        """Doubts that nobody looked at yet."""
        self.asks_plan = False
        """Whether the document leaves open which plan is meant, and nobody has said it."""
        self._doubted = bytearray(1)
        self.recast(opened)

    def recast(self, opened: Opened | None) -> None:
        """The same document with other rows; what was said and looked at stays."""
        self._opened = opened
        self._rows = opened.rows if opened is not None else ()
        self._doubts = [place for place, row in enumerate(self._rows) if row.look is Look.DOUBT]
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
        """Whether the title, the kind or a fact is not as it was read."""
        return bool(self.corrections.title or self.corrections.kind or self.corrections.facts)

    def is_settled(self, row: int) -> bool:
        """Whether a doubt was answered or looked at."""
        about = _about(self._rows[row])
        if about in ANSWERED:
            return bool(self.plan is not None if about == "plan" else self.said_of(about))
        return self._rows[row].thing in self._looked

    def is_doubted(self, line: int) -> bool:
        """Whether a doubt speaks of that line that nobody looked at yet."""
        return 0 < line < len(self._doubted) and bool(self._doubted[line])

    def settle(self, row: int) -> None:
        """A doubt was looked at, or is to be looked at after all. What is asked is settled by an answer alone."""
        thing = self._rows[row].thing if 0 <= row < len(self._rows) else None
        if isinstance(thing, Doubt) and thing.about not in ANSWERED:
            self._looked ^= {thing}
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
            said = self.corrections
            self.corrections = replace(said, zone=words) if about == "zone" else replace(said, day=words)
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

    def correct(self, said: Said) -> bool:
        """Something was said of facts of a report; the words that were read take that back. Whether it makes a
        difference."""
        past = self._opened.past if self._opened is not None else None
        if past is None:
            return False
        before = self.corrections.facts
        facts = {**before, **said}
        for fact, words in said.items():
            if fact.kind is not FactKind.ADDED and words.split() == words_of(past.read, fact).split():
                del facts[fact]
        self.corrections = replace(self.corrections, facts=facts)
        return facts != before

    def take_back(self, fact: Fact) -> bool:
        """What was said of a fact does not hold; an entry that was added is none. Whether anything was said."""
        before = self.corrections.facts
        facts = {one: words for one, words in before.items() if one.whole != fact.whole}
        self.corrections = replace(self.corrections, facts=facts)
        return facts != before

    def _count(self) -> None:
        left = [place for place in self._doubts if not self.is_settled(place)]
        self.to_check = len(left)
        self.asks_plan = any(_about(self._rows[place]) == "plan" for place in left)
        spans = [self._rows[place].span for place in left]
        lines = len(self._opened.lines) if self._opened is not None else 0
        self._doubted = doubted_lines(lines, [span for span in spans if span is not None])


def _about(row: Found) -> str:
    return row.thing.about if isinstance(row.thing, Doubt) else ""
