"""Another length of time where a line says one: in its own unit where that holds it."""

import re
from collections.abc import Iterator
from itertools import chain

from incident_desk.formats.playbook_writing.spelling import time_words
from incident_desk.formats.playbook_writing.word_changes import CELLS, is_row, padded, plain
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.durations import UNITS, amount_seconds
from incident_desk.formats.reading.vocabulary import written_words

_UNIT = any_of(dict.fromkeys([*chain(*UNITS.values()), *written_words("units", "minute")]))
_NUMBER = r"\d+(?:[.,]\d+)?"
_AMOUNT = re.compile(
    rf"(?<![\w.])(?P<low>{_NUMBER})(?:(?P<dash>\s*(?:-|–|—|to)\s*)(?P<high>{_NUMBER}))?(?P<plus>\+?)"
    rf"(?P<gap>\s?-?\s?)(?P<unit>{_UNIT})(?![a-z])(?P<more>\s?(?:and\s)?\d+\s?{_UNIT}(?![a-z]))?",
    re.I,
)
_AT_ONCE = re.compile(rf"\b{any_of(written_words('times', 'immediate'))}\w*", re.I)
_REGULAR = re.compile(
    rf"\b{any_of(word for key in ('half_hourly', 'hourly', 'daily') for word in written_words('times', key))}"
    r"(?![a-z])",
    re.I,
)
_LEAD = re.compile(r"(?:\b(?:after|within|in|at)\s+)?(?:\bthe first\s+)?$", re.I)
_BARE_LABEL = re.compile(r"^\s*[-*+]\s+[*_]*[^\W\d_][\w ]{1,40}[*_:]*\s*$")
_FULL = frozenset(("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"))
_NONE_YET = frozenset(("", "-", "–", "—", "n/a", "tbd", "?", "none"))
_SIZES = {word: size for size, words in UNITS.items() for word in words}


def changed_time(raw: str, old: int | None, new: int | None) -> Iterator[str]:
    """The Markdown with the time *new* where it says *old*; None is a time that nobody says."""
    if old is None and new is not None:
        yield from with_time(raw, new)
    elif new is None:
        yield from _without_time(raw, old)
    else:
        yield from _other_time(raw, old, new)


def spots(raw: str, seconds: int | None) -> list[re.Match[str]]:
    """Where a time stands: those that say *seconds*, else every one."""
    every = [*_AMOUNT.finditer(raw), *_REGULAR.finditer(raw)]
    same = [found for found in every if seconds in _values(found)]
    at_once = list(_AT_ONCE.finditer(raw)) if seconds == 0 else []
    return same + at_once or every


def _values(found: re.Match[str]) -> tuple[int | None, ...]:
    if found.re is not _AMOUNT:
        return ()
    size = _size(found)
    ends = [found["low"], found["high"]] if found["high"] else [found["low"]]
    return (amount_seconds(found.group()), *(int(float(end.replace(",", ".")) * size) for end in ends))


def _size(found: re.Match[str]) -> int:
    return _SIZES.get(found["unit"].casefold(), 60)


def _other_time(raw: str, old: int | None, new: int) -> Iterator[str]:
    for found in spots(raw, old):
        first, last = found.span()
        for words in _said(found, old, new):
            if words.startswith("immediate"):
                first = first - len(lead.group()) if (lead := _LEAD.search(raw[:first])) else first
                words = words.capitalize() if raw[first : first + 1].isupper() else words
            yield raw[:first] + words + raw[last:]
    yield from _whole(raw, new)


def _said(found: re.Match[str], old: int | None, new: int) -> Iterator[str]:
    """The time in the words of the one that stood there."""
    if new == 0:
        yield "immediately"
    if found.re is not _AMOUNT:
        yield from (f"after {time_words(new)}", time_words(new), f"every {time_words(new)}")
        return
    size = _size(found)
    if new % size or found["more"]:
        yield time_words(new)
        return
    number = new // size
    if found["high"]:
        yield from _ranges(found, old, number)
    yield f"{number}{found['plus']}{found['gap']}{_unit(found['unit'], number)}"
    yield time_words(new)


def _ranges(found: re.Match[str], old: int | None, number: int) -> Iterator[str]:
    low, high = (float(found[name].replace(",", ".")) for name in ("low", "high"))
    behind = f"{found['gap']}{found['unit']}"
    if old == int(high * _size(found)) and low < number:
        yield f"{found['low']}{found['dash']}{number}{behind}"
    further = found["high"] if number < high else f"{int(number + high - low)}"
    yield f"{number}{found['dash']}{further}{behind}"


