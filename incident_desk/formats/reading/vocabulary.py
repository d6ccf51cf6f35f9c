"""The words of all languages together, by table and key: what the readers of documents look for.

The files are read once, when the first document is. Nothing here opens them: `language_files` is the door.
"""

import re
from collections.abc import Iterator
from itertools import product

from incident_desk.formats.reading.folding import folded
from incident_desk.formats.reading.languages import languages_of_texts
from incident_desk.language_files import language_texts

LANGUAGES = languages_of_texts(language_texts())
"""Every language that is shipped, English first."""
_FREE = tuple(
    word.partition("-") for one in LANGUAGES for word in one.words.get("language", {}).get("spelled_freely", ())
)
_FREELY = re.compile(
    rf"(?<![^\W\d_])({'|'.join(f'{re.escape(left)}[- ]?{re.escape(right)}' for left, _, right in _FREE)})", re.I
)
_WAYS = {left + right: (left + right, f"{left}-{right}", f"{left} {right}") for left, _, right in _FREE}
"""How a word can be written that stands in one, with a hyphen or apart."""


def words_of(table: str, key: str) -> tuple[str, ...]:
    """The words of every language for one thing, each once, however it is accented."""
    return tuple({folded(word): word for word in _all(table, key)}.values())


def written_words(table: str, key: str) -> tuple[str, ...]:
    """The same as people write them, for where the text is not evened out: with their accents and without."""
    words = list(_all(table, key))
    return tuple(dict.fromkeys((*words, *(plain for word in words if (plain := folded(word)).isascii()))))


def folded_words(table: str, key: str) -> tuple[str, ...]:
    """The same for where the text is evened out."""
    return tuple(dict.fromkeys(folded(word) for word in _all(table, key)))


def keys_of(table: str) -> tuple[str, ...]:
    """The keys of a table, in the order of the English file."""
    return tuple(LANGUAGES[0].words[table])


def _all(table: str, key: str) -> Iterator[str]:
    if key not in LANGUAGES[0].words[table]:
        raise KeyError(f"[{table}] {key} is in no file of words")
    listed = (word for language in LANGUAGES for word in language.words.get(table, {}).get(key, ()))
    return (spelled for word in listed for spelled in _spellings(word))


def _spellings(word: str) -> Iterator[str]:
    """A word as it is listed, then as others write it: "rollback criteria", "roll-back criteria", "roll back …"."""
    yield word
    pieces = _FREELY.split(word)
    if len(pieces) > 1:
        ways = (_WAYS.get(folded(one).replace("-", "").replace(" ", ""), (one,)) for one in pieces)
        yield from map("".join, product(*ways))
