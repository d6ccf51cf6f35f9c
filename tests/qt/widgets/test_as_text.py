"""Text that looks like HTML is shown letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

from incident_desk.qt.widgets.as_text import plain

HOSTILE = "<img src=file:///etc/passwd><b>bold</b>\n<a href='http://x'>y</a> & more"


def shown(tip: str) -> str:
    """What Qt shows of a tooltip."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def test_tags_are_shown_as_they_are_written(qapp):
    assert shown(plain(HOSTILE)) == HOSTILE
    assert "<img" not in plain(HOSTILE)


@pytest.mark.parametrize("text", ["", "a < b & c", "two\nlines", "“pool” of the finding"])
def test_what_is_no_html_stays_as_it_is(qapp, text):
    assert plain(text) == text


@given(st.text(st.sampled_from("<>b/ img&;=\n\"'!-p"), max_size=40))
def test_whatever_it_looks_like_every_letter_is_there(text):
    assert shown(plain(text)).replace("\n", " ").split() == text.replace("\n", " ").split()
