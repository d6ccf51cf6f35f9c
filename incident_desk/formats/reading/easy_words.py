"""Inline Markdown that can be read at a glance: words, `code` and **bold** with nothing in one another.

Nearly every line is of this kind, and markdown-it would ask twelve rules at each of its marks. What is found is
what markdown-it finds (a test compares them); wherever that is not certain, nothing is, and its parser is asked.
"""

import re

Pieces = list[tuple[str, bool]]
"""The pieces of one line: (words, whether bold)."""

_WORDS = (
    r"(?:[^*_`\\<&~\n]++|(?<=[A-Za-z0-9])_++(?=[A-Za-z0-9])|<(?![^<>\n]*[:@][^<>\n]*>)|&(?![#A-Za-z])|~(?!~))++"
)
"""Words, with the marks that mean nothing where they stand: snake_case, <version>, a & b, ~5."""
_ENDS_BOLD = r"(?:(?<=[^\W_])|(?<=[.:,;!?)\]%\"'/])(?=\*\*(?:[ \n]|\Z)))"
_PIECE = re.compile(
    rf"(?P<words>{_WORDS})|`(?P<code>[^`\n]++)`(?!`)"
    rf"|\*\*(?=[^\W_])(?P<bold>{_WORDS}){_ENDS_BOLD}\*\*(?!\*)|\n[ \t]*+"
)


def pieces_at_a_glance(content: str) -> list[Pieces] | None:
    """The pieces of each line; None where a parser has to tell."""
    if "](" in content:
        return None
    lines: list[Pieces] = [[]]
    place, before = 0, None
    for match in _PIECE.finditer(content):
        if match.start() != place:
            return None
        place, kind = match.end(), match.lastgroup
        if kind is not None:
            lines[-1].append((_of_code(match[kind]) if kind == "code" else match[kind], kind == "bold"))
        else:
            if before == "words":
                _end(lines[-1])
            lines.append([])
        before = kind
    return lines if place == len(content) else None


def _end(line: Pieces) -> None:
    """Take the spaces away that stand before a line's end."""
    words = line.pop()[0].rstrip(" ")
    if words:
        line.append((words, False))


def _of_code(words: str) -> str:
    """Words in backticks without the spaces that keep them from the backticks."""
    return words[1:-1] if words[0] == words[-1] == " " and words.strip(" ") else words