def _unit(word: str, number: int) -> str:
    if word.casefold() not in _FULL:
        return word
    return f"{word.rstrip('sS')}{'s' if number != 1 else ''}"


def _without_time(raw: str, seconds: int | None) -> Iterator[str]:
    for found in spots(raw, seconds):
        first, last = found.span()
        if is_row(raw):
            yield from _without_cell(raw, first)
            continue
        line = raw[raw.rfind("\n", 0, first) + 1 : (raw.find("\n", last) + 1 or len(raw) + 1) - 1]
        begun = re.match(rf"((?:[-*+]\s+)?)\w+\s+{re.escape(found.group())}\s*,\s*(\w)", raw)
        if begun is not None:
            yield begun[1] + begun[2].upper() + raw[begun.end() :]
        at = raw.rfind("\n", 0, first) + 1
        for form in (r"\s*[(\[（][^()\[\]（）]*{}[^()\[\]（）]*[)\]）]", r"\s*[:：–—-]\s+[^:：]*{}[^:：]*$",
                     r"[,;]\s*[^,;]*{}[^,;.]*", r"\s*\b\w+\s+{}"):  # fmt: skip
            gone = re.search(form.format(re.escape(found.group())), line)
            if gone is not None:
                rest = line[: gone.start()] + line[gone.end() :]
                if not any(map(str.isalnum, rest)) or ("\n" in raw and _BARE_LABEL.match(rest)):
                    # Nothing is left of the line: it goes as a whole.
                    break
                yield (
                    raw[:at]
                    + line[: gone.start()]
                    + _closing(gone.group())
                    + line[gone.end() :]
                    + raw[at + len(line) :]
                )
        if "\n" in raw:
            yield re.sub(r"\n+$|(?<=\n\n)\n+", "", raw[:at] + raw[at + len(line) + 1 :])


def _closing(words: str) -> str:
    """The marks of an end of bold words that are in what goes."""
    return "**" if words.count("**") % 2 else ""


def _without_cell(raw: str, at: int) -> Iterator[str]:
    cells = CELLS.split(raw)
    place = len(CELLS.findall(raw[:at]))
    for words in ("", "–"):
        yield "|".join([*cells[:place], padded(cells[place], words), *cells[place + 1 :]])


def with_time(raw: str, seconds: int, behind: str = "") -> Iterator[str]:
    """The Markdown with a time where it said none: in a cell, behind those words, or where its first line ends."""
    said = f"after {time_words(seconds)}" if seconds else "immediately"
    if is_row(raw):
        yield from _in_cell(raw, said, behind)
        return
    at = raw.find(behind) + len(behind) if behind and behind in raw else -1
    for mark in ("**", "__", "*", "`", "") if at >= 0 else ():
        if raw.startswith(mark, at):
            yield f"{raw[: at + len(mark)]} ({said}){raw[at + len(mark) :]}"
    head, line, rest = raw.partition("\n")
    yield from (f"{head.rstrip()}{told}{line}{rest}" for told in (f" ({said})", f": {said}", f", {said}"))


def _in_cell(row: str, said: str, behind: str) -> Iterator[str]:
    """In an empty cell, else in brackets behind those words in theirs."""
    cells = CELLS.split(row)
    for place in range(1, len(cells) - 1):
        if plain(cells[place]).casefold() in _NONE_YET:
            yield "|".join([*cells[:place], padded(cells[place], said), *cells[place + 1 :]])
    for place in range(1, len(cells)):
        if behind and behind in plain(cells[place]):
            told = padded(cells[place], f"{cells[place].strip()} ({said})")
            yield "|".join([*cells[:place], told, *cells[place + 1 :]])


def _whole(raw: str, seconds: int) -> Iterator[str]:
    """The time in the place of all that is said in the brackets, behind the label or in one of the cells."""
    said = f"after {time_words(seconds)}" if seconds else "immediately"
    if is_row(raw):
        cells = CELLS.split(raw)
        for place in range(len(cells) - 2, 1, -1):
            yield "|".join([*cells[:place], padded(cells[place], said), *cells[place + 1 :]])
        return
    for found in re.finditer(r"(?<=[(（])[^()（）]*(?=[)）])", raw):
        yield raw[: found.start()] + said + raw[found.end() :]
    if (label := re.search(r"[:：]\*{0,2}\s+(.+)$", raw)) is not None:
        yield raw[: label.start(1)] + said
