"""JSON laid out over lines, sign by sign: numbers, order and repeated names stay as they were written."""

import json
from collections.abc import Iterator

_STEP = "  "
_OPEN, _CLOSED = {"{": "}", "[": "]"}, "}]"


def laid_out(text: str) -> str | None:
    """The document with a line for each value; None where the text is no JSON document, or nested too deeply."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return None
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    depth, place = 0, 0
    while place < len(text):
        sign = text[place]
        if sign == '"':
            end = _end_of_string(text, place)
            yield text[place:end]
            place = end
            continue
        place += 1
        if sign in _OPEN:
            after = _after_gap(text, place)
            if text[after] == _OPEN[sign]:
                yield sign + text[after]
                place = after + 1
                continue
            depth += 1
            yield f"{sign}\n{_STEP * depth}"
        elif sign in _CLOSED:
            depth -= 1
            yield f"\n{_STEP * depth}{sign}"
        elif not sign.isspace():
            yield {",": f",\n{_STEP * depth}", ":": ": "}.get(sign, sign)


def _end_of_string(text: str, start: int) -> int:
    place = start + 1
    while text[place] != '"':
        place += 2 if text[place] == "\\" else 1
    return place + 1


def _after_gap(text: str, place: int) -> int:
    while text[place].isspace():
        place += 1
    return place
