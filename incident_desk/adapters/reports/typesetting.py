"""Words as the template wants them: cleaned, in lines, with places to break where a word is too wide.

A text becomes a list of lines. A line is a string; or an object with ``p``, pieces that may be parted between any
two, where a word does not fit its room; or with ``s``, the whole string; and ``"r": true`` where its first letter
runs from right to left. Rooms and sizes are in points and are the template's own.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incident_desk.adapters.reports.fact_columns import fact_rooms
from incident_desk.adapters.reports.glyphs import Widths
from incident_desk.adapters.reports.low_tables import is_low_list, kept_together, stays_whole
from incident_desk.adapters.reports.wide_tables import parted
from incident_desk.adapters.reports.written import SEMIBOLD, code, cut, items, prose

PAGE = 487.5
"""Width between the margins of the page (A4, 1.9 cm each; of a wider paper the margins are wider)."""
FIGURE = 0.65
"""Width of a digit in tables and figures, where all digits are equally wide."""

_CELL, _NOTE, _TITLE, _INSET, _INDENT, _SIGN = 8.4, 7.3, 7.5, 10.0, 9.0, 11.0
_WIDEST_SHORT = 150.0
_SLACK = 0.3
"""Points that a column of short texts has beyond its widest one: figures are rounded on the way."""
_CARD = {"large": 13.0, "medium": 10.2, "small": 8.6}
_HEAD = {"large": 29.0, "medium": 22.1, "small": 16.3}
_CARD_ROOM = 97.0

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets texts for rooms of a given width."""

    clean: Callable[[str], str]
    widths: Widths

    def document(self, doc: Data) -> dict[str, Any]:
        """The document's data with every text set."""
        return {
            **doc,
            "kind": self.text(doc["kind"], PAGE, 8.4 * SEMIBOLD),
            "title": self.text(doc["title"], PAGE, _HEAD[doc["size"]] * SEMIBOLD),
            "running": self.text(doc["running"], 150, 7.5),
            "short": self.text(doc["short"], 280, 7.5),
            "name": self.clean(doc["name"]),
            "front": [self.block(block) for block in doc["front"]],
            "sections": [
                {
                    "title": self.text(section["title"], PAGE, 14 * SEMIBOLD),
                    "blocks": _of_section(self, list(parted(section["blocks"]))),
                }
                for section in doc["sections"]
            ],
            "footer": [self.text(line, 400, 7) for line in doc["footer"]],
            "stamp": self.text(doc["stamp"], PAGE, 7.5 * SEMIBOLD),
        }

    def block(self, block: Data) -> Data:
        """One block with every text set for its place."""
        setter = _SETTERS.get(block["b"])
        return {**block, **setter(self, block)} if setter else block

    # -- tables -----------------------------------------------------------------------------------------------

    def table(self, block: Data) -> Data:
        """A table with the width of each column."""
        rooms = self.rooms(block)

        def wide(line: str) -> float:
            return self._width(self.clean(line)) * _CELL * SEMIBOLD

        return {
            "widths": rooms,
            "whole": stays_whole(block["rows"], [room - _INSET for room in rooms], wide),
            "columns": [
                {"title": self.text(column["title"], room - _INSET, _TITLE * SEMIBOLD)}
                for column, room in zip(block["columns"], rooms, strict=True)
            ],
            "rows": [
                [self.cell(cell, room - _INSET) for cell, room in zip(row, rooms, strict=True)]
                for row in block["rows"]
            ],
        }

    def rooms(self, block: Data) -> list[float]:
        """Columns with a share divide what the short ones leave."""
        columns = block["columns"]
        short = {
            place: min(_WIDEST_SHORT, self._widest(block, place))
            for place, column in enumerate(columns)
            if not column["share"]
        }
        shares = sum(column["share"] for column in columns)
        left = PAGE - sum(short.values())
        if not shares:
            return [round(short[place] * PAGE / sum(short.values()), 2) for place in range(len(columns))]
        return [
            round(short[place] if place in short else left * column["share"] / shares, 2)
            for place, column in enumerate(columns)
        ]

    def _widest(self, block: Data, place: int) -> float:
        """What a column of short texts needs."""
        title = self._width(block["columns"][place]["title"]["t"]) * _TITLE * SEMIBOLD
        cells = (row[place] for row in block["rows"])
        return _INSET + _SLACK + max([title, *(self._cell_width(cell) for cell in cells)])

    def _cell_width(self, cell: Data) -> float:
        size = _CELL * (SEMIBOLD if cell.get("strong") else 1.0)
        sign = _SIGN if cell.get("mark") else 0.0
        text = max(self._width(self.clean(line)) * size for line in cell["text"]["t"].split("\n"))
        note = self._width(self.clean(cell["note"]["t"])) * _NOTE if "note" in cell else 0.0
        return max(text + sign, note)

    def cell(self, cell: Data, room: float, size: float = _CELL) -> Data:
        """A cell with its text and its note set."""
        room -= _INDENT * min(cell.get("depth", 0), 8)
        loose = room - (_SIGN if cell.get("mark") else 0.0)
        weight = SEMIBOLD if cell.get("strong") or cell.get("code") else 1.0
        made = {**cell, "text": self.text(cell["text"], loose, size * weight)}
        if "course" in cell:
            made["course"] = {**cell["course"], "alt": self.clean(cell["course"]["alt"]["t"])}
        return {**made, "note": self.text(cell["note"], room, _NOTE)} if "note" in cell else made

    # -- the other blocks -------------------------------------------------------------------------------------

    def words(self, block: Data) -> Data:
        """A paragraph or a subheading."""
        size = 12.2 if block.get("lead") else 9.6 * SEMIBOLD
        more = {"more": self.text(block["more"], PAGE, _NOTE)} if "more" in block else {}
        return {"text": self.text(block["text"], PAGE, size), **more}

    def statements(self, block: Data) -> Data:
        """Short statements behind their labels."""
        return {
            "rows": [
                {
                    "label": self.text(row["label"], PAGE, 8.8 * SEMIBOLD),
                    "text": self.text(row["text"], PAGE - 24, 8.8),
                    "more": self.text(row["more"], PAGE, _NOTE),
                }
                for row in block["rows"]
            ]
        }

    def facts(self, block: Data) -> Data:
        """Labels and values in columns: in three where a time stands at the narrow ones of four."""
        rooms = fact_rooms([value["text"]["t"] for _, value in block["pairs"]])
        return {
            "rooms": rooms,
            "pairs": [
                [
                    self.text(label, rooms[place % len(rooms)], _TITLE),
                    self.cell(value, rooms[place % len(rooms)], 8.8),
                ]
                for place, (label, value) in enumerate(block["pairs"])
            ],
        }

    def cards(self, block: Data) -> Data:
        """Figures in a row."""
        return {
            "cards": [
                {
                    **card,
                    "label": self.text(card["label"], _CARD_ROOM, _TITLE),
                    "value": self.text(card["value"], _CARD_ROOM - _SIGN, _CARD[card["size"]] * SEMIBOLD),
                    "note": self.text(card["note"], _CARD_ROOM, 7),
                }
                for card in block["cards"]
            ]
        }

    def points(self, block: Data) -> Data:
        """A label with items."""
        return {
            "label": self.text(block["label"], PAGE, 8 * SEMIBOLD),
            "items": [self.text(item, PAGE - 16, 8.8) for item in block["items"]],
        }

    def message(self, block: Data) -> Data:
        """A text as it went out."""
        return {
            "caption": self.text(block["caption"], PAGE, 8.4 * SEMIBOLD),
            "text": self.text(block["text"], PAGE - 24, 8.8),
        }

    def bar(self, block: Data) -> Data:
        """The response bar; its words are the program's own and short."""
        return {
            "points": [
                {**point, "label": self.text(point["label"], 116, 7), "time": self.text(point["time"], 116, 8)}
                for point in block["points"]
            ],
            "parts": [
                {**part, "length": self.text(part["length"], 116, 8), "words": self.text(part["words"], 116, 7)}
                for part in block["parts"]
            ],
            "note": self.text(block["note"], PAGE, 7),
        }

    # -- lines ------------------------------------------------------------------------------------------------

    def text(self, text: Data, room: float, size: float) -> list[Any]:
        """The lines of ``{"t": text}`` in a room of that width, in letters of that size; never none."""
        most = room / size
        return [self._line(line, most) for line in self.clean(text["t"]).split("\n")]

    def _line(self, line: str, most: float) -> Any:
        entry: dict[str, Any] = {"s": line}
        if self._too_wide(line, most):
            entry = {"p": list(self._pieces(line, most))}
        if not line.isascii() and runs_leftwards(line):
            entry["r"] = True
        return line if entry.keys() == {"s"} else entry

    def _too_wide(self, line: str, most: float) -> bool:
        """Whether a word of the line is wider than its room. Few are, so the cheap look comes first."""
        return len(line) > most / 2 and any(self._width(word) > most for word in line.split(" "))

    def _width(self, text: str) -> float:
        return sum(FIGURE if letter in "0123456789" else self.widths.get(ord(letter), 1.0) for letter in text)

    def _pieces(self, line: str, most: float) -> Iterator[str]:
        """The line cut inside those words only that are too wide."""
        kept = ""
        for word in line.split(" "):
            if self._width(word) > most:
                yield from ([kept] if kept else [])
                yield from cut(word)
                kept = " "
            else:
                kept += f"{word} "
        if kept.rstrip(" "):
            yield kept.removesuffix(" ")


