"""Text of documents, records and services as a tooltip or label shows it: as text, whatever it looks like.

Qt takes a tooltip that looks like HTML for HTML, and would load the pictures that it names.
"""

from html import escape

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """The text as a tooltip that shows it letter by letter; what Qt shows so by itself stays as it is."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
