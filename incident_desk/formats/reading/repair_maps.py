"""The ways in which UTF-8 gets misread, each as a map back: what shows a byte, and how a letter's bytes look then.

A letter of two to four bytes of UTF-8, read byte by byte in an older encoding, becomes two to four letters: the
first one of some thirty, the others of some sixty. What such a pattern finds is a candidate and no more; whether
the letter behind it makes sense is for ``repair_judging``.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Misreading:
    """One encoding that UTF-8 gets read in. *bytes_of* maps what was shown to the byte that it was."""

    name: str
    bytes_of: dict[int, int]
    run: re.Pattern[str]
    """One or more letters in a row, each as its bytes were shown."""

    def read_again(self, run: str) -> str:
        """What the run was before it was misread."""
        return run.translate(self.bytes_of).encode("latin-1").decode("utf-8")


_ALSO = {
    "mac_roman": {"\u2126": 0xBD, "\u03bc": 0xB5},
    "cp1252": {"\u03bc": 0xB5},
    "cp850": {"\u03bc": 0xE6},
    "cp437": {"\u03bc": 0xE6, "\u00b5": 0xE6, "\u00df": 0xE1, "\u03b2": 0xE1, "\u2126": 0xEA},
}
"""Letters that look the same and take the place of what the encoding has."""


def _misreading(name: str, codec: str, raw_controls: bool = False) -> Misreading:
    """*raw_controls*: bytes that the encoding has no letter for, or all of them in its forerunner, show as such."""
    shown: dict[str, int] = dict(_ALSO.get(codec, {}))
    for byte in range(0x80, 0xF5):
        letter = bytes([byte]).decode(codec, "ignore")
        if letter:
            shown[letter] = byte
        if raw_controls and byte < 0xA0:
            shown[chr(byte)] = byte
    return Misreading(name, {ord(letter): byte for letter, byte in shown.items()}, re.compile(_pattern(shown)))


def _pattern(shown: dict[str, int]) -> str:
    """What is valid UTF-8, as that encoding shows it."""

    def span(first: int, last: int) -> str:
        letters = "".join(re.escape(letter) for letter, byte in shown.items() if first <= byte <= last)
        return f"[{letters}]"

    more = span(0x80, 0xBF)
    forms = (
        span(0xC2, 0xDF) + more,
        span(0xE0, 0xE0) + span(0xA0, 0xBF) + more,
        span(0xED, 0xED) + span(0x80, 0x9F) + more,
        f"[{span(0xE1, 0xEC)[1:-1]}{span(0xEE, 0xEF)[1:-1]}]{more}{more}",
        span(0xF0, 0xF0) + span(0x90, 0xBF) + more + more,
        span(0xF3, 0xF3) + more + more + more,
    )
    return f"(?:{'|'.join(forms)})+"


MISREADINGS = (
    _misreading("Mac Roman", "mac_roman"),
    _misreading("Windows-1252", "cp1252", raw_controls=True),
    _misreading("code page 437", "cp437"),
    _misreading("code page 850", "cp850"),
    _misreading("Windows-1250", "cp1250", raw_controls=True),
    _misreading("Windows-1251", "cp1251", raw_controls=True),
)
"""The commonest first: of two that explain a text equally well, the first is taken."""
