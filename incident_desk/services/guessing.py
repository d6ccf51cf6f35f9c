"""Which playbook a title asks for, and which words said so. Pure."""

import re
from collections.abc import Sequence

from incident_desk.domain.playbook import Playbook

_WORD = re.compile(r"[^\W_]{3,}")
_DOWN = frozenset(
    {
        "down",
        "outage",
        "unavailable",
        "unreachable",
        "dead",
        "everyone",
        "everybody",
        "all",
        "timeout",
        "503",
        "502",
    }
)
_COMMON = frozenset({"the", "and", "for", "with", "not", "are", "has", "from", "playbook", "service", "incident"})


def guess_playbook(title: str, playbooks: Sequence[Playbook]) -> tuple[int | None, tuple[str, ...]]:
    """The place of the playbook that shares most words with the title, and those words; None where none does.

    Words of its title count most; words such as "down" speak for a playbook about outages.
    """
    typed = {word.casefold() for word in _WORD.findall(title)} - _COMMON
    best: tuple[float, int, tuple[str, ...]] | None = None
    for place, playbook in enumerate(playbooks):
        if playbook.kind != "playbook":
            continue
        score, words = _score(typed, playbook)
        if score > 0 and (best is None or score > best[0]):
            best = (score, place, words)
    return (best[1], best[2]) if best else (None, ())


def _score(typed: set[str], playbook: Playbook) -> tuple[float, tuple[str, ...]]:
    name = {word.casefold() for word in _WORD.findall(playbook.title)} - _COMMON
    signs = {word.casefold() for trigger in playbook.triggers for word in _WORD.findall(trigger.text)} - _COMMON
    in_name, in_signs = typed & name, typed & signs
    outage = typed & _DOWN if "outage" in name else set()
    score = 3.0 * len(in_name) + 2.0 * len(outage) + 0.5 * len(in_signs)
    return score, tuple(sorted(in_name | outage | in_signs))
