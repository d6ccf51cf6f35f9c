"""Written paragraphs as one line of Markdown: their look where it can be read back, their words in any case."""

import re
from collections.abc import Callable, Sequence

from incident_desk.formats.report_document import Run
from incident_desk.formats.report_text import visible

_SPACES = re.compile(r"[^\S\n]+")
_TICKS = re.compile(r"`+")


class RunWords:
    """Writes runs. ``escaped`` makes text of one line stay text, ``opened`` does so at a line's beginning."""

    def __init__(self, escaped: Callable[[str], str], opened: Callable[[str], str]) -> None:
        self._escaped, self._opened = escaped, opened

    def of(self, runs: Sequence[Run]) -> str:
        """The runs as Markdown; a line end that was meant has two blanks before it."""
        text, ends_code = "", False
        for place, run in enumerate(runs):
            following = visible(runs[place + 1].text)[:1] if place + 1 < len(runs) else ""
            piece = self._run(run, text[-1:], following)
            # Backticks that meet would be one fence, and all between other ones code; a "@name" is code as well.
            text += f" {piece}" if ends_code and piece.startswith("`") else piece
            ends_code = run.code or (piece.endswith("`") and not piece.endswith("\\`"))
        return "  \n".join(self._opened(line.strip()) for line in text.split("\n"))

    def _run(self, run: Run, before: str, after: str) -> str:
        said = _SPACES.sub(" ", visible(run.text))
        if run.code:
            return _code(said)
        text = "\n".join(self._escaped(line) for line in said.split("\n"))
        for mark in self._marks(run):
            text = _marked(text, mark, before, after)
        return text

    def _marks(self, run: Run) -> Sequence[str]:
        named = (("**", run.strong), ("*", run.emphasis), ("~~", run.struck))
        return [mark for mark, wanted in named if wanted]


def _code(text: str) -> str:
    """Code inside a line; fences longer than any backticks in it."""
    said = text.replace("\n", " ")
    fence = "`" * (max((len(one) for one in _TICKS.findall(said)), default=0) + 1)
    room = " " if said[:1] in ("`", " ", "") or said[-1:] in ("`", " ") else ""
    return f"{fence}{room}{said}{room}{fence}"


def _marked(text: str, mark: str, before: str, after: str) -> str:
    """The text between marks, where a reader takes them for marks; else as it is. Blanks stand outside."""
    core = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not core or "\n" in core or (before == mark[0] and not lead):
        return text
    opens = core[0].isalnum() or bool(lead) or not before.isalnum()
    closes = core[-1].isalnum() or bool(tail) or not after.isalnum()
    if not opens or not closes:
        return text
    return f"{lead}{mark}{core}{mark}{tail}"
