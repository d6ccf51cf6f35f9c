"""Which milestones of its incident a report states: those that it names, and what only looks like one.

A milestone is stated by a label of the report ("Start: 14:02"), or by a row of the timeline that says it and
nothing else ("Service restored"). A row that says more, or two rows that say the same at two times, is a guess: it
is told as a doubt, and set nowhere. A day without a clock is no milestone: durations would be read from it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_report import PastReport, StatedMoment
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.formats.reading.reports.own_report import own_milestones
from incident_desk.formats.reading.reports.terms import BEGINS, DETECTED, END, ENDS, START
from incident_desk.formats.reading.words import folded, says, starts_with, together

_THING = r"(?:the|a|an|first|initial|major|incident|issue|outage|problem|error|errors|alert|service|system|failure)"
_WAS = r"(?:(?:was|were|is|has been|had been|first|now|fully|officially|completely)\s)*"
_FIX = (
    r"(?:(?:the|a|emergency|critical|final|permanent|temporary|hot)\s)*"
    r"(?:fix|hotfix|patch|rollback|roll-back|mitigation)"
)
_BACK = (
    r"(?:(?:the|all|full|normal|affected)\s)*(?:services?|systems?|site|operations?|functionality|access|traffic)"
)
NAMED: tuple[tuple[Milestone, re.Pattern[str]], ...] = tuple(
    (milestone, re.compile(rf"(?:{words})[.!]?"))
    for milestone, words in (
        (Milestone.IMPACT_STARTED, rf"(?:user |customer )?impact {_WAS}(?:began|begins|started|starts|start)"
                                   rf"|{_THING}(?:\s{_THING})*\s{_WAS}(?:began|begins|started|starts)"
                                   r"|(?:incident|outage|impact) (?:start|begin)(?: time)?"),
        (Milestone.DETECTED, rf"(?:{_THING}\s)*{_WAS}detected|detection(?: time)?|time detected"),
        (Milestone.DECLARED, rf"(?:{_THING}\s)*{_WAS}declared"),
        (Milestone.ACKNOWLEDGED, rf"(?:{_THING}\s)*{_WAS}acknowledged(?: by on-?call)?"),
        (Milestone.CAUSE_IDENTIFIED, rf"(?:the\s)?(?:root\s)?causes? {_WAS}(?:identified|found|determined)"),
        (Milestone.FIX_APPLIED, rf"{_FIX} {_WAS}(?:committed and )?(?:deployed|applied|released|rolled out|"
                                r"completed?)(?: to prod(?:uction)?| in prod(?:uction)?)?"),
        (Milestone.IMPACT_ENDED, rf"{_BACK} {_WAS}(?:restored|recovered|back to normal|operational)"
                                 rf"|(?:user |customer )?impact {_WAS}(?:ended|over|end)|mitigated"
                                 r"|(?:incident|outage) (?:ended|over|end)"),
        (Milestone.RESOLVED, rf"(?:{_THING}\s)*{_WAS}(?:marked (?:as )?)?resolved|resolution(?: time)?"),
        (Milestone.CLOSED, rf"(?:the )?(?:incident|issue|ticket) {_WAS}closed"),
    )
)  # fmt: skip
"""What a row of a timeline says that names a milestone and nothing else."""
_LOOSE: tuple[tuple[Milestone, tuple[str, ...]], ...] = (
    (Milestone.DETECTED, DETECTED),
    (Milestone.DECLARED, ("declared", "escalated")),
    (Milestone.ACKNOWLEDGED, ("acknowledg",)),
    (Milestone.CAUSE_IDENTIFIED, ("cause identified", "cause found", "identified the cause", "root cause")),
    (Milestone.FIX_APPLIED, ("fix deployed", "deployed", "rolled back", "rollback", "reverted", "fix applied")),
    (Milestone.IMPACT_ENDED, ("restored", "recovered", "back to normal")),
    (Milestone.RESOLVED, ("resolved",)),
    (Milestone.IMPACT_STARTED, BEGINS),
    (Milestone.IMPACT_ENDED, ENDS),
)
"""Words that let a row look like a milestone."""
FACT = "fact"
"""How what stands under a label was written that is no row: the label is all of its text."""
LABEL = "label"
"""How a row was written that stands behind a label, with which its text begins."""
_ENDS_OF_IT = together(START, END)
_LONGEST_LABEL = 30
_LABELS: tuple[tuple[Milestone, tuple[str, ...]], ...] = (
    (Milestone.RESOLVED, ("all clear", "all-clear", "stood down", "stand down")),
    (
        Milestone.ACKNOWLEDGED,
        ("engaged", "ic assigned", "responder", "on-call joined", "picked up", "first response"),
    ),
    (Milestone.DETECTED, ("first alert", "alerted", "alert fired", "first report", "noticed")),
)
"""Words that let a label look like a milestone, before those of rows."""
_BY_WHOM = re.compile(r"\([^()]*\)$|(?:by|via|from|through)\s")
"""What stands behind a label's time and says who saw it or did it."""
_OF_A_TIME = re.compile(r"^(?:time (?:of )?|date/time )|\s*\([^()]*\)|\s+(?:at|on|time)(?=\s*\(|$)")
_BETTER = frozenset((Milestone.FIX_APPLIED, Milestone.IMPACT_ENDED, Milestone.RESOLVED))
_IN_VAIN = re.compile(
    r"\b(?:(?:no|without|little|any) (?:effect|change|improvement|luck|success)|to no avail|in vain|ineffective"
    r"|(?:did not|didn['’]t|does not|doesn['’]t) (?:help|fix|work|change|resolve|solve|make)"
    r"|made no difference|unsuccessful\w*|no difference)\b"
)
"""What a row says of something that was tried and made nothing better."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Claim:
    """A milestone that the report states: when, in which words, and on which line of the source (0: not known)."""

    milestone: Milestone
    moment: PastMoment
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Guess:
    """A row that looks like a milestone which the report states nowhere; a person can set it."""

    claim: Claim

    @property
    def words(self) -> str:
        """The doubt, for a person."""
        one = self.claim
        is_timed = one.words.endswith(one.moment.written)
        told = f"“{_short(one.words)}”" if is_timed else f"“{_short(one.words)}” ({one.moment.written})"
        return f"{TITLES[one.milestone]} is not stated, and it is not set. {told} may be it"


@dataclass(frozen=True, slots=True)
class SeveralTimes:
    """A milestone that rows state at several times; a person can say which one holds."""

    claims: tuple[Claim, ...]
    """The first row of each time."""

    @property
    def words(self) -> str:
        """The doubt, for a person."""
        times = ", ".join(dict.fromkeys(one.moment.written for one in self.claims))
        return f"{TITLES[self.claims[0].milestone]} is stated at several times ({times}): it is not set"


@dataclass(frozen=True, slots=True)
class Claims:
    """What is stated, at most one of each milestone, and what was left open, in words for a person."""

    stated: tuple[Claim, ...] = ()
    doubts: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    """Those of the doubts that a person can settle by setting the milestone."""
    several: tuple[SeveralTimes, ...] = ()
    """Those that a person can settle by saying which time holds."""


def milestones_of(report: PastReport, lines: Sequence[str], accepted: Mapping[Milestone, int] = {}) -> Claims:
    """The milestones that the report states; ``lines`` are those of its source. *accepted* are those that a person
    set, with the line that states or looks like each: one that stands there no more is open again."""
    found = _of_our_table(lines) or {one.milestone: one for one in reversed(list(_of_labels(report, lines)))}
    doubts: list[str] = []
    several: list[SeveralTimes] = []
    by_name: dict[Milestone, list[TimelineEntry]] = {}
    for entry in (*report.labelled, *report.timeline):
        if (name := _named(entry)) is not None:
            by_name.setdefault(name, []).append(entry)
    for milestone in Milestone:
        named = by_name.get(milestone, [])
        clocked = [entry for entry in named if entry.moment.clock]
        doubts += [_without_clock(milestone, entry) for entry in named if not entry.moment.clock]
        if milestone in found or not clocked:
            continue
        times = _of_each_time(milestone, clocked)
        if (one := _held(times, accepted.get(milestone))) is not None:
            found[milestone] = one
        else:
            several.append(SeveralTimes(times))
    guessed = list(_every_guess(report, found))
    found |= {one.claim.milestone: one.claim for one in guessed if _is_accepted(one, accepted)}
    guesses = tuple(one for one in guessed if one.claim.milestone not in found)
    doubts += [*(one.words for one in several), *(one.words for one in guesses)]
    return Claims(tuple(found[one] for one in Milestone if one in found), tuple(doubts), guesses, tuple(several))


def _of_our_table(lines: Sequence[str]) -> dict[Milestone, Claim]:
    """What the table of a report that the desk wrote says: it counts before any row."""
    known = {title: milestone for milestone, title in TITLES.items()}
    return {
        known[title]: Claim(known[title], moment, title, line)
        for title, moment, line in own_milestones(lines)
        if title in known
    }


def _of_each_time(milestone: Milestone, entries: Sequence[TimelineEntry]) -> tuple[Claim, ...]:
    first: dict[str, TimelineEntry] = {}
    for entry in entries:
        first.setdefault(entry.moment.iso or entry.moment.clock, entry)
    return tuple(_claim(milestone, entry) for entry in first.values())


def _held(times: Sequence[Claim], line: int | None) -> Claim | None:
    """The one time that there is, or the one that a person said."""
    return times[0] if len(times) == 1 else next((one for one in times if line and one.line == line), None)


def _is_accepted(guess: Guess, accepted: Mapping[Milestone, int]) -> bool:
    return accepted.get(guess.claim.milestone) == guess.claim.line


def _of_labels(report: PastReport, lines: Sequence[str]) -> Iterator[Claim]:
    """The start and the end, where a label or a sentence of the report gives them and no row of its timeline."""
    rows = {entry.span for entry in report.timeline if not _is_label_of_an_end(entry)}
    named = {entry.moment.iso for entry in report.timeline if _named(entry) is not None}
    for stated, usual in ((report.start, Milestone.IMPACT_STARTED), (report.end, Milestone.IMPACT_ENDED)):
        if stated is None or not stated.moment.clock or stated.span in rows or stated.iso in named:
            continue
        words = _line(stated, lines)
        yield Claim(
            _meant(words, usual),
            stated.moment,
            words or stated.moment.written,
            stated.span.first if stated.span else 0,
        )


def _is_label_of_an_end(entry: TimelineEntry) -> bool:
    """Whether a row is no more than the label of the start or the end: "Started" is no act among others."""
    return entry.how == LABEL and len(entry.text) <= _LONGEST_LABEL and starts_with(entry.text, _ENDS_OF_IT)


def _line(stated: StatedMoment, lines: Sequence[str]) -> str:
    """The source's line, without its markup; a paragraph over several lines as one."""
    if stated.span is None:
        return ""
    text = " ".join(lines[stated.span.first - 1 : stated.span.last])
    return " ".join(re.sub(r"[*_|`#]+", " ", text).split())[:_LONGEST]


