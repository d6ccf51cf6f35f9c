"""Which language a document is written in, from its commonest small words and its script."""

import re

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
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language's two letters; "en" where nothing else is clear."""
    sample = text[:20_000]
    if (script := _script(sample)) is not None:
        return script
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = {name: sum(word in small for word in words) for name, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > counts["en"] else "en"


def _script(sample: str) -> str | None:
    kana = sum("\u3040" <= letter <= "\u30ff" for letter in sample)
    hangul = sum("\uac00" <= letter <= "\ud7af" for letter in sample)
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in sample)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in sample)
    least = max(20, len(sample) // 50)
    if kana + han > least and kana * 10 > han:
        return "ja"
    if hangul > least:
        return "ko"
    if han > least:
        return "zh"
    return "ru" if cyrillic > least else None
