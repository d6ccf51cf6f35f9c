"""What the shipped fonts show, and how the rest is written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.reports.glyphs import Cleaner, Faces, clusters
from incident_desk.resource_files import resource

FACES = Faces.read(
    (
        resource("fonts", "Inter-Regular.otf"),
        resource("reports", "fonts", "DejaVuSans.ttf"),
        resource("fonts", "JetBrainsMono-Regular.ttf"),
    )
)
CLEAN = Cleaner(FACES)


def test_the_fonts_cover_what_europe_and_the_near_east_write():
    for text in ("Größe žluťoučký Ødegård Łódź İı", "Ελληνικά кириллица", "עברית", "العربية", "→ ✓ ✗ ⚠ £ € −"):
        assert CLEAN(text) == text


def test_a_character_that_no_font_shows_is_written_out():
    assert CLEAN("客 🔥") == "‹U+5BA2› ‹U+1F525›"


def test_control_characters_are_written_out_and_tabs_are_spaces():
    assert CLEAN("a\x07\tb\u202e") == "a‹U+0007›    b‹U+202E›"


def test_private_use_and_lone_marks_are_written_out():
    assert CLEAN("\ue114") == "‹U+E114›"
    assert CLEAN("\u0301x\n\u05b1") == "‹U+0301›x\n‹U+05B1›"


def test_a_look_selector_goes_silently():
    assert CLEAN("⚠\ufe0f") == "⚠"


def test_a_tower_of_marks_is_cut_and_counted():
    shown = CLEAN("a" + "\u0301" * 400 + "b")
    assert shown == "a" + "\u0301" * 8 + "‹392 more marks›b"


def test_the_second_try_writes_out_every_mark():
    assert Cleaner(FACES, strict=True)("e\u0301 é") == "e‹U+0301› é"


def test_widths_are_those_of_the_font():
    assert FACES.widths[ord("i")] < 0.4 < FACES.widths[ord("n")] < 0.7 < FACES.widths[ord("W")]


def test_a_font_without_the_table_is_refused(tmp_path):
    (tmp_path / "empty.otf").write_bytes(b"OTTO" + bytes(8))
    with pytest.raises(ValueError, match="no head table"):
        Faces.read([tmp_path / "empty.otf"])


@given(st.text(st.characters(codec=None)))
def test_whatever_comes_out_can_be_shown(text):
    out = CLEAN(text)
    assert all(one == "\n" or ord(one) in FACES.widths for one in out)
    assert "".join(clusters(out)) == out


def test_a_font_that_follows_is_read_as_if_it_had_been_among_the_first():
    first, second = resource("fonts", "Inter-Regular.otf"), resource("reports", "fonts", "DejaVuSans.ttf")
    assert Faces.read([first]).followed_by(second) == Faces.read([first, second])
