"""Bytes that are no UTF-8: which older encoding makes text of them.

Most of these encodings make something of almost any bytes, so each is tried and what comes out is judged: the share
of its letters that people write, in a place where they write them. The best one is taken if it is good enough.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

GOOD_ENOUGH = 0.75
"""The share of letters that has to make sense."""
_SAMPLE = 200_000
_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽžŸƒ"
_SIGNS = "“”‘’–—…•·«»‹›„‚€£¥§©®™°±×÷²³¹½¼¾¿¡ªºµ¶†‡\u00a0´"
_LATIN = re.compile(f"(?<![^\\x00-\\x7f])(?:[{_LETTERS}{_SIGNS}]{{1,3}})(?![^\\x00-\\x7f])")
_MISPLACED = re.compile(
    f"(?<=[A-Za-z])[{re.sub('[’‘·–—]', '', _SIGNS)}](?=[A-Za-z])|[¡¿](?![A-Za-z{_LETTERS}])|(?<![A-Za-z0-9])[ªº]"
    f"|(?<![A-Za-z{_LETTERS}])[{_LETTERS}]{{2,}}(?![A-Za-z{_LETTERS}])"
)
_HIGH = re.compile(r"[^\x00-\x7f]")
_KANA = re.compile("[\u3041-\u30ff]")
_EAST_SIGNS = re.compile(
    "[\u3000-\u303f\uff01-\uff60\u2014\u2018-\u201d\u2026\u2190-\u2193\u25a0-\u25cf\u2460-\u2473]"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Guess:
    """The text that the bytes most likely are, and what to tell of it."""

    text: str
    told: str


def guessed(data: bytes) -> Guess | None:
    """The text in bytes that are no UTF-8; None where no encoding makes sense of them."""
    return _cut_off(data) or _mixed(data) or _older(data)


def _cut_off(data: bytes) -> Guess | None:
    """UTF-8 that ends within its last letter."""
    for spare in (1, 2, 3):
        if data[-spare:][:1] < b"\xc2":
            continue
        if (text := _strictly(data[:-spare], "utf-8")) and not text.isascii():
            return Guess(text, f"The file ends within a letter: its last {spare} bytes are left out")
    return None


def _mixed(data: bytes) -> Guess | None:
    """UTF-8 into which somebody pasted Windows-1252."""
    found = len(_UTF_8.findall(data))
    if not found:
        return None
    strange = sum(byte >= 0x80 for byte in _UTF_8.sub(b"", data))
    if strange > found:
        return None
    pieces: list[str] = []
    place = 0
    for match in _UTF_8.finditer(data):
        pieces += (_western(data[place : match.start()]), match.group().decode("utf-8", "replace"))
        place = match.end()
    text = "".join(pieces) + _western(data[place:])
    if "\ufffd" in text:
        return None
    return Guess(text, f"{strange} bytes are not valid UTF-8; they are read as Windows-1252")


def _western(data: bytes) -> str:
    return data.decode("cp1252", "replace")


def _older(data: bytes) -> Guess | None:
    best, share = None, GOOD_ENOUGH
    for name, codec, judge in _CANDIDATES:
        text = _strictly(data, codec)
        if text is not None and (good := judge(text[:_SAMPLE])) > share:
            best, share = (
                Guess(text, f"The file is not UTF-8; it is read as {name}, which fits its bytes best"),
                good,
            )
    return best


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _as_western(text: str) -> float:
    """Letters with accents and typographic signs come alone or by twos, amid plain letters."""
    fitting = sum(map(len, _LATIN.findall(text))) - sum(map(len, _MISPLACED.findall(text)))
    return fitting / _all_high(text)


def _as_japanese(text: str) -> float:
    """Kana, and the Chinese letters that are taught first."""
    kana = len(_KANA.findall(text))
    if kana < 0.05 * _all_high(text):
        return 0.0
    return (kana + len(_EAST_SIGNS.findall(text)) + _common(text, "shift_jis", 0x98)) / _all_high(text)


def _as_chinese(text: str) -> float:
    if len(_KANA.findall(text)) > 0.1 * _all_high(text):
        return 0.0
    return (len(_EAST_SIGNS.findall(text)) + _common(text, "gb2312", 0xD7)) / _all_high(text)


def _common(text: str, codec: str, last: int) -> int:
    """How many Chinese letters lie in the first part of a standard, the one of those in daily use."""
    found = (letter.encode(codec, "ignore") for letter in _HAN.findall(text))
    return sum(bool(code) and code[0] <= last for code in found)


def _all_high(text: str) -> int:
    return max(1, len(_HIGH.findall(text)))


_CANDIDATES: tuple[tuple[str, str, Callable[[str], float]], ...] = (
    ("Windows-1252", "cp1252", _as_western),
    ("Shift_JIS", "cp932", _as_japanese),
    ("EUC-JP", "euc_jp", _as_japanese),
    ("GB18030", "gb18030", _as_chinese),
)