def _meant(words: str, usual: Milestone) -> Milestone:
    """What a label of the start or the end means by its own word; else the start or the end of the impact."""
    label = folded(re.split(r"[:：]|\s\d", words, maxsplit=1)[0])
    if usual is Milestone.IMPACT_STARTED and says(label, ("detect", "discover", "noticed")):
        return Milestone.DETECTED
    if usual is Milestone.IMPACT_ENDED and says(label, ("resolved", "resolution")):
        return Milestone.RESOLVED
    return usual


def is_of_a_milestone(label: str) -> bool:
    """Whether a label names a milestone, or looks like one."""
    return _name_in(label_words(label)) is not None or _look_of_label(label, (*_LABELS, *_LOOSE)) is not None


def label_words(label: str) -> str:
    """What a label is about, without that it is of a time: "Time of detection", "Detected at (UTC)"."""
    return _OF_A_TIME.sub("", folded(label)).strip()


def _named(entry: TimelineEntry) -> Milestone | None:
    """The milestone that a row or a label names and nothing else; a label may say by whom."""
    if entry.how not in (FACT, LABEL):
        return _name_in(entry.text[:_LONGEST])
    label, _, rest = entry.text[:_LONGEST].partition(": ")
    return _name_in(label_words(label)) if not rest or _BY_WHOM.match(rest) else None


