"""Which language a document is written in, from its commonest small words and its script."""

import re
from collections import Counter
from functools import lru_cache

from incident_desk.formats.reading.vocabulary import LANGUAGES

_SMALL_WORDS = {
    language.code: frozenset(words)
    for language in LANGUAGES
    if (words := language.words.get("language", {}).get("small_words", ()))
}
_SCRIPTS = tuple(map(re.compile, ("[\u3040-\u30ff]", "[\uac00-\ud7af]", "[\u4e00-\u9fff]", "[\u0400-\u04ff]")))
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile("[\x00-\x7f]+")
_PARTED = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
"""Every sign of ASCII that is no letter as a space: the same words as by the expression, in half the time."""


def language_of(text: str) -> str:
    """The language's two letters; "en" where nothing else is clear."""
    return _language_of(text[:20_000])


def is_small_word(word: str) -> bool:
    """Whether it is one of the small words that hold a sentence together, in any language that is known."""
    return len(word) > 1 and any(word.casefold() in small for small in _SMALL_WORDS.values())


@lru_cache(maxsize=4)
def _language_of(sample: str) -> str:
    if (script := _script(sample)) is not None:
        return script
    times = Counter(_words_in(sample.casefold()))
    counts = {name: sum(times[word] for word in small) for name, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > counts["en"] else "en"


def _words_in(sample: str) -> list[str]:
    return sample.translate(_PARTED).split() if sample.isascii() else _WORD.findall(sample)


def _script(sample: str) -> str | None:
    if sample.isascii():
        return None
    others = _ASCII.sub("", sample)
    kana, hangul, han, cyrillic = (len(letters.findall(others)) for letters in _SCRIPTS)
    least = max(20, len(sample) // 50)
    if kana + han > least and kana * 10 > han:
        return "ja"
    if hangul > least:
        return "ko"
    if han > least:
        return "zh"
    return "ru" if cyrillic > least else None
