"""Lines, places to break, directions and columns."""

import pytest

from incident_desk.adapters.reports.glyphs import Cleaner, Faces
from incident_desk.adapters.reports.typesetting import PAGE, Typesetter, cut, runs_leftwards
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from incident_desk.resource_files import resource
from tests.report_samples import checkout, hostile

FACES = Faces.read((resource("fonts", "Inter-Regular.otf"), resource("reports", "fonts", "DejaVuSans.ttf")))
SETTER = Typesetter(Cleaner(FACES), FACES.widths)


def lines(text, room=100.0, size=10.0):
    return SETTER.text({"t": text}, room, size)


def test_an_ordinary_text_stays_whole():
    assert lines("One line.\nAnother, which is longer than its room but made of short words") == [
        "One line.", "Another, which is longer than its room but made of short words",
    ]  # fmt: skip


def test_a_word_wider_than_its_room_may_be_parted_and_no_other():
    (line,) = lines("before Donaudampfschifffahrtsgesellschaft after")
    assert "".join(line["p"]) == "before Donaudampfschifffahrtsgesellschaft after"
    assert line["p"][0] == "before " and line["p"][-1] == " after"
    assert max(len(piece) for piece in line["p"][1:-1]) <= 4


def test_a_mark_stays_with_its_letter():
    assert list(cut("e\u0301" * 5)) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_spaces_are_kept():
    (line,) = lines("a  b   " + "W" * 40 + "   c")
    assert "".join(line["p"]) == "a  b   " + "W" * 40 + "   c"


def test_the_first_letter_with_a_direction_decides():
    assert runs_leftwards("12: עברית and more") and not runs_leftwards("a עברית") and not runs_leftwards("12:")
    assert lines("عربي") == [{"s": "عربي", "r": True}]


def table(columns, rows):
    return {
        "b": "table",
        "columns": [{"title": {"t": title}, "share": share} for title, share in columns],
        "rows": [[{"text": {"t": text}} for text in row] for row in rows],
    }


def test_columns_fill_the_page_and_short_ones_take_what_they_need():
    widths = SETTER.rooms(table([("Time", 0), ("What", 3), ("By", 1)], [["03:02:00", "x" * 90, "Maya"]]))
    assert sum(widths) == pytest.approx(PAGE, abs=0.1)
    assert 40 < widths[0] < 60
    assert widths[1] == pytest.approx(3 * widths[2], abs=0.1)


def test_columns_without_a_share_fill_the_page_too():
    widths = SETTER.rooms(table([("A", 0), ("B", 0)], [["1", "2"]]))
    assert sum(widths) == pytest.approx(PAGE, abs=0.1)


def test_a_narrow_column_breaks_a_word_that_a_wide_one_keeps():
    word = "configurationmanagement"
    made = SETTER.table(table([("Wide", 9), ("Narrow", 1)], [[word, word]]))
    wide, narrow = made["rows"][0]
    assert wide["text"] == [word] and "p" in narrow["text"][0]


@pytest.mark.parametrize("sample", [checkout, hostile])
def test_no_word_of_a_report_is_left_raw(sample):
    doc = document_data(document(build_report(sample().events, "x")))
    assert "'t':" not in str(SETTER.document(doc))