@lru_cache(maxsize=8192)
def _name_in(words: str) -> Milestone | None:
    """Remembered, for while a person corrects a long report one row is another one and thousands are the same."""
    text = " ".join(folded(words).split())
    return next((milestone for milestone, pattern in NAMED if pattern.fullmatch(text)), None)


def _every_guess(report: PastReport, found: Mapping[Milestone, Claim]) -> Iterator[Guess]:
    """What looks like a milestone under labels, then in the other rows."""
    labels = tuple(one for one in report.timeline if one.how == LABEL)
    guessed = list(_guesses_of_labels((*report.labelled, *labels), found))
    yield from guessed
    lines = {one.claim.line for one in guessed} - {0}
    rows = [one for one in report.timeline if one.span is None or one.span.first not in lines]
    yield from _guesses(rows, {**found, **{one.claim.milestone: one.claim for one in guessed}})


def _guesses_of_labels(labelled: Sequence[TimelineEntry], stated: Mapping[Milestone, Claim]) -> Iterator[Guess]:
    """The labels that look like a milestone which the report states nowhere."""
    told = set(stated)
    for entry in labelled:
        label = entry.text[:_LONGEST].partition(": ")[0]
        known = (*_LABELS, *_LOOSE) if entry.how == FACT else _LABELS
        milestone = _look_of_label(label, known) if _named(entry) is None and entry.moment.clock else None
        if milestone is not None and milestone not in told:
            told.add(milestone)
            yield Guess(_claim(milestone, entry))


