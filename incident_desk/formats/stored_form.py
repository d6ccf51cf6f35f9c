"""A document's text as bytes in the form that the document has: its ends of lines, its mark of the encoding, and
whether its last line ends."""

import codecs
import re
from collections import Counter
from difflib import SequenceMatcher

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_END = re.compile(r"\r\n|\r|\n")


def in_form_of(original: bytes, text: str) -> bytes:
    """*text*, whose lines end with a line feed, as the bytes of a later version of *original*.

    Where lines end in several ways, each that stays keeps its own, and a new one ends as most do.
    """
    mark, coding = next((form for form in _MARKS if original.startswith(form[0])), (b"", "utf-8"))
    was = original[len(mark) :].decode(coding, "replace")
    ends = _END.findall(was)
    if was and not was.endswith(("\r", "\n")):
        text = text.rstrip("\n")
    if set(ends) - {"\n"}:
        text = _with_ends(_END.split(was), ends, text.split("\n"))
    return mark + text.encode(coding)


def _with_ends(was: list[str], ends: list[str], now: list[str]) -> str:
    usual = Counter(ends).most_common(1)[0][0]
    told = [usual] * (len(now) - 1)
    if len(set(ends)) > 1:
        for block in SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks():
            for at in range(block.size):
                if block.a + at < len(ends) and block.b + at < len(told):
                    told[block.b + at] = ends[block.a + at]
    return "".join(line + end for line, end in zip(now, [*told, ""], strict=True))
