"""A document being read: its lines, its outline, and the text between two lines."""

from dataclasses import dataclass
from textwrap import dedent

from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.block_rules import HEEDLESS, Heed
from incident_desk.formats.reading.bullets import with_plain_bullets
from incident_desk.formats.reading.enumerations import with_plain_numbers
from incident_desk.formats.reading.html_tables import without_tables
from incident_desk.formats.reading.nested_fences import with_longer_fences
from incident_desk.formats.reading.outline import Section, outline
from incident_desk.formats.reading.plain_headings import with_plain_headings
from incident_desk.formats.reading.timed_lines import with_timed_items
from incident_desk.formats.reading.tokens import Block, blocks_of

_SPACES = (" ", "\t")
_FRONT = {"---": "---", "+++": "+++"}


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The document's lines and outline. *front* is what its front matter states as ``key: value``."""

    lines: tuple[str, ...]
    root: Section
    front: dict[str, str]
    front_last: int = 0

    def raw(self, first: int, last: int) -> str:
        """The source of these lines, moved to the left edge."""
        lines = self.lines[first - 1 : last]
        text = "\n".join(lines)
        # Most lines stand at the edge already.
        return (dedent(text) if any(line.startswith(_SPACES) for line in lines) else text).strip("\n")

    def raw_of(self, block: Block) -> str:
        """The source of a block."""
        return self.raw(block.first, block.last)


def page_of(text: str, heed: Heed = HEEDLESS) -> Page:
    """The document in that text; line numbers are those of the text.

    Raises:
        TooMany: it has more blocks than *heed* allows for.
    """
    lines = text.split("\n")
    front_last = _front_matter(lines)
    shown = with_longer_fences([""] * front_last + lines[front_last:])
    shown = with_timed_items(with_plain_numbers(with_plain_bullets(shown)))
    shown, tables = without_tables(shown)
    blocks = _unwrapped(blocks_of("\n".join(shown), heed=heed), heed)
    blocks = tuple(sorted((*blocks, *tables), key=_line_of)) if tables else blocks
    front = _front_values(lines[1 : max(1, front_last - 1)])
    return Page(tuple(lines), outline(with_plain_headings(blocks), len(lines)), front, front_last)


def span(block: Block) -> Span:
    """Where a block stands."""
    return Span(block.first, block.last)


def _line_of(block: Block) -> int:
    return block.first


def _front_matter(lines: list[str]) -> int:
    """The last line of YAML or TOML front matter, 0 where there is none."""
    fence = _FRONT.get(lines[0].strip()) if lines else None
    if fence is None:
        return 0
    for number, line in enumerate(lines[1:200], start=2):
        if line.strip() == fence:
            return number
    return 0


def _front_values(lines: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in lines:
        for mark in (":", "="):
            key, found, value = line.partition(mark)
            if found and key.strip() and not line.startswith((" ", "\t", "-", "#")):
                values[key.strip().casefold()] = value.strip().strip("\"'")
                break
    return values


def _unwrapped(blocks: tuple[Block, ...], heed: Heed) -> tuple[Block, ...]:
    """The blocks inside the one Markdown fence that the whole document stands in, if it does."""
    if len(blocks) == 1 and blocks[0].kind == "fence" and blocks[0].info.split(" ")[0] in ("md", "markdown"):
        return blocks_of(blocks[0].content, blocks[0].first, heed)
    return blocks
