"""Which playbook and which severity the first words of an incident speak of, and which words said so. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.health_groups import ENVIRONMENTS
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.severity import Level, level_named

_WORD = re.compile(r"[^\W_]{3,}")
_IN_NAME, _IN_SIGNS = 3.0, 1.0
_SHOWN = 3
_COMMON = frozenset(
    {"the", "and", "for", "with", "not", "are", "has", "from", "all", "out", "our", "can", "does", "playbook",
     "runbook", "incident", "response", "production", "service", "users", "more", "check", "checks", "trouble"}
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


def guess_playbook(title: str, playbooks: Sequence[Playbook], own: Sequence[bool] = ()) -> Guess | None:
    """The playbook that shares most with the title; None where none does, or two do alike.

    Words of a playbook's own title count three times those of its triggers, signs and symptoms. ``own`` says of
    each whether the team brought it: where one of these shares anything, a shipped one is not in question.
    """
    scores = [_score(title, playbook) for playbook in playbooks]
    if any(score and mine for score, mine in zip(scores, own, strict=False)):
        scores = [score if mine else 0.0 for score, mine in zip(scores, own, strict=True)]
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


_LEAST_RANK = 1
"""The worst level of a scale is never guessed: nothing works for anybody, which no check can say."""
_SPARED_RANK = 2
"""The worst that is guessed where it is no production, or where it still answers."""
_MEANS = {
    "down": frozenset({"down", "outage", "unreachable", "unavailable", "fails", "failing", "crashes", "nobody"}),
    "slow": frozenset({"slow", "slowly", "takes", "latency", "degraded", "delayed"}),
    "flapping": frozenset({"flapping", "intermittent", "now", "then", "sometimes", "partly", "part"}),
}
"""The words by which levels speak of what a check found."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of the check that an incident is declared for: its words, what became of it, and where."""

    name: str
    became: str
    """The state's word: down, slow, flapping."""
    group: str = ""
    environment: str = ""

    @property
    def text(self) -> str:
        """All of it in a line, to be compared with what playbooks say."""
        return " ".join(part for part in (self.name, self.became, self.group) if part)

    @property
    def is_spared(self) -> bool:
        """Whether it is an environment that is not production by its name."""
        return self.environment.strip().casefold() in ENVIRONMENTS[1:]


@dataclass(frozen=True, slots=True)
class LevelGuess:
    """A level of the scale, by its place, and why."""

    place: int
    reason: str


def guess_level(signs: Signs, scale: tuple[Level, ...], playbook: Playbook | None) -> LevelGuess:
    """The severity that a failing check speaks of: by the words of the levels, else by what became of it.

    Where it is not production, or it still answers, no worse one than the second below the worst. Of a playbook
    that states severities no other is guessed, if one of them may be: it would have no target there.
    """
    least = _SPARED_RANK if signs.is_spared or signs.became != "down" else _LEAST_RANK
    stated = {one.name for one in (playbook.severities if playbook else ())}
    fitting = [place for place, one in enumerate(scale) if one.rank >= least] or [len(scale) - 1]
    allowed = [place for place in fitting if scale[place].name in stated] or fitting
    scores = [_level_score(signs, scale[place], playbook) for place in allowed]
    best = max(scores)
    usual = level_named((playbook.default_severity if playbook else None) or "P1", scale)
    if best > 0 and scores.count(best) == 1:
        place, reason = allowed[scores.index(best)], f"what is {signs.became} is spoken of there"
    elif usual in scale and scale.index(usual) in allowed and signs.became == "down":
        place, reason = scale.index(usual), "the usual level for what is down"
    else:
        place, reason = allowed[0], f"the worst for what is {signs.became}"
    if signs.is_spared:
        reason = f"{signs.environment.strip().casefold()} is not production, so {scale[allowed[0]].name} at most"
    return LevelGuess(place, reason)


def _level_score(signs: Signs, level: Level, playbook: Playbook | None) -> int:
    own = next((one for one in (playbook.severities if playbook else ()) if one.name == level.name), None)
    said = _vocabulary([level.definition, *(own.signs if own else ())])
    known = {word.casefold() for word in _WORD.findall(signs.text)} | _MEANS.get(signs.became, frozenset())
    return len(said & known)
