"""Wrapped words in the line height of the type scale."""

from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

TEXT = "Your last 3 entries are held in memory and in the clipboard. Free some space, then save again."


def test_height_is_lines_times_line_height(qtbot, themes):
    paragraph = Paragraph(themes, TEXT)
    assert paragraph.hasHeightForWidth()
    assert paragraph.heightForWidth(2000) == 18
    assert paragraph.heightForWidth(300) % 18 == 0
    assert paragraph.heightForWidth(100) > paragraph.heightForWidth(300) > 18


def test_no_word_is_lost_in_wrapping(themes):
    lines = list(Paragraph(themes, TEXT)._lines(180))
    assert " ".join(lines) == TEXT
    assert len(lines) > 2


def test_a_break_in_the_text_is_kept(themes):
    assert Paragraph(themes, "one\ntwo").heightForWidth(500) == 36


def test_it_takes_the_colour_it_was_given(shot, each_theme):
    plain = shot(Paragraph(each_theme, "words", ParagraphStyle(TextKind.BODY)), 100, 20)
    quiet = shot(Paragraph(each_theme, "words", ParagraphStyle(TextKind.BODY, colour="text3")), 100, 20)
    assert plain != quiet


def test_new_words_are_shown_and_read(qtbot, themes):
    paragraph = Paragraph(themes, "old")
    paragraph.set_text("new words")
    assert (paragraph.text(), paragraph.accessibleName()) == ("new words", "new words")


def test_the_text_size_makes_lines_higher(themes):
    paragraph = Paragraph(themes, TEXT)
    themes.set_scale(1.5)
    assert paragraph.heightForWidth(5000) == 27


def test_it_would_like_short_words_on_one_line_and_long_ones_on_few(themes):
    short, long = Paragraph(themes, "Offline").sizeHint(), Paragraph(themes, TEXT).sizeHint()
    assert short.height() == 18
    assert 30 < short.width() < 80
    assert long.height() == 36
    assert Paragraph(themes, "").sizeHint().height() == 18


def test_its_height_follows_the_words_and_the_text_size(themes):
    paragraph = Paragraph(themes, TEXT)
    was = paragraph.heightForWidth(180)
    themes.set_scale(1.5)
    assert paragraph.heightForWidth(180) > was * 1.4
    paragraph.set_text("one")
    assert paragraph.heightForWidth(180) == themes.current.line_height(TextKind.SMALL)
    themes.set_scale(1.0)
