"""Text of documents, records and services in a tooltip: as text, whatever it looks like.

Qt takes a tooltip that looks like HTML for HTML, and would load the pictures that it names. So every tooltip whose
words come from elsewhere goes through here. A label is told once: ``setTextFormat(Qt.TextFormat.PlainText)``.
"""

from html import escape

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """The text as a tooltip that shows it letter by letter; what Qt shows so by itself stays as it is."""
    return wrapped(text) if Qt.mightBeRichText(text) else text


def wrapped(text: str) -> str:
    """The text as a tooltip that shows it letter by letter, on as many lines as it needs."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