def _look_of_label(label: str, known: Sequence[tuple[Milestone, tuple[str, ...]]]) -> Milestone | None:
    if len(label) > _LONGEST_LABEL:
        return None
    return next((milestone for milestone, signs in known if says(label, signs)), None)


def _guesses(timeline: Sequence[TimelineEntry], stated: Mapping[Milestone, Claim]) -> Iterator[Guess]:
    """The first row that looks like a milestone which the report states nowhere."""
    told = set(stated)
    first: dict[int, TimelineEntry] = {}
    for entry in timeline:
        for place in _looks_of(entry.text[:_LONGEST]) if entry.moment.clock else ():
            first.setdefault(place, entry)
    for place, (milestone, _) in enumerate(_LOOSE):
        if milestone not in told and place in first:
            told.add(milestone)
            yield Guess(_claim(milestone, first[place]))


@lru_cache(maxsize=8192)
def _looks_of(words: str) -> tuple[int, ...]:
    """The places of what a row looks like, where it names nothing; remembered, as what it names is."""
    if _name_in(words) is not None:
        return ()
    is_vain = _IN_VAIN.search(folded(words)) is not None
    return tuple(
        place
        for place, (milestone, signs) in enumerate(_LOOSE)
        if says(words, signs) and not (is_vain and milestone in _BETTER)
    )


def _claim(milestone: Milestone, entry: TimelineEntry) -> Claim:
    words = f"{entry.text}: {entry.moment.written}" if entry.how == FACT else entry.text
    return Claim(milestone, entry.moment, words, entry.span.first if entry.span else 0)


def _without_clock(milestone: Milestone, entry: TimelineEntry) -> str:
    return f"{TITLES[milestone]} has no clock time ({entry.moment.written}): it is not set"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79].rstrip() + "…"
