"""What a heading says besides its words: a number, the word "Phase", a window of time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.durations import UNIT, Window, window_at_edge, window_in
from incident_desk.formats.reading.vocabulary import folded_words
from incident_desk.formats.reading.words import COUNTED_WORDS, PHASE_WORDS, STEP_WORDS, folded

_SYMBOLS = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\u200d]+"
)
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_NUMBER = re.compile(
    r"^(?P<number>\d+(?:\.\d+)*|[A-Z](?=[).:])|[IVX]+(?=[.):]))\s*[.):：、\-–—]*\s+(?=\S)|^\((?P<letter>\w)\)\s+"
)
_COUNTED = re.compile(
    r"^(?P<word>[^\W\d_一二三四五六七八九十]+)\s*(?P<number>\d+(?:\.\d+)*|[A-Z]\b|[IVX]+\b|[一二三四五六七八九十]+)\s*[:：.)、\-–—]+\s*(?=\S)"
    r"|^(?P<only>[^\W\d_]+)\s*(?P<last>\d+)$"
)
_AMOUNT_FIRST = re.compile(rf"\d+\s?-?\s?{UNIT}(?![a-z])")
""""24 hours before the launch" has no number."""
_IN_ORDER = any_of(word for word in (*PHASE_WORDS, *STEP_WORDS) if not folded(word).isascii())
_COUNT_FIRST = re.compile(
    rf"^第(?P<number>\d+|[一二三四五六七八九十]+)(?P<word>{_IN_ORDER})\s*[:：、\-–—]*\s*(?=\S)"
)
_SAID_AFTER = re.compile(
    r"^(?P<rest>\S.*?)\s+(?:[(\[](?P<word>[^\W\d_]+)\s?(?P<number>\d+)[)\]]|(?P<last>[^\W\d_]+))$"
)
"""A phase that says so behind its name: "Detection (Phase 1)", "Detection Phase"."""
_SHORT = 60
"""Letters of a title that can be a name; a longer one is a sentence."""
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_OPENING = "(（[【"
_PHASES = frozenset(map(folded, PHASE_WORDS))
_STEPS = frozenset(map(folded, STEP_WORDS))
LEVELS = frozenset(folded_words("headings", "level"))
"""The words by which levels of an escalation are counted."""
_COUNTED_WORDS = _PHASES | _STEPS | LEVELS | frozenset(map(folded, COUNTED_WORDS))


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

    @property
    def is_step(self) -> bool:
        """Whether it calls itself a step."""
        return self.mark in _STEPS


@lru_cache(maxsize=8192)
def title_of(text: str) -> Title:
    """A heading's words taken apart."""
    plain = text if text.isascii() else _SYMBOLS.sub(" ", _KEYCAP.sub(r"\1. ", text))
    plain = " ".join(plain.split())
    mark, number, rest = _counted(plain)
    name, window = without_window(rest)
    return Title(text.strip(), name or rest or text.strip(), mark, number, window)


def _counted(plain: str) -> tuple[str, str, str]:
    """(what counts it, its number, the rest)."""
    if plain[:1].isdigit() and (edge := window_at_edge(plain)) and edge[1] == 0 and edge[0].start_s is not None:
        return "", "", plain
    if _AMOUNT_FIRST.match(folded(plain)):
        return "", "", plain
    counted = _COUNTED.match(plain)
    if counted:
        word = folded(counted["word"] or counted["only"])
        if word in _COUNTED_WORDS:
            return word, counted["number"] or counted["last"], plain[counted.end() :] or plain
    numbered = _NUMBER.match(plain)
    if numbered:
        return "#", numbered["number"] or numbered["letter"], plain[numbered.end() :]
    return _counted_otherwise(plain)


def _counted_otherwise(plain: str) -> tuple[str, str, str]:
    first = _COUNT_FIRST.match(plain)
    if first:
        return folded(first["word"]), first["number"], plain[first.end() :]
    after = _SAID_AFTER.match(plain)
    if after and len(plain) < _SHORT and folded(after["word"] or after["last"]) in _PHASES:
        return folded(after["word"] or after["last"]), after["number"] or "", after["rest"]
    return "", "", plain


@lru_cache(maxsize=8192)
def without_window(text: str) -> tuple[str, Window | None]:
    """The words without the window that they end or begin with, and the window."""
    for bracket in _BRACKETS.finditer(text) if any(map(text.__contains__, _OPENING)) else ():
        window = (
            window_in(bracket[1])
            if any(letter.isdigit() for letter in bracket[1]) or "first" in bracket[1]
            else None
        )
        if window:
            return (text[: bracket.start()].rstrip() + text[bracket.end() :]).strip(" :-–—"), window
    edge = window_at_edge(text)
    if edge is None:
        return text, None
    window, start, end = edge
    if text[:start].rstrip().endswith((":", "：")) and text[end:].strip():
        # "Watch: 2-5 minutes after deployment": what stands behind says from when it counts.
        return text, window
    rest = (text[:start] + " " + text[end:]).strip(" :-–—|,") if len(folded(text)) == len(text) else ""
    return text if not rest or rest.startswith("(") else rest, window
