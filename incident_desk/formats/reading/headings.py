"""What a heading says besides its words: a number, the word "Phase", a window of time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.formats.reading.durations import Window, window_at_edge, window_in
from incident_desk.formats.reading.words import PHASE_WORDS, folded

_SYMBOLS = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\u200d]+"
)
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_NUMBER = re.compile(
    r"^(?P<number>\d+(?:\.\d+)*|[A-Z](?=[).:])|[IVX]+(?=[.):]))\s*[.):：、\-–—]*\s+(?=\S)|^\((?P<letter>\w)\)\s+"
)
_COUNTED = re.compile(
    r"^(?P<word>[^\W\d_]+)\s*(?P<number>\d+(?:\.\d+)*|[A-Z]\b|[IVX]+\b)\s*[:：.)、\-–—]+\s*(?=\S)|^(?P<only>[^\W\d_]+)\s*(?P<last>\d+)$"
)
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_PHASES = frozenset(map(folded, PHASE_WORDS))
_COUNTED_WORDS = _PHASES | frozenset((
    "step", "schritt", "paso", "passo", "lepes", "pattern", "incident", "scenario", "procedure",
    "playbook", "issue", "problem", "case", "option", "part", "section",
    "tier", "scenarios", "runbook", "level", "template", "alert", "method",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart. *name* is its words alone, *mark* what counted it ("phase", "pattern", "#")."""

    text: str
    name: str
    mark: str = ""
    number: str = ""
    window: Window | None = None

    @property
    def is_phase(self) -> bool:
        """Whether it calls itself a phase."""
        return self.mark in _PHASES


@lru_cache(maxsize=8192)
def title_of(text: str) -> Title:
    """A heading's words taken apart."""
    plain = _SYMBOLS.sub(" ", _KEYCAP.sub(r"\1. ", text))
    plain = " ".join(plain.split())
    mark, number, rest = _counted(plain)
    name, window = without_window(rest)
    return Title(text.strip(), name or rest or text.strip(), mark, number, window)


def _counted(plain: str) -> tuple[str, str, str]:
    """(what counts it, its number, the rest)."""
    counted = _COUNTED.match(plain)
    if counted:
        word = folded(counted["word"] or counted["only"])
        if word in _COUNTED_WORDS:
            return word, counted["number"] or counted["last"], plain[counted.end() :] or plain
    numbered = _NUMBER.match(plain)
    if numbered:
        return "#", numbered["number"] or numbered["letter"], plain[numbered.end() :]
    return "", "", plain


def without_window(text: str) -> tuple[str, Window | None]:
    """The words without the window that they end or begin with, and the window."""
    for bracket in _BRACKETS.finditer(text):
        window = (
            window_in(bracket[1])
            if any(letter.isdigit() for letter in bracket[1]) or "first" in bracket[1]
            else None
        )
        if window:
            return (text[: bracket.start()] + text[bracket.end() :]).strip(" :-–—"), window
    edge = window_at_edge(text)
    if edge is None:
        return text, None
    window, start, end = edge
    rest = (text[:start] + " " + text[end:]).strip(" :-–—|,") if len(folded(text)) == len(text) else ""
    return text if not rest or rest.startswith("(") else rest, window
