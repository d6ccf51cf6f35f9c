"""Tables of separated values: what separates them, which column holds what, and the entries of their rows.

A cell keeps its line breaks. The columns are guessed by their titles, and where these say nothing by what stands in
them; each can be named instead. What a timeline of ours was handed out as comes back as it was, the apostrophe
before a formula's sign taken off again.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Sign
from incident_desk.formats.bringing.found import MOST, Field, FoundEntry, HowRead, Means
from incident_desk.formats.bringing.stated_times import STAMP, Clock, elapsed_s, means_of_number
from incident_desk.formats.timeline_export import COLUMNS, not_neutral

SEPARATORS = ("\t", ",", ";", "|")
NAMES = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}
_TITLES: Mapping[Field, tuple[str, ...]] = {
    Field.TIME: ("time", "timestamp", "when", "date", "datetime", "date time", "happened", "at", "ts", "elapsed",
                 "zeit", "zeitpunkt", "datum", "heure", "hora", "utc"),
    Field.TEXT: ("text", "message", "what happened", "what", "event", "description", "entry", "note", "summary",
                 "details", "comment", "log", "msg", "ereignis", "beschreibung", "nachricht", "was"),
    Field.WHO: ("who", "author", "by", "user", "person", "from", "name", "actor", "sender", "wer", "autor", "von"),
    Field.KIND: ("kind", "type", "category", "sign", "art", "typ"),
}  # fmt: skip
_HEAD, _SAMPLE, _EVERY = 65_536, 100, 500
_ENOUGH, _EVEN, _FEWEST = 0.6, 0.95, 3
_LONG = 14
"""Signs that a column has on average before it is taken for the text."""
_KINDS = {sign.value.replace("_", " "): sign for sign in Sign if sign not in (Sign.CHANGE, Sign.ACTION_ITEM)}
_SIGNED = re.compile(r"[+-]|T[+-]", re.I)
_ELAPSED = re.compile(r"elapsed|since|offset|t\+|t \+", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of a text, each with the line on which it begins, and how many lines are ``left`` behind them.

    ``is_ours``: it is a timeline that we handed out.
    """

    separator: str
    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    is_ours: bool = False
    left: int = 0


def table_of(text: str, how: HowRead, *, named: bool) -> Table | None:
    """The table in a text; None where it is none. ``named`` says that its name is one of a table."""
    separator = _separator(text[:_HEAD], named=named)
    if separator is None:
        return None
    rows = list(islice(_rows(text, separator), MOST + 2))
    if not rows:
        return None
    first = rows[0][1]
    has_titles = _are_titles(first, rows[1 : _SAMPLE + 1], how)
    width = max(len(row) for _, row in rows[:_SAMPLE])
    titles = first if has_titles else tuple(f"column {place}" for place in range(1, width + 1))
    told = rows[1:] if has_titles else rows
    left = text.rstrip("\n").count("\n") + 2 - told[MOST][0] if len(told) > MOST else 0
    return Table(separator, titles, tuple(told[:MOST]), first == COLUMNS, left)


def columns_of(table: Table, how: HowRead) -> dict[Field, int]:
    """Which column holds what: as it was named, else by its title, else by what stands in it.

    Raises:
        WrongUse: a column that was named is not there.
    """
    found = {one: _place(table, name) for one, name in how.columns.items() if name != ""}
    taken = set(found.values()) | {-1}
    for one, words in _TITLES.items():
        if one in how.columns:
            continue
        places = [
            place for place, title in enumerate(table.titles) if _plain(title) in words and place not in taken
        ]
        if places:
            found[one] = min(places, key=lambda place: words.index(_plain(table.titles[place])))
            taken.add(found[one])
    _fill_time(table, how, found, taken)
    _fill_text(table, how, found, taken)
    return found


def means_in(table: Table, column: int | None) -> Means:
    """What the times of a column mean, by its title and by most of its cells."""
    if column is None:
        return Means.CLOCK
    cells = [" ".join(row[column].split()) for _, row in table.rows[:_SAMPLE] if column < len(row) and row[column]]
    numbers = Counter(means_of_number(cell) for cell in cells)
    number, often = numbers.most_common(1)[0] if numbers else (None, 0)
    if number is not None and 2 * often > len(cells):
        return number
    signed = sum(
        cell[:1] in "+-" or cell[:2].upper() in ("T+", "T-") for cell in cells if elapsed_s(cell) is not None
    )
    titled = bool(_ELAPSED.search(table.titles[column]))
    return Means.ELAPSED if titled or (cells and 2 * signed > len(cells)) else Means.CLOCK


