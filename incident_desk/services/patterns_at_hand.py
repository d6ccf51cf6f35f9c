"""Which patterns and recoveries of the playbook the trouble speaks of, and which words said so. Pure.

    clues_of(incident, entries) -> what is known by the record, each with where it is from
    at_hand(playbook, clues)    -> the patterns that share words with it, the nearest first
    elsewhere(playbooks, clues) -> the same of all other playbooks together, each with its playbook

A word that few patterns have says more than one that many have: it weighs log(patterns / patterns that have it),
plus one, as inverse document frequency does (Spärck Jones 1972). In a pattern's name it counts three times, among
its symptoms twice. A word of several clues counts once. Endings of English plurals make no difference.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.timeline import Entry, Sign

_WORD = re.compile(r"[^\W\d_]{3,}|[1-5]\d\d")
"""Words, and the three figures of a status."""
_PLAIN = frozenset(
    ["the", "and", "for", "with", "not", "are", "was", "has", "had", "have", "from", "this", "that", "all",
     "out", "can", "does", "did", "but", "its", "our", "any", "now", "then", "than", "when", "after", "before",
     "about", "into", "who", "http", "https", "www", "com", "net", "org", "url", "localhost", "check",
     "answered", "answer", "expected", "health", "service", "issue", "issues", "problem", "problems", "error",
     "errors", "failed", "failure", "pattern", "production",
     "every", "each", "some", "none", "more", "most", "there", "their", "still", "while", "since", "only", "been",
     "will", "were", "what", "which", "where", "see", "seen", "got", "one", "two", "use", "may", "too", "new"]
)  # fmt: skip
"""Words that say nothing of what the trouble is about."""
_TELLING = frozenset({Sign.FINDING, Sign.HYPOTHESIS, Sign.NOTE, Sign.CHANGE})
_IN_NAME, _IN_SYMPTOMS, _ELSEWHERE = 3.0, 2.0, 1.0
_TROUBLE = frozenset({State.DOWN, State.FLAPPING, State.SLOW})
_NAMED = 3
_READ_BACK = 200
"""So many entries are read, the newest: a long night has thousands."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that is known of the trouble, and what it is from: "/api/health", "the finding of 03:12"."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AtHand:
    """A pattern by its place in the playbook, how near it is, and the words that said so with their sources."""

    place: int
    pattern: Procedure
    score: float
    words: tuple[tuple[str, str], ...]

    @property
    def reason(self) -> str:
        """Why it is there: ``“pool” of /api/health, “timeout” of the finding of 03:12``."""
        return ", ".join(f"“{word}” of {source}" for word, source in self.words[:_NAMED])


def clues_of(incident: Incident, entries: Sequence[Entry]) -> tuple[Clue, ...]:
    """What the title, the checks in trouble and the newest entries of people say. Struck ones say nothing."""
    newest = reversed(entries[-_READ_BACK:])
    told = [one for one in newest if one.human and one.kind in _TELLING and one.struck is None and not one.undone]
    return (Clue(incident.title, "the title"), *_of_checks(incident), *(_of_entry(one) for one in told))


def at_hand(playbook: Playbook | None, clues: Sequence[Clue]) -> tuple[AtHand, ...]:
    """The patterns that share a word with what is known, the nearest first; ties in the order of the document."""
    return tuple(one for _, one in elsewhere((playbook,), clues)) if playbook is not None else ()


def elsewhere(playbooks: Sequence[Playbook], clues: Sequence[Clue]) -> tuple[tuple[Playbook, AtHand], ...]:
    """The patterns of all these playbooks that share a word with what is known, the nearest first.

    A word counts by how few patterns of all of them have it; ties in the order of the playbooks and documents.
    """
    known = _first_sources(clues)
    patterns = [(book, place, one) for book in playbooks for place, one in enumerate(book.procedures)]
    vocabularies = [_weights(one) for _, _, one in patterns] if known else []
    rarity = _rarity(vocabularies)
    found = []
    for (book, place, pattern), weights in zip(patterns if known else [], vocabularies, strict=True):
        shared = {word: weights[word] * rarity[word] for word in weights if word in known}
        if shared:
            words = sorted(shared, key=lambda word: (-shared[word], word))
            hand = AtHand(place, pattern, sum(shared.values()), tuple(known[word] for word in words))
            found.append((book, hand))
    return tuple(sorted(found, key=lambda one: -one[1].score))


def others(playbooks: Sequence[Playbook], own: Playbook | None) -> tuple[Playbook, ...]:
    """The playbooks with patterns that are not the incident's own document."""
    return tuple(one for one in playbooks if one.procedures and not (own is not None and _is_same(one, own)))


def _is_same(one: Playbook, own: Playbook) -> bool:
    """Whether it is the same document, or another version of it."""
    return one.title == own.title or bool(own.source_sha256 and one.source_sha256 == own.source_sha256)


def _of_checks(incident: Incident) -> Iterator[Clue]:
    for check, mark in incident.check_marks.items():
        if mark.state in _TROUBLE:
            group = str((incident.checks.get(check) or {}).get("group") or "")
            yield Clue(" ".join((mark.name, group, mark.state, mark.detail)), mark.name)


def _of_entry(entry: Entry) -> Clue:
    when = f" of {entry.happened.at:%H:%M}" if entry.happened.at is not None else ""
    return Clue(f"{entry.text} {entry.detail}", f"the {entry.kind}{when}")


def _first_sources(clues: Sequence[Clue]) -> dict[str, tuple[str, str]]:
    """Each word of the clues as it was written, with the first clue that has it."""
    found: dict[str, tuple[str, str]] = {}
    for clue in clues:
        for hit in _WORD.finditer(clue.text):
            word = _stem(hit[0])
            if word not in _PLAIN:
                found.setdefault(word, (hit[0], clue.source))
    return found


def _weights(pattern: Procedure) -> dict[str, float]:
    """How much each word of a pattern says of it."""
    deeper = (step.text for step in walk((*pattern.investigation, *pattern.resolution, *pattern.steps)))
    found: dict[str, float] = {}
    for weight, texts in (
        (_IN_NAME, (pattern.name, pattern.group)),
        (_IN_SYMPTOMS, pattern.symptoms),
        (_ELSEWHERE, (*pattern.causes, pattern.detail, *deeper)),
    ):
        for text in texts:
            for word in map(_stem, _WORD.findall(text)):
                if word not in _PLAIN:
                    found[word] = max(weight, found.get(word, 0.0))
    return found


def _rarity(vocabularies: Sequence[Mapping[str, float]]) -> dict[str, float]:
    words = {word for one in vocabularies for word in one}
    return {word: 1.0 + log(len(vocabularies) / sum(word in one for one in vocabularies)) for word in words}


def _stem(word: str) -> str:
    """The word without the ending of a plural, so that "timeouts" is "timeout"."""
    plain = word.casefold()
    return plain[:-1] if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss") else plain
