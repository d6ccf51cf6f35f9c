"""The names of severity levels: codes (P0, SEV-1, Level 3) and words (Critical, High), and their order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from incident_desk.domain.playbook import SeverityLevel
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.vocabulary import folded_words, written_words
from incident_desk.formats.reading.words import folded

_KINDS = any_of(("p", "sev", "s", "g", *(word.casefold() for word in written_words("ranks", "code"))))
_CODE = re.compile(rf"(?<![\w/])(?P<kind>{_KINDS})[ .\-]?(?P<digit>[0-5])(?![\w])", re.I)
_CODE_WORDS = frozenset(folded_words("ranks", "code"))
_COUNTED = 2
"""Words of a level that calls itself one: "Nivel alto"."""
_BETWEEN = re.compile(r"(?<=\d)\s*/\s*(?=[^\W\d_])")
"""The stroke between two codes, "P1/P2"; before a code it would make it part of a path."""
_DECORATION = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe00-\ufe0f]+"
)
_IN_BRACKETS = re.compile(r"\A(?P<label>[^()（）\[\]]++)[(（\[](?P<code>[^()（）\[\]]++)[)）\]]$")
"""A word with its code behind it: "Critical (P0)"."""
WORD_RANKS = {
    word: rank
    for rank, name in enumerate(("worst", "high", "medium", "low", "least"))
    for word in folded_words("ranks", name)
}
"""The word of a level and its usual rank, 0 the worst."""
_OF_SEVERITY = (
    frozenset(word.rstrip("$") for table in ("labels", "report") for word in folded_words(table, "severity"))
    - WORD_RANKS.keys()
)
"""What speaks of severity and names no level, though it begins as one in a script without spaces: 重大度."""


def code_of(text: str) -> str | None:
    """The code at the head of a text, as written: "SEV-1"; None where it has none or names a change ("P0 → P1")."""
    if len(text) > 300:
        return None
    plain = (text if text.isascii() else _DECORATION.sub(" ", text)).strip(" *`_:[(")
    first = _CODE.match(plain)
    return first.group().strip() if first else None


def code_in_cell(text: str) -> str | None:
    """The code in a short cell, whatever stands before it, such as a damaged emoji."""
    plain = text.strip()
    found = re.search(r"(?:^|\W)((?:P|SEV|S)[ -]?[0-5])$", plain) if len(plain) <= 14 else None
    return found[1] if found else None


def codes_in(text: str) -> list[str]:
    """Every code in a short text; "P1/P2" is two."""
    shown = text[:300]
    parted = _BETWEEN.sub(" ", shown if shown.isascii() else _DECORATION.sub(" ", shown))
    return [match.group() for match in _CODE.finditer(parted)]


def names_in_cell(cell: str) -> list[str]:
    """The names in a level's cell: one, or two as in "SEV-3/4"."""
    codes = codes_in(cell)
    if len(codes) == 1 and (parted := cell.partition("/"))[1] and parted[2].strip()[:1].isdigit():
        return [codes[0], codes[0][:-1] + parted[2].strip()[0]]
    if len(codes) > 1:
        return codes
    return [cell] if starts_with_level(cell) else [code_in_cell(cell) or cell]


def word_of(text: str) -> str | None:
    """The level word that a text consists of or begins with; None where it has none."""
    words: list[str] = re.findall(r"[^\W\d_]+", folded(_DECORATION.sub(" ", text[:200])))
    if len(words) == _COUNTED and words[0] in _CODE_WORDS and words[1] in WORD_RANKS:
        return words[1]
    if not words or words[0] in WORD_RANKS:
        return words[0] if words else None
    if words[0].isascii():
        return None
    return next((word for word in WORD_RANKS if not word.isascii() and words[0].startswith(word)), None)


def starts_with_level(text: str) -> bool:
    """Whether a text begins with a level's code or is a level's word."""
    return code_of(text) is not None or (word_of(text) is not None and len(text.split()) <= 3)


def named(text: str) -> SeverityLevel | None:
    """The level that a name such as "P1 - Critical (Emergency)" states; None where it names none or several."""
    plain = _DECORATION.sub(" ", text[:300]).replace("`", "").strip(" *:")
    if "→" in text or "->" in text or len(set(codes_in(plain))) > 1:
        return None
    code = code_of(plain)
    if folded(plain) in _OF_SEVERITY:
        return None
    if code:
        rest = plain[plain.find(code) + len(code) :].strip(" -–—:|()（）[]*/")
        return SeverityLevel(code, _label(rest), written=plain)
    if word_of(plain) and len(plain.split()) <= 4:
        behind = _IN_BRACKETS.match(plain)
        if behind and (code := code_of(behind["code"])):
            return SeverityLevel(code, behind["label"].rstrip(), written=plain)
        return SeverityLevel(plain, plain, written=plain)
    return None


def _label(rest: str) -> str:
    """The words after the code without a second part in brackets: "High (Urgent)" is "High"."""
    words = re.split(r"\s*[(（:]|\s[-–—]\s", rest, maxsplit=1)[0].strip(" )-–—") or rest.strip(" ()")
    return words if len(words) <= 40 else ""


def key_of(name: str) -> str:
    """What makes two names one level: "SEV 1", "sev1" and "SEV-1" are the same."""
    found = _CODE.match(name.strip())
    if found:
        kind = found["kind"].casefold()
        return f"{'sev' if kind.startswith('s') else kind[0]}{found['digit']}"
    return folded(name)


def ranked(levels: Sequence[SeverityLevel]) -> tuple[SeverityLevel, ...]:
    """The levels with their ranks, worst first. Codes run up from the worst unless their words say otherwise."""
    if len(levels) == 1:
        return (replace(levels[0], rank=_alone(levels[0])),)
    ordered = sorted(levels, key=_order(levels))
    return tuple(replace(level, rank=min(4, place)) for place, level in enumerate(ordered))


def _alone(level: SeverityLevel) -> int:
    rank = _word_rank(level)
    found = _CODE.match(level.name)
    return rank if rank is not None else (min(4, int(found["digit"])) if found else 0)


def _word_rank(level: SeverityLevel) -> int | None:
    word = word_of(level.label) or word_of(level.name)
    return WORD_RANKS[word] if word else None


def _rank_by_word(level: SeverityLevel) -> int:
    rank = _word_rank(level)
    return 2 if rank is None else rank


def _order(levels: Sequence[SeverityLevel]) -> Callable[[SeverityLevel], int]:
    digits = {level.name: int(found["digit"]) for level in levels if (found := _CODE.match(level.name))}
    if len(digits) < len(levels):
        return _rank_by_word
    pairs = [(digits[level.name], rank) for level in levels if (rank := _word_rank(level)) is not None]
    falling = len(pairs) >= 2 and (pairs[0][0] - pairs[-1][0]) * (pairs[0][1] - pairs[-1][1]) < 0
    return lambda level: -digits[level.name] if falling else digits[level.name]
