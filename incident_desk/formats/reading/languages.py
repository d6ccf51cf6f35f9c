"""A language as a file of words: what it must hold, and what is wrong with one that doesn't.

The English file is the model: another has the same tables and keys, each a list of words in that language. One that
is not `whole` may leave keys out. `docs/languages.md` tells how to make one.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from incident_desk.formats.reading.folding import folded

_HEAD = {"code": str, "name": str, "whole": bool}
"""What stands before the tables, and of which kind it is."""
_KINDS = {str: "a text in quotes", bool: "true or false"}
_SHORTEST = 3
"""Letters of the shortest stem: what is shorter begins half the words there are, and must be the whole word."""
_STEMS = frozenset(("headings", "labels", "messages", "report", "timeline", "states", "going_live"))
"""Tables whose words are beginnings of words, so that a short one needs its ``$``."""


class LanguageFault(ValueError):
    """A file of words that can't be used; says the file, the key, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language by table and key. *whole*: it has every key, so its documents are read in full."""

    code: str
    name: str
    whole: bool
    words: Mapping[str, Mapping[str, tuple[str, ...]]]


def language_of_text(text: str, file: str, model: Language | None = None) -> Language:
    """The language that stands in a file; *model* is the English one, or None where it is the one that is read.

    Raises:
        LanguageFault: it is no such file; every fault is named, a line each.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise LanguageFault(f"{file}: this is no TOML: {fault}") from fault
    if faults := [f"{file}: {fault}" for fault in _faults(data, model)]:
        raise LanguageFault("\n".join(faults))
    tables = {name: table for name, table in data.items() if name not in _HEAD}
    words = {name: {key: tuple(found) for key, found in table.items()} for name, table in tables.items()}
    return Language(data["code"], data["name"], data["whole"], words)


def languages_of_texts(texts: Sequence[tuple[str, str]]) -> tuple[Language, ...]:
    """Every language, from the names of the files and what stands in them; the first is the model of the others.

    Raises:
        LanguageFault: one of them is faulty, or two have the same code.
    """
    languages: list[Language] = []
    for file, text in texts:
        language = language_of_text(text, file, languages[0] if languages else None)
        if language.code in (one.code for one in languages):
            raise LanguageFault(f"{file}: code: another file has the code {language.code}")
        languages.append(language)
    return tuple(languages)


def _faults(data: Mapping[str, Any], model: Language | None) -> Iterator[str]:
    for name, kind in _HEAD.items():
        if not isinstance(data.get(name), kind):
            yield f"{name}: {_KINDS[kind]} is wanted here"
    if data.get("code") == "" or data.get("name") == "":
        yield "code, name: neither may be empty"
    for name, table in data.items():
        if name not in _HEAD:
            yield from _faults_of_table(name, table, model)
    if model is not None and data.get("whole") is True:
        yield from _left_out(data, model)


def _faults_of_table(name: str, table: Any, model: Language | None) -> Iterator[str]:
    known = model.words.get(name) if model is not None else None
    if not isinstance(table, dict):
        yield f"{name}: there is no such key here{_meant(name, _HEAD)}"
        return
    if model is not None and known is None:
        yield f"[{name}]: there is no such table{_meant(name, model.words)}"
        return
    for key, words in table.items():
        if known is not None and key not in known:
            yield f"[{name}] {key}: there is no such key{_meant(key, known)}"
        else:
            yield from (f"[{name}] {key}: {fault}" for fault in _faults_of_words(words, name in _STEMS))


def _meant(name: str, known: Mapping[str, Any]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; is {close[0]} meant?" if close else ""


def _faults_of_words(words: Any, are_stems: bool) -> Iterator[str]:
    if not isinstance(words, list):
        yield 'a list of words is wanted, such as ["one", "two"]'
        return
    seen: set[str] = set()
    for word in words:
        if not isinstance(word, str) or not word.strip("$ "):
            yield f"{word!r} is no word"
            continue
        if (same := folded(word)) in seen:
            yield f"{word!r} stands here twice"
        seen.add(same)
        if are_stems and len(same) < _SHORTEST and same.isalpha() and same.isascii():
            yield f"{word!r} begins too many words; write {word + '$'!r} if the whole word is meant"


def _left_out(data: Mapping[str, Any], model: Language) -> Iterator[str]:
    """The keys that a whole language lacks; one that has no word for a thing says so with an empty list."""
    for name, table in model.words.items():
        own = data.get(name, {})
        for key in table:
            if isinstance(own, dict) and key not in own:
                yield f"[{name}] {key}: this key is missing; write {key} = [] if the language has no word for it"
