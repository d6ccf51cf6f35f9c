"""Markdown is dressed while it is typed, and none of its letters changes."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from incident_desk.qt.pages.review.markdown_ink import MarkdownInk


@pytest.fixture
def dressed(themes):
    document = QTextDocument()
    ink = MarkdownInk(themes, document)

    def look(text, line=0):
        document.setPlainText(text)
        ink.rehighlight()
        block = document.findBlockByNumber(line)
        return {
            block.text()[one.start : one.start + one.length]: QTextCharFormat(one.format)
            for one in block.layout().formats()
        }, document.toPlainText()

    return look


def test_bold_italic_code_and_links_look_as_what_they_are(dressed):
    formats, text = dressed("It was **down** and *slow*: `pool.get()`, [log](https://a.b)")
    assert text == "It was **down** and *slow*: `pool.get()`, [log](https://a.b)"
    assert formats["**down**"].fontWeight() == QFont.Weight.DemiBold
    assert formats["*slow*"].fontItalic()
    assert formats["`pool.get()`"].fontFixedPitch()
    assert formats["[log](https://a.b)"].foreground().color().isValid()


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "a ** b", "__", "``", "5 > 4"])
def test_what_only_looks_like_markup_is_left_alone(dressed, text):
    formats, _ = dressed(text)
    assert formats == {}


def test_within_a_fence_what_goes_and_comes_has_its_ground(dressed):
    text = "```diff\n- old\n+ new\n  same\n```\nprose"
    grounds = []
    for line in (1, 2, 3):
        formats, _ = dressed(text, line)
        (one,) = formats.values()
        assert one.fontFixedPitch()
        grounds.append(one.background().color().name())
    assert len(set(grounds)) == 3
    assert dressed(text, 5)[0] == {}


def test_stars_in_code_are_code(dressed):
    formats, _ = dressed("`a **b** c`")
    assert list(formats) == ["`a **b** c`"] and formats["`a **b** c`"].fontWeight() != QFont.Weight.DemiBold


def test_a_line_of_a_megabyte_is_not_looked_through(dressed):
    formats, _ = dressed("**a** " * 200_000)
    assert formats == {}