def runs_leftwards(line: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in line:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _of_section(setter: Typesetter, blocks: Sequence[Data]) -> list[Data]:
    return kept_together(blocks, [setter.block(one) for one in blocks])


def _prose(setter: Typesetter, block: Data) -> Data:
    return prose(block, setter.text, PAGE)


def _items(setter: Typesetter, block: Data) -> Data:
    return {**items(block, setter.text, PAGE), "whole": is_low_list(block["items"])}


def _caption(setter: Typesetter, block: Data) -> Data:
    """The words under a figure, which itself has none but the program's."""
    return {"caption": setter.text(block["caption"], PAGE, _NOTE)}


def _code(setter: Typesetter, block: Data) -> Data:
    text = setter.clean(block["text"]["t"])
    return code(text, setter.widths, PAGE - 2 * _INSET, block["lang"])


_SETTERS: Mapping[str, Callable[[Typesetter, Data], Data]] = {
    "table": Typesetter.table,
    "paragraph": Typesetter.words,
    "subheading": Typesetter.words,
    "facts": Typesetter.facts,
    "cards": Typesetter.cards,
    "points": Typesetter.points,
    "statements": Typesetter.statements,
    "message": Typesetter.message,
    "bar": Typesetter.bar,
    "lanes": _caption,
    "prose": _prose,
    "items": _items,
    "code": _code,
}
