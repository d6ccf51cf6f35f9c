"""Which playbook the first words of an incident speak of, and which words said so. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook

_WORD = re.compile(r"[^\W_]{3,}")
_IN_NAME, _IN_SIGNS = 3.0, 1.0
_SHOWN = 3
_COMMON = frozenset(
    {"the", "and", "for", "with", "not", "are", "has", "from", "all", "out", "our", "can", "does", "playbook",
     "runbook", "incident", "response", "production", "service", "users"}
)  # fmt: skip
"""Words that every playbook has and that choose none."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The place of the playbook in the list, and the words that chose it, as they were typed."""

    place: int
    words: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why it was chosen: ``chosen from “Chatbot Fluxa” and “down”``."""
        quoted = [f"“{word}”" for word in self.words[:_SHOWN]]
        if not quoted:
            return "the only playbook in the library"
        listed = f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]
        return f"chosen from {listed}"


def guess_playbook(title: str, playbooks: Sequence[Playbook]) -> Guess | None:
    """The playbook that shares most with the title; None where none does, or two do alike.

    Words of a playbook's own title count three times those of its triggers, signs and symptoms.
    """
    scores = [_score(title, playbook) for playbook in playbooks]
    best = max(scores, default=0.0)
    if best > 0 and scores.count(best) == 1:
        place = scores.index(best)
        return Guess(place, _matched(title, playbooks[place]))
    return Guess(0) if len(playbooks) == 1 else None


def _score(title: str, playbook: Playbook) -> float:
    typed = {found[0].casefold() for found in _WORD.finditer(title)}
    name = _vocabulary([playbook.title])
    return _IN_NAME * len(typed & name) + _IN_SIGNS * len(typed & (_signs(playbook) - name))


def _matched(title: str, playbook: Playbook) -> tuple[str, ...]:
    """The typed words that the playbook has; neighbours stand together, none twice."""
    known = _vocabulary([playbook.title]) | _signs(playbook)
    runs: list[tuple[int, int]] = []
    for found in _WORD.finditer(title):
        if found[0].casefold() not in known:
            continue
        if runs and title[runs[-1][1] : found.start()] == " ":
            runs[-1] = (runs[-1][0], found.end())
        else:
            runs.append(found.span())
    return tuple(dict.fromkeys(title[start:end] for start, end in runs))


def _signs(playbook: Playbook) -> set[str]:
    """The words by which trouble shows: triggers, signs of the severities, patterns and their symptoms."""
    levels = [sign for level in playbook.severities for sign in level.signs]
    patterns = [text for one in playbook.procedures for text in (one.name, *one.symptoms)]
    return _vocabulary([*(trigger.text for trigger in playbook.triggers), *levels, *patterns])


def _vocabulary(texts: Sequence[str]) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text)} - _COMMON
