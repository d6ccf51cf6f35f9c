"""The door for what is Markdown or plain text already: it stays letter by letter as it is."""

import re

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_MARKS = re.compile(r"^#{1,6}[ \t]+\S|^\|.*\|[ \t]*$|^[ \t]*[-*+][ \t]+\[[ xX]\]", re.M)


def is_markdown_by_name(name: str) -> bool:
    """Whether the file's name says that it is Markdown."""
    return name.casefold().endswith(_MARKDOWN)


def looks_like_markdown(text: str) -> bool:
    """Whether headings, tables or boxes of Markdown are in the text. A fence says nothing: chats have them too."""
    return _MARKS.search(text) is not None
