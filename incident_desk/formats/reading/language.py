"""Which language a document is written in, from its commonest small words and its script."""

import re
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and to of is for with if in on are not this that be all check",
        "fr": "le la les des et une du est pour dans sur aux avec par",
        "es": "el los las una del para con por que se en es y al",
        "pt": "o os uma do da dos das para com por que se em e ao nao não",
        "de": "der die das und ist nicht mit den von zu ein eine auf bei",
        "it": "il lo gli della del dei per con che di una sono nel",
        "hu": "az és egy nem hogy meg vagy kell ha is a",
        "nl": "het een van de en niet met voor zijn op te",
    }.items()
}
_SCRIPTS = tuple(map(re.compile, ("[\u3040-\u30ff]", "[\uac00-\ud7af]", "[\u4e00-\u9fff]", "[\u0400-\u04ff]")))
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language's two letters; "en" where nothing else is clear."""
    return _language_of(text[:20_000])


@lru_cache(maxsize=4)
def _language_of(sample: str) -> str:
    if (script := _script(sample)) is not None:
        return script
    times = Counter(_WORD.findall(sample.casefold()))
    counts = {name: sum(times[word] for word in small) for name, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > counts["en"] else "en"


def _script(sample: str) -> str | None:
    if sample.isascii():
        return None
    kana, hangul, han, cyrillic = (len(letters.findall(sample)) for letters in _SCRIPTS)
    least = max(20, len(sample) // 50)
    if kana + han > least and kana * 10 > han:
        return "ja"
    if hangul > least:
        return "ko"
    if han > least:
        return "zh"
    return "ru" if cyrillic > least else None
