"""Says what is wrong with files of words: ``python packaging/check_languages.py [FILE ...]``.

Without files it looks at all in resources/languages. A good file's line tells how many words it has and which keys
it leaves empty, to be looked at again. Exit codes: 0 all are good, 1 one of them can't be used.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from incident_desk.formats.reading.languages import Language, LanguageFault, language_of_text  # noqa: E402
from incident_desk.language_files import language_texts  # noqa: E402


def told(language: Language, file: str) -> str:
    """One line about a good file, and one of the keys that it leaves empty."""
    lists = [(f"{table}.{key}", words) for table, keys in language.words.items() for key, words in keys.items()]
    empty = [name for name, words in lists if not words]
    count = sum(len(words) for _, words in lists)
    kind = "whole" if language.whole else "in part"
    line = f"{file}: {language.name} ({language.code}), {kind}: {count} words in {len(lists)} keys"
    return line + (f"\n  without a word: {', '.join(empty)}" if empty else "")


def check(texts: Sequence[tuple[str, str]], model: Language) -> int:
    """Print what is to be said of each file; 1 where one of them can't be used."""
    failed = 0
    for file, text in texts:
        try:
            print(told(language_of_text(text, file, model), file))
        except LanguageFault as fault:
            failed = 1
            print(fault)
    return failed


def main(words: Sequence[str]) -> int:
    """Check the files that are named, or all that are shipped."""
    shipped = language_texts()
    texts = [(Path(word).name, Path(word).read_text("utf-8")) for word in words] or list(shipped)
    file, text = shipped[0]
    try:
        model = language_of_text(text, file)
    except LanguageFault as fault:
        print(fault)
        return 1
    return check(texts, model)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
