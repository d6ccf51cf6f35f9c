"""What in a command is not what it looks like: signs that nobody sees, that turn the text round, or that a shell
takes for letters though they look like its own."""

import re
from collections.abc import Mapping

_ODD: Mapping[str, re.Pattern[str]] = {
    "signs that turn the text round": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "signs that nobody sees": re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff"
        "\ufff9-\ufffb\U000e0000-\U000e007f]"
    ),
    "spaces that are none": re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]"),
    "curly quotes": re.compile("[\u2018-\u201f\xab\xbb]"),
    "long dashes": re.compile("(?<![^\\s])[\u2010-\u2015\u2212](?=\\w)"),
}


def oddities_of(command: str) -> tuple[str, ...]:
    """What is odd about it, in words, the most dangerous first; nothing where it is what it looks like."""
    return tuple(words for words, pattern in _ODD.items() if pattern.search(command))


def plain_signs(text: str) -> str:
    """The text with each sign that nobody sees or that turns it round written out: ``\\u202e``."""
    unseen = f"{_ODD['signs that turn the text round'].pattern}|{_ODD['signs that nobody sees'].pattern}"
    return re.sub(unseen, _written_out, text)


def _written_out(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