def read_table(
    table: Table, columns: Mapping[Field, int], means: Means, how: HowRead, clock: Clock
) -> Iterator[FoundEntry]:
    """The entries of the rows; a row without a word in its column of text has all of its cells as text."""
    for number, (line, row) in enumerate(table.rows):
        if number % _EVERY == 0:
            how.step(number, len(table.rows))
        cells = tuple(map(not_neutral, row)) if table.is_ours else row
        text = _cell(cells, columns.get(Field.TEXT)) or "  ".join(cell for cell in cells if cell.strip())
        stated = _cell(cells, columns.get(Field.TIME)).strip()
        happened = clock.read(stated, means)
        if table.is_ours and happened is not None:
            happened = _as_precise(happened, cells)
        sign = _KINDS.get(_cell(cells, columns.get(Field.KIND)).strip().casefold(), Sign.NOTE)
        who = _cell(cells, columns.get(Field.WHO))
        yield FoundEntry(line, text, happened, stated, who, sign, clock.trouble)


def _as_precise(happened: Moment, cells: Sequence[str]) -> Moment:
    """The moment with the precision that a timeline of ours says of it."""
    words = _cell(cells, COLUMNS.index("precision"))
    until = _cell(cells, COLUMNS.index("until"))
    try:
        return Moment(happened.at, Precision(words), datetime.fromisoformat(until) if until else None)
    except ValueError:
        return happened


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _place(table: Table, name: str) -> int:
    titles = [_plain(one) for one in table.titles]
    if _plain(name) in titles:
        return titles.index(_plain(name))
    if name.isdecimal() and 1 <= int(name) <= len(titles):
        return int(name) - 1
    raise WrongUse(f"There is no column {name!r}. The columns are {', '.join(table.titles)}")


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("_", " ").split())


def _fill_time(table: Table, how: HowRead, found: dict[Field, int], taken: set[int]) -> None:
    if Field.TIME in found or Field.TIME in how.columns:
        return
    shares = {place: _share_of_times(table.rows, place, how) for place in _places(table) if place not in taken}
    best = max(shares, key=lambda place: shares[place], default=None)
    if best is not None and shares[best] >= _ENOUGH:
        found[Field.TIME] = best
        taken.add(best)


def _fill_text(table: Table, how: HowRead, found: dict[Field, int], taken: set[int]) -> None:
    if Field.TEXT in found or Field.TEXT in how.columns:
        return
    sizes = {
        place: sum(len(row[place]) for _, row in table.rows[:_SAMPLE] if place < len(row))
        for place in _places(table)
        if place not in taken
    }
    if sizes:
        found[Field.TEXT] = max(sizes, key=lambda place: sizes[place])


def _places(table: Table) -> range:
    return range(len(table.titles))


def _share_of_times(rows: Sequence[tuple[int, tuple[str, ...]]], place: int, how: HowRead) -> float:
    cells = [row[place] for _, row in rows[:_SAMPLE] if place < len(row) and row[place].strip()]
    return sum(_is_time(cell, how) for cell in cells) / len(cells) if cells else 0.0


def _is_time(cell: str, how: HowRead) -> bool:
    plain = " ".join(cell.split())
    is_span = how.means is Means.ELAPSED or _SIGNED.match(plain) is not None
    if means_of_number(plain) is not None or (is_span and elapsed_s(plain) is not None):
        return True
    return STAMP.fullmatch(plain) is not None or Clock(how).read(plain) is not None


def _are_titles(first: Sequence[str], below: Sequence[tuple[int, tuple[str, ...]]], how: HowRead) -> bool:
    """Whether the first row is the titles: it has no time, and its words are known ones or stand over times."""
    if any(_is_time(cell, how) for cell in first) or any(means_of_number(cell.strip()) for cell in first):
        return False
    known = {word for words in _TITLES.values() for word in words} | set(map(_plain, how.columns.values()))
    if any(_plain(cell) in known and not cell.isdecimal() for cell in first if cell):
        return True
    return any(_share_of_times(below, place, how) >= _ENOUGH for place in range(len(first)))


def _separator(head: str, *, named: bool) -> str | None:
    """What separates the cells of most rows; a text that is not called a table must be one in nearly all rows."""
    scored = []
    for order, separator in enumerate(SEPARATORS):
        widths = Counter(len(row) for _, row in list(_rows(head, separator))[:_SAMPLE])
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        share = often / widths.total()
        least = _FEWEST if separator == "," and not named else 2
        if width >= least and share >= (_ENOUGH if named else _EVEN) and (named or widths.total() > 1):
            scored.append((share * min(width, 4), -order, separator))
    return max(scored)[2] if scored else None


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that are not blank, with the line on which each begins. A quote without an end quotes nothing."""
    try:
        yield from list(islice(_read(text, separator), MOST + 2))
    except csv.Error:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, tuple(line.split(separator))


def _read(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    # A cell has at most so many signs as csv allows by itself, which is more than an entry takes.
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    before = 0
    for row in reader:
        if any(cell.strip() for cell in row):
            yield before + 1, tuple(row)
        before = reader.line_num
