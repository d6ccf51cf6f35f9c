"""Text of documents, records and services on the screen: as text, whatever it looks like.

Qt takes a tooltip that looks like HTML for HTML, and would load the pictures that it names. So every tooltip whose
words come from elsewhere goes through here. A label is told once: ``setTextFormat(Qt.TextFormat.PlainText)``.

A sign that turns the text round would show other words than are there, ``gpj.exe`` as ``exe.jpg``. What is painted
by ``lettering``, and the labels, show it as ``‹U+202E›`` and in the order in which it is written. What is stored,
edited, copied or handed out stays as it is.
"""

import re
from html import escape

from PySide6.QtGui import Qt

from incident_desk.formats.report_text import UNSEEN, code_of

_ACTS = re.compile(UNSEEN)


def inert(text: str) -> str:
    """The text with each sign written out that acts and can't be seen; line ends stay."""
    return text if text.isascii() or _ACTS.search(text) is None else _ACTS.sub(code_of, text)


def plain(text: str) -> str:
    """The text as a tooltip that shows it letter by letter; what Qt shows so by itself stays as it is."""
    return wrapped(text) if Qt.mightBeRichText(text) else inert(text)


def wrapped(text: str) -> str:
    """The text as a tooltip that shows it letter by letter, on as many lines as it needs."""
    return f"<p style='white-space:pre-wrap'>{escape(inert(text))}</p>"
