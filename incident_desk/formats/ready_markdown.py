"""A reader of Markdown that several threads may use: the library puts its rules together at the first text.

Two threads that come with the first text at the same time would meet half of the rules, and one of them would fail.
"""

from markdown_it import MarkdownIt


def ready(reader: MarkdownIt) -> MarkdownIt:
    """The same reader, with its rules put together now."""
    for ruler in (reader.core.ruler, reader.block.ruler, reader.inline.ruler, reader.inline.ruler2):
        ruler.getRules("")
    return reader
