"""The document as a tree of sections, each with its own blocks and the sections under it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from incident_desk.formats.reading.headings import Title, title_of
from incident_desk.formats.reading.listed_outline import parts_of_outline
from incident_desk.formats.reading.tokens import Block

_LONGEST_LINE = 120


@dataclass(slots=True, eq=False)
class Section:
    """A heading with what stands under it. The root has level 0 and no heading."""

    title: Title
    level: int
    first: int
    last: int
    blocks: list[Block] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    parent: "Section | None" = None
    role: str = ""
    """What the section is about; see `sections`."""
    is_line: bool = False
    """Whether its heading is a bold line: "**Phase 1: Look (0-15 min)**"."""
    is_told: bool = False
    """Whether it is a stage whose work is told in sentences, without a list."""
    alike: bool = False
    """Whether sections beside it have the same parts, so that each is a trouble of its own; see `likeness`."""
    is_trouble: bool = False
    """Whether it is named for a trouble that is chosen when it comes; see `named_troubles`."""
    told: tuple[list[Block], tuple[Block, ...]] | None = None
    """Its paragraphs, and the blocks in which they were found."""

    @property
    def name(self) -> str:
        """The title without number, window and emoji."""
        return self.title.name

    @property
    def is_title(self) -> bool:
        """Whether it is the document's title: the first heading, with everything else under it."""
        parent = self.parent
        return parent is not None and parent.level == 0 and self.level == 1 and parent.children[0] is self

    def walk(self) -> Iterator["Section"]:
        """This section and every one under it, in reading order."""
        waiting = [self]
        while waiting:
            section = waiting.pop()
            yield section
            if section.children:
                waiting.extend(reversed(section.children))

    def above(self) -> Iterator["Section"]:
        """The sections that hold this one, the nearest first."""
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    def has(self, *kinds: str) -> bool:
        """Whether a block of one of these kinds stands directly under the heading."""
        return any(block.kind in kinds for block in self.blocks)

    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs under the heading, however deep in lists and quotes; in reading order. Many readers ask
        for them, so that they are remembered for as long as the blocks are the same."""
        if self.told is None or self.told[0] is not self.blocks:
            self.told = self.blocks, tuple([one for block in self.blocks for one in block.every("paragraph")])
        return self.told[1]

    def holds(self, *kinds: str) -> bool:
        """Whether a block of one of these kinds stands anywhere in the section."""
        return any(section.has(*kinds) for section in self.walk())


def outline(blocks: tuple[Block, ...], lines: int) -> Section:
    """The tree of sections; a heading of a lower level stands under the nearest higher one before it."""
    root = Section(title_of(""), 0, 1, lines)
    open_sections = [root]
    for block in blocks:
        if parts := parts_of_outline(block):
            around = open_sections[-1]
            around.children += [_section_of_item(title, item, around) for title, item in parts]
            continue
        line = _bold_stage(block)
        if block.kind != "heading" and line is None:
            open_sections[-1].blocks.append(block)
            continue
        around = open_sections[-1]
        level = block.level if line is None else around.level + (not around.is_line)
        while open_sections[-1].level >= level:
            open_sections.pop().last = block.first - 1
        parent = open_sections[-1]
        title = line or title_of(block.plain)
        section = Section(title, level, block.first, lines, parent=parent, is_line=line is not None)
        parent.children.append(section)
        open_sections.append(section)
    return root


def _section_of_item(title: Title, item: Block, around: Section) -> Section:
    """An item of an outline that is a list, as a section."""
    blocks = list(item.children[1:])
    return Section(title, around.level + 1, item.first, item.last, blocks, parent=around, is_line=True)


def _bold_stage(block: Block) -> Title | None:
    """The title of a paragraph that is one bold line and names a phase or a stretch of time."""
    if block.kind != "paragraph" or len(block.content) > _LONGEST_LINE or "**" not in block.content:
        return None
    lines = block.lines
    if len(lines) != 1 or not lines[0].lead or lines[0].rest:
        return None
    title = title_of(lines[0].lead)
    spans = title.window is not None and None not in (title.window.start_s, title.window.end_s)
    return title if title.is_phase or (spans and title.name != title.text) else None
