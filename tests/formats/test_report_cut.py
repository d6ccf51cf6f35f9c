"""Cut where a sentence ends."""

import pytest

from incident_desk.formats.report_cut import Cut, beginning, fit, opening_of


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One. Two. Three.", Cut("One. Two.", False)),
        ("One.  Two.", Cut("One. Two.", True)),
        ("version 4.1.2 fails at 10.30 now", Cut("version 4.1.2 fails at 10.30 now", True)),
        ("", Cut("", True)),
    ],
)
def test_it_keeps_whole_sentences(text, cut):
    assert beginning(text, 200, 2) == cut


def test_a_sentence_without_room_is_left_out_and_one_too_long_is_cut_at_a_word():
    assert beginning("A first one. " + "word " * 40 + ".", 60) == Cut("A first one.", False)
    cut = beginning("word " * 40, 30)
    assert cut == Cut("word word word word word word…"[:30], False) or cut.text.endswith("word…")
    assert len(cut.text) <= 30


def test_the_opening_of_markdown_is_its_first_paragraph_as_plain_words():
    assert opening_of("# Head\n\nIt **hung** in `start()`.", 99) == Cut("It hung in start().", True)
    assert opening_of("First.\n\nSecond.", 99) == Cut("First.", False)
    assert opening_of("- one\n- two", 99) == Cut("one. two.", True)
    assert opening_of("```\ncode\n```", 99) == Cut("", False)
    assert opening_of("", 99) == Cut("", True)


def test_wide_letters_take_more_room():
    assert fit("a" * 30, 30) == "a" * 30
    assert fit("W" * 30, 30) == "W" * 15 + "…"
    assert fit("two\n lines", 30) == "two lines"
