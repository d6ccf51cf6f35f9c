"""Many words as one regular expression that looks at each letter once, however many the words are."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""
"""What stands in a tree where a word ends; what follows in it is what the end asks for."""


def any_of(words: Iterable[str], behind: str = "") -> str:
    """An expression for any of the words, the longest first; *behind* is what must follow each.

    A space in a word is any one space of the text.
    """
    tree: _Tree = {}
    for word in words:
        _plant(tree, word, behind)
    return _expression(tree) or r"(?!)"


def any_whole(words: Iterable[str], closing: str = "") -> str:
    """An expression for any of the words as a whole word; those of scripts without spaces need no end. *closing* is
    what may follow a whole word, such as a space. A ``$`` at a word's end asks for the end of the text."""
    latin: list[str] = []
    others: list[str] = []
    last: list[str] = []
    for word in words:
        (latin if _is_latin(word) else last if word.endswith("$") else others).append(word.rstrip("$"))
    return rf"(?:{any_of(latin)}(?![^\W\d_]){closing}|{any_of(others)}|{any_of(last)}(?=\s*$))"


def _plant(tree: _Tree, word: str, behind: str) -> None:
    for letter in word:
        tree = tree.setdefault(letter, {})
    tree.setdefault(_END, {})[behind] = {}


def _expression(tree: _Tree) -> str:
    """A tree as an expression: its letters first, then its own end, so that the longest word is found."""
    arms = [_letter(letter) + _expression(below) for letter, below in tree.items() if letter != _END]
    ends = tree.get(_END, {})
    if "" in ends:
        return f"(?:{'|'.join(arms)})?" if arms else ""
    arms += ends
    return arms[0] if len(arms) == 1 else f"(?:{'|'.join(arms)})" if arms else ""


def _letter(letter: str) -> str:
    return r"\s" if letter == " " else re.escape(letter)


def _is_latin(word: str) -> bool:
    """Whether it is in letters that words are parted in: anything before the scripts of East Asia."""
    return all(letter < "\u2e80" for letter in word)
