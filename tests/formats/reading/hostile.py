"""Documents that mean harm, of any size: one place for the tests and the long proof."""

from collections.abc import Callable


def repeated(words: str) -> Callable[[int], str]:
    """That many letters of the same words again and again."""
    return lambda size: (words * (size // len(words) + 1))[:size]


def _nested(size: int) -> str:
    """Lists in lists, 100,000 levels in 50 MB; from level 500 on each is as far in as the one before."""
    lines, length, level = [], 0, 0
    while length < size and level < 100_000:
        lines.append("  " * min(level, 250) + f"- level {level}")
        length += len(lines[-1]) + 1
        level += 1
    return "\n".join(lines)


def _table(size: int) -> str:
    return "| Level | Response |\n|---|---|\n" + repeated("| P1 | 15 min |\n")(size)


def _book(size: int) -> str:
    return "# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n" + repeated("- [ ] Look at the `log`\n\n")(size)


HOSTILE: dict[str, Callable[[int], str]] = {
    "a playbook": _book,
    "nested lists": _nested,
    "nested quotes": lambda size: "\n".join(">" * (level % 900) + " a" for level in range(size // 450 + 2)),
    "rows of a table": _table,
    "columns of a table": lambda size: "|a" * (size // 4) + "\n" + "|-" * (size // 4) + "\n",
    "one line": repeated("word "),
    "blank lines": lambda size: "a" + "\n" * size + "b",
    "spaces": lambda size: "a" + " " * size + "b",
    "headings": repeated("# a\n"),
    "underlined": repeated("a\n===\n"),
    "raw HTML": repeated("<div onclick=x()><iframe src='http://a.example/'></iframe><b>\n"),
    "script": repeated("<script>fetch('http://a.example/'); alert(1)</script>\n"),
    "images": repeated("![a](file:///etc/passwd) ![b](http://a.example/b.png) <img src=//a.example/c>\n"),
    "bidi": repeated("\u202e abc \u2066 def\u2069 - [ ] \u200f do\n"),
    "zeros": repeated("some words of a line, and among them one \x00 here\n"),
    "brackets": repeated("["),
    "links": repeated("[a]("),
    "stars": repeated("**a"),
    "underlines": repeated("_a "),
    "backticks": repeated("` "),
    "backslashes": repeated("\\"),
    "entities": repeated("&amp;&#0;&lt"),
    "comments": repeated("<!--"),
    "angles": repeated("<"),
    "fences": repeated("```\n"),
    "numbers": repeated("1"),
    "clocks": repeated("10:00 - 11:00 "),
    "dates": repeated("2024-01-01 "),
    "lengths": repeated("for the 5 minutes within "),
    "codes": repeated("P1/"),
    "labels": repeated("a: "),
    "blanks": repeated("[NAME] <x> {{y}} $Z "),
    "addresses": repeated("a@b."),
    "ways": repeated("a/../"),
    "arrows": repeated("a -> "),
    "damaged text": repeated("â€™ Ã© "),
    "Chinese": repeated("事后复盘"),
    "emoji": repeated("# \U0001f525 a\n- do it\n"),
    "commas": repeated("a,b,c\n"),
    "chat": repeated("[10:00] al: it broke\n"),
    "timeline": lambda size: "# Incident\n\n## Timeline\n\n" + repeated("- 10:00 UTC it broke\n")(size),
    "page": lambda size: "<!doctype html><html><body>" + repeated("<ul><li>a<table><tr><td>b")(size),
    "attributes": lambda size: "<html><p " + repeated('a="')(size),
}
"""Each by its name: what makes it, of about so many letters."""
