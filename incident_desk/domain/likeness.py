"""Which past incidents were like one, and why. Pure: states of incidents in, the likest first out.

=====================  ====  ====================================================================
the same                     what it weighs
=====================  ====  ====================================================================
check that failed      3     by its name, each
pattern or cause       3     opened or confirmed in both, each
words                  1…3   of title, cause and impact: rare words weigh more, a word that a third of
                             all incidents have weighs nothing
service                1.5   the group of a check that failed, where no check is the same
playbook               1     and never alone: most incidents have the same few
=====================  ====  ====================================================================

False alarms and duplicates are like nothing, nor are drills. What was later than the incident is not *before*.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import log

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.patterns import found_cause, known_patterns
from incident_desk.domain.status import Status

LEAST = 2.0
"""An incident that weighs less is not like it."""
MOST = 8
_WORD = re.compile(r"[^\W_]{3,}")
_BAD = frozenset((State.DOWN, State.SLOW, State.FLAPPING))
_SAYING_NOTHING = """
and are but can das der die for from has had have incident into ist mit not oder off our out outage service that the
their then there this und user users von was were what when which who will with without you your
"""
_EVERYWHERE = frozenset(_SAYING_NOTHING.split())
"""Words that say nothing of what broke."""
_LONGEST = 4_000
_PER_WORD, _ALL_WORDS = 1.5, 3.0


class Why(StrEnum):
    """What two incidents have in common, the strongest first."""

    CHECK = "same check failing"
    CAUSE = "same cause"
    PATTERN = "same pattern"
    WORDS = "words"
    SERVICE = "same service"
    PLAYBOOK = "same playbook"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in common, and what exactly."""

    why: Why
    what: tuple[str, ...]

    @property
    def words(self) -> str:
        """In words: ``same check failing: /api/health``."""
        return f"{self.why.value}: {', '.join(self.what)}"


@dataclass(frozen=True, slots=True)
class Like:
    """A past incident, how like it is, and why."""

    incident: Incident
    weight: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """All reasons in words."""
        return "; ".join(one.words for one in self.reasons)


@dataclass(frozen=True, slots=True)
class Traits:
    """What an incident is compared by. Names are as they were written; they are compared without case."""

    words: frozenset[str]
    checks: Mapping[str, str]
    services: Mapping[str, str]
    patterns: Mapping[str, str]
    causes: Mapping[str, str]
    playbook: str


def likest(
    one: Incident, others: Iterable[Incident], most: int = MOST, read: Callable[[Incident], Traits] | None = None
) -> tuple[Like, ...]:
    """The incidents that were before this one and like it, the likest first, of equal ones the newest.

    ``read`` gives the traits of each, where somebody keeps them.
    """
    read = read or traits_of
    before = [(other, read(other)) for other in others if _is_before(one, other)]
    rare, mine = _rarity([theirs.words for _, theirs in before]), read(one)
    found = [_like(mine, other, theirs, rare) for other, theirs in before]
    wanted = (like for like in found if like.weight >= LEAST and like.reasons[0].why is not Why.PLAYBOOK)
    return tuple(sorted(wanted, key=lambda like: (-like.weight, _ago(like.incident)))[:most])


def traits_of(incident: Incident) -> Traits:
    """What the incident is compared by."""
    names = {turn.check: turn.name for turn in incident.check_turns if turn.state in _BAD}
    groups = (str(incident.checks.get(check, {}).get("group") or "") for check in names)
    cause = found_cause(incident)
    return Traits(
        words=_words(incident, cause),
        checks=_named(names.values()),
        services=_named(groups),
        patterns=_named(one.pattern.name for one in known_patterns(incident) if one.is_open),
        causes=_named([cause] if cause else ()),
        playbook=incident.playbook.title if incident.playbook is not None else "",
    )


def _words(incident: Incident, cause: str) -> frozenset[str]:
    report = incident.past.report if incident.past is not None else None
    passages = [one.text for one in (report.root_cause, report.impact) if one is not None] if report else []
    answers = (answer.text for answer in incident.assessment.values() if answer.text)
    text = " ".join((incident.title, cause, *answers, *passages))[:_LONGEST].casefold()
    return frozenset(_WORD.findall(text)) - _EVERYWHERE


def _named(names: Iterable[str]) -> Mapping[str, str]:
    return {name.casefold(): name for name in names if name}


def _rarity(texts: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much a word weighs by how few have it; one that a third of many have weighs nothing."""
    seen, count = Counter(word for words in texts for word in words), len(texts)
    most = max(2, count // 3)
    return {
        word: min(_PER_WORD, 0.75 + log(1 + count / number) / 4) for word, number in seen.items() if number <= most
    }


def _like(mine: Traits, other: Incident, theirs: Traits, rare: Mapping[str, float]) -> Like:
    words = sorted(mine.words & theirs.words & rare.keys(), key=lambda word: (-rare[word], word))
    checks = _both(mine.checks, theirs.checks)
    found = (
        (Why.CHECK, checks, 3.0 * len(checks)),
        (Why.CAUSE, causes := _both(mine.causes, theirs.causes), 3.0 * len(causes)),
        (Why.PATTERN, patterns := _both(mine.patterns, theirs.patterns), 3.0 * len(patterns)),
        (Why.WORDS, tuple(words[:5]), min(_ALL_WORDS, sum(rare[word] for word in words))),
        (Why.SERVICE, () if checks else _both(mine.services, theirs.services), 1.5),
        (Why.PLAYBOOK, (mine.playbook,) if mine.playbook and mine.playbook == theirs.playbook else (), 1.0),
    )
    reasons = tuple(Reason(why, what) for why, what, _ in found if what)
    return Like(other, sum(weight for _, what, weight in found if what), reasons or (Reason(Why.PLAYBOOK, ()),))


def _both(mine: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(theirs[name] for name in theirs if name in mine)


def _is_before(one: Incident, other: Incident) -> bool:
    """Whether it is another one that counts, and was before."""
    counts = other.record in (RecordKind.INCIDENT, RecordKind.PAST) and other.status is not Status.CANCELLED
    return counts and other.id != one.id and other.declared_at <= one.declared_at


def _ago(incident: Incident) -> float:
    at: datetime = incident.declared_at
    return -at.timestamp()
