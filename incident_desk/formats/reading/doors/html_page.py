"""The door for pages of the web, copied from a wiki or a chat or saved as a file: they become Markdown.

What is not words or their order is taken out first by a cleaner that reads HTML as browsers do (ammonia): scripts,
styles, comments, forms, events. Nothing of a page runs or is loaded; a link stays as its words with its address, a
picture as the words that stand for it. The cleaner takes long over tags within tags by the thousand, which nobody
writes; of such a page the bare words are kept.
"""

import re
from html import unescape
from html.parser import HTMLParser

import nh3

from incident_desk.formats.reading.doors.page_writer import PageWriter
from incident_desk.formats.reading.doors.plain_text import is_markdown_by_name, looks_like_markdown

TOLD = "Read as a web page: its words, lists and tables; scripts, styles and pictures are left out"

_ATTRIBUTES = {
    "a": {"href"}, "img": {"alt"}, "ol": {"start"}, "input": {"type", "checked"}, "code": {"class"},
    "pre": {"class"}, "li": {"class"},
}  # fmt: skip
_TAGS = frozenset((
    "a", "b", "blockquote", "body", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "li", "ol", "p", "pre", "s", "section", "span",
    "strike", "strong", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "article",
    "main", "header", "footer", "figcaption",
))  # fmt: skip
_DROPPED = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "textarea",
    "select", "button", "nav",
))  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_BEGINS = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|meta)\b", re.I)
_BLOCKS = re.compile(r"</(?:p|div|li|h[1-6]|td|th|tr|ul|ol|table|pre)\s*>", re.I)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.I)
_NAMES = (".html", ".htm", ".xhtml")
_HEAD = 100_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<(?:!--.{0,5000}?--|/?[a-zA-Z!?][^<>]{0,5000})>", re.S)
_ENDS_BY_ITSELF = frozenset((
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
    "td", "th", "tr", "wbr",
))  # fmt: skip
_DEEPEST = 2000
_MOST_SIGNS = 50_000


def is_page(text: str, name: str) -> bool:
    """Whether this is HTML: by its name, its beginning, or as a piece of a page that begins with a tag."""
    if name.casefold().endswith(_NAMES) or _BEGINS.match(text[:_HEAD]):
        return True
    if is_markdown_by_name(name) or looks_like_markdown(text):
        return False
    return text.lstrip().startswith("<") and len(_BLOCKS.findall(text[:_HEAD])) >= 3


def as_markdown(text: str) -> str:
    """The page's words in Markdown; its title is its first heading where it has no other."""
    if _is_a_trap(text):
        return _bare_words(text)
    cleaned = nh3.clean(
        text, tags=set(_TAGS), clean_content_tags=set(_DROPPED), attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES), link_rel=None, strip_comments=True,
    )  # fmt: skip
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    written = reader.writer.finished()
    title = _TITLE.search(text[:_HEAD])
    if title is not None and not re.search(r"^# ", written, re.M):
        return f"# {' '.join(unescape(title.group(1)).split())}\n\n{written}"
    return written


def _is_a_trap(text: str) -> bool:
    if text.count("&") > _MOST_SIGNS:
        return True
    depth = 0
    for match in _TAG.finditer(text):
        if match.group(2).casefold() not in _ENDS_BY_ITSELF:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _bare_words(text: str) -> str:
    lines = (" ".join(line.split()) for line in unescape(_ANY_TAG.sub(" ", text)).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


class _Reader(HTMLParser):
    """Hands each tag and word of a clean page to the writer."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.writer = PageWriter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        self.writer.begin(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self.writer.end(tag)

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        self.writer.words(data)
