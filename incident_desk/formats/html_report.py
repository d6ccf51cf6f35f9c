"""A report as one HTML file, made from its Markdown.

python-markdown reads the escaped Markdown with raw HTML switched off (a line break in a table is the one tag it
knows), nh3 lets through nothing but a short list of tags, and the page forbids itself to load or run anything.
"""

import re
from html import escape
from xml.etree.ElementTree import Element

import nh3
from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from incident_desk.domain.report import ReportModel
from incident_desk.formats.markdown_report import write
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import Document

TAGS = {
    "h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "code", "pre", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
"""What may stand in the page; no attribute does."""

_PUNCTUATION = list("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body{font:15px/1.5 Inter,system-ui,sans-serif;color:#15191e;max-width:60rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.9rem;line-height:1.2;border-bottom:2px solid;padding-bottom:.75rem}h2{margin-top:2.2rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid #d3d6da}
td,p,li{overflow-wrap:anywhere}code,pre{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:.9em}
pre{white-space:pre-wrap;background:#f1f2f4;padding:.8rem 1rem;border-radius:6px}hr{border:0;border-top:1px solid}
@media print{body{margin:0;max-width:none}}
"""


def html_of(report: ReportModel) -> str:
    """The report as a whole HTML page that loads nothing."""
    return page_of(document(report))


def page_of(doc: Document) -> str:
    """A document as one HTML page."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(f'{doc.title} ({doc.running})')}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body_of(write(doc))}\n</body>\n</html>\n"
    )


def body_of(markdown: str) -> str:
    """The report's Markdown as clean HTML."""
    reader = Markdown(extensions=["tables", "fenced_code", _PlainText()], output_format="html")
    clean: str = nh3.clean(reader.convert(markdown), tags=TAGS, attributes={}, url_schemes=set())
    return clean


class _PlainText(Extension):  # type: ignore[misc]
    """Reads Markdown as the report writes it: every escape of CommonMark, and no HTML but the line break."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the reader's patterns."""
        md.ESCAPED_CHARS = _PUNCTUATION
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("autolink")
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(_LineBreak("<br>", md), "cell_break", 90)


class _LineBreak(InlineProcessor):  # type: ignore[misc]
    """``<br>`` between the lines of a table's cell."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802
        """The break that stands for the match."""
        return Element("br"), m.start(0), m.end(0)
