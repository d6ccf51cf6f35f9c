"""The words of languages, which lie in files: the one door by which the readers of documents get them, once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from incident_desk.resource_files import resource


def language_texts() -> tuple[tuple[str, str], ...]:
    """Each shipped language: its file's name and what stands in it; English first, the model of the others."""
    files = sorted(resource("languages").glob("*.toml"), key=_english_first)
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in files)


def _english_first(path: Path) -> tuple[bool, str]:
    return path.stem != "en", path.stem


def language_table(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of all languages in one table, by their keys, for who needs no other: only that table is parsed."""
    found: dict[str, list[str]] = {}
    for _, text in language_texts():
        for key, words in tomllib.loads(_cut(text, name)).items():
            found.setdefault(key, []).extend(words)
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


def _cut(text: str, name: str) -> str:
    """What stands in a table of a file: from its head to the next one's."""
    _, _, behind = text.partition(f"\n[{name}]\n")
    return behind.partition("\n[")[0]
