"""What the text of a phase, a pattern or a step says already, word for word: it is not said a second time."""

import re
from collections.abc import Iterator

from incident_desk.domain.playbook import (
    Contact,
    Phase,
    Playbook,
    Procedure,
    SeverityLevel,
    Span,
    Step,
    Template,
    Threshold,
    every_step,
    walk,
)

_WORD = re.compile(r"[^\W_]+")
_Told = SeverityLevel | Threshold | Contact | Template


class Said:
    """The texts of a playbook's work, each with the lines that it stands in."""

    def __init__(self, playbook: Playbook) -> None:
        self._texts = [(span, frozenset(_words(text))) for span, text in _texts(playbook)]

    def holds(self, one: _Told) -> bool:
        """Whether a text around the place of a thing has all its words, so that it is read from there again."""
        span = one.span
        words = _words(_words_of(one)) if span else []
        return span is not None and any(
            around.first <= span.first and span.last <= around.last and known.issuperset(words)
            for around, known in self._texts
        )


def _texts(playbook: Playbook) -> Iterator[tuple[Span, str]]:
    holders: list[Phase | Procedure | Step] = [*playbook.procedures, *every_step(playbook)]
    for phase in (phase for plan in playbook.plans for phase in plan.phases):
        holders += [phase, *walk(phase.steps)]
    for one in holders:
        if one.span is not None and one.detail:
            yield one.span, one.detail


def _words_of(one: _Told) -> str:
    """What a thing says in its own words; what a reader adds to them is left out."""
    if isinstance(one, SeverityLevel):
        return " ".join((one.written or one.name, one.definition, one.response_text, one.resolution_text))
    if isinstance(one, Threshold):
        return " ".join((one.metric, one.warning, one.critical))
    if isinstance(one, Contact):
        return " ".join((one.role, one.primary, one.secondary))
    return one.body


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
